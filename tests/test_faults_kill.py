"""A short round of the kill test; `python tests/faults/kill_run.py 1000` is the long one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "faults" / "kill_run.py"
KILLS = 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are of Unix")
def test_kill_9_breaks_doubles_and_loses_nothing() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(KILLS)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(rf"kills={KILLS}, broken=0, doubled=0, lost=0", done.stdout)
