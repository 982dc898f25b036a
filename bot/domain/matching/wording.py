"""Why somebody is suggested, or asked, in words."""

from bot.domain.hours import hours_apart
from bot.domain.matching.values import CLOSE, Candidate, Match, Need
from bot.domain.matching.weighing import alike
from bot.domain.members import LANGUAGES, SECTORS, District
from bot.domain.topics import in_words

NEAR = 3
"""Hours. Farther apart than this, a time zone is no reason to ask somebody."""


def explain(need: Need, candidate: Candidate) -> Match:
    """Tell the author why this mentor, whether or not they come first."""
    one, other = need.author, candidate.person
    led, done = _shared(need, candidate)
    reasons = [
        f"Has led {led}" if led else "",
        f"Knows {done}" if done else "",
        _closeness(need, candidate),
        _kinship(one.district, other.district),
        _sector(one.district, other.district),
        f"Also speaks {tongues}" if (tongues := _tongues(need, candidate)) else "",
        "Has room for one more" if candidate.record.helping else "Free this week",
        _zone(need, candidate),
    ]
    return Match(mentor=candidate.mentor, reasons=list(filter(None, reasons)))


def appeal(need: Need, candidate: Candidate) -> list[str]:
    """Tell the mentor why they are asked.

    The author shows through their district and languages: leave them out of a need whose author
    gives no name.
    """
    led, done = _shared(need, candidate)
    same = alike(need.author.district, candidate.person.district) & {"setting", "size"}
    tongues = _tongues(need, candidate)
    reasons = [
        f"You have led {led}" if led else "",
        f"You know {done}" if done else "",
        "It is close to what you have done before" if _is_close(need, candidate) else "",
        f"Your districts are alike in {' and '.join(sorted(same))}" if same else "",
        f"You both speak {tongues}" if tongues else "",
        "" if candidate.record.helping else "You are helping nobody else just now",
    ]
    return list(filter(None, reasons))


def _shared(need: Need, candidate: Candidate) -> tuple[str, str]:
    """Name the topics in common that they have led, and the others, in a line each."""
    led = need.topics & candidate.led
    return in_words(led), in_words(need.topics & candidate.topics - led)


def _is_close(need: Need, candidate: Candidate) -> bool:
    return need.affinity.get(candidate.mentor, 0.0) >= CLOSE


def _closeness(need: Need, candidate: Candidate) -> str:
    if _is_close(need, candidate):
        return "Close to what they have done before"
    return "" if need.topics else "May know something like it"


def _tongues(need: Need, candidate: Candidate) -> str:
    shared = need.author.languages & candidate.person.languages
    return " and ".join(name for code, name in LANGUAGES.items() if code in shared)


def _kinship(mine: District, theirs: District) -> str:
    same = alike(mine, theirs)
    if "setting" not in same:
        return "In a district about your size" if "size" in same else ""
    article = "an" if mine.setting == "urban" else "a"
    size = ", about your size" if "size" in same else ""
    return f"Also in {article} {mine.setting} district{size}"


def _sector(mine: District, theirs: District) -> str:
    if "sector" not in alike(mine, theirs) or mine.sector == "other":
        return ""
    return f"Works in your sector: {SECTORS[mine.sector or ''].lower()}"


def _zone(need: Need, candidate: Candidate) -> str:
    apart = hours_apart(need.author.week, candidate.person.week, need.now)
    if apart is None or abs(apart) > NEAR:
        return ""
    if apart == 0:
        return "Same time zone"
    hours = f"{abs(apart):.3g} hour{'' if abs(apart) == 1 else 's'}"
    return f"{hours} {'ahead of' if apart > 0 else 'behind'} you"
