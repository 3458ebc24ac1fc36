from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregating import article, figure
from tonghop import gazetteer, keys, yamlfile
from tonghop.settings import config_file

PLACES = (
    "cả nước", "tỉnh Vĩnh Phúc", "huyện Lập Thạch", "xã Quang Sơn, huyện Lập Thạch", "tỉnh Hậu Giang",
    "thành phố Vị Thanh", "tỉnh Bắc Kạn", "tỉnh Thái Nguyên", "tỉnh Cao Bằng", "Công ty A",
)  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("tập thể điển hình", "điển hình tập thể"),
        ("mô hình tập thể tiêu biểu", "mô hình tiêu biểu tập thể"),
        ("Mô hình  Tập thể", "mô hình tập thể"),
        ("cán bộ, đảng viên", "cán bộ đảng viên"),
        ("tổng số hộ nghèo", "hộ nghèo"),
        ("số hộ gia đình nghèo", "hộ nghèo"),
        ("“mô hình tập thể”", "mô hình tập thể"),
        ("TTHC cấp xã", "thủ tục hành chính cấp xã"),
    ],
)
def test_one_noun_in_two_ways(a: str, b: str) -> None:
    assert keys.noun_key(a) == keys.noun_key(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("mô hình tập thể", "mô hình cá nhân"),
        ("mô hình", "mô hình tập thể"),
        ("học sinh", "sinh học"),
        ("số hóa hồ sơ", "hóa hồ sơ"),
        ("hộ nghèo", "hộ cận nghèo"),
        ("ma", "má"),
    ],
)
def test_nouns_that_differ(a: str, b: str) -> None:
    assert keys.noun_key(a) != keys.noun_key(b)


@pytest.mark.parametrize(
    ("part", "whole", "wider"),
    [
        ("mô hình tập thể", "mô hình", True),
        ("mô hình tập thể tiêu biểu", "mô hình tiêu biểu", True),
        ("mô hình tập thể tiêu biểu", "mô hình tập thể", True),
        ("mô hình", "mô hình tập thể", False),
        ("mô hình", "mô hình", False),
        ("tập thể", "mô hình", False),
        ("hộ nghèo", "nghèo", False),
    ],
)
def test_a_kind_is_part_of_what_it_is_a_kind_of(part: str, whole: str, wider: bool) -> None:
    assert (keys.noun_key(whole) in keys.wider(keys.noun_key(part))) == wider


@given(st.text(max_size=60))
def test_any_text_has_a_key_that_is_its_own(text: str) -> None:
    key = keys.noun_key(text)
    assert keys.noun_key(key.replace("_", " ")) == key


def test_the_thesaurus_holds_what_it_says() -> None:
    tree, problems = yamlfile.load(config_file("lexicon", "thesaurus.yaml"), "thesaurus.yaml")
    assert problems == ()
    data = tree.data
    assert isinstance(data, dict)
    for group in data["synonyms"]:
        assert len({keys.noun_key(word) for word in group}) == 1, group
    for a, b in itertools.combinations(data["either_order"], 2):
        assert keys.noun_key(f"{a} {b}") == keys.noun_key(f"{b} {a}"), (a, b)
        assert keys.noun_key(a) != keys.noun_key(b), (a, b)
    for word in data["compounds"]:
        assert keys.noun_key(f"{word} mới").split()[0] == "_".join(word.split()), word
    for group in data["units"]:
        assert {keys.unit_key(unit) for unit in group} == {group[0]}, group
    for unit in data["not_additive"]:
        assert not keys.adds_up(unit), unit


@pytest.mark.parametrize(
    ("unit", "adds"),
    [
        (None, True),
        ("đồng", True),
        ("ha", True),
        ("km", True),
        ("%", False),
        ("đồng/năm", False),
        ("tuổi", False),
    ],
)
def test_what_adds_up(unit: str | None, adds: bool) -> None:
    assert keys.adds_up(unit) == adds


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("Số hộ nghèo giảm 12 hộ.", True),
        ("Số hộ nghèo giảm hơn 12 hộ.", True),
        ("Tăng thêm 12 hộ so với năm trước.", True),
        ("Cao hơn 12 hộ so với năm trước.", True),
        ("Số đảng viên tăng lên 12 đồng chí.", False),
        ("Số hộ nghèo giảm còn 12 hộ.", False),
        ("Giảm nghèo cho 12 hộ.", False),
        ("Có hơn 12 hộ.", False),
    ],
)
def test_a_rise_is_told_from_an_amount(sentence: str, change: bool) -> None:
    assert keys.is_change(figure("12", sentence=sentence)) == change


