"""What readers share: telling formats by their first bytes, decoding, and refusing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import PurePath
from typing import Literal

from tonghop import encodings
from tonghop.model import Source
from tonghop.problems import Problem, UnreadableError, Where
from tonghop.settings import LIMITS

Kind = Literal["zip", "ole", "pdf", "rtf", "html", "text"]


def kind(head: bytes) -> Kind:
    """What a file is by its first bytes, whatever its name says."""
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    if head.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    start = head[:1024].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in start[:600]:
        return "html"
    return "text"


def suffix(path: PurePath) -> str:
    """The ending of a name, in lower case."""
    return path.suffix.lower()


def refuse(source: Source, code: str, **values: object) -> UnreadableError:
    """The error for a source that cannot be read."""
    return UnreadableError(Problem(code, Where(source.path), values))


def unpack(source: Source, data: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The wanted parts of a zip package by name, inflated under a cap.

    Raises UnreadableError for a damaged package and for one that unfolds to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            if len(entries) > LIMITS.zip_entries:
                raise refuse(source, "READ014", reason=f"zip: {len(entries)}")
            # zipfile never inflates an entry beyond the size that the directory declares for it.
            chosen = [entry for entry in entries if wanted(entry.filename)]
            if sum(entry.file_size for entry in chosen) > LIMITS.inflated_bytes:
                raise refuse(source, "READ014", reason="zip")
            return {entry.filename: package.read(entry) for entry in chosen}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise refuse(source, "READ001", reason=str(error) or "zip") from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise refuse(source, "READ001", reason=str(error)) from error


def decode(source: Source, data: bytes) -> encodings.Decoded:
    """The text of a source with line ends as "\\n", in the encoding it states or in the one that fits.

    Raises UnreadableError for bytes that are no text or not in the stated encoding.
    """
    try:
        decoded = encodings.decode(data, source.encoding)
    except (LookupError, UnicodeError) as error:
        raise refuse(source, "READ007", encoding=source.encoding) from error
    if decoded is None:
        raise refuse(source, "READ003")
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return encodings.Decoded(text, decoded.encoding, decoded.certain, decoded.broken)


def doubts(decoded: encodings.Decoded) -> tuple[str, ...]:
    """The problems to report of a decoding."""
    return () if decoded.certain else ("READ008",)
