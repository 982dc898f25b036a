"""What the forms for a piece ask, field by field, and how it is read back."""

from dataclasses import replace
from typing import Any

from slack_sdk.models.blocks import Block, InputBlock

from bot.domain.errors import InvalidInput
from bot.domain.guidance import KINDS, AudienceName, Source
from bot.domain.pieces import (
    LICENCES,
    LONGEST_BODY,
    LONGEST_LINE,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    MOST_TOPICS,
    Words,
    in_order,
    summary_of,
)
from bot.domain.states import STATES
from bot.domain.topics import SUPPORTS, TOPICS
from bot.views.fields import choice_field, choices_field, radio_field, text_field, typed

SAVE = "save_as_guidance"
"""The message shortcut."""
CONTRIBUTE = "contribute_piece"
SUGGEST = "suggest_piece_change"
ANSWER = "answer_about_piece"
EDIT = "edit_piece"
NAMED, UNNAMED = "named", "unnamed"
NETWORK: tuple[AudienceName, str] = ("network", "Members of this network")
OPEN: tuple[AudienceName, str] = ("open", "Everybody: it may be published as open guidance")
FACILITATORS: tuple[AudienceName, str] = ("facilitators", "Facilitators only")
MIND = "Name no student, colleague, school or district."

_OWN, _AGREED, _UNASKED = "own", "agreed", "unasked"
_PRACTICE = Source(title="From practice", author="A member of this network", year=0)
"""What stands as the source where nobody names another, but for the year."""


def about(words: Words | None, *, body: str = "", hint: str | None = None) -> list[Block]:
    """Ask what it says."""
    return [
        text_field(
            "title",
            "Title",
            initial=words.title if words else None,
            longest=LONGEST_TITLE,
            placeholder="What to do, in one line",
        ),
        text_field(
            "body",
            "The advice",
            initial=words.body if words else body,
            hint=hint or f"What to do, and how it went. 120 to 300 words read well. {MIND}",
            multiline=True,
            longest=LONGEST_BODY,
        ),
        text_field(
            "summary",
            "In one sentence",
            initial=words.summary if words else None,
            hint="If you leave it empty, I take how the advice begins.",
            longest=LONGEST_SUMMARY,
            optional=True,
        ),
    ]


def whose() -> InputBlock:
    """Ask of a colleague's message whether it may be used."""
    return choice_field(
        "whose",
        "Whose words are these?",
        [
            (_OWN, "My own words"),
            (_AGREED, "A colleague's: I asked, and they agree"),
            (_UNASKED, "A colleague's: I have not asked yet"),
        ],
        hint="Somebody else wrote this message. I name them to nobody and do not ask them: you do.",
    )


def sorting(words: Words | None) -> list[Block]:
    """Ask what kind it is and what it is about."""
    return [
        choice_field("kind", "Kind", list(KINDS.items()), initial=words.kind if words else None),
        choices_field(
            "topics",
            f"Topics, up to {MOST_TOPICS}",
            [(topic.slug, topic.label) for topic in TOPICS],
            most=MOST_TOPICS,
            initial=words.topics if words else (),
            placeholder="Choose topics",
        ),
        choice_field(
            "support",
            "Which of the five supports is it about?",
            [(support.slug, support.label) for support in SUPPORTS],
            initial=words.support if words else None,
            optional=True,
        ),
        choices_field(
            "states",
            "States it applies to",
            list(STATES.items()),
            most=len(STATES),
            initial=words.states if words else (),
            placeholder="Everywhere",
            hint="Only where the law of a state decides.",
            optional=True,
        ),
    ]


def source(named: Source | None) -> list[Block]:
    """Ask where the idea comes from; all empty: from practice."""
    known = named if named and named != replace(_PRACTICE, year=named.year) else None
    return [
        text_field(
            "source_title",
            "Source: a book, a paper or a page",
            initial=known.title if known else None,
            hint="Leave this and the next three empty where it comes from practice.",
            longest=LONGEST_LINE,
            optional=True,
        ),
        text_field(
            "source_author",
            "Its author",
            initial=known.author if known else None,
            longest=LONGEST_LINE,
            optional=True,
        ),
        text_field(
            "source_year",
            "Its year",
            initial=str(known.year) if known else None,
            longest=4,
            optional=True,
        ),
        text_field(
            "source_url",
            "Its address",
            initial=known.url if known else None,
            longest=LONGEST_LINE,
            optional=True,
        ),
    ]


def audience(chosen: AudienceName, *offered: tuple[AudienceName, str]) -> InputBlock:
    """Ask who may read it; what is so already is always among the offers."""
    choices = [*offered, FACILITATORS] if chosen not in dict(offered) else list(offered)
    return radio_field(
        "audience",
        "Who may read it once it is published",
        choices,
        initial=chosen,
        hint="Open guidance may leave this workspace, under the licence CC BY 4.0.",
    )


def line(view: dict[str, Any], name: str) -> str:
    """Read one line: without breaks, and with single spaces."""
    return " ".join(str(typed(view, name)).split())


def read_source(view: dict[str, Any], *, year: int) -> Source:
    """Read the source; `year` is this year's, for what comes from practice."""
    title, author = line(view, "source_title"), line(view, "source_author")
    told, url = line(view, "source_year"), line(view, "source_url")
    if not (title or author or told or url):
        return replace(_PRACTICE, year=year)
    number = int(told) if told.isdecimal() else 0
    return Source(title=title, author=author, year=number, url=url or None)


def read(view: dict[str, Any], *, year: int) -> tuple[Words, bool]:
    """Read a new piece, and whether who gives it is named. Raises InvalidInput."""
    if typed(view, "whose") == _UNASKED:
        raise InvalidInput(
            whose="Please ask them first. I do not ask them, and do not tell them of this."
        )
    audience: AudienceName = "open" if typed(view, "audience") == "open" else "network"
    body = typed(view, "body")
    words = Words(
        title=line(view, "title"),
        summary=line(view, "summary") or summary_of(body),
        body=body,
        kind=typed(view, "kind") or "",
        topics=in_order(typed(view, "topics") or ()),
        support=typed(view, "support") or None,
        states=tuple(sorted(typed(view, "states") or ())),
        source=read_source(view, year=year),
        audience=audience,
        licence=LICENCES[audience],
    )
    return words, typed(view, "name") == NAMED


def read_over(view: dict[str, Any], old: Words, *, year: int) -> Words:
    """Read other words for a piece; what a form does not ask stays. Raises InvalidInput."""
    body, audience = typed(view, "body"), typed(view, "audience") or old.audience
    source = read_source(view, year=year)
    words = replace(
        old,
        title=line(view, "title"),
        summary=line(view, "summary") or summary_of(body),
        body=body,
        kind=typed(view, "kind") or "",
        topics=in_order(typed(view, "topics") or ()),
        support=typed(view, "support") or None,
        states=tuple(sorted(typed(view, "states") or ())),
        source=replace(source, page=old.source.page),
    ).given_to(audience)
    if view["callback_id"] != EDIT:
        return words
    licence, step = line(view, "licence"), typed(view, "step")
    return replace(
        words,
        licence=words.licence if licence == old.licence else licence,
        guide=typed(view, "guide") or None,
        step=int(step) if step.isdecimal() else (0 if step else None),
    )


def read_why(view: dict[str, Any]) -> str:
    return str(typed(view, "why"))
