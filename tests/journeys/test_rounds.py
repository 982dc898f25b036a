"""A facilitator brings members together in pairs, and they meet, or say that they did not."""

import handlers.rounds
from bot.views.round_news import SAID
from models import Round
from tests.journeys.asking import last_message
from tests.journeys.rounds import (
    TEN_MINUTES,
    WEEK,
    drafts,
    groups,
    joins,
    passes,
    sends,
    shows,
)
from tests.journeys.sharing import news


async def opens_choices(network, person):
    await person.opens_home()
    await network.workspace.until(lambda: person.home)
    await person.clicks("Meet a peer", on="home")
    await network.workspace.until(lambda: person.modal)


async def test_a_member_reads_who_sees_what_and_takes_part(network):
    ada = network.ada
    await opens_choices(network, ada)
    for words in ("never from your own district", "Who sees it", "only if you say so here"):
        assert words in ada.modal.words
    await ada.submits(wish="experience")
    assert "I bring you together with somebody" in ada.modal.words
    await ada.closes()
    await joins(network, network.otto)
    await drafts(network)
    assert f"<@{ada.id}>" in network.fay.modal.words
    assert news(ada) == "", "nobody is told of a draft"


async def test_a_member_takes_a_break_that_they_end_themselves(network):
    await joins(network, network.otto, network.grace)
    await opens_choices(network, network.ada)
    await network.ada.submits(paused_until="2000-01-01")
    assert "Choose a day to come" in network.ada.modal_errors["paused_until"]
    await network.ada.submits(paused_until="2099-03-01")
    assert "I leave you out until" in network.ada.modal.words
    await network.ada.closes()
    await drafts(network)
    assert network.ada.id not in network.fay.modal.words
    await network.fay.closes()

    await network.workspace.until(lambda: "You take a break" in network.ada.home.words)
    await network.ada.clicks("I am back", on="home")
    await network.workspace.until(lambda: "You take a break" not in network.ada.home.words)
    await drafts(network)
    assert network.ada.id in network.fay.modal.words


async def test_two_read_why_they_are_brought_together_and_how_to_begin(network):
    ada, otto = network.ada, network.otto
    await joins(network, ada, otto)
    await drafts(network)
    assert "1 pair" in network.fay.modal.words
    assert "Nobody was told anything" in network.fay.modal.words
    await sends(network)
    assert groups(ada) == []
    await passes(network, TEN_MINUTES)

    [group] = groups(ada)
    assert groups(otto) == [group]
    [opening] = ada.sees(group)
    for words in (f"<@{ada.id}>", f"<@{otto.id}>", "A question to start from", "When"):
        assert words in opening.words
    assert news(ada) == ""


async def test_a_week_later_each_says_how_it_went_and_facilitators_see_numbers(network):
    ada, otto, fay = network.ada, network.otto, network.fay
    await joins(network, ada, otto)
    await drafts(network)
    await sends(network)
    await passes(network, TEN_MINUTES)
    await passes(network, TEN_MINUTES + WEEK)
    assert f"brought you together with <@{otto.id}>. Did you meet?" in last_message(ada).words
    assert "facilitators see how many met, without names" in last_message(ada).words
    await ada.clicks("We met", on=last_message(ada))
    await otto.clicks("Could not", on=last_message(otto))
    await network.settled()
    assert f"You met <@{otto.id}>" in last_message(ada).words
    await otto.clicks("I would like a new partner", on=last_message(otto))
    await network.settled()
    assert "Facilitators see your name" in last_message(otto).words

    await fay.closes()
    await fay.uses("/cohort", "pairs")
    assert "Met 1 · planned 0 · not yet 0 · could not 1 · no answer 0" in fay.modal.words
    await fay.clicks("Open", on="modal")
    await shows(network, f"agreed to be named*\n<@{otto.id}>")
    assert news(fay) == "", "a facilitator looks when they want to"


