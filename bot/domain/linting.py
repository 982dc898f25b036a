"""What a file of the starter library must be, and what is wrong with one that is not."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import frontmatter
import yaml

from bot.domain.guidance import GUIDES, KINDS
from bot.domain.likeness import alike
from bot.domain.reading_grade import grade
from bot.domain.states import STATES
from bot.domain.topics import SUPPORTS, TOPICS

LICENCE = "CC BY 4.0"
WORDS = range(120, 301)
TITLE, SUMMARY = 90, 160
"""The most characters of each."""
TOPICS_EACH = 3
OLDEST = 1900
"""The year of the oldest source we would expect; an older one is a slip of the pen."""
GRADE = 8.0
"""Eighth grade is what plain-language editors aim at for the public. Officers read more than that
at a desk; on a phone at the end of a day nobody wants to."""
SHARED_BODY, SHARED_LINE = 0.15, 0.6
"""How much of two bodies, and of two titles or summaries, may be the same."""

Page = Mapping[str, Any]
"""A file's front matter, with its text under `body`."""
Rule = Callable[[Page, date], Iterator["Found"]]
Found = tuple[str, str]
"""What is wrong, and what to do."""

_NEEDED = {"title", "kind", "topics", "support", "summary", "source", "licence", "reviewed"}
_ALLOWED = _NEEDED | {"states", "guide", "step"}
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LINK = re.compile(r"\[[^\[\]]*\]\(([^()]*)\)")
_BARE = re.compile(r"https?://\S+")
_UNSHOWN = {
    "a table": re.compile(r"^[ \t]*\|", re.MULTILINE),
    "code": re.compile(r"`"),
    "a picture": re.compile(r"!\["),
    "HTML": re.compile(r"</?[a-zA-Z!][^>]*>"),
    "a rule": re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,})\s*$", re.MULTILINE),
    "a heading other than ##": re.compile(r"^(?:#|#{3,6})\s", re.MULTILINE),
    "a bullet other than -": re.compile(r"^[ \t]*[*+]\s", re.MULTILINE),
    "a list inside a list": re.compile(r"^[ \t]+(?:-|\d+[.)])\s", re.MULTILINE),
    "a link by reference": re.compile(r"\]\[|^\[[^\]]+\]:", re.MULTILINE),
}
_COMPOSITE = "A composite, not one district"
_HELP = ("988", "assistance")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that keeps a file out of the library, and how to put it right."""

    file: str
    what: str
    todo: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what}: {self.todo}"


def lint(files: Mapping[str, bytes], today: date) -> list[Fault]:
    """Look through a library's files, given by name, and list every fault there is."""
    pages, faults = each(files, partial(_faults, today=today))
    return sorted([*faults, *_doubles(pages), *_steps(pages)])


def each(
    files: Mapping[str, bytes], faults_of: Callable[[str, Page], Iterator[Found]]
) -> tuple[dict[str, Page], list[Fault]]:
    """Read each file, and list what is wrong with it on its own."""
    pages: dict[str, Page] = {}
    faults = []
    for name, data in sorted(files.items()):
        try:
            pages[name] = read(data)
        except (yaml.YAMLError, ValueError):
            faults.append(Fault(name, "cannot be read", "save it in UTF-8, with YAML on top"))
            continue
        faults += [Fault(name, *found) for found in faults_of(name, pages[name])]
    return pages, faults


def read(data: bytes) -> Page:
    told, body = frontmatter.parse(data.decode())
    return {**told, "body": body.strip()}


def _faults(name: str, page: Page, today: date) -> Iterator[Found]:
    if not SLUG.fullmatch(name.removesuffix(".md")):
        yield "file name", "use small letters and digits with single hyphens between"
    for key in sorted(_NEEDED - set(page)):
        yield f"no {key}", "add it to the front matter"
    for key in sorted(set(page) - _ALLOWED - {"body"}):
        yield f"{key} is not known", "take it out of the front matter"
    if set(page) >= _NEEDED:
        for rule in _RULES:
            yield from rule(page, today)


def _words(page: Page, _: date) -> Iterator[Found]:
    for key, most in (("title", TITLE), ("summary", SUMMARY)):
        length = len(str(page[key] or ""))
        if not 0 < length <= most:
            yield f"{key} of {length} characters", f"write 1 to {most}"
    length = len(page["body"].split())
    if length not in WORDS:
        yield f"{length} words", f"write {WORDS.start} to {WORDS.stop - 1}"
    reached = grade(f"{page['summary']}\n{page['body']}")
    if reached > GRADE:
        todo = f"shorten sentences and words to grade {GRADE:.0f}"
        yield f"reads at grade {reached:.1f}", todo
    if "!" in f"{page['title']}{page['summary']}{page['body']}":
        yield "an exclamation mark", "say it calmly"


