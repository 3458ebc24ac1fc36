"""The noun phrase before a number: right before it, or the subject of its clause.

Modifiers and verbs of reaching between the two are left out ("sản lượng điện ⟨của công ty đạt hơn⟩ 204 triệu kWh").
"""

from __future__ import annotations

from tonghop.lexicon import counted, ends
from tonghop.nounphrases import Span, notion, right, run
from tonghop.tokens import Tokens

CLAUSE = frozenset(',;:()?!…—“‘«"')
_CLOSING = frozenset("”’»")
_OPENING = frozenset("“‘«")
_BREAKS = CLAUSE | _CLOSING | {"gồm"}
_LEADING = frozenset(
    (
        "riêng trong đó hiện nay tại ở và với có theo nhờ tuy nhưng mà đặc biệt ngoài ra bên cạnh cụ thể toàn"
        " đến về qua các những cả chỉ tính nâng cao đưa là đã sẽ được còn cho do của từ khi khiến để tăng giảm"
        " đạt chiếm cũng đồng thời góp phấn đấu mỗi trên giúp đối ví dụ số lượng theo như mức bình quân hằng"
        " hàng dự kiến ước nếu nhất vẫn luôn dần lần gồm thì nay bởi vì"
    ).split()
)
"""Words that open a clause before its first noun phrase."""
REACH = frozenset(
    (
        "đạt là lên tới đến còn xuống được tăng giảm thêm chiếm khoảng ước từ hơn gần trên dưới quá bằng vượt"
        " mức ở hiện chỉ có tính cán xấp xỉ chừng ngót đa tối thiểu ít nhất không cả bình quân cũng đã sẽ đang"
        " đều mới vẫn mốc con số : nữa đầy chưa tròn trung cao thấp nhiều lớn lần về gồm phải cần dự kiến suýt"
        " soát nhỏ sâu luôn tương đương thay thậm chí gấp ≥ ≤ > < ~ - – cộng tầm cỡ dần thể dài rộng dày"
        " nghét ngét tròm trèm áng phỏng sấp khá rất mất xa"
    ).split()
)
"""Modifiers, adverbs and verbs of reaching between a noun and its number."""
_PREDICATES = frozenset(
    {"đạt", "là", "tăng", "giảm", "còn", "chiếm", "có", "lên", ":", "ở", "vượt", "bằng", "gấp"}
)
_NEXT = frozenset(
    {"tiếp đến", "tiếp theo", "kế đến", "kế tiếp", "tiếp đó", "tập trung", "thực chất", "thực tế"}
)
_MOST = frozenset(
    {"số ít", "số đông", "đa số", "phần lớn", "phần đông", "hầu hết", "thiểu số", "tuyệt đại", "đại đa"}
)
"""Openings of "số ít ⟨cửa hàng còn lại⟩"."""
_TIMES = frozenset(
    {"năm", "tháng", "ngày", "quý", "đầu", "cuối", "giai", "đoạn", "nhiệm", "kỳ", "tuần", "vụ"}
)
_DETERMINERS = frozenset({"các", "những", "số", "lượng"})
_LOOSE = frozenset({"một", "dần", "mạnh", "đông", "khá"})
"""What is left over of the words before a noun: "mua ⟨một⟩ bộ nồi", "giảm ⟨dần⟩ thời gian"."""
_COMPLEMENTS = frozenset({"của", "trên", "tại", "ở", "trong", "về", "cho"})
_RATES = frozenset(
    (
        "tỷ lệ",
        "tỉ lệ",
        "tỷ trọng",
        "tỉ trọng",
        "trị giá",
        "tổng số",
        "con số",
        "tổng cộng",
        "kéo dài",
        "đến giờ",
        "đến nay",
        "tới giờ",
        "tới nay",
        "hiện nay",
        "hiện tại",
        "bây giờ",
        "kỷ lục",
        "tương đối",
        "ổn định",
        "phổ biến",
        "dao động",
        "rút ngắn",
        "trải dài",
        "chạy dài",
        "mỗi bên",
        "mỗi chiều",
    )
)
"""Pairs that stand between a noun and its number and say nothing of what it counts."""
_LAST_OF_RATES = frozenset(pair.rpartition(" ")[2] for pair in _RATES)
BODIES = frozenset(
    "tỉnh huyện xã phường quận thị thành tp tphcm ông bà anh chị công đơn gia hội ngân ngành trường tôi chúng".split()
)
MEASURES = frozenset(
    word.replace("_", " ")
    for word in (
        "tổng vốn giá mức chiều bề lãi nợ thuế tiền phí lương số quỹ kinh_phí diện_tích công_suất trị_giá thu_nhập"
        " thu_ngân sản_lượng năng_suất khối_lượng trọng_lượng chi_phí doanh_thu doanh_số lợi_nhuận ngân_sách dân_số"
        " mật_độ lưu_lượng dung_tích dung_lượng độ_dài độ_cao độ_sâu tốc_độ nhiệt_độ độ_ẩm quy_mô học_phí nguồn_vốn"
        " nguồn_thu đơn_giá kim_ngạch sản_phẩm chỉ_số đường_kính giá_trị vốn_đầu mức_đầu lãi_suất tỷ_suất"
        " khoảng_cách dư_nợ thời_hạn thời_gian lượng_mưa"
    ).split()
)
"""Nouns that name an amount (their first words): before a number they win over what follows it."""
_VERBS = frozenset(
    word.replace("_", " ")
    for word in (
        "ủng_hộ hỗ_trợ đóng_góp đầu_tư trao_tặng tặng nộp chi thu vay cho_vay huy_động giải_ngân chi_trả trích dành"
        " quyên_góp thiệt_hại tiết_kiệm phạt thưởng lãi lỗ trồng sản_xuất xuất_khẩu nhập_khẩu khai_thác thu_hoạch"
    ).split()
)
_NO_ACTS = frozenset({"chi phí", "chi tiết", "chi nhánh", "thu nhập", "thu hút", "lãi suất"})
_YIELDS = frozenset(
    {"xuất khẩu", "nhập khẩu", "sản xuất", "trồng", "thu hoạch", "khai thác", "thu mua", "tiêu thụ"}
)
_LOSSES = frozenset({"thiệt hại", "tổn thất", "thất thoát", "lãng phí"})
_REACHING = frozenset({"dao động", "rút ngắn", "trải dài", "chạy dài"})
_BOUGHT = frozenset({"mua", "bán", "sắm", "tậu"})
_PRICED = frozenset({"đơn", "đánh", "đấu", "mệnh", "tỷ", "tỉ", "thị", "định", "vật", "giảm", "tăng", "thẩm"})
"""First words of "đơn giá", "đấu giá": what they say is no price of the noun before."""
_DIMENSIONS = frozenset(
    {
        "chiều dài",
        "chiều rộng",
        "chiều cao",
        "chiều sâu",
        "diện tích",
        "công suất",
        "khối lượng",
        "đường kính",
        "số tiền",
        "thu nhập",
        "lãi suất",
    }
)
_FIRST_OF_DIMENSIONS = frozenset(pair.partition(" ")[0] for pair in _DIMENSIONS)
_THINGS = frozenset(
    (
        *("vùng", "nghề", "gói", "mức", "vốn", "tiền", "phí", "quỹ", "số", "mô hình", "công trình"),
        *("chương trình", "chính sách", "dự án", "đề án"),
    )
)
"""Nouns that a verb behind them tells apart: "vùng ⟨trồng nhãn⟩", "mức ⟨đầu tư⟩"."""
_BEFORE_MEASURE = frozenset({"trên", "với", "có", "và"})
_MOVING = frozenset({"giảm", "tăng", "rút", "hạ", "nâng", "ngắn"})
_IN_NAMES = frozenset({"bình", "trung", "cao", "quân", "nhất", "tân", "đa"})
"""Words of `REACH` that names end with: "xã Thái ⟨Bình⟩ 5 ha"."""
_LONGEST_ITEM = 14
_LONGEST_ACT = 9
_LONGEST_CHUNK = 6
_LONGEST_BEGUN = 10
_NO_DISTANCE = frozenset("mạng ly làm thức đây điệu biệt nhiệt âm trở chức".split())
_LENGTHS = frozenset({"m", "km", "mét", "cây", "hải"})
_SPREAD = frozenset({"các", "và", "những", ",", "khắp", "toàn"})
_AREAS = frozenset("tỉnh huyện xã phường quận thôn ấp bản làng thành thị".split())
"""First words of "thị xã", "thành phố" too."""


