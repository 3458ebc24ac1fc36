"""Start-up and the build of the sample, as whole processes: medians of ten, beside the bare imports.

Python may keep bytecode, as it has that of every package that pip installed; a first run of each is not counted.

usage: python tests/benchmarks/startup.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 10
PYTHON = [sys.executable, "-W", "ignore"]
CASES = {
    'python -c "import typer"': [*PYTHON, "-c", "import typer"],
    "tonghop --version": [*PYTHON, "-m", "tonghop", "--version"],
    'python -c "import typer, docx, jinja2, babel.numbers, yaml"': [
        *PYTHON,
        "-c",
        "import typer, docx, jinja2, babel.numbers, yaml",
    ],
    "tonghop build": [*PYTHON, "-m", "tonghop", "build"],
}
BARS = (("tonghop --version", 'python -c "import typer"', 1.5), ("tonghop build", [*CASES][2], 2.5))


def seconds(command: list[str], folder: Path) -> float:
    """The wall time of one run."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, env=env, capture_output=True, check=True)
    return time.perf_counter() - started


def main() -> None:
    """Prints the medians and how they stand to the bars."""
    times: dict[str, list[float]] = {name: [] for name in CASES}
    with tempfile.TemporaryDirectory() as folder:
        for command in CASES.values():
            seconds(command, Path(folder))
        for _ in range(RUNS):
            for name, command in CASES.items():
                times[name].append(seconds(command, Path(folder)))
    medians = {name: statistics.median(found) for name, found in times.items()}
    for name, median in medians.items():
        print(f"{median * 1000:7.0f} ms  {name}")
    for name, floor, bar in BARS:
        print(f"{medians[name] / medians[floor]:7.2f} x  {name} : {floor}  (bar {bar})")


if __name__ == "__main__":
    main()
