# a dash says no
"""Who may press what about a cohort, its people and its calendar.

One person, S, facilitates this cohort and has no part in the network; the coach is its coach.
"""

from datetime import date, timedelta
from typing import Any

from slack_sdk.models.views import View

from bot.domain.cohorts import CohortDraft, CohortSeen
from bot.services import cohorts
from bot.start import now
from bot.views import breaks, cohort_form
from fakeslack import Person
from models import Break
from tests.journeys.who_may_press.door import button, form, inside
from tests.network import Network

COHORTS_TABLE = """
A cohort: the author is in it; the others are as far from it as who left        A  C  F  L  S
  The cohorts, or one's own       | /cohort                              | ✓  ✓  ✓  ✓  ✓
  How it is used                  | /cohort help                         | ✓  ✓  ✓  ✓  ✓
  A cohort's page                 | open_cohort                          | -  -  ✓  -  ✓
  Open: change it                 | edit_cohort                          | -  -  ✓  -  ✓
  Change it                       | form cohort @change                  | -  -  ✓  -  ✓
  Archive it                      | archive_cohort                       | -  -  ✓  -  ✓
  Open: add people                | enrol_in_cohort                      | -  -  ✓  -  ✓
  Add people                      | form cohort_people                   | -  -  ✓  -  ✓
Its calendar                                                                    A  C  F  L  S
  The calendar, or one's own      | /cohort calendar                     | ✓  ✓  ✓  ✓  ✓
  … by a button                   | open_breaks                          | -  -  ✓  -  ✓
  Open: add a break               | add_break                            | -  -  ✓  -  ✓
  Add a break                     | form break                           | -  -  ✓  -  ✓
  … of a district                 | form break @district                 | -  -  ✓  -  ✓
  Open: from a file               | add_breaks_from_file                 | -  -  ✓  -  ✓
  Add breaks from a file          | form breaks_from_file                | -  -  ✓  -  ✓
  Remove a break                  | remove_break                         | -  -  ✓  -  ✓
What is everybody's, and another cohort                                         F  S
  Open a new cohort               | /cohort new                          | ✓  -
  … by a button                   | new_cohort                           | ✓  -
  Save a new cohort               | form cohort                          | ✓  -
  Add a break for everybody       | form break @everybody                | ✓  -
  … from a file                   | form breaks_from_file @everybody     | ✓  -
  Remove everybody's break        | remove_break @everybody              | ✓  -
  Another cohort's page           | open_cohort @another                 | ✓  -
  Change another                  | form cohort @another                 | ✓  -
  Archive another                 | archive_cohort @another              | ✓  -
  Add people to another           | form cohort_people @another          | ✓  -
  Another's calendar              | open_breaks @another                 | ✓  -
  Add a break to another          | form break @another                  | ✓  -
"""
_DAY = (now() + timedelta(days=30)).date()
_BREAK: dict[str, Any] = {"name": "Fair days", "starts_on": _DAY.isoformat()}
_FILE = [
    (
        "breaks.ics",
        "\r\n".join(
            (
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Example//EN",
                "BEGIN:VEVENT",
                "UID:fair@example.org",
                f"DTSTAMP:{_DAY:%Y%m%d}T000000Z",
                f"DTSTART;VALUE=DATE:{_DAY:%Y%m%d}",
                f"DTEND;VALUE=DATE:{_DAY + timedelta(days=4):%Y%m%d}",
                "SUMMARY:Fair days",
                "END:VEVENT",
                "END:VCALENDAR",
                "",
            )
        ).encode(),
    )
]
COHORTS = {
    "/cohort": button("", "shows Cohorts"),
    "/cohort help": button("", "says `/cohort` shows your cohorts"),
    "open_cohort": inside("", "shows Cohort", "{cohort}"),
    "edit_cohort": inside("", "shows Change a cohort", "{cohort}"),
    "form cohort @change": form("cohort", name="Other years"),
    "archive_cohort": inside("", "cohort", "{cohort}"),
    "enrol_in_cohort": inside("", "shows Add people", "{cohort}"),
    "form cohort_people": form("member", members=["{newcomer}"]),
    "/cohort calendar": button("", "shows "),
    "open_breaks": inside("", "shows Calendar", "{cohort}"),
    "add_break": inside("{cohort}", "shows Add a break", "{cohort}"),
    "form break": form("break", **_BREAK),
    "form break @district": form("break", whose="district", district="Sample", **_BREAK),
    "add_breaks_from_file": inside("{cohort}", "shows From a calendar file", "{cohort}"),
    "form breaks_from_file": form("break", calendar=_FILE),
    "remove_break": inside("{cohort}", "break", "{cohort}:{break}"),
    "/cohort new": button("", "shows New cohort"),
    "new_cohort": inside("", "shows New cohort"),
    "form cohort": form("cohort", name="Second years"),
    "form break @everybody": form("break", whose="network", **_BREAK),
    "form breaks_from_file @everybody": form("break", calendar=_FILE, whose="network"),
    "remove_break @everybody": inside("{cohort}", "break", "{cohort}:{everybodys_break}"),
    "open_cohort @another": inside("", "shows Cohort", "{another}"),
    "form cohort @another": form("cohort", name="Other years"),
    "archive_cohort @another": inside("", "cohort", "{another}"),
    "form cohort_people @another": form("member", members=["{newcomer}"]),
    "open_breaks @another": inside("", "shows Calendar", "{another}"),
    "form break @another": form("break", **_BREAK),
}


