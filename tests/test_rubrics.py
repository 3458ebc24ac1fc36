import json
from pathlib import Path

import pytest

from tonghop import rubric_cues, rubrics
from tonghop.clean import clean
from tonghop.model import Article, Draft, Passage, Rubric, Source
from tonghop.scene import Scene
from tonghop.settings import data_root

CORPUS = Path(__file__).resolve().parents[2] / "shared"

EXAMPLES: tuple[tuple[str, Rubric], ...] = (
    ("Đến nay, toàn huyện có 30 mô hình tập thể, thu hút 1.200 hộ tham gia, đạt 105% kế hoạch.", "result"),
    ("Nhờ đó, tỷ lệ hộ nghèo giảm còn 2,1%, thu nhập bình quân tăng 12% so với năm trước.", "result"),
    ("Thời gian tới, huyện tiếp tục đổi mới nội dung tuyên truyền và nhân rộng các mô hình.", "task"),
    ("Tăng cường kiểm tra, giám sát việc thực hiện; kịp thời chấn chỉnh những nơi làm qua loa.", "task"),
    (
        "Phát biểu kết luận, đồng chí Bí thư yêu cầu các cấp ủy cần sâu sát hơn nữa, phấn đấu về đích sớm.",
        "task",
    ),
    (
        "Tuy nhiên, một số nơi còn trông chờ, ỷ lại; việc xây dựng chuẩn mực chưa đáp ứng yêu cầu.",
        "limitation",
    ),
    ("Hiện tỉnh còn thiếu 1.200 giáo viên, nhiều trường chưa có giáo viên tin học.", "limitation"),
    ("Nguyên nhân của những hạn chế trên là do công tác phối hợp có lúc chưa chặt chẽ.", "cause"),
    ("Cử tri đề nghị tỉnh xem xét nâng cấp tuyến đường đã xuống cấp; kiến nghị sớm bố trí vốn.", "proposal"),
    (
        "Sở đã có văn bản gửi Bộ Nội vụ, đề nghị xem xét bổ sung biên chế; đề xuất tuyển thêm 295 người.",
        "proposal",
    ),
    ("Cùng dự có các đồng chí lãnh đạo HĐND, UBND tỉnh, thủ trưởng các sở, ngành.", "event"),
    ("Sáng 19/7, Đoàn đại biểu tiếp xúc cử tri tại xã A; đồng chí Chủ tịch huyện chủ trì.", "event"),
    ("Trước đây, xã A là địa phương có đông đồng bào dân tộc thiểu số, giao thông cách trở.", "context"),
    (
        "Trong bối cảnh đó, cấp ủy luôn xác định việc nêu gương là một trong những nội dung quan trọng.",
        "context",
    ),
    ("Trong bối cảnh đó, Cục Thuế đã tham mưu thực hiện đồng bộ các nhóm giải pháp hỗ trợ.", "result"),
    (
        "Thời gian qua, huyện đã phát huy vai trò của các tổ hòa giải; 97% vụ việc được hòa giải thành.",
        "result",
    ),
    ("Năm 2027, huyện phấn đấu có thêm 9 xã đạt chuẩn, nâng tỷ lệ số xã đạt chuẩn lên 35%.", "task"),
    (
        "Các đoàn viên không ngừng phấn đấu vươn lên; nỗ lực phấn đấu của các chi đoàn được ghi nhận.",
        "result",
    ),
    (
        "Do tiến độ còn chậm, Sở Y tế vừa có công văn yêu cầu trung tâm y tế các huyện đẩy mạnh tuyên truyền.",
        "task",
    ),
    ("UBND tỉnh giao Sở Giao thông vận tải xúc đất tại ba điểm sạt lở lớn trên tỉnh lộ 164.", "task"),
    ("Từ ngày 4/5, triển khai tại các điểm còn lại thuộc tuyến tỉnh và các bệnh viện huyện.", "task"),
    ("Từ ngày 4/5, xã đã triển khai tại các điểm còn lại thuộc tuyến tỉnh và các bệnh viện huyện.", "result"),
    ("Đối với trạm y tế không đáp ứng điều kiện thì thành lập tổ tiêm chủng theo cụm xã, phường.", "task"),
    ("Đối với các phòng trong chi cục thì từ 15 đơn vị giảm còn 10 đơn vị.", "result"),
    ("Tổ chức này sẽ công khai toàn bộ sao kê số tiền ủng hộ đồng bào bị lũ lụt.", "task"),
    ("Do không có trụ sở tại Việt Nam nên cơ quan thuế gặp rất nhiều khó khăn trong quản lý.", "limitation"),
    ("Các biện pháp đang làm với doanh nghiệp trong nước khó thực hiện, không phù hợp ở đây.", "limitation"),
    ("Bão đã qua hơn một tuần nhưng người dân vẫn âu lo vì nguy cơ núi đá sạt lở.", "limitation"),
    ("Các hộ dân mong muốn Nhà nước quan tâm, đầu tư đường vào thác.", "proposal"),
    ("Chị Vân mong muốn con đi tiêm vắc xin để yên tâm vào năm học mới.", "result"),
    ("Chiều 23/7, Sở Y tế cho biết, trong ngày cả tỉnh có 72 ca mắc mới.", "result"),
    ("Theo dự báo, mưa lớn có chiều hướng kéo dài, chiều tối và đêm có nơi mưa rất to.", "context"),
    ("Đối tượng được ưu tiên tiêm đợt đầu, gồm người làm trong cơ sở y tế và người truy vết.", "context"),
    ("Dù còn thách thức về vốn, nhưng mô hình nuôi tôm của xã đang mở ra hướng đi bền vững.", "result"),
    ("Mặc dù đã có kế hoạch, nhưng nhiều đơn vị triển khai còn chậm, hiệu quả thấp.", "limitation"),
    ("Kể từ 12h hôm nay (30/4), tạm dừng hoạt động tất cả cơ sở kinh doanh karaoke.", "task"),
    ("Cùng đi có Phó Chủ tịch chuyên trách Ủy ban An toàn giao thông và Giám đốc Công an tỉnh.", "event"),
    ("Bí thư Tỉnh ủy đề nghị ngành Y tế dành điều kiện tốt nhất để cứu chữa những người bị thương.", "task"),
    ("Ông Cảnh, xóm Tân Sơn, đề nghị làm rõ việc đền bù đất rừng của gia đình bị thu hồi.", "proposal"),
    ("Xã tiếp nhận 120 đơn đề nghị hỗ trợ nhà ở của các hộ nghèo.", "result"),
    ("Hội nghị được tổ chức nhằm giúp cán bộ, đảng viên nhận thức rõ trách nhiệm nêu gương.", "context"),
    ("Ngành giáo dục huyện hiện thiếu 133 giáo viên, trong đó chủ yếu là giáo viên mầm non.", "limitation"),
    ("Trong bối cảnh thiếu giáo viên, ngành đã sắp xếp lại đội ngũ, sẵn sàng chào đón học sinh.", "result"),
    ("Hơn hai năm qua, gần 200 hộ dân trong xã vẫn phải sống trong cảnh ăn nhờ ở đậu.", "limitation"),
    ("Lốc xoáy khiến nhiều nhà bị tốc mái, cây cối gãy đổ, một người thiệt mạng.", "limitation"),
    ("Toàn tỉnh chưa ghi nhận ca tử vong; các ổ dịch đã được khống chế.", "result"),
    ("Công an huyện, do Thiếu tá Lê A chỉ huy, đã xử phạt 35 trường hợp, bắt giữ 2 đối tượng.", "result"),
    ("Chương trình góp phần giải quyết bài toán thiếu trường lớp, giảm nguy cơ học sinh bỏ học.", "result"),
    ("Với số lượng vắc xin còn hạn chế nên tỉnh sẽ ưu tiên tiêm cho lực lượng tuyến đầu.", "task"),
    ("Kết luận buổi giám sát, Trưởng ban đề nghị: Liên minh bổ sung thông tin; tăng cường rà soát.", "task"),
    (
        "Sáu tháng cuối năm, ngành đề ra các nhiệm vụ trọng tâm: Thẩm định biên chế; tập trung thanh tra.",
        "task",
    ),
    (
        "Triển khai thực hiện Nghị quyết số 39 về tinh giản biên chế, tỉnh tinh giản được 219 trường hợp.",
        "result",
    ),
    ("Theo khuyến cáo của ngành Y tế, người dân cần theo dõi quá trình sốt của bệnh nhân.", "task"),
    ("Chủ tịch UBND tỉnh đề nghị các sở, ngành khẩn trương hoàn thành hồ sơ.", "task"),
    ("Cử tri Trần Văn A cũng đề nghị các cấp cần có chính sách cho vùng trung du, miền núi.", "proposal"),
    ("Người dân mong muốn các ngành chức năng thẩm tra kỹ lưỡng phương án tích nước.", "proposal"),
    ("Bà Lê Thị B, ngụ ấp 3, kiến nghị làm rõ việc thu hồi đất của gia đình.", "proposal"),
    ("Chiều 13/7, đồng chí Bí thư Tỉnh ủy đã đi kiểm tra công tác khắc phục tại xã Yên Định.", "event"),
    ("Thủ tướng Chính phủ gửi lời thăm hỏi, chia buồn sâu sắc tới thân nhân các gia đình.", "event"),
    ("Sau khi nghe báo cáo kết quả kỳ họp, 8 cử tri đã phát biểu bày tỏ các ý kiến.", "event"),
    ("Tại đây, du khách có thể ngắm các dòng thác tung bọt trắng xóa.", "context"),
    ("Theo quy hoạch, công trình có công suất 5 MW, vị trí ở phía thượng nguồn.", "context"),
    ("Đây là bệnh truyền nhiễm, dễ xảy ra biến chứng ở trẻ nhỏ.", "context"),
    ("Xác định nông nghiệp là trụ cột của nền kinh tế, huyện đã ban hành nhiều nghị quyết.", "result"),
    ("Ô tô tải bất ngờ va chạm với xe máy đi cùng chiều khiến 3 người tử vong tại chỗ.", "limitation"),
    ("Ngay sau khi vụ việc xảy ra, Công an quận đã có mặt để điều tiết giao thông.", "result"),
    ("Dịch tả lợn châu Phi đã tái phát tại một số xã, có nguy cơ lan ra diện rộng.", "limitation"),
    ("Cơ quan thú y đã tiêu hủy toàn bộ số lợn bệnh, tổng vệ sinh, phun thuốc khử trùng.", "result"),
    ("Cứ vào vụ thu hoạch, nông dân lại khóc ròng vì giá rớt thê thảm, không có người mua.", "limitation"),
    ("Tuyến đường liên xã bong tróc, nhiều ổ gà, gây nguy hiểm cho người đi lại.", "limitation"),
    ("Làng nằm bên tả ngạn sông Hồng, cách trung tâm thành phố khoảng 10 km.", "context"),
    ("Thời xưa, làng là nơi dừng chân của các đoàn thuyền buôn.", "context"),
    (
        "Trước nguy cơ dịch sởi gia tăng, Cục Y tế Dự phòng đã có công văn yêu cầu các sở đẩy mạnh tiêm chủng.",
        "task",
    ),
    ("Trước tình hình hạn hán kéo dài, huyện đã nạo vét 12 km kênh mương, khoan 30 giếng.", "result"),
    (
        "Kế hoạch giám sát nhằm đánh giá việc quản lý đất đai; xem xét những tồn tại, hạn chế của các cấp.",
        "context",
    ),
    ("Dịch bệnh đang diễn biến phức tạp, có chiều hướng gia tăng ở nhiều địa phương.", "limitation"),
    ("Hiện nay, theo quy định Luật BHXH, thời gian đóng tối thiểu là 20 năm.", "context"),
    ("Quận Ninh Kiều, TP Cần Thơ có 12 trường đạt chuẩn quốc gia.", "result"),
    (
        "Xác định giao thông là một trong những khâu đột phá, những năm qua huyện đã nâng cấp 30 km đường.",
        "result",
    ),
    ("Dịch vụ hành chính công là những dịch vụ do cơ quan nhà nước có thẩm quyền cung cấp.", "context"),
    ("Hội nghị đã thông qua kế hoạch công tác và bầu Ban Chấp hành nhiệm kỳ mới.", "event"),
    ("Thực hiện phong trào thi đua, các hộ hiến 2.000 m2 đất, đóng góp 300 ngày công.", "result"),
    ("Cơ quan nhà nước làm việc với các xã chưa có dịch, chia sẻ khó khăn với người chăn nuôi.", "result"),
)


