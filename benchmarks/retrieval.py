"""How well and how fast guidance is found, the way the product finds it, beside two other ways.

`python -m benchmarks.retrieval PATH [--questions N]`: PATH holds a labelled set in BEIR's format
(`corpus.jsonl`, `queries.jsonl`, `qrels/test.tsv`). Its texts become pieces of a library; each
question goes through `Library.rank`, with nothing held back for silence. A text whose id is the
question's own does not count. Beside it: BM25 as bm25s does it (Lucene's, Snowball stems), and the
cosine of the same model alone, one vector for the first 256 tokens of a text.

`python -m benchmarks.retrieval --synthetic N`: time and memory alone, over so many passages of the
guidance's words with made-up vectors. Only the questions are embedded for true.
"""

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from itertools import islice
from pathlib import Path
from statistics import fmean
from typing import TypeAlias

import bm25s
import numpy as np
import snowballstemmer

from benchmarks import beir, machine
from benchmarks.beir import DEPTH, Labelled
from benchmarks.crowded import Crowd, MadeUp, piece
from benchmarks.machine import resident
from benchmarks.spending import Times
from bot import encoder
from bot.domain.guidance import Piece
from bot.domain.passages import cut
from bot.domain.search.index import Encode, Floats
from bot.services.library import QUERY_TOKENS, Library
from bot.services.starter import Starter

LENGTHS = (9, 41, 72, 215)
"""Words of a search, a few sentences, a problem and a long one."""
ROUNDS = 100

Way: TypeAlias = Callable[[str], Awaitable[list[str]]]
"""Finds texts by a question: their ids, the best first."""


class Embedding:
    """Embeds each text of a corpus once, however many ways ask for it, and says how long it took.

    Questions are embedded every time.
    """

    def __init__(self, encode: Encode) -> None:
        self.fingerprint = str(getattr(encode, "fingerprint", ""))
        self.seconds = 0.0
        self._encode = encode
        self._known: dict[str, Floats] = {}

    def __call__(self, texts: Sequence[str], *, max_tokens: int = encoder.PASSAGE_TOKENS) -> Floats:
        if max_tokens == QUERY_TOKENS:
            return self._encode(texts, max_tokens=max_tokens)
        began = time.perf_counter()
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        for number, text in enumerate(new, 1):
            self._known[text] = self._encode([text], max_tokens=max_tokens)[0]
            if not number % 500 and sys.stderr.isatty():
                print(f"\r{number:,} of {len(new):,} embedded ", end="", file=sys.stderr)
        self.seconds += time.perf_counter() - began
        return np.stack([self._known[text] for text in texts])


def shelved(pieces: list[Piece], encode: Encode | None) -> Library:
    """Make a library as a process does at its start, and say what that takes."""
    held, began = resident(), time.perf_counter()
    library = Library(Starter(pieces, encode))
    took, passages = time.perf_counter() - began, sum(len(cut(each)) for each in pieces)
    embedding = encode.seconds if isinstance(encode, Embedding) else 0.0
    print(f"{len(pieces):,} texts, {passages:,} passages, {resident() - held:,.0f} MB in memory")
    print(f"made in {took:.1f} s, of which {embedding:.1f} s for embedding")
    return library


def ours(library: Library) -> Way:
    async def found(question: str) -> list[str]:
        return [each.piece.slug for each in await library.rank(question, limit=DEPTH + 1)]

    return found


def bm25(pieces: Sequence[Piece]) -> Way:
    stem = snowballstemmer.stemmer("english").stemWords
    known: dict[str, str] = {}

    def stemmed(words: list[str]) -> list[str]:
        new = [word for word in words if word not in known]
        known.update(zip(new, stem(new), strict=True))
        return [known[word] for word in words]

    def counted(texts: list[str]) -> bm25s.tokenization.Tokenized:
        return bm25s.tokenize(texts, stopwords="en", stemmer=stemmed, show_progress=False)

    index = bm25s.BM25(method="lucene")
    index.index(counted([f"{each.title} {each.body}" for each in pieces]), show_progress=False)
    count = min(DEPTH + 1, len(pieces))

    async def found(question: str) -> list[str]:
        rows, _ = index.retrieve(counted([question]), k=count, show_progress=False)
        return [pieces[row].slug for row in rows[0]]

    return found


def dense(pieces: Sequence[Piece], encode: Encode) -> Way:
    """Compare one vector a text; of a text that is one passage, the one that we have already."""
    cuts = [(each, cut(each)) for each in pieces]
    texts = [
        own[0].indexed if len(own) == 1 else f"{each.title}. {each.body}" for each, own in cuts
    ]
    vectors = encode(texts)

    async def found(question: str) -> list[str]:
        cosines = vectors @ encode([question], max_tokens=QUERY_TOKENS)[0]
        return [pieces[row].slug for row in np.argsort(-cosines)[: DEPTH + 1]]

    return found


async def measured(name: str, way: Way, labelled: Labelled, most: int | None) -> None:
    """Ask all questions, one after another, and print how well they are answered and how fast."""
    times, gains, recalls = Times(), [], []
    for key, question in islice(labelled.questions.items(), most):
        with times.measured():
            answer = await way(question)
        found = [text for text in answer if text != key][:DEPTH]
        gains.append(beir.ndcg(found, labelled.labels[key]))
        recalls.append(beir.recall(found, labelled.labels[key]))
    print(f"{name:22}{fmean(gains):9.3f}{fmean(recalls):11.3f}   {times}")


async def quality(labelled: Labelled, encode: Encode | None, most: int | None) -> None:
    pieces = [piece(text.id, text.title, text.body) for text in labelled.corpus]
    library = shelved(pieces, encode)
    print(
        f"\n{len(labelled.questions):,} questions{'nDCG@10':>19}{'recall@10':>11}   ms a question"
    )
    await measured("Library.rank", ours(library), labelled, most)
    await measured("BM25 (bm25s)", bm25(pieces), labelled, most)
    if encode:
        await measured("the model's cosine", dense(pieces, encode), labelled, most)


async def speed(passages: int, encode: Encode | None) -> None:
    crowd = Crowd()
    library = shelved(list(crowd.pieces(passages)), MadeUp(encode) if encode else None)
    print("\nfrom a question's text to the best 5, in ms")
    for length in LENGTHS:
        times = Times()
        for question in [crowd.written(length) for _ in range(ROUNDS)]:
            with times.measured():
                await library.rank(question, limit=5)
        print(f"{length:>5} words: {times}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--questions", type=int, help="ask only the first N", metavar="N")
    parser.add_argument("--synthetic", type=int, metavar="N")
    parser.add_argument("--words-alone", action="store_true", help="as without the search model")
    options = parser.parse_args()
    if (options.path is None) == (options.synthetic is None):
        parser.error("Give the folder of a labelled set, or --synthetic N.")
    encode = None if options.words_alone else encoder.find()
    print(machine.described("numpy", "onnxruntime", "bm25s"))
    print("meaning from", encode.fingerprint if encode else "no model: words alone")
    if options.synthetic:
        asyncio.run(speed(options.synthetic, encode))
    else:
        try:
            labelled = beir.read(options.path)
        except beir.NoSet as problem:
            parser.error(str(problem))
        asyncio.run(quality(labelled, Embedding(encode) if encode else None, options.questions))
    print(f"\nload of the machine meanwhile: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
