# a dash says no
"""Who may press what about the five supports: the author of the problems looked at them."""

from typing import Any

from slack_sdk.models.views import View

from bot.domain import supports
from bot.domain.notices import SupportsShared
from bot.services import assessments
from bot.views import assessment, assessment_form
from tests.journeys.who_may_press.door import at_home, button, form, inside
from tests.network import Network

ASSESSMENTS_TABLE = """
The five supports                                                               A  C  F  L
  Look at them                    | open_supports                        | ✓  ✓  ✓  ✓
  … by the command                | /checkin supports                    | ✓  ✓  ✓  ✓
  Begin                           | begin_supports                       | ✓  ✓  ✓  ✓
  Turn back a page                | supports_back                        | ✓  ✓  ✓  ✓
  Answer the last page            | form supports_form                   | ✓  ✓  ✓  ✓
  Another time                    | turn_supports:on                     | ✓  ✓  ✓  ✓
  Send me the chart               | chart_supports                       | ✓  -  -  -
  Remove the chart                | remove_supports_chart                | ✓  -  -  -
  Open: share with my coach       | share_supports                       | ✓  -  -  -
  Share with my coach             | form share_supports_form             | ✓  -  -  -
  Take it back                    | take_back_supports                   | ✓  -  -  -
  Delete it                       | delete_supports                      | ✓  -  -  -
  Invite me, or do not            | invite_to_supports                   | ✓  ✓  ✓  ✓
  An invitation: not now          | supports_not_now                     | ✓  ✓  ✓  ✓
  An invitation: no more          | supports_no_more                     | ✓  ✓  ✓  ✓
  An invitation: again            | supports_ask_again                   | ✓  ✓  ✓  ✓
"""
_LAST = f"4:{'3' * 20}"
_INVITATION = "2026-01-05:1"
ASSESSMENTS = {
    "open_supports": at_home("shows The five supports"),
    "/checkin supports": button("", "shows The five supports"),
    "begin_supports": inside("0", "shows The five supports"),
    "supports_back": inside(_LAST, "quiet"),
    "form supports_form": form("assessment"),
    "turn_supports:on": inside("0", "quiet", ":1"),
    "chart_supports": inside("0", "assessment", "{assessment}"),
    "remove_supports_chart": button("{assessment}", "quiet"),
    "share_supports": inside("0", "shows Share with my coach", "{assessment}"),
    "form share_supports_form": form("assessment"),
    "take_back_supports": inside("0", "quiet", "{assessment}"),
    "delete_supports": inside("0", "assessment", "{assessment}"),
    "invite_to_supports": inside("0", "member", "off"),
    "supports_not_now": button(_INVITATION, "quiet"),
    "supports_no_more": button(_INVITATION, "member"),
    "supports_ask_again": button(_INVITATION, "quiet"),
}


def of_assessments(numbers: dict[str, Any], author: str) -> dict[str, View]:
    """Draw the last page of the form, and the form that names the author's coach."""
    answers = dict.fromkeys(supports.KEYS, 3)
    last = assessment_form.Place(number=len(supports.STATEMENTS) - 1, answers=answers)
    told = SupportsShared(
        author=author, answered_on=numbers["assessed_on"], scores=supports.scores(answers)
    )
    shared = assessment.share_form(numbers["assessment"], told, coach=numbers["cora"])
    return {
        "supports_form": assessment_form.form(last),
        "share_supports_form": shared,
    }


async def arranged_assessments(network: Network) -> dict[str, Any]:
    """What the author of the problems answered once."""
    answers, now = dict.fromkeys(supports.KEYS, 3), network.core.now()
    async with network.core.db.transaction() as session:
        await assessments.save(session, answers, by=network.ada.id, form_id="V8", now=now)
        [taken] = await assessments.kept(session, network.ada.id)
    return {"assessment": taken.assessment_id, "assessed_on": taken.answered_on}
