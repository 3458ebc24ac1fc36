"""Old Word and Excel files (.doc, .xls), Rich Text and OpenDocument, through LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path, PurePath

from msgspec.structs import replace

from tonghop.model import Draft, Source
from tonghop.readers import base, docx, xlsx
from tonghop.settings import LIMITS

SUFFIXES = (".doc", ".dot", ".rtf", ".odt", ".wps", ".xls", ".xlt", ".ods")
_SHEETS = {".xls", ".xlt", ".ods", *xlsx.SUFFIXES}

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


def claims(path: PurePath, head: bytes) -> bool:
    """Whether this reader takes the file: an old Office file or Rich Text, whatever Office ending it has."""
    ending, kind = base.suffix(path), base.kind(head)
    if kind in {"ole", "rtf"}:
        return ending in {*SUFFIXES, *docx.SUFFIXES, *xlsx.SUFFIXES}
    return kind == "zip" and ending in {".odt", ".ods"}


def read(source: Source, data: bytes) -> Draft:
    """The text of the document that LibreOffice makes of the file.

    Raises UnreadableError where LibreOffice is missing, fails or takes too long.
    """
    program = _soffice()
    if program is None:
        raise base.refuse(source, "READ016")
    sheets = base.suffix(PurePath(source.path)) in _SHEETS
    old = {"ole": ".xls" if sheets else ".doc", "rtf": ".rtf"}
    ending = old.get(base.kind(data[:4096]), ".ods" if sheets else ".odt")
    form = "xlsx" if sheets else "docx"
    with tempfile.TemporaryDirectory(prefix="tonghop-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / f"in{ending}").write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            str(folder / f"in{ending}"),
        ]
        try:
            subprocess.run(
                command,
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=LIMITS.read_seconds,
                check=False,
                env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
            )
        except subprocess.TimeoutExpired as error:
            raise base.refuse(source, "READ017", seconds=LIMITS.read_seconds) from error
        except OSError as error:
            raise base.refuse(source, "READ001", reason=str(error)) from error
        made = folder / f"in.{form}"
        if not made.is_file():
            raise base.refuse(source, "READ001", reason="LibreOffice")
        unpack = xlsx.read if sheets else docx.read
        return replace(unpack(source, made.read_bytes()), doubts=())


@cache
def _soffice() -> str | None:
    """The program's path, `None` where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)
