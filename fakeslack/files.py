"""Files: what was handed in, by whom, what kind of file it is, and what Slack says of it."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from fakeslack.app import App
from fakeslack.ids import fresh, secret
from fakeslack.rules import Rules
from fakeslack.state import Json

PICTURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}
"""The kinds that an image block shows, by how such a file begins."""
_KINDS = {
    "png": ("image/png", "PNG"),
    "jpg": ("image/jpeg", "JPEG"),
    "gif": ("image/gif", "GIF"),
    "csv": ("text/csv", "CSV"),
    "ics": ("text/calendar", "ICS"),
    "pdf": ("application/pdf", "PDF"),
    "text": ("text/plain", "Plain Text"),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Word Document",
    ),
}
_UNKNOWN = ("application/octet-stream", "Binary")
_OTHER_NAMES = {"txt": "text", "jpeg": "jpg", "": "binary"}
_ID = re.compile(r"\bF[A-Z0-9]{8,}\b")


@dataclass(slots=True, kw_only=True)
class File:
    """One file; the app's own is there for others once it is completed."""

    id: str
    name: str
    length: int
    user: str
    created: int
    title: str = ""
    alt: str = ""
    content: bytes = field(default=b"", repr=False)
    completed_at: float | None = None
    """On the monotonic clock: Slack looks at a file for a while before it shows it."""
    deleted: bool = False

    @property
    def has_arrived(self) -> bool:
        return len(self.content) == self.length

    @property
    def kind(self) -> str:
        """Slack's `filetype`: a picture by its first bytes, anything else by its name."""
        for magic, kind in PICTURES.items():
            if self.content.startswith(magic):
                return kind
        kind = extension(self.name)
        return "binary" if kind in PICTURES.values() else kind


def extension(name: str) -> str:
    _, _, last = name.rpartition(".") if "." in name else ("", "", "")
    return _OTHER_NAMES.get(last.lower(), last.lower())


class Files:
    """Every file of the workspace, kept in memory."""

    def __init__(
        self,
        *,
        app: App,
        team_id: str,
        rules: Rules,
        clock: Callable[[], float],
        url: Callable[[], str],
    ) -> None:
        self._app = app
        self._team_id = team_id
        self._rules = rules
        self._clock = clock
        self._url = url
        self._all: dict[str, File] = {}
        self._tickets: dict[str, File] = {}

    def find(self, file_id: str) -> File | None:
        return self._all.get(file_id)

    def awaited(self, ticket: str) -> File | None:
        """Find the file whose bytes go to this upload address."""
        return self._tickets.get(ticket)

    def gone(self) -> list[str]:
        """List the ids of those that were deleted."""
        return [file.id for file in self._all.values() if file.deleted]

    def expect(self, name: str, length: int, alt: str = "") -> tuple[str, File]:
        """Begin an upload of the app: a ticket, and the file it is for."""
        ticket = secret()
        file = self._put(name, length, self._app.bot_user_id)
        file.alt = alt
        self._tickets[ticket] = file
        return ticket, file

    def take(self, user: str, name: str, content: bytes) -> File:
        """Keep what a person hands in."""
        file = self._put(name, len(content), user)
        file.content = content
        file.completed_at = time.monotonic()
        return file

    def complete(self, file: File, title: str) -> None:
        file.title = title
        file.completed_at = time.monotonic()

    def delete(self, file: File) -> None:
        file.deleted = True
        file.content = b""

    def is_settled(self, file: File) -> bool:
        """Tell whether Slack has finished looking at it."""
        seconds = self._rules.files_settle_seconds
        since = file.completed_at
        return since is not None and (not seconds or time.monotonic() - since >= seconds)

    def is_picture(self, slack_file: Json) -> bool:
        """Tell whether an image may show this: the app's own, completed, settled, still there."""
        file = self.find(slack_file.get("id") or id_in(slack_file.get("url", "")))
        return (
            file is not None
            and file.user == self._app.bot_user_id
            and not file.deleted
            and file.kind in PICTURES.values()
            and self.is_settled(file)
        )

    def wire(self, file: File) -> Json:
        """Show a file as files.info does; what kind it is, only once it is settled."""
        body = self.shown(file)
        return body if self.is_settled(file) else body | {"mimetype": "", "filetype": ""}

    def shown(self, file: File) -> Json:
        """Show a file as it stands in a message or in what a form reports."""
        if file.deleted:
            return {"id": file.id, "mode": "tombstone"}
        mimetype, pretty = _KINDS.get(file.kind, _UNKNOWN)
        body: Json = {
            "id": file.id,
            "created": file.created,
            "timestamp": file.created,
            "name": file.name,
            "title": file.title or file.name,
            "mimetype": mimetype,
            "filetype": file.kind,
            "pretty_type": pretty,
            "user": file.user,
            "user_team": self._team_id,
            "editable": False,
            "size": file.length,
            "mode": "hosted",
            "is_external": False,
            "external_type": "",
            "is_public": False,
            "public_url_shared": False,
            "display_as_bot": False,
            "username": "",
            **self._addresses(file),
            "file_access": "visible",
        }
        return body | {"alt_txt": file.alt} if file.alt else body

    def _addresses(self, file: File) -> Json:
        private = f"{self._url()}/files-pri/{self._team_id}-{file.id}"
        return {
            "url_private": f"{private}/{file.name}",
            "url_private_download": f"{private}/download/{file.name}",
            "permalink": f"{self._url()}/files/{file.user}/{file.id}/{file.name}",
        }

    def _put(self, name: str, length: int, user: str) -> File:
        file = File(id=fresh("F"), name=name, length=length, user=user, created=int(self._clock()))
        self._all[file.id] = file
        return file


def id_in(url: str) -> str:
    """Find a file's id in any of its addresses."""
    found = _ID.findall(url)
    return found[0] if found else ""
