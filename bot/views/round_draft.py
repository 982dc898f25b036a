"""A round of pairs as facilitators see it: who meets whom and why, page by page."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, ButtonElement, OverflowMenuElement
from slack_sdk.models.views import View

from bot.domain.peers import GroupSeen, RoundSeen
from bot.views.blocks import (
    actions,
    button,
    confirm,
    context,
    divider,
    menu,
    modal,
    section,
)
from bot.views.round_form import OPEN, Place, answers, stand, whom

GROUP = "round_group"
LOCK, UNLOCK, SWAP_HERE = "lock", "unlock", "swap"
"""What a group's menu offers."""
REDRAW, SWAP, LEAVE_OUT = "redraw_round", "swap_in_round", "leave_out_of_round"
SEND, TAKE_BACK, DROP = "send_round", "take_back_round", "drop_round"
EARLIER, LATER = "round_earlier", "round_later"

PAGE = 30
"""Groups on a page."""
_NAMED = 40
"""People named in one line."""


def drawing(round_id: int) -> View:
    """Say that it takes a moment, with a way to look again."""
    return modal(
        "Rounds of pairs",
        section("I am drawing who meets whom. With many people that takes a moment."),
        actions(button(OPEN, "Show the draft", value=round_id)),
    )


def show(seen: RoundSeen, *, page: int = 0, told: str | None = None) -> View:
    """Show a round; `told` is what came of the last press, where that is not plain to see."""
    pages = max(1, -(-len(seen.groups) // PAGE))
    page = min(max(page, 0), pages - 1)
    return modal(
        "Round of pairs",
        *((section(f"*{told}*"),) if told else ()),
        section(f"*{whom(seen)}*\n{stand(seen)}\n{_sum(seen)}"),
        *_news(seen),
        *_deeds(seen),
        divider(),
        *(
            block
            for number, group in _numbered(seen.groups, page)
            for block in _group(group, number, seen)
        ),
        *_pages(page, pages),
        metadata=str(Place(seen.round_id, seen.version, page)),
    )


def read_choice(value: str) -> tuple[str, int]:
    """Read what was chosen in a group's menu, and of which group."""
    deed, _, group_id = value.partition(":")
    return deed, int(group_id)


def _sum(seen: RoundSeen) -> str:
    """Count what is in it."""
    if not seen.groups:
        return "Nobody is in it yet."
    meeting = seen.meeting
    trios = sum(1 for group in meeting if len(group.members) > 2)  # noqa: PLR2004
    counted = [
        _count(len(meeting) - trios, "pair", "pairs"),
        _count(trios, "group of three", "groups of three") if trios else "",
        _count(len(seen.alone), "person left out", "people left out") if seen.alone else "",
        _repeats(seen) if seen.state == "draft" else "",
    ]
    return " · ".join(filter(None, counted))


def _repeats(seen: RoundSeen) -> str:
    again = sum(1 for group in seen.meeting if group.met_ago)
    if not again:
        return "nobody meets the same person again too soon"
    within = _count(seen.no_repeat_within, "round", "rounds")
    return f"{_count(again, 'repeat', 'repeats')} within {within}"


def _news(seen: RoundSeen) -> Iterator[Block]:
    match seen.state:
        case "draft":
            yield context("Nobody was told anything. Only facilitators see this draft.")
            if seen.newcomers:
                joined = _count(seen.newcomers, "more person takes", "more people take")
                yield context(f"{joined} part by now: draw the rest anew to add them.")
        case "sending":
            yield context("Nobody was told anything yet. Until then it can be taken back.")
        case _:
            yield section(answers(seen))
            if seen.want_another:
                named = " ".join(f"<@{each}>" for each in seen.want_another[:_NAMED])
                hidden = len(seen.want_another) - _NAMED
                more = f" and {hidden} more" if hidden > 0 else ""
                yield section(f"*Would like a new partner, and agreed to be named*\n{named}{more}")
            yield context("Who answered what, nobody is told.")


def _deeds(seen: RoundSeen) -> Iterator[Block]:
    if seen.state == "sending":
        yield actions(button(TAKE_BACK, "Take back", style="danger"))
    elif seen.state == "draft":
        yield actions(*_of_draft(seen))


def _of_draft(seen: RoundSeen) -> Iterator[ButtonElement]:
    if seen.meeting:
        yield button(
            SEND,
            "Send",
            style="primary",
            confirm=confirm(
                "Send this round?",
                "In 10 minutes I write to everybody in it. Until then you can take it back.",
                yes="Send it",
                no="Not yet",
            ),
        )
    yield button(REDRAW, "Draw the rest anew" if seen.groups else "Draw it")
    if seen.groups:
        yield button(SWAP, "Swap two people")
        yield button(LEAVE_OUT, "Leave somebody out")
    yield button(
        DROP,
        "Drop this draft",
        confirm=confirm(
            "Drop this draft?",
            "Nobody was told of it, and nobody will be.",
            yes="Drop it",
            no="Keep it",
            style="danger",
        ),
    )


def _numbered(groups: Sequence[GroupSeen], page: int) -> Iterator[tuple[int, GroupSeen]]:
    start = page * PAGE
    yield from enumerate(groups[start : start + PAGE], start=start + 1)


def _group(group: GroupSeen, number: int, seen: RoundSeen) -> Iterator[Block]:
    who = " and ".join(f"<@{member}>" for member in group.members)
    if len(group.members) == 1:
        yield section(f"*Left out:* {who}\nThey read: {group.reasons[0]}")
        return
    marks = [" · locked" if group.locked else "", f" · {_ago(group)}" if group.met_ago else ""]
    why = " · ".join(group.reasons) or "Nothing special in common"
    text = f"{number}. {who}{''.join(marks)}\n{why}"
    yield section(text, accessory=_menu(group) if seen.state == "draft" else None)


def _menu(group: GroupSeen) -> OverflowMenuElement:
    lock = (UNLOCK, "Unlock") if group.locked else (LOCK, "Lock: keep them together")
    choices = [lock, (SWAP_HERE, "Swap somebody here")]
    return menu(GROUP, [(f"{deed}:{group.group_id}", text) for deed, text in choices])


def _ago(group: GroupSeen) -> str:
    return "met in the last round" if group.met_ago == 1 else f"met {group.met_ago} rounds ago"


def _pages(page: int, pages: int) -> Iterator[Block]:
    if pages == 1:
        return
    yield context(f"Page {page + 1} of {pages}")
    yield actions(
        *((button(EARLIER, "Earlier"),) if page > 0 else ()),
        *((button(LATER, "Later"),) if page < pages - 1 else ()),
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
