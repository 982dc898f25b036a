"""files.*: a file in three steps (an address, the bytes, where it is shown), and its end."""

from typing import Any

from fakeslack import talk
from fakeslack.files import File
from fakeslack.refusal import Refusal
from fakeslack.sight import holds
from fakeslack.state import Channel, Json
from fakeslack.web_api.call import Call, method

_LONGEST_ALT = 1000


@method(
    "files.getUploadURLExternal",
    required="filename length",
    optional="alt_text alt_txt snippet_type",
    scopes="files:write",
    tier=4,
)
def get_upload_url(call: Call) -> Json:
    length = call.number("length", 0)
    if length <= 0:
        raise Refusal("invalid_arguments", "[ERROR] length must be a positive number")
    alt = call.text("alt_txt") or call.text("alt_text")
    if len(alt) > _LONGEST_ALT:
        raise Refusal("alt_txt_too_large")
    ticket, file = call.team.files.expect(call.text("filename"), length, alt)
    return {"upload_url": f"{call.team.url}/upload/v1/{ticket}", "file_id": file.id}


@method(
    "files.completeUploadExternal",
    required="files",
    optional="channel_id channels initial_comment thread_ts blocks",
    scopes="files:write",
    tier=4,
)
def complete_upload(call: Call) -> Json:
    """Take files over as they are now; those for a channel are shown in one message."""
    named = call.json("files")
    if not isinstance(named, list) or not named:
        raise Refusal("invalid_arguments", "[ERROR] files must be a list of {id, title}")
    files = call.team.files
    found = [_uploaded(call, each) for each in named]
    channels = _channels(call)
    blocks = [] if call.text("initial_comment") else call.blocks(call.json("blocks"))
    for file, each in zip(found, named, strict=True):
        files.complete(file, each.get("title") or file.name)
    for channel in channels:
        talk.post_by_app(
            call.team,
            channel,
            text=call.text("initial_comment"),
            blocks=blocks,
            files=[files.shown(file) for file in found],
            thread_ts=call.text("thread_ts"),
        )
    return {"files": [files.wire(file) for file in found]}


@method(
    "files.info",
    required="file",
    optional="count cursor limit page",
    scopes="files:read",
    tier=4,
)
def info(call: Call) -> Json:
    return {"file": call.team.files.wire(_file(call)), "comments": []}


@method("files.delete", required="file", scopes="files:write", tier=3)
def delete(call: Call) -> Json:
    """Delete a file of the app's own; messages that had it say that it is gone."""
    team, file = call.team, _file(call)
    if file.user != team.app.bot_user_id:
        raise Refusal("cant_delete_file")
    team.files.delete(file)
    for channel in team.channels.values():
        for message in [each for each in channel.messages.values() if holds(each, file.id)]:
            kept = [team.files.shown(file) if f["id"] == file.id else f for f in message.files]
            message.files = kept
            talk.show(team, channel, message)
    news = {"type": "file_deleted", "file": file.id}
    for each in team.users:
        team.live.tell(each, lambda: news)
    return {}


def _file(call: Call) -> File:
    """Find a file that the app may know of."""
    found = call.team.files.find(call.text("file"))
    if found is None or found.completed_at is None:
        raise Refusal("file_not_found")
    if found.deleted:
        raise Refusal("file_deleted")
    return found


def _uploaded(call: Call, named: Any) -> File:
    """Find a file whose bytes are all there, and that has not been completed."""
    found = call.team.files.find(named.get("id", "")) if isinstance(named, dict) else None
    if found is None or found.completed_at is not None or not found.has_arrived:
        raise Refusal("file_not_found")
    return found


def _channels(call: Call) -> list[Channel]:
    """Find where to show the files: nowhere, in one place, or in several."""
    if call.text("channel_id"):
        return [call.member_channel("channel_id")]
    names = [name.strip() for name in call.text("channels").split(",") if name.strip()]
    return [Call(call.method, call.team, {"channel": name}).member_channel() for name in names]
