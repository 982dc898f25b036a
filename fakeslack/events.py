"""Events for the app: which it subscribed to, in what envelope, and how often they are tried."""

import time
from collections.abc import Callable

from fakeslack.app import App
from fakeslack.courier import Courier, Errands, Parcel, Unacknowledged
from fakeslack.ids import fresh
from fakeslack.rules import Rules
from fakeslack.state import Channel, Json, User

_MESSAGES = {
    "channel": "message.channels",
    "group": "message.groups",
    "im": "message.im",
    "mpim": "message.mpim",
}


class Events:
    """Sends the app what it subscribed to, and tries again as Slack does."""

    def __init__(
        self,
        *,
        app: App,
        team_id: str,
        courier: Courier,
        errands: Errands,
        rules: Rules,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.given_up: list[Json] = []
        """Events the app never acknowledged."""
        self._app = app
        self._team_id = team_id
        self._courier = courier
        self._errands = errands
        self._rules = rules
        self._clock = clock

    def message(self, channel: Channel, event: Json) -> None:
        """Send a message event, if the app is in the channel and listens to its kind."""
        if self._app.bot_user_id in channel.members:
            kind = {"channel": channel.id, "channel_type": channel.kind}
            self._emit(_MESSAGES[channel.kind], {"type": "message", **event, **kind})

    def mention(self, channel: Channel, event: Json) -> None:
        if channel.kind != "im" and f"<@{self._app.bot_user_id}" in event["text"]:
            self._emit("app_mention", event | {"type": "app_mention", "channel": channel.id})

    def membership(self, kind: str, channel: Channel, user: str, inviter: str = "") -> None:
        """Tell of somebody who came or went; of oneself always, of others where one is."""
        if self._app.bot_user_id not in channel.members and user != self._app.bot_user_id:
            return
        if channel.kind in {"channel", "group"}:
            letter = "C" if channel.kind == "channel" else "G"
            event = {"user": user, "channel": channel.id, "channel_type": letter}
            event |= {"team": self._team_id} | ({"inviter": inviter} if inviter else {})
            self.happened(kind, event)

    def user(self, kind: str, user: User) -> None:
        email = "users:read.email" in self._app.scopes
        self.happened(kind, {"user": user.wire(email=email)})

    def happened(self, kind: str, event: Json) -> None:
        """Send an event that is its own subscription."""
        self._emit(kind, {"type": kind, **event})

    def _emit(self, subscription: str, event: Json) -> None:
        if self._errands.is_open and subscription in self._app.events and self._app.installed:
            self._errands.send(self._deliver(self._envelope(event)))

    def _envelope(self, event: Json) -> Json:
        now = self._clock()
        authorization = {
            "enterprise_id": None,
            "team_id": self._team_id,
            "user_id": self._app.bot_user_id,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        return {
            "token": self._app.verification_token,
            "team_id": self._team_id,
            "context_team_id": self._team_id,
            "context_enterprise_id": None,
            "api_app_id": self._app.id,
            "event": {"event_ts": f"{now:.6f}", **event},
            "type": "event_callback",
            "event_id": fresh("Ev"),
            "event_time": int(now),
            "authorizations": [authorization],
            "is_ext_shared_channel": False,
            "event_context": fresh("4-"),
        }

    async def _deliver(self, payload: Json) -> None:
        reason = ""
        for retry in range(len(self._rules.retry_delays) + 1):
            if retry:
                await self._courier.reachable(self._rules.retry_delays[retry - 1])
            try:
                await self._courier.offer(Parcel("events_api", payload, retry, reason))
            except Unacknowledged as missed:
                reason = missed.reason
                if missed.final:
                    break
            else:
                return
        self.given_up.append(payload)
