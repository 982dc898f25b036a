"""HTTP delivery: events, commands and interactions posted to the app, signed as Slack signs."""

import asyncio
import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

import aiohttp

from fakeslack.app import App
from fakeslack.courier import Parcel, Unacknowledged
from fakeslack.refusal import Impossible
from fakeslack.rules import Rules
from fakeslack.state import Json

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_OK = 200


class HttpDelivery:
    """Posts to the app's request URL."""

    def __init__(self, app: App, rules: Rules) -> None:
        self._app = app
        self._rules = rules
        self._session: aiohttp.ClientSession | None = None

    async def offer(self, parcel: Parcel) -> Any:
        body, kind = _written(parcel)
        headers = self.signed(body, kind)
        if parcel.retry:
            headers["X-Slack-Retry-Num"] = str(parcel.retry)
            headers["X-Slack-Retry-Reason"] = parcel.reason
        try:
            async with self._client().post(
                self._app.request_url or "", data=body.encode(), headers=headers
            ) as answer:
                return await _acknowledgement(answer)
        except TimeoutError as error:
            raise Unacknowledged("http_timeout") from error
        except aiohttp.ClientError as error:
            raise Unacknowledged("connection_failed") from error

    async def reachable(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def signed(self, body: str, kind: str = _JSON) -> dict[str, str]:
        """Sign a body with the app's secret, at this moment."""
        now = str(int(time.time()))
        secret = self._app.signing_secret.encode()
        digest = hmac.new(secret, f"v0:{now}:{body}".encode(), hashlib.sha256).hexdigest()
        return {
            "Content-Type": kind,
            "User-Agent": "Slackbot 1.0 (local)",
            "X-Slack-Request-Timestamp": now,
            "X-Slack-Signature": f"v0={digest}",
        }

    async def verify(self, url: str) -> None:
        """Ask a request URL for the challenge, as Slack does before it accepts the URL."""
        challenge = {
            "type": "url_verification",
            "token": self._app.verification_token,
            "challenge": hashlib.sha256(url.encode()).hexdigest(),
        }
        body = json.dumps(challenge)
        async with self._client().post(url, data=body, headers=self.signed(body)) as answer:
            text = await answer.text()
        if answer.status != _OK or challenge["challenge"] not in text:
            message = f"{url} did not answer the challenge: {answer.status} {text[:100]}"
            raise Impossible(message)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _client(self) -> aiohttp.ClientSession:
        if self._session is None:
            patience = aiohttp.ClientTimeout(total=self._rules.ack_seconds)
            self._session = aiohttp.ClientSession(timeout=patience)
        return self._session


def _written(parcel: Parcel) -> tuple[str, str]:
    if parcel.is_event:
        return json.dumps(parcel.payload), _JSON
    if parcel.kind == "slash_commands":
        return urlencode(parcel.payload), _FORM
    return urlencode({"payload": json.dumps(parcel.payload)}), _FORM


async def _acknowledgement(answer: aiohttp.ClientResponse) -> Any:
    text = await answer.text()
    if not answer.ok:
        raise Unacknowledged("http_error", final=answer.headers.get("X-Slack-No-Retry") == "1")
    if text.startswith("{"):
        found: Json = json.loads(text)
        return found
    return text or None
