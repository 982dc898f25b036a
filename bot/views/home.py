"""App Home: what a member can do here, what is theirs, who sees what, and their settings."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.home import Choices, Home, OwnProblem, OwnRequest
from bot.domain.members import SETTINGS, SIZES, District
from bot.domain.topics import in_words
from bot.views import facilitation, mrkdwn, usage
from bot.views.blocks import actions, button, context, divider, header, menu, section
from bot.views.facilitation import days, more
from bot.views.mentor import ABOUT, OFFER
from bot.views.problem import MENU, REPLY, SHARE
from bot.views.request import ACCEPT, DECLINE

PAUSE = "pause_mentoring"
RESUME = "resume_mentoring"

_SHOWN = 8
"""How much of each list is shown."""
_TITLE = 150


def home(seen: Home) -> View:
    """Show one member's Home: at most 100 blocks, however much there is."""
    return View(
        type="home",
        blocks=[
            section("Bring a problem of practice; colleagues in the same job help you think."),
            *_doors(seen.choices),
            *(facilitation.overview(seen.overview) if seen.overview else ()),
            *_problems(seen.problems),
            *_requests(seen.requests),
            *_settings(seen.choices),
            *_who_sees_what(seen.channel),
            *_help(seen.facilitators),
        ],
    )


def _doors(choices: Choices) -> Iterator[Block]:
    offer = "Change my mentoring" if choices.is_mentor else "Offer to mentor"
    yield actions(
        button(SHARE, "Share a problem of practice", style="primary"),
        button(OFFER, offer),
        button(ABOUT, "About my district"),
    )


def _problems(problems: Sequence[OwnProblem]) -> Iterator[Block]:
    yield divider()
    yield header("My open problems")
    if not problems:
        yield section(
            "None. When something is hard, share it here: it stays open until you mark it as "
            "resolved."
        )
    for each in problems[:_SHOWN]:
        yield from _problem(each)
    yield from _rest(problems)


def _problem(problem: OwnProblem) -> Iterator[Block]:
    state = "answered" if problem.answered else "no answer yet"
    mine = " · yours, shared without a name" if problem.anonymous else ""
    choices = [("edit", "Edit"), ("resolve", "Mark as resolved"), ("withdraw", "Withdraw")]
    yield section(
        f"{_title(problem.title, problem.link)}\nOpen, {state} · shared {days(problem.days)}{mine}",
        accessory=menu(MENU, [(f"{what}:{problem.problem_id}", text) for what, text in choices]),
    )
    if problem.anonymous:
        yield actions(
            button(
                REPLY,
                "Reply without my name",
                value=problem.problem_id,
                label=f"Reply without my name: {problem.title}",
            )
        )


def _requests(requests: Sequence[OwnRequest]) -> Iterator[Block]:
    yield divider()
    yield header("My requests")
    if not requests:
        yield section("None. Here you find who asks for your help, and whom you asked.")
    for each in requests[:_SHOWN]:
        yield section(f"{_title(each.title, each.link)}\n{_stand(each)}")
        if each.stand in ("asked_of_me", "offered_to_me"):
            yield actions(
                button(ACCEPT, "Accept", value=each.request_id, label=f"Accept: {each.title}"),
                button(DECLINE, "Not now", value=each.request_id, label=f"Not now: {each.title}"),
            )
    yield from _rest(requests)


def _stand(request: OwnRequest) -> str:
    other = f"<@{request.other}>" if request.other else "a colleague who gave no name"
    since = days(request.days)
    match request.stand:
        case "asked_of_me":
            return f"You are asked for help by {other}, {since}."
        case "offered_to_me":
            return f"You are offered help by {other}, {since}."
        case "waiting_for_mentor":
            return f"You asked {other} {since}, and wait for an answer."
        case "waiting_for_author":
            return f"You offered your help {since}, and wait for an answer from {other}."
        case "in_conversation":
            return f"You are in conversation with {other}: look {_where(request)}."


def _where(request: OwnRequest) -> str:
    if request.anonymous:
        return "in the thread of my message to you"
    return "among your direct messages"


def _settings(choices: Choices) -> Iterator[Block]:
    yield divider()
    yield header("My settings")
    yield section(
        f"*My district*\n{_district(choices.district)}",
        accessory=button(ABOUT, "Change", label="Change what I told about my district"),
    )
    yield section(
        f"*Mentoring*\n{_mentoring(choices)}",
        accessory=button(OFFER, "Change", label="Change my mentoring"),
    )
    if choices.is_mentor and choices.paused:
        yield actions(button(RESUME, "I am back", label="I am back: suggest me as a mentor again"))
    elif choices.is_mentor:
        yield actions(button(PAUSE, "Pause mentoring"))


def _district(told: District) -> str:
    known = [SETTINGS.get(told.setting or ""), SIZES.get(told.size or "")]
    return (
        " · ".join(filter(None, known)) or "Not told. It helps to find mentors who know the like."
    )


def _mentoring(choices: Choices) -> str:
    if not choices.is_mentor:
        return "You do not mentor at present."
    topics = mrkdwn.line(in_words(choices.topics), 500)
    if choices.paused:
        return f"Paused: nobody is told that you mentor on {topics}."
    return f"You mentor on {topics}."


def _who_sees_what(channel: str) -> Iterator[Block]:
    yield divider()
    yield header("Who sees what")
    yield section(
        f"• *A problem with your name:* everyone who can read <#{channel}>.\n"
        "• *A problem without your name:* the same people read the words, and nobody is shown who "
        "wrote them, facilitators included. The words themselves may still tell who you are.\n"
        "• *Your direct messages to me:* you alone. Only in a thread that I open for a "
        "conversation without a name do I pass on what you write there.\n"
        "• *This Home:* you alone.\n"
        "• *Facilitators, besides:* problems without an answer, reports (not who reported), and "
        "what kind of message Slack did not take (not whom it was for)."
    )
    yield section(
        "• *Lantern's database:* your words, and who wrote a problem, are encrypted there; topics, "
        "districts and who offers help are not. Whoever runs Lantern holds the key and could "
        "read all of it.\n"
        "• *Slack and your district:* Slack keeps what is posted and what you write to me, and a "
        "workspace's owners may be able to export it. What is written on a district account may "
        "be disclosable under public-records law. Never name a student."
    )


def _help(facilitators: Sequence[str]) -> Iterator[Block]:
    yield divider()
    yield header("Help")
    yield section(usage.doors())
    people = [f"<@{each}>" for each in facilitators[:20]]
    who = " and ".join(filter(None, [", ".join(people), "the owners and admins of this workspace"]))
    yield context(f"The facilitators are {who}. Write to them about anything that troubles you.")


def _title(title: str, link: str | None) -> str:
    return f"*{mrkdwn.link(link, mrkdwn.line(title, _TITLE))}*"


def _rest(entries: Sequence[object]) -> Iterator[Block]:
    if hidden := len(entries) - len(entries[:_SHOWN]):
        yield more(hidden)
