"""Nouns of figures as a clerk reads them in the table of a report: whole words, true by themselves."""

from __future__ import annotations

import pytest

from articles import figures_of

WHOLE = (
    ("ban hành 10 quyết định phê duyệt quy trình nội bộ trong năm", "quyết định phê duyệt quy trình nội bộ"),
    ("có 5 mô hình tái chế chất thải hữu cơ, rác", "mô hình tái chế chất thải hữu cơ"),
    ("có 3 người dương tính với Covid", "người dương tính"),
    ("có 27 trường công lập, 2 trường tư thục", "trường công lập"),
    ("mở 5 cơ sở đào tạo nghề", "cơ sở đào tạo nghề"),
    ("đạt 5/9 tiêu chí huyện nông thôn mới (NTM)", "tiêu chí huyện nông thôn mới"),
    ("lấy 300 mẫu xét nghiệm của dân", "mẫu xét nghiệm"),
    ("đặt 1.500 câu hỏi cho học sinh", "câu hỏi"),
    ("trao 20 giấy chứng nhận quyền sử dụng đất cho dân", "giấy chứng nhận quyền sử dụng đất"),
    ("tặng quà 15 người có công với cách mạng", "người có công"),
    ("có 5 người có công suất làm việc cao", "người"),
    ("hành lang an toàn giao thông 3m", "hành lang an toàn giao thông"),
    ("từ trên độ cao khoảng 30m", "độ cao"),
    ("phê duyệt 15 dự án nhà ở xã hội với quy mô lớn", "dự án nhà ở xã hội"),
    ("xây 15 căn nhà ở thôn A", "căn nhà"),
    ("chiếm đoạt của 1.200 bị hại số tiền 5 tỷ đồng", "bị hại"),
    ("Xe khách 45 chỗ chở 38 hành khách", "chỗ"),
    ("đồng bào dân tộc Jrai chiếm 70%", "đồng bào dân tộc Jrai"),
    ("diện tích cao su đạt 500 ha", "diện tích cao su"),
    ("cao su đạt 500 ha", "cao su"),
    ("Mực nước hồ thủy điện Hòa Bình ở mức 102,5 m", "Mực nước hồ thủy điện Hòa Bình"),
    ("Tổng đàn gia súc, gia cầm của tỉnh đạt 5,6 triệu con", "Tổng đàn gia súc, gia cầm"),
    ("Lượng khách du lịch đến tỉnh ước đạt 5,8 triệu lượt", "khách du lịch"),
    ("cầu có chiều dài toàn tuyến 17,6 km", "chiều dài toàn tuyến"),
    ("Dự án đường cao tốc Bắc - Nam đoạn Vân Phong - Nha Trang dài 83 km", "Dự án đường cao tốc Bắc - Nam"),
    ("Ngành thuế thu được 3.450 tỷ đồng tiền sử dụng đất", "tiền sử dụng đất"),
    ("tiết kiệm chi phí 15 tỷ đồng mỗi năm", "tiết kiệm chi phí"),
    ("có 5 cán bộ Bộ LĐ-TB&XH dự", "cán bộ Bộ LĐ-TB&XH"),
)
ENDED = (
    ("200 hộ dân Đà Nẵng lây lất chờ tái định cư", "hộ dân Đà Nẵng"),
    ("15 cán bộ Hội Nông dân xã dự", "cán bộ Hội Nông dân xã"),
    ("2 chi bộ nhiều năm không kết nạp được ai", "chi bộ"),
    ("41 đồng chí bí thư chi bộ đồng thời là trưởng thôn", "đồng chí bí thư chi bộ"),
    ("hợp nhất 13 tổ chức phối hợp liên ngành thành 5 tổ chức", "tổ chức phối hợp liên ngành"),
    ("tặng 120 kg gạo hỗ trợ 32 phụ nữ", "gạo"),
    ("sản xuất 60 tấn tơ cung cấp cho đối tác", "tơ"),
    ("hàng nghìn mét khối đất đá tràn xuống đường", "đất đá"),
    ("vùi lấp 01 xe ô tô chở khách biển kiểm soát 29E", "xe ô tô chở khách"),
    ("đạt 6/7 chi hội, chi hội trưởng nông dân là 5/7 chi hội", "chi hội"),
)
HARMED = (
    ("lũ làm 6 người chết, mất tích và bị thương", "người chết, mất tích và bị thương"),
    ("lũ làm 6 người chết, 2 người mất tích", "người chết"),
    ("có 4 người bị thương may mắn sống sót", "người bị thương"),
    ("0,87ha rau màu bị đất vùi lấp; 2 ha lúa", "rau màu bị đất vùi lấp"),
    ("1 nhà bị lũ cuốn trôi tại huyện A", "nhà bị lũ cuốn trôi"),
    ("có 3 nhà bị sập hoàn toàn do bão", "nhà bị sập hoàn toàn"),
    ("có 151 điểm trường bị bão số 9 cuốn bay mái", "điểm trường"),
    ("có 3 nhà bị nước lũ dâng cao đột ngột tràn vào", "nhà"),
    ("khiến hàng trăm xe chết máy, phải dắt", "xe chết máy"),
    ("có 50 hồ sơ điện tử chờ duyệt", "hồ sơ điện tử chờ duyệt"),
)
BEFORE = (
    ("tổng mức đầu tư cho dự án gần 12.000 tỷ đồng", "tổng mức đầu tư"),
    ("chi phí cho vận hành khoảng 5 tỷ đồng", "chi phí"),
    ("tặng quà với tổng trị giá 2,9 tỷ đồng", "tổng trị giá"),
    ("là vùng trồng nhãn tập trung lớn nhất của tỉnh với hơn 1.600 ha", "vùng trồng nhãn"),
    ("ngân hàng lãi suất ổn định 5,13%/năm", "lãi suất"),
    ("Dòng thác hùng vĩ, hoang sơ trải dài khoảng 3 km", "Dòng thác hùng vĩ"),
    ("Trường học cách trung tâm xã khoảng 5 km", "Trường học"),
    ("Nhà máy cách đỉnh thác khoảng 200 m phía thượng nguồn", "Nhà máy"),
    ("nền đường đất mỗi bên 1m", "nền đường đất"),
    ("giảm dần thời gian đóng bảo hiểm từ 20 năm", "thời gian đóng bảo hiểm"),
    ("họ bán cái chậu với giá 50.000 đồng", "cái chậu"),
    ("các nhà vườn bán với giá 50.000 đồng/kg", "giá"),
    ("đi vay để mua nồi áp suất giá trên 1,7 triệu đồng", "nồi áp suất"),
    ("chị mua một bộ nồi trị giá 1.750.000 đồng", "bộ nồi"),
    ("giá trúng đấu giá 50 triệu đồng", "đấu giá"),
    ("công ty tốn tới vài chục triệu đồng", None),
    ("Điều đáng nói là tất cả hộ nghèo được nhận 3 triệu đồng mỗi tháng tiền hỗ trợ", "tiền hỗ trợ"),
    ("vẫn đảm bảo 100% các trường sẽ dạy tin học", "trường"),
    ("dịch vụ công mức độ 3, 4 tăng 5%", "dịch vụ công mức độ 3"),
    ("sạt lở với khối lượng 728m3 đất đá", "đất đá"),
    ("sạt lở với khối lượng 728m3.", "khối lượng"),
    ("Con số này bằng cả tỉnh, thậm chí hơn hai chục lần", None),
    ("đã 4 lần tôi phải gieo sạ lại", None),
    ("Bình Chiểu 180 mm", None),
    ("chị có 7 năm liên tục là chiến sĩ thi đua", None),
    ("mực nước tại khu vực tổ 5, tổ 7 lên đến trên 1m", "mực nước"),
    ("tỷ lệ dân số có tài khoản trên 50%", "dân số"),
    ("tổng chiều dài gần 20 km", "tổng chiều dài"),
    (
        "Ban Công tác Mặt trận ấp Đại Thôn vận động kinh phí mạnh thường quân 5 triệu đồng",
        "kinh phí mạnh thường quân",
    ),
)
"""What stands to the left of the number, or nothing rather than what says nothing."""
NAMED = (
    ("tại 3 xã Tân Dương, Phương Tiến, Lam Vỹ", "xã"),
    ("nằm ở hai xã Đắk Sin và Hưng Bình", "xã"),
    ("có 5 thôn Mông", "thôn Mông"),
    ("chưa có giáo viên 2 môn Âm nhạc và Mỹ thuật", "môn"),
    ("niềm vui của hai vợ chồng chị T.", "vợ chồng"),
    ("bà Trần Thị Hồng, 48 tuổi, trú thôn Phò Nam", "bà Trần Thị Hồng"),
    ("2 sào lúa của bà Nguyễn Thị Hương (47 tuổi)", "lúa"),
    ("chủ yếu là giáo viên Mầm non với 80 người", "giáo viên Mầm non"),
    ("một gia đình với 5 người", "người"),
    (
        "sắp xếp các Ban Quản lý dự án chuyên ngành (từ 6 xuống còn 4 đơn vị)",
        "Ban Quản lý dự án chuyên ngành",
    ),
)


