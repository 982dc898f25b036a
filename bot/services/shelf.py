"""A network's library at one moment: how each piece stands, and where a search finds it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from bot.domain.guidance import REVIEWED_EVERY, Contrary, Entry, Reader
from bot.domain.priors import Priors, priors
from bot.domain.search.fusion import Floats
from bot.services.holdings import Holding, Holdings, together
from bot.services.library_news import Kept, News
from bot.services.prepared import counted
from bot.services.starter import Starter
from models.base import Digest

MOST_PRIORS = 64
"""Kept at once: one for each state, and for readers who told none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All that a network changed or added, beside the starter library."""

    own: Mapping[str, Entry | None] = field(default_factory=dict)
    """What takes the place of its slug in the starter library; None: hidden."""
    upkeep: Mapping[str, Kept] = field(default_factory=dict)
    contrary: Mapping[str, tuple[Contrary, ...]] = field(default_factory=dict)
    votes: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def and_(self, news: News) -> "Changes":
        """Add what is new. It unseals words, so do it off the loop."""
        own = dict(self.own) | news.entries() | dict.fromkeys(news.hidden)
        for slug in news.withdrawn:
            own.pop(slug, None)
        return Changes(
            own=own,
            upkeep=dict(self.upkeep) | dict(news.upkeep),
            contrary=self.contrary if news.contrary is None else news.contrary,
            votes=self.votes if news.votes is None else news.votes,
        )

    def entry(self, slug: str, starter: Starter) -> Entry | None:
        """Say how a piece stands, by all that is known of it."""
        entry = self.own[slug] if slug in self.own else starter.entries.get(slug)
        if entry is None:
            return None
        kept = self.upkeep.get(slug)
        useful, not_useful = self.votes.get(slug, (0, 0))
        return replace(
            _reviewed(entry, kept) if kept else entry,
            contrary=self.contrary.get(slug, ()),
            useful=useful,
            not_useful=not_useful,
        )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Shelf:
    """Immutable, and swapped as a whole, so that a search sees one moment."""

    starter: Starter
    changes: Changes = field(default_factory=Changes)
    entries: Mapping[str, Entry]
    holdings: Holdings
    _allowed: dict[bool, NDArray[np.bool_] | None] = field(default_factory=dict)
    _priors: dict[tuple[str | None, date], Priors | None] = field(default_factory=dict)

    @classmethod
    def of(cls, starter: Starter) -> "Shelf":
        """Show what comes with Lantern, as it is."""
        return cls(starter=starter, entries=starter.entries, holdings=starter.holdings)

    def and_(self, news: News) -> "Shelf":
        """Take in what is new. It takes its time, so do it off the loop."""
        changes = self.changes.and_(news)
        rewritten = {row.slug for row in news.published} | news.hidden | news.withdrawn
        touched = rewritten | news.upkeep.keys()
        touched |= _different(self.changes.contrary, changes.contrary)
        touched |= _different(self.changes.votes, changes.votes)
        if not touched:
            return self
        entries = dict(self.entries)
        for slug in touched:
            entry = changes.entry(slug, self.starter)
            if entry is None:
                entries.pop(slug, None)
            else:
                entries[slug] = entry
        return Shelf(
            starter=self.starter,
            changes=changes,
            entries=entries,
            holdings=self._held(rewritten, changes, news) if rewritten else self.holdings,
        )

    def _held(self, slugs: set[str], changes: Changes, news: News) -> Holdings:
        """Bring the index up to date where these pieces have new words, or left."""
        held = dict(self.holdings.held)
        known: dict[Digest, Floats] = {}
        for slug in slugs:
            held.pop(slug, None)
            if own := changes.own.get(slug):
                mark = news.mark(own.piece)
                ready = news.prepared.get(mark) if news.prepared else None
                held[slug] = Holding(ready.words if ready else counted(own.piece), mark)
                if ready:
                    known[mark] = ready.vectors
            elif slug not in changes.own and slug in self.starter.entries:
                held[slug] = self.starter.holdings.held[slug]
        return together(held, [self.holdings, self.starter.holdings], known.get)

    def seen(self, slug: str, reader: Reader) -> Entry | None:
        """Give an entry if they may read it, without a word of others that they may not read."""
        entry = self.entries.get(slug)
        if entry is None or not reader.may_read(entry):
            return None
        contrary = tuple(each for each in entry.contrary if self._may_know(each, reader))
        return entry if contrary == entry.contrary else replace(entry, contrary=contrary)

    def _may_know(self, contrary: Contrary, reader: Reader) -> bool:
        other = self.entries.get(contrary.slug)
        return other is not None and reader.may_read(other)

    def in_rows(self) -> Iterator[Entry]:
        """Go through the entries in the order in which the index has them."""
        return (self.entries[slug] for slug in self.holdings.slugs)

    def allowed(self, reader: Reader) -> NDArray[np.bool_] | None:
        """Say which passages somebody may be shown: (rows,). None: all of them."""
        if reader.facilitates not in self._allowed:
            may = np.array([reader.may_read(entry) for entry in self.in_rows()], np.bool_)
            rows = None if may.all() else self.holdings.by_row(may)
            self._allowed[reader.facilitates] = rows
        return self._allowed[reader.facilitates]

    def priors(self, reader: Reader, today: date) -> Priors | None:
        """Say what raises or lowers each passage for a reader: (rows,). None: nothing does."""
        key = (reader.state, today)
        if key not in self._priors:
            if len(self._priors) >= MOST_PRIORS:
                self._priors.clear()
            weights = priors(list(self.in_rows()), state=reader.state, today=today)
            self._priors[key] = None if weights is None else self.holdings.by_row(weights)
        return self._priors[key]


def _reviewed(entry: Entry, kept: Kept) -> Entry:
    """Let a review here count, and the interval that was set here."""
    reviewed = max(entry.reviewed, kept.reviewed_on or date.min)
    every = REVIEWED_EVERY if kept.every_days is None else timedelta(days=kept.every_days)
    return replace(
        entry, reviewed=reviewed, review_by=reviewed + every, law_changed=kept.law_changed
    )


def _different(one: Mapping[str, object], other: Mapping[str, object]) -> set[str]:
    """Name the slugs of which two tables say something else."""
    if one is other:
        return set()
    return {slug for slug in one.keys() | other.keys() if one.get(slug) != other.get(slug)}
