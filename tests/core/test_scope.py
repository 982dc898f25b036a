"""No session can read or write another workspace's rows."""

from typing import Any

import pytest
from sqlalchemy import (
    Date,
    DateTime,
    Enum,
    Integer,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import aliased

import models
from bot import db as database_module
from bot.scope import OutOfScope
from models import Base, Lane, Receipt
from tests.conftest import NOW, opened

_SEALED = (models.base.SealedText, models.base.SealedJSON, models.base.SealedBytes)
TABLES = sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda t: t.__tablename__)


@pytest.fixture
async def ours(database):
    return database


@pytest.fixture
async def theirs(database_url):
    db = await opened(database_url, team_id="T0STRANGER")
    yield db
    await db.dispose()


def value_for(column: Any) -> Any:
    """Any value that a column takes."""
    kind = getattr(column.type, "impl", column.type)
    match kind:
        case _ if isinstance(column.type, _SEALED):
            return b"words" if isinstance(column.type, models.base.SealedBytes) else "words"
        case Enum():
            return kind.enums[0]
        case DateTime():
            return NOW
        case Date():
            return NOW.date()
        case Integer():
            return 1
        case _:
            python = kind.python_type
            return python() if python in (bool, float, dict, list) else "x"


def row_of(table: type[Base]) -> dict[str, Any]:
    """Values for what a row of the table must have."""
    return {
        column.name: value_for(column)
        for column in table.__table__.columns
        if column.name not in ("team_id", "id" if table is not Lane else "")
        and not column.foreign_keys
    }


async def _with_parents(session, table: type[Base]) -> dict[str, Any]:
    """A row whose foreign keys point to rows of its own workspace."""
    row = row_of(table)
    for column in table.__table__.columns:
        for key in column.foreign_keys:
            if column.nullable:
                continue
            parent = next(t for t in TABLES if t.__table__ is key.column.table)
            known = await session.scalar(select(parent.id))
            row[column.name] = known or await _added(session, parent)
    return row


async def _added(session, table: type[Base]) -> Any:
    values = await _with_parents(session, table)
    statement = database_module.insert(session, table).values(**values)
    await session.execute(statement.on_conflict_do_nothing())
    found = (await session.scalars(select(table))).first()
    assert found is not None, "the row can be read by its own workspace"
    return getattr(found, "id", None)


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.__tablename__)
async def test_a_row_of_theirs_is_not_there_for_us(ours, theirs, table):
    if table is models.Workspace:
        wanted = "T0LANTERN"
        async with ours.transaction() as session:
            assert [w.team_id for w in await session.scalars(select(table))] == [wanted]
        return
    async with theirs.transaction() as session:
        await _added(session, table)

    async with ours.transaction() as session:
        other = aliased(table)
        assert (await session.scalars(select(table))).all() == []
        assert (await session.scalars(select(other))).all() == []
        assert (await session.execute(select(table.team_id))).all() == []
        assert await session.scalar(select(func.count()).select_from(table)) == 0
        assert not await session.scalar(select(select(table.team_id).exists()))
        await session.execute(delete(table))
        changed = {column: value_for(table.__table__.c[column]) for column in _plain(table)}
        if changed and table is not Receipt:
            await session.execute(update(table).values(**changed))

    async with theirs.transaction() as session:
        assert len((await session.scalars(select(table))).all()) == 1, "and it is still theirs"


def _plain(table: type[Base]) -> list[str]:
    """A column that any row may have set to anything."""
    keys = table.__table__.primary_key.columns
    return [
        c.name
        for c in table.__table__.columns
        if c.name not in keys and not c.foreign_keys and c.name != "team_id"
    ][:1]


async def test_whatever_we_add_is_ours(ours, theirs):
    async with ours.transaction() as session:
        session.add(Receipt(key="one", received_at=NOW))
        await session.execute(insert(Receipt), [{"key": "two", "received_at": NOW}] * 1)
        await session.execute(
            insert(Receipt), [{"key": k, "received_at": NOW} for k in ("three", "four")]
        )
        await session.execute(insert(Receipt).values(key="five", received_at=NOW))
    async with theirs.transaction() as session:
        assert (await session.scalars(select(Receipt.key))).all() == []
    async with ours.transaction() as session:
        found = (await session.scalars(select(Receipt.key))).all()
        assert sorted(found) == ["five", "four", "one", "three", "two"]


@pytest.mark.parametrize(
    "statement",
    [
        insert(Receipt).from_select(["team_id", "key"], select(Receipt.team_id, Receipt.key)),
        update(Receipt).values(team_id="T0STRANGER"),
        update(Receipt).values({Receipt.team_id: "T0STRANGER"}),
        select(Receipt.__table__),
        update(Receipt.__table__).values(key="y"),
        delete(Receipt.__table__),
        text("SELECT * FROM receipt"),
    ],
    ids=str,
)
async def test_what_could_leave_the_workspace_is_refused(ours, statement):
    with pytest.raises(OutOfScope):
        async with ours.transaction() as session:
            await session.execute(statement)


async def test_a_new_row_cannot_be_given_to_another_workspace(ours, theirs):
    stray = {"received_at": NOW, "team_id": "T0STRANGER"}
    async with ours.transaction() as session:
        await session.execute(insert(Receipt).values(key="one", **stray))
        await session.execute(insert(Receipt), [{"key": "two", **stray}])
        await session.execute(insert(Receipt), {"key": "three", **stray})
        await session.execute(insert(Receipt.__table__).values(key="bare", **stray))
    async with theirs.transaction() as session:
        assert (await session.scalars(select(Receipt.key))).all() == []
    with pytest.raises(OutOfScope):
        async with ours.transaction() as session:
            session.add(lost := Receipt(key="four", received_at=NOW))
            lost.team_id = "T0STRANGER"


async def test_several_rows_in_one_values_are_refused(ours):
    rows = [{"key": "x", "received_at": NOW, "team_id": "T0STRANGER"}]
    with pytest.raises(InvalidRequestError):
        async with ours.transaction() as session:
            await session.execute(insert(Receipt).values(rows))


async def test_a_bulk_update_cannot_move_rows(ours):
    rows = [{"key": "x", "received_at": NOW, "team_id": "T0STRANGER"}]
    with pytest.raises(OutOfScope):
        async with ours.transaction() as session:
            await session.execute(update(Receipt), rows)


async def test_a_row_cannot_move_to_another_workspace(ours):
    async with ours.transaction() as session:
        session.add(Receipt(key="one", received_at=NOW))
    with pytest.raises(OutOfScope):
        async with ours.transaction() as session:
            found = (await session.scalars(select(Receipt))).one()
            found.team_id = "T0STRANGER"


async def test_one_cannot_be_got_by_its_id(ours, theirs):
    async with theirs.transaction() as session:
        session.add(Receipt(key="theirs", received_at=NOW))
        await session.flush()
        theirs_id = (await session.scalars(select(Receipt.id))).one()
    async with ours.transaction() as session:
        assert await session.get(Receipt, theirs_id) is None
