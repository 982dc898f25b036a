"""What a facilitator reads of messages that did not arrive."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.home import Overview, Undelivered
from bot.views import facilitation, refusals
from tests.views.limits import texts

REFUSED = Undelivered(
    delivery_id=7,
    kind="problem_posted",
    title="Two weeks to the vote",
    operation="post",
    code="not_in_channel",
    may_have_arrived=False,
)


def buttons(message: Undelivered) -> list[str]:
    seen = Overview(unanswered=[], reports=[], undelivered=[message])
    blocks = [block.to_dict() for block in facilitation.overview(seen)]
    [row] = [block for block in blocks if block["type"] == "actions"]
    return [button["text"]["text"] for button in row["elements"]]


def with_(**changes: Any) -> Undelivered:
    return replace(REFUSED, **changes)


def test_a_refused_message_says_what_it_was_why_and_what_to_do():
    assert refusals.what(REFUSED) == "*The post of a problem, “Two weeks to the vote”*"
    assert refusals.why(REFUSED).startswith("Lantern is not in the channel. Invite it there")


@pytest.mark.parametrize(
    ("operation", "begins"), [("update", "*A change to the post"), ("delete", "*The removal of")]
)
def test_a_change_and_a_removal_are_called_so(operation: str, begins: str):
    assert refusals.what(with_(operation=operation)).startswith(begins)


def test_a_code_nobody_knows_still_gets_a_sentence_and_both_ways_out():
    odd = with_(code="moon_in_the_way")
    assert "`moon_in_the_way`" in refusals.why(odd)
    assert buttons(odd) == ["Send again", "Dismiss"]


def test_what_somebody_can_put_right_may_be_sent_again():
    assert buttons(REFUSED) == ["Send again", "Dismiss"]


def test_what_nobody_can_put_right_can_only_be_dismissed():
    assert buttons(with_(code="user_disabled")) == ["Dismiss"]


def test_giving_a_message_up_is_asked_again_in_red():
    seen = Overview(unanswered=[], reports=[], undelivered=[with_(code="user_disabled")])
    blocks = [block.to_dict() for block in facilitation.overview(seen)]
    [row] = [block for block in blocks if block["type"] == "actions"]
    [dismiss] = row["elements"]
    assert dismiss["confirm"]["style"] == "danger"


def test_what_may_have_arrived_is_for_a_facilitator_to_say():
    assert buttons(with_(may_have_arrived=True)) == ["Send again", "It arrived"]


def test_nothing_to_do_is_said():
    seen = Overview(unanswered=[], reports=[], undelivered=[])
    said = list(texts([block.to_dict() for block in facilitation.overview(seen)], "mrkdwn"))
    assert sum("None." in each for each in said) == 3
