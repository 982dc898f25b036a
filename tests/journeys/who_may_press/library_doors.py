"""How each door of the library is tried, as `doors` has it for everything else."""

from tests.journeys.curating import BODY, PIECE
from tests.journeys.who_may_press.door import BOARDS, at_home, button, form, inside

_WORDS = "our board wants the word equity gone"
_OTHER = f"{BODY} Then write down what each of them said."
_FOUND = "says From the network's library"

FINDING = {
    "/guidance": button("", "says looks into the network's library"),
    "/guidance help": button("", "says looks into the network's library"),
    "/guidance words": button(_WORDS, _FOUND),
    "find_guidance": button("", "shows Find guidance"),
    "more_guidance": button(f"0:{_WORDS}", _FOUND),
    "share_guidance": button("{piece}", "says shares this from the network's library"),
    "guidance_step:on": inside("", "shows Guidance", "{step}"),
    "guidance_step:back": inside("", "shows Guidance", "{step}"),
    "form why_not_useful": form("feedback", why="unclear"),
    "read_guidance @facilitators": button("{reserved}", "shows Guidance"),
    "guidance_useful @facilitators": button("{reserved}", "feedback"),
    "share_guidance @facilitators": button("{reserved}", ""),
    "form why_not_useful @facilitators": form("feedback", why="unclear"),
}
GIVING = {
    "/guidance add": button("", "shows Give guidance"),
    "contribute_guidance": button("", "shows Give guidance"),
    "save_as_guidance": button("", "shows Give guidance"),
    "form contribute_piece": form("piece", **PIECE),
    "suggest_change": button("{piece}", "shows"),
    "form suggest_piece_change": form("piece", body=_OTHER),
    "form suggest_piece_change @facilitators": form("piece", body=_OTHER),
    "open_given_pieces": at_home("shows Guidance that I gave"),
    "answer_piece": button("{asked_id}", "shows Your piece"),
    "form answer_about_piece": form("piece", body=_OTHER),
    "take_back_piece": button("{given_id}", "piece"),
    "/guidance digest": button("", "shows News of the library"),
    "open_digest_choice": at_home("shows News of the library"),
    "form digest_choice": form("member", wants="yes"),
}
LEARNING = {
    "problem_menu @guidance": button(
        "guidance:{learned}", "shows Guidance from this", kind="overflow"
    ),
    "mark_helpful": button("", "helpful_answer"),
    "harvest_consent": inside("", "harvest", "{over}"),
    "harvest_open": button("{harvest}", "shows Edit and agree"),
    "form harvest_draft": form("piece", title="A list, then patience", body=BODY),
    "harvest_later": button("{harvest}", "harvest"),
    "harvest_never": button("{harvest}", "harvest"),
    "harvest_tell": button("{harvest}", "shows What happened?"),
    "form harvest_outcome": form("harvest", happened="The list was kept."),
    "helpful_unnamed": button("{answer}", "helpful_answer"),
    "helpful_named": button("{answer}", "shows With your name"),
    "form helpful_name": form("helpful_answer", name="A colleague"),
    "helpful_no": button("{answer}", "helpful_answer"),
    "read_new_words": button("{harvested_id}", "shows The new words"),
    "agree_to_words": inside("", "piece", "{harvested_id}:{new_words}"),
    "keep_words": inside("", "piece", "{harvested_id}:{new_words}"),
    "take_back_piece @harvested": button("{harvested_id}", "harvest"),
}
_WAITING = ("{waiting}::", "{waiting}:{seen}:")
"""What a page of the review carries, and what its buttons do."""
REVIEWING = {
    "open_review_queue": at_home("shows Review queue"),
    "review_piece": inside("review_queue", "shows Review", "{waiting}"),
    "publish_piece": inside(_WAITING[0], "piece", _WAITING[1]),
    "edit_piece_words": inside(_WAITING[0], "shows Edit this piece", _WAITING[1]),
    "form edit_piece": form("piece", body=_OTHER),
    "ask_about_piece": inside(_WAITING[0], "shows Ask who gave it", _WAITING[1]),
    "form ask_about_piece_form": form("piece", question="Who was there?"),
    "decline_piece": inside(_WAITING[0], "shows Decline", _WAITING[1]),
    "form decline_piece_form": form("piece", reason="We have two like it."),
    "hide_piece": inside("{given}::", "piece", "{given}"),
    "show_piece_again": inside("{hidden}::", "piece", "{hidden}"),
    "take_shipped_words": inside("{rewritten}::", "piece", "{rewritten}"),
    "keep_own_words": inside("{rewritten}::", "piece", "{rewritten}"),
    "piece_versions": inside("{given}::", "shows Versions", "{given}"),
    "compare_versions": inside("{given}", "shows Versions", "{given}:2"),
    "piece_report_done": inside("review_queue", "feedback", "{piece_report}"),
}
KEEPING = {
    "open_upkeep": button("{piece}", "shows Keep it right"),
    "form piece_upkeep": form("upkeep", every="90"),
    "still_right": button("{given}:2::2026-01-05", "upkeep"),
    "still_right @of who left": button("{rewritten}:2::", "upkeep"),
    "stop_reviewing": button("2026-01-05", "upkeep"),
    "/guidance law": button("", "shows The law may have"),
    "open_law_doubt": button("", "shows The law may have"),
    "form law_doubt": form("upkeep", state="TX", scope="everywhere", topics=BOARDS),
    "say_disagreement": button("{piece}", "shows These two disagree"),
    "form disagreement": form(
        "disagreement", other="{other}", about="They advise against each other."
    ),
    "take_back_disagreement": inside("{piece}", "disagreement", "{given}"),
}
LIBRARY = FINDING | GIVING | LEARNING | REVIEWING | KEEPING
