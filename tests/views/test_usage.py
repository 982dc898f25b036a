"""What the bot says of itself."""

import pytest

from bot.views import usage

DOORS = (
    *("/problem", "Share a problem of practice", "Make this a problem", "Home", "direct message"),
    *("/guidance", "Find guidance", "/checkin"),
)


@pytest.mark.parametrize("command", [None, "/lantern", "/problem", "/unheard-of"])
@pytest.mark.parametrize("words", ["", "help", "sing me a song"])
def test_usage_names_every_door(command: str | None, words: str):
    said = usage.text(command, words)
    assert all(door in said for door in DOORS)
    assert len(said) < 1500, "usage is read on a phone"


def test_words_that_are_not_understood_are_named_harmlessly():
    said = usage.text("/lantern", "<!channel> " + "sing " * 100)
    assert "I do not know “&lt;!channel&gt; sing" in said
    assert "<!channel>" not in said


def test_help_is_understood():
    assert usage.text("/lantern", "help") == usage.text("/lantern")


def test_something_old_is_said_to_be_so():
    assert "no longer in use" in usage.text(None)


def test_an_apology_gives_the_reference():
    assert "reference: 0a1b2c3d" in usage.broken("0a1b2c3d")
