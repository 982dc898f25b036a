# a dash says no
"""Who may press what about sessions: the author is invited, as who looks after a cohort is."""

from datetime import timedelta
from typing import Any

from slack_sdk.models.views import View

from bot.domain.convenings import Attending, ConveningDraft, OnOffer
from bot.start import now
from bot.views import convening_after, convening_form, convening_list, nomination
from bot.views.convening_form import Carried, Clocks
from models import Attendance, Convening, ConveningStep, Nomination
from tests.journeys.who_may_press.door import button, form, inside
from tests.network import Network

SESSIONS_TABLE = """
Sessions of a cohort                                                            A  C  F  L  S
  Its sessions, or one's own      | /cohort session                      | ✓  ✓  ✓  ✓  ✓
  … by a button                   | open_convenings                      | -  -  ✓  -  ✓
  Open: plan one                  | plan_convening                       | -  -  ✓  -  ✓
  See everybody's time            | form convening                       | -  -  ✓  -  ✓
  Plan it                         | form convening @shown                | -  -  ✓  -  ✓
  Open: change it                 | change_convening                     | -  -  ✓  -  ✓
  Call it off                     | call_off_convening                   | -  -  ✓  -  ✓
  Who comes                       | who_comes                            | -  -  ✓  -  ✓
  Open: who came                  | who_came                             | -  -  ✓  -  ✓
  Note who came                   | form who_came_form                   | -  -  ✓  -  ✓
  Open: ask an author             | ask_author                           | -  -  ✓  -  ✓
  Ask an author                   | form ask_author_form                 | -  -  ✓  -  ✓
Another cohort's, and one for everybody                                         F  S
  Another's sessions              | open_convenings @another             | ✓  -
  Call another's off              | call_off_convening @another          | ✓  -
  … from this cohort's list       | call_off_convening @smuggled         | -  -
  Who comes to another's          | who_comes @another                   | ✓  -
  Plan one for everybody          | form convening @everybody            | ✓  -
  Call everybody's off            | call_off_convening @everybody        | ✓  -
  Who comes to everybody's        | who_comes @everybody                 | ✓  -
  Ask an author for everybody's   | form ask_author_form @everybody      | ✓  -
Coming to one                                                                   A  F  M
  I come                          | coming_yes                           | ✓  -  -
  I join remotely                 | coming_remote                        | ✓  -  -
  I do not come                   | coming_no                            | ✓  -  -
  Add it to my calendar           | convening_calendar                   | ✓  -  -
  Open: what it was worth         | convening_worth                      | ✓  -  -
  Say what it was worth           | form convening_worth_form            | ✓  -  -
  Open: nominate a problem        | nominate_problem                     | ✓  -  -
  Nominate a problem              | form nominate_problems               | ✓  -  -
  Agree, when asked               | agree_nomination                     | ✓  -  -
  Take it off                     | decline_nomination                   | ✓  -  -
"""
_AT = "{convening}:{cohort}"
_OF_ANOTHER = "{convening_of_another}:{another}"
_EVERYBODYS = "{everybodys_convening}:{cohort}"
SESSIONS = {
    "/cohort session": button("", "shows "),
    "open_convenings": inside("", "shows Sessions", "{cohort}"),
    "plan_convening": inside("", "shows Plan a session", "{cohort}"),
    "form convening": form("reads It begins"),
    "form convening @shown": form("convening"),
    "change_convening": inside("", "shows Change it", _AT),
    "call_off_convening": inside("", "convening", _AT),
    "who_comes": inside("", "shows Who comes", _AT),
    "who_came": inside("", "shows Who came", "{past}:{cohort}"),
    "form who_came_form": form("attendance", came=["{grace}"]),
    "ask_author": inside("", "shows Ask an author", _AT),
    "form ask_author_form": form("nomination", problem="{running}"),
    "open_convenings @another": inside("", "shows Sessions", "{another}"),
    "call_off_convening @another": inside("", "convening", _OF_ANOTHER),
    "call_off_convening @smuggled": inside("", "", "{convening_of_another}:{cohort}"),
    "who_comes @another": inside("", "shows Who comes", _OF_ANOTHER),
    "form convening @everybody": form("convening"),
    "call_off_convening @everybody": inside("", "convening", _EVERYBODYS),
    "who_comes @everybody": inside("", "shows Who comes", _EVERYBODYS),
    "form ask_author_form @everybody": form("nomination", problem="{running}"),
    "coming_yes": button("{convening}", "attendance"),
    "coming_remote": button("{convening}", "attendance"),
    "coming_no": button("{convening}", "attendance"),
    "convening_calendar": button("{convening}", "says Open this file"),
    "convening_worth": button("{past}", "shows After the convening"),
    "form convening_worth_form": form("attendance", useful="4"),
    "nominate_problem": button("{convening}", "shows Nominate a problem"),
    "form nominate_problems": form("nomination", problems=["{running}"]),
    "agree_nomination": button("{convening}:{fresh}", "nomination"),
    "decline_nomination": button("{convening}:{named}", "nomination"),
}


