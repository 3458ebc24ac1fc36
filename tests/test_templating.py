"""Templates read facts in bounded time and size, and can do nothing else."""

from __future__ import annotations

import sys

import pytest

from tonghop import templating
from tonghop.model import Cite, Ref, Run
from tonghop.problems import UsageError, Where

WHERE = Where("x.yaml", 3, 5)
ENV = templating.environment({})


def render(source: str, seconds: float = 5.0, **values: object) -> str:
    return templating.render(ENV, source, values, WHERE, seconds)


def test_counts_print_as_offices_write_them() -> None:
    assert render("{{ n | so }} bài, {{ m | so }} hộ", n=5, m=1234) == "05 bài, 1.234 hộ"


def test_concatenation_still_works() -> None:
    assert render("{{ 'a' ~ n ~ 'b' }}{% if 'x' ~ 'y' == 'xy' %}!{% endif %}", n=3) == "a3b!"


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ 'a'.ljust(1000000000) }}",
        "{{ 'a' * 1000000000 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 10 ** 100 ** 100 }}",
        "{{ range(10 ** 9) | list }}",
        "{{ missing }}",
        "{{ 'a' | center(1000000000) }}",
        "{{ 'a' | format }}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}" + "x" * 100 + "{% endfor %}",
        "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
        "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a + a %}" * 40 + "{{ a }}",
        "{{ 1 / 0 }}",
        "{% include 'x' %}",
        "{{ cycler }}",
        "{% if %}",
    ],
)
def test_harm_is_refused_with_its_place(source: str) -> None:
    with pytest.raises(UsageError) as caught:
        render(source, seconds=0.3)
    assert [(p.code, p.where) for p in caught.value.problems] == [("SPEC020", WHERE)]


def test_an_error_names_the_line_of_the_template() -> None:
    with pytest.raises(UsageError) as caught:
        render("một\nhai\n{{ missing }}\n")
    assert caught.value.problems[0].values["line"] == "3"


def test_the_trace_function_is_put_back() -> None:
    before = sys.gettrace()
    render("{{ 1 }}")
    assert sys.gettrace() is before


def test_marks_become_runs_citations_and_references() -> None:
    text = f"Có {templating.FACT}F1|191{templating.CLOSE} mô hình {templating.mark_cite(['a', 'b'])}, xem "
    text += templating.mark_ref("bang1") + "."
    assert templating.inlines(text, lambda ids: (Cite((1, 2)),) if ids == ("a", "b") else ()) == (
        Run("Có "),
        Run("191", fact_ids=("F1",)),
        Run(" mô hình "),
        Cite((1, 2)),
        Run(", xem "),
        Ref("bang1"),
        Run("."),
    )


def test_blank_lines_part_paragraphs_and_spaces_become_single() -> None:
    assert templating.paragraphs("một\n  hai\n\n \nba  bốn\n") == ["một hai", "ba bốn"]


def test_a_template_file_is_named_without_a_path(tmp_path: object) -> None:
    from pathlib import Path

    base = Path(str(tmp_path))
    (base / "a.j2").write_text("xin chào", "utf-8")
    assert templating.source_of("a.j2", base, base / "none", WHERE) == "xin chào"
    for name in ("../a.j2", "b.j2", "/etc/passwd"):
        with pytest.raises(UsageError):
            templating.source_of(name, base, base / "none", WHERE)
