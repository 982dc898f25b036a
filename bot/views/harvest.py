"""A piece of guidance out of a resolved problem: what its author and colleagues are shown."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.identifying import Change
from bot.domain.notices import AnswerWantedForGuidance, OutcomeAsked, PieceDrafted
from bot.domain.notices.harvest import DraftStand
from bot.domain.problems import split
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, button, confirm, context, quoted, section

OPEN = "harvest_open"
LATER = "harvest_later"
NEVER = "harvest_never"
TELL = "harvest_tell"
YES, NAMED, NO = "helpful_unnamed", "helpful_named", "helpful_no"

_CHANGES, _ANSWERS = 12, 3
"""How many of each a message lists."""
_WORD, _LINE = 60, 300
_OVER: dict[DraftStand, str] = {
    "open": "There is nothing left to do here.",
    "agreed": "Thank you. It waits for a facilitator, without your name. Nobody else reads it "
    "before they publish it, and I tell you when they do.",
    "later": "All right. I ask again some weeks after you resolved it, and write nothing before.",
    "declined": "Nothing of it is kept, and what was made of it is taken out of the library.",
    "lapsed": "You did not answer, so nothing was published, and the draft is forgotten.",
    "withdrawn": "The problem was withdrawn. Nothing of it is kept as guidance.",
}


def drafted(notice: PieceDrafted) -> Message:
    """Show the author the draft and what was changed in it; or what became of it."""
    if notice.stand != "open":
        return _settled(notice.stand, notice.harvest_id)
    news = _news(notice)
    return Message(
        news,
        section(news),
        section(f"*{mrkdwn.line(notice.title, 150)}*"),
        *(section(part) for part in mrkdwn.sections(split(notice.body)[0] if notice.body else "")),
        *_said(notice),
        *changes(notice.changes),
        actions(
            button(OPEN, "Edit and agree", value=notice.harvest_id, style="primary"),
            button(LATER, "Not now", value=notice.harvest_id),
            _never(notice.harvest_id),
        ),
        context(
            "Only you see this. Nothing is published unless you agree to the exact words and a "
            "facilitator approves them. Facilitators read it without your name; how you write may "
            "still tell who you are."
        ),
    )


def outcome_asked(notice: OutcomeAsked) -> Message:
    """Ask the author, weeks later, what came of it."""
    if notice.stand != "open":
        return _settled(notice.stand, notice.harvest_id)
    title = f"*{mrkdwn.line(notice.title, 150)}*"
    ago = f"About {notice.weeks} weeks ago you resolved {title}."
    text = f"{ago} What did you try, and what happened?"
    return Message(
        text,
        section(text),
        actions(
            button(TELL, "Tell what happened", value=notice.harvest_id, style="primary"),
            button(LATER, "Not now", value=notice.harvest_id),
            _never(notice.harvest_id),
        ),
        context(
            "Only you see this. Your answer goes into a draft that I show you first, and nowhere "
            "else unless you agree to its exact words."
        ),
    )


def answer_wanted(notice: AnswerWantedForGuidance) -> Message:
    """Ask a colleague for their own words; or say where their answer stands."""
    if notice.stand != "open":
        return _consent_settled(notice)
    who = f"<@{notice.author}>" if notice.author else "The author, who gave no name,"
    title = mrkdwn.link(notice.link, mrkdwn.line(notice.title, 150))
    news = f"{who} found your answer to *{title}* helpful, and would like to share it with others."
    return Message(
        f"{news} May it stand in a piece of guidance?",
        section(f"{news}\n*May these words stand in a piece of guidance?*"),
        *(section(quoted(part)) for part in split(notice.words)[:2]),
        *changes(notice.changes),
        actions(
            button(YES, "Yes, without my name", value=notice.answer_id),
            button(NAMED, "Yes, with my name", value=notice.answer_id),
            button(NO, "No", value=notice.answer_id),
        ),
        context(
            "*Who would see it:* every member of this network, in its library, once the author "
            "and a facilitator agree to the whole piece. If the author gives the piece to "
            "everybody, it may also be published outside the network.",
            "Only you see this. If you do not answer, your words are not used. The author is not "
            "told who said no.",
        ),
    )


def changes(made: Sequence[Change]) -> Iterator[Block]:
    """List what was taken out: what it was, what it is now, and why."""
    if not made:
        return
    lines = [_change(each) for each in made[:_CHANGES]]
    if len(made) > _CHANGES:
        lines.append(f"• and {len(made) - _CHANGES} more")
    yield section("*What I changed, so that it names nobody*\n" + "\n".join(lines))


def _change(change: Change) -> str:
    was, now = mrkdwn.line(change.before, _WORD), mrkdwn.line(change.after, _WORD)
    became = f"is now “{now}”" if now else "is left out"
    return f"• Was “{was}”, {became}: {mrkdwn.line(change.why, _WORD)}."


def _news(notice: PieceDrafted) -> str:
    if notice.took_back:
        return (
            "A colleague took their words back, so the piece is out of the library. Here it is "
            "without them; it goes back if you agree again."
        )
    return (
        "What you learned could help others. This is a draft of a piece of guidance, made of your "
        "own words."
    )


def _said(notice: PieceDrafted) -> Iterator[Block]:
    lines = [f">{mrkdwn.line(words, _LINE)}" for words in notice.answers[:_ANSWERS]]
    if lines:
        yield section("*What colleagues said, who agreed to it*\n" + "\n\n".join(lines))
    if notice.waits_for:
        asked = (
            "One colleague is" if notice.waits_for == 1 else f"{notice.waits_for} colleagues are"
        )
        yield context(
            f"{asked} asked about their answer. Their words come in only if they say yes."
        )


def _never(harvest_id: int) -> ButtonElement:
    return button(
        NEVER,
        "Never",
        value=harvest_id,
        confirm=confirm(
            "Never for this problem?",
            "I forget the draft, take out what was made of it, and do not ask again.",
            yes="Never",
            no="Back",
        ),
    )


def _settled(stand: DraftStand, harvest_id: int) -> Message:
    text = _OVER[stand]
    if stand not in ("agreed", "later"):
        return Message(text, section(text))
    return Message(
        text,
        section(text),
        actions(
            button(OPEN, "Open the draft", value=harvest_id),
            button(
                NEVER,
                "Take my consent back",
                value=harvest_id,
                confirm=confirm(
                    "Take your consent back?",
                    "The draft is forgotten, and a piece that was made of it leaves the library.",
                    yes="Take it back",
                    no="Leave it",
                ),
            ),
        ),
    )


def _consent_settled(notice: AnswerWantedForGuidance) -> Message:
    if notice.stand == "gone" or not notice.title:
        text = "Your answer is not used in a piece of guidance, and I keep none of it."
        return Message(text, section(text))
    title = f"*{mrkdwn.line(notice.title, 150)}*"
    if notice.stand == "refused":
        text = f"Your answer to {title} is not used. The author is not told who said no."
        return Message(text, section(text))
    name = f"as “{mrkdwn.line(notice.name, 150)}”" if notice.name else "without your name"
    text = f"Thank you. Your answer to {title} may stand in a piece of guidance, {name}."
    return Message(
        text,
        section(text),
        actions(button(NO, "Take my yes back", value=notice.answer_id)),
        context(
            "You can take it back at any time: a piece with your words then leaves the library."
        ),
    )
