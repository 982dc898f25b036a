"""The tables, one file a noun. Nothing here knows Slack."""

from models.base import Base
from models.delivery import Allowance, Delivery, DeliveryState, Lane, Operation
from models.feedback import Feedback
from models.member import Apart, ApartWhy, Member, Mentor, Role, RoleName
from models.occurrence import Occurrence
from models.pairing import (
    Goal,
    GoalNote,
    GoalState,
    Pairing,
    PairingKind,
    Proposal,
    ProposalState,
)
from models.problem import Interest, InterestKind, Problem, ProblemState, Report
from models.receipt import Receipt
from models.request import (
    Asking,
    AskingState,
    Concern,
    Conversation,
    Origin,
    RelayEnd,
    Request,
    RequestState,
    Side,
    Thanks,
    Verdict,
)
from models.round import (
    Cohort,
    CohortMember,
    Meeting,
    Round,
    RoundAnswer,
    RoundPair,
    RoundState,
)
from models.workspace import Workspace, WorkspaceSettings

__all__ = [
    "Allowance",
    "Apart",
    "ApartWhy",
    "Asking",
    "AskingState",
    "Base",
    "Cohort",
    "CohortMember",
    "Concern",
    "Conversation",
    "Delivery",
    "DeliveryState",
    "Feedback",
    "Goal",
    "GoalNote",
    "GoalState",
    "Interest",
    "InterestKind",
    "Lane",
    "Meeting",
    "Member",
    "Mentor",
    "Occurrence",
    "Operation",
    "Origin",
    "Pairing",
    "PairingKind",
    "Problem",
    "ProblemState",
    "Proposal",
    "ProposalState",
    "Receipt",
    "RelayEnd",
    "Report",
    "Request",
    "RequestState",
    "Role",
    "RoleName",
    "Round",
    "RoundAnswer",
    "RoundPair",
    "RoundState",
    "Side",
    "Thanks",
    "Verdict",
    "Workspace",
    "WorkspaceSettings",
]
