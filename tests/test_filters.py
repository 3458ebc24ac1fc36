from __future__ import annotations

from typing import Any

import pytest

import aggregating
from tonghop import filters, messages
from tonghop.filters import Where
from tonghop.model import Article, Figure, Passage, Quotation
from tonghop.problems import Where as At

ARTICLES: dict[str, Article] = {
    "a": aggregating.article(
        "a", "2022-01-05", outlet="Báo Hậu Giang", place="thành phố Vị Thanh", text="Nêu gương."
    ),
    "b": aggregating.article(
        "b", "2023-06-12", outlet="Báo Bắc Giang", place="tỉnh Bắc Giang", form="interview"
    ),
}

FIGURES: tuple[Figure, ...] = (
    aggregating.figure("94", 1, "a", noun="mô hình tập thể", place="thành phố Vị Thanh", period="2021"),
    aggregating.figure(
        "hơn 13 nghìn", 2, "b", noun="việc đã đăng ký", place="tỉnh Bắc Giang", period="2021/2022"
    ),
    aggregating.figure(
        "gần 97", 3, "b", noun="việc đã đăng ký", unit="%", place="tỉnh Bắc Giang", period="2021/2022"
    ),
    aggregating.figure(
        "1 - 2", 4, "b", noun="việc làm theo", status="norm", sentence="Mỗi đảng viên 1 - 2 việc mới."
    ),
    aggregating.figure(
        "5 tỷ", 5, "a", noun="kinh phí", unit="đồng", place="tỉnh Hậu Giang", period="2021-04"
    ),
)


def quotation(number: int, article: str, **fields: Any) -> Quotation:
    stated = {
        "surface": "Phải nêu gương.",
        "kind": "direct",
        "rule": "q",
        "speaker": "Lê Hồng Khuê",
        "speaker_kind": "person",
        "role": "Trưởng Ban Tuyên giáo",
        "organization": "Thành ủy Vị Thanh",
        "cue": "cho rằng",
        "sentence": "Đồng chí Lê Hồng Khuê cho rằng phải nêu gương.",
        **fields,
    }
    return Quotation(id=f"Q{number}", article=article, line=1, start=number, end=number + 5, **stated)


QUOTATIONS = (
    quotation(1, "a"),
    quotation(2, "b", kind="reported", speaker="Phùng Thế Hải", role="Bí thư", organization=None),
)
PASSAGES = (
    Passage("P1", "a", 1, 0, 5, "Kết quả nổi bật.", "body", "result"),
    Passage("P2", "b", 2, 0, 5, "Còn hạn chế.", "lead", "limitation", place="xã Quang Sơn, huyện Lập Thạch"),
)


@pytest.mark.parametrize(
    ("criteria", "chosen"),
    [
        ({}, "12345"),
        ({"about": "mô hình"}, "1"),
        ({"about": "MÔ HÌNH"}, "1"),
        ({"about": ("mô hình", "đăng ký")}, "123"),
        ({"about": "mo hinh"}, ""),
        ({"about": "hình tập"}, "1"),
        ({"about": "ình tập"}, ""),
        ({"about": "đảng viên"}, ""),
        ({"text": "đảng viên"}, "4"),
        ({"text": "đảng  viên"}, "4"),
        ({"place": "tỉnh Hậu Giang"}, "15"),
        ({"place": "thành phố Vị Thanh"}, "1"),
        ({"place": "TP Vị Thanh"}, "1"),
        ({"place": "cả nước"}, "1235"),
        ({"place": ("tỉnh Bắc Giang", "thành phố Vị Thanh")}, "123"),
        ({"place": "tỉnh Bắc Ninh"}, "23"),
        ({"place": "Không Đâu Cả"}, ""),
        ({"period": "2021"}, "15"),
        ({"period": 2021}, "15"),
        ({"period": "2021/2022"}, "1235"),
        ({"period": "../2021"}, "15"),
        ({"period": "2022/.."}, ""),
        ({"status": "norm"}, "4"),
        ({"status": ("norm", "target")}, "4"),
        ({"unit": "%"}, "3"),
        ({"unit": "phần trăm"}, "3"),
        ({"unit": ("đồng", "%")}, "35"),
        ({"modifier": "over"}, "2"),
        ({"modifier": ("over", "under")}, "23"),
        ({"kind": "count"}, "12345"),
        ({"outlet": "Báo Bắc Giang"}, "234"),
        ({"outlet": "bắc giang"}, "234"),
        ({"form": "interview"}, "234"),
        ({"text": "13 nghìn"}, "2"),
        ({"text": "đăng ký"}, "23"),
        ({"about": "đăng ký", "unit": "%"}, "3"),
        ({"speaker": "Lê Hồng Khuê"}, ""),
        ({"rubric": "result"}, ""),
    ],
)
def test_which_figures_a_filter_lets_through(criteria: dict[str, Any], chosen: str) -> None:
    got = filters.select(FIGURES, ARTICLES, Where(**criteria))
    assert "".join(figure.id[-1] for figure in got) == chosen


