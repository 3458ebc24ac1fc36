"""Figures alone: MB/s of UTF-8 text on one core, beside one scan with a 20-branch number alternation.

usage: python tests/benchmarks/figures.py [FOLDER…]     (default: the seeds)
"""

from __future__ import annotations

import hashlib
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tonghop import clean, figures
from tonghop.model import Article, Source, Status
from tonghop.readers import text
from tonghop.scene import Scene
from tonghop.settings import data_root

SIZE = 5_000_000
ROUNDS = 5
NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|ngàn|triệu|tỷ|tỉ|chục|vạn|nửa|vài)\b"
)


class Nowhere(Scene):
    """A scene without places and times, which are timed elsewhere."""

    def place(self, start: int, end: int) -> str | None:
        return None

    def period(self, start: int, end: int, status: Status) -> str | None:
        return None


def seconds(job: Callable[[], int]) -> float:
    """The best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        job()
        best = min(best, time.process_time() - start)
    return best


def main(folders: list[str]) -> None:
    files = sorted(path for folder in folders for path in Path(folder).glob("*.txt"))
    articles: list[Article] = []
    total = 0
    for path in files:
        data = path.read_bytes()
        total += len(data)
        source = Source(path.name, hashlib.sha256(data).hexdigest(), "text/plain", "utf-8")
        articles.append(clean.clean(text.read(source, data))[0])
    times = max(1, SIZE // total)
    found = seconds(lambda: sum(len(figures.find(a, Nowhere(a))) for _ in range(times) for a in articles))
    floor = seconds(lambda: sum(1 for _ in range(times) for a in articles for _ in NUMBER.finditer(a.text)))
    megabytes = total * times / 1e6
    print(f"figures  {megabytes / found:6.2f} MB/s")
    print(f"one scan {megabytes / floor:6.2f} MB/s; figures run at {floor / found:.2f} of it")


if __name__ == "__main__":
    main(sys.argv[1:] or [str(data_root() / "seeds")])