async def test_a_facilitator_locks_swaps_leaves_out_and_draws_anew(network):
    people = [network.ada, network.otto, network.grace, network.mae]
    await joins(network, *people)
    fay = network.fay
    await drafts(network)
    await fay.chooses("Lock: keep them together", on="modal")
    await shows(network, "locked")
    await fay.chooses("Unlock", on="modal")
    await network.workspace.until(lambda: "locked" not in fay.modal.words)

    pairs = [line for line in fay.modal.words.splitlines() if line[:2] in ("1.", "2.")]
    first, second = ([p for p in people if f"<@{p.id}>" in line] for line in pairs)
    await fay.clicks("Swap two people", on="modal")
    await fay.submits(one=first[0], other=first[1])
    assert "together already" in fay.modal_errors["other"]
    await fay.submits(one=first[0], other=second[0])
    await shows(network, f"<@{second[0].id}> and <@{first[1].id}> · locked")

    await fay.clicks("Leave somebody out", on="modal")
    assert "so that nobody waits" in fay.modal.words
    await fay.submits(those=[network.ada])
    await shows(network, f"*Left out:* <@{network.ada.id}>")
    await fay.chooses("Unlock", on="modal")
    await network.workspace.until(lambda: "locked" not in fay.modal.words)
    await fay.clicks("Draw the rest anew", on="modal")
    await shows(network, "1 group of three · 1 person left out")
    await sends(network)
    await passes(network, TEN_MINUTES)
    assert "left you out of it this time" in last_message(network.ada).words
    assert [len(person.channels) for person in people[1:]] == [len(network.otto.channels)] * 3


async def test_a_round_is_taken_back_and_dropped(network):
    await joins(network, network.ada, network.otto)
    await drafts(network)
    await sends(network)
    await network.fay.clicks("Take back", on="modal")
    await shows(network, "Nobody was told anything. Only facilitators see this draft.")
    await passes(network, TEN_MINUTES)
    assert groups(network.ada) == []
    await network.fay.clicks("Drop this draft", on="modal")
    await shows(network, "This draft was dropped")


async def test_a_facilitator_whose_draft_was_changed_meanwhile_is_shown_how_it_stands(network):
    await joins(network, network.ada, network.otto)
    await drafts(network)
    async with network.core.db.transaction() as session:
        (await session.get_one(Round, 1)).version += 1
    await network.fay.clicks("Send", on="modal")
    await shows(network, "Somebody changed this draft meanwhile")
    await sends(network)


async def test_a_drawing_that_takes_long_says_so_and_shows_itself(network, monkeypatch):
    monkeypatch.setattr(handlers.rounds, "AT_ONCE", 0)
    await joins(network, network.ada, network.otto)
    await network.fay.uses("/cohort", "pairs")
    await network.fay.submits()
    assert "I am drawing who meets whom" in network.fay.modal.words
    await shows(network, "1 pair")


async def test_where_nobody_takes_part_it_is_said(network):
    await drafts(network)
    assert "Nobody is in it yet" in network.fay.modal.words
    await joins(network, network.ada, network.otto)
    await network.fay.clicks("Draw it", on="modal")
    await shows(network, "1 pair")


async def test_a_large_draft_is_turned_page_by_page(network):
    crowd = [network.workspace.add_user(f"officer{number}") for number in range(70)]
    await joins(network, *crowd)
    await drafts(network)
    assert "35 pairs" in network.fay.modal.words
    assert "Page 1 of 2" in network.fay.modal.words
    await network.fay.clicks("Later", on="modal")
    await shows(network, "Page 2 of 2")
    assert "35." in network.fay.modal.words
    await network.fay.clicks("Earlier", on="modal")
    await shows(network, "Page 1 of 2")


async def test_an_answer_pressed_by_somebody_else_is_refused(network):
    await joins(network, network.ada, network.otto)
    await drafts(network)
    await sends(network)
    await passes(network, TEN_MINUTES)
    await passes(network, TEN_MINUTES + WEEK)
    message = last_message(network.ada)
    for action in SAID:
        await network.mae.presses_old(
            await network.mae.posts(network.mae.dm(), "hello"), action, "1"
        )
    await network.workspace.until(lambda: len(network.mae.ephemerals) == len(SAID))
    assert all("for those who were brought together" in m.words for m in network.mae.ephemerals)
    assert last_message(network.ada).words == message.words
