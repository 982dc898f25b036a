"""What one person can see, and where on it something can be pressed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from fakeslack.blocks import files_shown, interactive
from fakeslack.files import File, id_in
from fakeslack.forms import options_of
from fakeslack.state import Channel, Json, Message, View
from fakeslack.team import Team

Place: TypeAlias = Message | View
Where: TypeAlias = Message | View | Literal["home", "modal"] | None


@dataclass(frozen=True, slots=True)
class Spot:
    """An element somewhere in sight."""

    place: Place
    block: Json
    element: Json


def messages(user: str, channel: Channel, thread: str = "") -> list[Message]:
    """List what a person sees in a channel or a thread, oldest first."""
    if user not in channel.members:
        return []
    if thread:
        root = channel.messages.get(thread)
        return [root, *root.replies] if root is not None else []
    return [
        message
        for message in channel.messages.values()
        if not message.is_reply or message.subtype == "thread_broadcast"
    ]


def places(team: Team, user: str, where: Where) -> Iterator[Place]:
    """Walk what a person could look at, nearest first: modal, messages newest first, Home."""
    top, home = team.modals.top(user), team.modals.home(user)
    if isinstance(where, (Message, View)):
        yield from (where,) if is_visible(team, user, where) else ()
        return
    if top is not None and where in {None, "modal"}:
        yield top
    if where is None:
        yield from _newest(team, user)
    if home is not None and where in {None, "home"}:
        yield home


def is_visible(team: Team, user: str, place: Place) -> bool:
    if isinstance(place, View):
        return place.user == user and team.modals.still_open(place)
    if place.only_for:
        return place in team.contents.ephemerals.get(user, [])
    channel = team.channels[place.channel]
    return user in channel.members and channel.messages.get(place.ts) is place


def shown_in(place: Place) -> list[str]:
    """List the ids of the files that its pictures show."""
    files = (slack_file for _, slack_file in files_shown(place.blocks))
    return [file.get("id") or id_in(file["url"]) for file in files]


def holds(place: Place, file_id: str) -> bool:
    """Tell whether a file hangs on a message, or is a picture in it or in a view."""
    hanging = place.files if isinstance(place, Message) else []
    return any(file["id"] == file_id for file in hanging) or file_id in shown_in(place)


def can_open(team: Team, user: str, file: File) -> bool:
    """Tell whether a file is a person's own, or stands somewhere in their sight."""
    return file.user == user or any(holds(place, file.id) for place in _all(team, user))


def find(team: Team, user: str, where: Where, fits: Callable[[Json], bool]) -> Spot | None:
    """Find the nearest element that fits."""
    for place in places(team, user, where):
        for block, element in interactive(place.blocks):
            if fits(element):
                return Spot(place, block, element)
    return None


def labels(team: Team, user: str, where: Where) -> list[str]:
    """List what could be pressed or chosen, for a test that found nothing."""
    found = []
    for place in places(team, user, where):
        for _, element in interactive(place.blocks):
            if element["type"] == "button":
                found.append(element["text"]["text"])
            found += [option["text"]["text"] for option in options_of(element)]
    return found


def _all(team: Team, user: str) -> Iterator[Place]:
    yield from team.modals.stack(user)
    yield from places(team, user, None)


def _newest(team: Team, user: str) -> list[Message]:
    seen = list(team.contents.ephemerals.get(user, []))
    for channel in team.channels.values():
        if user in channel.members:
            seen += channel.messages.values()
    return sorted(seen, key=lambda message: message.ts, reverse=True)
