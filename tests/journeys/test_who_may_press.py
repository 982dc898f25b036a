"""Every door of the bot is tried by everybody, also by who would never see it."""

from contextlib import closing

import pytest

import handlers.answering
import handlers.cohorts
import handlers.guidance
import handlers.usage
from bot import app
from tests.journeys.who_may_press import forms, situation
from tests.journeys.who_may_press.doors import DOORS
from tests.journeys.who_may_press.presses import Stage, shape
from tests.journeys.who_may_press.table import cells, rows
from tests.journeys.who_may_press.watching import Ledger

KIND = (
    "You have left the channel for problems",
    "Only ",
    "Facilitators decide this",
    "This is for facilitators",
    "You can share this only",
    "You do not mentor at present",
    "You do not take part",
    "This question is for those who were brought together",
    "You said something else meanwhile",
    "This problem is yours",
    "This problem is your own",
    "This follows from your own answer",
    "This piece has left the library",
    "Somebody else looks after this piece now",
    "You looked after no piece any more",
)
"""How what refuses somebody begins."""
ENOUGH = 10
"""Cells that are wrong, after which no more are tried: each waits for what does not come."""
NOT_OURS = "This is for members of this workspace only."


class Register:
    """Notes what the features register, as Bolt would."""

    def __init__(self):
        self.doors = set()

    def __getattr__(self, kind):
        def register(name, **_):
            pattern = getattr(name, "pattern", None)
            plain = pattern.strip("^") + "on" if pattern else name
            if kind != "event":
                self.doors.add(f"form {plain}" if kind == "view" else plain)
            return lambda listener: listener

        return register

    def error(self, listener):
        """Errors are no door."""


def registered():
    """Every command, button, menu, form and shortcut of the bot."""
    register = Register()
    for feature in app.FEATURES:
        feature.register(register)
    return register.doors


def test_every_door_has_a_line_in_the_table_and_every_line_is_a_door():
    lines = [door for door, _ in rows()]
    assert len(lines) == len(set(lines))
    assert set(lines) == set(DOORS), "each line knows how it is tried"
    known = {door.partition(" @")[0] for door in lines}
    words = {door for door in known if door.startswith("/")}
    assert {door.partition(" ")[0] for door in words} | known - words == registered()


def test_what_follows_a_command_has_a_line_too():
    words = {door.partition(" @")[0] for door in DOORS if door.startswith("/")}
    assert {f"/lantern {word}" for word in handlers.usage._DOORS} <= words  # noqa: SLF001
    assert {"/mentor offer", "/mentor coach", "/mentor help", "/mentor words"} <= words
    assert registered(), "the features say what follows /cohort as they register"
    of_one, for_all = handlers.cohorts.OF_ONE, handlers.cohorts.FOR_ALL
    assert {f"/cohort {word}" for word in ("new", "pairs", "help", *of_one, *for_all)} <= words
    checking_in = {f"/checkin {word}".strip() for word in handlers.answering._DOORS}  # noqa: SLF001
    assert {*checking_in, "/checkin help"} <= words
    assert {f"/guidance {word}" for word in handlers.guidance._DOORS} <= words  # noqa: SLF001
    assert {"/guidance", "/guidance help", "/guidance words"} <= words


def is_refused(outcome, who):
    kind = (NOT_OURS,) if who == "X" else KIND
    told = outcome.told.removeprefix("Lantern\n")
    return not outcome.changed and told.startswith(kind)


def has_its_effect(outcome, does):
    kind, _, what = does.partition(" ")
    match kind:
        case "says":
            said = outcome.told + outcome.posted
            return bool(said) and what in said and not outcome.changed
        case "shows":
            return outcome.shown.startswith(what) and outcome.shown not in ("", "Lantern")
        case "reads":
            return what in outcome.words
        case "quiet":
            return not outcome.told.startswith(KIND)
        case _:
            return kind in outcome.changed


@pytest.mark.timeout(400)  # 2,100 presses
async def test_everybody_tries_everything_and_only_who_may_has_an_effect(network):
    it = await situation.arranged(network)
    wrong, elsewhere = [], set()
    with closing(Ledger(network.settings.database_url)) as ledger:
        stage = Stage(it=it, ledger=ledger, forms=await forms.drawn(it))
        for door, who, mark in cells():
            if mark == "·":
                continue
            if who == "X" and shape(door) in elsewhere:
                continue  # they are stopped before any door is looked at: once for each way in
            elsewhere |= {shape(door)} if who == "X" else set()
            outcome = await stage.tries(who, door, may=mark == "✓")
            is_right = (
                has_its_effect(outcome, DOORS[door].does)
                if mark == "✓"
                else is_refused(outcome, who)
            )
            if not is_right:
                wrong.append((door, who, mark, outcome))
            if len(wrong) == ENOUGH:
                break
    assert wrong == []