def of_cohorts(numbers: dict[str, Any]) -> dict[str, View]:
    one = CohortSeen(cohort_id=numbers["cohort"], name="First years", members=())
    other = CohortSeen(cohort_id=numbers["another"], name="Another", members=())
    return {
        "cohort": cohort_form.form(),
        "cohort @change": cohort_form.form(one),
        "cohort @another": cohort_form.form(other),
        "cohort_people": cohort_form.people(one),
        "cohort_people @another": cohort_form.people(other),
        "break": breaks.form(one.cohort_id),
        "break @district": breaks.form(one.cohort_id),
        "break @everybody": breaks.form(one.cohort_id),
        "break @another": breaks.form(other.cohort_id),
        "breaks_from_file": breaks.file_form(one.cohort_id),
        "breaks_from_file @everybody": breaks.file_form(one.cohort_id),
    }


async def arranged_cohorts(
    network: Network, *, members: tuple[Person, ...], coach: Person, keeper: Person
) -> dict[str, Any]:
    """Two cohorts: one with its people and a channel, and another; a break here and there."""
    hall = network.workspace.add_channel("hall", [*members, coach, keeper, network.fay], bot=True)
    newcomer = network.workspace.add_user("newcomer")
    begun, by = network.core.now(), network.fay.id
    one = CohortDraft(
        name="First years",
        members=tuple(each.id for each in members),
        facilitators=(keeper.id,),
        coaches=(coach.id,),
        channel=hall.id,
    )
    async with network.core.db.transaction() as session:
        cohort = await cohorts.create(session, one, form_id="V5", by=by, now=begun)
        another = await cohorts.create(
            session, CohortDraft(name="Another"), form_id="V5a", by=by, now=begun
        )
        own, everybodys = _break("V5b", cohort, begun.date()), _break("V5c", None, begun.date())
        session.add_all([own, everybodys])
        await session.flush()
        numbers = {"break": own.id, "everybodys_break": everybodys.id}
    numbers |= {"cohort": cohort, "another": another}
    return numbers | {"newcomer": newcomer.id, "hall": hall.id}


def _break(form_id: str, cohort_id: int | None, day: date) -> Break:
    return Break(
        form_id=form_id,
        cohort_id=cohort_id,
        name="A break",
        starts_on=day + timedelta(days=100),
        ends_on=day + timedelta(days=101),
        added_by="",
        added_at=now(),
    )
