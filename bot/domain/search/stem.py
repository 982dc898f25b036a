"""English word endings that do not change what a text is about: plural, -ed, -ing, silent e."""

VOWELS = frozenset("aeiouy")
SHORT = 3


def stem(word: str) -> str:
    """Cut a lower-case word's ending; "policies" and "policy", "hiring" and "hire" become one.

    Light on purpose: endings that make another word (-er, -ion, -ment) stay.
    """
    word = _singular(word)
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and _is_verb(base):
            word = _restore(base)
            break
    return word[:-1] if len(word) > SHORT + 1 and word.endswith("e") else word


def _singular(word: str) -> str:
    """Drop the plural's s, but not the s of "process", "campus" or "crisis"."""
    if len(word) <= SHORT or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > SHORT + 1:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "zzes")):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word[:-1]


def _is_verb(base: str) -> bool:
    """Tell the ending of "planned" from that of "need", "thing" and "bring"."""
    return len(base) >= SHORT and not base.endswith("e") and not VOWELS.isdisjoint(base)


def _restore(base: str) -> str:
    """Undo what spelling does before -ing and -ed: "plann" is "plan", "hir" is "hire"."""
    before, last = base[-2], base[-1]
    if last == before and last not in "ls":
        return base[:-1]
    closed = last not in VOWELS | set("wx") and before in VOWELS and base[0] not in VOWELS
    return base + "e" if len(base) == SHORT and closed else base