def left(t: Tokens, i: int, floor: int = 0) -> Span | None:
    """The noun phrase before token `i`, modifiers and verbs of reaching left out; not beyond `floor`.

    `None` where the clause has no noun before the number: the caller inherits.
    """
    lows = t.lows
    j = i
    reached = priced = False
    while j > floor:
        low = lows[j - 1]
        if low in _LAST_OF_RATES and f"{lows[j - 2]} {low}" in _RATES:
            if lows[j - 3] == "tổng" and low == "giá":
                return j - 3, j
            priced = priced or low == "giá"
            reached = reached or f"{lows[j - 2]} {low}" in _REACHING
            j -= 2
            continue
        if low not in REACH:
            break
        pair = f"{lows[j - 2]} {low}"
        if (
            pair in ends()[1]
            or pair in counted()
            or (low in _IN_NAMES and t.capital(j - 1) and t.capital(j - 2))
        ):
            break
        reached = reached or low in _PREDICATES
        j -= 1
    if reached and t.lows[j - 1] == "và":
        return None  # "… kế hoạch và tăng ⟨3,2%⟩" goes on about the subject before
    if j > floor and t.lows[j - 1] == ")":
        k = j - 1
        while k > floor and t.lows[k] != "(" and j - k < 14:
            k -= 1
        j = k if t.lows[k] == "(" else j
    begin = clause_start(t, floor, j)
    if begin >= j or lows[j - 1] == "tốn":
        return None  # who pays is not what it costs
    if t.masked.get(j - 1) == "scale" and j - 3 >= begin and t.lows[j - 2] == "lệ":
        return chunk_start(t, begin, j - 3), j  # "bản đồ tỷ lệ 1/500 gần ⟨5.179 ha⟩"
    rate = share_at(t, begin, j)
    if rate is not None:
        return rate
    loss = _loss(t, begin, j)
    if loss is not None:
        return loss
    if priced or lows[j - 1] == "giá":
        price = _priced(t, begin, j)
        if price is not None:
            return price
    if lows[i + 1] in _LENGTHS and "cách" in lows[begin + 1 : j]:
        k = lows.index("cách", begin + 1)
        if lows[k + 1] not in _NO_DISTANCE:
            return subject(t, begin, k)  # "⟨trường⟩ cách trung tâm xã 5 km"
    if reached:
        if lows[j] in ("trải", "chạy"):
            return subject(t, 0, j)  # "⟨dòng thác⟩ hùng vĩ, hoang sơ trải dài 3 km"
        listed = lows[i - 1] == "từ" and lows[i - 2] in _MOVING and lows[begin - 1] in (";", ":")
        if listed and j - begin <= _LONGEST_ITEM:
            return begin, j  # "; ⟨đăng ký kinh doanh⟩ giảm từ 5 ngày"
        if not _BEFORE_MEASURE.isdisjoint(lows[begin:j]):
            k = chunk_start(t, begin, j)
            if begin < k < j and lows[k - 1] in _BEFORE_MEASURE and measure_at(t, k):
                return k, j  # "có 55 hộ trên ⟨diện tích⟩ là 8 ha"
        return subject(t, begin, j)
    area = _area(t, begin, j)
    purpose = _purpose(t, begin, j if area is None else area)
    if area is not None and purpose is None:
        span = subject(t, begin, area) or (chunk_start(t, begin, area), area)
        return (_act(t, begin, area) or span) if t.lows[span[0]] in BODIES else span
    j = j if purpose is None else purpose
    k = chunk_start(t, begin, j)
    if k == j:
        return _act(t, begin, j) or subject(t, begin, j)
    if j - k == _LONGEST_CHUNK and k > begin and run(t, k - 1, k) == k:  # it begins inside a word
        amount = next(((m, j) for m in range(k + 1, j) if measure_at(t, m)), None)
        return _act(t, begin, j) or amount or subject(t, begin, j)
    if j - k > 2:
        measure = measure_at(t, k)
        for m in range(k + 1, j - 1):
            found = lows[m] in _FIRST_OF_DIMENSIONS and f"{lows[m]} {lows[m + 1]}" in _DIMENSIONS
            if found and (not measure or (lows[m] == "chiều" and lows[m - 1] != "tổng")):
                return m, j  # "tàu ⟨công suất⟩ 90 CV"
    if t.lows[k] in BODIES or (j - k > 2 and not measure_at(t, k)) or t.capital(k):
        act = _act(t, k + 1, j)  # "đơn vị ủng hộ ⟨2 tỷ đồng⟩" is the act
        if act is not None:
            return act
    if k > begin and not measure_at(t, k):
        if t.lows[k - 1] in ("cho", "về", "vào", "sang"):
            amount = subject(t, begin, k - 1)
            if amount is not None and measure_at(t, amount[0]):
                return amount  # "⟨tổng mức đầu tư⟩ cho dự án"
            return _object(t, begin, k) or _act(t, begin, k) or subject(t, begin, j)
        if t.lows[k - 1] in _COMPLEMENTS or t.lows[k - 1][0].isdigit():
            return _object(t, begin, k) or subject(t, begin, j)
    return k, j


