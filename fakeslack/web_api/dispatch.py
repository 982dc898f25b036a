"""The door of the Web API: token, scopes, arguments, rates and ordered faults, then the method."""

import base64
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from fakeslack.dropping import Dropped
from fakeslack.faults import Fault, Faults
from fakeslack.refusal import Refusal
from fakeslack.state import Json
from fakeslack.team import ApiCall, Team
from fakeslack.web_api import auth, chat, conversations, files, people, reactions, views
from fakeslack.web_api.call import METHODS, Call, Method
from fakeslack.web_api.rates import Rates

FAMILIES = (auth, chat, conversations, files, people, reactions, views)
_JSON = "application/json"


@dataclass(slots=True)
class Answer:
    """What goes back over the wire."""

    body: Json
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def response(self) -> Response:
        return Response(
            json.dumps(self.body),
            status_code=self.status,
            headers=self.headers,
            media_type="application/json; charset=utf-8",
        )


class WebApi:
    """Answers /api/{method}."""

    def __init__(self, team: Team) -> None:
        self._team = team
        self._rates = Rates(team.rules)

    async def serve(self, request: Request) -> Response:
        """Answer one request, or go wrong in the way that was ordered."""
        name = request.path_params["method"]
        try:
            args = await read_arguments(request)
        except ValueError:
            return Answer(Refusal("invalid_json").wire()).response()
        fault = self._team.faults.strike(name)
        if fault is None:
            return self.answer(name, args).response()
        return await self._go_wrong(name, args, fault)

    def answer(self, name: str, args: Json) -> Answer:
        """Carry out a call and note it."""
        known = METHODS.get(name)
        try:
            body = {"ok": True} | self._run(known, name, args)
            answer = Answer(body)
        except Refusal as refusal:
            answer = Answer(refusal.wire(), refusal.status)
            if refusal.retry_after:
                answer.headers["Retry-After"] = str(refusal.retry_after)
        if known is not None and known.caller == "bot":
            answer.headers["X-OAuth-Scopes"] = ",".join(sorted(self._team.app.scopes))
            answer.headers["X-Accepted-OAuth-Scopes"] = ",".join(known.scopes)
        self._note(name, args, answer.body.get("error", "ok"), answer.status)
        return answer

    def _run(self, known: Method | None, name: str, args: Json) -> Json:
        if known is None:
            raise Refusal("unknown_method", req_method=name)
        self._check_token(known, args.get("token", ""))
        call = Call(name, self._team, args)
        call.need(*known.scopes)
        self._rates.count(known, call.text("channel"))
        _check_arguments(known, args)
        return known.run(call)

    def _check_token(self, known: Method, token: str) -> None:
        app = self._team.app
        if known.caller == "anybody":
            return
        if not token:
            raise Refusal("not_authed")
        if token not in {app.bot_token, app.app_token}:
            raise Refusal("invalid_auth")
        if token != (app.bot_token if known.caller == "bot" else app.app_token):
            raise Refusal("not_allowed_token_type")
        if not app.installed:
            raise Refusal("account_inactive")

    async def _go_wrong(self, name: str, args: Json, fault: Fault) -> Response:
        """Do what the fault says; the call is carried out only if the fault has an effect."""
        answer = self.answer(name, args) if fault.effect else None
        if answer is None:
            self._note(name, args, f"fault:{fault.kind}", fault.status)
        if fault.kind == "slow":
            await self._team.faults.wait(fault.seconds)
            return (answer or self.answer(name, args)).response()
        return await trouble(fault, self._team.faults)

    def _note(self, name: str, args: Json, answer: str, status: int) -> None:
        shown = {key: value for key, value in args.items() if key != "token"}
        self._team.calls.append(ApiCall(name, shown, answer, status, time.time()))
        self._team.live.changed()


async def trouble(fault: Fault, faults: Faults) -> Response:
    """Answer as a Slack in trouble does."""
    match fault.kind:
        case "ratelimited":
            headers = {"Retry-After": f"{fault.seconds:g}"}
            return Answer(Refusal("ratelimited").wire(), 429, headers).response()
        case "error":
            return Answer(Refusal(fault.code).wire()).response()
        case "status":
            return Response("Slack is away", status_code=fault.status, media_type="text/html")
        case "hang":
            await faults.wait(fault.seconds)
    return Dropped()


def _check_arguments(known: Method, args: Json) -> None:
    complaints = [f"[ERROR] unknown argument: {name}" for name in args if name not in known.args]
    complaints += [
        f"[ERROR] missing required field: {name}"
        for name in known.required
        if args.get(name) in (None, "")
    ]
    if complaints:
        raise Refusal("invalid_arguments", *complaints)


async def read_arguments(request: Request) -> Json:
    """Read what was sent: query, form or JSON, and the token from wherever it is."""
    args: Json = dict(parse_qsl(request.url.query, keep_blank_values=True))
    kind = request.headers.get("content-type", "")
    if kind.startswith(_JSON):
        args |= _object(json.loads(await request.body() or b"{}"))
    elif kind.startswith("multipart/"):
        async with request.form() as form:
            args |= {name: value for name, value in form.items() if isinstance(value, str)}
    else:
        args |= parse_qsl((await request.body()).decode(), keep_blank_values=True)
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    if scheme == "Bearer":
        args["token"] = credentials
    elif scheme == "Basic":
        client, _, secret = base64.b64decode(credentials).decode().partition(":")
        args |= {"client_id": client, "client_secret": secret}
    return args


def _object(value: Any) -> Json:
    if not isinstance(value, dict):
        raise ValueError("a call's arguments are an object")  # noqa: TRY004 - as for other bad JSON
    return value
