"""The search model all-MiniLM-L6-v2: built once a machine (`build`), then run from memory."""

from bot.encoder.encoder import PASSAGE_TOKENS, QUERY_TOKENS, Encoder, find
from bot.encoder.model import ModelUnavailable

__all__ = ["PASSAGE_TOKENS", "QUERY_TOKENS", "Encoder", "ModelUnavailable", "find"]
