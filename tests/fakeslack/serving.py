"""A web application on a free port, for as long as a test needs it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.types import ASGIApp

from fakeslack.serving import Serving


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[str]:
    """Serve it and yield its address."""
    serving = Serving(app)
    await serving.start()
    try:
        yield serving.url
    finally:
        await serving.stop()
