"""The report's own words."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop import identity, wording


@pytest.mark.parametrize("module", [wording, identity])
def test_examples_in_docstrings(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted and not result.failed


def test_an_excerpt_is_whole_sentences_and_marks_its_gaps() -> None:
    text = "Câu một có năm chữ. Câu hai cũng vậy thôi. Câu ba không kém gì."
    assert wording.excerpt(text, 100) == (text, text.replace(". ", ".|").split("|"))
    assert wording.excerpt(text, 8)[0] == "Câu một có năm chữ. (…)"
    shown, used = wording.excerpt(text, 100, {"Câu hai cũng vậy thôi."})
    assert shown == "Câu một có năm chữ. (…) Câu ba không kém gì."
    assert used == ["Câu một có năm chữ.", "Câu ba không kém gì."]
    assert wording.excerpt(text, 100, {"Câu một có năm chữ."})[0].startswith("Câu hai")
    assert wording.excerpt(text, 100, {"Câu một có năm chữ."}, opening_mark=True)[0].startswith("(…) Câu hai")
    assert wording.excerpt("Một câu.", 9, {"Một câu."}) == ("", [])


def test_a_cut_never_falls_inside_a_number_or_marks() -> None:
    text = "Toàn tỉnh có 1.234,5 ha lúa, “một, hai, ba, bốn” và nhiều thứ khác nữa"
    assert wording.shorten(text, 9) == "Toàn tỉnh có 1.234,5 ha lúa (…)"
    assert wording.shorten(text, 4) == text


def test_an_excerpt_never_cuts_a_pair_of_marks() -> None:
    text = "Ông nói: “Câu một dài năm chữ. Câu hai cũng thế.” Rồi ông về. Hết."
    assert wording.excerpt(text, 9)[0] == "Ông nói: “Câu một dài năm chữ. Câu hai cũng thế.” (…)"
    assert wording.excerpt(text, 9, {"Câu hai cũng thế.”"})[0] == "Rồi ông về. Hết."


@given(st.text(alphabet="abc ,;.1“”", max_size=200), st.integers(1, 30))
def test_a_shortened_text_is_a_prefix_of_it(text: str, words: int) -> None:
    shown = wording.shorten(text, words)
    assert text.startswith(shown.removesuffix(" " + wording.CUT))


@pytest.mark.parametrize(
    ("role", "organization", "shown"),
    [
        ("Trưởng Ban Tuyên giáo", "Thành ủy Vị Thanh", "Trưởng Ban Tuyên giáo Thành ủy Vị Thanh"),
        (
            "Bí thư T.Ư Đảng, Trưởng Ban Tuyên giáo T.Ư",
            None,
            "Bí thư Trung ương Đảng, Trưởng Ban Tuyên giáo Trung ương",
        ),
        ("Chủ tịch UBND xã Lục Hồn", "UBND xã Lục Hồn", "Chủ tịch UBND xã Lục Hồn"),
        (None, "Sở Y tế", "Sở Y tế"),
        (None, None, ""),
    ],
)
def test_posts_name_the_body_once(role: str | None, organization: str | None, shown: str) -> None:
    assert wording.post(role, organization) == shown
