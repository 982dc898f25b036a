"""The guidance that comes with Lantern: read once, and shared by every workspace of a process."""

from pathlib import Path

from bot.domain.guidance import Piece, parse
from bot.domain.search import Encode, Index

FOLDER = Path(__file__).parents[2] / "guidance"


class Starter:
    """The starter library with its index. It never changes while a process runs."""

    def __init__(self, pieces: list[Piece], encode: Encode | None) -> None:
        """Embed every piece: about 5 s for 1,000 of them."""
        self.pieces = pieces
        self.encode = encode
        texts = [piece.text for piece in pieces]
        self.index = Index(texts, encode(texts) if encode and texts else None)

    def __len__(self) -> int:
        return len(self.pieces)


def load(encode: Encode | None, folder: Path = FOLDER) -> Starter:
    """Read the starter library. A file that is no piece of guidance raises Unreadable."""
    files = sorted(folder.glob("*.md"))
    return Starter([parse(file.stem, file.read_text("utf-8")) for file in files], encode)
