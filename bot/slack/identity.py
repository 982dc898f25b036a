"""Who the bot is, where it is, and what it may do, in Slack's own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.network import Network
from bot.settings import CannotStart, Settings
from bot.slack.gateway import RATE_LIMITED, TRANSIENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What auth.test tells about the token."""

    team_id: str
    user_id: str
    url: str
    """The workspace's address; ends in a slash."""
    scopes: frozenset[str]
    told_at: datetime | None
    """When Slack answered, by Slack's clock."""


async def identify(client: AsyncWebClient) -> Identity:
    """Ask Slack about the token, or raise CannotStart with what to do about it."""
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        raise CannotStart(_refusal(error)) from error
    except (ClientError, OSError) as error:
        raise CannotStart(
            f"Slack cannot be reached at {client.base_url}: check the network, "
            "and SLACK_API_URL if it is set."
        ) from error
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return Identity(
        team_id=str(answer["team_id"]),
        user_id=str(answer["user_id"]),
        url=str(answer["url"]).rstrip("/") + "/",
        scopes=frozenset(filter(None, headers.get("x-oauth-scopes", "").split(","))),
        told_at=_date(headers),
    )


async def ask(client: AsyncWebClient, settings: Settings) -> Network:
    """Learn which network the bot serves."""
    found = await identify(client)
    return Network(
        team_id=found.team_id,
        channel=settings.lantern_channel,
        bot_user=found.user_id,
        home_url=found.url,
        facilitators=settings.lantern_facilitators,
    )


def code(error: SlackApiError) -> str | None:
    """Give Slack's code, or None where something else than Slack answered."""
    return error.response.get("error") if isinstance(error.response, AsyncSlackResponse) else None


def _refusal(error: SlackApiError) -> str:
    said = code(error)
    if said is None or said in TRANSIENT | RATE_LIMITED:
        return "Slack does not answer as it should: try again in a minute."
    return (
        f"Slack does not accept SLACK_BOT_TOKEN ({said}): copy the Bot User OAuth Token from "
        "OAuth & Permissions of your Slack app."
    )


def _date(headers: Mapping[str, str]) -> datetime | None:
    try:
        return parsedate_to_datetime(headers["date"]).astimezone(UTC)
    except (KeyError, ValueError):
        return None
