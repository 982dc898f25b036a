"""Guesses what a text is about by the words that go with a topic, for somebody to correct."""

import re

_BEGINNINGS = {
    "pushback-and-politics": "pushback backlash politic oppos resist attack rumor critic",
    "policy-and-strategic-plan": "policy policies strateg mission bylaw regulation",
    "curriculum-and-instruction": "curricul instruct lesson textbook classroom reading teach",
    "discipline-and-school-climate": "disciplin suspen expul expel referral restorative climate",
    "family-and-community-engagement": "famil parent caregiver communit guardian",
    "student-voice": "student youth pupil",
    "hiring-and-retention": "hiring hire recruit retention retain interview applicant vacan",
    "professional-learning": "training workshop professional facilitat coach",
    "data-and-accountability": "data dashboard chart measur accountab indicator survey",
    "budget-and-resourcing": "budget fund spending money dollar grant resourc",
    "special-education": "disabilit iep idea special",
    "multilingual-learners": "multilingual bilingual interpret translat language english",
    "gender-and-lgbtq-inclusion": "gender lgbt transgender pronoun gay queer",
    "racial-equity": "racial race racis antiracis black latino indigenous color",
    "board-and-superintendent-relations": "board superintendent trustee cabinet",
    "role-clarity-and-first-years": "role office ninety boundar responsib",
    "wellbeing-and-sustainability": "wellbeing burnout rest stress exhaust sustain",
}
"""How the words begin that speak for a topic."""
_PATTERNS = {
    slug: re.compile(rf"\b(?:{'|'.join(words.split())})", re.IGNORECASE)
    for slug, words in _BEGINNINGS.items()
}
_MOST = 2
_LEAST = 2
"""How often a topic's words have to come up."""


def topics_of(text: str) -> list[str]:
    """Guess up to two topics, the likeliest first; maybe none."""
    scores = {slug: len(pattern.findall(text)) for slug, pattern in _PATTERNS.items()}
    likely = sorted(scores, key=lambda slug: -scores[slug])[:_MOST]
    enough = max(_LEAST, max(scores.values()) / 2)
    return [slug for slug in likely if scores[slug] >= enough]
