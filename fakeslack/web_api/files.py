"""files.*: a file in three steps: an address, the bytes, and where it is shown."""

from fakeslack import talk
from fakeslack.blocks import read_message_blocks
from fakeslack.ids import fresh, secret
from fakeslack.refusal import Refusal
from fakeslack.state import Json
from fakeslack.team import Team, Upload
from fakeslack.web_api.call import Call, method


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
    ticket = secret()
    upload = Upload(fresh("F"), call.text("filename"), length)
    call.team.contents.uploads[ticket] = upload
    return {"upload_url": f"{call.team.url}/upload/v1/{ticket}", "file_id": upload.id}


@method(
    "files.completeUploadExternal",
    required="files",
    optional="channel_id channels initial_comment thread_ts blocks",
    scopes="files:write",
    tier=4,
)
def complete_upload(call: Call) -> Json:
    named = call.json("files")
    if not isinstance(named, list) or not named:
        raise Refusal("invalid_arguments", "[ERROR] files must be a list of {id, title}")
    uploads = {upload.id: upload for upload in call.team.contents.uploads.values()}
    shown = []
    for file in named:
        upload = uploads.get(file.get("id"))
        if upload is None or upload.shared or len(upload.content) != upload.length:
            raise Refusal("file_not_found")
        shown.append(_shown(call.team, upload, file.get("title") or upload.name))
    if call.text("channel_id"):
        channel = call.member_channel("channel_id")
        blocks = call.json("blocks") or []
        talk.post_by_app(
            call.team,
            channel,
            text=call.text("initial_comment"),
            blocks=read_message_blocks(blocks, call.team.rules) if blocks else [],
            files=shown,
            thread_ts=call.text("thread_ts"),
        )
    for file in named:
        uploads[file["id"]].shared = True
    return {"files": shown}


def _shown(team: Team, upload: Upload, title: str) -> Json:
    return {
        "id": upload.id,
        "name": upload.name,
        "title": title,
        "size": upload.length,
        "user": team.app.bot_user_id,
        "url_private": f"{team.url}/files/{upload.id}/{upload.name}",
    }
