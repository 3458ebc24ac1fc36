"""The words by which a sentence says when something is told of, and whether it is done, planned or prescribed.

One pass over an article finds them all (scan.py); status.py, moments.py and timeforms.py look closer at what they ask
for.
"""

from __future__ import annotations

from collections.abc import Iterable

from tonghop.scan import Topic

TARGET, NORM, RESULT, GOAL, RULE, DONE, AHEAD, EACH, PER, PLAN = (1 << n for n in range(10))
"""What a signal of status is good for; a phrase may be good for several."""
CUE = TARGET | NORM | RESULT
TIME, PRESENT, PAST = (1 << n for n in range(3))
"""What a signal of time is good for: it is in every time that is named, speaks of now or of no time, of years past."""

Signal = tuple[int, int, int]
"""Where a signal begins and ends, and its kinds."""

_YEARS = range(1900, 2100)
_DAYS = [f"{day}" for day in range(1, 32)] + [f"{day:02}" for day in range(1, 10)]
_ASKED = (
    "chủ trương|phép|cấp|hỗ trợ|bổ sung|đầu tư|kinh phí|thêm|vốn|giao|tuyển|điều chỉnh|cho|bố trí|phân bổ|nâng|tỉnh"
    "|huyện|xã|thành phố|trung ương|chính phủ|thủ tướng|quốc hội|nhà nước|ubnd|hđnd|bộ|sở|phòng|ngành|các"
)
"""What is asked of a higher level: what comes after has not been given yet."""
_BUILT = ("hoàn thành", "đầu tư", "mở rộng", "xây dựng", "nâng cấp", "nâng công suất")
_PHRASES: tuple[tuple[int, str | list[str]], ...] = (
    (
        TARGET,
        "phấn đấu|mục tiêu|chỉ tiêu|dự kiến|dự tính|dự báo|dự định|theo kế hoạch|kế hoạch đến|đặt kế hoạch"
        "|có kế hoạch|lên kế hoạch"
        "|theo lộ trình|lộ trình đặt ra|đặt ra đến|sẽ|sắp tới|thời gian tới|hướng tới|hướng đến|tầm nhìn|nếu|giả sử"
        "|cần bổ sung|cần thêm|cần có|cần phải|cần khoảng|cần trên|cần hơn|phải xây|phải có thêm|đề xuất|định xây"
        "|có thể lên|có thể đạt|có thể đóng góp|có thể tăng|có thể giảm|có thể vượt|có thể thiếu"
        "|kỳ vọng|quyết tâm|cam kết|đang đẩy nhanh|về triển khai|nhằm đạt|nhu cầu"
        "|theo quy hoạch|theo đề án|theo phương án|theo dự thảo|phân kỳ|từ nay đến|từ nay tới"
        "|năm tới|quý tới|tháng tới|tuần tới|ngày tới|vụ tới|nhiệm kỳ tới"
        "|cần|cần ít nhất|cần tối thiểu|cần tới|cần đến|cần gần|cần huy động|cần tuyển|cần đầu tư"
        "|mong muốn|mong được|mong có|mong sớm|yêu cầu|chỉ đạo"
        "|sắp khởi công|sắp khánh thành|sắp xây|sắp mở|sắp bàn giao|sắp hoàn thành|chuẩn bị khởi công|chuẩn bị xây"
        "|chuẩn bị đầu tư|chuẩn bị mở|ý định|ước cả năm|cả năm ước|ước đến hết năm|ước đến cuối năm",
    ),
    (TARGET, [f"{word} {what}" for word in ("đề nghị", "kiến nghị", "xin") for what in _ASKED.split("|")]),
    (
        TARGET,
        [f"giai đoạn {number} {act}" for number in ("2", "3", "ii", "iii", "hai", "ba") for act in _BUILT],
    ),
    (
        NORM,
        "theo quy định|phạt tiền|mức phạt|bị phạt từ|phạt từ|bắt buộc|định mức|tối thiểu|không quá"
        "|mức hỗ trợ|mức kinh phí|mức chi|được hưởng mức|mức đóng|mức thu|yêu cầu mỗi"
        "|phải có|phải đạt|phải đảm bảo|phải bảo đảm|phải thực hiện|mức trợ cấp|mức bồi thường|quy định mức"
        "|hỗ trợ tối đa|vay tối đa|mức tối đa|hạn mức|không vượt quá|phải đủ|phải từ đủ|phải đóng đủ"
        "|quy định rõ|quy định độ tuổi|quy định thời hạn|quy định thời gian|quy định mỗi|quy định tỷ lệ|chuẩn nghèo là"
        "|quy định là|theo chuẩn là|chuẩn là|tiêu chuẩn là|quy chuẩn là|theo quy chuẩn",
    ),
    (
        RESULT,
        "đã|hiện nay|hiện có|hiện đã|hiện đang|đến nay|vừa|từng|thực tế|kết quả|ghi nhận|nhờ vậy"
        "|hiện|hiện chỉ|hiện mới|hiện còn|hiện vẫn"
        "|thời gian qua|năm qua|vừa qua"
        "|bị bắt|phát hiện|hoàn thành vượt|so với kế hoạch|tuyên phạt|xử phạt|đạt được|thực chất|nhu cầu thực",
    ),
    # What goes on from one sentence to the next, and what ends it.
    (GOAL, "mục tiêu|phấn đấu|theo dự báo"),
    (
        RULE,
        "quy định mức|quy định các mức|quy định về mức|quy định về các mức"
        "|quy định chính sách|quy định các chính sách|quy định về chính sách|quy định về các chính sách",
    ),
    (
        DONE,
        "đã|thời gian qua|năm qua|vừa qua"
        "|hiện nay|hiện tại|hiện có|hiện đang|hiện đã|hiện còn|đến nay|vừa|thực tế|kết quả|tuy nhiên",
    ),
    # What gives a figure its status from behind: "7 xã sẽ được …", "2 suất cho mỗi xã"; "mỗi xã chọn 2 hộ".
    (AHEAD, "sẽ|cần được|phải được|dự kiến|chuẩn bị khởi công"),
    (EACH, "từ mỗi|cho mỗi|trên mỗi"),
    (PER, "mỗi"),
    # What may name the number it plans: "dự toán thu là 500 tỷ đồng", "kế hoạch tiêm 13.450 liều".
    (PLAN, "dự toán|kế hoạch|chỉ tiêu"),
)
_PRESENT = (
    "hiện|hiện nay|hiện có|hiện tại|hiện đang|hiện còn|hiện toàn|đến nay|tới nay|vừa qua|thời gian qua|hàng năm"
    "|hằng năm|mỗi năm|trước đây|thời điểm này|thời điểm hiện tại|bây giờ|giờ đây|ngày nay"
)
_PAST = "năm qua|năm vừa qua|năm gần đây|năm trở lại đây"
_TIMES = (
    *("năm", "tháng", "tuần", "ngày", "quý", "quí", "kỳ", "cách đây"),
    *(f"{word} {near}" for word in "sáng trưa chiều tối đêm".split() for near in ("nay", "qua")),
    "hôm qua",
    *map(str, _YEARS),
    *(
        f"{word} {day}"
        for word in "sáng trưa chiều tối đêm hôm mùng từ đến hết trước".split()
        for day in _DAYS
    ),
)


def _table(rows: Iterable[tuple[int, Iterable[str]]]) -> dict[str, int]:
    """Every phrase with all that it is good for."""
    table: dict[str, int] = {}
    for bit, phrases in rows:
        for phrase in phrases:
            table[phrase] = table.get(phrase, 0) | bit
    return table


_STATUS = Topic(
    lambda: _table(
        (bit, phrases.split("|") if isinstance(phrases, str) else phrases) for bit, phrases in _PHRASES
    )
)
_TIME = Topic(lambda: _table(((PRESENT, _PRESENT.split("|")), (PAST, _PAST.split("|")), (TIME, _TIMES))))


def of(text: str, start: int, end: int) -> tuple[int, list[Signal]]:
    """All kinds of signals of status in `text[start:end]`, and every one of them by their ends."""
    return _kinds(_STATUS.within(text, start, end))


def times(text: str, start: int, end: int) -> tuple[int, list[Signal]]:
    """All kinds of signals of time in `text[start:end]`, and every one of them by their ends."""
    return _kinds(_TIME.within(text, start, end))


def _kinds(found: list[Signal]) -> tuple[int, list[Signal]]:
    kinds = 0
    for signal in found:
        kinds |= signal[2]
    return kinds, found
