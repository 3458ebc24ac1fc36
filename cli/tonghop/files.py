"""Writing files so that what stood there before is either replaced whole or left alone."""

from __future__ import annotations

import errno
import os
import re
import sys
import tempfile
import unicodedata
from pathlib import Path

from tonghop.problems import Problem, Where, WriteError

PREFIX = ".tonghop-"
SUFFIX = ".tmp"
MAX_NAME = 255
STALE = 24 * 3600.0
"""Seconds after which a temporary file cannot belong to a run that is still at work."""


def write_atomic(path: Path, data: bytes) -> tuple[Path, tuple[Problem, ...]]:
    """Write `data` to `path` and say where it went.

    The bytes go to a temporary file in the same folder, to disk, and are renamed over the old file. A file
    that another program holds open (Word on Windows) is left and `name (2).docx` written instead,
    with a problem that says so. Raises `WriteError` where nothing can be written; the old file is whole then.
    """
    check_name(path)
    folder = path.parent
    sweep(folder)
    try:
        handle, name = tempfile.mkstemp(SUFFIX, PREFIX, folder)
    except OSError as error:
        raise _failure(path, error) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        return _rename(temporary, path)
    except OSError as error:
        raise _failure(path, error) from None
    finally:
        temporary.unlink(missing_ok=True)


def check_name(path: Path) -> None:
    """Raise `WriteError` for a file name that no system takes or that is a folder's."""
    name = path.name
    if not name or name in (".", ".."):
        raise WriteError(Problem("DOC012", Where(str(path)), {"reason": "không có tên tệp"}))
    if len(name.encode()) > MAX_NAME:
        raise WriteError(Problem("DOC012", Where(name[:60] + "…"), {"reason": f"dài hơn {MAX_NAME} byte"}))
    if "\0" in str(path):
        raise WriteError(Problem("DOC012", Where(str(path)), {"reason": "có ký tự NUL"}))
    if shown_name(name) != name:
        raise WriteError(Problem("DOC012", Where(str(path)), {"reason": "có ký tự điều khiển"}))
    if path.is_dir():
        raise WriteError(Problem("DOC012", Where(str(path)), {"reason": "đây là một thư mục"}))


def shown_name(name: str) -> str:
    """A path as reports, data and the terminal show it: control characters and bytes that are no text, escaped."""
    return "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in name
    )


def real_name(name: str) -> str:
    """The path that `shown_name` shows as `name`."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), name)


def sweep(folder: Path) -> None:
    """Remove temporary files that a killed run left in `folder` long ago."""
    import time

    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(PREFIX) and entry.name.endswith(SUFFIX):
            try:
                if time.time() - entry.stat(follow_symlinks=False).st_mtime > STALE:
                    Path(entry.path).unlink(missing_ok=True)
            except OSError:
                continue


def _rename(temporary: Path, path: Path) -> tuple[Path, tuple[Problem, ...]]:
    try:
        temporary.replace(path)
    except PermissionError:
        if not path.is_file():
            raise
        for number in range(2, 100):
            other = path.with_name(f"{path.stem} ({number}){path.suffix}")
            try:
                temporary.replace(other)
            except PermissionError:
                continue
            return other, (Problem("DOC011", Where(path.as_posix()), {"name": other.name}),)
        raise
    _sync_folder(path.parent)
    return path, ()


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last through a power cut, where the system lets a folder be synced."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EROFS):
            raise
    finally:
        os.close(descriptor)


def _mode(path: Path) -> int:
    """The permissions of the file that stands there, else what the umask leaves of 0o666."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _failure(path: Path, error: OSError) -> WriteError:
    return WriteError(Problem("DOC010", Where(path.as_posix()), {"reason": error.strerror or str(error)}))
