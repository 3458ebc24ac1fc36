"""Status: what makes a figure a result, a target or a norm."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from articles import article_of, figures_of
from tonghop import figures
from tonghop.scene import Scene


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Đến nay, huyện đã xây 50 căn nhà.", "result"),
        ("Huyện phấn đấu xây 50 căn nhà.", "target"),
        ("50 căn nhà sẽ được bàn giao.", "target"),
        ("Dự kiến trồng 50 ha rừng.", "target"),
        ("Xã đã hoàn thành 50% chỉ tiêu.", "result"),
        ("Huyện vượt 5% so với chỉ tiêu, đạt 50 tỷ đồng.", "result"),
        ("Mỗi tập thể, cá nhân đăng ký từ 1 – 2 việc.", "norm"),
        ("Theo quy định, mỗi hộ được 50 m2 đất.", "norm"),
        ("Mức hỗ trợ là 50 triệu đồng/căn nhà.", "norm"),
        ("Chuyển đổi số có thể đóng góp 5% GRDP.", "target"),
        ("Dự báo đến hết ngày mai có mưa vừa, lượng mưa 50 mm.", "target"),
        ("Mục tiêu của huyện là đi đầu. Thu nhập đạt 60 triệu đồng.", "target"),
        ("Huyện đã đạt mục tiêu đề ra. Thu nhập đạt 60 triệu đồng.", "result"),
        ("Các xã phải đạt được tỷ lệ trên 70% vào cuối tháng này.", "target"),
        ("Xã nông thôn mới phải đạt từ 70 điểm trở lên.", "norm"),
        ("Huyện đạt được tỷ lệ trên 70%.", "result"),
        ("Dự toán thu năm 2023 là 500 tỷ đồng.", "target"),
        ("Dự toán chi được giao: 500 tỷ đồng.", "target"),
        ("Dự toán thu ngân sách (khoảng 500 tỷ đồng) đã đạt sớm.", "target"),
        ("Thu ngân sách bằng 20% dự toán.", "result"),
        ("Thu ngân sách vượt dự toán (105%).", "result"),
        ("Tỷ lệ hoàn thành kế hoạch là 50%.", "result"),
        ("Sở vừa ban hành kế hoạch tiêm 13.450 liều vắc xin.", "target"),
        ("Huyện triển khai kế hoạch trồng mới hơn 50 ha rừng.", "target"),
        ("Huyện đã hoàn thành kế hoạch trồng 50 ha rừng.", "result"),
        ("Theo dự toán được duyệt, đến nay xã đã chi 5 tỷ đồng.", "result"),
        ("Tỉnh quy định mức hỗ trợ mới. Hộ nghèo được 40 triệu đồng/hộ.", "norm"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert figures_of(text)[0].status == status


STATUS_CUES = {
    "result": (
        "Đến năm 2023, thu nhập bình quân đầu người đạt 100 triệu đồng.",
        "Người dân xin vào làm công nhân, thu nhập 5 triệu đồng/tháng.",
        "Tỉnh đã tiếp nhận 18.500 liều vắc xin.",
        "Đợt này có 500 liều vắc-xin Bộ Y tế cấp.",
        "Có 50 hồ sơ đề nghị hỗ trợ được duyệt.",
        "Đã có 50 kiến nghị của cử tri được trả lời.",
        "Huyện kiến nghị tỉnh hỗ trợ xây kè nhưng đến nay mới được cấp 5 tỷ đồng.",
        "Xã đã đề nghị các ngành xử lý, tuy nhiên còn 5 hộ chưa di dời.",
        "Ông A bị phạt 7,5 triệu đồng vì vượt đèn đỏ.",
        "Lực lượng đã vận động được 50 hộ di dời.",
        "Người dân tưởng sẽ được tặng quà nên mua nồi giá 1,7 triệu đồng.",
        "Nhiều người nghĩ sẽ lãi to nhưng cuối cùng lỗ 5 tỷ đồng.",
        "Trạm từng bước được đầu tư với 5 tỷ đồng.",
        "Xã thực hiện 3 mục tiêu.",
        "Giai đoạn 2021 - 2023, tỉnh xây dựng 50 cầu.",
        "Ở giai đoạn 1, tỉnh đã xây 50 cầu.",
        "Thực chất giá chỉ có 300.000 đồng.",
        "So với chỉ tiêu đề ra, tỉnh vượt 5%.",
        "Nhu cầu thực tế là 50 giáo viên.",
        "Đáp ứng nhu cầu của nhân dân, xã xây 5 nhà văn hóa.",
        "Công trình đáp ứng nhu cầu nước sạch cho 500 hộ.",
        "Vì vậy, 5 hộ phải di dời.",
        "Huyện yêu cầu các xã báo cáo, xử lý 5 hộ vi phạm.",
        "Hộ ông A thiếu 5 triệu đồng.",
        "Dự báo sai khiến 5 tàu gặp nạn.",
        "Tháng 9, tỉnh tiêm cho 500 người.",
        "Phát huy kết quả đó, tỉnh có 50 xã.",
        "Quy hoạch được duyệt, tỉnh đã thu hút 50 dự án.",
        "Rừng trồng theo quy hoạch đạt 500 ha.",
        "Cầu dài 500 m theo thiết kế.",
        "Anh A muốn vay nhưng chỉ được duyệt 50 triệu đồng.",
        "Công ty cam kết mua hết sản phẩm, hiện thu mua 50 tấn.",
        "Để thực hiện mục tiêu giảm nghèo, xã hỗ trợ 50 hộ vay vốn.",
        "Với mục tiêu trên, huyện tổ chức 5 lớp tập huấn.",
        "Với quyết tâm cao, xã hoàn thành 19 tiêu chí.",
        "Thực hiện cam kết, công ty chi trả 5 tỷ đồng.",
        "Với sự quyết tâm của cả hệ thống chính trị, 50 hộ thoát nghèo.",
        "Nhu cầu tăng cao, giá lợn lên 70.000 đồng/kg.",
        "Ông A cho biết gia đình có nhu cầu vay vốn nên ngân hàng cho vay 50 triệu đồng.",
        "Hướng tới kỷ niệm 70 năm Ngày giải phóng, huyện khánh thành 5 công trình.",
        "Vượt chỉ tiêu đề ra, xã có 50 hộ.",
        "Đạt mục tiêu đề ra, xã có 50 hộ.",
        "Theo kế hoạch đã đề ra, xã đã hoàn thành 5 km.",
        "Năm nay, xã được giao chỉ tiêu, đã hoàn thành 50%.",
        "Dự báo được thời tiết, bà con thu hoạch sớm 50 ha lúa.",
        "Chủ tịch UBND tỉnh yêu cầu xử lý vụ việc khiến 5 người chết.",
        "Thực hiện yêu cầu của tỉnh, trước ngày 30/6, xã đã xong 5 km đường.",
        "Sau khi có kết luận, UBND tỉnh chỉ đạo thu hồi 5 ha đất.",
        "Xã có 50 hộ cần hỗ trợ.",
        "Toàn tỉnh có 5 điểm cần phải di dời khẩn cấp.",
        "Không cần vốn lớn, ông A nuôi 50 con dê.",
        "Chỉ cần 5 phút, người dân nhận được kết quả.",
        "Trường thiếu 5 giáo viên so với nhu cầu.",
        "Hội đã đề xuất và được hỗ trợ 50 triệu đồng.",
        "Tỉnh đã hỗ trợ 50 tỷ đồng theo đề nghị của huyện.",
        "Sau khi đề nghị tỉnh hỗ trợ, xã đã được cấp 50 tấn gạo.",
        "Có thể thấy, 50 hộ đã thoát nghèo.",
        "Mô hình có thể nhân rộng, hiện có 50 hộ tham gia.",
        "Công ty định xây nhà máy nhưng 50 hộ phản đối.",
        "Tầm nhìn xa giảm xuống dưới 1 km.",
        "Mưa lớn từng xảy ra năm 2020 làm 5 người chết.",
        "Ông từng giữ chức chủ tịch 5 năm.",
        "Đội được thưởng 5 triệu đồng.",
        "Tốc độ gió tối đa 40 km/h.",
        "Công suất tối đa của nhà máy là 5 MW.",
        "Trong đó, nhiều nhất là xã A với 50 hộ.",
        "Huyện A có ít nhất 5 xã bị ngập.",
        "Ít nhất 5 người chết trong vụ sạt lở.",
        "Không ít hơn 5 hộ bị ảnh hưởng.",
        "Dự án có tổng vốn 500 tỷ đồng, khởi công năm 2020.",
        "Mỗi năm, xã giảm 2% hộ nghèo.",
        "Mỗi năm, vườn cho thu 500 triệu đồng.",
        "Nhà máy có công suất thiết kế 500 tấn/ngày.",
        "Ngân hàng cam kết giải ngân, đến nay được 500 tỷ đồng.",
        "Vụ này, gia đình thu 50 triệu đồng.",
        "Hiện 50 hộ đã di dời.",
        "Trường sẽ giảm, nhu cầu thực là 2,0 giáo viên mỗi lớp.",
    ),
    "target": (
        "Tỉnh cần 500 tỷ đồng để nâng cấp tuyến đường.",
        "Tỉnh cần ít nhất 500 tỷ đồng để nâng cấp tuyến đường.",
        "Xã cần huy động 5 tỷ đồng để hoàn thành tiêu chí này.",
        "Trong năm tới, xã mở thêm 5 lớp dạy nghề.",
        "Những ngày tới, mưa có thể đạt 100 mm.",
        "Theo đề án, toàn tỉnh có 50 khu tái định cư.",
        "Theo phương án, huyện giảm 5 phòng chuyên môn.",
        "Huyện kiến nghị tỉnh hỗ trợ 50 tỷ đồng xây kè.",
        "Xã đề nghị huyện bố trí 2 tỷ đồng sửa đường.",
        "Sở đề xuất bổ sung 300 biên chế giáo viên.",
        "Trường xin thêm 5 giáo viên.",
        "Bệnh viện đang xin kinh phí mua 3 máy thở.",
        "Chúng tôi tin tưởng sẽ đạt 50 triệu đồng/người.",
        "Huyện phấn đấu trên từng lĩnh vực đều tăng 5%.",
        "Quận 1 phấn đấu tăng 3%.",
        "Dự kiến công trình hoàn thành giai đoạn 1 với 500 căn hộ.",
        "Công trình sẽ khởi công tháng 12, tổng vốn 50 tỷ đồng.",
        "Giai đoạn 2 mở rộng nhà máy lên 50 ha.",
        "Nhu cầu vốn giai đoạn này khoảng 500 tỷ đồng.",
        "Nếu mưa to, 500 hộ phải di dời.",
        "Thủ tướng yêu cầu hoàn thành 100% trước ngày 30/6.",
        "Chủ tịch chỉ đạo phải giải ngân 95% vốn trước ngày 31/12.",
        "Hội nghị giao chỉ tiêu phát triển 50 đảng viên.",
        "Mong muốn của bà con là có 5 km đường.",
        "Theo dự báo, trong 3 tháng tới, thiếu 500 lao động.",
        "Ngành y tế sẽ tiêm cho 500 người.",
        "Nghị quyết đề ra chỉ tiêu giảm 2% hộ nghèo.",
        "Cơ quan này cho biết dự kiến cấp 50 tấn gạo.",
        "Cử tri mong được đầu tư 5 km đường.",
        "Bộ Y tế yêu cầu chậm nhất ngày 30/6 phải tiêm đủ 100% trẻ em.",
        "Sắp tới, thành phố khởi công 5 dự án.",
        "Mục tiêu: 100% hộ có nước sạch.",
        "Mỗi năm, xã sẽ giảm 2% hộ nghèo.",
        "Ngân hàng cam kết dành 500 tỷ đồng cho vay.",
        "Dự kiến đến hết năm, huyện giải ngân 95%.",
        "Ước đến hết năm, huyện giải ngân 95%.",
        "Huyện quyết tâm giải ngân 95% kế hoạch vốn.",
        "Trong 5 năm tới, tỉnh cần tới 5.000 tỷ đồng.",
        "Kỳ vọng năm nay lãi 50 triệu đồng.",
        "Anh A dự tính thu về 50 triệu đồng.",
    ),
    "norm": (
        "Mỗi học sinh được hỗ trợ không quá 5 triệu đồng.",
        "Theo quy định, trẻ dưới 6 tuổi được miễn vé.",
        "Định mức là 2 giáo viên/lớp.",
        "Hộ nghèo được hỗ trợ tối đa 50 triệu đồng.",
        "Người vi phạm bị phạt từ 5 đến 10 triệu đồng.",
        "Hạn mức vay không vượt quá 100 triệu đồng/hộ.",
        "Theo Nghị định 100, mức phạt là 5 triệu đồng.",
        "Chuẩn nghèo là 1,5 triệu đồng/người/tháng.",
        "Mỗi hộ phải có ít nhất 2 thùng rác.",
        "Luật quy định độ tuổi kết hôn của nam là 20 tuổi.",
        "Người lao động phải đóng đủ 20 năm.",
        "Theo Nghị quyết, mỗi hộ được vay tối đa 100 triệu đồng.",
        "Thời gian giải quyết không quá 5 ngày làm việc.",
        "Mức lương tối thiểu vùng là 4,96 triệu đồng/tháng.",
        "Hộ thoát nghèo được hưởng mức hỗ trợ 5 triệu đồng.",
        "Mỗi khẩu súng giao nộp, người dân sẽ được hỗ trợ 10 kg gạo.",
        "Mầm non quy định là 2,2 giáo viên mỗi lớp.",
    ),
}
"""Sentences whose first figure has the status: goals set and only named, requests, hopes, orders, rules."""


@pytest.mark.parametrize(
    ("text", "status"), [(text, status) for status, texts in STATUS_CUES.items() for text in texts]
)
def test_what_sets_the_status(text: str, status: str) -> None:
    assert figures_of(text)[0].status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Đến năm 2030, thu nhập bình quân đạt 100 triệu đồng.", "target"),
        ("Năm 2025, tỉnh trồng mới 500 ha rừng.", "target"),
        ("Đến năm 2024, thu nhập bình quân đạt 100 triệu đồng.", "result"),
        ("Giai đoạn 2021 - 2025, tỉnh trồng 500 ha rừng.", "result"),
        ("Xã đã ký hợp đồng đến năm 2030 với 5 hộ.", "result"),
    ],
)
def test_what_is_told_of_years_to_come_is_no_result(text: str, status: str) -> None:
    article = replace(article_of(text), published=dt.date(2024, 10, 15))
    article = replace(article, lines=tuple(replace(line, role="body") for line in article.lines))
    assert figures.find(article, Scene(article))[0].status == status


def test_a_heading_gives_its_list_the_status() -> None:
    text = (
        "Tin trong tỉnh\n\nChỉ tiêu đến năm 2030:\n- 100% xã đạt chuẩn.\n- Có 50 mô hình.\nXã có 5 hộ nghèo."
    )
    assert [figure.status for figure in figures_of(text)] == ["target", "target", "result"]


def test_a_paragraph_goes_on_with_the_goals_of_the_one_before() -> None:
    goals = "Tin trong tỉnh\n\nMục tiêu của tỉnh là 100% xã có mạng.\n"
    assert figures_of(goals + "Bên cạnh đó, kinh tế số chiếm 20% GRDP.")[-1].status == "target"
    assert figures_of(goals + "Kinh tế số chiếm 20% GRDP.")[-1].status == "result"
    assert figures_of(goals + "Bên cạnh đó, xã đã có 5 trạm.")[-1].status == "result"
