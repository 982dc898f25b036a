"""What is said to who gave the library a piece, or suggested a change of one."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceAskedBack:
    """To who gave a piece: a facilitator asks something before it can be published."""

    piece_id: int
    title: str
    question: str
    kind: Literal["piece_asked_back"] = "piece_asked_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class PiecePublished:
    """To who gave a piece: members can read it."""

    piece_id: int
    slug: str
    title: str
    edited: bool
    """The facilitator changed its words first."""
    credited: bool
    kind: Literal["piece_published"] = "piece_published"


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceDeclined:
    """To who gave a piece: it is not published. Their words come back, for nobody keeps them."""

    title: str
    body: str
    reason: str
    kind: Literal["piece_declined"] = "piece_declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementAsked:
    """To the author of a harvested piece: a facilitator would like other words for it."""

    piece_id: int
    title: str
    is_published: bool
    """Members read the old words meanwhile."""
    kind: Literal["agreement_asked"] = "agreement_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSettled:
    """To who wanted other words for a piece: what was decided."""

    slug: str
    title: str
    taken: bool
    reason: str = ""
    kind: Literal["change_settled"] = "change_settled"
