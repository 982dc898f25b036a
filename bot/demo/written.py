"""What the demo's network wrote for its library before you came in."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.guidance import AudienceName

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """Other words for a piece: a paragraph more, whose words they are, and who publishes them."""

    slug: str = ""
    """A piece of the starter library; empty: the piece that this belongs to."""
    by: str
    more: str
    why: str = ""
    ago: timedelta
    published_ago: timedelta | None = None
    published_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A piece that a member gave; `published_by` nobody: it waits, or `asks` something of them."""

    by: str
    title: str
    summary: str
    body: str
    topics: tuple[str, ...]
    kind: str = "tip"
    support: str | None = None
    credited: bool = False
    ago: timedelta
    published_ago: timedelta | None = None
    published_by: str = ""
    asks: str = ""
    asked_ago: timedelta = timedelta(0)
    changed: Suggested | None = None

    @property
    def form_id(self) -> str:
        return f"demo:{self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A page that the staff had already, and brought into the library before anybody came."""

    title: str
    summary: str
    body: str
    topics: tuple[str, ...]
    audience: AudienceName = "network"
    reviewer: str | None = None
    every_days: int | None = None


BROUGHT_AGO = 41 * _DAY
WHOM_TO_CALL = Brought(
    title="Whom to call here when a reporter or a records request comes",
    summary="Who in this network listens first, what to send them, and what nobody here does.",
    topics=("pushback-and-politics", "board-and-superintendent-relations"),
    body=(
        "You are not alone with it, and you seldom have to answer within the hour. Before you "
        "reply to anybody, tell one person here.\n\n"
        "**Who listens.** Sol Theoretical lived through a year of record requests. Share a "
        "problem for mentors only, and ask Sol: an answer comes within a working day. Fay knows "
        "which members were in the news last, and which of them want to be asked.\n\n"
        "**What to send.** The deadline, who asks, and who in your district knows already. No "
        "documents, and no names of students or staff: what you write here may be asked for "
        "too.\n\n"
        "**What we do not do.** Nobody in this network speaks to a reporter for somebody else, "
        "or about another district."
    ),
    reviewer="sol",
    every_days=30,
)
BROUGHT = (
    WHOM_TO_CALL,
    Brought(
        title="When somebody is in tears at a convening",
        summary="For whoever holds the room: do less, keep two facilitators, write the next day.",
        topics=("wellbeing-and-sustainability", "professional-learning"),
        audience="facilitators",
        body=(
            "It often comes right after somebody has said a thing aloud for the first time. The "
            "room looks at you.\n\n"
            "**Do less.** Stop talking and let a moment pass. Then ask the person, not the room: "
            '"Would you like a minute here, or outside with me?" Both answers are good.\n\n'
            '**Hold the room with one sentence.** "We have time; get some water, and we go on in '
            'ten minutes." Do not explain the person to the others, and do not praise them for '
            "their courage.\n\n"
            "**Be two.** One goes along, one stays. Agree before each convening who does which."
            "\n\n"
            '**The next morning** write to them alone, and briefly: "I thought of you. Nothing is '
            'expected." If they speak of harming themselves, do not wait for the morning: call '
            "or text **988** with them."
        ),
    ),
)