def article(text: str) -> Article:
    return clean(Draft(Source("a.txt", "0" * 64, "text/plain", "utf-8"), text))[0]


def found(text: str) -> list[Passage]:
    read = article(text)
    return rubrics.find(read, Scene(read))


@pytest.mark.parametrize(("text", "rubric"), EXAMPLES, ids=lambda value: value[:30])
def test_examples_have_their_rubric(text: str, rubric: Rubric) -> None:
    (passage,) = found(text)
    assert passage.rubric == rubric


def test_every_cue_is_in_lower_case_and_stands_under_one_weight() -> None:
    for by_weight in rubric_cues.CUES.values():
        cues = [cue for row in by_weight.values() for cue in row.split(", ")]
        assert [cue for cue in cues if cue != cue.lower().strip() or not cue] == []
        assert len(cues) == len(set(cues))


def test_no_cue_reaches_over_a_mark() -> None:
    # Not "tập quán" (customs), "hiện có" (has now), nor that something must be done.
    (passage,) = found(
        "Tiếp tục tổ chức học tập, quán triệt nghị quyết; thực hiện; có hình thức phù hợp ở từng chi bộ."
    )
    assert passage.rubric == "task"


def test_what_is_not_needed_is_no_task() -> None:
    (passage,) = found("Thủ tục nay đơn giản, người dân không cần gặp cán bộ, cũng không cần mang giấy tờ.")
    assert passage.rubric == "result"


