"""What the demo's officers answer to the weekly prompt; nobody of them exists."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """An answer, and what somebody set out to do."""

    words: str
    topics: tuple[str, ...] = ()
    commitment: str = ""


REFLECTIONS = (
    Reflection(
        words="The data talk with principals went better once each brought one number of their "
        "own. Nobody defended, two asked for help.",
        topics=("data-and-accountability",),
        commitment="Send the two who asked a date for a visit.",
    ),
    Reflection(
        words="A board member asked in public what my office costs. I had the answer, and my hands "
        "shook all the same.",
        topics=("board-and-superintendent-relations", "pushback-and-politics"),
        commitment="Write down the three sentences I wish I had said.",
    ),
    Reflection(
        words="Spent most of the week on complaints that belong to other departments. I said no to "
        "one of them, kindly, and it held.",
        topics=("role-clarity-and-first-years",),
        commitment="Agree with HR on who answers what.",
    ),
    Reflection(
        words="Families came to the evening because a parent invited them and not the office. That "
        "is the whole lesson.",
        topics=("family-and-community-engagement",),
    ),
    Reflection(
        words="I slept badly before the vote. It went through, narrowly, and I do not feel like "
        "celebrating yet.",
        topics=("pushback-and-politics", "wellbeing-and-sustainability"),
        commitment="Take Friday afternoon off.",
    ),
    Reflection(
        words="Teachers asked for scripts again. I offered practice in pairs, and most stayed.",
        topics=("professional-learning",),
        commitment="Ask the pairs what they tried.",
    ),
    Reflection(
        words="The budget draft has my team as one line without a name. I found out on page forty.",
        topics=("budget-and-resourcing",),
        commitment="Ask for ten minutes before the second draft.",
    ),
    Reflection(
        words="Students presented to cabinet. For once nobody spoke for them.",
        topics=("student-voice",),
    ),
    Reflection(
        words="A quiet week, the first since August. I read two studies from start to end.",
    ),
    Reflection(
        words="The discipline numbers fell in the schools that we visited, and only there.",
        topics=("discipline-and-school-climate", "data-and-accountability"),
        commitment="Plan the next four visits.",
    ),
    Reflection(
        words="My superintendent asked me to soften a sentence. We found one that is clearer and "
        "shorter. I was ready for worse.",
        topics=("board-and-superintendent-relations",),
    ),
    Reflection(
        words="Hiring panel: the candidate we all liked would not have passed our old rubric.",
        topics=("hiring-and-retention",),
        commitment="Change the rubric before the next panel.",
    ),
)

HEAVY = {"noor": 2, "lena": 1}
"""How much heavier than the others' some people's weeks are."""

SHARES: dict[str, Literal["cohort", "cohort_unnamed"]] = {
    "jonah": "cohort",
    "ines": "cohort_unnamed",
    "pia": "cohort_unnamed",
}
"""Who shares what they answer, every other week."""

OWN = (
    Reflection(
        words="Three principals signed up for the data circle, two more than I hoped for.",
        topics=("data-and-accountability",),
        commitment="Ask the other two what keeps them.",
    ),
    Reflection(
        words="Two phone calls, one hour each, and nothing on paper. I will not do that again.",
        topics=("discipline-and-school-climate",),
        commitment="Write a note after every call.",
    ),
    Reflection(
        words="I was asked for the numbers before the budget talk, not after it. A first.",
        topics=("budget-and-resourcing",),
        commitment="Bring one page, not six.",
    ),
)
"""What the visitor's officer answered in the weeks before."""
