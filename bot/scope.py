"""Keeps a session inside its workspace: it can neither read nor write another's rows."""

from typing import Any

from sqlalchemy import Delete, Insert, Select, Update, event
from sqlalchemy.engine import Result
from sqlalchemy.orm import (
    Mapped,
    MappedAsDataclass,
    ORMExecuteState,
    Session,
    attributes,
    mapped_column,
    with_loader_criteria,
)

COLUMN = "team_id"


class Scoped(MappedAsDataclass, kw_only=True):
    """What makes a row belong to a workspace: every table has it."""

    team_id: Mapped[str] = mapped_column(init=False, repr=False)
    """Slack's id of the workspace: given, and kept, by the session."""


class OutOfScope(Exception):
    """A statement would leave its workspace, or hides whether it does."""


class ScopedSession(Session):
    """A session inside the workspace that its `info["team_id"]` names.

    Every ORM statement is narrowed to the workspace's rows, every new row is given to it, and
    whatever cannot be narrowed (raw SQL, bare tables, a team_id of one's own) is refused.
    """


@event.listens_for(ScopedSession, "do_orm_execute")
def _narrow(state: ORMExecuteState) -> Result[Any] | None:
    team_id = state.session.info["team_id"]
    if state.is_insert:
        return _give(state, team_id)
    if state.is_orm_statement:
        _refuse_moving(state)
        state.statement = state.statement.options(
            with_loader_criteria(
                Scoped,
                lambda table: table.team_id == team_id,
                include_aliases=True,
                track_closure_variables=True,
            )
        )
        return None
    if not _touches_nothing(state.statement):
        raise OutOfScope("Only statements on mapped classes know their workspace.")
    return None


@event.listens_for(ScopedSession, "before_flush")
def _claim(session: Session, *_: object) -> None:
    team_id = session.info["team_id"]
    for row in session.new:
        if getattr(row, COLUMN, None) not in (None, team_id):
            raise OutOfScope("A new row names another workspace.")
        setattr(row, COLUMN, team_id)
    for row in session.dirty:
        if attributes.get_history(row, COLUMN).has_changes():
            raise OutOfScope("A row may not move to another workspace.")


def _give(state: ORMExecuteState, team_id: str) -> Result[Any]:
    """Give every row of an INSERT to the workspace, whatever the statement says of it."""
    statement = state.statement
    if not isinstance(statement, Insert) or statement.select is not None:
        raise OutOfScope("Only INSERT … VALUES knows its workspace.")
    mine = {COLUMN: team_id}
    match state.parameters:
        case None:
            return state.invoke_statement(statement.values(**mine))
        case dict():
            return state.invoke_statement(params=mine)
        case rows:
            return state.invoke_statement(params=[mine] * len(rows))


def _refuse_moving(state: ORMExecuteState) -> None:
    if not state.is_update:
        return
    given = state.parameters or {}
    rows = [given] if isinstance(given, dict) else given
    named = state.statement.compile().params if isinstance(state.statement, Update) else {}
    if COLUMN in named or any(COLUMN in row for row in rows):
        raise OutOfScope("A row may not move to another workspace.")


def _touches_nothing(statement: Any) -> bool:
    """Whether a statement asks the database about itself only, such as its clock."""
    return (
        isinstance(statement, Select)
        and not isinstance(statement, Insert | Update | Delete)
        and not statement.get_final_froms()
    )
