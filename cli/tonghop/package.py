"""Zip packages: written so that the bytes depend on nothing but the parts, and opened whatever their state."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

BROKEN = (OSError, EOFError, RuntimeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error)
"""What a damaged package raises while it is read (an encrypted one: RuntimeError)."""

EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A zip of the parts, sorted by name with the content types first, all dated 1980."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same bytes on every system
            entry.external_attr = 0
            archive.writestr(entry, parts[name])
    return target.getvalue()


def open_docx(path: Path) -> Document | None:
    """A Word file as python-docx opens it, with styles; `None` where it is not a sound .docx."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        word = docx.Document(str(path))
        sound = [style.style_id for style in word.styles] and word.settings.element is not None
    except (*BROKEN, OpcError, LxmlError, LookupError, AttributeError, TypeError, AssertionError):
        # python-docx has no error of its own for a part that is not what its relationship says
        return None
    return word if sound else None
