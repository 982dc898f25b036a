"""What a person does reaches the app, and what the app answers reaches the person."""

from typing import Any

from fakeslack import payloads, places
from fakeslack.answers import obey, show_answer
from fakeslack.courier import Parcel, ParcelKind, Unacknowledged
from fakeslack.forms import INPUTS, problems, state_from
from fakeslack.refusal import Impossible
from fakeslack.state import Channel, Json, Message, User, View
from fakeslack.team import Team

TROUBLE = "We had some trouble connecting. Try again?"
_LATE = {"timeout", "http_timeout"}


async def command(team: Team, user: User, channel: Channel, name: str, text: str) -> None:
    """Use a slash command, and show what the app answers in its acknowledgement."""
    known = team.app.commands.get(name)
    if known is None:
        raise Impossible(f"{name} is not a valid command.")
    payload = payloads.command(
        team, user, channel, name=name, text=text, trigger_id=team.triggers.give(user.id)
    )
    code, body = await _offer(team, "slash_commands", payload)
    if code:
        team.notice(user.id, f'{name} failed with the error "{code}"')
    else:
        show_answer(team, user, channel, body)


async def shortcut(
    team: Team,
    user: User,
    callback_id: str,
    channel: Channel | None = None,
    message: Message | None = None,
) -> None:
    """Run a shortcut, from anywhere or on a message."""
    kind = "global" if message is None else "message"
    known = next(
        (s for s in team.app.shortcuts if s.callback_id == callback_id and s.type == kind), None
    )
    if known is None:
        raise Impossible(f"There is no {kind} shortcut {callback_id}.")
    trigger = team.triggers.give(user.id)
    if channel is None or message is None:
        payload = payloads.shortcut(team, user, callback_id, trigger)
    else:
        payload = payloads.message_action(
            team, user, channel, message, callback_id=callback_id, trigger_id=trigger
        )
    await _interact(team, user, payload)


async def press(team: Team, user: User, channel: Channel, message: Message, action: Json) -> None:
    """Press or choose something in a message."""
    trigger = team.triggers.give(user.id)
    payload = payloads.message_actions(
        team, user, channel, message, action=stamped(action), trigger_id=trigger
    )
    await _interact(team, user, payload)


async def press_in_view(team: Team, user: User, view: View, action: Json) -> None:
    """Press or choose something in a modal or on the Home tab."""
    trigger = team.triggers.give(user.id, in_modal=view.is_modal)
    payload = payloads.view_actions(team, user, view, stamped(action), trigger)
    await _interact(team, user, payload)


def fill(team: Team, view: View, element: Json, block_id: str, given: object) -> Json:
    """Put something into a field, and return its new state."""
    try:
        if element["type"] == "file_input":
            given = _handed_in(team, view.user, given)
        state = state_from(element, given)
    except (LookupError, TypeError) as error:
        raise Impossible(str(error)) from error
    view.values[block_id][element["action_id"]] = state
    team.live.changed()
    return state


async def submit(team: Team, user: User, view: View) -> None:
    """Press the button of a form, if Slack's client lets it go."""
    if not team.modals.still_open(view):
        raise Impossible("This form is no longer open.")
    if found := problems(view.blocks, view.values):
        team.modals.complain(user.id, found)
        return
    team.modals.complain(user.id, {})
    await send(team, user, view)


async def send(team: Team, user: User, view: View) -> None:
    """Send a form to the app, whatever is in it, and do what the app answers."""
    trigger = team.triggers.give(user.id, in_modal=True)
    payload = payloads.submission(team, user, view, trigger)
    code, body = await _offer(team, "interactive", payload)
    if code or not obey(team, view, body):
        team.notice(user.id, TROUBLE)


async def close(team: Team, user: User, view: View, *, everything: bool = False) -> None:
    """Close a form, and tell the app if it asked to be told."""
    everything = everything or bool(view.payload.get("clear_on_close"))
    stack = team.modals.stack(user.id)
    closing = list(reversed(stack)) if everything else [view]
    team.modals.close(view, everything=everything)
    for closed in closing:
        if closed.payload.get("notify_on_close"):
            payload = payloads.closing(team, user, closed, cleared=everything)
            await _offer(team, "interactive", payload)


def open_home(team: Team, user: User, tab: str = "home") -> None:
    """Look at the app: its Home tab, or its messages."""
    if tab == "home" and not team.app.has_home:
        raise Impossible(f"{team.app.name} has no Home tab.")
    event: Json = {
        "user": user.id,
        "channel": places.direct(team, user.id, team.app.bot_user_id).id,
        "tab": tab,
    }
    home = team.modals.home(user.id)
    if home is not None and tab == "home":
        event["view"] = home.wire()
    team.events.happened("app_home_opened", event)


def stamped(action: Json) -> Json:
    return action | {"action_ts": payloads.now()}


def action_of(block: Json, element: Json, chosen: Json | None = None) -> Json:
    """Say which element was pressed, and what was chosen in it."""
    action = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
    }
    if element["type"] == "button":
        action["text"] = element["text"]
        action |= {name: element[name] for name in ("value", "style", "url") if name in element}
    return action | (chosen or {})


def _handed_in(team: Team, user: str, given: Any) -> list[Json]:
    """Take over files: those a page has sent already, by id; a test's as (name, bytes)."""
    files = []
    for item in (given.get("files") if isinstance(given, dict) else given) or []:
        if isinstance(item, dict):
            file = team.files.find(item.get("id", ""))
            if file is None or file.user != user:
                raise LookupError("That file is not there to be handed in.")
        else:
            file = team.files.take(user, *item)
        files.append(team.files.shown(file))
    return files


def dispatches(block: Json, element: Json) -> bool:
    """Tell whether filling an element in is told to the app at once."""
    if element["type"] not in INPUTS:
        return True
    return block["type"] != "input" or bool(block.get("dispatch_action"))


async def _interact(team: Team, user: User, payload: Json) -> None:
    code, _ = await _offer(team, "interactive", payload)
    if code == "operation_timeout":
        team.notice(user.id, f"{team.app.name} was slow to respond. Try again.")
    elif code:
        team.notice(user.id, f"{team.app.name} did not respond. Try again.")


async def _offer(team: Team, kind: ParcelKind, payload: Json) -> tuple[str, object]:
    """Hand it over; return Slack's word for what went wrong, and the acknowledgement."""
    try:
        return "", await team.courier.offer(Parcel(kind, payload))
    except Unacknowledged as missed:
        return ("operation_timeout" if missed.reason in _LATE else "dispatch_failed"), None
