"""App Home: what a member can do here, what is theirs, who sees what, and their settings."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.home import Home, OwnProblem, OwnRequest, OwnSearch
from bot.views import (
    assessment_news,
    away,
    check_in_choices,
    coaching,
    convening,
    facilitation,
    library_digest,
    mrkdwn,
    own_pieces,
    profile,
    unasked,
    usage,
)
from bot.views import round as peers
from bot.views.blocks import actions, button, context, divider, header, menu, section
from bot.views.celebration import CELEBRATE
from bot.views.clock import place_in_line
from bot.views.facilitation import days, more
from bot.views.finding import WRITE_DOWN, carry
from bot.views.mentor import ABOUT, OFFER
from bot.views.problem import MENU, REPLY, SHARE
from bot.views.request import ACCEPT, DECLINE

_SHOWN = 8
"""How much of each list is shown."""
_TITLE = 150


def home(seen: Home) -> View:
    """Show one member's Home: at most 100 blocks, however much there is."""
    return View(
        type="home",
        blocks=[
            section("Bring a problem of practice; colleagues in the same job help you think."),
            *(away.in_home(seen.away_until) if seen.away_until else ()),
            *_doors(is_mentor=seen.profile.offer is not None),
            *convening.in_home(seen.convening),
            *(facilitation.overview(seen.overview) if seen.overview else ()),
            *_problems(seen.problems),
            *_requests(seen),
            *coaching.in_home(seen.coaching),
            *_settings(seen),
            *_who_sees_what(seen.channel),
            *_help(seen.facilitators),
        ],
    )


def _doors(*, is_mentor: bool) -> Iterator[Block]:
    offer = "Change my mentoring" if is_mentor else "Offer to mentor"
    yield actions(
        button(SHARE, "Share a problem of practice", style="primary"),
        button(WRITE_DOWN, "Find a mentor", value=carry("", "")),
        button(OFFER, offer),
        button(ABOUT, "My district and my week"),
        button(CELEBRATE, "Celebrate somebody"),
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
    read = "" if problem.for_channel else " · read only by the mentors you ask"
    choices = [
        ("find", "Find a mentor"),
        ("edit", "Edit"),
        ("resolve", "Mark as resolved"),
        ("withdraw", "Withdraw"),
    ]
    title, since = _title(problem.title, problem.link), days(problem.days)
    yield section(
        f"{title}\nOpen, {state} · shared {since}{mine}{read}",
        accessory=menu(MENU, [(f"{what}:{problem.problem_id}", text) for what, text in choices]),
    )
    if problem.anonymous and problem.for_channel:
        yield actions(
            button(
                REPLY,
                "Reply without my name",
                value=problem.problem_id,
                label=f"Reply without my name: {problem.title}",
            )
        )


def _requests(seen: Home) -> Iterator[Block]:
    entries: list[OwnSearch | OwnRequest] = [*seen.searches, *seen.requests]
    yield divider()
    yield header("My requests")
    if not entries:
        yield section("None. Here you find who asks for your help, and whom you asked.")
    for each in entries[:_SHOWN]:
        if isinstance(each, OwnSearch):
            yield section(f"{_title(each.title, each.link)}\n{_search(each, seen.channel)}")
        else:
            yield from _request(each)
    yield from _rest(entries)


def _search(search: OwnSearch, channel: str) -> str:
    match search.stand:
        case "looking":
            return "I am looking for the next mentor who fits."
        case "choosing":
            return "You choose whom to ask next: look in my message about it."
        case "in_line":
            return f"All who fit are busy just now. {place_in_line(search.place)}"
        case "called":
            return f"Everybody in <#{channel}> is asked. When somebody offers to help, I tell you."


def _request(request: OwnRequest) -> Iterator[Block]:
    yield section(f"{_title(request.title, request.link)}\n{_stand(request)}")
    if request.stand in ("asked_of_me", "passed_by_me", "offered_to_me"):
        number, title = request.request_id, request.title
        yield actions(
            button(ACCEPT, "Accept", value=number, label=f"Accept: {title}"),
            button(DECLINE, "Not now", value=number, label=f"Not now: {title}"),
        )


def _stand(request: OwnRequest) -> str:
    other = f"<@{request.other}>" if request.other else "a colleague who gave no name"
    since = days(request.days)
    match request.stand:
        case "asked_of_me":
            return f"You are asked for help by {other}, {since}."
        case "passed_by_me":
            return (
                f"You were asked for help by {other}, {since}. The search went on without your "
                "answer; a yes still counts until somebody else says yes."
            )
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


def _settings(seen: Home) -> Iterator[Block]:
    yield divider()
    yield header("My settings")
    yield from profile.in_home(seen.profile, thanks=seen.thanks)
    yield from peers.in_home(seen.peers)
    yield from check_in_choices.in_home(seen.check_ins)
    yield from assessment_news.in_home(has_any=seen.has_assessments)
    yield from own_pieces.in_home(seen.given)
    yield from library_digest.in_home(wants=seen.wants_digest)
    yield from unasked.in_home(seen.told)


def _who_sees_what(channel: str) -> Iterator[Block]:
    yield divider()
    yield header("Who sees what")
    yield section(
        f"• *A problem with your name:* everyone who can read <#{channel}>.\n"
        "• *A problem without your name:* the same people read the words, and nobody is shown who "
        "wrote them, facilitators included. The words themselves may still tell who you are.\n"
        "• *A question for mentors (`/mentor`):* the mentors who are asked, one at a time. "
        "Facilitators see its topics, not its words, where it stays without an answer.\n"
        "• *A conversation with a mentor or coach:* the two of you, with your goals and notes. I "
        "note when somebody wrote last, never what.\n"
        "• *Whom you would rather not meet, why you say not now, how a conversation went:* "
        "nobody but you.\n"
        "• *What you answer in a check-in:* you alone, or whom you choose: coach or cohort. Its "
        "numbers and topics count in averages over five people or more. Facilitators see that you "
        "answered, or not even that: each question says which.\n"
        "• *How your district supports you:* you alone, and your coach if you choose so.\n"
        "• *Whether you come to a session:* facilitators. What it was worth to you: an average, "
        "and words without a name, both over five people or more.\n"
        "• *Guidance that you give:* facilitators, and once one of them publishes it whoever you "
        "chose. Your name only where you chose that; you can take it back.\n"
        "• *Your direct messages to me:* you alone. Only in a thread that I open for a "
        "conversation without a name do I pass on what you write there.\n"
        "• *This Home:* you alone.\n"
        "• *Facilitators, besides:* problems without an answer, reports (not who reported), and "
        "what kind of message Slack did not take (not whom it was for)."
    )
    yield section(
        "• *Lantern's database:* your words, who wrote a problem, your district's name and whom "
        "you would rather not meet are encrypted there; topics, the kind of district, working "
        "hours, and who helps whom are not. Whoever runs Lantern holds the key and could read all "
        "of it.\n"
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
