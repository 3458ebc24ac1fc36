"""The words that tell what a paragraph is for: cues, openings, headings. Data of `rubrics`.

Lists are written with ", " between phrases, in lower case and whole syllables; weights are tenths.
"""

from __future__ import annotations

from tonghop.model import Rubric

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
"""Cues by weight: what a paragraph that holds them is for."""

NO_CUES = (
    "hộ khó khăn, hoàn cảnh khó khăn, gia đình khó khăn, bà con khó khăn, đặc biệt khó khăn, vùng khó "
    "khăn, vượt qua khó khăn, tháo gỡ khó khăn, tháo gỡ một số khó khăn, khắc phục khó khăn, góp phần hạn "
    "chế, nhằm hạn chế, để hạn chế, hạn chế tối đa, hạn chế thấp nhất, khắc phục tình trạng, khắc phục "
    "thiệt hại, bị thiệt hại do, thiếu nhi, thiếu niên, chưa từng, cần thiết, cần cù, không cần, về tiếp tục, về đẩy "
    "mạnh, về tăng cường, về nâng cao, bằng khen thưởng, không thể thiếu, chưa kể, phải kể đến, kiến nghị "
    "của, ý kiến kiến nghị, yêu cầu đặt ra, sự quyết tâm, rèn luyện phấn đấu"
)
"""Phrases in which a cue does not mean what it means elsewhere."""

_TASK_VERBS = (
    "tiếp tục, tăng cường, đẩy mạnh, chú trọng, nâng cao, kết hợp, đổi mới, tập trung, chủ động, phối hợp, rà "
    "soát, quan tâm, làm tốt, nghiêm túc, định kỳ, khẩn trương, chỉ đạo, bảo đảm, đảm bảo, thường xuyên, phát "
    "huy, giao, bố trí, xử lý, kiểm tra, quán triệt, hướng dẫn, tổ chức, yêu cầu, siết chặt, xác định, quản lý, "
    "thực hiện, xây dựng, đề cao, coi trọng, triển khai, không để, bắt buộc, khắc phục"
)
OPENINGS: tuple[tuple[Rubric, int, str, str], ...] = (
    ("task", 13, _TASK_VERBS, r"(?![^.]{0,120}\bđã\b)"),
    ("task", 6, "thứ nhất, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, một là, hai là, ba là, bốn là", ""),
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
        "tuy nhiên, tuy vậy, thế nhưng, mặc dù, bên cạnh kết quả, bên cạnh thuận lợi, bên cạnh mặt, bên cạnh "
        "những kết quả, bên cạnh những thuận lợi, bên cạnh những mặt",
        "",
    ),
    ("limitation", 12, "song", ","),
    ("limitation", 12, "dù", " "),
    ("cause", 12, "nguyên nhân, sở dĩ, lý do, một phần là do", ""),
    (
        "event",
        11,
        "sáng, chiều, tối, trưa, vừa qua, mới đây, ngày",
        r"(?: nay| qua)?,? ?(?:ngày )?\(?\d{1,2}[-/.]\d",
    ),
    (
        "event",
        9,
        "tại, trong, trước",
        " (?:hội nghị|buổi|lễ|ngày hội|chương trình|hội thảo|phần lễ|kỳ họp|cuộc họp|đại hội)",
    ),
    (
        "event",
        10,
        "dịp này, chủ trì, tham dự, cùng dự, cùng đi, đến dự, dự hội nghị, dự buổi, dự lễ, nhân dịp, nhân kỷ niệm, "
        "nhân ngày",
        "",
    ),
    ("event", 6, "phát biểu, trao đổi với", ""),
    (
        "context",
        7,
        "trong bối cảnh, trước đây, trước kia, thành lập, sinh ra, vài năm trước, xuất phát, căn cứ, thực hiện chủ "
        "trương",
        "",
    ),
    ("context", 7, "theo ông, theo bà", ", "),
    ("context", 7, "ngày", r" \d{1,2}[-/.]\d{1,2}[-/.]\d{4}, [^.]{0,80}ban hành"),
    (
        "result",
        7,
        "kết quả, đến nay, tính đến, nhờ, hiện, điển hình, tiêu biểu, toàn tỉnh, toàn huyện, toàn xã",
        "",
    ),
    ("result", 7, "trong", r" \d+ tháng"),
    ("result", 7, "năm", r" 20\d\d"),
    ("proposal", 12, "kiến nghị, đề xuất", ""),
    ("proposal", 12, "cử tri", "[^.]{0,40}(?:đề nghị|kiến nghị)"),
)
"""How a paragraph opens: rubric, weight, its first words, and a pattern for what follows them."""

DEFINES = r"[^,.]{3,60} là (?:một|địa phương|xã|huyện|tỉnh|nơi|cấp|vấn đề|năm đầu|loại|nhiệm vụ)\b"
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
