"""What in a text tells who or where it is about: found, and put into plain words."""

from bot.domain.identifying.ordinary import load
from bot.domain.identifying.taking_out import Change, found, taken_out
from bot.domain.identifying.values import Marked

__all__ = ["Change", "Marked", "found", "load", "taken_out"]
