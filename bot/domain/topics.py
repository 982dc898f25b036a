"""What problems and guidance may be about: the controlled topics, and the five supports."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that officers sort their problems by; the slug is stored, the label is shown."""

    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class Support:
    """One of the five things that a district owes its equity officer."""

    slug: str
    label: str


TOPICS: tuple[Topic, ...] = (
    Topic("pushback-and-politics", "Pushback and politics"),
    Topic("policy-and-strategic-plan", "Policy and strategic plan"),
    Topic("curriculum-and-instruction", "Curriculum and instruction"),
    Topic("discipline-and-school-climate", "Discipline and school climate"),
    Topic("family-and-community-engagement", "Family and community engagement"),
    Topic("student-voice", "Student voice"),
    Topic("hiring-and-retention", "Hiring and retention"),
    Topic("professional-learning", "Professional learning"),
    Topic("data-and-accountability", "Data and accountability"),
    Topic("budget-and-resourcing", "Budget and resourcing"),
    Topic("special-education", "Special education"),
    Topic("multilingual-learners", "Multilingual learners"),
    Topic("gender-and-lgbtq-inclusion", "Gender and LGBTQ+ inclusion"),
    Topic("racial-equity", "Racial equity"),
    Topic("board-and-superintendent-relations", "Board and superintendent relations"),
    Topic("role-clarity-and-first-years", "Role clarity and first years"),
    Topic("wellbeing-and-sustainability", "Wellbeing and sustainability"),
)

SUPPORTS: tuple[Support, ...] = (
    Support("alignment", "Alignment"),
    Support("money-and-mentorship", "Money and mentorship"),
    Support("every-department", "Every department"),
    Support("seat-at-the-table", "A seat at the table"),
    Support("community-support", "Community support"),
)

_LABELS = {topic.slug: topic.label for topic in TOPICS}


def labels(slugs: Iterable[str]) -> list[str]:
    """Return the labels of these topics, in the order given; a slug off the list is a KeyError."""
    return [_LABELS[slug] for slug in slugs]


def in_words(slugs: Collection[str]) -> str:
    """Name topics inside a sentence, in the list's order; what is not on the list has no name."""
    known = (topic.label for topic in TOPICS if topic.slug in slugs)
    return ", ".join(label[0].lower() + label[1:] for label in known)
