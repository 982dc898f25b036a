# a dash says no
"""Who may press what about what a cohort does regularly."""

from datetime import timedelta
from typing import Any

from slack_sdk.models.views import View

from bot.domain.schedules import Rhythm, ScheduleDraft
from bot.services import schedules
from bot.start import now
from bot.views import schedule_form
from tests.journeys.who_may_press.door import button, form, inside
from tests.network import Network

SCHEDULES_TABLE = """
What a cohort does regularly                                                    A  C  F  L  S
  Its schedule, or one's own      | /cohort schedule                     | ✓  ✓  ✓  ✓  ✓
  … by a button                   | open_schedules                       | -  -  ✓  -  ✓
  Open: something regular         | add_schedule                         | -  -  ✓  -  ✓
  Open: change it                 | change_schedule                      | -  -  ✓  -  ✓
  See on which days               | form schedule                        | -  -  ✓  -  ✓
  Back to the form                | back_to_schedule                     | -  -  ✓  -  ✓
  Save it                         | form schedule_dates                  | -  -  ✓  -  ✓
  Stop it                         | stop_schedule                        | -  -  ✓  -  ✓
  Set up the usual week           | set_up_usual_week                    | -  -  ✓  -  ✓
Another cohort                                                                  F  S
  Its schedule                    | open_schedules @another              | ✓  -
  Open: change it                 | change_schedule @another             | ✓  -
  Save it                         | form schedule_dates @another         | ✓  -
  Stop it                         | stop_schedule @another               | ✓  -
  Set up the usual week           | set_up_usual_week @another           | ✓  -
"""
SCHEDULES = {
    "/cohort schedule": button("", "shows "),
    "open_schedules": inside("", "shows Schedule", "{cohort}"),
    "add_schedule": inside("", "shows Schedule", "{cohort}"),
    "change_schedule": inside("", "shows Schedule", "{schedule}"),
    "form schedule": form("reads It is not saved yet", weekdays=["tue"]),
    "back_to_schedule": inside("{typed}", "reads Nothing is saved yet"),
    "form schedule_dates": form("schedule"),
    "stop_schedule": inside("", "schedule", "{schedule}"),
    "set_up_usual_week": inside("", "schedule", "{cohort}"),
    "open_schedules @another": inside("", "shows Schedule", "{another}"),
    "change_schedule @another": inside("", "shows Schedule", "{schedule_of_another}"),
    "form schedule_dates @another": form("schedule"),
    "stop_schedule @another": inside("", "schedule", "{schedule_of_another}"),
    "set_up_usual_week @another": inside("", "schedule", "{another}"),
}


def of_schedules(numbers: dict[str, Any]) -> dict[str, View]:
    return {
        "schedule": schedule_form.form(numbers["cohort"], None, today=now().date()),
        "schedule_dates": schedule_form.dates(_draft(numbers["cohort"]), []),
        "schedule_dates @another": schedule_form.dates(_draft(numbers["another"]), []),
    }


def _draft(cohort_id: int) -> ScheduleDraft:
    """A round of pairs, each second week, from next month on."""
    begins = (now() + timedelta(days=30)).date()
    rhythm = Rhythm(weekdays=("tue",), minute=600, every=2, zone="UTC", starts_on=begins)
    return ScheduleDraft(cohort_id=cohort_id, schedule_id=None, kind="pairs", rhythm=rhythm)


async def arranged_schedules(network: Network, cohort_id: int, another: int) -> dict[str, Any]:
    """One schedule of each cohort."""
    async with network.core.db.transaction() as session:
        for number, each in enumerate((cohort_id, another)):
            await schedules.save(
                session, _draft(each), form_id=f"V9{number}", by="", now=network.core.now()
            )
        [own] = await schedules.listed(session, cohort_id)
        [other] = await schedules.listed(session, another)
    typed = schedule_form.dates(_draft(cohort_id), []).to_dict()["private_metadata"]
    return {
        "schedule": own.schedule_id,
        "schedule_of_another": other.schedule_id,
        "typed": typed,
    }
