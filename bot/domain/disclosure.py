"""Which figures over people may be told, so that none gives away what one of them answered."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations_with_replacement, islice
from typing import TypeAlias

FEWEST = 5
"""People in a figure."""
APART = 3
"""People by whom two figures differ, where they differ at all."""
MOST_LEFT_OUT = 4
"""People whom a figure may leave out so that it keeps away from another."""
_TRIED = 60
"""Ways to leave people out that are tried; each is checked in full."""

People: TypeAlias = frozenset[str]


def allowed(
    people: People, published: Collection[People], at_once: Collection[People] = ()
) -> People | None:
    """Choose over whom a figure may be told: all of them, or most, or nobody.

    `published` are the people of every figure on the same matter that was ever told, `at_once`
    those of them that tell of the same time. What is chosen differs by nobody or by at least
    APART people from each of them, from each two of them together that have nobody in common, and
    from any number together of those of the same time. The same figures always choose the same.
    """
    known, same = list(dict.fromkeys(published)), list(dict.fromkeys(at_once))
    for some in _candidates(people, known, same):
        if len(some) >= FEWEST and not gives_away(some, known, same):
            return some
    return None


def gives_away(new: People, published: Sequence[People], at_once: Sequence[People] = ()) -> bool:
    """Whether a new figure, laid beside those that are known, tells of one or two people."""
    return _tells(new, published, most=2) or _tells(new, at_once, most=len(at_once))


def _tells(new: People, known: Sequence[People], *, most: int) -> bool:
    if _is_nearly_made_of(new, known, most):
        return True
    others = [each for each in known if each.isdisjoint(new)]
    for whole in known:
        beyond = len(new - whole)
        left = whole - new
        if beyond >= APART:
            continue
        if 0 < len(left) + beyond < APART:
            return True
        if most > 1 and _is_nearly_made_of(left, others, most - 1, beyond):
            return True
    return False


def _is_nearly_made_of(whole: People, parts: Sequence[People], most: int, beyond: int = 0) -> bool:
    """Whether up to `most` parts without a person in common differ from it by too few people.

    `beyond` counts those who are in parts taken before, and not in the whole.
    """
    near = [part for part in parts if len(part - whole) + beyond < APART]
    for at, part in enumerate(near, start=1):
        over, left = beyond + len(part - whole), whole - part
        if 0 < len(left) + over < APART:
            return True
        if most > 1 and left:
            rest = [other for other in near[at:] if other.isdisjoint(part)]
            if _is_nearly_made_of(left, rest, most - 1, over):
                return True
    return False


def _candidates(
    people: People, known: Sequence[People], same: Sequence[People]
) -> Iterator[People]:
    """All of them; then with as few left out as can be; then who was in an earlier figure."""
    yield people
    near = [each for each in known if len(each ^ people) < APART + MOST_LEFT_OUT]
    yield from islice(_smaller(people, [*near, *same]), _TRIED)
    yield from sorted((each for each in known if each < people), key=lambda it: (-len(it), min(it)))


def _smaller(people: People, near: Sequence[People]) -> Iterator[People]:
    """Leave out one, two, … of those who stand out least; who is alike is tried once."""
    kinds: dict[tuple[bool, ...], list[str]] = {}
    for person in sorted(people):
        kinds.setdefault(tuple(person in each for each in near), []).append(person)
    order = sorted(kinds, key=lambda kind: (sum(kind), kinds[kind]))
    for count in range(1, min(MOST_LEFT_OUT, len(people) - FEWEST) + 1):
        for chosen in combinations_with_replacement(order, count):
            wanted = Counter(chosen)
            if all(len(kinds[kind]) >= number for kind, number in wanted.items()):
                out = [who for kind, number in wanted.items() for who in kinds[kind][:number]]
                yield people.difference(out)
