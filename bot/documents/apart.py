"""Reads documents in a process of its own, with a time and a memory that it cannot exceed."""

import json
import logging
import multiprocessing
import resource
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bot.documents.reading import MOST_BYTES, read
from bot.domain.documents import Document, Unusable

SECONDS = 60.0
"""How long one document may take."""
MEMORY = 2_000_000_000
"""How many bytes the process may use, where the system counts them."""

_TOO_LONG = "took longer than a minute to read: cut it into parts"
_FELL = "cannot be read: it is damaged, or made to do harm"
_TOO_MUCH = "needs more memory than one document may: cut it into parts"


class Desk:
    """Where documents are read. What goes wrong there stays there, and the next gets a new one."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: Any = None
        self._line: Connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._clear()

    def read(self, file: Path) -> Document:
        """Read a document, or raise Unusable with a sentence that goes on from its name."""
        data = _bytes(file)
        if self._process is None:
            self._set_up()
        try:
            self._line.send_bytes(file.suffix.encode(errors="replace"))
            self._line.send_bytes(data)
            in_time = self._line.poll(self._seconds)
            answer = json.loads(self._line.recv_bytes()) if in_time else _TOO_LONG
        except (EOFError, OSError):
            in_time, answer = False, _FELL
        if not in_time:
            self._clear()
        if isinstance(answer, str):
            raise Unusable(answer)
        return Document.from_json(answer)

    def _set_up(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def _clear(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._line.close()
            self._process = None


def _bytes(file: Path) -> bytes:
    try:
        if not file.is_file():
            raise Unusable("is no file")
        if file.stat().st_size > MOST_BYTES:
            raise Unusable(f"is larger than {MOST_BYTES // 1_000_000} MB: cut it into parts")
        return file.read_bytes()
    except OSError as error:
        raise Unusable(f"cannot be opened: {error.strerror}") from None


def _serve(line: Connection) -> None:
    """Read what comes in, until nothing more does."""
    logging.disable()  # what libraries remark on a document is for nobody
    with suppress(ValueError, OSError):  # a system that sets no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            suffix = line.recv_bytes().decode()
            line.send_bytes(_answer(suffix, line.recv_bytes()))


def _answer(suffix: str, data: bytes) -> bytes:
    """Give the document as JSON, or a sentence."""
    try:
        return json.dumps(read(suffix, data).as_json()).encode()
    except Unusable as error:
        return json.dumps(str(error)).encode()
    except MemoryError:
        return json.dumps(_TOO_MUCH).encode()
    except Exception:  # whatever a library does with a document that was made to break it
        return json.dumps(_FELL).encode()
