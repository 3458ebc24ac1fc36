"""Article → facts: figures, quotations and passages, each with its span, rule and attributes."""

from __future__ import annotations

from tonghop import figures, numerals, quotations, rubrics
from tonghop.model import Article, Fact, Figure
from tonghop.problems import Problem, Where
from tonghop.scene import Scene


def extract(article: Article) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    """The facts of one article in reading order, and what a human should look at."""
    scene = Scene(article)
    unread: list[Problem] = []
    found = figures.find(article, scene, unread)
    facts: list[Fact] = [
        *found,
        *quotations.find(article, scene),
        *rubrics.find(article, scene),
    ]
    facts.sort(key=lambda fact: (fact.start, fact.end))
    return tuple(facts), (*(doubt(figure, article) for figure in found if figure.uncertain), *unread)


def doubt(figure: Figure, article: Article) -> Problem:
    """What to look at in a figure whose reading is uncertain."""
    values = {"surface": figure.surface, "value": numerals.to_digits(figure.value)}
    return Problem(str(figure.uncertain), Where(article.source.path, figure.line), values)
