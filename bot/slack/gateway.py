"""The one door to Slack for everything the bot says on its own account."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.views.blocks import Message

EVENT_TYPE = "lantern_delivery"
"""What the metadata of our messages is called in Slack."""
SEARCH_MARGIN = timedelta(minutes=5)
"""How far our clock and Slack's may be apart when a message is looked for."""
TRANSIENT = {"internal_error", "fatal_error", "request_timeout", "service_unavailable"}
"""Slack's own trouble, after which the call may or may not have had its effect."""
RATE_LIMITED = {"ratelimited", "rate_limited", "message_limit_exceeded"}


class Refused(Exception):
    """Slack will never take this, however often it is offered."""


class Unavailable(Exception):
    """Slack did not take this now."""

    def __init__(
        self, code: str, *, method: str | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(code)
        self.method = method
        self.retry_after = retry_after
        """Seconds that Slack asked to wait with this method."""


class Uncertain(Unavailable):
    """Nobody knows whether Slack took this: the answer never came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What Slack knows of a member that decides what they may do."""

    is_admin: bool
    is_active: bool
    is_ours: bool
    """A full member of this workspace: no guest of another organisation, and no bot."""
    zone: str | None
    """The IANA name of their time zone."""


class Gateway:
    """Speaks for the bot, and turns Slack's error codes into three kinds of bad news."""

    def __init__(self, client: AsyncWebClient) -> None:
        client.retry_handlers = []  # a POST that was reset may have had its effect
        self._client = client
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

    async def post(self, place: str, message: Message, *, key: str, thread: str | None) -> str:
        """Post a message that carries its key, and return its timestamp, its name in Slack."""
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
        return str(answer["ts"])

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
            answer = await self._call(method, **where)
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

    async def profile(self, member: str, *, team_id: str) -> Profile:
        user = (await self._call("users.info", user=member))["user"]
        guest = user.get("is_restricted") or user.get("is_ultra_restricted")
        stranger = user.get("team_id", team_id) != team_id or user.get("is_stranger")
        return Profile(
            is_admin=bool(user.get("is_admin") or user.get("is_owner")),
            is_active=not user.get("deleted", False),
            is_ours=not (guest or stranger or user.get("is_bot")),
            zone=user.get("tz"),
        )

    async def _call(self, method: str, **args: Any) -> AsyncSlackResponse:
        given = {name: value for name, value in args.items() if value is not None}
        try:
            return await self._client.api_call(method, json=given)
        except SlackApiError as error:
            raise _bad_news(method, error.response) from error
        except ClientConnectorError as error:
            raise Unavailable(type(error).__name__) from error
        except (TimeoutError, ClientError, ConnectionError) as error:
            raise Uncertain(type(error).__name__) from error


def _bad_news(method: str, response: Any) -> Exception:
    """Tell never from later, and later from perhaps. An unknown code is a refusal."""
    if not isinstance(response, AsyncSlackResponse):  # not JSON: something stands in between
        return Uncertain(f"http_{getattr(response, 'status', 0)}")
    status = response.status_code
    code = str(response.get("error", f"http_{status}"))
    if status == 429 or code in RATE_LIMITED:  # noqa: PLR2004
        headers = {name.lower(): value for name, value in response.headers.items()}
        wait = float(headers.get("retry-after", 1))
        return Unavailable("ratelimited", method=method, retry_after=wait)
    if status >= 500 or code in TRANSIENT:  # noqa: PLR2004
        return Uncertain(code)
    return Refused(code)
