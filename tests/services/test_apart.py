"""Who is kept apart stays so, whoever of the two said it, and only its owner reads their list."""

from sqlalchemy import select, text

from bot.db import Database
from bot.services import apart
from models import Apart, ApartWhy

ADA, GRACE, MAE, OTTO = "U0ADA", "U0GRACE", "U0MAE", "U0OTTO"
ALL = (ADA, GRACE, MAE, OTTO)


async def test_a_word_of_either_side_keeps_both_apart(database: Database):
    async with database.transaction() as session:
        await apart.choose(session, ADA, [MAE, ADA])
        await apart.keep(session, GRACE, ADA, ApartWhy.NOT_FIT)
        assert await apart.among(session, ALL) == {frozenset((ADA, MAE)), frozenset((ADA, GRACE))}
        assert await apart.among(session, [ADA, MAE, OTTO]) == {frozenset((ADA, MAE))}
        assert await apart.among(session, [MAE, GRACE]) == frozenset()
        assert await apart.of(session, ADA, ALL) == {MAE, GRACE}
        assert await apart.of(session, MAE, ALL) == {ADA}
        assert await apart.of(session, OTTO, ALL) == frozenset()


async def test_the_list_is_the_owners_alone(database: Database):
    async with database.transaction() as session:
        await apart.choose(session, ADA, [MAE, OTTO])
        await apart.keep(session, ADA, GRACE, ApartWhy.WRONG)
        assert await apart.chosen_by(session, ADA) == [MAE, OTTO]
        assert await apart.chosen_by(session, MAE) == []


async def test_a_choice_is_taken_back_and_what_happened_is_not(database: Database):
    async with database.transaction() as session:
        await apart.choose(session, ADA, [MAE, OTTO])
        await apart.keep(session, ADA, MAE, ApartWhy.WRONG)
        await apart.choose(session, ADA, [OTTO, MAE])
        await apart.choose(session, ADA, [])
        assert await apart.chosen_by(session, ADA) == []
        assert await apart.among(session, ALL) == {frozenset((ADA, MAE))}


async def test_two_who_chose_each_other_are_apart_until_both_take_it_back(database: Database):
    async with database.transaction() as session:
        await apart.choose(session, ADA, [MAE])
        await apart.choose(session, MAE, [ADA])
        await apart.choose(session, ADA, [])
        assert await apart.of(session, ADA, ALL) == {MAE}
        await apart.choose(session, MAE, [])
        assert await apart.of(session, ADA, ALL) == frozenset()


async def test_a_large_network_is_looked_through_whole(database: Database):
    many = [f"U{number:05}" for number in range(1200)]
    async with database.transaction() as session:
        await apart.choose(session, many[0], [many[1], many[1199]])
        pairs = await apart.among(session, many)
        assert pairs == {frozenset((many[0], many[1])), frozenset((many[0], many[1199]))}
        assert await apart.of(session, many[0], many) == {many[1], many[1199]}


async def test_a_copy_of_the_database_tells_nobody_who_is_apart(database: Database):
    async with database.transaction() as session:
        await apart.choose(session, ADA, [MAE])
        [kept] = await session.scalars(select(Apart))
        assert kept.other == MAE
    async with database.engine.connect() as plain:
        row = str((await plain.execute(text("SELECT * FROM apart"))).all())
    assert ADA not in row
    assert MAE not in row
