"""Readers, one a file format. A reader is a module with `claims(path, head)` and `read(source, data)`.

Adding a format: its module here, and a line in `READERS`. Exactly one reader may claim a file.
"""

from __future__ import annotations

from types import ModuleType

from tonghop.readers import docx, office, text

READERS: tuple[ModuleType, ...] = (text, docx, office)
