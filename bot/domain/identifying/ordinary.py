"""Which words are ordinary: those that an English dictionary has in small letters.

No list of names decides: a name is what is written like one and is no ordinary word, wherever in
the world it comes from.
"""

import io
from functools import cache, lru_cache
from pathlib import Path

from spylls import hunspell
from spylls.hunspell import Dictionary, readers
from spylls.hunspell.readers.file_reader import BaseReader

from bot.domain.identifying.values import several
from bot.domain.states import STATES
from bot.domain.topics import SUPPORTS, TOPICS

_FILES = Path(hunspell.__file__).parent / "data" / "en" / "en_US"
_ENDINGS = ("'s", "'m", "'ve", "'d", "'ll", "'re", "s'", "'")

FIELD = several(
    """
    antiracism antiracist antiracists edtech microaggression microaggressions
    intersectionality neurodivergent neurodiverse belonging deficit dispositions
    disaggregate disaggregated disproportionality multilingual caregiver caregivers
    onboarding offboarding walkthrough walkthroughs listserv webinar webinars email emails
    website cisgender transgender nonbinary genderqueer underrepresented minoritized
    racialized colorblind whataboutism upskill rubric rubrics superintendency paraeducator
    paraeducators affinity convening convenings translanguaging countermessaging messaging
    stakeholder stakeholders counternarrative lookup tokenism okay ok
    """
)
"""The field's words that a general dictionary lacks."""

CAPITALISED = several(
    """
    i monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december christmas thanksgiving
    juneteenth ramadan eid diwali easter hanukkah american americans america african africa
    black blacks white whites brown indigenous native natives latino latina latinos latinas
    latinx latine hispanic chicano asian asia pacific islander islanders hawaiian samoan
    tongan arab arabic muslim muslims islam jewish christian catholic hindu sikh buddhist
    english spanish french german chinese mandarin cantonese korean japanese vietnamese
    somali hmong haitian creole portuguese russian ukrainian hindi urdu punjabi bengali
    tagalog filipino swahili amharic nepali pashto dari farsi caribbean european europe
    mexican puerto rican cuban dominican afro board superintendent superintendents district
    districts department departments office school schools title principal principals
    director cabinet council union chief officer officers committee policy plan programme
    program state states federal education educational supreme court congress senate house
    representatives governor mayor city county government republican republicans democrat
    democrats equity diversity inclusion justice belonging define narrate act alignment
    learner learners learning teacher teachers student students family families community
    team task force network collective academy trust initiative office section article
    chapter part step goal strategic code conduct law civil rights constitution first second
    third human resources special internet zoom slack google excel powerpoint lantern
    """
) | {
    word.strip("(),").lower()
    for label in [*(it.label for it in TOPICS), *(it.label for it in SUPPORTS)]
    for word in label.split()
}
"""Ordinary words that are written with a capital and name nobody."""

SHORT = several(
    """
    I A AAPI ACLU ACT ADA ADHD AI AM AP ASL BIPOC CEO CFO COVID CRT CTE DEI DEIB DIY DOE DOJ
    EDI EEO EL ELA ELL ELLS ELS EOY ESEA ESL ESSA ESSER FAFSA FAPE FAQ FERPA FOIA FTE GPA
    GSA HBCU HBCUS HR IB ID IDEA IEP IEPS II III IV IT JEDI K KPI KPIS LEA LEAS LGBT LGBTQ
    LGBTQIA MLL MLLS MOU MTSS NAACP OCR OK PBIS PD PDF PLC PLCS PM PR PTA PTO PTSA QA RFP
    RTI SAT SEA SEL SES SPED SRO SROS STEM STEAM SWOT TA TBD TV UN UNESCO US USA V VI VII
    VIII IX X XI XII VP WIDA
    """
)
"""Abbreviations that every district uses."""

STATE_NAMES = frozenset(name.lower() for name in STATES.values())


class _Lines(BaseReader):  # type: ignore[misc]  # spylls has no types
    """A file's lines, already decoded; spylls' own reader leaves its file open."""

    def reset_encoding(self, encoding: str) -> None:
        """Do nothing: the text is decoded."""


@cache
def _dictionary() -> Dictionary:
    """Read the dictionary: about a second, once."""
    aff, context = readers.read_aff(
        _Lines(io.StringIO(_FILES.with_suffix(".aff").read_text("utf-8")))
    )
    words = _Lines(io.StringIO(_FILES.with_suffix(".dic").read_text("utf-8")))
    return Dictionary(aff, readers.read_dic(words, aff=aff, context=context))


def load() -> None:
    """Have the dictionary read, so that nobody waits for it later; not to be done on a loop."""
    _dictionary()


@lru_cache(maxsize=50_000)
def is_ordinary(word: str) -> bool:
    """Whether it is a word of the language when written small; of a hyphen, each side counts."""
    small = bare(word).lower()
    if "-" in small:
        return all(is_ordinary(part) for part in small.split("-") if part)
    return small in FIELD or small.isdigit() or bool(_dictionary().lookup(small))


def is_harmless(word: str) -> bool:
    """Whether it is usually written with a capital and names nobody."""
    parts = bare(word).lower().split("-")
    known = [part in CAPITALISED or part.removesuffix("s") in CAPITALISED for part in parts]
    return any(known) and all(
        is_known or is_ordinary(part) for is_known, part in zip(known, parts, strict=True)
    )


def bare(word: str) -> str:
    """Take off what is no part of the word itself: the possessive, a contraction."""
    word = word.replace("\u2019", "'")
    for ending in _ENDINGS:
        if len(word) > len(ending) and word.lower().endswith(ending):
            return word[: -len(ending)] if ending != "s'" else word[:-1]
    return word
