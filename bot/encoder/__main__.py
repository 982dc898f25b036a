"""`python -m bot.encoder`: build this machine's search model."""

import sys

from bot.encoder.build import build
from bot.encoder.model import ModelUnavailable


def main() -> int:
    """Build the model, a line a step; 1 and a sentence when it cannot be done."""
    try:
        build(say=_say)
    except ModelUnavailable as error:
        _say(str(error))
        return 1
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