def test_a_numbered_list_opens_as_one_without_numbers() -> None:
    for mark in ("", "- ", "2. ", "3) "):
        (passage,) = found(
            f"{mark}Rà soát quy hoạch các khu dân cư ven sông, bố trí vốn cho từng công trình."
        )
        assert passage.rubric == "task"


def test_hardship_of_a_household_is_no_limitation() -> None:
    (passage,) = found("Đoàn đã trao 20 phần quà cho các hộ khó khăn, gia đình khó khăn, hoàn cảnh khó khăn.")
    assert passage.rubric == "result"


def test_lines_that_are_not_text_have_no_rubric() -> None:
    text = "Xã A đổi thay\n" + EXAMPLES[0][0] * 3 + "\nViết bình luận mới"
    assert [(p.role, p.rubric) for p in found(text)][0::2] == [("title", None), ("furniture", None)]


def test_a_list_of_tasks_goes_on() -> None:
    text = (
        "Thời gian tới, huyện tập trung vào một số nhiệm vụ sau:\n"
        "Thứ nhất, các cơ quan báo chí tích cực tuyên truyền, định hướng dư luận để Nhân dân hiểu và làm theo.\n"
        "Thứ hai, cán bộ, đảng viên nêu cao trách nhiệm, tích cực học tập, nhận thức đúng về vai trò của mình."
    )
    assert [passage.rubric for passage in found(text)] == ["task"] * 3


