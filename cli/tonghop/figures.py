"""Figures of an article."""

from __future__ import annotations

from tonghop.model import Article, Figure
from tonghop.scene import Scene


def find(article: Article, scene: Scene) -> list[Figure]:
    """Every figure of the article, in reading order."""
    return []
