"""The Web API: /api/{method}, in Slack's words."""

from fakeslack.web_api.call import METHODS
from fakeslack.web_api.dispatch import WebApi

__all__ = ["METHODS", "WebApi"]
