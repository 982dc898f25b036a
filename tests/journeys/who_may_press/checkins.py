# a dash says no
"""Who may press what about the weekly question: it was put to the author of the problems."""

from datetime import timedelta
from typing import Any

from slack_sdk.models.views import View

from bot.domain.checkins import AwayChoices, CheckInChoices
from bot.start import now
from bot.views import away, check_in_choices
from models import CheckIn, CheckInState, Prompting, Reveals
from tests.journeys.who_may_press.door import at_home, button, form
from tests.network import Network

CHECKINS_TABLE = """
The weekly question                                                             A  C  F  L
  Ask me later today              | check_in_later                       | ✓  -  -  -
  Skip it                         | check_in_skip                        | ✓  -  -  -
  Open: pause until a day         | pause_until                          | ✓  ✓  ✓  ✓
  … by the command                | /checkin pause                       | ✓  ✓  ✓  ✓
  Pause until a day               | form pause                           | ✓  ✓  ✓  ✓
  I am back                       | back_from_away                       | ✓  ✓  ✓  ✓
  Open: how I am asked            | check_in_settings                    | ✓  ✓  ✓  ✓
  … by the command                | /checkin settings                    | ✓  ✓  ✓  ✓
  Choose how I am asked           | form check_in_choices                | ✓  ✓  ✓  ✓
"""
CHECKINS = {
    "check_in_later": button("{asked}", "check_in"),
    "check_in_skip": button("{asked}", "check_in"),
    "pause_until": button("{asked}", "shows Pause"),
    "/checkin pause": button("", "shows Pause"),
    "form pause": form("member", until=(now() + timedelta(days=30)).date().isoformat()),
    "back_from_away": at_home("quiet", "0"),
    "check_in_settings": at_home("shows Weekly question"),
    "/checkin settings": button("", "shows Weekly question"),
    "form check_in_choices": form("member", reminders="2"),
}


def of_checkins() -> dict[str, View]:
    return {
        "pause": away.form(AwayChoices()),
        "check_in_choices": check_in_choices.form(CheckInChoices()),
    }


async def arranged_checkins(network: Network, cohort_id: int) -> dict[str, Any]:
    """A question that is open for the author of the problems."""
    opened = network.core.now()
    async with network.core.db.transaction() as session:
        asked = Prompting(
            cohort_id=cohort_id,
            cause="V7",
            prompt="an-example",
            question="Who noticed?",
            short="Who?",
            topic=None,
            support=None,
            reveals=Reveals.WHO,
            day=opened.date(),
            minute=0,
            zone="UTC",
            opened_at=opened,
        )
        session.add(asked)
        await session.flush()
        row = CheckIn(
            prompting_id=asked.id,
            member=network.ada.id,
            state=CheckInState.ASKED,
            asked_at=opened,
        )
        session.add(row)
        await session.flush()
        return {"asked": row.id}
