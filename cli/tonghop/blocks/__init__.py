"""Blocks, the pieces of a report: a module has `NAME`, `SCALAR`, `Options`, `compose(options, desk, where)`.

Adding a block: its module here, and a line in `MODULES`. `SCALAR` names the option that a plain text
value stands for, `None` where a block takes none.
"""

from __future__ import annotations

from types import ModuleType

from tonghop.blocks import articles, changes, contents, figures, passages, quotations, sources, text

MODULES: tuple[ModuleType, ...] = (text, figures, quotations, passages, articles, changes, contents, sources)

BLOCKS: dict[str, ModuleType] = {module.NAME: module for module in MODULES}
