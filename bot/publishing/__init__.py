"""The open part of a library, as Markdown and as a static site, ready to be published."""

from bot.publishing.book import Book, open_to_all
from bot.publishing.folder import NotOurs, check, publish
from bot.publishing.site import SiteFailed

__all__ = ["Book", "NotOurs", "SiteFailed", "check", "open_to_all", "publish"]
