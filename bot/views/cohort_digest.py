"""The picture of a cohort, as those read it who look after it."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block

from bot.domain.disclosure import APART, FEWEST
from bot.domain.notices import CohortPictured
from bot.domain.notices.pictures import ClosedPrompt, RisingTopic
from bot.domain.pictures import LOAD, SUPPORT, number
from bot.domain.topics import in_words
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, button, context, day, picture, section

OPEN_REPORT = "open_report"
_NAME, _SHORT = 75, 80
_PROMPTS, _TOPICS, _NAMED, _CHARTS = 5, 8, 20, 4


def pictured(notice: CohortPictured) -> Message:
    """Show how a cohort is; the text says all of it, where pictures cannot be seen."""
    opening = f"*How {mrkdwn.line(notice.cohort, _NAME)} is*"
    parts = [
        "\n".join(_answered(each) for each in notice.prompts[:_PROMPTS]),
        _pulse(notice),
        _topics(notice.rising),
        _network(notice),
        _shared(notice),
        _unreached(notice.unreached),
    ]
    said = [part for part in parts if part]
    return Message(
        "\n".join([opening, *said]),
        section(opening),
        section(said[0]) if notice.prompts else section("No question was open."),
        *_charts(notice),
        *(section(part) for part in (said[1:] if notice.prompts else said)),
        actions(
            button(OPEN_REPORT, "Report over a longer time", value=notice.cohort_id),
        ),
        context(_how()),
    )


def _charts(notice: CohortPictured) -> Iterator[Block]:
    for chart in notice.charts[:_CHARTS]:
        yield picture(chart)


def _answered(prompt: ClosedPrompt) -> str:
    asked = f"“{mrkdwn.line(prompt.short, _SHORT)}” ({day(prompt.day)})"
    if prompt.answered is not None:
        return f"{asked}: *{prompt.answered} of {prompt.asked}* answered."
    if prompt.at_least:
        return f"{asked}: *at least {prompt.at_least} of {prompt.asked}* answered."
    return f"{asked}: asked of {prompt.asked}. How many answered is not told, for they are few."


def _pulse(notice: CohortPictured) -> str:
    told = [
        f"{label}: *{number(value)} of 5*"
        for label, value in ((LOAD, notice.load), (SUPPORT, notice.support))
        if value is not None
    ]
    if len(told) > 1:
        return "\n".join(told)
    why = (
        f"Fewer than {FEWEST} people chose a number, or the figure beside an earlier one would "
        "tell of somebody."
    )
    if told:
        return f"{told[0]}\nThe other figure is left out this time. {why}"
    return f"*No pulse this time.* {why}"


def _topics(topics: Sequence[RisingTopic]) -> str:
    if not topics:
        return f"*No topic* was named by {FEWEST} people or more."
    lines = [
        f"• {_topic(each)}: {each.at_least} people or more{', more than before' * each.more}"
        for each in topics[:_TOPICS]
    ]
    return "\n".join(["*What occupies them*", *lines])


def _topic(topic: RisingTopic) -> str:
    named = in_words([topic.slug]) if topic.slug else ""
    return named or "other topics together, each named by fewer"


def _network(notice: CohortPictured) -> str:
    count = notice.open_problems
    problems = "*1* open problem has" if count == 1 else f"*{count:,}* open problems have"
    lines = ["In the whole network every open problem has an answer."]
    if count:
        lines = [f"In the whole network {problems} no answer yet; my Home tab lists them."]
    if notice.taken is not None:
        lines.append(_places(min(notice.taken, 100)))
    if notice.in_line:
        lines.append(f"{notice.in_line} searches or more wait until a mentor is free.")
    return "\n".join(lines)


def _places(percent: int) -> str:
    share = f"About {percent} percent" if percent else "Few or none"
    return f"{share} of mentors' places are taken."


def _shared(notice: CohortPictured) -> str:
    if not (notice.shared and notice.channel):
        return ""
    answers = "1 answer is" if notice.shared == 1 else f"{notice.shared:,} answers are"
    return f"{answers} shared with the cohort, in <#{notice.channel}>."


def _unreached(unreached: Sequence[str]) -> str:
    if not unreached:
        return ""
    named = ", ".join(f"<@{member}>" for member in unreached[:_NAMED])
    return f"*Not reached*, for Slack took no message for them: {named}."


def _how() -> str:
    return (
        f"Figures are over {FEWEST} people or more, rounded, and differ from every other one by "
        f"nobody or by {APART} people or more; so now and then some are left out of one, or it is "
        "not told. Only who looks after the cohort gets this. What somebody answered stays theirs."
    )
