"""Passages of an article and what each is for in a report."""

from __future__ import annotations

from tonghop.identity import fact_id
from tonghop.model import Article, Passage
from tonghop.scene import Scene


def find(article: Article, scene: Scene) -> list[Passage]:
    """A passage for every line of the article."""
    return [
        Passage(
            id=fact_id(article.id, "P", article.origin(line.start), article.origin(line.end)),
            article=article.id,
            line=line.number,
            start=article.origin(line.start),
            end=article.origin(line.end),
            surface=article.text[line.start : line.end],
            role=line.role,
            rubric=None,
        )
        for line in article.lines
    ]
