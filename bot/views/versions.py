"""The wordings of a piece that readers saw, and where two of them differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.wordings import Difference, Stretch
from bot.views import mrkdwn
from bot.views.blocks import button, context, divider, modal, moment, section

COMPARE = "compare_versions"

_SHOWN, _COMPARED = 20, 30
"""Versions, and differences, that are shown at most."""
_SIDE = 1300
"""Characters of each side of a difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A wording that readers saw."""

    number: int
    at: datetime
    by: str | None
    """The facilitator who published it; None: it came so."""


def versions(slug: str, kept: Sequence[Version], compared: Sequence[Block] = ()) -> View:
    """List a piece's wordings, the newest first, with what was asked to be compared above."""
    return modal(
        "Versions",
        *compared,
        *(block for each in kept[:_SHOWN] for block in _version(slug, each, oldest=kept[-1])),
        *([context(f"and {len(kept) - _SHOWN} older")] if len(kept) > _SHOWN else ()),
        close="Back",
        metadata=slug,
    )


def between(older: int, newer: int, found: Sequence[Difference]) -> list[Block]:
    """Show what changed from one version to another."""
    return [
        section(f"*From version {older} to version {newer}*"),
        *differences(found),
        divider(),
    ]


def differences(found: Sequence[Difference]) -> Iterator[Block]:
    """Say of each place what was removed and what was added."""
    if not found:
        yield section("Nothing is different.")
    field = ""
    for each in found[:_COMPARED]:
        lines = [
            *([f"*{each.field}*"] if each.field != field else ()),
            *([f"Removed: {_side(each.removed, '~')}"] if each.removed else ()),
            *([f"Added: {_side(each.added, '*')}"] if each.added else ()),
        ]
        field = each.field
        yield section("\n".join(lines))
    if hidden := len(found[_COMPARED:]):
        yield context(f"and {hidden} more places")


def _version(slug: str, version: Version, *, oldest: Version) -> Iterator[Block]:
    who = f"published by <@{version.by}>" if version.by else "as it came"
    told = f"*Version {version.number}*\n{moment(version.at)} · {who}"
    if version.number == oldest.number:
        yield section(told)
        return
    label = f"Compare version {version.number} with the one before"
    compare = button(COMPARE, "What changed", value=f"{slug}:{version.number}", label=label)
    yield section(told, accessory=compare)


def _side(stretches: Sequence[Stretch], mark: str) -> str:
    """Show one side, with what only it has marked besides."""
    shown, room = [], _SIDE
    for each in stretches:
        text = mrkdwn.line(each.text, max(room, 1))
        room -= len(text)
        plain = text.replace(mark, "")
        shown.append(f"{mark}{plain}{mark}" if each.only_here and plain.strip() else text)
        if room <= 0:
            break
    return " ".join(shown)
