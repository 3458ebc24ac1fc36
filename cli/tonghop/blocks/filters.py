"""The filters that templates have for facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from tonghop import wording
from tonghop.model import Article, Fact, Figure, Passage, Quotation

if TYPE_CHECKING:
    from tonghop.blocks.base import Desk


def filters(desk: Desk) -> dict[str, Callable[..., Any]]:
    """Filters by name: `so_lieu`, `trich_dan`, `nguon`, `where`, `noi_den`."""
    from tonghop import phrases, templating
    from tonghop.filters import Where, select

    def so_lieu(figure: Figure) -> str:
        """A figure as it is printed, with its source."""
        return templating.mark_fact(figure, phrases.figure_text(figure)) + " " + nguon(figure)

    def trich_dan(quotation: Quotation | Passage, words: int = 80) -> str:
        """A quotation in marks, cut to so many words, with its source."""
        shown, _ = wording.excerpt(quotation.surface, words)
        return "“" + templating.mark_fact(quotation, shown) + "” " + nguon(quotation)

    def nguon(item: Fact | Article | Iterable[Fact | Article]) -> str:
        """The source of a fact, or of several."""
        items = [item] if isinstance(item, (Article, Figure, Quotation, Passage)) else list(item)
        return templating.mark_cite(i.id if isinstance(i, Article) else i.article for i in items)

    def where(facts: Iterable[Fact], **conditions: Any) -> list[Fact]:
        """The facts that meet the conditions of a block's `where`."""
        import msgspec

        return list(select(tuple(facts), desk.by_id, msgspec.convert(conditions, Where)))

    def noi_den(key: str) -> str:
        """A cross-reference to a table, chart or annex by its key."""
        return templating.mark_ref(key)

    return {"so_lieu": so_lieu, "trich_dan": trich_dan, "nguon": nguon, "where": where, "noi_den": noi_den}