@pytest.mark.parametrize(
    ("criteria", "chosen"),
    [
        ({"about": "nêu gương"}, "12"),
        ({"speaker": "Khuê"}, "1"),
        ({"speaker": ("Khuê", "Hải")}, "12"),
        ({"role": "tuyên giáo"}, "1"),
        ({"role": "Vị Thanh"}, "1"),
        ({"kind": ("direct", "answer")}, "1"),
        ({"place": "tỉnh Hậu Giang"}, "1"),
        ({"period": "2023"}, "2"),
        ({"unit": "%"}, ""),
    ],
)
def test_which_quotations_a_filter_lets_through(criteria: dict[str, Any], chosen: str) -> None:
    got = filters.select(QUOTATIONS, ARTICLES, Where(**criteria))
    assert "".join(quotation.id[-1] for quotation in got) == chosen


@pytest.mark.parametrize(
    ("criteria", "chosen"),
    [
        ({"rubric": "limitation"}, "2"),
        ({"rubric": ("limitation", "result")}, "12"),
        ({"role": "body"}, "1"),
        ({"place": "tỉnh Vĩnh Phúc"}, "2"),
        ({"place": "tỉnh Hậu Giang"}, "1"),
        ({"text": "hạn chế"}, "2"),
        ({"modifier": "over"}, ""),
    ],
)
def test_which_passages_a_filter_lets_through(criteria: dict[str, Any], chosen: str) -> None:
    got = filters.select(PASSAGES, ARTICLES, Where(**criteria))
    assert "".join(passage.id[-1] for passage in got) == chosen


@pytest.mark.parametrize(
    ("criteria", "chosen"),
    [
        ({}, "ab"),
        ({"about": "nêu gương"}, "a"),
        ({"about": "Bài b"}, "b"),
        ({"place": "tỉnh Hậu Giang"}, "a"),
        ({"period": "2023"}, "b"),
        ({"form": "interview"}, "b"),
        ({"outlet": "Hậu Giang"}, "a"),
        ({"rubric": "result"}, ""),
    ],
)
def test_which_articles_a_filter_lets_through(criteria: dict[str, Any], chosen: str) -> None:
    assert (
        "".join(article.id for article in filters.select_articles(ARTICLES.values(), Where(**criteria)))
        == chosen
    )


def test_facts_of_unknown_articles_meet_no_criterion() -> None:
    assert filters.select(FIGURES, {}, Where(period="2021")) == ()


@pytest.mark.parametrize(
    ("criteria", "code", "said"),
    [
        ({"about": "cà phê"}, "AGG051", "about: cà phê"),
        ({"place": ("tỉnh Cao Bằng", "tỉnh Hà Giang")}, "AGG051", "tỉnh Cao Bằng, tỉnh Hà Giang"),
        ({"about": "mô hình", "unit": "%"}, "AGG050", "about, unit"),
        ({"speaker": "Khuê"}, "AGG052", "speaker"),
        ({"period": "năm ngoái"}, "AGG061", "năm ngoái"),
    ],
)
def test_a_filter_that_chooses_nothing_says_why(criteria: dict[str, Any], code: str, said: str) -> None:
    where = Where(**criteria)
    assert filters.select(FIGURES, ARTICLES, where) == ()
    problem = filters.nothing_found(FIGURES, ARTICLES, where, At("spec.yaml", 7, 9))
    assert (problem.code, problem.where) == (code, At("spec.yaml", 7, 9))
    assert said in messages.describe(problem, "vi")
    assert messages.describe(problem, "en")


def test_nothing_to_choose_from() -> None:
    assert filters.nothing_found((), ARTICLES, Where(), At("spec.yaml")).code == "AGG050"