def _sorting(page: Page, _: date) -> Iterator[Found]:
    topics = _listed(page["topics"])
    known = [topic.slug for topic in TOPICS]
    if page["kind"] not in KINDS:
        yield f"kind {page['kind']}", f"choose one of {', '.join(KINDS)}"
    if not 1 <= len(topics) <= TOPICS_EACH or len(set(topics)) < len(topics):
        yield "topics", "name one to three, each once"
    for topic in topics:
        if topic not in known:
            yield f"topic {topic}", f"choose from {', '.join(known)}"
    if page["support"] not in (supports := [support.slug for support in SUPPORTS]):
        yield f"support {page['support']}", f"choose one of {', '.join(supports)}"
    for code in _listed(page.get("states")):
        if code not in STATES:
            yield f"state {code}", "use postal codes such as TX"


def _guided(page: Page, _: date) -> Iterator[Found]:
    guide, step = page.get("guide"), page.get("step")
    if (guide is None) != (step is None):
        yield "guide without step, or step without guide", "give both or neither"
    if guide is not None and guide not in GUIDES:
        yield f"guide {guide}", f"choose one of {', '.join(GUIDES)}"
    if step is not None and (type(step) is not int or step < 1):
        yield f"step {step}", "count from 1"


def _provenance(page: Page, today: date) -> Iterator[Found]:
    if page["licence"] != LICENCE:
        yield f"licence {page['licence']}", f"the library is {LICENCE}"
    if type(page["reviewed"]) is not date or page["reviewed"] > today:
        yield f"reviewed {page['reviewed']}", "give a date such as 2026-11-01, not in the future"
    source = page["source"] if isinstance(page["source"], Mapping) else {}
    if not {"title", "author", "year"} <= set(source) <= {"title", "author", "year", "url", "page"}:
        yield "source", "give title, author and year, and url and page if there are any"
        return
    if not (source["title"] and source["author"]):
        yield "source", "say its title and its author"
    if type(source["year"]) is not int or not OLDEST <= source["year"] <= today.year:
        yield f"source of the year {source['year']}", "give the year it appeared"
    if not is_address(str(source.get("url", "https://example.org"))):
        yield f"link {source['url']}", "begin it with https://, without spaces"


def _shown(page: Page, _: date) -> Iterator[Found]:
    for what, pattern in _UNSHOWN.items():
        if pattern.search(page["body"]):
            yield what, "use paragraphs, ## headings, lists, bold, italic and links"
    for url in _LINK.findall(page["body"]):
        if not is_address(url):
            yield f"link {url}", "begin it with https://, without spaces"
    if _BARE.search(_LINK.sub("", page["body"])):
        yield "a bare address", "write [what it is](https://…)"


def _promises(page: Page, _: date) -> Iterator[Found]:
    if page["kind"] == "anecdote" and _COMPOSITE not in page["body"]:
        yield "an anecdote that may be one district's", f"say “{_COMPOSITE}”"
    if _listed(page["topics"])[:1] == ["wellbeing-and-sustainability"]:
        for word in _HELP:
            if word not in page["body"]:
                yield f"wellbeing without {word}", "say where to find help (988, EAP: assistance)"


_RULES: tuple[Rule, ...] = (_words, _sorting, _guided, _provenance, _shown, _promises)


def _doubles(pages: Mapping[str, Page]) -> Iterator[Fault]:
    for key, share in (("title", SHARED_LINE), ("summary", SHARED_LINE), ("body", SHARED_BODY)):
        texts = {name: str(page.get(key) or "") for name, page in pages.items()}
        for one, other in alike(texts, share=share):
            yield Fault(other, f"{key} is nearly that of {one}", "say what is new, or join them")


def _steps(pages: Mapping[str, Page]) -> Iterator[Fault]:
    taken: dict[tuple[str, int], str] = {}
    for name, page in pages.items():
        if page.get("guide") is not None and page.get("step") is not None:
            place = (str(page["guide"]), page["step"])
            if place in taken:
                yield Fault(name, f"step {place[1]} is also {taken[place]}", "give each its own")
            taken.setdefault(place, name)


def is_address(url: str) -> bool:
    """Whether something looks like an address on the web that may be linked to."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (
        parts.scheme == "https"
        and "." in parts.netloc
        and "@" not in parts.netloc
        and not re.search(r"[\s<>\"|\\]", url)
    )


def _listed(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []
