"""The words that tell what a paragraph is for: cues, openings, headings. Data of `rubrics`.

Lists are written with ", " between phrases, in lower case and whole syllables; weights are tenths.
"""

from __future__ import annotations

from tonghop.model import Rubric

CUES: dict[Rubric, dict[int, str]] = {
    "result": {
        7: "đến nay",
        6: "đạt",
        5: "hiện có, toàn tỉnh có, ủng hộ, danh hiệu",
        4: "đã, kết quả, chuyển biến, tỷ đồng, tỉ đồng, so với, cho vay",
        3: (
            "hoàn thành, thu hút, toàn huyện, tăng, nhờ, triệu đồng, điển hình, mô hình, tỷ lệ, tỉ lệ, chiếm, khen "
            "thưởng, thu nhập, vượt"
        ),
        2: "góp phần, hiệu quả, giảm, hỗ trợ, phát hiện, thường xuyên, tích cực",
    },
    "task": {
        20: "nhiệm vụ sau, giải pháp sau, phấn đấu",
        16: "thời gian tới, đề nghị các",
        14: "yêu cầu các",
        10: "những năm tới, trong năm tới, kêu gọi",
        9: "cần, sẽ, đặt mục tiêu, mục tiêu về, mục tiêu là",
        8: (
            "đề nghị ngành, đề nghị lực lượng, đề nghị địa phương, đề nghị cấp ủy, đề nghị ban, đề nghị sở, đề nghị "
            "mỗi, đề nghị người dân, tới đây, nhiệm vụ giải pháp, trước mắt, yêu cầu sở, yêu cầu ban, yêu cầu trung "
            "tâm, yêu cầu cơ quan, yêu cầu đơn vị, yêu cầu ngành, yêu cầu ubnd, yêu cầu chủ tịch, yêu cầu cấp, yêu "
            "cầu mỗi, yêu cầu toàn, yêu cầu cán bộ, yêu cầu công an, yêu cầu nhà thầu, yêu cầu chủ đầu tư, giao sở, "
            "giao ban, giao phòng, giao ubnd, giao công an, giao các, giao cho, giao trách nhiệm, phân công các"
        ),
        6: (
            "phải, đề nghị, dự kiến, kịp thời chấn chỉnh, trước ngày, tập trung các giải pháp, công văn yêu cầu, văn "
            "bản yêu cầu, công điện yêu cầu, phải đạt, phải hoàn thành, sẽ công khai, sẽ công bố, sẽ báo cáo, sẽ tham "
            "mưu, sẽ phối hợp, sẽ triển khai, sẽ thực hiện, sẽ tiếp tục, sẽ tổ chức, sẽ tiến hành, sẽ tập trung, sẽ "
            "xây dựng, sẽ ban hành, sẽ kiểm tra, sẽ xử lý, sẽ bố trí, sẽ mở"
        ),
        5: "tiếp tục, yêu cầu, hơn nữa, cần phải, đòi hỏi, quyết tâm, theo kế hoạch",
        4: "sớm, định hướng",
        3: "đẩy mạnh, tăng cường, chú trọng, giao, khẩn trương, lộ trình, chỉ đạo các, tập trung vào",
        2: "nên, nâng cao",
    },
    "limitation": {
        11: "bất cập",
        10: "còn hạn chế, yếu kém",
        9: (
            "tuy nhiên, thế nhưng, vậy nhưng, chưa, còn thiếu, khó thực hiện, khó triển khai, khó áp dụng, khó kiểm "
            "soát, khó quản lý, khó tiếp cận, không phù hợp, không khả thi"
        ),
        8: (
            "thiếu, vướng mắc, lúng túng, gây ảnh hưởng, lực cản, xuống cấp, thiếu hụt, gặp khó khăn, gặp nhiều khó "
            "khăn, gặp rất nhiều khó khăn, gặp không ít khó khăn, gặp một số khó khăn, gặp khó, gây khó khăn, gây "
            "nhiều khó khăn, bất hợp lý, nghịch lý, không mặn mà, chưa mặn mà, thờ ơ"
        ),
        7: "vẫn còn, trở ngại, quá tải, không đủ, âu lo, lo lắng, thấp thỏm, bất an, nơm nớp, vẫn lo, thiệt thòi",
        6: "hạn chế, khó khăn, tồn tại, còn chậm, không thể, trông chờ, chưa đáp ứng, lo ngại, ùn tắc",
        5: "chậm, lãng phí, nguy cơ, tình trạng, hư hỏng, thách thức, đáng tiếc, đang thiếu, tốc mái",
        4: "sạt lở, bị ngập, thiệt hại, gây thiệt hại, ngập nước, ngập úng, cuốn trôi, chia cắt",
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
        10: (
            "văn bản gửi bộ, đề nghị làm rõ, đề nghị giải quyết, đề nghị quan tâm, đề nghị sớm, đề nghị đầu tư, đề "
            "nghị nâng cấp, đề nghị bổ sung, đề nghị hỗ trợ"
        ),
        9: (
            "mong muốn nhà nước, mong muốn các, mong muốn tỉnh, mong muốn chính quyền, mong muốn chính phủ, mong muốn "
            "quốc hội, mong muốn trung ương, mong muốn lãnh đạo, mong muốn cơ quan, mong muốn ngành, mong muốn ubnd, "
            "mong nhà nước, mong các, mong tỉnh, mong chính quyền, mong chính phủ, mong quốc hội, mong trung ương, "
            "mong cơ quan, mong ngành, mong được quan tâm, mong được hỗ trợ, mong sớm được"
        ),
        6: "xin ý kiến, xem xét",
        5: "mong",
        4: "nguyện vọng",
    },
    "event": {
        20: "cùng dự, đến dự, dự có",
        18: "tới dự",
        14: "chủ trì",
        13: "tổ chức lễ, tổ chức ngày hội, tổ chức hội thảo",
        12: "tổ chức hội nghị, tổ chức chương trình, đại biểu được, dịp này, dâng hương",
        11: "phỏng vấn",
        10: "dự hội nghị, tổ chức họp, khai mạc, cuộc trao đổi, phần hội, vừa tổ chức, nhân kỷ niệm",
        9: "tham dự, ký kết, tới thăm, đến thăm, chúc tết, kỳ họp thảo luận",
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
        5: "dự báo, ban hành, tập quán, chúng ta, xu hướng, được thành lập",
        4: (
            "đã từng, từng là, từng có, từng được, căn cứ, nhằm, ý nghĩa, con đường, chủ trương, tôi, bác hồ, không "
            "phải là"
        ),
        3: "theo quy định, dân tộc thiểu số, vai trò, nói chung, thế giới, theo hình thức",
        2: "điều kiện, có thể, kết luận, nghị quyết, chính sách",
    },
}
"""Cues by weight: what a paragraph that holds them is for."""

