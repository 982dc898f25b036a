"""What several stories listen to."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot import log


@contextmanager
def listening() -> Iterator[io.StringIO]:
    """Hear all that is logged, by us and by libraries, at the most talkative level."""
    heard = io.StringIO()
    log.configure("debug", "json")
    (handler,) = logging.getLogger().handlers
    handler.setStream(heard)
    logging.getLogger().setLevel(logging.DEBUG)
    yield heard
    log.configure("warning")


@pytest.fixture
def logs() -> Iterator[io.StringIO]:
    """All that is logged while a story is told."""
    with listening() as heard:
        yield heard
