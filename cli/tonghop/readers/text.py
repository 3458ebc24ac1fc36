"""Plain text."""

from __future__ import annotations

from pathlib import PurePath

from tonghop.model import Draft, Source


def claims(path: PurePath, head: bytes) -> bool:
    """Whether this reader takes the file: by its ending."""
    return path.suffix.lower() in {".txt", ".md"}


def read(source: Source, data: bytes) -> Draft:
    """The file's text as decoded."""
    return Draft(source=source, text=data.decode("utf-8").replace("\r\n", "\n"))
