"""What the bot says of itself: how to use it, and that it broke."""

from slack_sdk.models.views import View

from bot.views import mrkdwn
from bot.views.blocks import modal, section

_DOORS = """\
• `/problem` opens the form for a problem of practice. Words after it become the title.
• *Share a problem of practice*, among Slack's shortcuts, opens the same form from anywhere.
• *Make this a problem of practice*, in the menu of any message, starts from that message.
• `/mentor` finds colleagues who may help. Words after it are answered at once, for you alone.
• `/mentor offer` is your own offer to mentor; `/mentor coach` your coach, your officers and goals.
• `/guidance` looks into the library; *Find guidance*, in the menu of a message, for that message.
• `/checkin` answers the weekly question; also `/checkin history`, `pause`, `settings` and \
`/checkin supports`, how your district backs you.
• `/cohort` shows your cohorts.
• My *Home* tab shows your problems and requests, your settings, and who sees what.
• *A direct message* to me is answered with guidance that fits. Only you see it."""
_FACILITATORS = """\
• *For facilitators:* `/cohort` looks after cohorts and makes rounds of pairs; `/lantern people` \
shows who mentors and gives roles; `/lantern coaching` says who coaches whom; `/lantern settings` \
sets how long a request waits."""
_PROBLEM = (
    "`/problem` opens a form in which you describe a difficulty in your own work and ask "
    "colleagues a question, with your name or without. Try `/problem Our board wants the word "
    "equity gone`. Nothing is posted before you press the form's button."
)


def text(command: str | None, words: str = "") -> str:
    """Say what each door is for; `words` are what came with the command."""
    return f"{_opening(command, words.strip())}\n{doors()}"


def doors() -> str:
    """Name every way to reach the bot; who may not go through one is told so there."""
    return f"{_DOORS}\n{_FACILITATORS}"


def broken(reference: str) -> str:
    """Apologise, and give the reference under which the log tells what happened."""
    return (
        "Something broke on my side. Nothing you typed is lost: please try again in a minute. "
        f"If it happens again, give a facilitator this reference: {reference}."
    )


def told(message: str) -> View:
    """Tell one sentence in a modal, where there is no message to answer under."""
    return modal("Lantern", section(message))


def _opening(command: str | None, words: str) -> str:
    if command is None:
        return "I did not understand that, or it is no longer in use. Here is what I can do:"
    if command == "/problem":
        return f"{_PROBLEM}\nOther ways to reach me:"
    if words and words.lower() != "help":
        return f"I do not know “{mrkdwn.line(words, 60)}”. Here is what I can do:"
    return "I bring problems of practice to colleagues in the same job. Here is what I can do:"
