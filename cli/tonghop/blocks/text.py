"""Text: paragraphs of one's own, a Jinja2 template over the articles and facts.

A blank line parts paragraphs. Variables: articles, figures, quotations, passages, report, as_of, first and
last (days of publication), undated (how many articles show no day). Filters: count, so (05, 1.234), ngay
(19/5/2022), ngay_dai, so_lieu (a figure with its source), trich_dan (a quotation with its source), nguon (the
source alone), where (conditions as in a block's `where`), noi_den (a cross-reference).
"""

from __future__ import annotations

from tonghop.blocks.base import Composed, Desk
from tonghop.blocks.base import Options as BaseOptions
from tonghop.problems import Where

NAME = "text"
SCALAR = "body"


class Options(BaseOptions, frozen=True, kw_only=True):
    """`body` is the template itself; `template` names a file instead."""

    body: str | None = None


def compose(options: Options, desk: Desk, where: Where) -> Composed:
    """The paragraphs of the template. Raises `UsageError`, located, where it fails."""
    return desk.templated(options.template, options.body, {}, where, options.cite), ()