def _priced(t: Tokens, begin: int, j: int) -> Span | None:
    """What has a price: "bán ⟨cái chậu⟩ với giá", "một ⟨bộ nồi⟩ có giá", "mua ⟨nồi áp suất⟩ giá"."""
    lows = t.lows
    end = j
    if lows[j - 1] == "giá":
        if lows[j - 2] in _PRICED:
            return None
        end = j - 2 if lows[j - 2] in ("với", "có") else j - 1
    k = chunk_start(t, begin, end)
    bought = [m for m in range(k, end - 1) if lows[m] in _BOUGHT]
    if bought:
        k = bought[-1] + 1
        k += lows[k] == "một"
    elif end != j and (lows[end] != "có" or not t.counts(k)):
        return None
    return (k, end) if k < end else None


def _loss(t: Tokens, begin: int, j: int) -> Span | None:
    """What an event is said to cost: "cháy lớn gây ⟨thiệt hại⟩ lên đến 900 triệu", "gây ⟨thiệt hại⟩ cho dân 3 tỷ"."""
    lows = t.lows
    if "gây" not in lows[begin:j]:
        return None
    for k in range(j - 2, begin, -1):
        if lows[k - 1] in ("gây", "ra") and f"{lows[k]} {lows[k + 1]}" in _LOSSES:
            return (k, k + 2) if k + 2 == j or lows[k + 2] in ("cho", "về", "đối", "với") else None
    return None