NO_CUES = (
    "đơn đề nghị, hồ sơ đề nghị, giấy đề nghị, điều kiện đề nghị, hộ khó khăn, hoàn cảnh khó khăn, gia đình khó khăn, "
    "bà con khó khăn, đặc biệt khó khăn, vùng khó khăn, vượt qua khó khăn, tháo gỡ khó khăn, tháo gỡ một số khó khăn, "
    "khắc phục khó khăn, góp phần hạn chế, nhằm hạn chế, để hạn chế, hạn chế tối đa, hạn chế thấp nhất, khắc phục "
    "tình trạng, khắc phục thiệt hại, bị thiệt hại do, thiếu nhi, thiếu niên, chưa từng, cần thiết, cần cù, không "
    "cần, về tiếp tục, về đẩy mạnh, về tăng cường, về nâng cao, bằng khen thưởng, không thể thiếu, chưa kể, phải kể "
    "đến, kiến nghị của, ý kiến kiến nghị, yêu cầu đặt ra, sự quyết tâm, rèn luyện phấn đấu, phấn đấu rèn luyện, phấn "
    "đấu của, không khí phấn đấu, mục tiêu phấn đấu, tinh thần phấn đấu, ý chí phấn đấu, quá trình phấn đấu, nỗ lực "
    "phấn đấu, động lực phấn đấu, sức phấn đấu, phấn đấu vươn lên, chỉ tiêu phấn đấu, đang phấn đấu, phát huy kết "
    "quả, phát huy những kết quả, với kết quả đạt, với những kết quả đạt, bên cạnh những kết quả đạt, bên cạnh kết "
    "quả đạt, đề xuất giải pháp, đề xuất các giải pháp, đề xuất các biện pháp, chủ trì phối hợp, chủ trì và phối hợp, "
    "đơn vị chủ trì, cơ quan chủ trì, học sinh ra, giao lưu, giao thông, giao dịch, giao thương, giao tiếp, giao ban, "
    "giao nộp, chuyển giao, bàn giao, giao ước, sẽ ảnh hưởng, sẽ làm ảnh hưởng, sẽ gây, sẽ khiến, sẽ dẫn đến, sẽ bị, "
    "sẽ xảy ra, không khó khăn, không gặp khó khăn, trong bối cảnh đó, trong bối cảnh này, trong bối cảnh ấy"
)
"""Phrases in which a cue does not mean what it means elsewhere."""