KEEP_THE_WORD = Given(
    by="sol",
    title="Do not trade the word before anybody names a price",
    summary="An early offer concedes what nobody asked for in writing. What to wait for instead.",
    topics=("pushback-and-politics", "board-and-superintendent-relations"),
    support="alignment",
    credited=True,
    body=(
        "Offer another word early, and you have given away something that nobody had asked for "
        "in writing. In the year of the record requests I watched three departments rename "
        "themselves before a vote. Two of those votes were never called.\n\n"
        "**Wait for a motion.** Until there is one, you are bargaining with a rumor.\n\n"
        '**Ask what it is for.** "Which sentence of the plan would you strike, and what would '
        'you put there?" Ask it in public, and kindly. Often there is no second sentence.\n\n'
        "**Let others hold the word with you:** a principal, a pastor, three parents. What is "
        "only yours is easily taken.\n\n"
        "**Know your last day.** If the motion is real and you do not have the votes, stop. From "
        "then on it is about what stays: the goals, the measures and the people."
    ),
    ago=14 * _DAY,
    published_ago=12 * _DAY,
    published_by="fay",
)
WHERE_FAMILIES_ARE = Given(
    by="ruth",
    title="Go to where families already are",
    summary="Ask two parents where the others wait, go in twos, and come back within two weeks.",
    topics=("family-and-community-engagement", "multilingual-learners"),
    support="community-support",
    credited=True,
    body=(
        "Our evenings in the gym reached the same dozen people, whatever we served. It changed "
        "when we went to them.\n\n"
        "**Ask first.** Two parents told us where others were waiting anyway: at the laundromat "
        "on Saturdays, at the food pantry on Thursdays. We asked whoever ran the place, and took "
        "a no for a no.\n\n"
        "**Go in twos, with somebody they know.** The parent spoke first. I brought no handouts "
        'and one question: "What should we have asked you last year?"\n\n'
        "**Come back within two weeks** and say what became of it, even if it was nothing yet. "
        "The second visit is the one that people tell their neighbors about."
    ),
    ago=19 * _DAY,
    published_ago=18 * _DAY,
    published_by="fay",
    changed=Suggested(
        by="jonah",
        more=(
            "**Pay the parent who opens the door.** They bring what no consultant has. We pay the "
            "hourly rate of our interpreters, and write down no names but theirs."
        ),
        why="We did as it says, and in the second month it was the question of everybody.",
        ago=10 * _DAY,
        published_ago=8 * _DAY,
        published_by="kit",
    ),
)
GIVEN = (
    WHERE_FAMILIES_ARE,
    KEEP_THE_WORD,
    Given(
        by="dora",
        title="At your first circle, sit where you can be wrong",
        summary="Take a seat among the others, let a teacher lead, and say what you do not know.",
        topics=("discipline-and-school-climate", "professional-learning"),
        kind="guiding reflection",
        body=(
            "The first circle in a staff room decides whether there is a second. I learned to "
            "take a chair among the others, with my back to nobody and no paper in my hand. A "
            "teacher of that school leads, after one practice round with me alone. When my turn "
            "comes, I say one thing about this school that I do not understand. It is the "
            "quietest minute of the hour, and the others begin to speak after it."
        ),
        ago=7 * _DAY,
        asks="How long was the first circle? Readers will want to plan for it.",
        asked_ago=2 * _DAY,
    ),
    Given(
        by="pia",
        title="Pay the students who advise you",
        summary="Adults had mileage and lunch, students had pizza. What changed when we paid them.",
        topics=("student-voice", "budget-and-resourcing"),
        support="money-and-mentorship",
        body=(
            "The adults on our advisory group had mileage and lunch. The students had pizza. In "
            "the second year we paid them, and three things changed.\n\n"
            "- Students who work after school could come for the first time.\n"
            "- Principals took the meeting for work, and stopped moving it.\n"
            "- Students could say no to us. One did, and was right.\n\n"
            "**How we did it.** The hourly wage of a library aide, for two hours a month and one "
            "hour of reading. Payroll needs a form that no fifteen-year-old has seen before: "
            "fill it in together. Check with your counsel about work permits before you promise "
            "anything.\n\n"
            "**Ask them** whether it should be announced. Ours would rather not."
        ),
        ago=timedelta(hours=22),
    ),
)

ADDED = Suggested(
    slug="when-a-reporter-calls",
    by="kit",
    more=(
        "**In this network** there is a page on whom to call first. A second pair of eyes on "
        "your three facts costs ten minutes."
    ),
    ago=25 * _DAY,
)
"""What a facilitator added to a piece that came with Lantern."""
WAITING = Suggested(
    slug="decide-what-is-not-yours",
    by="theo",
    more=(
        "Look again after the first month, too. Our first page was wrong within weeks, and "
        "nobody had said so."
    ),
    why="The date in August is far away for somebody who begins in January.",
    ago=timedelta(days=1, hours=7),
)
"""What a member suggests, and nobody has decided on."""
