"""Passages of an article and what each is for in a report: its rubric.

A paragraph's rubric is weighed from cue words, from how it opens, and from what stands before it (the
question it answers, the subheading it is under, the list of tasks it goes on with). A paragraph without
cues reports results.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tonghop import sentences
from tonghop.identity import fact_id
from tonghop.model import Article, Line, Passage, Rubric
from tonghop.scene import Scene

CUES: dict[Rubric, dict[str, float]] = {
    "result": {
        **{" đã ": 0.5, " đạt ": 0.6, " kết quả": 0.4, " góp phần": 0.2, " hoàn thành": 0.3, " thu hút": 0.3, " đến nay": 0.7},
        **{"hiện có ": 0.5, "toàn tỉnh có": 0.5, "toàn huyện": 0.3, " chuyển biến": 0.4, " hiệu quả": 0.2, " tăng ": 0.3},
        **{" giảm ": 0.2, " ủng hộ": 0.5, " hỗ trợ": 0.2, " nhờ ": 0.3, " triệu đồng": 0.3, " tỷ đồng": 0.4, " so với": 0.4},
        **{" điển hình": 0.3, " mô hình": 0.3, " phát hiện": 0.2, " tỷ lệ": 0.3, " chiếm ": 0.3, " danh hiệu": 0.5},
        **{" thường xuyên": 0.2, " khen thưởng": 0.3, " tích cực": 0.2, " cho vay": 0.4, " thu nhập": 0.3, " vượt ": 0.3},
    },
    "task": {
        **{" thời gian tới": 1.6, " tới đây": 0.8, " những năm tới": 1.0, " trong năm tới": 1.0, " sẽ ": 0.8, " cần ": 0.9},
        **{" phải ": 0.4, " phấn đấu": 0.9, " tiếp tục ": 0.5, " đề nghị các ": 1.6, " đề nghị ": 0.6, " yêu cầu các": 1.4},
        **{" yêu cầu ": 0.5, "nhiệm vụ, giải pháp": 0.8, "nhiệm vụ sau": 2.0, "giải pháp sau": 2.0, " đặt mục tiêu": 0.9},
        **{" dự kiến": 0.6, " kêu gọi": 1.0, "hơn nữa": 0.5, " cần phải": 0.5, " nên ": 0.2, " đòi hỏi": 0.5, " quyết tâm": 0.5},
        **{" đẩy mạnh": 0.3, " tăng cường": 0.3, " chú trọng": 0.3, " nâng cao": 0.2, " giao ": 0.3, "khẩn trương": 0.3},
        **{" kịp thời chấn chỉnh": 0.6, " sớm ": 0.4, " trước mắt": 0.8, " lộ trình": 0.3, " định hướng": 0.4},
        **{" trước ngày": 0.6, " chỉ đạo các": 0.3, " thời gian thi": 0.6, " gồm đội": 0.6, " trường sẽ": 0.3, " tập trung vào": 0.3},
    },
    "limitation": {
        **{" tuy nhiên": 0.9, " hạn chế": 0.6, " còn hạn chế": 1.0, " khó khăn": 0.6, " bất cập": 1.1, " tồn tại": 0.6},
        **{" chưa ": 0.9, " thiếu ": 0.8, " chậm ": 0.5, " còn chậm": 0.6, " yếu kém": 1.0, " không thể": 0.6, " vướng mắc": 0.8},
        **{" lúng túng": 0.8, " lãng phí": 0.5, " nguy cơ": 0.5, " trông chờ": 0.6, " chưa đáp ứng": 0.6, "gây ảnh hưởng": 0.8},
        **{" tình trạng": 0.5, " lo ngại": 0.6, " vẫn còn": 0.7, " còn thiếu": 0.9, " trở ngại": 0.7, " quá tải": 0.7, " ùn tắc": 0.6},
        **{" không đủ": 0.7, " sạt lở": 0.4, " bị ngập": 0.4, " hư hỏng": 0.5, " thiệt hại": 0.4, " lực cản": 0.8, " thách thức": 0.5},
        **{" bức xúc": 0.3, " đáng tiếc": 0.5, " xuống cấp": 0.8, " thiếu hụt": 0.8, " vi phạm": 0.3, " suy thoái": 0.2},
    },
    "cause": {
        **{" nguyên nhân": 1.6, " nguyên nhân của": 1.0, " nguyên nhân là": 1.0, " là do ": 1.2, " lý do ": 0.5},
        **{" xuất phát từ": 0.4, " bắt nguồn": 0.6, " bởi vì": 0.4},
    },
    "proposal": {
        **{" kiến nghị": 1.7, " đề xuất": 1.5, " đề nghị xem xét": 1.5, " đề nghị cấp trên": 2.0, " đề nghị trung ương": 1.5},
        **{" đề nghị chính phủ": 1.5, " đề nghị quốc hội": 1.5, " đề nghị bộ ": 1.5, " đề nghị ubnd tỉnh": 1.2, " mong muốn": 0.5},
        **{" cử tri đề nghị": 2.0, "đề nghị tỉnh": 1.2, " đề nghị các ngành chức năng": 1.2, " xin ý kiến": 0.6, " mong ": 0.5},
        **{" văn bản gửi bộ": 1.0, " xem xét": 0.6, " đề nghị nhà nước": 1.5, "nguyện vọng": 0.4},
    },
    "event": {
        **{" chủ trì": 1.4, " tham dự": 0.9, " cùng dự": 2.0, " đến dự": 2.0, " dự có": 2.0, " tới dự": 1.8, "dự hội nghị": 1.0},
        **{" tổ chức hội nghị": 1.2, " tổ chức lễ": 1.3, " tổ chức chương trình": 1.2, " tổ chức ngày hội": 1.3, " tổ chức họp": 1.0},
        **{" tổ chức hội thảo": 1.3, " khai mạc": 1.0, " đại biểu được": 1.2, " các đại biểu": 0.5, " đoàn công tác": 0.7},
        **{" làm việc với": 0.7, " diễn ra": 0.6, " dịp này": 1.2, " ký kết": 0.5, " buổi làm việc": 0.6, " thăm, ": 0.7},
        **{" buổi lễ": 0.7, " ngày hội": 0.5, " trao đổi với phóng viên": 0.6, " cuộc trao đổi": 1.0, " phần hội": 1.0},
        **{" tặng hoa": 0.8, " tiếp xúc cử tri": 0.7, " dâng hương": 1.2, " có mặt": 0.4, " vừa tổ chức": 1.0, " được nghe": 0.8},
        **{" tặng quà": 0.5, " công bố quyết định": 0.6, " trao quyết định": 0.7, " phỏng vấn": 0.9, " vừa ban hành": 0.7},
        **{" thông tin về những": 0.8, " nhân kỷ niệm": 1.0, " kiểm tra thực": 0.5},
    },
    "context": {
        **{" trong bối cảnh": 1.0, " là một trong ": 1.0, " là địa phương": 1.2, " luôn xác định": 1.2, " xác định đây": 1.2},
        **{" xác định việc": 0.7, " là nội dung quan trọng": 1.0, " trước đây": 0.9, " trước kia": 1.0, " từng ": 0.4, " căn cứ ": 0.4},
        **{" nhằm ": 0.4, " ý nghĩa": 0.4, " theo quy định": 0.3, " nằm ở": 0.8, " dân tộc thiểu số": 0.3, " sinh ra": 1.0},
        **{" ban hành ": 0.5, " vai trò": 0.3, " thực hiện phân cấp": 0.6, " theo kế hoạch": 0.4, " tập quán": 0.5, " là giải pháp": 0.6},
        **{" điều kiện": 0.2, " nói chung": 0.3, " có thể ": 0.2, " là căn bệnh": 1.0, " con đường": 0.4, " đối tượng được": 0.6},
        **{" kết luận ": 0.2, " nghị quyết ": 0.2, " kế hoạch số": 0.6, " chính sách": 0.2, " chủ trương": 0.4, " cuộc đời": 0.6},
        **{" tôi ": 0.4, " chúng ta": 0.5, " năm 19": 0.4, " bác hồ": 0.4, " xu hướng": 0.5, " thế giới": 0.3, " lâu nay": 0.6},
        **{" được thành lập": 0.5, " theo hình thức": 0.3, " là cấp": 0.6, " là tất yếu": 0.8, " không phải là": 0.4},
    },
}
"""What a cue weighs when a paragraph holds it, in lower case with the spaces that bound it."""

FALSE_CUES: tuple[tuple[str, str], ...] = (
    (" hộ khó khăn", " hộ "),
    (" có hoàn cảnh khó khăn", " "),
    (" hoàn cảnh khó khăn", " "),
    (" gia đình khó khăn", " "),
    (" đặc biệt khó khăn", " "),
    (" vùng khó khăn", " "),
    (" vượt qua khó khăn", " vượt "),
    (" tháo gỡ khó khăn", " tháo gỡ "),
    (" góp phần hạn chế", " góp phần "),
    (" nhằm hạn chế", " nhằm "),
    (" để hạn chế", " để "),
    (" người cần ", " người "),
    (" thiết yếu cần ", " "),
    (" không chỉ ", " "),
    (" không còn ", " "),
    (" mà còn ", " "),
    (" chưa từng", " "),
    (" khắc phục tình trạng", " khắc phục "),
    (" khắc phục thiệt hại", " khắc phục "),
    (" bị thiệt hại do", " do "),
    (" hạn chế tối đa", " "),
)
"""Phrases in which a cue does not mean what it means elsewhere, and what is left of them."""

_TASK_VERBS = (
    "tiếp tục|tăng cường|đẩy mạnh|chú trọng|nâng cao|kết hợp|đổi mới|tập trung|chủ động|phối hợp|rà soát|quan tâm|làm tốt"
    "|nghiêm túc|định kỳ|khẩn trương|chỉ đạo|bảo đảm|đảm bảo|thường xuyên|phát huy|giao|bố trí|xử lý|kiểm tra|quán triệt"
    "|hướng dẫn|tổ chức|yêu cầu|siết chặt|xác định|quản lý|thực hiện|xây dựng|đề cao|coi trọng|triển khai|không để|bắt buộc|khắc phục"
)
OPENINGS: tuple[tuple[Rubric, float, re.Pattern[str]], ...] = (
    ("task", 1.3, re.compile(rf"(?:[-–+*•]|\d+[.)])?\s?(?:{_TASK_VERBS})\b(?![^.]{{0,120}}\bđã\b)")),
    ("task", 0.6, re.compile(r"(?:[-–+*•]\s?)?(?:thứ (?:nhất|hai|ba|tư|năm|sáu)|một là|hai là|ba là|bốn là)\b")),
    ("task", 1.0, re.compile(r"để (?:thực hiện|đáp ứng|đạt|hoàn thành|nâng cao|tiếp tục|hiện thực)")),
    ("task", 1.2, re.compile(r"(?:trong )?(?:thời gian tới|những năm tới|năm tới|tới đây|giai đoạn tới|trước mắt)")),
    ("task", 0.7, re.compile(r"kết luận (?:hội nghị|buổi|cuộc)|bước vào (?:giai đoạn|năm)|(?:hội thi|nội dung hội thi|đối với hội thi)")),
    ("limitation", 1.2, re.compile(r"(?:tuy nhiên|tuy vậy|song,|thế nhưng|mặc dù|dù |bên cạnh (?:những )?(?:kết quả|thuận lợi|mặt))")),
    ("cause", 1.2, re.compile(r"(?:nguyên nhân|sở dĩ|lý do|một phần là do)")),
    ("event", 1.1, re.compile(r"\*?\s?(?:(?:sáng|chiều|tối|trưa|vừa qua|mới đây|ngày)(?: nay| qua)?,? ?(?:ngày )?\(?\d{1,2}[-/.]\d)")),
    ("event", 0.9, re.compile(r"(?:tại|trong|trước) (?:hội nghị|buổi|lễ|ngày hội|chương trình|hội thảo|phần lễ|kỳ họp|cuộc họp|đại hội)")),
    ("event", 1.0, re.compile(r"(?:dịp này|chủ trì|tham dự|cùng dự|cùng đi|đến dự|dự (?:hội nghị|buổi|lễ)|nhân (?:dịp|kỷ niệm|ngày))")),
    ("event", 0.6, re.compile(r"(?:phát biểu|trao đổi với)")),
    ("context", 0.7, re.compile(r"(?:trong bối cảnh|trước đây|trước kia|thành lập|sinh ra|vài năm trước|xuất phát|căn cứ|thực hiện chủ trương)")),
    ("context", 0.5, re.compile(r"[^,.]{3,60} là (?:một|địa phương|xã|huyện|tỉnh|nơi|cấp|vấn đề|căn bệnh|loại|nhiệm vụ)\b")),
    ("context", 0.7, re.compile(r"ngày \d{1,2}[-/.]\d{1,2}[-/.]\d{4}, [^.]{0,80}ban hành|theo (?:ông|bà), |hội thi nhằm")),
    ("result", 0.7, re.compile(r"(?:kết quả|đến nay|tính đến|nhờ|hiện nay|hiện|điển hình|tiêu biểu|trong \d+ tháng|năm 20\d\d|toàn (?:tỉnh|huyện|xã))")),
    ("proposal", 1.2, re.compile(r"(?:kiến nghị|đề xuất|cử tri[^.]{0,40}(?:đề nghị|kiến nghị))")),
)
"""How a paragraph opens, in lower case."""

HEADINGS: tuple[tuple[Rubric, float, re.Pattern[str]], ...] = (
    ("task", 1.2, re.compile(r"cần phải làm gì|nhiệm vụ, giải pháp|thời gian tới|tới đây|sẽ (?:tiếp tục|làm|thực hiện|triển khai)|cần (?:làm|có|phải)")),
    ("task", 0.7, re.compile(r"giải pháp|định hướng|phương hướng|hướng (?:đến|tới)|nhiệm vụ|quyết tâm|lộ trình|nên\b|như thế nào")),
    ("limitation", 0.9, re.compile(r"khó khăn|hạn chế|bất cập|thách thức|nỗi lo|vướng mắc|thiếu|nguy cơ|lo ngại|trắng")),
    ("result", 0.8, re.compile(r"kết quả|chuyển biến|đạt được|hiệu quả|thế nào trong|hiệu ứng")),
    ("cause", 1.0, re.compile(r"nguyên nhân|vì sao")),
)
"""What the question or the subheading above asks for."""

_GOES_ON = re.compile(
    rf"(?:[-–+*•]\s?)?(?:đồng thời|cùng với đó|bên cạnh đó|song song|mặt khác|ngoài ra|thứ (?:hai|ba|tư|năm|sáu)|hai là|ba là|bốn là"
    rf"|trên cơ sở đó|nhất là|các cấp|các cơ quan|các địa phương|đối với|trường hợp|{_TASK_VERBS})\b"
)
_BASE: dict[Rubric, float] = {
    "result": 1.0, "task": 0.0, "limitation": 0.0, "cause": -0.8, "proposal": -0.4, "event": 0.0, "context": 0.1,
}  # fmt: skip
_ORDER: tuple[Rubric, ...] = ("result", "task", "limitation", "event", "context", "proposal", "cause")
_RUN_CHARS = 900
"""A body line longer than this is told apart by sentences too, when it is all the body there is."""


def find(article: Article, scene: Scene) -> list[Passage]:
    """A passage for every line; for an article whose body is one long line, also for its runs of sentences."""
    passages: list[Passage] = []
    text = article.text
    bodies = [line for line in article.lines if line.role == "body"]
    heading = ""
    before: Rubric | None = None
    for line in article.lines:
        rubric: Rubric | None = None
        if line.role in {"body", "lead", "answer"}:
            rubric = before = _weigh(text[line.start : line.end], heading, before)
        elif line.role in {"question", "kicker"}:
            heading, before = text[line.start : line.end].lower(), None
        passages.append(_passage(article, line, line.start, line.end, rubric, True))
        if len(bodies) == 1 and line is bodies[0] and line.end - line.start > _RUN_CHARS:
            passages.extend(
                _passage(article, line, start, end, kind, False) for start, end, kind in _runs(text, line)
            )
    return passages


def _passage(article: Article, line: Line, start: int, end: int, rubric: Rubric | None, whole: bool) -> Passage:
    first, last = article.origin(start), article.origin(end)
    return Passage(
        id=fact_id(article.id, "P" if whole else "R", first, last),
        article=article.id,
        line=line.number,
        start=first,
        end=last,
        surface=article.text[start:end],
        role=line.role,
        rubric=rubric,
        place=article.place,
        whole=whole,
    )


def _runs(text: str, line: Line) -> Iterable[tuple[int, int, Rubric]]:
    """Neighbouring sentences of one rubric; a sentence without a cue of its own goes on with the last."""
    run: tuple[int, int, Rubric] | None = None
    before: Rubric | None = None
    for start, end in sentences.split(text, line.start, line.end):
        scores = _scores(text[start:end], "", before)
        best = max(_ORDER, key=lambda rubric: scores[rubric])
        if run and (best == run[2] or scores[best] < 1.3):
            run = run[0], end, run[2]
        else:
            if run:
                yield run
            run = start, end, best
        before = run[2]
    if run:
        yield run


def _weigh(text: str, heading: str, before: Rubric | None) -> Rubric:
    scores = _scores(text, heading, before)
    return max(_ORDER, key=lambda rubric: scores[rubric])


def _scores(text: str, heading: str, before: Rubric | None) -> dict[Rubric, float]:
    """How much speaks for each rubric. Cues in the opening count half as much again."""
    low = text.lower()
    padded = f" {low} "
    for phrase, rest in FALSE_CUES:
        if phrase in padded:
            padded = padded.replace(phrase, rest)
    head = padded[:150]
    scores = dict(_BASE)
    for rubric, cues in CUES.items():
        total = 0.0
        for cue, weight in cues.items():
            if cue in padded:
                total += weight * 1.5 if cue in head else weight
        scores[rubric] += total
    opening = low.lstrip("-–*•+ ")[:200]
    for rubric, weight, pattern in OPENINGS:
        if pattern.match(opening):
            scores[rubric] += weight
    if heading:
        for rubric, weight, pattern in HEADINGS:
            if pattern.search(heading):
                scores[rubric] += weight
    if before == "task" and _GOES_ON.match(opening):
        scores["task"] += 1.2
    return scores
