"""Articles made from plain text, for the tests of extraction."""

from __future__ import annotations

from hashlib import sha256

from msgspec.structs import replace

from tonghop import clean, figures
from tonghop.model import Article, Draft, Figure, Source
from tonghop.scene import Scene


def article_of(text: str) -> Article:
    """The article of a text, as if it had been read from a file."""
    source = Source(
        "bai.txt", sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "text/plain", "utf-8"
    )
    return clean.clean(Draft(source, text))[0]


def figures_of(text: str) -> list[Figure]:
    """The figures of a text, every line of which is taken for body."""
    article = article_of(text)
    article = replace(article, lines=tuple(replace(line, role="body") for line in article.lines))
    return figures.find(article, Scene(article))
