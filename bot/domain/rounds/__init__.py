"""Rounds in which members meet in pairs: who meets whom, and why."""

from bot.domain.rounds.drawing import LEFT_OUT, Drawn, Group, LeftOut, draw
from bot.domain.rounds.peers import Peer, Wish, may_meet, reasons

__all__ = ["LEFT_OUT", "Drawn", "Group", "LeftOut", "Peer", "Wish", "draw", "may_meet", "reasons"]
