"""response_url: an address to answer one interaction, a few times, for half an hour."""

import time

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from fakeslack import talk
from fakeslack.answers import put, read
from fakeslack.refusal import Refusal
from fakeslack.state import Json
from fakeslack.team import ApiCall, Hook, Team
from fakeslack.web_api.dispatch import Answer, trouble

METHOD = "response_url"
"""Its name among the calls and the faults."""
_NOT_FOUND, _WRONG, _OVER = 404, 400, 410


class ResponseUrls:
    """Answers /actions/{team}/{name}."""

    def __init__(self, team: Team) -> None:
        self._team = team

    async def serve(self, request: Request) -> Response:
        name, body = request.path_params["name"], await request.json()
        fault = self._team.faults.strike(METHOD)
        if fault is None:
            return self._answer(name, body)
        answer = self._answer(name, body) if fault.effect else None
        if fault.kind == "slow":
            await self._team.faults.wait(fault.seconds)
            return answer or self._answer(name, body)
        return await trouble(fault, self._team.faults)

    def _answer(self, name: str, body: Json) -> Response:
        try:
            self._use(name, body)
        except Refusal as refusal:
            self._note(body, refusal.code, refusal.status)
            return Answer(refusal.wire(), refusal.status).response()
        self._note(body, "ok", 200)
        return PlainTextResponse("ok")

    def _use(self, name: str, body: Json) -> None:
        hook = self._team.contents.hooks.get(name)
        if hook is None:
            raise Refusal("invalid_url", status=_NOT_FOUND)
        if time.monotonic() > hook.expires:
            raise Refusal("expired_url", status=_NOT_FOUND)
        if not hook.uses_left:
            raise Refusal("used_url", status=_NOT_FOUND)
        self._carry_out(hook, body)
        hook.uses_left -= 1

    def _carry_out(self, hook: Hook, body: Json) -> None:
        team = self._team
        channel = team.channels[hook.channel]
        if channel.is_archived:
            raise Refusal("channel_is_archived", status=_OVER)
        try:
            if body.get("delete_original"):
                self._own(hook)
                if hook.message is not None:
                    talk.delete(team, channel, hook.message)
                hook.message = None
            elif body.get("replace_original") and hook.message is not None:
                self._own(hook)
                self._replace(hook, body)
            else:
                hook.message = put(team, hook.user, channel, body)
        except Refusal as refusal:
            refusal.status = _WRONG
            raise

    def _replace(self, hook: Hook, body: Json) -> None:
        team, message = self._team, hook.message
        if message is None:
            return
        said = read(team, body)
        if message.only_for:
            message.text, message.blocks = said["text"], said["blocks"]
            talk.show_ephemeral(team, message)
        else:
            talk.change(team, team.channels[hook.channel], message, **said)

    def _own(self, hook: Hook) -> None:
        if hook.message is not None and hook.message.bot_id != self._team.app.bot_id:
            raise Refusal("cant_update_message")

    def _note(self, body: Json, answer: str, status: int) -> None:
        self._team.calls.append(ApiCall(METHOD, body, answer, status, time.time()))
