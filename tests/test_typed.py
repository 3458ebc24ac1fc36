"""Wrong values are told at their place, with what stands there and how it should have been written."""

from __future__ import annotations

import msgspec
import pytest

from tonghop import typed, yamlfile


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    names: tuple[str, ...] = ()
    sizes: dict[str, int] = {}


@pytest.mark.parametrize(
    ("text", "line", "column", "found", "hint"),
    [
        ("names:\n- a\n- Lưu: VT, VP\n", 3, 3, typed.WORDS["object"], '"Lưu: VT, VP"'),
        ("names:\n- a\n- 5\n", 3, 3, "“5”", None),
        ("names: a\n", 1, 8, "“a”", None),
        ("names: [[a]]\n", 1, 9, typed.WORDS["array"], None),
        ("sizes: {a: x}\n", 1, 8, typed.WORDS["object"], None),
    ],
)
def test_a_wrong_value(text: str, line: int, column: int, found: str, hint: str | None) -> None:
    tree, _ = yamlfile.parse(text, "a.yaml")
    shape, (problem,) = typed.convert(tree, (), tree.data, Shape)
    assert shape is None
    assert (problem.code, problem.where.line, problem.where.column) == ("SPEC013", line, column)
    assert (problem.values["found"], problem.hint) == (found, hint)
