"""Documents of the formats that people have, read into sections; a hostile one is one sentence."""

from bot.documents.apart import Desk
from bot.documents.reading import SUFFIXES

__all__ = ["SUFFIXES", "Desk"]
