"""A whole season, and at its end a search of everybody's Slack for what is not theirs to know.

Everything that is somebody's alone carries a word, or a person's id, that stands nowhere else.
All that each person's Slack was ever told is kept, also what was changed or closed since.
"""

import shutil

import pytest
import pytest_asyncio

from bot.services import roles
from bot.views.request_form import WHYS
from models import RoleName
from tests.journeys.asking import in_thread, last_message, writes
from tests.journeys.belonging import SECRETS as OF_A_COHORT
from tests.journeys.belonging import belongs
from tests.journeys.coaching import assigned, notes, opens_goals
from tests.journeys.conftest import listening
from tests.journeys.finding import finds, knows, looks
from tests.journeys.growing import SECRETS as OF_THE_LIBRARY
from tests.journeys.growing import grows
from tests.journeys.people import opens
from tests.journeys.plain_sight import GROWN, UNTOLD, in_plain_sight
from tests.journeys.rounds import TEN_MINUTES, WEEK, drafts, joins, passes, sends
from tests.journeys.sharing import UNNAMED, hears, shares
from tests.journeys.talking import doors
from tests.journeys.who_may_press.memory import Memory
from tests.network import living

pytestmark = pytest.mark.asyncio(loop_scope="module")

BOARDS = "board-and-superintendent-relations"
TELLING = ("excluded", "kept apart", "not_fit", "private list", "do not match me with")
"""What no message may say, to whomever."""


@pytest.fixture(scope="module")
def heard():
    """All that is logged, at the most talkative level."""
    with listening() as written:
        yield written


@pytest.fixture(scope="module")
def url(sqlite_template, tmp_path_factory):
    file = tmp_path_factory.mktemp("season") / "lantern.db"
    shutil.copy(sqlite_template, file)
    return f"sqlite+aiosqlite:///{file}"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def season(url, guidance, heard):  # noqa: ARG001  # it hears from the beginning
    async with living(url, starter=guidance) as network:
        yield await passes_by(network)


async def passes_by(network):
    people = {person.name: person for person in network.everyone}
    for name in ("una", "quill", "olga", "pia"):
        people[name] = network.workspace.add_user(name, real_name=f"{name.title()} Sampleton")
        network.workspace.joins(people[name], network.problems)
    memory = Memory(network, people)
    await prepares(network, people)
    post = await asks_without_a_name(network, people["una"])
    await asks_in_private_and_it_goes_wrong(network, people)
    await is_told_not_now(network)
    await is_coached(network)
    await meets_peers(network, people)
    await grows(network, people["una"], post)
    await belongs(network, people)
    await everybody_looks_around(network, people)
    return people, memory


async def prepares(network, people):
    async with network.core.db.transaction() as session:
        await roles.give(
            session,
            RoleName.OMBUDS,
            to=people["olga"].id,
            by=network.fay.id,
            cause="T1",
            now=network.core.now(),
        )
    await knows(network, people["quill"], topics=(BOARDS, "pushback-and-politics"))
    await knows(network, network.grace, topics=(BOARDS, "pushback-and-politics"))
    await tells(network, network.ada, "quokka Unified", [people["quill"]])
    await tells(network, network.otto, "wombat Unified", [people["pia"]])
    await network.grace.uses("/mentor", "offer")
    await network.grace.submits(rather_not="numbat contracts")
    assert network.grace.modal_errors == {}
    await network.grace.closes()


async def tells(network, person, district, not_with):
    await opens(network, person, "Change")
    await network.workspace.until(lambda: person.modal)
    await person.submits(district_name=district, not_with=not_with)
    assert person.modal_errors == {}
    await person.closes()


async def asks_without_a_name(network, una):
    """Una, whom nobody may know of, asks Mae, talks with her, and does not want to again."""
    post = await shares(network, una, title="Someone's own bandicoot", **UNNAMED)
    await una.presses_old(last_message(una), "ask_mentor", f"1:{network.mae.id}")
    await network.settled()
    await network.mae.clicks("Accept", on=last_message(network.mae))
    await network.settled()
    hers, theirs = last_message(una), last_message(network.mae)
    await writes(network, una, hers, "dingo words", to=(network.mae, theirs), arrives="dingo words")
    await network.mae.posts(network.mae.dm(), "kookaburra words", thread=theirs)
    await network.workspace.until(lambda: "kookaburra" in str(in_thread(una, hers)))
    await network.mae.clicks("Done")
    await network.settled()
    question = doors(una, "How did it go?")
    await una.clicks("Not for me", on=question)
    await una.clicks("Do not match us again", on=question)
    await hears(network, una, "do not match you two again")
    await una.chooses("Edit", on=post)
    await una.submits(context="Other words of mine.")
    await una.closes()
    return post


async def asks_in_private_and_it_goes_wrong(network, people):
    await looks(network, network.ada, "the echidna and our board")
    await finds(network, network.ada, question="How do we keep the platypus in the plan?")
    await network.ada.presses_old(last_message(network.ada), "ask_mentor", f"2:{network.mae.id}")
    await network.settled()
    await network.mae.clicks("Accept", on=last_message(network.mae))
    await network.settled()
    await network.ada.chooses("Something was wrong", on=doors(network.ada, "You and"))
    await network.workspace.until(lambda: network.ada.modal)
    await network.ada.submits(words="The cassowary came up.")
    await network.settled()
    assert "cassowary" in last_message(people["olga"]).words
    await network.ada.closes()