def _area(t: Tokens, begin: int, j: int) -> int | None:
    """Where the area begins that a phrase ends with: "khảo sát ⟨trên địa bàn các huyện, thị xã⟩ 6 tỷ đồng"."""
    if "bàn" not in t.lows[begin:j]:
        return None
    stops, _ = ends()
    k = j - 1
    while k > begin and t.lows[k] != "bàn":
        if t.lows[k] not in _SPREAD and (not t.lows[k][0].isalpha() or t.lows[k] in stops):
            return None
        k -= 1
    found = t.lows[k - 1] == "địa" and t.lows[k - 2] in ("trên", "ở", "tại") and not measure_at(t, j - 2)
    return k - 2 if found and k - 2 > begin and t.lows[k - 3][0].isalpha() else None


def _purpose(t: Tokens, begin: int, j: int) -> int | None:
    """Where a phrase goes on with what it is for: "chỉnh lý bản đồ ⟨phục vụ đền bù⟩ 4 tỷ đồng"."""
    if "phục" in t.lows[begin:j]:
        for k in range(begin + 1, j - 1):
            if t.lows[k] == "phục" and t.lows[k + 1] == "vụ" and not _measured_since(t, k, j):
                return k
    return None


def _measured_since(t: Tokens, k: int, j: int) -> bool:
    return any(measure_at(t, m) for m in range(k, j))


