"""What an officer finds who looks for a mentor: the best, why, and what can be done about each."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, InteractiveElement
from slack_sdk.models.views import View

from bot.domain.notices import MentorsSuggested, SuggestedMentor
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, button, context, modal, section
from bot.views.mentor import cards, may_ask, read_out, why

AT_ONCE = 3
"""Mentors that are shown at first, and with each *More*."""
ASK_ABOUT_WORDS = "ask_about_words"
MORE_FOR_WORDS = "more_for_words"
WRITE_DOWN = "write_question_down"
ASK_HERE = "ask_from_form"
MORE_HERE = "more_in_form"

CARRIED = 1900
"""Characters of somebody's words that a button has room for, beside what it is about."""
_QUOTED = 300

_USAGE = """\
`/mentor` finds colleagues who know what you face, and asks one of them at a time.
• `/mentor` opens a form. Only the mentors who are asked read it.
• `/mentor our board wants the word equity gone` shows you at once who may know. Nobody is asked, \
and your words are stored nowhere.
• `/mentor offer` opens the form in which you offer to mentor.
• `/mentor coach` shows your coach and your goals, or the officers you coach.
• `/mentor help` shows this."""


def usage() -> str:
    return _USAGE


def carry(what: object, words: str) -> str:
    """Put words, as far as they fit, into a button's value, after what the button is about."""
    return f"{what}:{words[:CARRIED]}"


def read_carried(value: str) -> tuple[str, str]:
    """Read back what a button is about, and the words."""
    what, _, words = value.partition(":")
    return what, words


def found(
    words: str, mentors: Sequence[SuggestedMentor], *, skip: int = 0, more: bool = False
) -> Message:
    """Show who fits some words, after the best `skip`; nobody is asked yet."""
    opening = _opening(words, any_found=bool(mentors), skip=skip)
    shown = [
        section(f"<@{each.mentor}>\n{why(each)}", accessory=_ask(words, each)) for each in mentors
    ]
    spoken = [f"<@{each.mentor}>: {mrkdwn.line(read_out(each), 600)}." for each in mentors]
    return Message(
        "\n".join([opening, *spoken]),
        section(opening),
        *shown,
        _doors(words, skip=skip, more=more),
        context(*_notes(words)),
    )


def nobody_else() -> str:
    return (
        "Nobody else fits and has room just now. Try again later, or say more of it under *Edit*."
    )


def here(notice: MentorsSuggested, *, note: str = "") -> View:
    """Show in a form's place how a search stands; the same stands in the author's messages."""
    return modal("Find a mentor", *_here(notice, note))


def _here(notice: MentorsSuggested, note: str) -> Iterator[Block]:
    if note:
        yield section(note)
    if not notice.for_channel:
        yield section("*Your question is saved.* Only mentors who are asked read it.")
    if notice.clock and notice.clock.state == "asking" and notice.clock.mentor:
        yield section(f"<@{notice.clock.mentor}> is asked, and I tell you of the answer.")
    elif not notice.mentors:
        yield section(
            "No mentor fits it and has room just now, so I asked nobody. Press *More* to look "
            "again, or say more of it: *Edit* is in its menu."
        )
    elif may_ask(notice):
        yield section("Mentors who may help, with the reasons. I ask only whom you choose.")
    yield from cards(notice, ask=ASK_HERE)
    if may_ask(notice):
        yield actions(button(MORE_HERE, "More", value=notice.problem_id))
    yield context(
        "My direct message to you shows the same, with how it stands with each of them.",
        "Only you see this.",
    )


def _opening(words: str, *, any_found: bool, skip: int) -> str:
    about = f"“{mrkdwn.line(words, _QUOTED)}”"
    if any_found:
        which = "The next who may" if skip else "Mentors who may"
        return f"{which} know about {about}, with the reasons. I have asked nobody."
    if skip:
        return f"Those were all who fit {about} and have room just now."
    return (
        f"I find no mentor who fits {about} and has room just now. Other words may find one. "
        "*Write it down* opens a form with topics, which finds more; `/problem` brings it to "
        "everybody in the channel."
    )


def _ask(words: str, suggested: SuggestedMentor) -> InteractiveElement:
    return button(
        ASK_ABOUT_WORDS,
        "Ask",
        value=carry(suggested.mentor, words),
        label=f"Ask this mentor: {read_out(suggested)}",
    )


def _doors(words: str, *, skip: int, more: bool) -> Block:
    doors = [button(WRITE_DOWN, "Write it down", value=carry("", words))]
    if more:
        doors.insert(0, button(MORE_FOR_WORDS, "More", value=carry(skip + AT_ONCE, words)))
    elif skip:
        doors.insert(0, button(MORE_FOR_WORDS, "Begin again", value=carry(0, words)))
    return actions(*doors)


def _notes(words: str) -> Iterator[str]:
    if len(words) > CARRIED:
        yield (
            f"Your words are longer than {CARRIED:,} characters. The buttons carry the beginning, "
            "so add the end in the form."
        )
    yield "*Ask* opens a form first, in which you say more and choose whether your name shows."
    yield "Only you see this, and your words are stored nowhere."
