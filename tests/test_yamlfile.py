"""YAML 1.2 meanings, positions, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop import yamlfile
from tonghop.problems import Where


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("1:30", "1:30"),
        ("true", True),
        ("null", None),
        ("~", None),
        ("12", 12),
        ("-3", -3),
        ("1.5", 1.5),
        ("'12'", "12"),
        ("2024-06-30", "2024-06-30"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
    ],
)
def test_scalars_have_the_meaning_of_the_core_schema(text: str, value: object) -> None:
    tree, problems = yamlfile.parse(f"a: {text}", "x.yaml")
    assert problems == ()
    assert tree.data == {"a": value}


def test_values_and_keys_know_their_place() -> None:
    tree, _ = yamlfile.parse("a:\n  - b: 1\n    c: 2\n", "x.yaml")
    assert tree.values[("a", 0, "c")] == Where("x.yaml", 3, 8)
    assert tree.keys[("a", 0, "c")] == Where("x.yaml", 3, 5)
    assert tree.where(("a", 0, "missing")) == Where("x.yaml", 2, 5)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "SPEC002", 3),
        ("a: &x 1\nb: *x\n", "SPEC004", 2),
        ("a: !!python/object/apply:os.system [ls]\n", "SPEC005", 1),
        ("? [1, 2]\n: 3\n", "SPEC003", 1),
        ("a: [1, 2\n", "SPEC001", 2),
        ("a: \x01\n", "SPEC001", 1),
        ("[" * 60 + "]" * 60, "SPEC006", 1),
    ],
)
def test_what_can_do_harm_is_refused_where_it_stands(text: str, code: str, line: int) -> None:
    _, problems = yamlfile.parse(text, "x.yaml")
    assert [(p.code, p.where.line) for p in problems] == [(code, line)]


def test_aliases_that_multiply_are_refused_at_once() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join(f'*l{n - 1}' for _ in range(9))}]\n" for n in range(1, 10))
    _, problems = yamlfile.parse("l0: &l0 [lol]\n" + levels, "x.yaml")
    assert [p.code for p in problems] == ["SPEC004"]


@given(st.text(max_size=200))
def test_any_text_gives_a_tree_or_problems(text: str) -> None:
    tree, problems = yamlfile.parse(text, "x.yaml")
    assert tree.data is None or isinstance(tree.data, (dict, list, str, int, float)) or problems
