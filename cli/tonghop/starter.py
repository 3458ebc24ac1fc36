"""The spec that `tonghop init` writes: commented, and taken by `build` as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tonghop.problems import Problem, UsageError, Where
from tonghop.settings import template_file

QUESTIONS: dict[str, str] = {
    "regime": "nd30",
    "parent": "UBND TỈNH …",
    "issuer": "SỞ …",
    "code": "S…",
    "subject": "tổng hợp thông tin báo chí",
    "place": "…",
    "signer": "GIÁM ĐỐC",
    "sources": "bai-bao",
}
"""What is asked, with the answer that Enter gives."""


def write(file: Path, answers: Mapping[str, str]) -> None:
    """Writes the spec with the answers filled in, each as a quoted YAML text.

    Raises `UsageError` where the regime is none of the shipped ones, `WriteError` where it cannot be written.
    """
    from tonghop import files
    from tonghop.regimes import SHIPPED

    if answers["regime"] not in SHIPPED:
        values = {"name": answers["regime"], "known": ", ".join(SHIPPED)}
        raise UsageError(Problem("REG001", Where(file.as_posix()), values))
    text = template_file("init.yaml").read_text("utf-8")
    for key, answer in answers.items():
        shown = answer if key == "regime" else quoted(answer if key != "sources" else answer.rstrip("/\\"))
        text = text.replace(f"<{key}>", shown)
    files.write_atomic(file, text.encode())


def quoted(text: str) -> str:
    """A YAML text in double quotes, on one line."""
    flat = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{flat}"'