def _object(t: Tokens, begin: int, end: int) -> Span | None:
    """What is grown, made or sold: "xuất khẩu ⟨nhãn đông lạnh⟩ sang thị trường Hàn Quốc 100 tấn"."""
    if _measured_since(t, begin, end):
        return None
    for k in range(end - 2, begin - 1, -1):
        size = 2 if f"{t.lows[k]} {t.lows[k + 1]}" in _YIELDS else 1 if t.lows[k] in _YIELDS else 0
        if size and k + size < end:
            span = right(t, k + size)
            return None if span is None else trim(t, span[0], min(span[1], end))
    return None


def clause_start(t: Tokens, floor: int, j: int) -> int:
    """Where the clause that holds token `j` begins; names in quotation marks are stepped over."""
    lows = t.lows
    floor = max(floor, j - 40)
    quoted = 0
    for k in range(j - 1, floor - 1, -1):
        low = lows[k]
        if low in _BREAKS:
            if low in _CLOSING:
                quoted += 1
            elif quoted and low in _OPENING:
                quoted -= 1
            elif (low != "gồm" or not quoted) and not (
                low == "," and (_after_area(t, k) or _numbered(t, k, j) or notion(t, k))
            ):
                return k + 1
    return min(floor, j)


def _numbered(t: Tokens, k: int, j: int) -> bool:
    """Whether the comma at `k` stands in the number of a name: "mức độ 3⟨,⟩ 4", "tổ 5⟨,⟩ tổ 7"."""
    lows = t.lows
    return k + 1 < j and lows[k - 1].isdigit() and (lows[k + 1].isdigit() or lows[k + 1] == lows[k - 2])


def _after_area(t: Tokens, k: int) -> bool:
    """Whether the comma at `k` joins kinds of areas: "trên địa bàn các huyện⟨,⟩ thị xã, thành phố"."""
    lows = t.lows
    if lows[k + 1] not in _AREAS:
        return False
    return any(m > 0 and lows[m] in _AREAS and lows[m - 1] in _SPREAD for m in (k - 1, k - 2))


def _act(t: Tokens, a: int, b: int) -> Span | None:
    """The last verb of giving, spending or losing in the span, with what follows it."""
    for k in range(b - 1, a - 1, -1):
        if _verb_at(t, k) and not _verb_at(t, k - 1):
            end = k + 2 if f"{t.lows[k]} {t.lows[k + 1]}" in _VERBS else k + 1
            if end > b:
                return None
            end = run(t, end, b)
            return _head(t, a, k), end if end - k <= _LONGEST_ACT else k + 5
    return None


def _head(t: Tokens, a: int, k: int) -> int:
    """Where the noun begins that the verb at `k` goes with: "⟨tổng mức⟩ đầu tư", "⟨vùng⟩ trồng nhãn"."""
    lows = t.lows
    pair = f"{lows[k - 2]} {lows[k - 1]}"
    if k - 2 >= a and (pair in MEASURES or pair in _THINGS):
        k -= 2
    elif k - 1 >= a and (lows[k - 1] in _THINGS or f"{lows[k - 1]} {lows[k]}" in MEASURES):
        k -= 1
    return k - 1 if k - 1 >= a and lows[k - 1] == "tổng" else k


