"""The forms as each stands before who may send it; everybody else sends the same one."""

from typing import Any

from slack_sdk.models.views import View

from bot.domain.asking import Norms
from bot.domain.conversations import Hearing
from bot.domain.members import About
from bot.domain.pairings import SeenGoal, Together
from bot.domain.peers import PeerChoices
from bot.domain.people import Listed
from bot.services import calls, problems
from bot.views import (
    about_form,
    asking,
    closing,
    coaching_form,
    concern,
    finding_form,
    goals,
    mentor_form,
    people_form,
    problem_form,
    reply,
    report,
    request_form,
    round_form,
    settings_form,
)
from bot.views import round as peer_form
from bot.views.round_form import Place
from models import Problem
from tests.journeys.who_may_press.answers import of_answers
from tests.journeys.who_may_press.assessments import of_assessments
from tests.journeys.who_may_press.checkins import of_checkins
from tests.journeys.who_may_press.cohorts import of_cohorts
from tests.journeys.who_may_press.library_forms import of_library
from tests.journeys.who_may_press.prompts import of_prompts
from tests.journeys.who_may_press.reports import of_reports
from tests.journeys.who_may_press.schedules import of_schedules
from tests.journeys.who_may_press.sessions import of_sessions
from tests.journeys.who_may_press.situation import Situation

_BOARDS = "board-and-superintendent-relations"


async def drawn(it: Situation) -> dict[str, dict[str, Any]]:
    """Draw every form, by its door."""
    built = {
        **await _of_problems(it),
        **_of_asking(it),
        **_of_pairings(it),
        **_of_members(it),
        **_of_facilitators(it),
        **of_library(it.network, it.numbers),
        **of_cohorts(it.numbers),
        **of_schedules(it.numbers),
        **of_prompts(it.numbers),
        **of_reports(it.numbers),
        **of_sessions(it.numbers),
        **of_checkins(),
        **of_answers(it.numbers),
        **of_assessments(it.numbers, it.network.ada.id),
    }
    return {f"form {name}": _plain(view) for name, view in built.items()}


def _plain(view: View | dict[str, Any]) -> dict[str, Any]:
    return view if isinstance(view, dict) else view.to_dict()


async def _of_problems(it: Situation) -> dict[str, View | dict[str, Any]]:
    n, channel = it.numbers, it.network.problems.id
    async with it.network.core.db.transaction() as session:
        running = await session.get_one(Problem, n["running"])
        edit = problem_form.edit_form(await problems.posted(session, running), channel)
        call = await calls.preview(session, running, it.network.core.network)
    private = finding_form.edit_form(
        n["private"], question="Who has?", context="", topics=[_BOARDS], needed_by=None
    )
    kinds = {"": (n["running"], True), " @private": (n["private"], False)}
    closed = {
        f"{name}{kind}": view
        for kind, (number, posted) in kinds.items()
        for name, view in (
            (
                "resolve_problem",
                closing.resolve_form(
                    number, channel, is_author=True, anonymous=False, for_channel=posted
                ),
            ),
            ("withdraw_problem", closing.withdraw_form(number, for_channel=posted)),
        )
    }
    return closed | {
        "problem": problem_form.blank(channel),
        "edit_problem": edit,
        "edit_problem @private": private,
        "report_problem": report.form(n["running"]),
        "reply_without_name": reply.form(n["unnamed"], channel),
        "find_mentor": finding_form.form(),
        "open_call_form": asking.call_form(call, channel, words=""),
    }


def _of_asking(it: Situation) -> dict[str, View | dict[str, Any]]:
    n = it.numbers
    topics = [_BOARDS, "pushback-and-politics"]
    return {
        "why_not_now_form": request_form.why_form(n["declined_r"]),
        "never_topic_form": request_form.never_form(n["declined_r"], topics),
        "suggest_somebody_form": request_form.suggest_form(n["declined_r"]),
        "concern @named": _concern(n["named_r"], n["fay"]),
        "concern @unnamed": _concern(n["unnamed_r"], n["fay"]),
        "keep_going": coaching_form.keep_going(
            n["named_r"],
            "named",
            n["mae"],
            author=True,
            anonymous=False,
            today=it.network.core.now().date(),
        ),
    }


def _concern(request: int, reader: str) -> View:
    return concern.form(Hearing(request_id=request, reader=reader, is_ombuds=False, unnamed=None))


def _of_pairings(it: Situation) -> dict[str, View | dict[str, Any]]:
    today = it.network.core.now().date()
    pairing = Together(
        pairing_id=1,
        kind="coaching",
        part="officer",
        other=it.numbers["cora"],
        rhythm="monthly",
        starts_on=today,
        ends_on=None,
    )
    goal = SeenGoal(
        goal_id=1, text="A goal", about="alignment", by_when=None, state="open", notes=1
    )
    return {
        "pairing_terms": coaching_form.terms(pairing),
        "goal": goals.form(1),
        "goal @change": goals.form(1, goal),
        "goal_note": goals.notes(pairing, goal, []),
    }


def _of_members(it: Situation) -> dict[str, View | dict[str, Any]]:
    return {
        "mentor": mentor_form.offer(None),
        "district": about_form.about(About(), apart=[], year=it.network.core.now().year),
        "peer_choices": peer_form.form(PeerChoices()),
    }


def _of_facilitators(it: Situation) -> dict[str, View | dict[str, Any]]:
    n = it.numbers
    place = Place(n["draft"], n["version"])
    return {
        "person": people_form.person(Listed(member=n["otto"]), page=0),
        "network_settings": settings_form.form(Norms()),
        "assign_coach": coaching_form.assign(),
        "round": round_form.start([], []),
        "round_swap": round_form.swap(place),
        "round_leave_out": round_form.leave_out(place, []),
    }
