"""Every kind, mask and unit does what its own examples say."""

from __future__ import annotations

from decimal import Decimal
from types import ModuleType

import pytest

from articles import figures_of
from tonghop import lexicon, masks
from tonghop.kinds import KINDS
from tonghop.kinds.base import Example

EXAMPLES = [(module, example) for module in KINDS for example in module.EXAMPLES]
COUNTERS = [(module, text) for module in KINDS for text in module.COUNTER_EXAMPLES]


def kind(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


@pytest.mark.parametrize(("module", "example"), EXAMPLES, ids=lambda value: getattr(value, "text", ""))
def test_example(module: ModuleType, example: Example) -> None:
    found = figures_of(example.text)
    assert [figure.surface for figure in found] == [example.surface]
    figure = found[0]
    assert figure.kind == kind(module)
    assert figure.value == Decimal(example.value)
    assert figure.unit == example.unit
    assert figure.max == (None if example.max is None else Decimal(example.max))
    assert figure.of == (None if example.of is None else Decimal(example.of))
    assert figure.rule in {rule.id for rule in module.RULES}


@pytest.mark.parametrize(
    ("module", "text"), COUNTERS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_counter_example(module: ModuleType, text: str) -> None:
    assert kind(module) not in {figure.kind for figure in figures_of(text)}


@pytest.mark.parametrize("module", KINDS, ids=kind)
def test_a_kind_is_whole(module: ModuleType) -> None:
    assert module.__doc__
    assert module.RULES
    assert module.EXAMPLES
    assert module.COUNTER_EXAMPLES
    for rule in module.RULES:
        assert rule.doc
        assert rule.id.startswith(kind(module) + ".")


def test_rules_have_their_own_names() -> None:
    ids = [rule.id for module in KINDS for rule in module.RULES] + [mask.id for mask in masks.MASKS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("text"), [text for mask in masks.MASKS for text in mask.hidden])
def test_hidden(text: str) -> None:
    assert figures_of(text) == []


@pytest.mark.parametrize(("text"), [text for mask in masks.MASKS for text in mask.kept])
def test_kept(text: str) -> None:
    assert len(figures_of(text)) == 1


def test_plain_words_make_no_name() -> None:
    assert not masks.PLAIN & lexicon.last_words_of_heads()


@pytest.mark.parametrize("mask", masks.MASKS, ids=lambda mask: mask.id)
def test_a_mask_is_whole(mask: masks.Mask) -> None:
    assert mask.doc
    assert mask.hidden


@pytest.mark.parametrize("name", lexicon.units())
def test_unit(name: str) -> None:
    unit = lexicon.units()[name]
    found = figures_of(unit.example)
    assert len(found) == 1
    expected = "%" if name == "phần trăm" else name
    assert found[0].unit == expected
    assert name in unit.example
