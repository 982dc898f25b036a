"""Everything the bot can say keeps Slack's limits, whatever people wrote."""

from dataclasses import replace
from typing import get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.notices import (
    AnswerWanted,
    CheckInBack,
    CheckInReminder,
    CheckInWanted,
    GuidanceWanted,
    Notice,
    QuarterOver,
    ReportWanted,
    WordsRelayed,
)
from bot.domain.notices.convenings import (
    ConveningChanged,
    ConveningInvitation,
    ConveningSoon,
    ConveningTomorrow,
    WorthWanted,
)
from bot.views import refusals
from bot.views.render import render
from tests.views.limits import check_message
from tests.views.made_up import made


def name(kind: type) -> str:
    return str(get_args(get_type_hints(kind)["kind"])[0])


WISHES = (
    AnswerWanted(text="How do I start?"),
    GuidanceWanted(problem_id=1, text="How do I start?", topics=[]),
    CheckInWanted(prompting_id=1),
    CheckInBack(prompting_id=1),
    CheckInReminder(prompting_id=1),
    ReportWanted(cohort_id=None, period="this"),
    QuarterOver(cohort_id=1, period="2026-Q4"),
    ConveningInvitation(convening_id=1),
    ConveningChanged(convening_id=1, version=2),
    ConveningTomorrow(convening_id=1),
    ConveningSoon(convening_id=1),
    WorthWanted(convening_id=1),
)
"""What is worked out when it is sent."""
SHOWN = [kind for kind in get_args(Notice) if kind not in {type(wish) for wish in WISHES}]


@pytest.mark.parametrize("kind", SHOWN, ids=name)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(data=st.data())
def test_every_notice_keeps_slacks_limits(kind: type, data: st.DataObject):
    notice = data.draw(made(kind))
    if isinstance(notice, WordsRelayed):  # which may name a colleague, to one reader alone
        notice = replace(notice, text=notice.text.replace("<@UVICTIM>", "<!here>"))
    check_message(render(notice))


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.kind)
def test_a_wish_for_an_answer_cannot_be_shown(wish: Notice):
    with pytest.raises(TypeError):
        render(wish)


def test_every_notice_has_a_name_for_when_it_does_not_arrive():
    assert {name(kind) for kind in get_args(Notice)} == set(refusals.KINDS)
