"""What an app may answer: to a command with a message, to a form with what becomes of it."""

from collections.abc import Callable, Mapping
from typing import Any

from fakeslack import talk
from fakeslack.blocks import read_message_blocks
from fakeslack.refusal import Refusal
from fakeslack.state import Channel, Json, Message, User, View
from fakeslack.team import Team


def show_answer(team: Team, user: User, channel: Channel, body: object) -> Message | None:
    """Show what came with the acknowledgement of a command, to one person or to the channel."""
    if isinstance(body, str):
        body = {"text": body}
    if not isinstance(body, dict) or not (body.get("text") or body.get("blocks")):
        return None
    try:
        return put(team, user.id, channel, body)
    except Refusal as refusal:
        team.notice(user.id, f"{team.app.name} answered what Slack cannot show: {refusal.code}")
        return None


def put(team: Team, user: str, channel: Channel, body: Json) -> Message:
    """Put an answer where it says: for one person by default, or for everybody."""
    said = read(team, body)
    said["thread_ts"] = body.get("thread_ts") or ""
    if body.get("response_type") == "in_channel":
        return talk.post_by_app(team, channel, metadata=body.get("metadata"), **said)
    return talk.post_ephemeral(team, channel, user, **said)


def read(team: Team, body: Json) -> dict[str, Any]:
    """Read the words and blocks of an answer."""
    text, blocks = body.get("text") or "", body.get("blocks") or []
    if not text and not blocks:
        raise Refusal("no_text")
    if len(text) > team.rules.message_chars:
        raise Refusal("msg_too_long")
    return {"text": text, "blocks": _blocks(team, blocks)}


def _blocks(team: Team, blocks: Any) -> list[Json]:
    return read_message_blocks(blocks, team.rules, team.files.is_picture) if blocks else []


def obey(team: Team, view: View, body: object) -> bool:
    """Do with a submitted form what the app says; False: Slack cannot make sense of it."""
    if not body:
        team.modals.close(view)
        return True
    act = _ACTS.get(body.get("response_action", "")) if isinstance(body, dict) else None
    if act is None or not isinstance(body, dict):
        return False
    try:
        act(team, view, body)
    except Refusal:
        return False
    return True


def _errors(team: Team, view: View, body: Mapping[str, Any]) -> None:
    errors = body.get("errors")
    fields = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not fields.issuperset(errors):
        raise Refusal("invalid_arguments")
    team.modals.complain(view.user, errors)


def _update(team: Team, view: View, body: Mapping[str, Any]) -> None:
    team.modals.update(view, body.get("view", {}))


def _push(team: Team, view: View, body: Mapping[str, Any]) -> None:
    team.modals.push_answer(view.user, body.get("view", {}))


def _clear(team: Team, view: View, _body: Mapping[str, Any]) -> None:
    team.modals.close(view, everything=True)


_ACTS: dict[str, Callable[[Team, View, Mapping[str, Any]], None]] = {
    "errors": _errors,
    "update": _update,
    "push": _push,
    "clear": _clear,
}
