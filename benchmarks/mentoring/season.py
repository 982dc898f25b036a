"""Lets a season go by under one way to choose: asks, answers, passes, conversations, the line."""

import heapq
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np

from benchmarks.mentoring.desk import Desk
from benchmarks.mentoring.people import BEGINS
from benchmarks.mentoring.ways import Way
from benchmarks.mentoring.world import WEEKS, Case, World
from bot.domain.asking import Norms, steps
from bot.domain.matching import Need, fits, is_eligible

_NORMS = Norms()
_LOOK_AT_LINE = timedelta(hours=6)


@dataclass(slots=True)
class Search:
    """How a case goes."""

    case: Case
    open: set[int] = field(default_factory=set)
    """Mentors who think about it, by their place."""
    passed: set[int] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)
    helper: int | None = None
    helped_at: datetime | None = None
    answered_at: datetime | None = None
    """When anybody first said yes or no."""
    best_free: float = 0.0
    """The affinity of the best who had room when it was shared."""


class Season:
    """Run once; `searches` and `desk` then tell what happened."""

    def __init__(self, world: World, way: Way, seed: int) -> None:
        self.desk = Desk(world.mentors)
        self.searches = [Search(case) for case in world.cases]
        self._way, self._mentors = way, world.mentors
        self._chance = np.random.default_rng(seed)
        self._line: list[Search] = []
        self._events: list[tuple[datetime, int, str, Search | None, int]] = []
        self._count = 0

    def run(self) -> "Season":
        for search in self.searches:
            self._later(search.case.asked_at, "share", search)
        for tick in range(int(WEEKS * 7 * 24 / 6)):
            self._later(BEGINS + tick * _LOOK_AT_LINE, "line")
        happens = {"share": self._share, "answer": self._answer, "pass": self._pass}
        while self._events:
            now, _, kind, search, mentor = heapq.heappop(self._events)
            if search:
                happens[kind](search, mentor, now)
            elif kind == "done":
                self.desk.helping[mentor] -= 1
            if self._line:
                self._serve(now)
        return self

    def _later(self, at: datetime, kind: str, search: Search | None = None, who: int = -1) -> None:
        self._count += 1
        heapq.heappush(self._events, (at, self._count, kind, search, who))

    def _share(self, search: Search, _: int, now: datetime) -> None:
        need = self._need(search, now)
        eligible = [
            (place, each)
            for place, each in enumerate(self.desk.candidates(now))
            if is_eligible(need, each)
        ]
        free = [place for place, each in eligible if each.has_room or not self._way.keeps_limits]
        search.best_free = max(search.case.truth[free or [place for place, _ in eligible]])
        self._go_on(search, now)

    def _go_on(self, search: Search, now: datetime) -> bool:
        """Ask whoever is next; tell whether anybody was, or else let it wait in line."""
        need, candidates = self._need(search, now), self.desk.candidates(now)
        chosen = self._way.choose(need, candidates, self._chance)
        for each in chosen:
            self._ask(search, self.desk.place[each.mentor], now)
        if not chosen and search not in self._line and any(fits(need, each) for each in candidates):
            self._line.append(search)
        return bool(chosen)

    def _serve(self, now: datetime) -> None:
        self._line = [each for each in self._line if each.helper is None]
        self._line = [each for each in self._line if not self._go_on(each, now)]

    def _ask(self, search: Search, mentor: int, now: datetime) -> None:
        case, week = search.case, self._mentors[mentor].person.week
        search.open.add(mentor)
        search.asked.add(mentor)
        self.desk.see(mentor, now)
        clock = steps(week, now, _NORMS, case.needed_by)
        hours = float(case.delay[mentor])
        if not case.forgets[mentor]:
            self._later(week.after(now, hours), "answer", search, mentor)
        elif self._way.has_clock and not case.minds[mentor]:
            self._later(week.after(clock.nudge_at, hours / 2), "answer", search, mentor)
        if self._way.has_clock:
            self._later(clock.passes_at, "pass", search, mentor)

    def _answer(self, search: Search, mentor: int, now: datetime) -> None:
        if search.helper is not None or mentor not in search.open | search.passed:
            return
        was_open = mentor in search.open
        search.answered_at = search.answered_at or now
        self._leave(search, mentor)
        if self._says_yes(search.case, mentor):
            self._accept(search, mentor, now)
            return
        self.desk.decline(mentor, search.case.author.member, now)
        if was_open and self._way.has_clock:
            self._go_on(search, now)

    def _accept(self, search: Search, mentor: int, now: datetime) -> None:
        search.helper, search.helped_at = mentor, now
        for other in list(search.open):
            self._leave(search, other)
        self.desk.accept(mentor, now)
        self._later(now + search.case.lasts, "done", None, mentor)

    def _pass(self, search: Search, mentor: int, now: datetime) -> None:
        if search.helper is not None or mentor not in search.open:
            return
        self._leave(search, mentor)
        search.passed.add(mentor)
        self.desk.unanswered[mentor] += 1
        self._go_on(search, now)

    def _leave(self, search: Search, mentor: int) -> None:
        self.desk.waiting[mentor] -= mentor in search.open
        search.open.discard(mentor)
        search.passed.discard(mentor)

    def _says_yes(self, case: Case, mentor: int) -> bool:
        """Rather a yes to what is close to them, and while they are free; the bot refuses more."""
        helper, busy = self._mentors[mentor], self.desk.helping[mentor]
        if self._way.keeps_limits and busy >= helper.capacity:
            return False
        close = 0.4 + 0.6 * min(1.0, case.truth[mentor] / 0.6)
        free = 1 - 0.3 * min(2.0, busy / helper.capacity)
        return bool(case.mood[mentor] < helper.willing * close * free)

    def _need(self, search: Search, now: datetime) -> Need:
        case = search.case
        names = {self._mentors[place].member for place in search.asked}
        lately = self.desk.declined_lately(case.author.member, now)
        return Need(
            author=case.author,
            topics=case.topics,
            affinity=case.observed,
            now=now,
            excluded=case.excluded | names | lately,
            urgent=case.needed_by is not None and case.needed_by <= (now + timedelta(3)).date(),
        )