async def is_told_not_now(network):
    """Ada shares a problem with her name; Grace cannot, and says why; Otto reports it."""
    post = await shares(network, network.ada, title="Our board and the lorikeet")
    await network.ada.presses_old(last_message(network.ada), "ask_mentor", f"3:{network.grace.id}")
    await network.settled()
    await network.grace.clicks("Not now", on=last_message(network.grace))
    await network.settled()
    await network.grace.clicks("Say why", on=doors(network.grace, "Not now"))
    await network.grace.submits(why="too_close")
    await network.grace.closes()
    await network.otto.chooses("Report", on=post)
    await network.otto.submits(reason="It names a taipan.")
    await network.otto.closes()
    await network.settled()


async def is_coached(network):
    await assigned(network)
    await opens_goals(network, network.ada, text="More wallaby in the plan")
    await notes(network, network.ada, "A potoroo note")
    await network.ada.closes(everything=True)
    await opens_goals(network, network.grace)
    await network.grace.chooses("Notes", on="modal")
    await network.grace.closes(everything=True)
    await network.settled()


async def meets_peers(network, people):
    """Otto will not meet Pia, and Ada will not meet Quill; all four take part."""
    await joins(network, network.otto, people["pia"], network.ada, network.mae)
    await drafts(network)
    await sends(network)
    await passes(network, TEN_MINUTES)
    await passes(network, TEN_MINUTES + WEEK)
    await network.fay.closes(everything=True)


async def everybody_looks_around(network, people):
    for person in people.values():
        await person.opens_home()
        await person.uses("/mentor", "coach")
    await network.workspace.until(lambda: all(each.home for each in people.values()))
    for command in ("/lantern people", "/lantern coaching", "/lantern settings", "/cohort pairs"):
        await network.fay.uses(*command.split())
    await looks(network, network.otto, "Our superintendent asks for data on discipline")
    await network.settled()


SECRETS = {
    "quokka": {"ada"},
    "wombat": {"otto"},
    "numbat": {"grace", "una", "ada"},
    "dingo": {"una", "mae"},
    "kookaburra": {"una", "mae"},
    "Do not match us again": {"una"},
    "echidna": {"ada"},
    "platypus": {"ada", "mae"},
    "cassowary": {"ada", "olga"},
    "too_close": {"grace"},
    WHYS["too_close"]: {"grace"},
    "taipan": {"otto", "fay"},
    "wallaby": {"ada", "grace"},
    "potoroo": {"ada", "grace"},
    **OF_THE_LIBRARY,
    **OF_A_COHORT,
}
"""Each word, and who alone may ever have read it: who wrote it and whom it was for."""


async def test_what_is_somebodys_alone_stands_with_them_and_nowhere_else(season):
    _, memory = season
    assert {word: memory.who_knows(word) for word in SECRETS} == SECRETS


async def test_a_person_is_not_found_where_they_must_not_stand(season):
    people, memory = season
    una, quill, olga = people["una"], people["quill"], people["olga"]
    assert memory.who_knows(una.user.real_name) | memory.who_knows(una.user.email) <= {"una"}
    assert memory.who_knows(una.id) == {"una"}
    assert memory.who_knows(olga.id) == {"olga", "ada", "fay"}
    shown = memory.of(people["ada"], "message", "ephemeral", "home")
    assert quill.id not in shown, "whom Ada does not want to meet is not offered to her"
    assert quill.id in memory.of(people["ada"], "modals"), "her own list shows it to her"
    assert quill.id in memory.of(una), "who does not mind is offered them"


async def test_no_message_says_that_two_people_are_not_matched(season):
    people, memory = season
    for name, person in people.items():
        seen = memory.of(person, "message", "ephemeral", "home").lower()
        assert [each for each in TELLING if each in seen] == [], name
    assert TELLING[-1] in memory.of(people["ada"], "modals").lower(), "the form itself says it"


async def test_logs_and_the_database_in_plain_sight_know_none_of_it(season, heard, url):
    people, _ = season
    assert '"event"' in (said := heard.getvalue()), "something is logged at all"
    ids = [person.id for person in people.values()]
    assert [each for each in [*SECRETS, *ids] if each in said] == []
    kept, numbers = in_plain_sight(url)
    for word in SECRETS:
        assert [table for table in kept if word in kept[table]] == [], word
    assert [each for each in ids if each in kept["delivery"] + kept["concern"]] == []
    for table in UNTOLD:
        assert [each for each in ids if each in kept[table]] == [], table
    assert all(found and isinstance(found[0], str) for found in numbers.values()), "sealed, too"
    for table in ("problem", "request", "verdict", *GROWN):
        assert people["una"].id not in kept[table], table
    assert people["mae"].id in kept["request"], "what is in plain sight is found"
