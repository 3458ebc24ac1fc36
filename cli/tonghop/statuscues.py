"""The words of a sentence that make its figures results, targets or norms, and how far each of them reaches.

signals.py finds the words; here those that only name a goal, a rule or a request are told from those that set one, and
a hope, a request or an aim ends where the sentence comes back to what is.
"""

from __future__ import annotations

import re

from tonghop import signals
from tonghop.model import Status
from tonghop.patterns import lazy
from tonghop.signals import CUE, NORM, TARGET

_REACH = 40
"""Characters that hold the few words before a cue."""
_AFTER = 200
"""Characters after a cue in which it may end, or be given its day."""
_WORD = re.compile(r"\w+|[^\w\s]")

# --- what is a goal, and what only names one
_MODALS = ("có", "sẽ", "cần", "phải", "nếu")
_NAMING = frozenset(
    {"so với", "vượt", "đạt", "bằng", "hoàn thành", "thực hiện", "hơn", "các", "những", "số", "%", "công tác"}
)
_CONTRAST = lazy(
    r"nếu(?: như)? (?:tính|so|kể|không kể|xét|quy|(?:(?:vào|trong|ở) )?(?:(?:đầu|cuối|giữa) )?"
    r"(?:năm (?:19|20)\d\d|năm (?:trước|ngoái)|trước|những năm|giai đoạn (?:19|20)|hồi|cách đây))"
)
"""An "nếu" that sets no condition: "nếu năm 2020 có 50 hộ thì nay còn 5 hộ", "nếu tính cả"."""
_NO_AIM = (
    *("hướng tới kỷ niệm", "hướng tới chào mừng", "hướng tới đại hội", "hướng tới ngày", "hướng đến kỷ niệm"),
    *("tầm nhìn xa", "tầm nhìn giảm", "tầm nhìn hạn chế", "dự báo được", "dự báo đúng", "dự báo sai"),
)
_ASKS = ("đề nghị", "kiến nghị", "đề xuất", "xin ")
_PAPERS = frozenset({"sơ", "đơn", "số", "lượt", "các", "những", "được", "mà"})
"""Before a request that is only counted or named: "hồ sơ đề nghị", "các kiến nghị"."""
_BY_PLAN = ("theo quy hoạch", "theo đề án", "theo phương án", "theo dự thảo")
_ORDERS = ("yêu cầu", "chỉ đạo")
_BY_DAY = lazy(
    r"(?<!\w)(?:trước|chậm nhất|muộn nhất|xong trong|hoàn thành trong)"
    r"(?: (?:là|hết|cuối|vào|trong|đến))* (?:ngày|tháng|quý|năm) "
)
"""An order with its day sets a goal: "yêu cầu giải ngân 95% trước ngày 31/12"."""
_MET = (["đáp", "ứng"], ["phục", "vụ"], ["ứng", "đủ"], ["thỏa", "mãn"], ["thoả", "mãn"])

_EACH_GETS = re.compile(r"mỗi (?!năm|tháng|ngày|tuần|quý|vụ|khi|lần|buổi|kỳ|đợt)")
"""What each one will get is a rule: "Mỗi khẩu súng giao nộp, người dân sẽ được hỗ trợ 10 kg gạo"."""

# --- where a goal ends
_BUT = re.compile(r"(?<!\w)(?:nhưng|tuy nhiên|song|thực chất)(?!\w)")
_SO = re.compile(r"[,;]|(?<!\w)(?:nên|nhưng|song|do đó|vì vậy)(?!\w)")
_GIVEN = re.compile(r"(?<!\w)(?:nhưng|tuy nhiên|song|còn thiếu|vẫn|và được|đã được)(?!\w)")
_WRONGLY = lazy(r"(?<!\w)(?<!tin )(?<!tư )(?<!lý )(?<!ý )(?:tưởng|ngỡ|nghĩ)(?!\w)[^,;.:]*$")
_WISHES = ("nhu cầu", "mong ", "quyết tâm", "kỳ vọng", "hướng tới", "hướng đến")
_ADVERBIAL = re.compile(r"[“\"\s–-]*(?:(?:với|bằng|vì|do|nhờ|xuất phát|trước)(?!\w)[^,;:.\d]*)?")
_ASIDE = lazy(r"[^,;:.\d]*(?P<end>,) (?!khoảng|tới|lên|cần|ước|hơn|trên|gần|với|là|trong đó|đạt|tăng|giảm)")
"""The rest of an adverbial that opens the sentence, up to the comma that closes it, when it holds no figure."""
_OPENING_REACH = 80

