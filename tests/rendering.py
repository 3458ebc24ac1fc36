"""Renders the made-up reports for the tests."""

from __future__ import annotations

from collections.abc import Callable

from lxml.etree import _Element
from msgspec.structs import replace

import documents
import reading
from reading import W
from tonghop import regimes, render
from tonghop.messages import describe
from tonghop.model import (
    Document,
    Para,
    Run,
)
from tonghop.regimes import Regime

KINDS: dict[str, Callable[[str], Document]] = {
    "minimal": documents.minimal,
    "short": documents.short,
    "long": documents.long,
    "marked": documents.marked,
}
REGIMES = {name: regimes.load(name) for name in regimes.SHIPPED}


def made(document: Document, regime: Regime | None = None) -> bytes:
    data, _, problems = render.docx_bytes(document, regime or REGIMES[document.regime])
    for problem in problems:
        assert describe(problem, "vi") and describe(problem, "en")
    return data


def body(*inlines: object, regime: str = "nd30") -> Document:
    """A minimal report whose only paragraph holds these inlines."""
    least = documents.minimal(regime)
    return replace(least, nodes=(Para(tuple(Run(i) if isinstance(i, str) else i for i in inlines)),))  # type: ignore[misc]


def tables(data: bytes) -> list[_Element]:
    return [t for t in reading.root(data).iter(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblStyle") is not None]
