"""What members are told about their own place in the network."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

GivenRole: TypeAlias = Literal["coach", "facilitator", "ombuds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleChanged:
    """To a member: a facilitator gave them a role, or took it."""

    role: GivenRole
    by: str
    given: bool
    kind: Literal["role_changed"] = "role_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorWanted:
    """To a member: a facilitator thinks of them as a mentor, and they decide."""

    by: str
    kind: Literal["mentor_wanted"] = "mentor_wanted"
