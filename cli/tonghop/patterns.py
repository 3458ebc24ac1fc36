"""Patterns that few articles need, compiled when first asked: they took half the time of all patterns at the start."""

from __future__ import annotations

import re
from typing import cast


class _Pattern:
    """Looks like the pattern of its source; keeps each of its methods as it is asked for."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> object:
        found = getattr(re.compile(self._source), name)  # `re` keeps what it compiled
        setattr(self, name, found)
        return found


def lazy(source: str) -> re.Pattern[str]:
    """The pattern of `source`; what is wrong with it is told at its first use."""
    return cast("re.Pattern[str]", _Pattern(source))
