"""A local Slack workspace that speaks Slack's wire protocol, for demos and tests."""

from fakeslack.app import ManifestError
from fakeslack.faults import Faults
from fakeslack.person import Person
from fakeslack.refusal import Impossible
from fakeslack.rules import Rules
from fakeslack.server import Server
from fakeslack.state import Channel, Message, View
from fakeslack.workspace import Workspace

__all__ = [
    "Channel",
    "Faults",
    "Impossible",
    "ManifestError",
    "Message",
    "Person",
    "Rules",
    "Server",
    "View",
    "Workspace",
]