def test_tasks_go_on_body_by_body() -> None:
    text = (
        "Chủ tịch UBND tỉnh yêu cầu các sở, ngành khẩn trương khắc phục hậu quả mưa lũ:\n"
        "1. Sở Y tế kiểm tra các cơ sở khám bệnh, chuẩn bị thuốc và hóa chất khử khuẩn nguồn nước.\n"
        "2. Chủ tịch UBND các huyện huy động lực lượng giúp dân dựng lại nhà ở, vệ sinh môi trường."
    )
    assert [passage.rubric for passage in found(text)] == ["task"] * 3


def test_a_body_in_one_line_is_told_apart_by_sentences() -> None:
    body = " ".join(
        text for text, _ in (EXAMPLES[0], EXAMPLES[1], EXAMPLES[5], EXAMPLES[6], EXAMPLES[2], EXAMPLES[3])
    )
    text = "Xã A đổi thay\nLãnh đạo huyện A làm việc với xã A.\n" + body + " " + body
    runs = [passage for passage in found(text) if not passage.whole]
    assert [run.rubric for run in runs[:3]] == ["result", "limitation", "task"]
    assert all(text[run.start : run.end] == run.surface for run in runs)
    assert len({passage.id for passage in found(text)}) == len(found(text))


def runs_of(body: str) -> list[Passage]:
    return [
        passage
        for passage in found(f"Xã A đổi thay\nLãnh đạo huyện làm việc với xã.\n{body}")
        if not passage.whole
    ]


