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
    ("có 3 nhà bị nước lũ dâng cao đột ngột tràn vào", "nhà"),
    ("khiến hàng trăm xe chết máy, phải dắt", "xe chết máy"),
    ("có 50 hồ sơ điện tử chờ duyệt", "hồ sơ điện tử chờ duyệt"),
)


@pytest.mark.parametrize(("text", "noun"), [*WHOLE, *ENDED, *HARMED])
def test_noun(text: str, noun: str) -> None:
    assert figures_of(text)[0].noun == noun
