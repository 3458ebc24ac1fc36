"""Article → facts: figures, quotations and passages, each with its span, rule and attributes."""

from __future__ import annotations

from tonghop import figures, quotations, rubrics
from tonghop.model import Article, Fact
from tonghop.problems import Problem
from tonghop.scene import Scene

VERSION = "1"
"""Changes whenever a rule does: cached facts of another version are read anew."""


def extract(article: Article) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    """The facts of one article in reading order, and what a human should look at."""
    scene = Scene(article)
    facts: list[Fact] = [
        *figures.find(article, scene),
        *quotations.find(article, scene),
        *rubrics.find(article, scene),
    ]
    facts.sort(key=lambda fact: (fact.start, fact.end))
    return tuple(facts), ()
