"""Where and when: the place and the period that a span of an article is about."""

from __future__ import annotations

from tonghop.model import Article, Status
from tonghop.subject import article_place as article_place


class Scene:
    """The places and times an article names, asked for by position in `Article.text`."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def place(self, start: int, end: int) -> str | None:
        """The administrative unit or body that `text[start:end]` is about, `None` where none can be told."""
        return self.article.place

    def period(self, start: int, end: int, status: Status) -> str | None:
        """The time that `text[start:end]` is about, in the notation of `Figure.period`."""
        return None
