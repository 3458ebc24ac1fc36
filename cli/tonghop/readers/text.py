"""Plain text, in any encoding seen in Vietnam."""

from __future__ import annotations

from pathlib import PurePath

from msgspec.structs import replace

from tonghop.model import Draft, Source
from tonghop.readers import base

SUFFIXES = (".txt", ".text", ".md")


def claims(path: PurePath, head: bytes) -> bool:
    """Whether this reader takes the file: text by its name, and no other format by its first bytes."""
    return base.suffix(path) in SUFFIXES and base.kind(head) == "text"


def read(source: Source, data: bytes) -> Draft:
    """The file's text as decoded."""
    decoded = base.decode(source, data)
    return Draft(
        source=replace(source, encoding=decoded.encoding), text=decoded.text, doubts=base.doubts(decoded)
    )
