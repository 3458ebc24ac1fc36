"""Passages of an article and what each is for in a report: its rubric.

A paragraph's rubric is weighed from cue words, from how it opens, and from what stands before it (the
question it answers, the subheading it is under, the list of tasks it goes on with). A paragraph without
cues reports results.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from tonghop import sentences
from tonghop.identity import fact_id
from tonghop.model import Article, Line, Passage, Rubric
from tonghop.scene import Scene

CUES: dict[Rubric, dict[int, str]] = {
    "result": {
        7: "đến nay",
        6: "đạt",
        5: "đã, hiện có, toàn tỉnh có, ủng hộ, danh hiệu",
        4: "kết quả, chuyển biến, tỷ đồng, so với, cho vay",
        3: (
            "hoàn thành, thu hút, toàn huyện, tăng, nhờ, triệu đồng, điển hình, mô hình, tỷ lệ, chiếm, khen "
            "thưởng, thu nhập, vượt"
        ),
        2: "góp phần, hiệu quả, giảm, hỗ trợ, phát hiện, thường xuyên, tích cực",
    },
    "task": {
        20: "nhiệm vụ sau, giải pháp sau",
        16: "thời gian tới, đề nghị các",
        14: "yêu cầu các",
        12: "phấn đấu",
        10: "những năm tới, trong năm tới, kêu gọi",
        9: "cần, đặt mục tiêu, mục tiêu về, mục tiêu là",
        8: "tới đây, sẽ, nhiệm vụ giải pháp, trước mắt",
        6: "đề nghị, dự kiến, kịp thời chấn chỉnh, trước ngày, tập trung các giải pháp",
        5: "phải, tiếp tục, yêu cầu, hơn nữa, cần phải, đòi hỏi, quyết tâm, theo kế hoạch",
        4: "sớm, định hướng",
        3: "đẩy mạnh, tăng cường, chú trọng, giao, khẩn trương, lộ trình, chỉ đạo các, tập trung vào",
        2: "nên, nâng cao",
    },
    "limitation": {
        11: "bất cập",
        10: "còn hạn chế, yếu kém",
        9: "tuy nhiên, chưa, còn thiếu",
        8: "thiếu, vướng mắc, lúng túng, gây ảnh hưởng, lực cản, xuống cấp, thiếu hụt",
        7: "vẫn còn, trở ngại, quá tải, không đủ",
        6: "hạn chế, khó khăn, tồn tại, còn chậm, không thể, trông chờ, chưa đáp ứng, lo ngại, ùn tắc",
        5: "chậm, lãng phí, nguy cơ, tình trạng, hư hỏng, thách thức, đáng tiếc",
        4: "sạt lở, bị ngập, thiệt hại",
        3: "bức xúc, vi phạm",
        2: "suy thoái",
    },
    "cause": {
        16: "nguyên nhân",
        12: "là do",
        10: "nguyên nhân của, nguyên nhân là",
        6: "bắt nguồn",
        5: "lý do",
        4: "xuất phát từ, bởi vì",
    },
    "proposal": {
        20: "đề nghị cấp trên, cử tri đề nghị",
        17: "kiến nghị",
        15: (
            "đề xuất, đề nghị xem xét, đề nghị trung ương, đề nghị chính phủ, đề nghị quốc hội, đề nghị bộ, "
            "đề nghị nhà nước"
        ),
        12: "đề nghị ubnd tỉnh, đề nghị tỉnh, đề nghị các ngành chức năng",
        10: "văn bản gửi bộ",
        6: "xin ý kiến, xem xét",
        5: "mong muốn, mong",
        4: "nguyện vọng",
    },
    "event": {
        20: "cùng dự, đến dự, dự có",
        18: "tới dự",
        14: "chủ trì",
        13: "tổ chức lễ, tổ chức ngày hội, tổ chức hội thảo",
        12: "tổ chức hội nghị, tổ chức chương trình, đại biểu được, dịp này, dâng hương",
        10: "dự hội nghị, tổ chức họp, khai mạc, cuộc trao đổi, phần hội, vừa tổ chức, nhân kỷ niệm",
        9: "tham dự, ký kết, phỏng vấn, tới thăm, đến thăm, chúc tết, kỳ họp thảo luận",
        8: "tập trung thảo luận, tặng hoa, được nghe, thông tin về những",
        7: "đoàn công tác, làm việc với, thăm hỏi, buổi lễ, tiếp xúc cử tri, trao quyết định, vừa ban hành",
        6: "diễn ra, buổi làm việc, trao đổi với phóng viên, công bố quyết định",
        5: "các đại biểu, ngày hội, tặng quà, kiểm tra thực",
        4: "có mặt",
    },
    "context": {
        12: "là địa phương, luôn xác định, xác định đây",
        10: "trong bối cảnh, là một trong, là nội dung quan trọng, trước kia, sinh ra",
        9: "trước đây",
        8: "nằm ở, là tất yếu",
        7: "xác định việc",
        6: "thực hiện phân cấp, là giải pháp, đối tượng được, kế hoạch số, cuộc đời, lâu nay, là cấp",
        5: "ban hành, tập quán, chúng ta, xu hướng, được thành lập",
        4: "từng, căn cứ, nhằm, ý nghĩa, con đường, chủ trương, tôi, bác hồ, không phải là",
        3: "theo quy định, dân tộc thiểu số, vai trò, nói chung, thế giới, theo hình thức",
        2: "điều kiện, có thể, kết luận, nghị quyết, chính sách",
    },
}
"""Cues by weight, in tenths, in lower case and whole syllables: what a paragraph that holds them is for."""

NO_CUES = (
    "hộ khó khăn, hoàn cảnh khó khăn, gia đình khó khăn, bà con khó khăn, đặc biệt khó khăn, vùng khó "
    "khăn, vượt qua khó khăn, tháo gỡ khó khăn, tháo gỡ một số khó khăn, khắc phục khó khăn, góp phần hạn "
    "chế, nhằm hạn chế, để hạn chế, hạn chế tối đa, hạn chế thấp nhất, khắc phục tình trạng, khắc phục "
    "thiệt hại, bị thiệt hại do, thiếu nhi, thiếu niên, chưa từng, cần thiết, cần cù, về tiếp tục, về đẩy "
    "mạnh, về tăng cường, về nâng cao, bằng khen thưởng, không thể thiếu, chưa kể, phải kể đến, kiến nghị "
    "của, ý kiến kiến nghị, yêu cầu đặt ra, sự quyết tâm, rèn luyện phấn đấu"
)
"""Phrases in which a cue does not mean what it means elsewhere."""

_TASK_VERBS = (
    "tiếp tục|tăng cường|đẩy mạnh|chú trọng|nâng cao|kết hợp|đổi mới|tập trung|chủ động|phối hợp|rà "
    "soát|quan tâm|làm tốt"
    "|nghiêm túc|định kỳ|khẩn trương|chỉ đạo|bảo đảm|đảm bảo|thường xuyên|phát huy|giao|bố trí|xử lý|kiểm "
    "tra|quán triệt"
    "|hướng dẫn|tổ chức|yêu cầu|siết chặt|xác định|quản lý|thực hiện|xây dựng|đề cao|coi trọng|triển "
    "khai|không để|bắt buộc|khắc phục"
)
OPENINGS: tuple[tuple[Rubric, int, str], ...] = (
    ("task", 13, rf"(?:[-–+*•]|\d+[.)])?\s?(?:{_TASK_VERBS})\b(?![^.]{{0,120}}\bđã\b)"),
    (
        "task",
        6,
        r"(?:[-–+*•]\s?)?(?:thứ (?:nhất|hai|ba|tư|năm|sáu)|một là|hai là|ba là|bốn là)\b",
    ),
    (
        "task",
        8,
        r"(?:cùng với đó|song song đó|song song với đó|bên cạnh đó|đồng thời) (?:là|phải) ",
    ),
    ("task", 10, r"để (?:thực hiện|đáp ứng|đạt|hoàn thành|nâng cao|tiếp tục|hiện thực)"),
    (
        "task",
        12,
        r"(?:trong )?(?:thời gian tới|những năm tới|năm tới|tới đây|giai đoạn tới|trước mắt)",
    ),
    ("task", 7, r"kết luận (?:hội nghị|buổi|cuộc)|bước vào (?:giai đoạn|năm)"),
    (
        "limitation",
        12,
        r"(?:tuy nhiên|tuy vậy|song,|thế nhưng|mặc dù|dù |bên cạnh (?:những )?(?:kết quả|thuận lợi|mặt))",
    ),
    ("cause", 12, r"(?:nguyên nhân|sở dĩ|lý do|một phần là do)"),
    (
        "event",
        11,
        (
            r"\*?\s?(?:(?:sáng|chiều|tối|trưa|vừa qua|mới đây|ngày)(?: nay"
            r"| qua)?,? ?(?:ngày )?\(?\d{1,2}[-/.]\d)"
        ),
    ),
    (
        "event",
        9,
        (
            r"(?:tại|trong|trước) (?:hội nghị|buổi|lễ|ngày hội|chương trình|hội thảo|phần lễ|kỳ họp"
            r"|cuộc họp|đại hội)"
        ),
    ),
    (
        "event",
        10,
        (
            r"(?:dịp này|chủ trì|tham dự|cùng dự|cùng đi|đến dự|dự (?:hội nghị|buổi|lễ)|nhân (?:dịp|kỷ niệm"
            r"|ngày))"
        ),
    ),
    ("event", 6, r"(?:phát biểu|trao đổi với)"),
    (
        "context",
        7,
        (
            r"(?:trong bối cảnh|trước đây|trước kia|thành lập|sinh ra|vài năm trước|xuất phát|căn cứ"
            r"|thực hiện chủ trương)"
        ),
    ),
    (
        "context",
        5,
        r"[^,.]{3,60} là (?:một|địa phương|xã|huyện|tỉnh|nơi|cấp|vấn đề|năm đầu|loại|nhiệm vụ)\b",
    ),
    ("context", 7, r"ngày \d{1,2}[-/.]\d{1,2}[-/.]\d{4}, [^.]{0,80}ban hành|theo (?:ông|bà), "),
    (
        "result",
        7,
        (
            r"(?:kết quả|đến nay|tính đến|nhờ|hiện nay|hiện|điển hình|tiêu biểu|trong \d+ tháng|năm 20\d\d"
            r"|toàn (?:tỉnh|huyện|xã))"
        ),
    ),
    ("proposal", 12, r"(?:kiến nghị|đề xuất|cử tri[^.]{0,40}(?:đề nghị|kiến nghị))"),
)
"""How a paragraph opens, in lower case; weights in tenths."""

HEADINGS: tuple[tuple[Rubric, int, re.Pattern[str]], ...] = (
    (
        "task",
        12,
        re.compile(
            r"cần phải làm gì|nhiệm vụ, giải pháp|thời gian tới|tới đây|sẽ (?:tiếp tục|làm|thực hiện"
            r"|triển khai)|cần (?:làm|có|phải)"
        ),
    ),
    (
        "task",
        7,
        re.compile(
            r"giải pháp|định hướng|phương hướng|hướng (?:đến|tới)|nhiệm vụ|quyết tâm|lộ trình|nên\b"
            r"|như thế nào"
        ),
    ),
    (
        "limitation",
        9,
        re.compile(r"khó khăn|hạn chế|bất cập|thách thức|nỗi lo|vướng mắc|thiếu|nguy cơ|lo ngại|trắng"),
    ),
    ("result", 8, re.compile(r"kết quả|chuyển biến|đạt được|hiệu quả|thế nào trong|hiệu ứng")),
    ("cause", 10, re.compile(r"nguyên nhân|vì sao")),
)
"""What the question or the subheading above asks for."""

_ORDINAL = re.compile(r"thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)\b|(?:một|hai|ba|bốn|năm|sáu) là\b|\d+[.)]|[b-h]\)")
_GOES_ON = re.compile(
    rf"(?:[-–+*•]\s?)?(?:đồng thời|cùng với đó|bên cạnh đó|song song|mặt khác|ngoài ra"
    rf"|thứ (?:nhất|hai|ba|tư|năm|sáu)|một là|hai là|ba là|bốn là|trên cơ sở đó|nhất là|các cấp|các cơ quan"
    rf"|các địa phương|đối với|trường hợp|{_TASK_VERBS})\b"
)
_MARK = re.compile(r"^(?:[-–*•+“\"(\s]+|(?:\w{2,6}|[\w.]+\.vn)\)?\s?- )+")
_BASE: dict[Rubric, int] = {
    "result": 100, "task": 0, "limitation": 0, "cause": -80, "proposal": -40, "event": 0, "context": 10,
}  # fmt: skip
_HEAD_CHARS = 150
_WEIGHED_CHARS = 1_000
"""A paragraph says early what it is for."""
_MARKS = (",", ".", ";", ":", "“", "”", '"')
_ORDER: tuple[Rubric, ...] = ("result", "task", "limitation", "event", "context", "proposal", "cause")
_RUN_CHARS = 900
"""A body line longer than this is told apart by sentences too, when it is all the body there is."""


def find(article: Article, scene: Scene) -> list[Passage]:
    """A passage for every line; where the whole body is one long line, also for its runs of sentences."""
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


def _passage(
    article: Article, line: Line, start: int, end: int, rubric: Rubric | None, whole: bool
) -> Passage:
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
        if run and (best == run[2] or scores[best] < 130):
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


_Index = dict[str, dict[str, list[tuple[str, Rubric, int]]]]


@cache
def _index() -> tuple[_Index, dict[str, list[tuple[str, str]]], frozenset[str]]:
    """Cues, and phrases that are none, under their first syllable, the second beside it; all first syllables.

    Asking which syllables a paragraph holds, before any cue is searched for, is ten times as fast as searching
    for every cue. Whole numbers add up the same in any order.
    """
    cues: _Index = {}
    for rubric, by_weight in CUES.items():
        for weight, row in by_weight.items():
            for cue in row.split(", "):
                first, second = (cue.split() * 2)[:2]
                cues.setdefault(first, {}).setdefault(second, []).append((f" {cue} ", rubric, weight))
    none: dict[str, list[tuple[str, str]]] = {}
    for phrase in NO_CUES.split(", "):
        first, second = phrase.split()[:2]
        none.setdefault(first, []).append((second, f" {phrase} "))
    return cues, none, frozenset({*cues, *none})


@cache
def _openings() -> re.Pattern[str]:
    """All openings in one pattern that always matches, a group for each: asked once, not one after the other."""
    return re.compile("".join(rf"(?=({pattern})|)" for _, _, pattern in OPENINGS))


@lru_cache(maxsize=1 << 6)
def _asked(heading: str) -> list[tuple[Rubric, int]]:
    """What a heading asks for, in hundredths; the paragraphs under it ask in turn."""
    return [(rubric, weight * 10) for rubric, weight, pattern in HEADINGS if pattern.search(heading)]


def _scores(text: str, heading: str, before: Rubric | None) -> dict[Rubric, int]:
    """How much speaks for each rubric, in hundredths.

    A cue counts once, and half as much again in the opening.
    """
    low = text[:_WEIGHED_CHARS].lower()
    padded = f" {low} "
    for mark in _MARKS:
        padded = padded.replace(mark, "")
    cues, none, firsts = _index()
    syllables = set(padded.split())
    present = syllables & firsts
    for first in sorted(present & none.keys()):
        for second, phrase in none[first]:
            if second in syllables and phrase in padded:
                padded = padded.replace(phrase, " ")
    head = padded[:_HEAD_CHARS]
    scores = dict(_BASE)
    for first in present & cues.keys():
        seconds = cues[first]
        for second in syllables.intersection(seconds):
            for cue, rubric, weight in seconds[second]:
                if cue in padded:
                    scores[rubric] += weight * 15 if cue in head else weight * 10
    opening = _MARK.sub("", low[:200])
    found = _openings().match(opening)
    assert found is not None
    if found.lastindex is not None:
        for (rubric, weight, _), said in zip(OPENINGS, found.groups(), strict=True):
            if said is not None:
                scores[rubric] += weight * 10
    if heading:
        for rubric, points in _asked(heading):
            scores[rubric] += points
    if before == "task" and _GOES_ON.match(opening):
        scores["task"] += 200 if _ORDINAL.match(opening) else 120
    return scores
