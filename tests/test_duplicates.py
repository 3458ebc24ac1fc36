import datetime as dt
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.duplicates import group, merge
from tonghop.model import Article, Line, Source

SUBJECTS = (
    "xã huyện tỉnh phong trào thi đua học tập làm theo gương Bác cán bộ đảng viên nhân dân xây dựng nông thôn mới"
    " kinh tế văn hóa giáo dục y tế giao thông thủy lợi chăn nuôi trồng trọt hợp tác xã mô hình điển hình"
    " tiên tiến khen thưởng"
)
WORDS = SUBJECTS.split()


def prose(seed: int, length: int = 200) -> str:
    out: list[str] = []
    digest = hashlib.sha256(str(seed).encode()).digest()
    while len(out) < length:
        out += [WORDS[byte % len(WORDS)] for byte in digest]
        digest = hashlib.sha256(digest).digest()
    return " ".join(out[:length]) + "."


def article(text: str, outlet: str | None = None, published: dt.date | None = None) -> Article:
    sha256 = hashlib.sha256(f"{text}{outlet}".encode()).hexdigest()
    lines = (Line(1, 0, len(text), "body"),) if text.strip() else ()
    outlets = (outlet,) if outlet else ()
    source = Source("a.txt", sha256, "text/plain")
    return Article(
        sha256[:16], source, text, None, lines, None, outlet, published, None, None, "news", outlets
    )


def test_a_wire_text_with_another_headline_and_a_sentence_less_is_one() -> None:
    text = prose(1)
    papers = [
        article(text),
        article("Tin mới nhất: " + text[:-60]),
        article(prose(2)),
        article(text + " Theo TTXVN."),
    ]
    assert group(papers) == [[0, 1, 3], [2]]


def test_a_copy_that_says_another_number_stands_alone() -> None:
    text = prose(1)
    papers = [
        article(text + " Cả xã có 30 mô hình, 12,5 tỷ đồng."),
        article(text + " Cả xã có 31 mô hình, 12,5 tỷ đồng."),
        article(text + " Cả xã có 30 mô hình."),
        article(text),
    ]
    assert group(papers) in ([[0, 2, 3], [1]], [[0, 2], [1, 3]])
    swapped = [article(text + " Có 30 hộ, 31 con."), article(text + " Có 31 hộ, 31 con.")]
    assert group(swapped) == [[0], [1]]
    assert group(papers[::-1]) in ([[0, 1, 3], [2]], [[0, 2], [1, 3]])


def test_texts_on_one_subject_stay_apart() -> None:
    papers = [article(prose(seed)) for seed in range(60)]
    assert group(papers) == [[index] for index in range(60)]


def test_one_article_carries_the_outlets_of_all() -> None:
    text = prose(1)
    papers = [
        article(text, "Báo Hòa An", dt.date(2024, 5, 3)),
        article(text + " Hết.", "TTXVN", dt.date(2024, 5, 2)),
        article(prose(2), "Báo Tân Hòa"),
        article(text, "Báo Hòa An"),
    ]
    (wire, other) = merge(papers)
    assert wire.outlets == ("Báo Hòa An", "TTXVN")
    assert (wire.text, wire.outlet, wire.published) == (text + " Hết.", "TTXVN", dt.date(2024, 5, 2))
    assert other is papers[2]


@pytest.mark.parametrize(
    "texts", [[], [""], ["", ""], ["", " "], ["Một."], ["Một.", "Một."], ["Một.", "Hai."]]
)
def test_short_and_empty_texts(texts: list[str]) -> None:
    groups = group([article(text) for text in texts])
    assert len(groups) == len(set(texts))


def test_many_copies_of_one_text_are_one_group() -> None:
    text = prose(1)
    assert len(group([article(text, f"Báo {number}") for number in range(300)])) == 1


TEXTS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 220)), max_size=8)


@given(TEXTS, st.data())
def test_an_exact_duplicate_changes_no_group_count(seeds: list[tuple[int, int]], data: st.DataObject) -> None:
    papers = [article(prose(seed, length)) for seed, length in seeds]
    before = group(papers)
    if papers:
        copy = papers[data.draw(st.integers(0, len(papers) - 1))]
        at = data.draw(st.integers(0, len(papers)))
        assert len(group([*papers[:at], copy, *papers[at:]])) == len(before)


@given(TEXTS)
def test_groups_part_the_articles(seeds: list[tuple[int, int]]) -> None:
    papers = [article(prose(seed, length)) for seed, length in seeds]
    groups = group(papers)
    assert sorted(index for members in groups for index in members) == list(range(len(papers)))
    assert len(merge(papers)) == len(groups)