# --- what is a result or a rule
_TO_BE = tuple(f"{word} " for word in ("phải", "cần", "sẽ", "để", "nhằm", "muốn", "có thể"))
_WEATHER = ("mưa", "gió")
_BEFORE_NOW = frozenset(',;:(“"-–')
"""Before "hiện" that means now, where it is no part of "thực hiện" and the like."""
_OF_HIEN = ("thực ", "phát ", "thể ", "xuất ", "biểu ", "tái ")
"""Before "hiện có" that is no "now": "thực hiện có hiệu quả"."""
_OF_EACH = tuple(
    f"{word} "
    for word in "trên theo của cho đến tới với ở tại trong vào qua về từ do giữa xuống sát ra bằng".split()
)
_EVERY = tuple(
    f" {word}"
    for word in (
        "bước năm tháng ngày tuần người hộ thôn xã phường ấp khu lĩnh đơn cơ loại nhóm gia giai đợt cấp"
    ).split()
)
"""Beside "từng" that means each: "trên từng lĩnh vực"."""
_COMPULSORY = tuple(f"{word} " for word in "dạy học môn hội tế hiểm bhxh bhyt dục sự nghiệm chọn".split())
"""Before "bắt buộc" that only tells of which kind: "dạy bắt buộc", "BHXH bắt buộc"."""
_FINES = ("phạt tiền", "mức phạt")
_FINED = ("đã ", "đã bị ", "vừa ", "vừa bị ", "quyết định ", "tổng ", "đã được ")
"""Before a fine that was given once: "đã phạt tiền 5 triệu đồng", "với tổng mức phạt"."""
_DUE = lazy(
    r"(?<!\w)(?:vào|đến|tới|trước|trong|hết|chậm nhất)(?: (?:hết|cuối|đầu|giữa|trước))?"
    r" (?:ngày|tuần|tháng|quý|năm|nhiệm kỳ)(?!\w)"
)
"""By when something has to be done: what is due once is a goal, what has no day is a rule."""
_DUE_REACH = 90


def read(low: str, start: int, end: int, found: list[signals.Signal]) -> list[tuple[int, Status]]:
    """The cues among what was found in `low[start:end]`, each with its place, in order."""
    out: dict[int, Status] = {}
    for at, stop, kinds in found:  # of two that begin together the longer comes last
        if kinds & TARGET:
            if not _only_named(low, start, at, stop, end):
                each = low.startswith("sẽ được ", at) and _EACH_GETS.match(low, start, at)
                out[at] = "norm" if each else "target"
                turn = _turn(low, start, at, stop, min(end, stop + _AFTER))
                if turn is not None:
                    out[turn] = "result"
        elif kinds & NORM:
            if low.startswith("bắt buộc", at) and low.endswith(_COMPULSORY, start, at):
                continue
            if low.startswith(_FINES, at) and low.endswith(_FINED, start, at):
                out[at] = "result"
                continue
            due = low.startswith("phải ", at) and _DUE.search(low, stop, min(end, stop + _DUE_REACH))
            out[at] = "target" if due else "norm"
        elif kinds & CUE and not tells_none(low, start, at, stop, end):
            out[at] = "result"
    return sorted(out.items()) if len(out) > 1 else list(out.items())


