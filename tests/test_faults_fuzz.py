"""A short round of damaged articles; `python tests/faults/fuzz.py text 600` and `docx 600` are the long ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "faults" / "fuzz.py"


@pytest.mark.parametrize("kind", ["text", "docx"])
def test_damaged_articles_give_facts_or_a_problem(kind: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), kind, "3", "7"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == []
