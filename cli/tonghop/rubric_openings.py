"""How paragraphs of each kind open, and what the headings above them ask for. Data of `rubrics`.

Lists are written with ", " between phrases, in lower case and whole syllables; weights are tenths.
"""

from __future__ import annotations

from tonghop.model import Rubric

_TASK_VERBS = (
    "tiếp tục, tăng cường, đẩy mạnh, chú trọng, nâng cao, kết hợp, đổi mới, tập trung, chủ động, phối hợp, rà "
    "soát, quan tâm, làm tốt, nghiêm túc, định kỳ, khẩn trương, chỉ đạo, bảo đảm, đảm bảo, thường xuyên, phát "
    "huy, giao, bố trí, xử lý, kiểm tra, quán triệt, hướng dẫn, tổ chức, yêu cầu, siết chặt, xác định, quản lý, "
    "xây dựng, đề cao, coi trọng, không để, bắt buộc, khắc phục, quyết liệt, kịp thời, kiên quyết, theo dõi, chú ý, "
    "củng cố, kiện toàn, huy động, duy trì, bám sát, tham mưu, tuyên truyền, hoàn thiện"
)
_UNDERTAKEN = (
    r"(?! (?:thực hiện )?(?:các )?(?:nghị quyết|chỉ thị|kết luận|kế hoạch|chủ trương|quyết định|đề án|điều lệ|luật"
    r"|thông tư|chương trình|phong trào|cuộc vận động|lời dạy|mô hình|theo) )"
)
"""Not "Thực hiện Nghị quyết …, tỉnh …": that says why something was done."""
_INSTRUCTED = (
    r" [^,.]{0,30}\d[^,]{0,20}, (?:sẽ|triển khai|tổ chức|bố trí|tiến hành|áp dụng|bắt đầu|thành lập|tạm dừng|tạm ngừng"
    r"|dừng|ngừng|cấm|thực hiện (?!nghị quyết|chỉ thị|chủ trương|kế hoạch)) ?(?![^.]{0,120}\bđã\b)"
)
"""A date and what is to be done from then on, with nobody who did it."""
_RULED = (
    r" [^.]{3,150}(?: phải |, yêu cầu | thì (?:phải|cần|được|không|sẽ|có thể|thành lập|tổ chức|bố trí|thực hiện|áp dụng"
    r"|triển khai|giao|xem xét|xử lý|tiếp tục|chuyển|do) )"
)
"""A case, and what is to be done in it."""
_OVERCOME = r"[^.]{3,200}\bnhưng (?![^.]{0,120}\b(?:chưa|không|còn|thiếu|khó|chậm|thấp|hạn chế|phải|cần)\b)"
"""What a concession is followed by when the main clause says what was reached all the same."""
_ASKS = "(?:đề nghị|kiến nghị|đề xuất|mong|mong muốn)"
OPENINGS: tuple[tuple[Rubric, int, str, str], ...] = (
    ("task", 13, _TASK_VERBS, r"(?![^.]{0,120}\bđã\b)"),
    ("task", 13, "thực hiện, triển khai", _UNDERTAKEN + r"(?![^.]{0,120}\bđã\b)"),
    ("task", 9, "cần, phải", " "),
    ("task", 6, "vì vậy, do đó, do vậy, vì thế, bởi vậy", r"[^.]{0,80} (?:cần|phải|sẽ|nên) "),
    ("task", 14, "với, do, vì", r" [^.]{3,100} nên [^.]{0,60} (?:sẽ|cần|phải) "),
    ("task", 9, "theo khuyến cáo", ""),
    (
        "task",
        11,
        "trước nguy cơ, trước tình hình, trước thực trạng, trước diễn biến, trước tình trạng",
        r"[^.]{5,200} (?:yêu cầu|khuyến cáo|đề nghị|chỉ đạo|có kế hoạch) ",
    ),
    (
        "result",
        9,
        "trước nguy cơ, trước tình hình, trước thực trạng, trước diễn biến, trước tình trạng",
        r"[^.]{5,120}, [^.]{3,60} đã (?![^.]{0,120} (?:yêu cầu|khuyến cáo|đề nghị) )",
    ),
    (
        "task",
        6,
        "ubnd, hđnd, bộ trưởng, chủ tịch, phó chủ tịch, thủ tướng, phó thủ tướng, thường trực, bí thư, phó bí thư, "
        "giám đốc",
        r"[^.;]{0,60}(?<! đã)(?<! luôn)(?<! cũng) (?:chỉ đạo|yêu cầu|giao) ",
    ),
    ("task", 6, "thứ nhất, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, một là, hai là, ba là, bốn là", ""),
    ("task", 11, "từ ngày, kể từ ngày, bắt đầu từ ngày, kể từ", _INSTRUCTED),
    (
        "task",
        11,
        "một số giải pháp, về một số giải pháp, về giải pháp, đưa ra một số giải pháp, đề ra một số giải pháp",
        "",
    ),
    ("task", 11, "đối với, trường hợp, nếu", _RULED),
    ("task", 8, "cùng với đó, song song đó, song song với đó, bên cạnh đó, đồng thời", " (?:là|phải) "),
    (
        "task",
        10,
        "để thực hiện, để đáp ứng, để đạt, để hoàn thành, để nâng cao, để tiếp tục, để hiện thực",
        "",
    ),
    (
        "task",
        12,
        "thời gian tới, những năm tới, năm tới, tới đây, giai đoạn tới, trước mắt, trong thời gian tới, trong những "
        "năm tới, trong năm tới, trong giai đoạn tới",
        "",
    ),
    ("task", 7, "kết luận hội nghị, kết luận buổi, kết luận cuộc, bước vào giai đoạn, bước vào năm", ""),
    (
        "limitation",
        12,
        "tuy nhiên, tuy vậy, thế nhưng, bên cạnh kết quả, bên cạnh thuận lợi, bên cạnh mặt, bên cạnh "
        "những kết quả, bên cạnh những thuận lợi, bên cạnh những mặt",
        "",
    ),
    ("limitation", 12, "song", ","),
    ("limitation", 12, "dù, mặc dù", rf" (?!{_OVERCOME})"),
    ("result", 9, "dù, mặc dù, tuy", f" {_OVERCOME}"),
    (
        "cause",
        14,
        "một nguyên nhân, một trong những nguyên nhân, một trong các nguyên nhân, nguyên nhân chính",
        "",
    ),
    ("cause", 12, "nguyên nhân, sở dĩ, lý do, một phần là do", ""),
    (
        "event",
        11,
        "sáng, chiều, tối, trưa, vừa qua, mới đây, ngày",
        r"(?: nay| qua)?,? ?(?:ngày )?\(?\d{1,2}[-/.]\d"
        r"(?![^.]{0,80}\b(?:cho biết|cho hay|ghi nhận|xảy ra|bão|lũ|mưa)\b)",
    ),
    (
        "event",
        9,
        "tại, trong, trước",
        " (?:hội nghị|buổi|lễ|ngày hội|chương trình|hội thảo|phần lễ|kỳ họp|cuộc họp|đại hội)",
    ),
    (
        "event",
        11,
        "dịp này, chủ trì, tham dự, cùng dự, cùng đi, đến dự, dự hội nghị, dự buổi, dự lễ, nhân dịp, nhân kỷ niệm, "
        "nhân ngày",
        "",
    ),
    ("event", 6, "phát biểu, trao đổi với", ""),
    ("event", 10, "sau khi nghe", ""),
    (
        "event",
        12,
        "hội nghị, buổi lễ, kỳ họp, phiên họp, cuộc họp, buổi làm việc, hội thảo, tọa đàm, đại hội",
        " (?:đã|cũng|đã được|diễn ra|thu hút|có sự|nghe|tiến hành|thông qua|tập trung|dành) ",
    ),
    (
        "context",
        7,
        "trước đây, trước kia, thành lập, sinh ra, vài năm trước, xuất phát, căn cứ, thực hiện chủ trương",
        "",
    ),
    ("context", 7, "trong bối cảnh", " (?!đó|này|ấy)"),
    ("result", 7, "trong bối cảnh đó, trước tình hình đó, trước thực trạng đó", r",[^.]{0,80} đã "),
    ("context", 7, "theo ông, theo bà", ", "),
    (
        "context",
        7,
        "theo dự báo, dự báo, theo quy hoạch, theo thiết kế, theo luật, theo nghị định, theo thông tư",
        "",
    ),
    ("context", 7, "theo quy định", r"(?! của (?:pháp luật|luật)[^.]{0,80} đã )"),
    ("context", 12, "hiện, hiện nay", ",? theo (?:quy định|luật|nghị định|thông tư)"),
    ("context", 9, "khoảng, vào lúc, lúc, vào khoảng, đến khoảng", r" \d{1,2}(?:h|g| giờ)"),
    ("context", 9, "công điện gửi, tương truyền, theo truyền thuyết, ngày xưa", ""),
    (
        "limitation",
        8,
        "điều đáng nói, đáng nói, đáng lo, đáng lo ngại, đáng buồn, khó khăn nhất, khó khăn lớn, vướng mắc, bất cập, "
        "dù vậy, dẫu vậy, trớ trêu, nghịch lý, đáng tiếc, đáng báo động, mới nhất là vụ",
        "",
    ),
    (
        "context",
        7,
        "đối tượng, các đối tượng, những đối tượng, thành phần",
        " (?:được|ưu tiên|áp dụng|tham gia|dự thi|thụ hưởng)",
    ),
    (
        "context",
        8,
        "hội thi, hội nghị, hội thảo, chương trình, đề án, dự án, kế hoạch, cuộc thi, hoạt động, phong trào, chuyên "
        "đề, ngày hội, diễn đàn, tọa đàm, đợt",
        r" [^,.]{0,60}?\bnhằm ",
    ),
    ("context", 7, "ngày", r" \d{1,2}[-/.]\d{1,2}[-/.]\d{4}, [^.]{0,80}ban hành"),
    (
        "result",
        7,
        "kết quả, đến nay, tính đến, nhờ, hiện, điển hình, tiêu biểu, toàn tỉnh, toàn huyện, toàn xã",
        "",
    ),
    ("result", 7, "trong", r" \d+ tháng"),
    ("result", 10, "ngay sau khi, sau khi nhận được, nhận được thông tin, nhận được tin", ""),
    (
        "result",
        7,
        "những năm qua, thời gian qua, hai năm qua, ba năm qua, bốn năm qua, năm năm qua, nhiều năm qua, một năm qua, "
        "trong những năm qua, trong thời gian qua, trong nhiều năm qua, trong năm qua, sau hai năm, sau một năm, sau "
        "ba năm, sau năm năm",
        "",
    ),
    ("result", 7, "qua, sau, hơn, gần, trong", r" (?:hơn |gần )?\d+ năm (?:qua|thực hiện|triển khai)"),
    ("result", 7, "năm", r" 20\d\d(?![^.]{0,60} (?:phấn đấu|sẽ|dự kiến|đặt mục tiêu|cần|phải|tiếp tục) )"),
    ("proposal", 12, "kiến nghị, đề xuất", ""),
    ("proposal", 50, "cử tri, các cử tri, nhiều cử tri, còn cử tri", rf"[^.]{{0,80}} {_ASKS} "),
    (
        "proposal",
        15,
        "người dân, nhiều người dân, các hộ, các hộ dân, nhiều hộ, nhiều hộ dân, bà con, nhân dân, doanh nghiệp, các "
        "doanh nghiệp, nhiều doanh nghiệp, phụ huynh, nhiều phụ huynh, tiểu thương",
        rf"[^.]{{0,60}} {_ASKS} ",
    ),
    (
        "proposal",
        15,
        "ông, bà, anh, chị, cô, chú",
        rf" [^.]{{0,60}}\b(?:thôn|xóm|ấp|bản|buôn|bon|làng|khu phố|tổ dân phố|khu|khóm|ngụ|trú)\b[^.]{{0,60}} {_ASKS} ",
    ),
)
"""How a paragraph opens: rubric, weight, its first words, and a pattern for what follows them."""

DEFINES = (
    r"(?!xác định|nhận thức|với |sau |trong |khi )[^,.]{3,60} là (?:một|địa phương|xã|huyện|tỉnh|nơi|cấp|vấn đề"
    r"|năm đầu|loại|nhiệm vụ|dịp|bệnh|căn bệnh|biện pháp|quá trình|chủ trương|xu thế|cơ sở|điều kiện|yếu tố|tiền đề"
    r"|cơ hội|động lực|thời điểm|lĩnh vực|công cụ|hình thức|tuyến|điểm|lần đầu|tiêu chí|thước đo|nền tảng|khâu|những"
    r"|hoạt động|các hoạt động|loại hình)\b"
)
"""An opening that says what its subject is: context."""
DEFINES_WEIGHT = 7

GOES_ON: tuple[tuple[Rubric, int, str, str], ...] = (
    ("task", 20, "thứ nhất, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, một là, hai là, ba là, bốn là", ""),
    (
        "task",
        15,
        "đồng thời, cùng với đó, bên cạnh đó, song song, mặt khác, ngoài ra, trên cơ sở đó, nhất là, các cấp, các cơ "
        f"quan, các địa phương, đối với, trường hợp, {_TASK_VERBS}",
        "",
    ),
    (
        "task",
        15,
        "ubnd, hđnd, sở, các sở, các ban, công an, ủy ban, bộ, các bộ, bộ trưởng, chủ tịch ubnd, chủ tịch ủy ban, giám "
        "đốc sở, giám đốc công an, trưởng ban, trưởng phòng, thủ trưởng, hiệu trưởng, phòng, ban, các đơn vị, các "
        "ngành, các đoàn thể, các cấp ủy, cấp ủy, chính quyền",
        r"(?![^.;]{0,70}\b(?:đã|vừa|cho biết|cho hay|đang|thông tin)\b)",
    ),
)
"""How a paragraph opens that goes on with a list of tasks; as `OPENINGS`."""

HEADINGS: tuple[tuple[Rubric, int, str], ...] = (
    (
        "task",
        12,
        "cần phải làm gì, nhiệm vụ giải pháp, thời gian tới, tới đây, sẽ tiếp tục, sẽ làm, sẽ thực hiện, sẽ triển "
        "khai, cần làm, cần có, cần phải",
    ),
    (
        "task",
        7,
        "giải pháp, định hướng, phương hướng, hướng đến, hướng tới, nhiệm vụ, quyết tâm, lộ trình, nên, như thế nào",
    ),
    (
        "limitation",
        9,
        "khó khăn, hạn chế, bất cập, thách thức, nỗi lo, vướng mắc, thiếu, nguy cơ, lo ngại, trắng",
    ),
    ("result", 8, "kết quả, chuyển biến, đạt được, hiệu quả, thế nào trong, hiệu ứng"),
    ("cause", 10, "nguyên nhân, vì sao"),
)
"""What the question or the subheading above asks for, marks left out."""
