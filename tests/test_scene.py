"""Scenes: which place and which time a figure is about, and which place a passage is."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from articles import article_of
from tonghop.scene import Scene
from tonghop.settings import data_root

DAY = dt.date(2024, 10, 15)


def scene_of(text: str, place: str | None, published: dt.date | None = DAY) -> Scene:
    article = article_of(text)
    lines = tuple(replace(line, role="body") for line in article.lines)
    return Scene(replace(article, lines=lines, place=place, published=published))


def at(text: str, place: str | None, surface: str = "17") -> str | None:
    start = text.rindex(surface)
    return scene_of(text, place).place(start, start + len(surface))


def when(text: str, published: dt.date | None = DAY, surface: str = "17") -> str | None:
    start = text.rindex(surface)
    return scene_of(text, None, published).period(start, start + len(surface), "result")


# In each the figure asked for is 17; the article is about the province or district named second.
PLACES = [
    # the clause and the sentence
    ("Toàn tỉnh có 17 điểm cầu.", "tỉnh Bắc Giang", "tỉnh Bắc Giang"),
    ("Tính đến nay, cả nước có 17 mô hình.", "tỉnh Bắc Giang", "cả nước"),
    ("Tỉnh Bắc Giang có 5 hộ; tỉnh Bắc Ninh có 17 hộ.", "tỉnh Bắc Giang", "tỉnh Bắc Ninh"),
    ("Giám đốc Sở Y tế tỉnh Cà Mau Lê Văn A cho biết còn thiếu 17 bác sĩ.", "cả nước", "tỉnh Cà Mau"),
    ("Đoàn đã về xã Lục Hồn, huyện Bình Liêu tặng 17 suất quà.", "tỉnh Quảng Ninh", "xã Lục Hồn"),
    ("Huyện Đắk Glong, tỉnh Đắk Nông có 17 xã.", "tỉnh Đắk Nông", "huyện Đắk Glong"),
    # after the figure, where the phrase says so
    ("Bão làm 17 điểm trường tại Quảng Ngãi hư hỏng.", "cả nước", "Quảng Ngãi"),
    ("Mưa lớn làm hỏng 17 ha rau của người dân huyện Đơn Dương.", "tỉnh Lâm Đồng", "huyện Đơn Dương"),
    ("Hộ được nhận 17 triệu đồng của UBND thành phố Đà Nẵng.", "xã Hòa Bắc", "xã Hòa Bắc"),
    ("Xã Lục Hồn đi đầu trong 17 xã, thị trấn của huyện Bình Liêu.", "tỉnh Quảng Ninh", "huyện Bình Liêu"),
    ("Sau đó 17 cử tri xã Kỳ Tân đã phát biểu.", "huyện Tân Kỳ", "xã Kỳ Tân"),
    ("Huyện A có 5 nhà đổ tại xã Lục Hồn; 17 ha lúa bị ngập.", "huyện A", "huyện A"),
    ("Tỉnh Nghệ An có 5 xã bị ngập ở huyện Kỳ Sơn, 17 cầu bị trôi.", "cả nước", "tỉnh Nghệ An"),
    ("Tại tỉnh Nghệ An, 5 nhà sập (xã Lục Hồn 2 nhà), 17 cầu bị trôi.", "cả nước", "tỉnh Nghệ An"),
    ("Tại Quảng Bình, 17 nhà bị ngập.", "cả nước", "Quảng Bình"),
    # people, where they live
    (
        "Bà Hà Thị Yến (54 tuổi, thôn Mỹ, xã Phước Sơn) ra đồng. Tỉnh Bình Định mưa to. Theo bà Yến, 17 sào hỏng.",
        "tỉnh Bình Định",
        "xã Phước Sơn",
    ),
    ("Ông Lê Văn An (Chủ tịch UBND xã) đến. Theo ông An, 17 sào hỏng.", "huyện A", "huyện A"),
    # what the class word means
    ("Tỉnh Kiên Giang thiếu người. Năm nay, tỉnh còn thiếu 17 giáo viên.", "cả nước", "tỉnh Kiên Giang"),
    ("Huyện đã sửa 17 tuyến đường.", "huyện Hoài Ân", "huyện Hoài Ân"),
    ("Đây là một trong 17 huyện của tỉnh.", "huyện Bình Liêu", "tỉnh Quảng Ninh"),
    ("UBND tỉnh, huyện trao 17 suất quà cho các hộ.", "xã Lục Hồn", "xã Lục Hồn"),
    ("Ở cấp tỉnh có 17 thủ tục.", "huyện Hoài Ân", "huyện Hoài Ân"),
    # what is only held against
    ("Thuốc trúng thầu cao hơn giá ở Nghệ An 17%.", "tỉnh Bình Định", "tỉnh Bình Định"),
    ("Hoài Ân là huyện lớn nhất của tỉnh Bình Định với 17 xã.", "huyện Hoài Ân", "huyện Hoài Ân"),
    # one class word for several names
    (
        "Sạt lở làm 17 nhà hỏng tại huyện Quang Bình, Xín Mần, Hoàng Su Phì; 5 nhà đổ.",
        "tỉnh Hà Giang",
        "huyện Quang Bình, Xín Mần, Hoàng Su Phì",
    ),
    ("Có 17 nhà hỏng tại xã Ân Tín, Ân Đức và Ân Thạnh.", "tỉnh A", "xã Ân Tín, Ân Đức và Ân Thạnh"),
    (
        "Có 17 nhà hỏng tại huyện Mường Khương và huyện Bắc Hà.",
        "tỉnh A",
        "huyện Mường Khương và huyện Bắc Hà",
    ),
    ("Xã Ân Tín và Ân Đức có 17 hộ.", "tỉnh A", "Xã Ân Tín và Ân Đức"),
    ("Có 17 tàu cháy ở huyện Hậu Lộc, Thanh Hóa.", "cả nước", "huyện Hậu Lộc"),
    ("Có 17 nhà hỏng tại xã Ân Tín, Nguyễn Văn An và Lê Văn Bá đến giúp.", "tỉnh A", "xã Ân Tín"),
    ("Có 17 nhà hỏng tại xã Ân Tín, Công ty Hoa Sen và Đội Hai đến giúp.", "tỉnh A", "xã Ân Tín"),
    # brackets behind what is counted, or behind where it is
    ("Có 17 công trình (huyện Yên Minh) bị hỏng.", "tỉnh Hà Giang", "huyện Yên Minh"),
    (
        "Có 17 người bị thương (chị Nông Thị Sao, 30 tuổi, huyện Bắc Quang).",
        "tỉnh Hà Giang",
        "huyện Bắc Quang",
    ),
    ("Có 17 người dự (lãnh đạo UBND huyện Bắc Quang vắng mặt).", "tỉnh Hà Giang", "tỉnh Hà Giang"),
    ("Tại chợ Bắc Thọ (huyện Hậu Lộc, Thanh Hóa) có 17 hộ.", "cả nước", "huyện Hậu Lộc"),
    ("Bão qua chợ Bắc Thọ (xã Ngư Lộc), 17 nhà sập.", "tỉnh A", "tỉnh A"),
    ("Tại thành phố Hà Nội (quận Đống Đa) có 17 hộ.", "tỉnh A", "thành phố Hà Nội"),
    ("Tìm thấy 17 cháu bị vùi lấp tại khu 5 thị trấn Vinh Quang.", "tỉnh Hà Giang", "thị trấn Vinh Quang"),
    # what only says where something happened ends with its clause
    ("Có 5 nhà đổ tại thị trấn Vinh Quang; sập 17 nhà.", "tỉnh Hà Giang", "tỉnh Hà Giang"),
    (
        "Họ bị lũ cuốn khi đi qua suối ở xã Lục Hồn, huyện Bình Liêu; 17 nhà sập.",
        "tỉnh Quảng Ninh",
        "tỉnh Quảng Ninh",
    ),
    ("Họ bị lũ cuốn khi đi qua suối ở huyện Bình Liêu; 17 nhà sập.", "tỉnh Hà Giang", "huyện Bình Liêu"),
    # one unit has one name in an article: that with its class
    ("Huyện Krông Búk thiếu giáo viên. Năm nay, Krông Búk có 17 trường.", "tỉnh Đắk Lắk", "huyện Krông Búk"),
    ("Ở Krông Búk có 17 trường.", "huyện Krông Búk", "huyện Krông Búk"),
    ("Thành phố Thái Nguyên xanh. Ở Thái Nguyên có 17 trường.", "cả nước", "Thái Nguyên"),
    ("Phường Ngọc Lâm có 17 hộ.", "quận Long Biên", "phường Ngọc Lâm"),
    (
        "Phó Chủ tịch UBND phường Ngọc Lâm Nguyễn Văn Tiến cho biết có 17 hộ.",
        "quận Long Biên",
        "phường Ngọc Lâm",
    ),
    # a village that has something itself, and one that is only somebody's home
    ("Lời hứa gió bay thôn Phò Nam, xã Hòa Bắc có 17 hộ dân.", "TP Đà Nẵng", "thôn Phò Nam"),
    ("Anh Trần Văn An, thôn Phò Nam, xã Hòa Bắc có 17 ha.", "TP Đà Nẵng", "xã Hòa Bắc"),
    ("Anh Trần Văn An ở thôn Phò Nam, xã Hòa Bắc có 17 ha.", "TP Đà Nẵng", "xã Hòa Bắc"),
    (
        "Bí thư chi bộ thôn Ngòi Nghìn vui. Sau nhiều nhiệm kỳ, Ngòi Nghìn mới có 17 đảng viên.",
        "A",
        "thôn Ngòi Nghìn",
    ),
    # whose commune it is, and who only comes there
    (
        "Ở xã tôi, Công ty QT mới đến. Nhiều người mua 17 bộ nồi. Chị Nguyễn Thị Hiền, xã Thanh Quan.",
        "Hải Phòng",
        "xã Thanh Quan",
    ),
    ("Tại xã Lục Hồn, Công ty QT trồng cây. Người dân có 17 ha.", "tỉnh A", "xã Lục Hồn"),
    ("Tại xã Lục Hồn, Công ty QT có 17 ha.", "tỉnh A", "Công ty QT"),
    ("Sập 17 nhà thuộc trường Tiểu học Nậm Dịch.", "tỉnh A", "trường Tiểu học Nậm Dịch"),
    # ministers and ministries
    ("Trong đó, Bộ LĐ-TB&XH đề xuất giảm 17 năm đóng.", "quận A", "cả nước"),
    ("Bộ trưởng Bộ Y tế Lê Văn A cho biết có 17 nhóm chính sách.", "quận A", "cả nước"),
    ("Bộ trưởng Bộ Y tế Lê Văn A thăm, tặng 17 suất quà.", "quận A", "quận A"),
    # the ends of a road
    (
        "Xã Hòa Bắc có hai khu. Dự án có điểm đầu tại xã Lộc Sơn, Huế và điểm cuối ở TP. Đà Nẵng. Đường dài 17 km.",
        "tỉnh A",
        "tỉnh A",
    ),
    ("Ở xã Hòa Bắc, cầu nối xã Lộc Sơn với huyện Phú Lộc dài 17 m.", "tỉnh A", "xã Hòa Bắc"),
    ("Nhờ kết nối tốt, xã Lộc Sơn có 17 chợ.", "tỉnh A", "xã Lộc Sơn"),
    ("Điểm cầu huyện Phú Lộc có 17 người.", "tỉnh A", "huyện Phú Lộc"),
    # the paragraph, then the article
    ("Tại xã Bình Thành, phong trào lan rộng. Đã có 17 câu lạc bộ.", "huyện Thanh Bình", "xã Bình Thành"),
    ("Đã có 17 câu lạc bộ.", "huyện Thanh Bình", "huyện Thanh Bình"),
    ("Đã có 17 câu lạc bộ.", None, None),
    # lists
    ("Tỉnh đầu tư tại huyện Hoài Ân là xã Ân Đức và xã Ân Thạnh với 17 tỷ đồng.", None, "huyện Hoài Ân"),
    ("Huyện Đông Anh và quận Hoàn Kiếm thu 17 tỷ đồng.", "cả nước", "huyện Đông Anh và quận Hoàn Kiếm"),
    # a list of examples, and what is said next
    (
        "Xã Hàm Tử có vườn. Nhãn bán đi các nơi, đặc biệt là thành phố Hà Nội. Nay các hộ bán 17 tấn.",
        "huyện A",
        "xã Hàm Tử",
    ),
    ("Hàng bán ở nhiều nơi như Nghệ An, Hà Tĩnh. Năm nay, các hộ bán 17 tấn.", "huyện A", "huyện A"),
    ("Nhiều xã khá, nhất là xã Ân Đức có 17 mô hình.", "huyện Hoài Ân", "xã Ân Đức"),
    ("Tiêu biểu trong đó là xã Ân Đức. Tại đây có 17 mô hình.", "huyện Hoài Ân", "xã Ân Đức"),
    (
        "Phường Mễ Trì có 2 điểm tiêm đó là trường Tiểu học A và Trường THCS B, hiện tiêm đạt 17%.",
        None,
        "phường Mễ Trì",
    ),
    (
        "3 địa phương của huyện Hoài Ân là xã Ân Tín, Ân Đức và thị trấn A với 17 tỷ đồng.",
        None,
        "huyện Hoài Ân",
    ),
    # where a unit lies, and of what kind it is
    ("Tại phường Đồng Bẩm thuộc thành phố Thái Nguyên, nước ngập 17 nhà.", "cả nước", "phường Đồng Bẩm"),
    ("Ở xã đảo Ngư Lộc (huyện Hậu Lộc, Thanh Hóa) cháy 17 tàu.", "Thanh Hóa", "xã Ngư Lộc"),
    ("Huyện miền núi Con Cuông có 17 xã.", "tỉnh Nghệ An", "huyện Con Cuông"),
    ("Các tỉnh miền núi Tây Bắc có 17 huyện nghèo.", "cả nước", "cả nước"),
    ("Xã biên giới Việt Lào có 17 hộ.", "tỉnh A", "tỉnh A"),
    ("Ban chống dịch Covid-19 huyện Hớn Quản đưa 17 người đi cách ly.", "cả nước", "huyện Hớn Quản"),
    ("Năm 2021 huyện Hớn Quản có 17 xã.", "cả nước", "huyện Hớn Quản"),
    ("Cả 7 huyện Hớn Quản, A và B có 17 xã.", "cả nước", "cả nước"),
    ("Ở Buôn Ma Thuột có 17 trường.", "tỉnh Đắk Lắk", "Buôn Ma Thuột"),
    ("Ở Buôn Cuôr có 17 hộ.", "tỉnh Đắk Lắk", "buôn Cuôr"),
    # a commune that has been named, by its name alone
    (
        "Xã Đạo Viện đổi mới.\nThôn Ngòi đã khác. Năm 2024, Đạo Viện kết nạp 17 đảng viên.",
        "huyện A",
        "xã Đạo Viện",
    ),
    (
        "Xã Hàm Tử có nhãn. Các hộ ở Hàm Tử, Tân Đức và Đông Kết bán 17 tấn.",
        "huyện A",
        "Hàm Tử, Tân Đức và Đông Kết",
    ),
    ("Xã Đạo Viện đổi mới.\nNay đã khác. Đảng ủy Đạo Viện kết nạp 17 đảng viên.", "huyện A", "huyện A"),
    ("Xã Đạo Viện đổi mới.\nĐường qua chợ Đạo Viện dài 17 km.", "huyện A", "huyện A"),
    (
        "Nhà dột ở khu phố Hưng Thạnh. Có 17 hộ ở khu phố Hưng Thạnh (thị trấn Tân An).",
        "A",
        "thị trấn Tân An",
    ),
    # what a class word cannot mean, a recipient, a place with its own value, where the hurt are looked after
    (
        "Quận Tây Hồ làm tốt. Hội tặng quà ở Chương Mỹ; tặng 17 chăn trên địa bàn quận.",
        "Hà Nội",
        "quận Tây Hồ",
    ),
    ("Hội phụ nữ xã Phù Linh, ủng hộ Trường Sa, tiết kiệm được 17 triệu đồng.", "Hà Nội", "xã Phù Linh"),
    ("Mưa ở An Lạc 6 mm, Củ Chi 80 mm, Phú Hữu 17 mm, Bình Hưng 9 mm.", "TP HCM", "TP HCM"),
    ("Có 17 người bị thương đang điều trị tại Bệnh viện Đa khoa tỉnh.", "tỉnh Hà Giang", "tỉnh Hà Giang"),
    ("Bệnh viện Đa khoa tỉnh có 17 bác sĩ.", "tỉnh Hà Giang", "Bệnh viện Đa khoa tỉnh"),
    (
        "Tỉnh Gia Lai vui. Nơi khác như Đắk Lắk, Kon Tum cũng vui. Toàn tỉnh có 17 xã.",
        "cả nước",
        "tỉnh Gia Lai",
    ),
    # a fronted phrase is the subject's
    (
        "Với 17 thành viên, Hợp tác xã nhãn Miền Thiết làm theo quy trình.",
        "huyện A",
        "Hợp tác xã nhãn Miền Thiết",
    ),
    ("Từ chỗ chỉ có 17 hộ, đến nay xã Hàm Tử đã đông.", "huyện Khoái Châu", "xã Hàm Tử"),
    ("Là một trong 17 huyện nghèo, huyện Mường Lát đã đổi thay.", "cả nước", "cả nước"),
    ("Với 17 phiếu, hội nghị chọn huyện Mường Lát.", "tỉnh A", "tỉnh A"),
    # from a body back to the whole
    ("Bệnh viện Phổi tỉnh có 2 bác sĩ. Toàn ngành còn 17 bác sĩ.", "tỉnh Hà Tĩnh", "tỉnh Hà Tĩnh"),
    ("Tỉnh Hà Tĩnh khó. Trường Tiểu học A có 2 lớp. Toàn ngành còn 17 lớp.", "cả nước", "tỉnh Hà Tĩnh"),
    # offices that own what is counted
    ("Tổng thu của Cục Thuế DNL năm 2023 đạt 17 tỷ đồng.", "cả nước", "Cục Thuế DNL"),
    (
        "Có 17 đảng viên trong Đảng ủy Khối cơ sở Bộ Xây dựng đã dự.",
        "cả nước",
        "Đảng ủy Khối cơ sở Bộ Xây dựng",
    ),
    ("Tổng thu của Cục Thuế tỉnh Nghệ An đạt 17 tỷ đồng.", "cả nước", "tỉnh Nghệ An"),
    ("Theo báo cáo của Cục Thuế DNL, thuế tăng 17%.", "cả nước", "cả nước"),
    # who acts for the country
    ("Thủ tướng đã tặng Bằng khen cho 17 tập thể.", "tỉnh Bắc Giang", "cả nước"),
    ("Thủ tướng Chính phủ yêu cầu các Bộ xử lý 17 điểm ở tỉnh Hà Giang.", "tỉnh Hà Giang", "tỉnh Hà Giang"),
    ("Hai năm qua, Thủ tướng Chính phủ đã tặng Bằng khen cho 17 tập thể.", "tỉnh Bắc Giang", "cả nước"),
    (
        "Công an huyện An Lão lập công. Thủ tướng tặng bằng khen cho 17 cá nhân.",
        "huyện An Lão",
        "huyện An Lão",
    ),
    # bodies
    ("Công ty Thủy điện Ialy đã nộp 17 tỷ đồng.", "tỉnh Gia Lai", "Công ty Thủy điện Ialy"),
    ("Thuế của Công ty Hoa Sen giảm. Năm nay, Công ty nộp 17 tỷ đồng.", "tỉnh Gia Lai", "Công ty Hoa Sen"),
    ("Shinhan tài trợ 5 tỷ đồng; ABBank ủng hộ 17 tỷ đồng.", "cả nước", "ABBank"),
    ("Nguyễn Văn A ủng hộ 17 tỷ đồng.", "cả nước", "cả nước"),
    ("Trường Tiểu học Bắc Hiền mới xây. Nhà trường có 17 lớp.", "huyện A", "Trường Tiểu học Bắc Hiền"),
]


@pytest.mark.parametrize(("text", "place", "expected"), PLACES)
def test_the_place_of_a_figure(text: str, place: str | None, expected: str | None) -> None:
    found = at(text, place)
    assert (found or "").lower() == (expected or "").lower()


def test_a_country_wide_article_goes_on_with_the_place_of_the_line_before() -> None:
    text = "Tại tỉnh Gia Lai, trường lớp xuống cấp.\nNăm nay chỉ sửa được 17 phòng học."
    assert at(text, "cả nước") == "tỉnh Gia Lai"
    assert at(text, "tỉnh Bình Định") == "tỉnh Bình Định"


def test_a_place_with_its_value_is_not_gone_on_with() -> None:
    text = "Tỷ lệ cao ở: Thanh Hóa (95,1%); Bến Tre (95,4%).\nTổng số có 17 mũi tiêm."
    assert at(text, "cả nước") == "cả nước"
    assert at(text, "cả nước", "95,4") == "Bến Tre"


STORIES = [
    # a subheading opens a story, and what stands before it is another's
    (
        "Công an xã An Phú bắt người.\nĐưa 17 người đi.\nLào Cai: Tiêm cho báo chí\nTỉnh Lào Cai tiêm.\nTỉnh vui.",
        "tỉnh Lào Cai",
        "xã An Phú",
    ),
    ("Lào Cai tiêm.\nThái Bình: Triển khai tiêm\nNay đã tiêm 17 liều.", "tỉnh Lào Cai", "tỉnh Thái Bình"),
    # an item of a list, or a sentence with a colon, opens none
    ("Lào Cai tiêm.\nThái Bình: 5 liều\nNay đã tiêm 17 liều.", "tỉnh Lào Cai", "tỉnh Lào Cai"),
    (
        "Lào Cai tiêm.\nThái Bình: Tiêm 5 liều\nCà Mau: Tiêm 6 liều\nĐã tiêm 17 liều",
        "tỉnh Lào Cai",
        "tỉnh Lào Cai",
    ),
    ("Lào Cai tiêm.\nThái Bình: Tiêm 5 liều.\nNay đã tiêm 17 liều.", "tỉnh Lào Cai", "tỉnh Lào Cai"),
]


@pytest.mark.parametrize(("text", "place", "expected"), STORIES)
def test_the_place_of_a_story(text: str, place: str, expected: str) -> None:
    assert at(text, place) == expected


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("Tại huyện Hoài Ân, lúa tốt.", "tỉnh Bình Định", "huyện Hoài Ân"),
        ("Còn tại thôn Mỹ, xã Ân Đức, lúa tốt.", "tỉnh Bình Định", "xã Ân Đức"),
        ("Trên địa bàn tỉnh Gia Lai, lúa tốt.", "cả nước", "tỉnh Gia Lai"),
        ("Tại hội nghị ở huyện Hoài Ân, lúa tốt.", "tỉnh Bình Định", "tỉnh Bình Định"),
        ("Huyện Hoài Ân đã họp.", "tỉnh Bình Định", "tỉnh Bình Định"),
    ],
)
def test_a_passage_is_about_the_place_it_opens_with(text: str, place: str, expected: str) -> None:
    assert scene_of(text, place).passage(0, 0) == expected


def test_a_story_of_another_province_goes_on_until_another_place_is_named() -> None:
    text = "Tại tỉnh Lào Cai, lúa hỏng. Cán bộ đến giúp. Đường huyện Bắc Mê hỏng. Nay trời tạnh."
    scene = scene_of(text, "tỉnh Hà Giang")
    assert scene.passage(0, text.index("Cán bộ")) == "tỉnh Hà Giang"  # a place elsewhere follows soon
    text = text.replace("Cán bộ đến giúp. ", "Cán bộ đến giúp. " * 20)
    scene = scene_of(text, "tỉnh Hà Giang")
    assert scene.passage(0, text.index("Cán bộ")) == "tỉnh Lào Cai"
    assert scene.passage(0, text.index("Nay")) == "tỉnh Hà Giang"


def test_speech_goes_on_where_its_speaker_is() -> None:
    text = "Tại huyện Krông Búk, lớp học còn thiếu.\n“Chúng tôi thiếu 17 người”, thầy B nói."
    assert at(text, "tỉnh Đắk Lắk") == "huyện Krông Búk"


TIMES = [
    ("Năm 2021, xã có 17 hộ.", "2021"),
    ("Xã có 17 hộ vào năm 2021.", "2021"),
    ("Trong 9 tháng đầu năm, xã thu 5 tỷ đồng. Riêng phí là 17 triệu đồng.", "2024-01/2024-09"),
    ("Năm 2023, xã thu 5 tỷ đồng; nộp 17 triệu đồng trong quý I/2024.", "2024-01/2024-03"),
    ("Năm 2024, xã có 17 hộ nghèo, giảm 5 hộ so với năm 2020.", "2024"),
    ("Xã có 17 hộ nghèo, giảm so với năm 2020.", None),
    ("Hội thành lập năm 2009, đến nay có 17 hội viên.", None),
    ("Năm 2023, xã sửa đường. Hiện nay, xã có 17 hộ nghèo.", None),
    ("Những năm qua, xã sửa đường. Đã có 17 tuyến.", None),
    ("Xã sửa 5 đường (2 đường năm 2023) với 17 tỷ đồng.", None),
    ("Theo Nghị định số 02/2017/NĐ-CP ngày 9/1/2017, xã chi 17 triệu đồng.", None),
    ("Tại Nghị quyết số 12/NQ-HĐND ngày 4/7/2023 nêu: có 17 dự án.", "2023-07-04"),
    ("Năm 2021, xã sửa đường.\nXã có 17 hộ.", None),
    # since and until something happened
    (
        "Trước thời điểm Chính phủ ban hành Nghị định số 5/NĐ-CP ngày 8/1/2023, xã chỉ có 17 hộ.",
        "../2023-01-08",
    ),
    ("Trước khi sáp nhập năm 2020, huyện có 17 xã.", "../2020"),
    ("Số thu từ khi mở cổng (21.3.2022) là 17 tỷ đồng.", "2022-03-21/.."),
    ("Kể từ khi thành lập năm 2015 đến nay, hợp tác xã kết nạp 17 hộ.", "2015/.."),
    ("Từ khi có điện, năm 2020 xã mở 17 cửa hàng.", "2020"),
    ("Xã có 17 cửa hàng, tuy nhiên trước khi có điện năm 2020 thì chưa có.", None),
    # brackets that spell out a time
    ("Qua từng năm (2016 - 2017), xã chỉ giảm 17 hộ.", "2016/2017"),
    ("Sau 8 năm triển khai đề án (2016 - 2024), xã có 17 hộ.", "2016/2024"),
    ("So với năm 2020, năm 2023 xã có 17 hộ.", "2023"),
    ("Xã có 17 hộ, tăng so với năm 2020, năm 2021.", None),
    ("Hộ nghèo giảm từ 17% (năm 2020) xuống còn 3% (năm 2023).", "2020"),
    ("Tỉnh có 17 xã (tính đến năm 2023).", "../2023"),
    ("Tỉnh có 17 xã (năm 2020 có 5 xã).", None),
    ("Nếu năm 2022 có 17 hộ thì năm 2023 còn 5 hộ.", "2022"),
    ("Xã đổ 5 nhà (2021), hỏng 17 nhà.", None),
    ("Qua từng năm (2016 - 2017), hộ nghèo giảm. Xã có 17 thôn.", None),
    ("Trước khi sáp nhập năm 2020, huyện thu 5 tỷ đồng. Xã có 17 thôn.", None),
    ("Kết quả rà soát năm 2020 cho thấy xã có 17 hộ.", "2020"),
    # what only tells who the subject is
    ("Là xã được tỉnh chọn làm điểm vào năm 2018, xã Tân Hòa có 17 hộ.", None),
    ("Được công nhận năm 2018, xã Tân Hòa có 17 hộ.", None),
    ("Là xã nghèo, năm 2018 xã Tân Hòa có 17 hộ.", "2018"),
    ("Thành lập năm 2018, trên cơ sở sáp nhập 17 hộ, tổ làm ăn tốt.", "2018"),
    ("Đi vào hoạt động từ năm 2018, xưởng dạy nghề cho 17 hộ.", "2018/.."),
    ("Số doanh nghiệp đăng ký thành lập năm 2023 tăng. Vốn đạt 17 tỷ đồng.", "2023"),
    ("Tỉnh chọn nhóm xã đăng ký đạt chuẩn trong giai đoạn 2018 - 2020. Tỉnh có 17 xã.", None),
    # a time of its own ends what was said before, also where it names no day
    ("Năm 2021, xã sửa đường. Mới cách đây một tuần, xã duyệt 17 dự án.", None),
    ("Năm 2021, xã sửa đường. Đến thời điểm này, xã có 17 hộ.", None),
    ("Năm 2021, xã sửa đường. Suốt mấy ngày nay, 17 hộ mất nước.", None),
    ("Trong năm 2018 vừa qua, xã sửa 17 km.", "2018"),
    ("Thời gian vừa qua, xã sửa 17 km.", None),
    # what happened long ago dates its own clause
    ("Dự án cấp phép 12 năm trước đã lạc hậu. Nay có 17 hộ kiện.", None),
    ("Hai năm về trước, xã mở đường. Đường dài 17 km.", "2022"),
    # the day that a plan is due is no time of what was done
    ("Đường dự kiến xong vào cuối năm 2025. Xã đã thảm 17 km.", None),
    ("Xã phấn đấu năm 2024 thảm 5 km. Xã đã thảm 17 km, năm 2023 sẽ xong.", None),
    ("Đường đã xong năm 2023. Xã thảm 17 km.", "2023"),
    ("Có 17 chính sách được đưa vào luật và năm 2023 sẽ trình Quốc hội.", None),
    ("Một tờ báo đăng ngày 19-1-2017 viết về nồi. Xã có 17 nồi.", None),
]


@pytest.mark.parametrize(("text", "period"), TIMES)
def test_the_time_of_a_figure(text: str, period: str | None) -> None:
    assert when(text) == period


def test_a_norm_has_the_time_of_its_own_sentence_only() -> None:
    text = "Năm 2021, phong trào lan rộng. Mỗi chi bộ chọn 17 việc."
    start = text.index("17")
    assert scene_of(text, None).period(start, start + 2, "norm") is None
    assert scene_of(text, None).period(start, start + 2, "result") == "2021"


def test_an_article_without_a_date_leaves_relative_times_open() -> None:
    assert when("9 tháng đầu năm, xã có 17 hộ.", None) is None
    assert when("5 năm qua, xã có 17 hộ.", None) is None
    # but for years back from a day it has stated
    assert when("Báo cáo số 9-BC/TU, ngày 16/5/2024.\nBa năm qua, xã có 17 hộ.", None) == "2021/2024"


@given(st.text(st.sampled_from("xã huyện tỉnh A B. ,;()“” Công ty năm 2021 17 toàn của\n"), max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    scene = scene_of(text, None)
    for position in range(0, len(scene.article.text), 7):
        scene.place(position, position + 1)
        scene.period(position, position + 1, "result")


def test_a_line_without_end_is_read_once() -> None:
    text = "Xã Tân Hòa có 5 hộ, toàn huyện có 7 hộ (năm 2021); của tỉnh. " * 20_000
    scene = scene_of(text, "huyện Lập Thạch")
    for position in range(0, len(text), 4000):
        assert scene.place(position, position + 1)


def test_many_lines_that_lean_on_those_before() -> None:
    scene = scene_of("Toàn huyện có 17 hộ; Công ty có 5.\n" * 5000, None)
    last = scene.article.lines[-1]
    assert scene.place(last.end - 3, last.end - 2) is None


def test_the_seeds() -> None:
    """The places and times read by hand for the figures of the sample articles."""
    folder = data_root() / "seeds"
    rows = [json.loads(row) for row in (folder / "facts" / "figures.jsonl").read_text("utf-8").splitlines()]
    assert rows
    for row in rows:
        if row.get("optional"):
            continue
        text = Path(folder / row["file"]).read_text("utf-8")
        article = article_of(text)
        line = next(line for line in article.lines if line.number == row["line"])
        start = line.start - 1
        for _ in range(row.get("nth") or 1):
            start = article.text.index(row["surface"], start + 1)
        scene = Scene(article)
        end = start + len(row["surface"])
        places = row["place"] if isinstance(row["place"], list) else [row["place"]]
        assert scene.place(start, end) in places, row
        assert scene.period(start, end, row["status"]) == row["period"], row
