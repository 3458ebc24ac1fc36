"""Files written whole or not at all, and names that are safe on every system."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tonghop.problems import Problem, UsageError, Where, WriteError

NAME_BYTES = 255
RESERVED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?\Z")
PREFIX = ".tonghop-"


def refused(error: OSError, path: Path) -> WriteError:
    """The one-line error of a file that the system would not let us write."""
    return WriteError(Problem("RUN002", Where(path.as_posix()), {"reason": error.strerror or str(error)}))


def check_name(path: Path) -> None:
    """Raises `UsageError` for an output name that no system, or not every one, can hold."""
    name = path.name
    reason = ""
    if not name or ".." in path.parts:
        reason = "“..”" if ".." in path.parts else "trống"
    elif len(name.encode()) > NAME_BYTES:
        reason = f"> {NAME_BYTES} byte"
    elif RESERVED.search(name) or DEVICES.match(name) or name != name.rstrip(" ."):
        reason = f"“{name}”"
    if reason:
        raise UsageError(Problem("RUN011", Where(path.as_posix()), {"reason": reason}))


def safe_name(name: str) -> str:
    """A file name made of `name`: NFC, what systems reserve replaced by "-", at most 255 bytes."""
    name = RESERVED.sub("-", unicodedata.normalize("NFC", name)).strip(" .") or "bao-cao"
    if DEVICES.match(name):
        name = "-" + name
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        stem, suffix = name, ""
    while len((stem + dot + suffix).encode()) > NAME_BYTES:
        stem = stem[:-1]
    return stem + dot + suffix


def _mark(target: Path) -> str:
    """What the temporary files of a target begin with: short, so that long names stay within limits."""
    return PREFIX + hashlib.sha256(target.name.encode()).hexdigest()[:8] + "-"


def sweep(target: Path) -> int:
    """Removes the temporary files that killed runs left beside `target`; call it under the run's lock."""
    count = 0
    with suppress(OSError):
        for stray in target.parent.glob(_mark(target) + "*"):
            with suppress(OSError):
                stray.unlink()
                count += 1
    return count


@contextmanager
def temporary(target: Path) -> Iterator[Path]:
    """A name beside `target` with its suffix, to write to; gone afterwards unless it was published."""
    path = target.with_name(_mark(target) + secrets.token_hex(4) + target.suffix)
    try:
        yield path
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Forces a file, or the entries of a folder, to disk where the system can."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    if path.is_dir() and sys.platform == "win32":
        return
    descriptor = os.open(path, flags if path.is_dir() else os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def publish(temp: Path, target: Path) -> Path:
    """Puts a finished file in its place at once; what stood there is whole until then.

    Where another program holds the target open (Word on Windows), the file becomes `name (2).docx`.
    Returns the name it got; raises `WriteError`.
    """
    try:
        _flush(temp)
        place = _replace(temp, target)
        _flush(place.parent)
    except OSError as error:
        raise refused(error, target) from None
    return place


def _replace(temp: Path, target: Path) -> Path:
    try:
        temp.replace(target)
        return target
    except PermissionError:
        if not target.is_file():
            raise
    for number in range(2, 100):
        other = target.with_name(f"{target.stem} ({number}){target.suffix}")
        try:
            temp.replace(other)
            return other
        except PermissionError:
            if not other.is_file():
                raise
    raise PermissionError(13, os.strerror(13))


def write_atomic(target: Path, content: bytes) -> tuple[Path, tuple[Problem, ...]]:
    """Writes a file whole or not at all. Returns the name it got and, where it is another, a warning.

    Raises `WriteError`; what stood there before is then untouched.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary(target) as temp:
            with temp.open("xb") as stream:
                stream.write(content)
            place = publish(temp, target)
    except OSError as error:
        raise refused(error, target) from None
    return place, renamed(target, place)


def renamed(target: Path, place: Path) -> tuple[Problem, ...]:
    """The warning that a file got another name than asked for, if it did."""
    if place == target:
        return ()
    return (Problem("RUN003", Where(target.as_posix()), {"name": place.name}),)
