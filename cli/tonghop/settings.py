"""Where data files are, and limits that hold for a whole run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@cache
def data_root() -> Path:
    """The folder of config/, templates/ and seeds/: beside this file in a wheel, else the checkout."""
    inside = Path(__file__).parent / "_data"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2]


def config_file(*parts: str) -> Path:
    """A shipped file under config/."""
    return data_root().joinpath("config", *parts)


def template_file(*parts: str) -> Path:
    """A shipped file under templates/."""
    return data_root().joinpath("templates", *parts)


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on what comes in: bytes of one file, characters of one article, digits of one number.

    `inflated_bytes` and `zip_entries` cap what a packed file may unfold to, `read_seconds` the time of one file.
    """

    file_bytes: int = 64 * 1024 * 1024
    text_chars: int = 20_000_000
    digits: int = 30
    inflated_bytes: int = 256 * 1024 * 1024
    zip_entries: int = 5_000
    read_seconds: int = 60


LIMITS = Limits()
