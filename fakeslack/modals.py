"""What stands before each person: their stack of modals and their Home tab."""

import secrets
from collections.abc import Mapping

from fakeslack.app import App
from fakeslack.blocks import interactive, read_view
from fakeslack.files import Files
from fakeslack.forms import initial_values, kept_values
from fakeslack.ids import fresh
from fakeslack.live import Live
from fakeslack.refusal import Refusal
from fakeslack.rules import Rules
from fakeslack.state import Json, View
from fakeslack.triggers import Triggers


class Modals:
    """Every view that is open now."""

    def __init__(
        self,
        *,
        app: App,
        team_id: str,
        live: Live,
        rules: Rules,
        triggers: Triggers,
        files: Files,
    ) -> None:
        self._app = app
        self._team_id = team_id
        self._live = live
        self._rules = rules
        self._triggers = triggers
        self._files = files
        self._stacks: dict[str, list[View]] = {}
        self._errors: dict[str, dict[str, str]] = {}
        self._homes: dict[str, View] = {}

    def stack(self, user: str) -> list[View]:
        return self._stacks.get(user, [])

    def top(self, user: str) -> View | None:
        stack = self.stack(user)
        return stack[-1] if stack else None

    def errors(self, user: str) -> Mapping[str, str]:
        return self._errors.get(user, {})

    def home(self, user: str) -> View | None:
        return self._homes.get(user)

    def open(self, trigger_id: str, given: Json) -> View:
        """Open a modal; on top of what is there, if the trigger comes from a modal."""
        payload = self._read(given, "modal")
        trigger = self._triggers.look(trigger_id)
        self._refuse_taken_name(payload)
        if not trigger.in_modal:
            self._stacks[trigger.user] = []
        view = self._put(trigger.user, payload)
        trigger.exchanged = True
        return view

    def push(self, trigger_id: str, given: Json) -> View:
        """Lay a modal on those that are open."""
        payload = self._read(given, "modal")
        trigger = self._triggers.look(trigger_id)
        if not trigger.in_modal or not self.stack(trigger.user):
            raise Refusal("not_found")
        self._refuse_taken_name(payload)
        view = self._put(trigger.user, payload)
        trigger.exchanged = True
        return view

    def push_answer(self, user: str, given: Json) -> View:
        """Lay on a modal that the app answered a submission with."""
        return self._put(user, self._read(given, "modal"))

    def update(self, view: View, given: Json, known_hash: str = "") -> View:
        """Change a view in place; what was typed into fields that stay is kept."""
        payload = self._read(given, str(view.payload["type"]))
        if known_hash and known_hash != view.hash:
            raise Refusal("hash_conflict")
        if payload.get("external_id") != view.payload.get("external_id"):
            self._refuse_taken_name(payload)
        view.payload = payload
        view.values = kept_values(payload["blocks"], view.values)
        view.hash = _hash()
        self._errors.pop(view.user, None)
        self.show(view)
        return view

    def publish(self, user: str, given: Json, known_hash: str = "") -> View:
        """Set a person's Home tab."""
        payload = self._read(given, "home")
        home = self._homes.get(user)
        if home is None:
            home = self._homes[user] = self._view(user, payload)
        elif known_hash and known_hash != home.hash:
            raise Refusal("hash_conflict")
        home.payload = payload
        home.values = kept_values(payload["blocks"], home.values)
        home.hash = _hash()
        self.show(home)
        return home

    def close(self, view: View, *, everything: bool = False) -> None:
        """Take one modal away, or the whole stack it lies in."""
        stack = self.stack(view.user)
        if everything:
            stack.clear()
        elif view in stack:
            stack.remove(view)
        self._errors.pop(view.user, None)
        self._show_stack(view.user)

    def still_open(self, view: View) -> bool:
        return view in self.stack(view.user) or view is self.home(view.user)

    def complain(self, user: str, errors: Mapping[str, str]) -> None:
        """Show what is wrong, beside the fields of the top modal."""
        self._errors[user] = dict(errors)
        self._show_stack(user)

    def find(self, *, view_id: str = "", external_id: str = "") -> View:
        """Find an open modal or a Home tab by either of its names."""
        for view in self._all():
            if view.id == view_id or (
                external_id and view.payload.get("external_id") == external_id
            ):
                return view
        raise Refusal("not_found")

    def show(self, view: View) -> None:
        if view.is_modal:
            self._show_stack(view.user)
        else:
            news = {"type": "home", "app_id": self._app.id}
            self._live.tell(view.user, lambda: news | {"view": view.wire()})

    def _read(self, given: Json, kind: str) -> Json:
        payload = read_view(given, kind, self._rules, self._files.is_picture)
        asks = any(element["type"] == "file_input" for _, element in interactive(payload["blocks"]))
        if asks and "files:read" not in self._app.scopes:
            raise Refusal("missing_scope", needed="files:read")
        return payload

    def _show_stack(self, user: str) -> None:
        self._live.tell(
            user,
            lambda: {
                "type": "modals",
                "views": [view.wire() for view in self.stack(user)],
                "errors": dict(self.errors(user)),
            },
        )

    def _all(self) -> list[View]:
        return [*self._homes.values(), *(view for stack in self._stacks.values() for view in stack)]

    def _refuse_taken_name(self, payload: Json) -> None:
        name = payload.get("external_id")
        if name and any(view.payload.get("external_id") == name for view in self._all()):
            raise Refusal("duplicate_external_id")

    def _put(self, user: str, payload: Json) -> View:
        stack = self._stacks.setdefault(user, [])
        if len(stack) >= self._rules.modal_stack:
            raise Refusal("push_limit_reached")
        view = self._view(user, payload)
        if stack:
            view.root_id, view.previous_id = stack[0].id, stack[-1].id
        stack.append(view)
        self._errors.pop(user, None)
        self._show_stack(user)
        return view

    def _view(self, user: str, payload: Json) -> View:
        name = fresh("V")
        return View(
            id=name,
            user=user,
            app_id=self._app.id,
            bot_id=self._app.bot_id,
            team_id=self._team_id,
            payload=payload,
            values=initial_values(payload["blocks"]),
            hash=_hash(),
            root_id=name,
        )


def _hash() -> str:
    return f"{secrets.randbelow(10**10)}.{secrets.token_hex(4)}"