def share_at(t: Tokens, begin: int, end: int) -> Span | None:
    """What a share is said to be a share of: the noun after "tỷ lệ"."""
    if "lệ" not in t.lows[begin:end]:
        return None
    for k in range(end - 2, begin - 1, -1):
        if t.lows[k + 1] == "lệ" and t.lows[k] in ("tỷ", "tỉ"):
            span = right(t, k + 2)
            return None if span is None else trim(t, span[0], min(span[1], end))
    return None


def subject(t: Tokens, begin: int, end: int) -> Span | None:
    """The first noun phrase of the clause, opening adverbs and times left out."""
    _, go = ends()
    k = begin
    while k < end:
        low = t.lows[k]
        pair = f"{low} {t.lows[k + 1]}"
        if pair in _NEXT or pair in _MOST:
            k += 2
            continue
        if pair == "điều đáng" and "là" in t.lows[k + 2 : k + 5]:
            k = t.lows.index("là", k) + 1  # "⟨điều đáng nói là⟩ …"
            continue
        if (
            not (
                low[0].isdigit()
                or low in _TIMES
                or (low in _LEADING and pair not in go and pair not in counted())
            )
            or pair in MEASURES
        ):
            break
        k += 1
    if k >= end:
        return None
    span = right(t, k)
    return None if span is None else trim(t, span[0], min(span[1], end))


def trim(t: Tokens, a: int, b: int) -> Span | None:
    """The phrase without modifiers and verbs of reaching at its end."""
    _, go = ends()
    while b > a and t.lows[b - 1] in REACH and f"{t.lows[b - 2]} {t.lows[b - 1]}" not in go:
        if t.lows[b - 1] in _IN_NAMES and t.capital(b - 1) and t.capital(b - 2):
            break
        b -= 1
    return (a, b) if b > a else None


def chunk_start(t: Tokens, begin: int, end: int) -> int:
    """Where the words right before `end` begin that may form one phrase."""
    stops, go = ends()
    lows = t.lows
    k = end
    short = max(begin, end - _LONGEST_CHUNK)
    last = max(begin, end - _LONGEST_BEGUN)
    while k > last:
        low = lows[k - 1]
        if not low[0].isalpha():
            if low in ("-", "–") and k < end and t.capital(k) and t.capital(k - 2):
                k -= 2  # "Bắc - Nam"
                continue
            break
        if low in stops and f"{lows[k - 2]} {low}" not in go and f"{low} {lows[k]}" not in go:
            break
        k -= 1
    if k == last > begin:
        k = short  # without a beginning of its own
    while k < end - 1 and t.lows[k] in _DETERMINERS and t.lows[k + 1] not in ("tiền", "lượng", "vốn"):
        if t.lows[k] == "lượng" and t.lows[k + 1] in ("mưa", "nước", "khách", "hàng", "điện", "rác"):
            break
        k += 1
    while k < end - 1 and t.lows[k] in _LOOSE:
        k += 1
    return k + 2 if k + 2 < end and t.lows[k] == "thực" and t.lows[k + 1] in ("chất", "tế") else k


def measure_at(t: Tokens, k: int) -> bool:
    """Whether a noun that names an amount begins at `k`."""
    return t.lows[k] in MEASURES or f"{t.lows[k]} {t.lows[k + 1]}" in MEASURES


def _verb_at(t: Tokens, k: int) -> bool:
    pair = f"{t.lows[k]} {t.lows[k + 1]}"
    return pair in _VERBS or (t.lows[k] in _VERBS and pair not in _NO_ACTS)


def parent_at(t: Tokens, opened: int) -> Span | None:
    """The noun phrase right before a parenthesis."""
    begin = clause_start(t, 0, opened)
    return subject(t, begin, opened) if begin < opened else None


def earlier_amount(t: Tokens, i: int) -> Span | None:
    """An amount that an earlier clause names: "vượt kế hoạch sản lượng, đạt ⟨5 tỷ kWh⟩"."""
    for k in range(i - 1, max(-1, i - 30), -1):
        if t.lows[k][0].isalpha() and measure_at(t, k) and not measure_at(t, k - 1):
            return right(t, k)
    return None
