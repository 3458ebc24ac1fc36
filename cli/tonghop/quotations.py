"""Quotations of an article."""

from __future__ import annotations

from tonghop.model import Article, Quotation
from tonghop.scene import Scene


def find(article: Article, scene: Scene) -> list[Quotation]:
    """Every quotation of the article, in reading order."""
    return []
