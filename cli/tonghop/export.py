"""What LibreOffice does for us where it is installed: PDF, and the pages that headings really fall on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tonghop.files import write_atomic
from tonghop.problems import Problem, UsageError, Where, WriteError

TIMEOUT = 180
"""Seconds after which a conversion is given up."""

_PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (r"LibreOffice\program\soffice.exe",),
}


def office() -> str | None:
    """The LibreOffice of this machine, `None` where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return found
    roots = [os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)")]
    for place in _PLACES.get(sys.platform, ()):
        for root in roots:
            path = Path(root) / place  # an absolute place stands alone
            if path.is_file():
                return str(path)
    return None


def to_pdf(docx: Path, target: Path) -> tuple[Path, tuple[Problem, ...]]:
    """Convert a Word file and write the PDF to `target`, whole or not at all; where it went, and what to say.

    Raises `UsageError` where LibreOffice is missing and `WriteError` where it fails.
    """
    return write_atomic(target, pdf_bytes(docx.read_bytes(), docx.as_posix()))


def pdf_bytes(data: bytes, shown: str) -> bytes:
    """The PDF of a DOCX; `shown` names the file in a problem."""
    program = office()
    if program is None:
        raise UsageError(Problem("DOC020", Where(shown)))
    with tempfile.TemporaryDirectory(prefix="tonghop-") as folder:
        # a profile of its own: with the user's, a running LibreOffice would take the job and answer nothing
        profile = (Path(folder) / "profile").as_uri()
        source = Path(folder) / "bao-cao.docx"
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
        ]
        command += ["--outdir", folder, str(source)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=False)
        except subprocess.TimeoutExpired:
            reason = f"quá {TIMEOUT} giây"
        except OSError as error:
            reason = error.strerror or str(error)
        else:
            made = source.with_suffix(".pdf")
            if made.is_file():
                return made.read_bytes()
            reason = (done.stderr.decode(errors="replace").strip().splitlines() or ["không có tệp PDF"])[-1]
    raise WriteError(Problem("DOC021", Where(shown), {"reason": reason}))


def heading_pages(data: bytes) -> tuple[int, ...] | None:
    """The page of each heading of a DOCX in order, counted from 1, as LibreOffice lays it out.

    `None` where LibreOffice or the PDF reader (extra `pdf`) is missing.
    """
    if office() is None:
        return None
    try:
        import pypdfium2
    except ImportError:
        return None
    pdf = pypdfium2.PdfDocument(pdf_bytes(data, "bao-cao.docx"))
    try:
        destinations = [entry.get_dest() for entry in pdf.get_toc()]
        return tuple((dest.get_index() or 0) + 1 for dest in destinations if dest is not None)
    finally:
        pdf.close()