_TASK_VERBS = (
    "tiếp tục, tăng cường, đẩy mạnh, chú trọng, nâng cao, kết hợp, đổi mới, tập trung, chủ động, phối hợp, rà "
    "soát, quan tâm, làm tốt, nghiêm túc, định kỳ, khẩn trương, chỉ đạo, bảo đảm, đảm bảo, thường xuyên, phát "
    "huy, giao, bố trí, xử lý, kiểm tra, quán triệt, hướng dẫn, tổ chức, yêu cầu, siết chặt, xác định, quản lý, "
    "thực hiện, xây dựng, đề cao, coi trọng, triển khai, không để, bắt buộc, khắc phục"
)
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
OPENINGS: tuple[tuple[Rubric, int, str, str], ...] = (
    ("task", 13, _TASK_VERBS, r"(?![^.]{0,120}\bđã\b)"),
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
    (
        "context",
        7,
        "trước đây, trước kia, thành lập, sinh ra, vài năm trước, xuất phát, căn cứ, thực hiện chủ trương",
        "",
    ),
    ("context", 7, "trong bối cảnh", " (?!đó|này|ấy)"),
    ("result", 7, "trong bối cảnh đó, trước tình hình đó, trước thực trạng đó", r",[^.]{0,80} đã "),
    ("context", 7, "theo ông, theo bà", ", "),
    ("context", 7, "theo dự báo, dự báo", ""),
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
    ("proposal", 12, "cử tri", "[^.]{0,40}(?:đề nghị|kiến nghị)"),
)
"""How a paragraph opens: rubric, weight, its first words, and a pattern for what follows them."""

DEFINES = (
    r"[^,.]{3,60} là (?:một|địa phương|xã|huyện|tỉnh|nơi|cấp|vấn đề|năm đầu|loại|nhiệm vụ"
    r"|dịp|bệnh|căn bệnh|biện pháp|quá trình)\b"
)
"""An opening that says what its subject is: context."""
DEFINES_WEIGHT = 5

GOES_ON: tuple[tuple[Rubric, int, str, str], ...] = (
    ("task", 20, "thứ nhất, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, một là, hai là, ba là, bốn là", ""),
    (
        "task",
        12,
        "đồng thời, cùng với đó, bên cạnh đó, song song, mặt khác, ngoài ra, trên cơ sở đó, nhất là, các cấp, các cơ "
        f"quan, các địa phương, đối với, trường hợp, {_TASK_VERBS}",
        "",
    ),
    (
        "task",
        12,
        "ubnd, hđnd, sở, các sở, các ban, công an, ủy ban, bộ, các bộ, bộ trưởng, chủ tịch ubnd, chủ tịch ủy ban, giám "
        "đốc sở",
        r"(?![^.]{0,120}\b(?:đã|vừa|cho biết|đang)\b)",
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
