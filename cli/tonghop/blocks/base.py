"""What every block stands on: its common options, and the desk it composes at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from tonghop import wording
from tonghop.model import Article, Cite, Fact, Figure, Inline, Manifest, Node, Para, Passage, Quotation, Run
from tonghop.problems import Problem, Where

if TYPE_CHECKING:
    from tonghop.aggregate import Group

CiteWay = Literal["footnote", "annex", "both", "none"]

NOTHING = "Chưa có thông tin trong các nguồn tổng hợp."


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Options of every block: `heading` over it, `template` for its text, `cite` for how sources show."""

    heading: str | None = None
    template: str | None = None
    cite: CiteWay = "annex"


class Desk:
    """The facts of one report, and what has been printed and cited of them so far.

    `numbers` gives the articles their numbers in the source list, in the order they are cited. `previous` is
    the last edition, `current` this one once the rest of it stands.
    """

    def __init__(
        self,
        articles: tuple[Article, ...],
        facts: Iterable[Fact],
        *,
        report: Any,
        as_of: dt.date,
        base: Path,
        party: bool,
        previous: Manifest | None = None,
    ) -> None:
        self.articles = articles
        self.by_id: Mapping[str, Article] = {article.id: article for article in articles}
        kept = [fact for fact in facts if fact.article in self.by_id]
        self.figures = tuple(fact for fact in kept if isinstance(fact, Figure))
        self.quotations = tuple(fact for fact in kept if isinstance(fact, Quotation))
        self.passages = tuple(fact for fact in kept if isinstance(fact, Passage))
        self.facts: Mapping[str, Fact] = {fact.id: fact for fact in kept}
        self.report = report
        self.as_of = as_of
        self.base = base
        self.party = party
        self.previous = previous
        self.current: Manifest | None = None
        self.corrected: Mapping[str, str] = {}
        self.numbers: dict[str, int] = {}
        self.printed_sentences: set[str] = set()
        self.printed_facts: dict[str, Fact] = {}
        self.left_out: tuple[Problem, ...] = ()
        self.groups: dict[Where, tuple[Group, ...]] = {}
        self.tables = 0
        self.charts = 0

    def number(self, article: str) -> int:
        """The number of an article in the source list; the next free one where it has none yet."""
        return self.numbers.setdefault(article, len(self.numbers) + 1)

    def cite(self, articles: Iterable[str], way: CiteWay = "annex") -> tuple[Cite, ...]:
        """The citation of articles, once each, in the way the block asks for."""
        unique = [self.by_id[name] for name in dict.fromkeys(articles) if name in self.by_id]
        if way == "none" or not unique:
            return ()
        numbers = tuple(sorted(self.number(article.id) for article in unique))
        cites: list[Cite] = []
        if way in ("annex", "both"):
            cites.append(Cite(numbers))
        if way in ("footnote", "both"):
            cites.append(Cite(numbers, "; ".join(source_line(article) for article in unique) + "."))
        return tuple(cites)

    def print(
        self, fact: Fact, text: str | None = None, *, remark: str | None = None, bold: bool = False
    ) -> Run:
        """A run that prints a fact, recorded for the manifest."""
        self.printed_facts[fact.id] = fact
        shown = wording.flat(fact.surface) if text is None else text
        return Run(shown, fact_ids=(fact.id,), remark=remark, bold=bold)

    def templated(
        self, name: str | None, source: str | None, values: Mapping[str, object], where: Where, way: CiteWay
    ) -> list[Node]:
        """The paragraphs a template makes, its facts traceable. Raises `UsageError` where it fails."""
        from tonghop import settings, templating
        from tonghop.blocks.filters import filters

        if source is None:
            source = templating.source_of(name or "", self.base, settings.template_file(), where)
        env = templating.environment(filters(self))
        text = templating.render(env, source, {**self.variables(), **values}, where)
        return [Para(self.inlines(paragraph, way)) for paragraph in templating.paragraphs(text)]

    def inlines(self, text: str, way: CiteWay) -> tuple[Inline, ...]:
        """The runs of a rendered paragraph; facts it prints are recorded."""
        from tonghop import templating

        out = templating.inlines(text, lambda articles: self.cite(articles, way))
        for inline in out:
            if isinstance(inline, Run):
                for fact_id in inline.fact_ids:
                    self.printed_facts[fact_id] = self.facts[fact_id]
        return out

    def variables(self) -> dict[str, object]:
        """What every template can name."""
        days = sorted(article.published for article in self.articles if article.published)
        return {
            "articles": self.articles,
            "figures": self.figures,
            "quotations": self.quotations,
            "passages": self.passages,
            "report": self.report,
            "as_of": self.as_of,
            "first": days[0] if days else None,
            "last": days[-1] if days else None,
            "undated": sum(article.published is None for article in self.articles),
        }


def source_line(article: Article) -> str:
    """An article as a source: its outlet, title and day."""
    outlets = ", ".join(article.outlets) or article.outlet
    parts = [outlets, f"“{article.title}”" if article.title else article.source.path]
    parts.append(wording.day(article.published) if article.published else "không ghi ngày đăng")
    return ", ".join(part for part in parts if part)


def nothing() -> Node:
    """What stands where the sources give nothing."""
    return Para((Run(NOTHING),))


Composed = tuple[list[Node], tuple[Problem, ...]]
BlockModule = ModuleType
