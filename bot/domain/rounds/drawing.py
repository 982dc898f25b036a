"""Draw a round: everybody meets somebody, nobody meets the same person too soon."""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from bot.domain.rounds.matching import IMPOSSIBLE, Weights, best_pairs
from bot.domain.rounds.peers import AGAIN, Mask, Peer, fits, may_meet, reasons

LARGEST = 1200
"""Beyond so many people a round is drawn in groups, put together anew by each seed."""
REPEAT = -(10**9)
"""For meeting again too soon: fewer of these count more than everything else."""
RECENT = -(10**6)
"""For each round that it is too soon: of two repeats the older one is better."""
LEFT_OUT = (
    "I have nobody for you in this round of pairs. That says nothing about you: you take part in "
    "the next one."
)
"""The same whatever the cause, which may be private."""
_EVERYBODY = 2
"""Members of a pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Two who meet, or three, and why."""

    members: tuple[str, ...]
    reasons: tuple[str, ...]
    repeats: int = 0
    """How many rounds ago two of them last met; 0: never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    member: str
    why: str
    """A sentence for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A round as it was drawn."""

    groups: list[Group]
    left_out: list[LeftOut]


@dataclass(frozen=True, slots=True)
class _Rules:
    """What decides about two people, besides how well they suit each other."""

    apart: Collection[frozenset[str]]
    met: Mapping[frozenset[str], int]
    """How many rounds ago, from 1."""
    no_repeat_within: int
    year: int

    def weigh(self, peers: Sequence[Peer]) -> Weights:
        """Weigh all pairs: (n, n)."""
        weights = fits(peers, year=self.year)
        place = {peer.member: row for row, peer in enumerate(peers)}
        for pair, ago in self.met.items():
            if pair <= place.keys():
                one, other = (place[member] for member in pair)
                weights[one, other] += self._again(ago)
                weights[other, one] = weights[one, other]
        weights[_one_district(peers)] = IMPOSSIBLE
        for pair in self.apart:
            if pair <= place.keys() and len(pair) == _EVERYBODY:
                one, other = (place[member] for member in pair)
                weights[one, other] = weights[other, one] = IMPOSSIBLE
        np.fill_diagonal(weights, IMPOSSIBLE)
        return weights

    def _again(self, ago: int) -> int:
        early = self.no_repeat_within - ago + 1
        return REPEAT + early * RECENT if early > 0 else AGAIN

    def group(self, peers: Sequence[Peer]) -> Group:
        members = tuple(peer.member for peer in peers)
        ago = [self.met.get(frozenset(pair), 0) for pair in combinations(members, 2)]
        return Group(
            members=members,
            reasons=tuple(reasons(peers, year=self.year)),
            repeats=min(filter(None, ago), default=0),
        )


@dataclass(slots=True)
class _Round:
    pairs: list[list[Peer]] = field(default_factory=list)
    alone: list[Peer] = field(default_factory=list)


def draw(
    peers: Sequence[Peer],
    *,
    apart: Collection[frozenset[str]],
    past: Sequence[Collection[frozenset[str]]],
    no_repeat_within: int,
    seed: int,
    kept: Sequence[tuple[str, ...]] = (),
    year: int,
) -> Drawn:
    """Draw a round. The same people, history and seed give the same round in any order.

    `past`: the rounds before, newest first, each with the pairs that met. `kept`: groups that
    stay as they are. Nobody meets somebody of their own district, or whom they are kept apart
    from, or, as long as there is another way, whom they met in the last `no_repeat_within`
    rounds; where there is none, as few and as old repeats as can be. An odd one makes a pair a
    trio, somebody else than lately. Takes about half a second for 1,000 people.
    """
    rules = _Rules(apart, _last_met(past), no_repeat_within, year)
    known = {peer.member: peer for peer in peers}
    stay = [[known[member] for member in group] for group in kept]
    taken = {peer.member for group in stay for peer in group}
    free = sorted((peer for peer in peers if peer.member not in taken), key=lambda it: it.member)
    random.Random(seed).shuffle(free)  # noqa: S311  # fair and repeatable, not secret
    drawn = _Round()
    for some in _handful(free):
        _draw_some(some, rules, _in_trios(past), drawn)
    _pair_up(drawn, rules)
    left = [peer for peer in drawn.alone if not _join(peer, drawn.pairs, rules)]
    return Drawn(
        groups=[rules.group(group) for group in [*stay, *drawn.pairs]],
        left_out=[LeftOut(member=peer.member, why=LEFT_OUT) for peer in left],
    )


def _draw_some(
    peers: list[Peer], rules: _Rules, in_trios: Mapping[str, int], drawn: _Round
) -> None:
    """Pair these; whoever is over waits to join a pair."""
    if len(peers) % 2:
        # The third of a trio is somebody who never was in one, or longest ago.
        third = max(peers, key=lambda peer: in_trios.get(peer.member, len(in_trios) + 10**6))
        peers = [peer for peer in peers if peer is not third]
        drawn.alone.append(third)
    if peers:
        _pair(peers, rules, drawn)


def _pair(peers: list[Peer], rules: _Rules, drawn: _Round) -> None:
    pairs = best_pairs(rules.weigh(peers))
    drawn.pairs += [[peers[one], peers[other]] for one, other in pairs]
    matched = {row for pair in pairs for row in pair}
    drawn.alone += [peer for row, peer in enumerate(peers) if row not in matched]


def _pair_up(drawn: _Round, rules: _Rules) -> None:
    """Pair those who are over with one another, where they can be."""
    alone, drawn.alone = drawn.alone, []
    if alone:
        _pair(alone, rules, drawn)


def _join(peer: Peer, pairs: list[list[Peer]], rules: _Rules) -> bool:
    """Let somebody make a pair a trio, where they suit best; tell whether there is one."""
    able = [
        group
        for group in pairs
        if len(group) == _EVERYBODY and all(may_meet(peer, other, rules.apart) for other in group)
    ]
    if not able:
        return False
    present = [peer, *(other for group in able for other in group)]
    suits = rules.weigh(present)[0, 1:].reshape(len(able), _EVERYBODY).sum(axis=1)
    able[int(suits.argmax())].append(peer)
    return True


def _handful(peers: list[Peer]) -> Iterable[list[Peer]]:
    """Split people into groups of about the same even size, none above LARGEST."""
    count = max(1, -(-len(peers) // LARGEST))
    step = -(-len(peers) // count)
    step = max(2, step + step % 2)
    return [peers[start : start + step] for start in range(0, len(peers), step)]


def _last_met(past: Sequence[Collection[frozenset[str]]]) -> dict[frozenset[str], int]:
    met: dict[frozenset[str], int] = {}
    for ago, pairs in enumerate(past, start=1):
        for pair in pairs:
            met.setdefault(pair, ago)
    return met


def _in_trios(past: Sequence[Collection[frozenset[str]]]) -> dict[str, int]:
    """Tell how many rounds ago members last were in a trio: they met two people in it."""
    found: dict[str, int] = {}
    for ago, pairs in enumerate(past, start=1):
        seen: set[str] = set()
        for member in (member for pair in pairs for member in pair):
            if member in seen:
                found.setdefault(member, ago)
            seen.add(member)
    return found


def _one_district(peers: Sequence[Peer]) -> Mask:
    keys = np.array([peer.person.district_key or "" for peer in peers])
    same: Mask = (keys[:, None] == keys[None, :]) & (keys != "")[:, None]
    return same
