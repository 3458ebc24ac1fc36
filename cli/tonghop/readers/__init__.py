"""Readers, one a file format. A reader is a module with `SUFFIXES`, `claims(path, head)` and `read(source, data)`.

`read` gives a Draft or raises UnreadableError with the problem. Adding a format: its module here, and a line in
`READERS`. Exactly one reader may claim a file; `base` tells what a file is by its first bytes.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType

from tonghop.readers import docx, eml, html, office, pdf, text, xlsx

READERS: tuple[ModuleType, ...] = (text, html, docx, xlsx, office, pdf, eml)


@cache
def suffixes() -> frozenset[str]:
    """The endings of all files that some reader may claim."""
    return frozenset(suffix for reader in READERS for suffix in reader.SUFFIXES)
