"""Patterns compiled late find what patterns find."""

from __future__ import annotations

import re

import pytest

from tonghop.patterns import lazy


def test_a_late_pattern_does_what_a_pattern_does() -> None:
    late, pattern = lazy(r"(?P<so>\d+) xã"), re.compile(r"(?P<so>\d+) xã")
    text = "3 xã và 5 xã"
    assert late.findall(text) == pattern.findall(text)
    assert [m.span("so") for m in late.finditer(text, 4)] == [m.span("so") for m in pattern.finditer(text, 4)]
    assert late.pattern == pattern.pattern


def test_what_is_wrong_with_it_is_told_when_it_is_asked() -> None:
    late = lazy("(")
    with pytest.raises(re.error):
        late.match("x")
