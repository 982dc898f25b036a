"""A problem of practice as the channel sees it, and the news of it in direct messages."""

from collections.abc import Iterator

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, OverflowMenuElement

from bot.domain import topics
from bot.domain.notices import (
    AuthorReplied,
    ProblemChanged,
    ProblemContinued,
    ProblemPosted,
    ProblemReported,
    ThanksGiven,
    ThreadAnswered,
)
from bot.domain.problems import LONGEST_TITLE, split
from bot.views import mrkdwn
from bot.views.blocks import (
    Message,
    actions,
    button,
    context,
    day,
    header,
    literal,
    menu,
    quoted,
    section,
)

FORM = "problem"
SHARE = "share_problem"
SHARE_SHORTCUT = "share_problem_shortcut"
MAKE_SHORTCUT = "make_problem"
HELP = "help_with_problem"
SAME_HERE = "same_here"
FOLLOW = "follow_problem"
MENU = "problem_menu"
REPLY = "reply_without_name"

FIND, EDIT, RESOLVE, WITHDRAW, REPORT = "find", "edit", "resolve", "withdraw", "report"
GUIDANCE = "guidance"
"""What the menu's options begin with; the problem's id follows after a colon."""

LABELS = {
    "question": "The question for colleagues",
    "context": "What is happening",
    "tried": "What was tried so far",
    "what_helped": "What helped",
}


def post(notice: ProblemPosted) -> Message:
    """Show the problem as it stands now, with what a reader can do about it."""
    if notice.state == "withdrawn":
        words = f"Withdrawn by {_WITHDRAWN_BY[notice.withdrawn_by]}."
        return Message(words, context(words))
    opening = (
        f"<@{notice.author}> shares a problem of practice"
        if notice.author
        else "A problem of practice, shared without a name"
    )
    return Message(
        f"{opening}: {_title(notice.title)}",
        header(notice.title),
        context(" · ".join(_facts(notice))),
        *_words(notice),
        _doors(notice),
    )


def continuation(notice: ProblemContinued) -> Message:
    """Show, in the thread, what the post had no room for."""
    change = "edited, " if notice.edited else ""
    counted = f" ({notice.part} of {notice.parts})" if notice.parts > 1 else ""
    label = f"{LABELS[notice.of]}, {change}continued{counted}"
    return Message(label, section(f"*{label}*\n{literal(notice.text)}"))


def author_reply(notice: AuthorReplied) -> Message:
    """Show an author's words in the bot's voice."""
    who = "The author of this problem, who shares it without a name, writes:"
    return Message(f"{who} {literal(notice.text)}", context(who), section(literal(notice.text)))


def answered(notice: ThreadAnswered) -> Message:
    """Tell the author or a follower of a reply, and how to reply themselves."""
    whose = "your problem" if notice.yours else "a problem you follow"
    news = f"There is a new reply to {whose}, “{_title(notice.title)}”."
    said = section(f"{news}{_way(notice.link)}")
    if not (notice.yours and notice.anonymous):
        return Message(news, said)
    return Message(
        news,
        said,
        actions(button(REPLY, "Reply without my name", value=notice.problem_id)),
        context("In the thread itself your name would show. This button keeps it out."),
    )


def changed(notice: ProblemChanged) -> Message:
    """Tell a follower what became of a problem."""
    match notice.change:
        case "edited":
            news = f"“{_title(notice.title)}”, a problem you follow, was edited."
        case "resolved":
            news = f"“{_title(notice.title)}”, a problem you follow, is resolved."
        case "withdrawn":  # its title is withdrawn too
            news = "A problem of practice you follow was withdrawn. There is nothing left to do."
    helped = [
        section(f"*{LABELS['what_helped']}*\n{literal(start)}")
        for start in split(notice.what_helped)[:1]
    ]
    return Message(news, section(f"{news}{_way(notice.link)}"), *helped)


def thanks(notice: ThanksGiven) -> Message:
    who = f"<@{notice.author}>" if notice.author else "The author, who gave no name,"
    news = f"{who} says you helped with “{_title(notice.title)}”, and thanks you."
    return Message(news, section(news), context("Only you see this."))


def reported(notice: ProblemReported) -> Message:
    """Ask a facilitator to look at a problem."""
    news = f"A member asks facilitators to look at “{_title(notice.title)}”."
    return Message(
        news,
        section(f"{news}{_way(notice.link)}"),
        *(section(quoted(words)) for words in split(notice.reason)),
        context("The author is not told of this report."),
    )


_WITHDRAWN_BY = {"author": "its author", "facilitator": "a facilitator"}
_DEEDS = {
    FIND: "Find a mentor",
    EDIT: "Edit",
    RESOLVE: "Mark as resolved",
    WITHDRAW: "Withdraw",
    REPORT: "Report",
    GUIDANCE: "Guidance from this",
}


def _facts(notice: ProblemPosted) -> Iterator[str]:
    if notice.state == "resolved":
        yield "*Resolved*"
    yield f"Shared by <@{notice.author}>" if notice.author else "Shared without a name"
    yield ", ".join(topics.labels(notice.topics))
    if notice.needed_by:
        yield f"Answer needed by {day(notice.needed_by)}"
    if notice.edited:
        yield "Edited"


def _words(notice: ProblemPosted) -> Iterator[Block]:
    """Show what the author wrote, each text from its start; the rest is in the thread."""
    fields = {
        "question": notice.question,
        "context": notice.context,
        "tried": notice.tried,
        "what_helped": notice.what_helped,
    }
    for field, text in fields.items():
        if not text:
            continue
        start, *rest = split(text)
        yield section(f"*{LABELS[field]}*\n{literal(start)}")
        if rest:
            yield context("Continues in the thread.")


def _doors(notice: ProblemPosted) -> ActionsBlock:
    """Offer what can be done; a press is checked again by who presses."""
    number = notice.problem_id
    if notice.state == "resolved":
        return actions(_menu(number, EDIT, GUIDANCE, WITHDRAW, REPORT))
    return actions(
        button(HELP, "I can help", value=number, style="primary"),
        _same_here(notice),
        button(FOLLOW, "Follow", value=number, label="Follow, or stop following"),
        _menu(number, FIND, EDIT, RESOLVE, WITHDRAW, REPORT),
    )


def _menu(number: int, *deeds: str) -> OverflowMenuElement:
    return menu(MENU, [(f"{deed}:{number}", _DEEDS[deed]) for deed in deeds])


def _same_here(notice: ProblemPosted) -> ButtonElement:
    count = notice.same_here
    text = f"Same here · {count}" if count else "Same here"
    spoken = f"Same here: {count} so far. A second press takes yours back."
    return button(SAME_HERE, text, value=notice.problem_id, label=spoken)


def _title(title: str) -> str:
    return mrkdwn.line(title, 2 * LONGEST_TITLE)


def _way(link: str | None) -> str:
    return f" {mrkdwn.link(link, 'Open the thread')}." if link else ""
