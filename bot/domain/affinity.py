"""How well each of many people knows the subject of a text, by what they have written.

    affinity = Affinity([["Led our move to restorative circles.", …], …], encode)
    affinity.scores("Suspensions rose after we adopted circles. Where do I start?")
    # array([0.74, …], dtype=float32): one number a profile, in the order they were given

The text is near each piece of somebody's writing by its meaning (cosine) and its words (BM25). One
person's pieces are pooled by a soft maximum: three pieces near the subject tell more than one, and
what they wrote on other subjects takes little away. From this goes a part of what the text reaches
with everybody: a text that is a little like anything is not well known to all. So scores can be
compared between the texts for one person as well as between the people for one text.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.domain.search.counting import count
from bot.domain.search.fusion import words_weight
from bot.domain.search.index import Encode, Floats
from bot.domain.search.lexical import Lexicon
from bot.domain.search.terms import terms

TOKENS = 128
"""How far meaning is read, about 95 words; words are read to the end. Longer was no better."""

WHOLE = 250
"""Words of the longest piece that stays whole: about an abstract."""

PASSAGE = 100
"""Words of the passages that a longer one is cut into, for it speaks of several things."""

SOFTNESS = 0.1
"""The soft maximum's temperature: small, and the best piece decides; large, and all pieces do."""

COMMON = 0.4
"""The part of a text's mean over all profiles that says nothing about any one of them."""

MOST_WEIGHT = 2.0
"""The most that words weigh beside meaning, where few texts share any."""

MOST_WORDS = 0.4
"""The most that words add to a cosine: one rare name is no expertise."""

BY_MEANING = (0.24, 0.09)
BY_WORDS = (0.15, 0.06)
"""Where the score is a half, and how steeply it rises around there: a logistic curve."""


class Affinity:
    """An immutable index over people's writings; build a new one when they change.

    Threads may share it. Building embeds each distinct text once, 3 to 8 s for a thousand texts.
    A question costs the embedding of its text, one scan over all pieces, and their pooling.
    """

    def __init__(self, profiles: Sequence[Sequence[str]], encode: Encode | None) -> None:
        """Take a list of texts for each person; repeated and blank ones do not count.

        Give short texts, each on one thing (an experience, an answer, an abstract), not one long
        biography. `encode` gives rows of length 1; None: by words alone.
        """
        pieces = [_pieces(texts) for texts in profiles]
        texts = [text for own in pieces for text in own]
        counts = np.array([len(own) for own in pieces], np.intp)
        self._size = len(profiles)
        self._written = np.flatnonzero(counts)
        self._counts = counts[self._written].astype(np.float32)
        self._starts = np.cumsum(counts[self._written]) - counts[self._written]
        self._lexicon = Lexicon([count(text) for text in texts])
        self._encode = encode
        self._columns = _columns(texts, encode) if encode and texts else None

    def __len__(self) -> int:
        return self._size

    def scores(self, text: str) -> Floats:
        """Say how well each person knows the subject of a text: (profiles,), 0 to 1.

        0 where somebody has written nothing, or the text says nothing; by words alone also where
        they share none. A half is about where a person's own next text and one from a distant
        subject are equally likely.
        """
        scores = np.zeros(self._size, np.float32)
        if not len(self._written) or not text.strip():
            return scores
        near = self._nearness(text)
        pooled = SOFTNESS * np.log(self._summed(np.exp(near / SOFTNESS)) / self._counts)
        half, steepness = BY_WORDS if self._columns is None else BY_MEANING
        known = 1 / (1 + np.exp((half - pooled + COMMON * pooled.mean()) / steepness))
        if self._columns is None:
            known[self._summed(near) == 0] = 0
        scores[self._written] = known
        return scores

    def _nearness(self, text: str) -> Floats:
        """Say how near a text is to each piece: (pieces,)."""
        lexical = self._lexicon.scores(terms(text))
        if self._columns is None or self._encode is None:
            return np.sqrt(np.minimum(lexical, 1))
        vector = self._encode([text], max_tokens=TOKENS)[0].astype(np.float32, copy=False)
        cosine: Floats = vector @ self._columns
        weight = np.minimum(words_weight(cosine, lexical), np.float32(MOST_WEIGHT))
        near: Floats = cosine + np.minimum(weight * lexical, np.float32(MOST_WORDS))
        return near

    def _summed(self, values: Floats) -> Floats:
        """Add up what each person's pieces have: (profiles with pieces,)."""
        sums: Floats = np.add.reduceat(values, self._starts)
        return sums


def _pieces(texts: Sequence[str]) -> list[str]:
    """List a person's distinct pieces, long ones cut into passages."""
    tidy = (" ".join(text.split()) for text in texts)
    return list(dict.fromkeys(piece for text in tidy if text for piece in _passages(text)))


def _passages(text: str) -> Iterator[str]:
    """Cut a long text into passages of about equal length; a short one stays whole."""
    words = text.split(" ")
    parts = 1 if len(words) <= WHOLE else -(-len(words) // PASSAGE)
    for part in range(parts):
        yield " ".join(words[len(words) * part // parts : len(words) * (part + 1) // parts])


def _columns(texts: Sequence[str], encode: Encode) -> Floats:
    """Embed each distinct text once: (width, texts), the order in which a scan is fastest."""
    rows = {text: row for row, text in enumerate(dict.fromkeys(texts))}
    vectors = encode(list(rows), max_tokens=TOKENS).astype(np.float32, copy=False)
    places: NDArray[np.intp] = np.array([rows[text] for text in texts])
    return np.ascontiguousarray(vectors.T[:, places])
