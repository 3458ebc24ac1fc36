"""Places: names in their spellings, how units nest and regroup across both maps, mentions in a text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop import gazetteer, places
from tonghop.gazetteer import COUNTRY, Level, Unit

OLD, NEW = dt.date(2024, 6, 30), dt.date(2025, 7, 1)
EVERY = sorted([*gazetteer.table("units").rows, *gazetteer.table("communes").rows])
units = st.one_of(st.just("VN"), st.sampled_from(EVERY)).map(gazetteer.unit)


def unit(name: str, within: str | None = None, on: dt.date | None = None) -> Unit:
    found = places.resolve(name, within, on)
    assert found is not None, name
    return found


@pytest.mark.parametrize(
    ("name", "official"),
    [
        *(
            (name, "Thành phố Hồ Chí Minh")
            for name in ("TP.HCM", "TPHCM", "TP. HCM", "TP Hồ Chí Minh", "HCM")
        ),
        ("Bắc Cạn", "tỉnh Bắc Kạn"),
        *((name, "tỉnh Đắk Lắk") for name in ("Đắk Lắk", "Đăk Lăk", "tỉnh Đắc Lắc", "Tỉnh ĐẮK LẮK")),
        *((name, "tỉnh Hòa Bình") for name in ("Hoà Bình", "tỉnh Hòa Bình")),
        *((name, "tỉnh Bà Rịa - Vũng Tàu") for name in ("Bà Rịa – Vũng Tàu", "Bà Rịa-Vũng Tàu", "BR-VT")),
        *((name, "tỉnh Thừa Thiên Huế") for name in ("Thừa Thiên - Huế", "TT-Huế")),
        *((name, "cả nước") for name in ("cả nước", "Toàn quốc", "Việt Nam", "nước ta")),
        *((name, "Quận 12") for name in ("Quận 12", "quận 12", "Q.12")),
        ("Thủ đô Hà Nội", "thành phố Hà Nội"),
        ("Bắc Kạn", "tỉnh Bắc Kạn"),
        ("TP Cần Thơ", "thành phố Cần Thơ"),
        ("Mĩ Tho", "thành phố Mỹ Tho"),
        ("huyện Ia H’Drai", "huyện Ia H'Drai"),
        ("quận Hoàng Mai (cũ)", "quận Hoàng Mai"),
        ("thị xã Phổ Yên", "thành phố Phổ Yên"),
        ("xã Lục Hồn, huyện Bình Liêu", "xã Lục Hồn"),
        ("xã Lục Hồn (Bình Liêu)", "xã Lục Hồn"),
    ],
)
def test_a_name_in_any_spelling_is_its_unit(name: str, official: str) -> None:
    assert unit(name).name == official
    assert unit(official).name == official


@pytest.mark.parametrize(
    "name",
    [
        "",
        "tỉnh",
        "12",
        "ấp Phú Mỹ",
        "xã Tân An",
        "Công ty Hoa Sen",
        "tỉnh Nơi Nào",
        "Hội Doanh nghiệp Quận 12",
    ],
)
def test_what_is_no_unit_or_could_be_several_stays_open(name: str) -> None:
    assert places.resolve(name) is None


@pytest.mark.parametrize(
    ("name", "units"),
    [
        (
            "huyện Quang Bình, Xín Mần, Hoàng Su Phì",
            ["huyện Quang Bình", "huyện Xín Mần", "huyện Hoàng Su Phì"],
        ),
        ("huyện Quang Bình và huyện Xín Mần", ["huyện Quang Bình", "huyện Xín Mần"]),
        ("tỉnh Bà Rịa – Vũng Tàu, Đồng Nai", ["tỉnh Bà Rịa - Vũng Tàu", "tỉnh Đồng Nai"]),
        ("quận 1, 3", ["Quận 1", "Quận 3"]),
        ("huyện Quang Bình và Nơi Nào", []),
        ("huyện Quang Bình", []),
    ],
)
def test_a_list_is_no_unit_but_all_of_its_members(name: str, units: list[str]) -> None:
    assert [member.name for member in places.members(name)] == units
    assert (places.resolve(name) is None) == (name != "huyện Quang Bình")


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("xã Linh Thông, Định Hóa", "xã Linh Thông"),
        ("huyện Cao Lãnh, Đồng Tháp", "huyện Cao Lãnh"),
        ("thành phố Nam Định, Nam Định", "thành phố Nam Định"),
        ("huyện Đông Anh (Hà Nội)", "huyện Đông Anh"),
        ("thị xã Sơn Tây, Hà Nội", "thị xã Sơn Tây"),
    ],
)
def test_what_a_unit_lies_in_is_no_list(name: str, official: str) -> None:
    assert unit(name).name == official


def test_the_province_around_settles_which_commune_is_meant() -> None:
    homes: dict[str, set[str]] = {}
    for code, (_, name, *_) in gazetteer.table("communes").rows.items():
        if code.startswith("63"):
            homes.setdefault(name, set()).add(gazetteer.province(code))
    shared = sorted(name for name, provinces in homes.items() if len(provinces) > 1)
    assert len(shared) > 1000
    for name in shared[::100]:
        assert places.resolve(name, None, OLD) is None
        for province in homes[name]:
            found = places.resolve(name, gazetteer.unit(province).name, OLD)
            assert found is None or province in found.parents
        other = next(u for u in ("tỉnh Hà Giang", "tỉnh Cà Mau") if unit(u).code not in homes[name])
        assert places.resolve(name, other, OLD) is None


def test_the_map_of_the_day_decides_the_era() -> None:
    assert unit("tỉnh Thái Nguyên", None, OLD).era == "63"
    assert unit("tỉnh Thái Nguyên", None, NEW).era == "34"
    # What a map lacks is sought in the other: articles tell of units gone and units to come.
    assert unit("tỉnh Bắc Kạn", None, NEW).era == "63"
    assert unit("thành phố Huế", None, NEW).level == "province"
    assert unit("thành phố Huế", None, OLD).level == "district"


def test_places_nest_within_a_map_and_across_both() -> None:
    bac_kan, old, new = unit("tỉnh Bắc Kạn"), unit("tỉnh Thái Nguyên"), unit("tỉnh Thái Nguyên", None, NEW)
    assert places.contains(new, bac_kan)
    assert places.contains(new, old)
    assert not places.contains(old, new)
    assert places.contains(COUNTRY, new)
    assert places.contains(unit("tỉnh Quảng Ninh"), unit("xã Lục Hồn"))
    assert places.contains(unit("tỉnh Quảng Ninh", None, NEW), unit("huyện Bình Liêu"))
    # Left as it was by the new map: the same land, not a larger one.
    hanoi, hanoi_now = unit("Hà Nội", None, OLD), unit("Hà Nội", None, NEW)
    assert places.same(hanoi, hanoi_now)
    assert not places.contains(hanoi_now, hanoi)
    assert places.overlaps(hanoi, hanoi_now)
    assert not places.overlaps(hanoi, bac_kan)


@pytest.mark.parametrize(
    ("name", "level", "as_of", "expected"),
    [
        ("tỉnh Bắc Kạn", "province", NEW, "tỉnh Thái Nguyên"),
        ("tỉnh Bắc Kạn", "province", OLD, "tỉnh Bắc Kạn"),
        ("huyện Bình Liêu", "province", NEW, "tỉnh Quảng Ninh"),
        ("xã Lục Hồn", "district", OLD, "huyện Bình Liêu"),
        ("thành phố Vị Thanh", "province", NEW, "thành phố Cần Thơ"),
        ("thành phố Vị Thanh", "province", OLD, "tỉnh Hậu Giang"),
        ("huyện Lập Thạch", "country", NEW, "cả nước"),
        ("huyện Bình Liêu", "commune", NEW, None),
        ("cả nước", "province", NEW, None),
    ],
)
def test_regrouping_by_the_map_of_a_day(
    name: str, level: Level, as_of: dt.date, expected: str | None
) -> None:
    found = places.regroup(unit(name, None, OLD), level, as_of)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("TP Cần Thơ", "thành phố Cần Thơ"),
        ("toàn quốc", "cả nước"),
        ("Xã Tân An", "xã Tân An"),
        ("TT. Tân An", "thị trấn Tân An"),
        ("Q.12", "Quận 12"),
        ("Công ty Hoa Sen", "Công ty Hoa Sen"),
        ("ấp  Phú Mỹ", "ấp Phú Mỹ"),
        ("xã Lục Hồn, huyện Bình Liêu", "xã Lục Hồn, huyện Bình Liêu"),
    ],
)
def test_one_spelling_in_a_report(name: str, shown: str) -> None:
    assert places.display(name) == shown
    assert places.display(shown) == shown


def test_places_sort_from_large_to_small() -> None:
    names = ["thôn Đông", "xã Lục Hồn", "huyện Bình Liêu", "tỉnh Quảng Ninh", "cả nước"]
    assert sorted(names, key=places.rank) == names[::-1]


@given(units, units)
def test_to_contain_is_strict(a: Unit, b: Unit) -> None:
    assert not places.contains(a, a)
    assert not (places.contains(a, b) and places.contains(b, a))
    if places.contains(a, b):
        assert places.overlaps(a, b)
        assert places.overlaps(b, a)
        assert not places.same(a, b)


def holders(a: Unit) -> list[Unit]:
    """Units that hold `a`, on either map."""
    around = [*map(gazetteer.unit, a.parents)]
    for level in ("commune", "district", "province"):
        around += [found for day in (OLD, NEW) if (found := places.regroup(a, level, day))]
    return [found for found in around if places.contains(found, a)]


@given(units)
def test_to_contain_is_transitive(c: Unit) -> None:
    for b in holders(c):
        for a in holders(b):
            assert places.contains(a, c)


@given(units)
def test_a_unit_lies_in_its_parents_and_in_its_new_province(a: Unit) -> None:
    for code in a.parents:
        assert places.contains(gazetteer.unit(code), a)
    if a.level != "country":
        province = places.regroup(a, "province", NEW)
        assert province is not None
        assert places.contains(province, a) or places.same(province, a) or province == a


@given(units, st.sampled_from(["country", "province", "district", "commune"]), st.sampled_from([OLD, NEW]))
def test_regrouping_twice_is_regrouping_once(a: Unit, level: Level, as_of: dt.date) -> None:
    once = places.regroup(a, level, as_of)
    if once is not None:
        assert once.level == level
        assert places.regroup(once, level, as_of) == once
        assert once == a or places.contains(once, a) or places.same(once, a)


@given(units)
def test_the_official_name_with_its_parents_is_the_unit(a: Unit) -> None:
    within = gazetteer.unit(a.parents[0]).name if a.parents else None
    found = places.resolve(a.name, within, OLD if a.era == "63" else NEW)
    # A district may hold a town and a commune of one name, of which nothing but the class tells.
    assert found is None or gazetteer.fold(found.name) == gazetteer.fold(a.name)


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    places.resolve(text)
    places.rank(text)
    assert isinstance(places.display(text), str)
    for span in places.scan(text):
        assert 0 <= span.start < span.end <= len(text)


# What follows the name is no part of it, and what looks like a name is none.
MENTIONS = [
    # class words shortened, and what only looks like them
    ("trên địa bàn TX An Nhơn", ["TX An Nhơn"]),
    ("ở Q.1, Q.Bình Thạnh và H. Hóc Môn", ["Q.1", "Q.Bình Thạnh", "H. Hóc Môn"]),
    ("tại P.5, X.Bình Hưng và TT Kiến Giang", ["P.5", "X.Bình Hưng", "TT Kiến Giang"]),
    ("TT Y tế, Sở TT-TT, phòng P.101, ông H. Ngọc Thảo, T.H. Kiên, trao đổi với P.V của TX. Các cấp", []),
    # roads and lines run between places
    ("nối cao tốc Đà Nẵng - Quảng Ngãi với cao tốc TP.HCM - Trung Lương", []),
    ("xe chạy tuyến Hà Giang - Cao Bằng; cao tốc Túy Loan – Quảng Ngãi", []),
    ("giữa Hà Giang - Cao Bằng", ["Hà Giang", "Cao Bằng"]),
    ("Chủ tịch Mặt trận tỉnh Bắc Kạn Đỗ Thị A cho biết", ["tỉnh Bắc Kạn"]),
    ("Trưởng ấp Phú Mỹ Đỗ Văn B", ["ấp Phú Mỹ"]),
    ("Bí thư Đảng ủy xã Đạo Viện Nguyễn Đình C", ["xã Đạo Viện"]),
    ("Bí thư Đảng ủy xã Nguyễn Đình C", []),
    ("Bí thư Huyện ủy Phan Văn D", []),
    ("phường Nguyễn Văn Cừ", ["phường Nguyễn Văn Cừ"]),
    ("Thành ủy Vị Thanh và Tỉnh ủy Bắc Giang", ["thành phố Vị Thanh", "tỉnh Bắc Giang"]),
    ("Giám đốc Sở GD&ĐT Hà Nội Trần Thế E", ["Hà Nội"]),
    ("TP.HCM, TPHCM và TP Hồ Chí Minh", ["TP.HCM", "TPHCM", "TP Hồ Chí Minh"]),
    ("theo gương Chủ tịch Hồ Chí Minh", []),
    ("Bà Rịa - Vũng Tàu, Thừa Thiên - Huế", ["Bà Rịa - Vũng Tàu", "Thừa Thiên - Huế"]),
    ("Quận 12, phường 5, Khu phố 3", ["Quận 12", "phường 5", "Khu phố 3"]),
    ("thôn Tân Bình 2, xã Đắk Hòa (Đắk Song)", ["thôn Tân Bình 2", "xã Đắk Hòa", "Đắk Song"]),
    ("Thái Bình Dương; anh Nguyễn Hòa Bình; Báo Bắc Giang", []),
    ("xã hội, xã NTM kiểu mẫu, thành phố thông minh", []),
    ("trên địa bàn TP. Các cấp Hội đã góp", []),
    ("dân số Việt Nam; Hội Nhà báo Việt Nam", ["Việt Nam"]),
    ("Thủ đô có 5 quận", ["Hà Nội"]),
    ("các huyện Ba Vì, Sóc Sơn", ["huyện Ba Vì", "Sóc Sơn"]),
    ("Qui Nhơn, Thuỷ Nguyên, Bắc Cạn, Cư M’gar", ["Qui Nhơn", "Thuỷ Nguyên", "Bắc Cạn", "Cư M’gar"]),
    ("nhà máy Bình An Hải Phòng; xi măng Hải phòng", []),
    ("thị xã Sơn Tây, Thị Xã Hội An", ["thị xã Sơn Tây", "xã Hội An"]),
]


@pytest.mark.parametrize(("text", "names"), MENTIONS)
def test_mentions(text: str, names: list[str]) -> None:
    assert [span.name for span in places.scan(text)] == names


def test_a_mention_knows_its_unit_where_only_one_is_meant() -> None:
    (span,) = places.scan("huyện Bình Liêu")
    assert (span.level, span.code) == ("district", unit("huyện Bình Liêu").code)
    (span,) = places.scan("xã Tân An")
    assert (span.level, span.code) == ("commune", None)


@pytest.mark.parametrize("name", ["hòa bình", "mĩ tho", "quy nhơn", "đắk lắk", "bắc kạn", "cư mgar", "1"])
def test_every_spelling_is_the_same_name(name: str) -> None:
    found = gazetteer.spellings(name)
    assert found[0] == name
    assert {gazetteer.fold(spelling) for spelling in found} == {gazetteer.fold(name)}


def test_every_province_and_district_is_found_without_its_class_word() -> None:
    for row in gazetteer.table("units").rows.values():
        bare = gazetteer.split_class(row[1].lower())[1]
        name = row[1][len(row[1]) - len(bare) :]
        joined = " - " in name and len(row[0]) > 5  # only provinces are written so without their class
        if len(name.split(" ")) > 1 and not joined and name != "Hồ Chí Minh":
            found = places.scan(f"đi {name} rồi")
            assert [span.name.lower() for span in found] == [name.lower()]


@pytest.mark.parametrize("piece", ["Xã ", "HÀ NỘI ", "Hà Nội - ", "xã.", "(", "Hà Nội (ở ", "của "])
def test_no_line_is_too_long(piece: str) -> None:
    assert places.scan(piece * (200_000 // len(piece))) is not None
