"""What only facilitators may read reaches nobody else, by whatever way it is looked for."""

from bot.services import pieces
from models import Audience, Piece, PieceOrigin, PieceState
from tests.journeys.sharing import news, shares, thread

MARK = "zephyrine"
QUESTION = f"How do we answer the {MARK} letter from the regatta association?"
SLUG = "the-letter"


async def keeps_for_facilitators(network):
    """Publish a piece that only facilitators may read."""
    now = network.core.now()
    async with network.core.db.transaction() as session:
        session.add(
            Piece(
                slug=SLUG,
                origin=PieceOrigin.CONTRIBUTED,
                state=PieceState.PUBLISHED,
                audience=Audience.FACILITATORS,
                kind="tip",
                topics=["pushback-and-politics"],
                support=None,
                states=[],
                title=f"How to answer the {MARK} letter",
                summary=f"What the regatta association's {MARK} letter wants, and how to answer.",
                body=f"Answer the {MARK} letter from the regatta association within a week.",
                source={"title": "A Year of Letters", "author": "A Network", "year": 2026},
                licence="CC BY 4.0",
                created_at=now,
                changed_at=now,
                published_at=now,
                revision=await pieces.count(session),
            )
        )
    await network.core.refresh_library()


async def asks(network, person):
    seen = len(person.ephemerals)
    await person.uses("/guidance", QUESTION)
    await network.workspace.until(lambda: len(person.ephemerals) > seen)
    return person.ephemerals[-1]


async def looks_everywhere(network, person):
    """Look for it in every way a member has, and return all that they were shown."""
    answer = await asks(network, person)
    message = await person.posts(network.lounge, QUESTION)
    await person.runs("Find guidance", message)
    await network.workspace.until(lambda: person.modal)
    shown = [answer.words, person.modal.words]
    await person.closes()
    asked = len(person.sees(person.dm()))
    await person.posts(person.dm(), QUESTION)
    await network.workspace.until(lambda: len(person.sees(person.dm())) == asked + 2)
    return "\n".join([*shown, news(person)])


async def test_a_member_is_shown_nothing_of_what_only_facilitators_may_read(network):
    await keeps_for_facilitators(network)
    shown = await looks_everywhere(network, network.otto)
    post = await shares(network, network.ada, title=QUESTION)
    said = "\n".join(thread(network, post))
    for words in (shown, said):
        assert SLUG not in words
        assert "What the regatta association" not in words
    answer = network.otto.ephemerals[-1]
    for press in ("read_guidance", "share_guidance", "guidance_step:on", "guidance_useful"):
        seen = len(network.otto.ephemerals)
        await network.otto.presses_old(answer, press, SLUG)
        await network.workspace.until(lambda seen=seen: len(network.otto.ephemerals) > seen)
        assert "left the library" in network.otto.ephemerals[-1].words
    assert network.otto.modal is None


async def test_a_facilitator_finds_it_and_cannot_share_it(network):
    await keeps_for_facilitators(network)
    shown = await looks_everywhere(network, network.fay)
    assert shown.count(f"How to answer the {MARK} letter") == 3
    assert shown.count("Only facilitators see it") == 3
    answer = await asks(network, network.fay)
    before = len(network.otto.sees(network.lounge))
    await network.fay.presses_old(answer, "share_guidance", SLUG)
    await network.workspace.until(
        lambda: "Only facilitators see this piece" in network.fay.ephemerals[-1].words
    )
    assert len(network.otto.sees(network.lounge)) == before


async def test_who_told_their_state_is_known_by_it_and_nobody_else_is(network):
    await network.ada.opens_home()
    await network.workspace.until(lambda: network.ada.home)
    await network.ada.clicks("My district and my week", on="home")
    await network.ada.submits(state="TX")
    assert (await network.core.reader(network.ada.id)).state == "TX"
    otto, fay = [await network.core.reader(each.id) for each in (network.otto, network.fay)]
    assert (otto.state, otto.facilitates, fay.facilitates) == (None, False, True)
