"""Several press, or look at the clock, in the same moment: it happens once."""

import pytest

from bot.domain.errors import Gone
from bot.domain.notices import HowItWent, StillTalking
from bot.services import partings
from models import RequestState
from tests.services.desk import ADA, GRACE, MAE, Desk, attempts
from tests.services.talks import DAY, QUIET, heard, press, state_of, talking, time_passes


async def test_of_two_who_are_done_at_once_one_is_told_so_and_each_is_asked_once(desk: Desk):
    request = await talking(desk)
    told = await attempts(
        press(desk, partings.done, request, by=ADA), press(desk, partings.done, request, by=GRACE)
    )
    assert [type(each) for each in told if each] == [Gone]
    for who in (ADA, GRACE):
        assert len(await heard(desk, who, HowItWent)) == 1


async def test_of_several_processes_one_asks_and_one_closes(desk: Desk):
    request = await talking(desk)
    await attempts(*(time_passes(desk, QUIET) for _ in range(4)))
    assert len(await heard(desk, ADA, StillTalking)) == 1
    state, talk = await state_of(desk, request)
    assert (state, talk.due_at) == (RequestState.ACCEPTED, QUIET + 7 * DAY)
    await attempts(*(time_passes(desk, QUIET + 7 * DAY) for _ in range(4)))
    assert len(await heard(desk, GRACE, HowItWent)) == 1


@pytest.mark.parametrize("by", [ADA, GRACE])
async def test_done_and_not_the_right_fit_at_once_are_one_end(desk: Desk, by: str):
    request = await talking(desk)
    other = GRACE if by == ADA else ADA
    told = await attempts(
        press(desk, partings.done, request, by=by), press(desk, partings.part, request, by=other)
    )
    assert len([each for each in told if each]) == 1
    state, _ = await state_of(desk, request)
    parted = state == RequestState.ENDED
    assert state in (RequestState.DONE, RequestState.ENDED)
    asked = [each for each in await desk.said(MAE) if each.kind == "mentor_asked"]
    assert bool(asked) is parted, "the search goes on only where it was ended"
    assert len(await heard(desk, by, HowItWent)) == 1
