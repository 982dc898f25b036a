"""One call to Slack, and what may become of it: three kinds of bad news."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

TRANSIENT = {"internal_error", "fatal_error", "request_timeout", "service_unavailable"}
"""Slack's own trouble, after which the call may or may not have had its effect."""
RATE_LIMITED = {"ratelimited", "rate_limited", "message_limit_exceeded"}
TOO_MANY, BROKEN = 429, 500


class Refused(Exception):
    """Slack will never take this, however often it is offered."""

    def __init__(self, code: str, *details: str) -> None:
        super().__init__(code)
        self.details = details
        """Slack's sentences about what is wrong, and where."""


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


class Calls:
    """Calls Slack's methods, and turns its error codes into bad news."""

    def __init__(self, client: AsyncWebClient) -> None:
        client.retry_handlers = []  # a POST that was reset may have had its effect
        self._client = client

    async def _call(self, method: str, **args: Any) -> AsyncSlackResponse:
        """Call a method that takes JSON: those that write."""
        return await self._answered(method, json=_given(args))

    async def _ask(self, method: str, **args: Any) -> AsyncSlackResponse:
        """Call a method that takes a form: those that read, and those for files."""
        return await self._answered(method, data=_given(args))

    async def _answered(self, method: str, **body: Any) -> AsyncSlackResponse:
        try:
            with unheard():
                return await self._client.api_call(method, **body)
        except SlackApiError as error:
            raise _bad_news(method, error.response) from error


def _given(args: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in args.items() if value is not None}


@contextmanager
def unheard() -> Iterator[None]:
    """Tell what never reached Slack from what it may have taken without our hearing of it."""
    try:
        yield
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
    if status == TOO_MANY or code in RATE_LIMITED:
        headers = {name.lower(): value for name, value in response.headers.items()}
        wait = float(headers.get("retry-after", 1))
        return Unavailable("ratelimited", method=method, retry_after=wait)
    if status >= BROKEN or code in TRANSIENT:
        return Uncertain(code)
    return Refused(code, *_details(response))


def _details(response: AsyncSlackResponse) -> Iterator[str]:
    yield from map(str, response.get("errors") or ())
    yield from map(str, (response.get("response_metadata") or {}).get("messages") or ())
