"""What a file of a prompt must be, and what is wrong with one that is not."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from bot.domain.likeness import alike
from bot.domain.linting import GRADE, SHARED_BODY, SHARED_LINE, SLUG, Fault, Found, Page, each
from bot.domain.prompts import ARCS, LONGEST_QUESTION, LONGEST_SHORT
from bot.domain.reading_grade import grade
from bot.domain.topics import SUPPORTS, TOPICS

WORDS = range(20, 91)
SENTENCES = range(2, 6)
_KEYS = ("arc", "step", "topic", "support", "short")
_END = re.compile(r"[.?…](?=\s|$)")
_MARKUP = re.compile(r"[*_`<>\[\]#|]|https?://|^\s*-\s", re.MULTILINE)


def lint(files: Mapping[str, bytes]) -> list[Fault]:
    """Look through the files of prompts, given by name, and list every fault there is."""
    pages, faults = each(files, _faults)
    return sorted([*faults, *_doubles(pages), *_steps(pages)])


def _faults(name: str, page: Page) -> Iterator[Found]:
    if not SLUG.fullmatch(name.removesuffix(".md")):
        yield "file name", "use small letters and digits with single hyphens between"
    for key in sorted(set(_KEYS) - set(page)):
        yield f"no {key}", "add it to the front matter"
    for key in sorted(set(page) - {*_KEYS, "body"}):
        yield f"{key} is not known", "take it out of the front matter"
    if set(page) >= set(_KEYS):
        for rule in _RULES:
            yield from rule(page)


def _sorting(page: Page) -> Iterator[Found]:
    for key, known in (
        ("arc", list(ARCS)),
        ("topic", [topic.slug for topic in TOPICS]),
        ("support", [support.slug for support in SUPPORTS]),
    ):
        if page[key] not in known:
            yield f"{key} {page[key]}", f"choose one of {', '.join(known)}"
    if type(page["step"]) is not int or page["step"] < 1:
        yield f"step {page['step']}", "count from 1"


def _size(page: Page) -> Iterator[Found]:
    short, question = str(page["short"] or ""), page["body"]
    if not 0 < len(short) <= LONGEST_SHORT:
        yield f"short of {len(short)} characters", f"write 1 to {LONGEST_SHORT}"
    if len(question) > LONGEST_QUESTION:
        yield f"{len(question)} characters", f"write at most {LONGEST_QUESTION}"
    if (words := len(question.split())) not in WORDS:
        yield f"{words} words", f"write {WORDS.start} to {WORDS.stop - 1}"
    if (sentences := len(_END.findall(question))) not in SENTENCES:
        yield f"{sentences} sentences", f"write {SENTENCES.start} to {SENTENCES.stop - 1}"


def _asking(page: Page) -> Iterator[Found]:
    question = page["body"]
    if question.count("?") not in (1, 2) or not question.endswith("?"):
        yield "no one question at its end", "ask one, or one and what follows from it"
    if (reached := grade(question)) > GRADE:
        yield f"reads at grade {reached:.1f}", f"shorten sentences and words to grade {GRADE:.0f}"
    if "!" in f"{page['short']}{question}":
        yield "an exclamation mark", "say it calmly"
    if found := _MARKUP.search(f"{page['short']}\n{question}"):
        yield f"markup ({found[0].strip()})", "use plain words: a phone shows nothing else"


_RULES: tuple[Callable[[Page], Iterator[Found]], ...] = (_sorting, _size, _asking)


def _doubles(pages: Mapping[str, Page]) -> Iterator[Fault]:
    for key, share in (("short", SHARED_LINE), ("body", SHARED_BODY)):
        texts = {name: str(page.get(key) or "") for name, page in pages.items()}
        for one, other in alike(texts, share=share):
            yield Fault(other, f"{key} is nearly that of {one}", "ask something new, or join them")


def _steps(pages: Mapping[str, Page]) -> Iterator[Fault]:
    taken: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, page in pages.items():
        taken[str(page.get("arc")), str(page.get("step"))].append(name)
    for (_, step), (first, *others) in taken.items():
        for other in others:
            yield Fault(other, f"step {step} is also {first}", "give each its own")