# ---------------------------------------------------------------- places and times


def test_a_place_has_one_id_for_all_its_names() -> None:
    assert keys.spot("TP Cần Thơ").id == keys.spot("thành phố Cần Thơ").id
    assert keys.spot("tỉnh Cao Bằng", None, False).id == keys.spot("tỉnh Cao Bằng", None, True).id
    assert keys.spot("tỉnh Thái Nguyên", None, False).id != keys.spot("tỉnh Thái Nguyên", None, True).id
    assert keys.spot("công ty a").id == keys.spot("Công ty A").id


def test_a_list_of_places_lies_in_what_holds_them_all() -> None:
    three = keys.spot("huyện Quang Bình, Xín Mần và Hoàng Su Phì")
    assert three.unit is None
    assert keys.inside(three, keys.spot("tỉnh Hà Giang"))
    assert not keys.inside(three, keys.spot("huyện Quang Bình"))
    assert not keys.inside(keys.spot("huyện Quang Bình, Văn Bàn"), keys.spot("tỉnh Hà Giang"))


def test_what_holds_a_place_on_both_maps() -> None:
    commune = keys.spot("xã Quang Sơn, huyện Lập Thạch", None, False)
    for name, new_map in (
        ("huyện Lập Thạch", False),
        ("tỉnh Vĩnh Phúc", False),
        ("tỉnh Phú Thọ", True),
        ("cả nước", None),
    ):
        assert keys.inside(commune, keys.spot(name, None, new_map)), name
    assert not keys.inside(commune, keys.spot("tỉnh Phú Thọ", None, False))


@given(st.sampled_from(PLACES), st.sampled_from(PLACES), st.booleans(), st.booleans())
def test_places_overlap_both_ways_and_parts_overlap_their_whole(a: str, b: str, x: bool, y: bool) -> None:
    one, two = keys.spot(a, None, x), keys.spot(b, None, y)
    assert keys.overlap(one, two) == keys.overlap(two, one)
    if keys.inside(one, two):
        assert keys.overlap(one, two)
        assert one.rank >= two.rank


@pytest.mark.parametrize(
    ("whole", "part", "holds", "shares"),
    [
        ("2017/2022", "2021", True, True),
        ("2021", "2017/2022", False, True),
        ("2021", "2021", True, True),
        ("2021", "2021-01/2021-12", True, True),
        ("../2023-04", "2021", True, True),
        ("2021/..", "2022/..", True, True),
        ("2021", "2022", False, False),
        ("2021", None, False, True),
        (None, None, True, True),
    ],
)
def test_how_times_nest(whole: str | None, part: str | None, holds: bool, shares: bool) -> None:
    assert keys.holds_time(whole, part) == holds
    assert keys.share_time(whole, part) == shares


def test_a_period_that_cannot_be_read_is_open() -> None:
    assert keys.span("năm ngoái") == (None, None)
    assert keys.period_key("năm ngoái") == "năm ngoái"
    assert keys.period_key("2021") == keys.period_key("2021-01/2021-12")


def test_the_map_of_an_article_is_that_of_its_day() -> None:
    assert keys.on_new_map(article("a", "2025-07-01")) is True
    assert keys.on_new_map(article("a", "2025-06-30")) is False
    assert keys.on_new_map(article("a", None)) is None
    assert keys.on_new_map(None) is None
    assert dt.timedelta(days=1) + keys.OLD_MAP == gazetteer.NEW_MAP


def test_words_sort_as_in_a_vietnamese_dictionary() -> None:
    words = [
        "an",
        "ăn",
        "ân",
        "bà",
        "bả",
        "bã",
        "bá",
        "bạ",
        "cá",
        "da",
        "đa",
        "e",
        "ê",
        "o",
        "ô",
        "ơ",
        "u",
        "ư",
    ]
    mixed = words[1::2] + words[::2]
    assert sorted(mixed, key=keys.collate) == words


def test_a_tone_by_itself_sorts() -> None:
    assert sorted(["y\u0301", "x\u0301", "x"], key=keys.collate) == ["x", "x\u0301", "y\u0301"]
