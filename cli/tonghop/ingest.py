"""Finds the files of a source and has each read by the one reader that claims it."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from tonghop.model import Draft, Source
from tonghop.problems import Problem, UnreadableError, Where
from tonghop.readers import READERS, suffixes
from tonghop.settings import LIMITS

_WILD = re.compile(r"[*?\[]")
_MEDIA = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".doc": "application/msword",
    ".rtf": "application/rtf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": "application/vnd.ms-excel",
    ".pdf": "application/pdf",
    ".eml": "message/rfc822",
}


def find(patterns: Iterable[str | Path], base: Path) -> tuple[list[Path], tuple[Problem, ...]]:
    """The regular files that files, folders and globs (`*`, `?`, `[…]`, `**`) name, each once, in natural order.

    A folder means every file below it that some reader may claim. Word's lock files (`~$…`) and hidden files are
    never among them. READ009 says that a pattern named nothing, READ013 what was left out as no regular file.
    """
    found: dict[tuple[int, int] | str, Path] = {}
    problems: list[Problem] = []
    for pattern in patterns:
        taken = 0
        for path, asked in _expand(str(pattern), base):
            key = _identity(path)
            if key is None:
                if asked or path.suffix.lower() in suffixes():
                    problems.append(Problem("READ013", Where(path.as_posix())))
                    taken += 1
            elif asked or path.suffix.lower() in suffixes():
                found.setdefault(key, path)
                taken += 1
        if not taken:
            problems.append(Problem("READ009", Where(base.as_posix()), {"pattern": str(pattern)}))
    return sorted(found.values(), key=_natural), tuple(problems)


def read_source(
    path: Path, shown_name: str, encoding: str | None = None
) -> tuple[Draft | None, tuple[Problem, ...]]:
    """The draft of a file, `None` where it cannot be read; and what to tell about it.

    `shown_name` is how the file is called in reports and messages; `encoding` overrides what its bytes say.
    """
    where = Where(shown_name)
    try:
        data = _bytes(path)
    except OSError as error:
        return None, (Problem("READ001", where, {"reason": error.strerror or str(error)}),)
    if data is None:
        return None, (Problem("READ013", where),)
    if len(data) > LIMITS.file_bytes:
        size = {"size": _megabytes(path.stat().st_size), "limit": _megabytes(LIMITS.file_bytes)}
        return None, (Problem("READ004", where, size),)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return None, (Problem("READ002", where),)
    name = PurePath(shown_name)
    claimants = [reader for reader in READERS if reader.claims(name, data[:4096])]
    if not claimants:
        known = {"suffix": name.suffix, "known": ", ".join(sorted(suffixes()))}
        binary = name.suffix.lower() in suffixes()
        return None, (Problem("READ003", where) if binary else Problem("READ005", where, known),)
    assert len(claimants) == 1, f"{shown_name}: {claimants}"
    media_type = _MEDIA.get(name.suffix.lower(), "application/octet-stream")
    source = Source(shown_name, hashlib.sha256(data).hexdigest(), media_type, encoding)
    try:
        draft: Draft = claimants[0].read(source, data)
    except UnreadableError as error:
        return None, error.problems
    if not draft.text.strip():
        return None, (Problem("READ002", where),)
    if len(draft.text) > LIMITS.text_chars:
        size = {
            "size": f"{len(draft.text):,}".replace(",", "."),
            "limit": f"{LIMITS.text_chars:,}".replace(",", "."),
        }
        return None, (Problem("READ004", where, size),)
    values = {"encoding": draft.source.encoding or ""}
    return draft, tuple(Problem(code, where, values) for code in draft.doubts)


def _bytes(path: Path) -> bytes | None:
    """A regular file's bytes, one more than the limit at most; `None` for what is no regular file.

    Opened without waiting: a pipe would block for ever.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if not stat.S_ISREG(path.stat().st_mode):
        return None
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return None
        return file.read(LIMITS.file_bytes + 1)


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"


def _expand(pattern: str, base: Path) -> Iterator[tuple[Path, bool]]:
    """The paths of a pattern, each with whether it was asked for by name."""
    whole = base / pattern
    if _exists(whole):
        if not whole.is_dir():
            yield whole, True
        else:
            yield from ((path, False) for path in _walk(whole, deep=True))
        return
    parts = whole.parts
    wild = next((i for i, part in enumerate(parts) if _WILD.search(part)), None)
    if wild is None:
        return
    root, rest = Path(*parts[:wild]), parts[wild:]
    matches = re.compile("/".join(map(_part, rest)).replace(_ANY + "/", f"(?:{_ANY}/)?")).fullmatch
    asked = rest[-1] not in {"*", "**"}
    depth = None if "**" in rest else len(rest)
    for path in _walk(root, deep=depth is None or depth > 1, depth=depth):
        if matches(unicodedata.normalize("NFC", path.relative_to(root).as_posix())):
            yield path, asked


_ANY = "(?:[^/]+/)*[^/]*"


def _part(part: str) -> str:
    """One component of a glob as a regular expression; no wild card crosses a folder's end."""
    if part == "**":
        return _ANY
    out = ""
    for piece in re.findall(r"\[!?\]?[^\]]*\]|.", unicodedata.normalize("NFC", part), re.DOTALL):
        if len(piece) > 1:
            inside = piece[1:-1].replace("\\", "\\\\")
            out += f"[^/{inside[1:]}]" if inside.startswith("!") else f"[{inside}]"
        else:
            out += {"*": "[^/]*", "?": "[^/]"}.get(piece) or re.escape(piece)
    return out


def _exists(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False


def _walk(folder: Path, *, deep: bool, depth: int | None = None) -> Iterator[Path]:
    """The files below a folder. A folder that a link leads back to is entered once."""
    seen: set[str] = set()
    stack: list[tuple[str, int]] = [(str(folder), 1)]
    while stack:
        here, level = stack.pop()
        real = os.path.realpath(here)
        if real in seen:
            continue
        seen.add(real)
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            try:
                folderish = entry.is_dir()
            except OSError:
                folderish = False
            if not folderish:
                yield Path(entry.path)
            elif deep and (depth is None or level < depth):
                stack.append((entry.path, level + 1))


def _identity(path: Path) -> tuple[int, int] | str | None:
    """What tells a regular file from every other; `None` for anything else."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return (status.st_dev, status.st_ino) if status.st_ino else str(path.resolve())


def _natural(path: Path) -> tuple[object, ...]:
    """Sorts "bài 2" before "bài 10", folder by folder."""
    name = unicodedata.normalize("NFC", path.as_posix()).casefold()
    return tuple(
        (0, int(piece[:30]), "") if piece.isascii() and piece.isdigit() else (1, 0, piece)
        for piece in re.split(r"(\d+)", name)
        if piece
    )
