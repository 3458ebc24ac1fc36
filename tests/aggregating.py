"""Makes figures and articles for the tests of aggregation, from what they say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal

from tonghop import intervals
from tonghop.model import Article, Figure, Modifier, Source

SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9}
VAGUE = {"vài": 2, "hàng chục": 10, "hàng trăm": 100, "hàng ngàn": 1000, "hàng nghìn": 1000}
NUMBER = r"\d[\d.]*(?:,\d+)?"


def decimal(text: str) -> Decimal:
    """Vietnamese digits as a number."""
    return Decimal(text.replace(".", "").replace(",", "."))


def figure(say: str, number: int = 0, article: str = "a", sentence: str = "", **fields: str | None) -> Figure:
    """A figure that says `say` ("hơn 13 nghìn", "1 - 2", "17/19", "hàng trăm"); other fields by name."""
    modifier: Modifier = "exact"
    surface = say.removesuffix(" trở lên").removesuffix(" trở xuống")
    if say != surface:
        modifier = "over" if say.endswith("lên") else "under"
    for kind, words in intervals.CUES.items():
        for word in sorted(words, key=len, reverse=True):
            if surface.startswith(word + " "):
                modifier, surface = kind, surface.removeprefix(word + " ")
    top = of = None
    if surface in VAGUE:
        modifier, value = "vague", Decimal(VAGUE[surface])
    else:
        found = re.fullmatch(rf"({NUMBER})(?: ?(/|-) ?({NUMBER}))?(?: (nghìn|ngàn|triệu|tỷ))?", surface)
        assert found, say
        scale = SCALES.get(found[4], 1)
        value = decimal(found[1]) * scale
        if found[2] == "-":
            top = decimal(found[3]) * scale
        elif found[2] == "/":
            of = decimal(found[3])
    unit = fields.get("unit")
    sentence = sentence or f"Toàn địa bàn có {say} {unit or ''} {fields.get('noun') or 'mục'} ({number})."
    return Figure(
        id=f"F{number:010x}",
        article=article,
        line=int(fields.get("line") or 1),
        start=10 * number,
        end=10 * number + len(surface),
        surface=surface,
        kind="count",
        rule="test",
        value=value,
        max=top,
        of=of,
        modifier=modifier,
        unit=unit,
        noun=fields.get("noun"),
        place=fields.get("place"),
        period=fields.get("period"),
        status=fields.get("status") or "result",  # type: ignore[arg-type]
        sentence=sentence,
        uncertain=fields.get("uncertain"),
    )


def article(name: str = "a", published: str | None = "2023-01-15", **fields: str | None) -> Article:
    """An article by its id."""
    outlet = fields.get("outlet")
    return Article(
        id=name,
        source=Source(f"{name}.txt", "0" * 64, "text/plain"),
        text=fields.get("text") or "",
        offsets=None,
        lines=(),
        title=fields.get("title") or f"Bài {name}",
        outlet=outlet,
        published=dt.date.fromisoformat(published) if published else None,
        author=None,
        place=fields.get("place"),
        form="interview" if fields.get("form") == "interview" else "news",
        outlets=(outlet,) if outlet else (),
    )


def articles(*names: str) -> Mapping[str, Article]:
    """Articles by id, all of one day."""
    return {name: article(name) for name in names}
