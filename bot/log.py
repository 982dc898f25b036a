"""Structured logs that cannot carry what people wrote: only what we name gets through."""

import logging
import sys
import traceback
from types import TracebackType
from typing import Any, Literal

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

OURS = ("bot", "handlers", "jobs", "models")


def configure(level: str = "info", form: Literal["text", "json"] = "text") -> None:
    """Send our own events, and what libraries report, to standard error in one shape.

    A library's message may hold a payload, so it is told by its logger and level alone; an
    exception's message may hold a row, so an exception is told by its type and its frames.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _tell_exception_without_words,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    show = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, _hush_libraries],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, show],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(level.upper())


def get(name: str) -> structlog.stdlib.BoundLogger:
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger


def _hush_libraries(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Replace what a library says by the fact that it spoke, and where."""
    record: logging.LogRecord = event["_record"]
    event["event"] = f"{record.name} reported something at {record.module}:{record.lineno}"
    return event


def _tell_exception_without_words(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    told = event.pop("exc_info", None)
    if told is None and (record := event.get("_record")):
        told = record.exc_info
        record.exc_info = record.exc_text = None
    error = _error_in(told)
    if error:
        event["error"] = " < ".join(_chain(error))
        event["at"] = " > ".join(_frames(error.__traceback__))
    return event


def _error_in(told: Any) -> BaseException | None:
    if isinstance(told, BaseException):
        return told
    if told is True:
        told = sys.exc_info()
    return told[1] if isinstance(told, tuple) else None


def _chain(error: BaseException | None) -> list[str]:
    names = []
    while error:
        names.append(type(error).__qualname__)
        error = error.__cause__ or error.__context__
    return names


def _frames(trace: TracebackType | None) -> list[str]:
    return [
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}:{frame.name}"
        for frame in traceback.extract_tb(trace)[-8:]
    ]
