"""Channels and conversations: making them, finding them, coming and going."""

from collections.abc import Iterable
from functools import partial

from fakeslack.ids import stable
from fakeslack.state import Channel, Json, Kind
from fakeslack.team import Team

_GROUP_DM = 9
"""The most people in a group DM, whoever opens it included."""


def create(
    team: Team, name: str, *, creator: str, members: Iterable[str] = (), private: bool = False
) -> Channel:
    """Make a channel; whoever makes it is in it."""
    kind: Kind = "group" if private else "channel"
    channel = _make(team, stable("C", team.id, name), name, kind=kind, creator=creator)
    if not private:
        told = {"id": channel.id, "name": name, "created": channel.created, "creator": creator}
        team.events.happened("channel_created", {"channel": told})
    for member in members:
        join(team, channel, member, inviter=creator)
    return channel


def direct(team: Team, one: str, other: str) -> Channel:
    """Open the DM of two people, or of one with themselves."""
    pair = sorted({one, other})
    name = stable("D", team.id, *pair)
    return team.channels.get(name) or _open(team, name, "", pair, opener=one)


def group(team: Team, people: Iterable[str], *, opener: str) -> Channel:
    """Open the group DM of these people and its opener."""
    everyone = sorted({opener, *people})
    name = stable("C", team.id, "mpim", *everyone)
    title = "mpdm-" + "--".join(team.users[person].name for person in everyone) + "-1"
    return team.channels.get(name) or _open(team, name, title, everyone, opener=opener)


def join(team: Team, channel: Channel, user: str, *, inviter: str = "") -> None:
    """Bring a person in and tell the others."""
    if user in channel.members:
        return
    channel.members[user] = None
    show(team, channel)
    inviter = "" if inviter == user else inviter
    team.events.membership("member_joined_channel", channel, user, inviter)


def leave(team: Team, channel: Channel, user: str) -> None:
    channel.members.pop(user, None)
    show(team, channel)
    team.live.tell(user, partial(_news, channel, user))
    team.events.membership("member_left_channel", channel, user)


def archive(team: Team, channel: Channel, *, archived: bool = True) -> None:
    channel.is_archived = archived
    show(team, channel)
    kind = "channel_archive" if archived else "channel_unarchive"
    team.events.happened(kind, {"channel": channel.id, "user": channel.creator})


def rename(team: Team, channel: Channel, name: str) -> None:
    channel.name = name
    show(team, channel)
    told = {"id": channel.id, "name": name, "created": channel.created}
    team.events.happened("channel_rename", {"channel": told})


def show(team: Team, channel: Channel) -> None:
    """Show the channel as it is now to everybody in it."""
    for member in channel.members:
        team.live.tell(member, partial(_news, channel, member))


def _news(channel: Channel, member: str) -> Json:
    return {"type": "channel", "channel": on_page(channel, member)}


def on_page(channel: Channel, viewer: str) -> Json:
    """Show a channel to a page: with its members, and a DM with its other side."""
    body = channel.wire() | {"name": channel.name, "members": list(channel.members)}
    body["topic"] = channel.topic
    if channel.kind == "im":
        body["user"] = channel.other(viewer)
    return body


def is_too_many(people: Iterable[str]) -> bool:
    return len(set(people)) > _GROUP_DM


def _open(team: Team, name: str, title: str, people: list[str], *, opener: str) -> Channel:
    channel = _make(team, name, title, kind="mpim" if title else "im", creator=opener)
    channel.members = dict.fromkeys(people)
    show(team, channel)
    return channel


def _make(team: Team, name: str, title: str, *, kind: Kind, creator: str) -> Channel:
    channel = Channel(id=name, name=title, kind=kind, creator=creator, created=int(team.clock()))
    team.channels[name] = channel
    return channel
