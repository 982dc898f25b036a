"""The one door to Slack for everything the bot says on its own account."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.calls import RATE_LIMITED, TRANSIENT, Refused, Unavailable, Uncertain
from bot.slack.files import Files
from bot.views.blocks import Message

__all__ = [
    "RATE_LIMITED",
    "TRANSIENT",
    "ChannelSeen",
    "Gateway",
    "Posted",
    "Profile",
    "Refused",
    "Unavailable",
    "Uncertain",
]

EVENT_TYPE = "lantern_delivery"
"""What the metadata of our messages is called in Slack."""
SEARCH_MARGIN = timedelta(minutes=5)
"""How far our clock and Slack's may be apart when a message is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What Slack knows of a member that decides what they may do."""

    is_admin: bool
    is_active: bool
    is_ours: bool
    """A full member of this workspace: no guest of another organisation, and no bot."""
    zone: str | None
    """The IANA name of their time zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSeen:
    """What Slack tells the bot of a channel."""

    name: str
    is_member: bool
    """Whether the bot is in it."""
    is_shared: bool
    """Whether people of another organisation are in it, or may be."""
    is_private: bool


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message stands."""

    place: str
    """The channel's id."""
    ts: str
    """Slack's timestamp, its name there."""


class Gateway(Files):
    """Speaks for the bot."""

    def __init__(self, client: AsyncWebClient) -> None:
        super().__init__(client)
        self._direct: dict[str, str] = {}

    async def place(self, channel: str) -> str:
        """Resolve whom a message is for to the channel that reaches them.

        `channel` is a channel's id, a person's, or several persons' with commas.
        """
        if channel[0] not in "UW":
            return channel
        if channel not in self._direct:
            answer = await self._call("conversations.open", users=channel)
            self._direct[channel] = str(answer["channel"]["id"])
        return self._direct[channel]

    async def post(self, to: str, message: Message, *, key: str, thread: str | None) -> Posted:
        """Post a message that carries its key; tell its channel, and its name there.

        `to` is as in `place`. One person's DM needs no opening first: of that, Slack allows fewer
        calls than of posting.
        """
        is_person = to[0] in "UW" and "," not in to
        place = self._direct.get(to, to) if is_person else await self.place(to)
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": key}}
        answer = await self._call(
            "chat.postMessage",
            channel=place,
            text=message.text,
            blocks=[block.to_dict() for block in message.blocks],
            thread_ts=thread,
            metadata=metadata,
            unfurl_links=False,
            unfurl_media=False,
        )
        posted = Posted(place=str(answer["channel"]), ts=str(answer["ts"]))
        if is_person:
            self._direct[to] = posted.place
        return posted

    async def update(self, place: str, ts: str, message: Message) -> None:
        await self._call(
            "chat.update",
            channel=place,
            ts=ts,
            text=message.text,
            blocks=[block.to_dict() for block in message.blocks],
        )

    async def delete(self, place: str, ts: str) -> None:
        try:
            await self._call("chat.delete", channel=place, ts=ts)
        except Refused as error:
            if str(error) != "message_not_found":
                raise

    async def find(
        self, place: str, *, key: str, since: datetime, thread: str | None
    ) -> str | None:
        """Look for a message of ours by its key; return its timestamp, or None."""
        method = "conversations.replies" if thread else "conversations.history"
        where = {"channel": place, "include_all_metadata": True, "limit": 200}
        if thread:
            where["ts"] = thread
        where["oldest"] = f"{(since - SEARCH_MARGIN).timestamp():.6f}"
        while True:
            answer = await self._ask(method, **where)
            for message in answer["messages"]:
                if message.get("metadata", {}).get("event_payload", {}).get("key") == key:
                    return str(message["ts"])
            where["cursor"] = (answer.get("response_metadata") or {}).get("next_cursor")
            if not where["cursor"]:
                return None

    async def open_view(self, trigger_id: str, view: View | dict[str, Any]) -> None:
        """Open a form, given as a model or as it is drawn."""
        drawn = view if isinstance(view, dict) else view.to_dict()
        await self._call("views.open", trigger_id=trigger_id, view=drawn)

    async def push_view(self, trigger_id: str, view: View) -> None:
        """Lay a modal on the one that was pressed in; at most 3 lie on each other."""
        await self._call("views.push", trigger_id=trigger_id, view=view.to_dict())

    async def update_view(self, view_id: str, view: View) -> None:
        """Draw an open modal again, whether it is in front or not."""
        await self._call("views.update", view_id=view_id, view=view.to_dict())

    async def publish_home(self, member: str, view: View) -> None:
        await self._call("views.publish", user_id=member, view=view.to_dict())

    async def users(self, cursor: str | None) -> tuple[list[dict[str, Any]], str | None]:
        """List a page of the workspace's users, and tell where the next one begins, if there is."""
        answer = await self._call("users.list", limit=1000, cursor=cursor)
        following = (answer.get("response_metadata") or {}).get("next_cursor")
        return list(answer["members"]), following or None

    async def members(self, channel: str) -> list[str]:
        """List who is in a channel."""
        found: list[str] = []
        cursor: str | None = None
        while True:
            answer = await self._call(
                "conversations.members", channel=channel, limit=1000, cursor=cursor
            )
            found += answer["members"]
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return found

    async def profile(self, member: str, *, team_id: str) -> Profile:
        user = (await self._ask("users.info", user=member))["user"]
        guest = user.get("is_restricted") or user.get("is_ultra_restricted")
        stranger = user.get("team_id", team_id) != team_id or user.get("is_stranger")
        return Profile(
            is_admin=bool(user.get("is_admin") or user.get("is_owner")),
            is_active=not user.get("deleted", False),
            is_ours=not (guest or stranger or user.get("is_bot")),
            zone=user.get("tz"),
        )

    async def channel(self, channel: str) -> ChannelSeen:
        """Look at a channel; raise Refused where the bot may not know of it."""
        seen = (await self._ask("conversations.info", channel=channel))["channel"]
        shared = ("is_ext_shared", "is_pending_ext_shared", "is_org_shared")
        return ChannelSeen(
            name=str(seen.get("name", "")),
            is_member=bool(seen.get("is_member")),
            is_shared=any(seen.get(each) for each in shared),
            is_private=bool(seen.get("is_private")),
        )