@pytest.mark.parametrize(("text", "noun"), [*WHOLE, *ENDED, *HARMED, *BEFORE, *NAMED])
def test_noun(text: str, noun: str | None) -> None:
    assert figures_of(text)[0].noun == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("có 55 hộ trên diện tích là 8 ha", "diện tích"),
        ("2 sào lúa của bà Nguyễn Thị Hương (47 tuổi)", "bà Nguyễn Thị Hương"),
        ("như: cấp đất giảm từ 5 xuống 3 ngày; đăng ký kinh doanh giảm từ 6 ngày xuống 1 ngày", "cấp đất"),
        ("có 75 km đường cấp xã, đã cứng hóa 63 km", "đường cấp xã đã cứng hóa"),
        ("Tuyến đường liên xã có chiều dài 83 km, đã được nhựa hóa 59 km", "Tuyến đường liên xã đã nhựa hóa"),
        ("mật độ 500 con/m2, giá bán gấp đôi, dao động 280.000 đồng/kg", "giá bán"),
        ("Giá xăng tăng 450 đồng, lên mức 23.500 đồng/lít", "Giá xăng"),
        ("lượng mưa đo được tại trạm A (205 mm), Hà Huy Giáp (203 mm)", "lượng mưa"),
        ("có 1.073 ca mắc tại tất cả 8 huyện (so với cùng kỳ tăng 11,3 lần)", "huyện"),
    ],
)
def test_noun_of_the_second_figure(text: str, noun: str) -> None:
    assert figures_of(text)[1].noun == noun


def test_what_follows_a_count_of_places_goes_on_about_what_was_counted_before() -> None:
    found = figures_of("có 1.073 ca mắc bệnh tại tất cả 8 huyện (so với cùng kỳ tăng 11,3 lần)")
    assert [figure.noun for figure in found] == ["ca mắc bệnh", "huyện", "ca mắc bệnh"]
