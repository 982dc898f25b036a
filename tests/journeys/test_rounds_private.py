"""Why two people are not brought together, nobody can find out from anything that anybody sees."""

import re

from bot.domain.members import About
from bot.domain.questions import ANYBODY
from bot.services import apart, members
from models import ApartWhy
from tests.journeys.rounds import TEN_MINUTES, WEEK, drafts, joins, passes, redraws, sends, shows

SECRET = "Zebrafish Unified"
TELLING = (
    "apart",
    "exclu",
    "never match",
    "asked not",
    "same district",
    "not_fit",
    "chosen",
    SECRET,
)


async def kept_apart(network, one, other, why):
    async with network.core.db.transaction() as session:
        await apart.keep(session, one.id, other.id, why)


async def free_again(network):
    async with network.core.db.engine.begin() as connection:
        await connection.exec_driver_sql("DELETE FROM apart")


async def one_district(network, *people, name=SECRET):
    async with network.core.db.transaction() as session:
        for person in people:
            await members.save(session, person.id, About(district_name=name))


async def story(network):
    """A draft, a swap that is refused, a sending, and what everybody reads of it."""
    fay, seen = network.fay, len(texts(network))
    modal = (await drafts(network, no_repeat="0")).words
    left = next(p for p in (network.ada, network.otto) if f"*Left out:* <@{p.id}>" in modal)
    await fay.clicks("Swap two people", on="modal")
    await fay.submits(one=network.mae, other=left)
    refused = dict(fay.modal_errors)
    await fay.closes()
    await redraws(network)
    await sends(network)
    sending = fay.modal.words
    await passes(network, TEN_MINUTES)
    await fay.closes()
    told = sorted(neutral(words) for words in texts(network)[seen:])
    return neutral(modal, refused, sending, *told)


def texts(network):
    """Every message that stands anywhere, whoever sees it, oldest first."""
    said = [
        (message.ts, message.words)
        for person in network.everyone
        for channel in person.channels
        for message in person.sees(channel)
    ]
    quiet = [(m.ts, m.words) for person in network.everyone for m in person.ephemerals]
    return [words for _, words in sorted(said + quiet)]


def neutral(*shown):
    """Leave out what differs from round to round."""
    differs = "|".join([r"<!date[^>]*>", r"U[A-Z0-9]{6,}", *map(re.escape, ANYBODY)])
    return re.sub(differs, "…", "\n".join(map(str, shown)))


async def test_whatever_keeps_two_apart_everybody_reads_the_same(network):
    await joins(network, network.ada, network.otto, network.mae)
    await one_district(network, network.ada, network.otto)
    by_district = await story(network)
    assert "These two cannot be paired" in by_district
    assert "I have nobody for you" in by_district
    await one_district(network, network.ada, network.otto, name="")
    reasons = [
        (network.ada, network.otto, ApartWhy.CHOSEN),
        (network.otto, network.ada, ApartWhy.CHOSEN),
        (network.ada, network.otto, ApartWhy.NOT_FIT),
        (network.otto, network.ada, ApartWhy.WRONG),
    ]
    for one, other, why in reasons:
        await kept_apart(network, one, other, why)
        assert await story(network) == by_district
        await free_again(network)


async def test_nothing_that_anybody_sees_or_that_is_logged_tells_of_it(network, logs):
    ada, otto, grace, mae, fay = network.everyone
    await joins(network, ada, otto, grace, mae)
    await kept_apart(network, ada, otto, ApartWhy.CHOSEN)
    await one_district(network, grace, mae)
    shown = [(await drafts(network)).words]
    await sends(network)
    await passes(network, TEN_MINUTES)
    await passes(network, TEN_MINUTES + WEEK)
    shown.append(fay.modal.words)
    for person in network.everyone:
        await person.opens_home()
    await network.workspace.until(lambda: all(person.home for person in network.everyone))
    await fay.closes()
    await fay.uses("/cohort", "pairs")
    await fay.clicks("Open", on="modal")
    await shows(network, "2 pairs")
    shown += [fay.modal.words, *texts(network)]
    shown += [str(person.modal and person.modal.blocks) for person in network.everyone]
    for telling in TELLING:
        assert not any(telling.lower() in words.lower() for words in shown), telling
    assert SECRET not in "".join(person.home.words for person in network.everyone)
    for person in network.everyone:
        assert person.id not in logs.getvalue()
    assert SECRET not in logs.getvalue()