def test_a_passage_does_not_end_inside_quotation_marks() -> None:
    said = (
        "Ông Lê Văn A cho biết: “Xã đã hoàn thành 19 tiêu chí, thu nhập đạt 60 triệu đồng. Tuy nhiên, hạ tầng "
        "còn hạn chế, giao thông còn bất cập. Thời gian tới, xã sẽ tiếp tục huy động nguồn lực”, ông A nói. "
    )
    for opening, closing in (("“", "”"), ('"', '"')):
        marked = said.replace("“", opening).replace("”", closing)
        body = marked + " ".join(EXAMPLES[i][0] for i in (5, 2, 1, 5, 2, 1, 5, 2, 1))
        assert all(run.surface.count(opening) == run.surface.count(closing) for run in runs_of(body))
        assert any(marked.strip() in run.surface for run in runs_of(body))


def test_a_mark_left_open_does_not_hold_the_rest_of_the_line() -> None:
    body = "“Xã đã đạt chuẩn. " + " ".join(EXAMPLES[i % 3][0] for i in range(60))
    assert len(runs_of(body)) > 10


def test_a_bracket_in_small_letters_goes_on() -> None:
    lost = "Mưa lũ khiến 3 nhà bị vùi lấp. (tại huyện A và huyện B, đã hỗ trợ 30 triệu đồng); 4 ha lúa mất trắng. "
    body = lost + " ".join(EXAMPLES[i][0] for i in (2, 1, 5) * 5)
    assert runs_of(body)[0].surface.startswith(lost.strip())


def test_a_long_line_is_for_what_prevails_in_it() -> None:
    reached, asked, lacking = EXAMPLES[0][0], EXAMPLES[2][0], EXAMPLES[5][0]
    for sentences, rubric in (
        ([asked, *[reached] * 10, lacking], "result"),
        ([*[reached] * 3, *[lacking] * 7, asked], "limitation"),
        ([*[reached] * 5, *[asked] * 5, lacking, lacking], "task"),
    ):
        text = "Xã A đổi thay\nLãnh đạo huyện làm việc với xã.\n" + " ".join(sentences)
        assert [passage.rubric for passage in found(text) if passage.whole][-1] == rubric


def share(gold: Path, texts: Path) -> float:
    rows = [json.loads(row) for row in (gold / "paragraphs.jsonl").read_text("utf-8").splitlines()]
    rows = [row for row in rows if row.get("rubric")]
    got = {
        (name, passage.line): passage.rubric
        for name in {row["file"] for row in rows}
        for passage in found((texts / name).read_text("utf-8"))
        if passage.whole
    }
    hits = [got[row["file"], row["line"]] in row["rubric"] for row in rows]
    return sum(hits) / len(hits)


def test_seeds_are_weighed_as_by_hand() -> None:
    assert share(data_root() / "seeds" / "facts", data_root() / "seeds") >= 0.95


def test_the_other_articles_are_weighed_nearly_as_by_hand() -> None:
    if not (CORPUS / "corpus" / "dev").is_dir():
        pytest.skip("the corpus of other articles is not beside this checkout")
    assert share(CORPUS / "gold" / "dev", CORPUS / "corpus" / "dev") >= 0.86