def of_sessions(numbers: dict[str, Any]) -> dict[str, View]:
    cohort = numbers["cohort"]
    own = [OnOffer(problem_id=numbers["running"], title="A", anonymous=False, chosen=False)]
    came = Attending(
        convening_id=numbers["past"],
        title="Last session",
        by_answer={"yes": [], "remote": [], "no": [], "none": []},
        came=[],
        is_noted=False,
    )
    return {
        "convening": _form(cohort, everybody=False, shown=False),
        "convening @shown": _form(cohort, everybody=False, shown=True),
        "convening @everybody": _form(cohort, everybody=True, shown=True),
        "who_came_form": convening_list.who_came(came, cohort),
        "ask_author_form": nomination.ask_form(_AT.format(**numbers), own),
        "ask_author_form @everybody": nomination.ask_form(_EVERYBODYS.format(**numbers), own),
        "convening_worth_form": convening_after.worth_form(
            numbers["past"], "Last session", useful=None, words=""
        ),
        "nominate_problems": nomination.form(numbers["convening"], "Next session", own),
    }


def _form(cohort: int, *, everybody: bool, shown: bool) -> View:
    """The form as it is typed, or with everybody's time before it is sent."""
    moment = now()
    draft = ConveningDraft(
        title="A session",
        day=(moment + timedelta(days=30)).date(),
        minute=600,
        length=60,
        zone="UTC",
        everybody=everybody,
        now=moment,
    )
    carried = Carried(cohort_id=cohort, convening_id=None, everybodys=everybody, seen="")
    if not shown:
        return convening_form.form(carried, cohort="First years", zone="UTC", known=draft)
    return convening_form.form(
        convening_form.saw(draft, carried),
        cohort="First years",
        zone="UTC",
        known=draft,
        clocks=Clocks(starts_at=draft.starts_at, is_moved=False, people=2, lines=[]),
    )


async def arranged_sessions(network: Network, numbers: dict[str, Any]) -> dict[str, Any]:
    """One session to come and one past, of which nothing falls due; two others; an agenda."""
    days = {
        "convening": (7, numbers["cohort"]),
        "past": (-1, numbers["cohort"]),
        "convening_of_another": (7, numbers["another"]),
        "everybodys_convening": (8, None),
    }
    async with network.core.db.transaction() as session:
        rows = {name: _session(name, *when) for name, when in days.items()}
        session.add_all(rows.values())
        await session.flush()
        rows["past"].next_step = ConveningStep.CLOSE
        for name in ("convening", "past"):
            row = Attendance(convening_id=rows[name].id, member=network.ada.id)
            session.add(row)
        for title, agreed in (("fresh", False), ("named", True)):
            session.add(
                Nomination(
                    convening_id=rows["convening"].id,
                    problem_id=numbers[title],
                    by=network.fay.id,
                    agreed=agreed,
                )
            )
    return {name: row.id for name, row in rows.items()}


def _session(name: str, days: int, cohort_id: int | None) -> Convening:
    starts = now() + timedelta(days=days)
    return Convening(
        form_id=f"V10{name}",
        cohort_id=cohort_id,
        title=name,
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        zone="UTC",
        place=None,
        agenda=None,
        materials=None,
        made_by="",
        made_at=now(),
    )
