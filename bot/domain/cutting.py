"""Cuts a document into pieces that can be reviewed: each of a size to read, with its source."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.documents import Document, Unusable
from bot.domain.errors import InvalidInput
from bot.domain.guidance import AudienceName, Source
from bot.domain.pieces import (
    FEWEST_WORDS,
    LICENCES,
    LONGEST_LINE,
    LONGEST_TITLE,
    SHORTEST_TITLE,
    Words,
    summary_of,
)
from bot.domain.sizing import short, sized
from bot.domain.topic_words import topics_of
from bot.domain.topics import TOPICS

FIELDS = (
    *("title", "summary", "body", "kind", "topics", "support", "states"),
    *("source_title", "source_author", "source_year", "source_url", "source_page"),
    *("licence", "guide", "step"),
)
"""What may be told of a piece; `title` and `body` have to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What whoever imports says of all the documents. It counts more than what they say."""

    title: str | None = None
    author: str | None = None
    year: int | None = None
    licence: str | None = None
    link: str | None = None
    audience: AudienceName = "network"
    kind: str = "tip"
    topics: tuple[str, ...] = ()

    def fields(self) -> dict[str, str]:
        told = {
            "source_title": self.title,
            "source_author": self.author,
            "source_year": str(self.year) if self.year else None,
            "source_url": self.link,
            "licence": self.licence,
            "topics": ", ".join(self.topics),
        }
        return {name: value for name, value in told.items() if value}


def pieces(stem: str, document: Document, given: Given) -> list[Words]:
    """Make the pieces of a document, or raise Unusable; `stem` names it where it has no title."""
    usual = {"source_title": _named(document) or stem} | dict(document.says) | given.fields()
    if document.told:
        return [_as_words(usual | dict(each.fields), given, each.where) for each in document.told]
    about = " ".join(each.markdown for each in document.sections)
    usual.setdefault("topics", ", ".join(topics_of(about)))
    made = []
    for cut in sized(document.sections):
        heading = cut.heading or ""
        own = {"title": _title(heading, usual["source_title"]), "body": cut.markdown}
        if where := cut.page or short(heading, LONGEST_LINE):
            own["source_page"] = where
        if not given.topics and (on := topics_of(f"{heading} {cut.markdown}")):
            own["topics"] = ", ".join(on)
        made.append(_as_words(usual | own, given, f"“{own['title']}”"))
    if not made:
        raise Unusable(f"holds fewer than {FEWEST_WORDS} words, too few for a piece")
    return made


def _named(document: Document) -> str:
    """Take a heading that stands over everything for the document's title."""
    first = next(iter(document.sections), None)
    return first.heading or "" if first and not first.markdown else ""


def _as_words(fields: Mapping[str, str], given: Given, where: str) -> Words:
    """Put fields into words; what is not right is a sentence that says where."""
    try:
        return _words({"kind": given.kind} | dict(fields), given.audience)
    except InvalidInput as error:
        name, problem = next(iter(error.problems.items()))
        place = f" ({where})" if where else ""
        raise Unusable(
            f"has a {name.replace('source_', '')} that is not right{place}: {problem}"
        ) from None
    except Unusable as error:
        raise Unusable(f"{error} ({where})" if where else str(error)) from None


def _words(fields: Mapping[str, str], audience: AudienceName) -> Words:
    body = fields.get("body", "")
    return Words(
        title=fields.get("title", ""),
        summary=fields.get("summary") or summary_of(body),
        body=body,
        kind=fields["kind"].lower(),
        topics=_topics(fields.get("topics", "")),
        support=fields.get("support"),
        states=tuple(_listed(fields.get("states", "").upper())),
        source=_source(fields),
        audience=audience,
        licence=_licence(fields, audience),
        guide=fields.get("guide"),
        step=_number("step", fields["step"]) if "step" in fields else None,
    )


def _topics(told: str) -> tuple[str, ...]:
    """Read topics by slug or by name."""
    by_name = {topic.label.casefold(): topic.slug for topic in TOPICS}
    slugs = tuple(by_name.get(each.casefold(), each) for each in _listed(told))
    if not slugs:
        raise Unusable("does not show what it is about: say it with --topic")
    return slugs


def _source(fields: Mapping[str, str]) -> Source:
    for name in ("author", "year"):
        if f"source_{name}" not in fields:
            raise Unusable(f"does not say its source's {name}: say it with --{name}")
    return Source(
        title=fields["source_title"],
        author=fields["source_author"],
        year=_number("source_year", fields["source_year"]),
        url=fields.get("source_url"),
        page=fields.get("source_page"),
    )


def _licence(fields: Mapping[str, str], audience: AudienceName) -> str:
    if "licence" not in fields and audience == "open":
        raise Unusable("does not say under which licence everybody may have it: use --licence")
    return fields.get("licence") or LICENCES[audience]


def _number(name: str, told: str) -> int:
    if not told.isascii() or not told.isdigit():
        raise InvalidInput(**{name: "Give a number in digits."})
    return int(told)


def _listed(told: str) -> list[str]:
    return [each for part in re.split(r"[,;|]", told) if (each := part.strip())]


def _title(heading: str, source: str) -> str:
    """Take the heading, with its document's title in front where it says too little alone."""
    if len(heading) >= SHORTEST_TITLE:
        return short(heading, LONGEST_TITLE)
    room = LONGEST_TITLE - len(heading) - 2
    return f"{short(source, room)}: {heading}" if heading else short(source, LONGEST_TITLE)
