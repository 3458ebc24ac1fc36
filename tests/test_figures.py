"""Figures of whole texts: the seeds' hand-read ones, spans, surroundings, hostile input."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import article_of, figures_of
from tonghop import extract, figures
from tonghop.model import Figure
from tonghop.scene import Scene
from tonghop.settings import data_root

SEEDS = data_root() / "seeds"
GOLD = [json.loads(row) for row in (SEEDS / "facts" / "figures.jsonl").read_text("utf-8").splitlines()]
PHRASES = (
    "toàn tỉnh có 56 điểm cầu với 3.181 đại biểu",
    "đạt gần 97% kế hoạch",
    "hơn 13 nghìn việc đã đăng ký",
    "từ 5 đến 10 triệu đồng/tháng",
    "hàng ngàn cá nhân tiêu biểu",
    "ngày 11/9/2024",
    "Chỉ thị số 05-CT/TW",
    "hai phần ba số hộ",
    "17/19 tiêu chí",
    "1.5 tỷ đồng",
    "“5 xung kích”",
    "năm 2021 và 2022",
    "lúc 8 giờ 30 phút",
    "ba mươi hộ nghèo",
    "(tăng 12,5%)",
)
SENTENCES = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=6).map(
    lambda parts: ", ".join(parts) + "."
)


def told(found: list[Figure]) -> list[tuple[object, ...]]:
    """What figures say, wherever they stand."""
    return [(f.surface, f.value, f.max, f.of, f.modifier, f.unit, f.noun, f.status, f.rule) for f in found]


@pytest.mark.parametrize("name", sorted({row["file"] for row in GOLD}))
def test_the_seeds_come_out_as_read_by_hand(name: str) -> None:
    text = (SEEDS / name).read_text("utf-8")
    lines = text.split("\n")
    article = article_of(text)
    found = {(f.line, f.surface): f for f in figures.find(article, Scene(article))}
    gold = [row for row in GOLD if row["file"] == name]
    for row in gold:
        assert row["surface"] in lines[row["line"] - 1]
        if row.get("optional"):
            continue
        figure = found[row["line"], row["surface"]]
        assert (figure.value, figure.max) == (row["value"], row.get("max"))
        assert (figure.modifier, figure.unit, figure.status) == (row["modifier"], row["unit"], row["status"])
        assert figure.noun is not None
        assert set(figure.noun.casefold().split()) <= set(row["noun"].casefold().split())
    assert set(found) <= {(row["line"], row["surface"]) for row in gold}


@given(SENTENCES, st.sampled_from(["NFC", "NFD"]))
def test_spans_slice_back(text: str, form: str) -> None:
    source = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    for figure in figures_of(source):
        assert unicodedata.normalize("NFC", source[figure.start : figure.end]) == figure.surface


@given(SENTENCES, SENTENCES)
def test_composition_does_not_matter(first: str, second: str) -> None:
    mixed = unicodedata.normalize("NFD", first) + "\n\n" + second
    assert told(figures_of(mixed)) == told(figures_of(first + "\n\n" + second))


@given(SENTENCES, st.integers(0, 4), st.integers(0, 4))
def test_blank_lines_around_a_paragraph_do_not_matter(text: str, before: int, after: int) -> None:
    # A title first, so that the paragraph is body whatever surrounds it.
    alone = "Tin trong tỉnh\n\n" + text
    around = "Tin trong tỉnh\n\n" + "\n" * before + text + "\n" * after
    assert told(figures_of(alone)) == told(figures_of(around))


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    for figure in figures_of(text):
        assert figure.surface


@settings(max_examples=200)
@given(st.text(alphabet="0123456789.,/-–() %\nmột haiđồngnăm", max_size=200))
def test_no_heap_of_digits_is_too_strange(text: str) -> None:
    for figure in figures_of(text):
        assert figure.value >= 0


@pytest.mark.parametrize(
    "text",
    [
        "1." * 5000,
        "1" * 5000 + " đồng",
        "1,2/" * 2500,
        "1 - " * 2500,
        "hai ba " * 2000,
        '" 5 hộ ' * 2000,
        "(" * 3000 + "5 hộ",
        "“" * 3000 + "5 hộ",
        "nghìn tỷ " * 1500,
        "1 tỷ 1 triệu " * 800,
    ],
)
def test_heaps_of_numbers_are_read_in_one_go(text: str) -> None:
    figures_of(text)


def test_28_digits_stay_exact() -> None:
    (figure,) = figures_of("số tiền 1.234.567.890.123.456.789.012.345.678 đồng")
    assert figure.value == 1234567890123456789012345678


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("có khoảng 50 hộ", "about"),
        ("ước đạt 50 tấn", "about"),
        ("xấp xỉ 50 tấn", "about"),
        ("có trên dưới 50 hộ", "about"),
        ("có hơn 50 hộ", "over"),
        ("trên 50 hộ dân", "over"),
        ("ít nhất 50 hộ", "over"),
        ("tối thiểu 50 hộ", "over"),
        ("không dưới 50 hộ", "over"),
        ("đạt 50% trở lên", "over"),
        ("có gần 50 hộ", "under"),
        ("dưới 50 hộ", "under"),
        ("không quá 50 hộ", "under"),
        ("ngót nghét 50 hộ", "under"),
        ("áng chừng 50 hộ", "about"),
        ("chưa đến 50 hộ", "under"),
        ("tối đa 50 hộ", "under"),
        ("từ 50 hộ trở xuống", "under"),
        ("vài chục hộ", "vague"),
        ("cao hơn 50%", "exact"),
        ("trên 2 lĩnh vực", "exact"),
        ("có 50 hộ", "exact"),
    ],
)
def test_modifier(text: str, modifier: str) -> None:
    (figure,) = figures_of(text)
    assert figure.modifier == modifier


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Ước tổng thiệt hại 2 tỷ đồng.", "about"),
        ("Ước tính toàn tỉnh có 500 hộ bị ảnh hưởng.", "about"),
        ("Sản lượng gần gấp đôi năm trước.", "under"),
        ("Sản lượng hơn gấp 3 lần năm trước.", "over"),
        ("Mong ước của bà con là 5 km đường.", "exact"),
        ("Điều ước thứ nhất là có 5 km đường.", "exact"),
        ("Ước thiệt hại về lúa và hoa màu, 5 hộ mất nhà.", "exact"),
    ],
)
def test_modifier_away_from_the_number(text: str, modifier: str) -> None:
    assert figures_of(text)[0].modifier == modifier


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Mỗi hộ được 3 triệu đồng mỗi tháng tiền hỗ trợ.", "đồng/tháng"),
        ("Lương của chị là 6 triệu đồng một tháng.", "đồng/tháng"),
        ("Sau khi đóng 5 triệu đồng một tháng sau được trả.", "đồng"),
        ("Mỗi hộ được 3 triệu đồng mỗi nhà.", "đồng"),
    ],
)
def test_an_amount_for_each_span_of_time_is_a_rate(text: str, unit: str) -> None:
    assert figures_of(text)[0].unit == unit


def test_a_number_too_long_to_be_read_is_said() -> None:
    article = article_of(f"Tin trong tỉnh\n\nXã có {'1' * 40} đồng và 5 hộ, số thẻ {'2' * 30}.")
    facts, problems = extract.extract(article)
    assert [fact.surface for fact in facts if isinstance(fact, Figure)] == ["5"]
    (problem,) = problems
    assert (problem.code, problem.where.line) == ("FACT002", 3)
    assert problem.values == {"surface": f"{'1' * 24}…", "digits": 40, "limit": 30}


def test_a_range_in_words() -> None:
    (figure,) = figures_of("cầu ngập một đến hai mét")
    assert (str(figure.value), str(figure.max), figure.unit) == ("1", "2", "mét")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("tỉnh có diện tích tự nhiên 606 ha, đến nay, hơn 565 ha đã được đo đạc", "đo đạc"),
        ("tỉnh có diện tích rừng 606 ha, tăng 565 ha", "diện tích rừng"),
        ("tiêm vét cho trẻ từ 5 tuổi phải đạt được tỷ lệ trên 70%", "tiêm vét"),
        ("đã tiêm cho trẻ dưới 12 tuổi, tổng số mũi đạt 70%", "tổng số mũi"),
    ],
)
def test_noun_of_the_second_figure(text: str, noun: str) -> None:
    assert figures_of(text)[1].noun == noun


@pytest.mark.parametrize(
    ("text", "surface", "low", "high"),
    [
        ("trẻ từ 5 đến dưới 18 tuổi", "5 đến dưới 18", 5, 18),
        ("trẻ từ 5 dưới 11 tuổi", "5 dưới 11", 5, 11),
        ("doanh thu từ 5 đến hơn 10 tỷ đồng", "5 đến hơn 10 tỷ", 5_000_000_000, 10_000_000_000),
        ("hạ từ 20 xuống dưới 10%", "20", 20, None),
        ("giá 50 đồng, dưới 60 đồng", "50", 50, None),
    ],
)
def test_a_range_whose_high_end_is_not_reached(text: str, surface: str, low: int, high: int | None) -> None:
    figure = figures_of(text)[0]
    assert (figure.surface, str(figure.value), figure.max) == (surface, str(low), high)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("có 191 mô hình tập thể và hàng loạt cá nhân", "mô hình tập thể"),
        ("số nhà thầu trúng thầu là 52.", "nhà thầu trúng thầu"),
        ("với tổng diện tích 107,06 ha và nhiều công trình", "tổng diện tích"),
        ("hơn 4.000 ha cây lâm nghiệp", "cây lâm nghiệp"),
        ("sản lượng điện của công ty đạt 204 triệu kWh", "sản lượng điện"),
        ("tỷ lệ hộ nghèo toàn xã còn 2%", "hộ nghèo"),
        ("khen thưởng 18 tập thể, cá nhân tiêu biểu", "tập thể, cá nhân tiêu biểu"),
        ("đơn vị ủng hộ 2 tỷ đồng", "ủng hộ"),
        ("bão làm 4 người bị thương", "người bị thương"),
        ("nhà máy điện gió (hơn 808 MW)", "nhà máy điện gió"),
        ("giảm từ 6 xuống còn 4 đơn vị", "đơn vị"),
        ("5 việc đã đăng ký của tập thể và 9 việc đã đăng ký của cá nhân", "việc đã đăng ký của tập thể"),
        ("5 việc đã đăng ký của tập thể", "việc đã đăng ký"),
        ("từ 90% trở lên hồ sơ tại cấp tỉnh, 80% hồ sơ tại cấp xã", "hồ sơ tại cấp tỉnh"),
        ("Nơi tỷ lệ tiêm mũi 3 cao: Thanh Hóa (95,1%); Bến Tre (95,4%)", "tiêm mũi 3"),
        ("có 12 xã bị cô lập vì lũ", "xã bị cô lập"),
        ("với lượng mưa 50-150 mm", "lượng mưa"),
        ("Về tỷ lệ giải ngân vốn, huyện Hoài Ân dẫn đầu với 41%, tiếp đến là TX A 20%", "giải ngân vốn"),
        ("thêm 1.072 ca Covid-19 mới", "ca Covid-19"),
        ("Số ít cửa hàng còn lại (chiếm 0,06%) chưa làm", "cửa hàng còn lại"),
        ("tiêm mũi 3 cho trẻ đến giờ đã đạt trên 95%", "tiêm mũi 3"),
        ("Năm nay giá nhãn ở mức khá cao từ 30.000 đồng/kg", "giá nhãn"),
        ("bởi khi mua tàu cá thì cũng ngót nghét trên dưới 1 tỷ đồng", "mua tàu cá"),
        ("tiền vay ngân hàng chiếm mất 70%", "tiền vay ngân hàng"),
        ("tàu của anh Hạnh bốc cháy gây thiệt hại lên đến 900 triệu đồng", "thiệt hại"),
        ("Bão gây thiệt hại cho ngành giáo dục thành phố khoảng 30 tỷ đồng", "thiệt hại"),
        ("tổng giá trị thiệt hại ước đạt 3 tỷ đồng", "tổng giá trị thiệt hại"),
        ("tổng số tàu cá khai thác hải sản là 7.393 chiếc.", "tàu cá khai thác hải sản"),
        ("huyện có 12 chiếc.", "chiếc"),
        ("số bệnh nhân khỏi bệnh là 9.328 ca, tăng", "bệnh nhân khỏi bệnh"),
        ("lập bản đồ địa chính tỷ lệ 1/500 gần 5.179 ha", "bản đồ địa chính tỷ lệ 1/500"),
        ("chỉnh lý bản đồ phục vụ đền bù cao tốc Bắc - Nam hơn 4,12 tỷ đồng", "chỉnh lý bản đồ"),
        ("khảo sát, lập bản đồ địa hình trên địa bàn các huyện, thị xã hơn 6 tỷ đồng", "bản đồ địa hình"),
        ("trên địa bàn huyện có diện tích chè 5 ha", "diện tích chè"),
        ("Đông Kết đã xuất khẩu nhãn đông lạnh sang thị trường của Hàn Quốc từ 150 tấn", "nhãn đông lạnh"),
        ("sản lượng khai thác của tỉnh 150 tấn", "sản lượng khai thác"),
        ("huyện tiêm mũi 3 cho trẻ dưới 18 tuổi", "trẻ"),
        ("cây dưới 5 tuổi", "cây"),
        ("trung tâm y tế đã tiêm đạt 99,5%", "tiêm"),
        ("Sở Nông nghiệp đã chuyển đổi đạt 80%", "chuyển đổi"),
        ("Sở Nông nghiệp đạt 80%", "Sở Nông nghiệp"),
        ("Ngành đã ủng hộ đồng bào trên địa bàn các xã, phường 3 tỷ đồng", "ủng hộ đồng bào"),
        ("cuốn trôi cả trăm con gà, lợn của dân", "con gà, lợn"),
        ("cuốn trôi 5 con gà, nhà cửa hư hỏng", "con gà"),
        ("thêm 5 liều vắc xin Covid- 19", "liều vắc xin Covid- 19"),
        ("có 5 ca bệnh tay- chân- miệng", "ca bệnh tay- chân- miệng"),
        ("có 5 ca bệnh - con số cao", "ca bệnh"),
        ("có 12 cán bộ quản lý, giáo viên, nhân viên dự", "cán bộ quản lý, giáo viên, nhân viên"),
        ("có 9 lượt cán bộ, đảng viên, hội viên dự", "lượt cán bộ, đảng viên, hội viên"),
        ("tặng 5 học sinh rất nghèo, giáo viên vui mừng", "học sinh"),
        ("có 5 mô hình sản xuất, kinh doanh giỏi", "mô hình sản xuất, kinh doanh giỏi"),
        ("giao 9 chỉ tiêu kinh tế - xã hội năm 2023", "chỉ tiêu kinh tế - xã hội"),
        ("có 5 mô hình sản xuất, bà con phấn khởi", "mô hình sản xuất"),
    ],
)
def test_noun(text: str, noun: str) -> None:
    assert figures_of(text)[0].noun == noun


def test_two_readings_are_said() -> None:
    assert [figure.uncertain for figure in figures_of("chi 1.5 tỷ đồng, rồi 1,5 tỷ đồng")] == [
        "FACT001",
        None,
    ]
    assert [figure.uncertain for figure in figures_of("có 1,234 hộ")] == ["FACT001"]
