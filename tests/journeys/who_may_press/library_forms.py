"""The library's forms as each stands before who may send it."""

from typing import Any

from slack_sdk.models.views import View

from bot.domain.guidance import Reader
from bot.domain.pieces import Words
from bot.domain.review import Place
from bot.views import (
    deciding,
    disagreement,
    harvest_form,
    judging,
    library_digest,
    piece_form,
    upkeep,
)
from tests.journeys.who_may_press.library import DRAFT, WORDS
from tests.network import Network


def of_library(network: Network, n: dict[str, Any]) -> dict[str, View]:
    """Draw them, by their names."""
    entries = network.core.library.entries(Reader(facilitates=True))
    by_slug = {entry.piece.slug: entry for entry in entries}
    piece, waiting = by_slug[n["piece"]], Place(slug=n["waiting"], seen=n["seen"])
    return {
        "why_not_useful": judging.why_form(n["piece"]),
        "why_not_useful @facilitators": judging.why_form(n["reserved"]),
        "contribute_piece": piece_form.blank(),
        "suggest_piece_change": piece_form.change(n["piece"], Words.of(piece.piece)),
        "suggest_piece_change @facilitators": piece_form.change(n["reserved"], WORDS),
        "answer_about_piece": piece_form.answer(n["asked_id"], WORDS, "Who was there?"),
        "digest_choice": library_digest.form(wants=False, facilitates=False),
        "harvest_draft": harvest_form.draft(n["harvest"], DRAFT, []),
        "harvest_outcome": harvest_form.outcome(n["harvest"]),
        "helpful_name": harvest_form.name(n["answer"]),
        "edit_piece": piece_form.edit(waiting, WORDS, asks_author=False),
        "ask_about_piece_form": deciding.ask_form(waiting),
        "decline_piece_form": deciding.decline_form(waiting),
        "piece_upkeep": upkeep.form(piece, reviewer=None, every_days=None, overdue=False),
        "law_doubt": upkeep.law_form(),
        "disagreement": disagreement.form(piece, [], entries),
    }
