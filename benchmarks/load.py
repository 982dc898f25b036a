"""Puts a load on a bot over signed HTTP, and tells how it bore it."""

import asyncio
import itertools
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

import aiohttp
from slack_sdk.signature import SignatureVerifier

SECRET = "benchmark-signing-secret"  # noqa: S105  # a local bot's, for minutes
_number = itertools.count(int(time.time() * 1000))

Request = Callable[[], str]


def command() -> str:
    """A `/problem` as Slack sends it."""
    return urlencode(
        {
            "command": "/problem",
            "text": "",
            "team_id": "T0TEAM",
            "user_id": "U0ASKER",
            "channel_id": "C0PROBLEMS",
            "trigger_id": f"{next(_number)}.1",
            "response_url": "http://127.0.0.1:9/none",
            "api_app_id": "A0APP",
        }
    )


def submission() -> str:
    """A filled-in form as Slack sends it; each is another form."""
    said = "Our board put the plan on the agenda, and principals are unsure what to say. " * 8
    typed = {
        "title": {"type": "plain_text_input", "value": "How to keep the goals in the plan"},
        "context": {"type": "plain_text_input", "value": said},
        "tried": {"type": "plain_text_input", "value": "One conversation with the chair."},
        "question": {"type": "plain_text_input", "value": "How have others prepared the vote?"},
        "topics": {
            "type": "multi_static_select",
            "selected_options": [
                {"value": "pushback-and-politics", "text": {"type": "plain_text", "text": "x"}}
            ],
        },
        "needed_by": {"type": "datepicker", "selected_date": None},
        "name": {"type": "radio_buttons", "selected_option": {"value": "named"}},
    }
    view = {
        "id": f"V{next(_number)}",
        "type": "modal",
        "callback_id": "problem",
        "hash": "h",
        "private_metadata": "",
        "state": {"values": {name: {name: value} for name, value in typed.items()}},
        "blocks": [{"type": "input", "block_id": name} for name in typed],
    }
    payload = {
        "type": "view_submission",
        "team": {"id": "T0TEAM"},
        "user": {"id": "U0ASKER", "team_id": "T0TEAM"},
        "api_app_id": "A0APP",
        "trigger_id": f"{next(_number)}.1",
        "view": view,
    }
    return urlencode({"payload": json.dumps(payload)})


@dataclass(frozen=True, slots=True)
class Borne:
    """What a load was like: answers a second, and latencies in milliseconds."""

    per_second: float
    p50: float
    p99: float
    failed: int

    @classmethod
    def from_times(cls, took: list[float], seconds: float, failed: int) -> "Borne":
        ranked = sorted(took)
        at = [
            ranked[min(len(ranked) - 1, int(len(ranked) * share))] * 1000 for share in (0.5, 0.99)
        ]
        return cls(len(took) / seconds, *at, failed)


class Load:
    """Sends requests to one bot."""

    def __init__(self, session: aiohttp.ClientSession, port: int) -> None:
        self._session, self._url = session, f"http://127.0.0.1:{port}/slack/events"
        self._verifier = SignatureVerifier(SECRET)

    async def saturating(self, request: Request, *, seconds: float, at_once: int) -> Borne:
        """Keep `at_once` requests under way all the time."""
        took: list[float] = []
        failed = 0
        end = time.perf_counter() + seconds

        async def one_after_another() -> None:
            nonlocal failed
            while time.perf_counter() < end:
                started = time.perf_counter()
                failed += not await self._send(request())
                took.append(time.perf_counter() - started)

        began = time.perf_counter()
        await asyncio.gather(*(one_after_another() for _ in range(at_once)))
        return Borne.from_times(took, time.perf_counter() - began, failed)

    async def steady(self, request: Request, *, seconds: float, per_second: float) -> Borne:
        """Send at fixed times, whether or not answers come."""
        took: list[float] = []
        failed = 0

        async def at(moment: float) -> None:
            nonlocal failed
            await asyncio.sleep(max(0, moment - time.perf_counter()))
            failed += not await self._send(request())
            took.append(time.perf_counter() - moment)

        began = time.perf_counter() + 0.2
        count = int(seconds * per_second)
        await asyncio.gather(*(at(began + n / per_second) for n in range(count)))
        return Borne.from_times(took, seconds, failed)

    async def _send(self, body: str) -> bool:
        stamp = str(int(time.time()))
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": self._verifier.generate_signature(timestamp=stamp, body=body)
            or "",
        }
        async with self._session.post(self._url, data=body, headers=headers) as answer:
            text = await answer.text()
            return answer.status == 200 and '"errors"' not in text
