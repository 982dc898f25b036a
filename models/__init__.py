"""The tables, one file a noun. Nothing here knows Slack."""

from models.base import Base
from models.delivery import Allowance, Delivery, DeliveryState, Lane, Operation
from models.feedback import Feedback
from models.member import Member, Mentor
from models.occurrence import Occurrence
from models.problem import Interest, InterestKind, Problem, ProblemState, Report
from models.receipt import Receipt
from models.request import Origin, RelayEnd, Request, RequestState, Side
from models.workspace import Workspace

__all__ = [
    "Allowance",
    "Base",
    "Delivery",
    "DeliveryState",
    "Feedback",
    "Interest",
    "InterestKind",
    "Lane",
    "Member",
    "Mentor",
    "Occurrence",
    "Operation",
    "Origin",
    "Problem",
    "ProblemState",
    "Receipt",
    "RelayEnd",
    "Report",
    "Request",
    "RequestState",
    "Side",
    "Workspace",
]
