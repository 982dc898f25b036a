"""One piece as a facilitator decides on it: its words, what would change, and each decision."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain import states
from bot.domain.guidance import GUIDES, KINDS
from bot.domain.pieces import Words
from bot.domain.review import LONGEST_REASON, Place, Standing, checked_reason
from bot.domain.topics import SUPPORTS, in_words
from bot.domain.wordings import compare
from bot.views import mrkdwn
from bot.views.blocks import actions, button, confirm, context, divider, header, modal, section
from bot.views.fields import text_field, typed
from bot.views.upkeep import OPEN_UPKEEP
from bot.views.versions import differences

DECIDING = "deciding_on_piece"
PUBLISH = "publish_piece"
EDIT = "edit_piece_words"
ASK = "ask_about_piece"
DECLINE = "decline_piece"
HIDE = "hide_piece"
SHOW_AGAIN = "show_piece_again"
VERSIONS = "piece_versions"
TAKE_NEWS = "take_shipped_words"
KEEP_OURS = "keep_own_words"
ASK_FORM = "ask_about_piece_form"
DECLINE_FORM = "decline_piece_form"

_SECTIONS = 20
_SUPPORTS = {support.slug: support.label for support in SUPPORTS}
_READERS = {
    "open": "Members, and everybody who reads an export",
    "network": "Members of this network",
    "facilitators": "Facilitators only",
}
_STAGES = {
    "new": "*New.* Nobody but facilitators and who gave it reads it yet.",
    "asked": "*Back with who gave it.* You can decide again when they have answered.",
    "published": "*In the library.*",
    "hidden": "*Hidden.* Nobody but facilitators sees it.",
}


def piece(standing: Standing, *, in_queue: bool, note: str = "") -> View:
    """Show it with the decisions that are open; `in_queue`: the queue lies beneath."""
    return modal(
        "Review",
        *([section(note), divider()] if note else ()),
        header(standing.words.title),
        section(_STAGES[standing.stage]),
        *_change(standing),
        *_news(standing),
        *_doors(standing),
        divider(),
        *_words(standing.words),
        context(*_about(standing)),
        callback=DECIDING,
        close="Back",
        metadata=str(Place(slug=standing.slug, in_queue=in_queue)),
    )


def ask_form(place: Place) -> View:
    """Ask who gave a new piece something; it goes back to them."""
    return modal(
        "Ask who gave it",
        text_field(
            "question",
            "What do you want to know, or have changed?",
            multiline=True,
            longest=LONGEST_REASON,
            hint="They read it without your name, change their words if they want, and send it on.",
        ),
        callback=ASK_FORM,
        submit="Ask",
        close="Cancel",
        metadata=str(place),
    )


def decline_form(place: Place) -> View:
    """Ask why not; who gave it reads that."""
    return modal(
        "Decline",
        text_field(
            "reason",
            "Why not?",
            multiline=True,
            longest=LONGEST_REASON,
            hint="Whoever gave it reads this, without your name. Of a new piece they have their "
            "words back, and the library keeps none.",
        ),
        callback=DECLINE_FORM,
        submit="Decline",
        close="Cancel",
        metadata=str(place),
    )


def read_reason(view: dict[str, Any], field: str) -> str:
    """Read what was asked, or why not. Raises InvalidInput."""
    return checked_reason(str(typed(view, field)), field)


def _change(standing: Standing) -> Iterator[Block]:
    change = standing.change
    if change is None:
        return
    if change.waits_for == "author":
        yield section("*Other words wait for the author*, who has to agree to exactly these:")
    else:
        yield section("*A change is suggested:*")
    if change.why:
        yield section(f"Why: {mrkdwn.line(change.why, 2500)}")
    yield from differences(compare(standing.words, change.words))


def _news(standing: Standing) -> Iterator[Block]:
    if standing.shipped is None or standing.change:
        return
    yield section("*Lantern came with other words since yours were written:*")
    yield from differences(compare(standing.words, standing.shipped))
    yield actions(
        button(TAKE_NEWS, "Take Lantern's words", value=standing.slug),
        button(KEEP_OURS, "Keep ours", value=standing.slug),
    )


def _doors(standing: Standing) -> Iterator[Block]:
    offered = list(_decisions(standing))
    if standing.version > 1:
        offered.append(button(VERSIONS, "Versions", value=standing.slug))
    if offered:
        yield actions(*offered)


def _decisions(standing: Standing) -> Iterator[ButtonElement]:
    slug, carries = standing.slug, str(Place(slug=standing.slug, seen=standing.seen))
    waits = standing.change is not None and standing.change.waits_for == "author"
    if standing.stage == "hidden":
        yield button(SHOW_AGAIN, "Show again", value=slug)
    if standing.stage in ("asked", "hidden"):
        return
    if not waits and (standing.stage == "new" or standing.change):
        yield _publish(standing, carries)
    if not waits:
        yield button(EDIT, "Edit", value=carries)
        if standing.can_be_asked:
            yield button(ASK, "Ask who gave it", value=carries)
        if standing.stage == "new" or standing.change:
            yield button(DECLINE, "Decline", value=carries)
    if standing.stage == "published":
        yield button(OPEN_UPKEEP, "Keep it right", value=slug)
        yield button(HIDE, "Hide", value=slug, confirm=_hiding())


def _publish(standing: Standing, carries: str) -> ButtonElement:
    decided = standing.change.words if standing.change else standing.words
    readers = _READERS[decided.audience]
    asked = confirm(
        "Publish these words?", f"{readers} can read them at once.", yes="Publish", no="Not yet"
    )
    return button(PUBLISH, "Publish", value=carries, style="primary", confirm=asked)


def _hiding() -> Any:
    return confirm(
        "Hide this piece?",
        "Nobody finds or reads it until a facilitator shows it again.",
        yes="Hide it",
        no="Leave it",
        style="danger",
    )


def _words(words: Words) -> Iterator[Block]:
    yield section(f"_{mrkdwn.line(words.summary, 300)}_")
    for text in islice(mrkdwn.sections(words.body), _SECTIONS):
        yield section(text)


def _about(standing: Standing) -> Iterator[str]:
    words, source = standing.words, standing.words.source
    sorted_by = [KINDS[words.kind], in_words(words.topics), _SUPPORTS.get(words.support or "", "")]
    if words.guide:
        sorted_by.append(f"{GUIDES[words.guide]}, step {words.step}")
    yield " · ".join(filter(None, sorted_by))
    yield f"Source: {mrkdwn.link(source.url, mrkdwn.line(str(source), 500))}"
    yield f"Applies in: {states.in_words(words.states) or 'every state'}"
    yield f"{_READERS[words.audience]} · Licence: {mrkdwn.line(words.licence, 250)}"
    yield _giver(standing)


def _giver(standing: Standing) -> str:
    if standing.contributor:
        return f"Given by <@{standing.contributor}>, with their name"
    if standing.from_work:
        return "From a resolved problem. Its author agreed to these words, and is not named"
    return "It came with Lantern" if standing.is_shipped else "Given without a name"