def _only_named(low: str, start: int, at: int, stop: int, end: int) -> bool:
    """A goal that is only referred to: "so với chỉ tiêu", "hoàn thành mục tiêu", "3 mục tiêu"."""
    if stop - at == 3 and low.startswith("cần", at):
        return low.endswith("chỉ ", start, at) or not low[stop + 1 : stop + 2].isdigit()
    if low.startswith(_MODALS, at):
        return _CONTRAST.match(low, at, end) is not None
    if low.startswith(" quốc gia", stop) or low.startswith(_NO_AIM, at):
        return True  # "chương trình mục tiêu quốc gia"
    if low.startswith("xin ", at) and low.endswith(("vắc ", "vắc-", "vacxin ", "vác "), start, at):
        return True
    if low.startswith(_BY_PLAN, at):
        return at > start  # "trồng rừng theo quy hoạch"
    if low.startswith(_ORDERS, at):
        return not _BY_DAY.search(low, stop, min(end, stop + _AFTER))
    words = _WORD.findall(low, max(start, at - _REACH), at)
    if low.startswith(_ASKS, at):
        return bool(words) and words[-1] in _PAPERS
    if low.startswith("nhu cầu", at) and words[-2:] in _MET:
        return True
    if words[-2:] in (["chỉ", "tiêu"], ["mục", "tiêu"]) and len(words) > 2:
        del words[-2:]  # "so với chỉ tiêu phấn đấu"
    if not words:
        return False
    if words[-1][0].isdigit():
        return not low.startswith("phấn đấu", at)  # "3 mục tiêu", but not "quận 1 phấn đấu"
    return words[-1] in _NAMING or " ".join(words[-2:]) in _NAMING


def _turn(low: str, start: int, at: int, stop: int, end: int) -> int | None:
    """Where what is hoped, asked or aimed at ends and facts are told, `None` where that is not said.

    "tưởng sẽ được tặng quà, nên mua bộ nồi 1,7 triệu đồng", "với quyết tâm thoát nghèo, anh vay 50 triệu đồng",
    "đề nghị tỉnh hỗ trợ nhưng mới được cấp 5 tỷ đồng".
    """
    wish = low.startswith(_WISHES, at)
    if at - start < _OPENING_REACH and (wish or at > start):
        opening = _ADVERBIAL.match(low, start, at)
        if opening and opening.end() == at:
            aside = _ASIDE.match(low, stop, end)
            if aside:
                return aside.start("end")
    if wish and not low.startswith(("hướng", "quyết"), at):
        turn = _SO.search(low, stop, end)
        return turn.start() if turn and low[turn.start()] not in ",;" else None
    if low.startswith("sẽ", at) and _WRONGLY.search(low, max(start, at - _REACH), at):
        turn = _SO.search(low, stop, end)
    else:
        turn = (_GIVEN if low.startswith(_ASKS, at) else _BUT).search(low, stop, end)
    return turn.start() if turn else None


def tells_none(low: str, start: int, at: int, stop: int, end: int) -> bool:
    """A word of results that tells of none here: "mưa vừa", "phải đạt được", "trên từng lĩnh vực"."""
    word = low[at:stop]
    if word == "vừa":
        return _moderate(low, start, at, end)
    if word == "từng":
        return low.endswith(_OF_EACH, start, at) or low.startswith(_EVERY, stop)
    if word == "hiện":
        return at > start and low[at - 2] not in _BEFORE_NOW
    if word.startswith("hiện "):
        return low.endswith(_OF_HIEN, start, at)
    return word == "đạt được" and low.endswith(_TO_BE, start, at)


def _moderate(low: str, start: int, at: int, end: int) -> bool:
    """A "vừa" of weather or size: "mưa vừa, mưa to", "doanh nghiệp vừa và nhỏ"."""
    after = _WORD.search(low, at + 3, min(end, at + 8))
    before = low[max(start, at - _REACH) : at].rstrip()
    return before.endswith(_WEATHER) or (after is not None and after[0] in (",", "và"))
