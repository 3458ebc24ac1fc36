"""The one table of checks: the name a rule gives in `check:` → the function that runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tonghop.lint import (
    checks_body,
    checks_close,
    checks_front,
    checks_number,
    checks_page,
    checks_report,
    checks_text,
)
from tonghop.lint.components import Layout
from tonghop.lint.rules import Hit, Rule

Check = Callable[[Layout, Rule], Iterator[Hit]]

CHECKS: dict[str, Check] = {
    **checks_page.CHECKS,
    **checks_front.CHECKS,
    **checks_number.CHECKS,
    **checks_body.CHECKS,
    **checks_close.CHECKS,
    **checks_text.CHECKS,
    **checks_report.CHECKS,
}
