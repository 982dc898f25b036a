"""Keeps what a network asked of its mentors, as the product's database would."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta

from benchmarks.mentoring.people import BEGINS, Helper
from bot.domain.matching import Candidate, Record

WEEK, LATELY, DECLINES_COUNT = timedelta(days=7), timedelta(days=182), timedelta(days=60)
"""As in `bot.services`, which these figures are to speak for."""


class Desk:
    """Mentors by their place: what they have in hand, and had."""

    def __init__(self, mentors: list[Helper]) -> None:
        count = len(mentors)
        self._mentors = mentors
        self.place = {mentor.member: place for place, mentor in enumerate(mentors)}
        self.helping, self.waiting, self.unanswered = [0] * count, [0] * count, [0] * count
        self.most = [0] * count
        """The most colleagues that each ever helped at once."""
        self.seen: list[list[datetime]] = [[] for _ in mentors]
        self.accepted: list[list[datetime]] = [[] for _ in mentors]
        self.declined: list[list[datetime]] = [[] for _ in mentors]
        self._to: list[list[str]] = [[] for _ in mentors]
        """The authors they said not now to, beside the times."""

    def see(self, mentor: int, now: datetime) -> None:
        self.seen[mentor].append(now)
        self.waiting[mentor] += 1

    def accept(self, mentor: int, now: datetime) -> None:
        self.accepted[mentor].append(now)
        self.helping[mentor] += 1
        self.most[mentor] = max(self.most[mentor], self.helping[mentor])

    def decline(self, mentor: int, author: str, now: datetime) -> None:
        self.declined[mentor].append(now)
        self._to[mentor].append(author)

    def declined_lately(self, author: str, now: datetime) -> set[str]:
        return {
            mentor.member
            for mentor, times, authors in zip(self._mentors, self.declined, self._to, strict=True)
            if author in authors[len(times) - _since(times, now - DECLINES_COUNT) :]
        }

    def candidates(self, now: datetime) -> list[Candidate]:
        """All mentors as the ranking sees them, in the order of their places."""
        return [self._candidate(place, each, now) for place, each in enumerate(self._mentors)]

    def _candidate(self, place: int, mentor: Helper, now: datetime) -> Candidate:
        accepted = _since(self.accepted[place], now - LATELY)
        declined = _since(self.declined[place], now - LATELY)
        return Candidate(
            person=mentor.person,
            topics=mentor.topics,
            led=mentor.led,
            capacity=mentor.capacity,
            weekly=mentor.weekly,
            paused=mentor.away[0] <= now.date() < mentor.away[1],
            present=min(1.0, (now - BEGINS) / LATELY),
            record=Record(
                helping=self.helping[place],
                waiting=self.waiting[place],
                this_week=_since(self.seen[place], now - WEEK),
                accepted=accepted,
                answered=accepted + declined,
                unanswered=self.unanswered[place],
            ),
        )


def _since(times: Sequence[datetime], start: datetime) -> int:
    """Count the times after a start; they are in order."""
    return len(times) - bisect_right(times, start)
