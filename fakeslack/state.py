"""The things a workspace is made of: people, channels, messages, views and the app."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeAlias
from zoneinfo import ZoneInfo

from fakeslack.reading import readable

Json: TypeAlias = dict[str, Any]
Kind: TypeAlias = Literal["channel", "group", "im", "mpim"]


@dataclass(slots=True, kw_only=True)
class User:
    """Somebody, or the app's bot."""

    id: str
    team_id: str
    name: str
    real_name: str
    email: str = ""
    title: str = ""
    tz: str = "America/New_York"
    is_admin: bool = False
    is_owner: bool = False
    is_bot: bool = False
    is_restricted: bool = False
    deleted: bool = False
    bot_id: str = ""
    app_id: str = ""
    updated: int = 0

    def wire(self, *, email: bool = False) -> Json:
        """Show the user as users.info does; the address only to whoever may see it."""
        now = datetime.now(ZoneInfo(self.tz))
        offset = now.utcoffset()
        body: Json = {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.name,
            "real_name": self.real_name,
            "deleted": self.deleted,
            "tz": self.tz,
            "tz_label": now.tzname(),
            "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
            "is_admin": self.is_admin,
            "is_owner": self.is_owner,
            "is_primary_owner": False,
            "is_restricted": self.is_restricted,
            "is_ultra_restricted": False,
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": self.updated,
            "profile": self._profile(email=email),
        }
        return body

    def _profile(self, *, email: bool) -> Json:
        profile = {
            "real_name": self.real_name,
            "display_name": self.name,
            "title": self.title,
            "team": self.team_id,
        }
        if email and self.email:
            profile["email"] = self.email
        if self.bot_id:
            profile |= {"bot_id": self.bot_id, "api_app_id": self.app_id}
        return profile


@dataclass(slots=True, kw_only=True)
class Message:
    """What somebody said, in one channel at one time."""

    channel: str
    ts: str
    text: str
    user: str = ""
    bot_id: str = ""
    app_id: str = ""
    team: str = ""
    username: str = ""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    files: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    thread_ts: str = ""
    subtype: str = ""
    edited: Json | None = None
    reactions: list[Json] = field(default_factory=list)
    replies: list["Message"] = field(default_factory=list)
    only_for: str = ""
    """The one person who sees an ephemeral message."""

    @property
    def is_reply(self) -> bool:
        return bool(self.thread_ts) and self.thread_ts != self.ts

    @property
    def words(self) -> str:
        """Everything a reader can read in it."""
        return "\n".join(readable(self.blocks)) if self.blocks else self.text

    def wire(self, *, metadata: bool = False) -> Json:
        """Show the message as conversations.history does."""
        body: Json = {"type": "message", "ts": self.ts, "text": self.text}
        for name in _MESSAGE_EXTRAS:
            if value := getattr(self, name):
                body[name] = value
        if self.replies:
            body["thread_ts"] = self.ts
            body["reply_count"] = len(self.replies)
            users = list(dict.fromkeys(reply.user for reply in self.replies))
            body["reply_users"] = users
            body["reply_users_count"] = len(users)
            body["latest_reply"] = self.replies[-1].ts
        if self.only_for:
            body["is_ephemeral"] = True
        if metadata and self.metadata:
            body["metadata"] = self.metadata
        return body

    def on_page(self) -> Json:
        """Show the message to a page: with its channel, never with its metadata."""
        return self.wire() | {"channel": self.channel}


_MESSAGE_EXTRAS = (
    "user", "bot_id", "app_id", "team", "username", "blocks", "attachments", "files",
    "thread_ts", "subtype", "edited", "reactions",
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Channel:
    """A place to talk: a public or private channel, a DM or a group DM."""

    id: str
    name: str
    kind: Kind
    creator: str = ""
    created: int = 0
    topic: str = ""
    purpose: str = ""
    is_archived: bool = False
    members: dict[str, None] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    last_tick: int = 0
    """The latest ts handed out, in microseconds."""
    read: dict[str, str] = field(default_factory=dict)
    """Up to which ts each member has read."""

    def wire(self) -> Json:
        """Show the channel as conversations.info does."""
        body: Json = {
            "id": self.id,
            "created": self.created,
            "is_archived": self.is_archived,
            "is_channel": self.kind == "channel",
            "is_group": self.kind == "group",
            "is_im": self.kind == "im",
            "is_mpim": self.kind == "mpim",
            "is_private": self.kind != "channel",
            "is_shared": False,
            "is_ext_shared": False,
            "is_org_shared": False,
        }
        if self.kind == "im":
            return body
        return body | {
            "name": self.name,
            "name_normalized": self.name,
            "creator": self.creator,
            "is_general": False,
            "topic": {"value": self.topic, "creator": "", "last_set": 0},
            "purpose": {"value": self.purpose, "creator": "", "last_set": 0},
            "num_members": len(self.members),
        }

    def other(self, user_id: str) -> str:
        """Name the other side of a DM; oneself in a DM with oneself."""
        return next((member for member in self.members if member != user_id), user_id)

    def newest_first(self) -> Iterator[Message]:
        return reversed(self.messages.values())


@dataclass(slots=True, kw_only=True)
class View:
    """A modal or a Home tab as one person has it before them."""

    id: str
    user: str
    app_id: str
    bot_id: str
    team_id: str
    payload: Json
    values: dict[str, Json]
    """What is filled in, in the shape of `state.values`."""
    hash: str
    root_id: str
    previous_id: str | None = None

    @property
    def is_modal(self) -> bool:
        return bool(self.payload["type"] == "modal")

    @property
    def blocks(self) -> list[Json]:
        found: list[Json] = self.payload["blocks"]
        return found

    @property
    def title(self) -> str:
        return str(self.payload.get("title", {}).get("text", ""))

    @property
    def callback_id(self) -> str:
        return str(self.payload.get("callback_id", ""))

    @property
    def words(self) -> str:
        """Everything a reader can read in it."""
        return "\n".join([self.title, *readable(self.blocks)])

    def wire(self) -> Json:
        """Show the view as it stands in answers and payloads."""
        return {
            "id": self.id,
            "team_id": self.team_id,
            "app_id": self.app_id,
            "app_installed_team_id": self.team_id,
            "bot_id": self.bot_id,
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "title": None,
            "close": None,
            "submit": None,
            "clear_on_close": False,
            "notify_on_close": False,
            **self.payload,
            "state": {"values": self.values},
            "hash": self.hash,
            "root_view_id": self.root_id,
            "previous_view_id": self.previous_id,
        }
