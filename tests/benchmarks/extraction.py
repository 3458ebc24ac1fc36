"""The whole extraction on one core, in MB/s of UTF-8 text, and each stage: `python tests/benchmarks/extraction.py`.

20 MB of articles, those of `../shared/corpus` where that folder is, else the seeds, repeated under other names. Beside
them the floor (decoding and one scan for digits), one scan with an alternation of twenty number words, and the most
memory that a process of its own has when it goes through all of them one after the other.

Bars: 3 MB/s, a quarter of the speed of the alternation, 150 MB.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import time
from collections.abc import Callable

from tonghop import clean, extract, figures, quotations, rubrics
from tonghop.model import Source
from tonghop.readers import text
from tonghop.scene import Scene
from tonghop.settings import data_root

SIZE = 20_000_000
DIGITS = re.compile("[0-9]+")
NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|ngàn|triệu|tỷ|tỉ|chục|vạn|nửa|vài)\b"
)
STAGES = ("read", "clean", "scene", "figures", "quotations", "rubrics")


def corpus() -> list[bytes]:
    """The articles of the folders dev and more beside the checkout, of the seeds where there are none."""
    beside = data_root().parent / "shared" / "corpus"
    folders = [beside / "dev", beside / "more"] if beside.is_dir() else [data_root() / "seeds"]
    return [path.read_bytes() for folder in folders for path in sorted(folder.glob("*.txt"))]


def whole(articles: list[bytes], rounds: int) -> None:
    """Reads, cleans and extracts every article, `rounds` times."""
    for turn in range(rounds):
        for number, data in enumerate(articles):
            extract.extract(clean.clean(text.read(_source(data, turn, number), data))[0])


def staged(articles: list[bytes], spent: dict[str, float]) -> None:
    """The same once, stage by stage, its CPU seconds added to `spent`."""
    for number, data in enumerate(articles):
        source = _source(data, 0, number)
        clock = [time.process_time()]
        draft = text.read(source, data)
        clock.append(time.process_time())
        article = clean.clean(draft)[0]
        clock.append(time.process_time())
        scene = Scene(article)
        clock.append(time.process_time())
        figures.find(article, scene)
        clock.append(time.process_time())
        quotations.find(article, scene)
        clock.append(time.process_time())
        rubrics.find(article, scene)
        clock.append(time.process_time())
        for stage, begun, ended in zip(STAGES, clock, clock[1:], strict=False):
            spent[stage] += ended - begun


def _source(data: bytes, turn: int, number: int) -> Source:
    digest = hashlib.sha256(data + str(turn).encode()).hexdigest()
    return Source(f"{turn}-{number}.txt", digest, "text/plain", "utf-8")


def scanned(articles: list[bytes], pattern: re.Pattern[str]) -> int:
    """How often the pattern occurs in all of them."""
    return sum(1 for data in articles for _ in pattern.finditer(data.decode()))


def seconds(job: Callable[[], object]) -> float:
    """The CPU time of one run."""
    start = time.process_time()
    job()
    return time.process_time() - start


def memory() -> float:
    """The most memory this process had, in MB; 0 where the system does not say (Windows)."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Prints the speeds, how they stand to each other, and the memory."""
    articles = corpus()
    size = sum(map(len, articles))
    rounds = -(-SIZE // size)
    megabytes = size * rounds / 1e6
    whole(articles[:10], 1)  # what is read and compiled once
    floor = seconds(lambda: [scanned(articles, DIGITS) for _ in range(rounds)])
    branches = seconds(lambda: [scanned(articles, NUMBER) for _ in range(rounds)])
    took = seconds(lambda: whole(articles, rounds))
    print(f"{megabytes:.1f} MB: {len(articles)} articles, {rounds} times")
    print(f"{megabytes / floor:8.2f} MB/s  floor: decoding and one scan for digits")
    print(f"{megabytes / branches:8.2f} MB/s  one scan with twenty branches")
    print(f"{megabytes / took:8.2f} MB/s  the whole extraction (bar 3)")
    print(f"{branches / took:8.2f} of the speed of the scan (bar 0.25)")
    spent = dict.fromkeys(STAGES, 0.0)
    for _ in range(3):
        staged(articles, spent)
    for stage in STAGES:
        print(f"{3 * size / 1e6 / spent[stage]:8.2f} MB/s  {stage}")
    alone = subprocess.run(
        [sys.executable, __file__, str(rounds)], capture_output=True, check=True, encoding="utf-8"
    )
    print(f"{alone.stdout.strip():>8} MB at most (bar 150)")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        whole(corpus(), int(sys.argv[1]))
        print(f"{memory():.0f}")
    else:
        main()
