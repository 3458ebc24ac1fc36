"""What each rule of `quotations` finds, with examples and counter-examples that the tests run."""

from __future__ import annotations

import msgspec

from tonghop.model import Role


class Example(msgspec.Struct, frozen=True):
    """A text, one role a line (the last goes on), and what the rule finds in it."""

    text: str
    surface: str
    speaker: str | None
    cue: str | None
    roles: tuple[Role, ...] = ("body",)


class QuotationRule(msgspec.Struct, frozen=True):
    """A rule: its id, what it says in a sentence, examples, and texts in which it finds nothing."""

    id: str
    says: str
    examples: tuple[Example, ...]
    counter_examples: tuple[str, ...] = ()


RULES = (
    QuotationRule(
        "direct.before",
        "A verb of saying, then at once (a colon, a comma, “là” or nothing between) words in marks.",
        (
            Example(
                "Ông Trần Văn An, Chủ tịch UBND xã Tân Hòa, cho biết: “Xã đã làm xong 5 km đường”.",
                "Xã đã làm xong 5 km đường",
                "Trần Văn An",
                "cho biết",
            ),
            Example(
                'Chị Lê Thị Bé, 45 tuổi, trú thôn Đông, xúc động chia sẻ: "Gia đình tôi rất mừng".',
                "Gia đình tôi rất mừng",
                "Lê Thị Bé",
                "chia sẻ",
            ),
        ),
        (
            "Xã phát động phong trào: “Toàn dân chung sức xây dựng nông thôn mới”.",
            "Hội thi viết “Tìm hiểu truyền thống quê hương” đã khép lại.",
        ),
    ),
    QuotationRule(
        "direct.after",
        "Words in marks, then the speaker and a verb of saying that has nothing more to say.",
        (
            Example(
                "“Năm nay lúa được mùa, bà con rất phấn khởi”, ông Trần Văn An nói.",
                "Năm nay lúa được mùa, bà con rất phấn khởi",
                "Trần Văn An",
                "nói",
            ),
            Example(
                "Bà Đỗ Thị Sen trồng 2 ha cam.\n“Trồng cam lãi gấp ba trồng mía” - bà Sen vui mừng cho biết.",
                "Trồng cam lãi gấp ba trồng mía",
                "Đỗ Thị Sen",
                "cho biết",
            ),
        ),
        ("Nhờ phong trào “Dân vận khéo”, ông Trần Văn An nói chuyện với bà con nhiều hơn.",),
    ),
    QuotationRule(
        "direct.signed",
        "Words in marks with their author named right after: in brackets, after a dash, or with how it was said.",
        (
            Example(
                "“Làm đường là việc khó nhưng dân đồng lòng thì xong”. (Chủ tịch UBND xã Tân Hòa Trần Văn An)",
                "Làm đường là việc khó nhưng dân đồng lòng thì xong",
                "Trần Văn An",
                None,
            ),
            Example(
                "Bà Hà Thị Yến có 5 sào ruộng. “Nước lên nhanh quá, trở tay không kịp”, bà Yến ngán ngẩm.",
                "Nước lên nhanh quá, trở tay không kịp",
                "Hà Thị Yến",
                "ngán ngẩm",
            ),
            Example(
                "“Nhờ có xã giúp vốn mà tôi có nhà mới”. Đó là lời chia sẻ của bà Hà Thị Yến, thôn Đông.",
                "Nhờ có xã giúp vốn mà tôi có nhà mới",
                "Hà Thị Yến",
                "chia sẻ",
            ),
        ),
        ("Mô hình “Tuyến đường hoa” (xã Tân Hòa) được nhân rộng.",),
    ),
    QuotationRule(
        "direct.label",
        "A colon without verb of saying and words in marks; the person named before it speaks.",
        (
            Example(
                "Bác sĩ Vũ Minh Đức, Giám đốc Trung tâm Y tế huyện Bình Sơn: “Người dân nên tiêm đủ mũi”.",
                "Người dân nên tiêm đủ mũi",
                "Vũ Minh Đức",
                None,
            ),
            Example(
                "Chị Đỗ Thị Sen nghẹn ngào: “Nhà cháy hết rồi, biết lấy gì mà ăn Tết”.",
                "Nhà cháy hết rồi, biết lấy gì mà ăn Tết",
                "Đỗ Thị Sen",
                "nghẹn ngào",
            ),
        ),
        (
            "Hội thi có chủ đề: “Tuổi trẻ với biển đảo quê hương hôm nay”.",
            "Lễ phát động mang thông điệp: “Hãy hành động vì môi trường xanh”.",
        ),
    ),
    QuotationRule(
        "direct.nested",
        "Words in marks inside reported speech that are the speaker's own, and no name, motto or single term.",
        (
            Example(
                "Sở Y tế tỉnh Hòa An cho rằng, việc ép giá thuốc là “không có trong quy định nào về đấu thầu”.",
                "không có trong quy định nào về đấu thầu",
                "Sở Y tế tỉnh Hòa An",
                "cho rằng",
            ),
            Example(
                "Ông Trần Văn An cho biết, do bà con vẫn quan niệm “trời sinh voi thì trời sinh cỏ” nên ngại vay.",
                "trời sinh voi thì trời sinh cỏ",
                "bà con",
                "quan niệm",
            ),
        ),
        (
            "Ông Trần Văn An đề nghị các chi bộ thực hiện tốt chủ đề “Học tập Bác, làm theo Bác hằng ngày”.",
            "Bà Đỗ Thị Sen cho biết, nhiều hộ được “tiếp sức” kịp thời từ nguồn vốn này.",
        ),
    ),
    QuotationRule(
        "direct.continued",
        "A whole sentence in marks that goes on with the speech before it.",
        (
            Example(
                "Ông Trần Văn An nói: “Xã còn nghèo lắm”.\n“Mùa mưa thì đường lầy, mùa khô lại thiếu nước, khổ lắm”.",
                "Mùa mưa thì đường lầy, mùa khô lại thiếu nước, khổ lắm",
                "Trần Văn An",
                None,
            ),
        ),
        ("“Một cửa”, “một cửa liên thông” được duy trì tại các xã.",),
    ),
    QuotationRule(
        "direct.theo",
        "“Theo” with a person, then words in marks.",
        (
            Example(
                "Theo đồng chí Hồ Ngọc Dũng, Phó Chủ tịch UBND huyện Quỳnh Sơn: “Huyện sẽ mở rộng mô hình này”.",
                "Huyện sẽ mở rộng mô hình này",
                "Hồ Ngọc Dũng",
                "theo",
            ),
        ),
        ("Thực hiện theo phương châm: “Dân biết, dân bàn, dân làm, dân kiểm tra”.",),
    ),
    QuotationRule(
        "reported.colon",
        "A verb of saying and a colon without marks: the words run to the end of the paragraph.",
        (
            Example(
                "Ông Trần Văn An, Chủ tịch UBND xã Tân Hòa cho biết: Xã có 5 thôn. Thôn nào cũng có đường bê tông.",
                "Xã có 5 thôn. Thôn nào cũng có đường bê tông",
                "Trần Văn An",
                "cho biết",
            ),
            Example(
                "Chị Đỗ Thị Sen kể về cách “tri ân” của công ty: Hôm đầu họ bán chậu. Hôm sau họ đi hết.",
                "Hôm đầu họ bán chậu. Hôm sau họ đi hết",
                "Đỗ Thị Sen",
                "kể",
            ),
            Example(
                "Người được coi là đại diện công ty cho biết thông tin: Địa chỉ của công ty rất rõ ràng.",
                "Địa chỉ của công ty rất rõ ràng",
                "Người được coi là đại diện công ty",
                "cho biết",
            ),
            Example(
                "Ông Trần Văn An chia sẻ: Tôi xin làm trước. Cách làm của ông Trần Văn An được xã khen.",
                "Tôi xin làm trước",
                "Trần Văn An",
                "chia sẻ",
            ),
            Example(
                "Bà Lê Thị Hoa cho rằng: Cần rà soát từng thôn trong xã. Thiết nghĩ, các cấp cần vào cuộc.",
                "Cần rà soát từng thôn trong xã",
                "Lê Thị Hoa",
                "cho rằng",
            ),
        ),
        ("Tiêu chí gồm có: giao thông, thủy lợi, điện và trường học.",),
    ),
    QuotationRule(
        "reported.clause",
        "A verb of saying with “rằng”, a comma or nothing: the words run to the end of the sentence.",
        (
            Example(
                "Các đại biểu nhìn nhận, việc làm theo Bác đã đi vào nền nếp. Hội nghị bế mạc buổi chiều.",
                "việc làm theo Bác đã đi vào nền nếp",
                "Các đại biểu",
                "nhìn nhận",
            ),
            Example(
                "Tại Báo cáo số 12-BC/HU, ngày 3/2/2024 của Huyện ủy Hòa An đã đánh giá, các xã làm rất nghiêm túc.",
                "các xã làm rất nghiêm túc",
                "Báo cáo số 12-BC/HU",
                "đánh giá",
            ),
            Example(
                "Giám đốc Sở Nội vụ tỉnh Hòa An Vũ Thu Hà cho hay toàn tỉnh còn thiếu 200 giáo viên.",
                "toàn tỉnh còn thiếu 200 giáo viên",
                "Vũ Thu Hà",
                "cho hay",
            ),
            Example(
                "Ông Trần Văn An, Giám đốc Sở Y tế tỉnh Hòa An cho PV Báo Hòa An biết, thuốc đã về đến kho.",
                "thuốc đã về đến kho",
                "Trần Văn An",
                "cho biết",
            ),
            Example(
                "“Đường xấu quá, xe không vào được”. Ông Trần Văn An cho biết thêm nhiều nhà đã dọn đi nơi khác.",
                "nhiều nhà đã dọn đi nơi khác",
                "Trần Văn An",
                "cho biết",
            ),
            Example(
                "Ông Trần Văn An cho biết từ năm 2016 UBND tỉnh đã có văn bản yêu cầu các huyện làm xong quy hoạch.",
                "từ năm 2016 UBND tỉnh đã có văn bản yêu cầu các huyện làm xong quy hoạch",
                "Trần Văn An",
                "cho biết",
            ),
            Example(
                "Tại các khu chợ Nguyễn Văn Nam, chợ Đông thì người dân đều phản ánh có việc bán hàng giả như thế.",
                "có việc bán hàng giả như thế",
                "người dân",
                "phản ánh",
            ),
            Example(
                "Chủ tịch UBND tỉnh Hòa An Lê Hồng Sơn nhấn mạnh đến giải pháp phát huy vai trò của các tổ công tác.",
                "giải pháp phát huy vai trò của các tổ công tác",
                "Lê Hồng Sơn",
                "nhấn mạnh",
            ),
            Example(
                "Có nhiều ý kiến của cán bộ, đảng viên cho rằng, cần phải rà soát thường xuyên hơn nữa.",
                "cần phải rà soát thường xuyên hơn nữa",
                "cán bộ, đảng viên",
                "cho rằng",
            ),
            Example(
                "Bước đầu, các đối tượng khai do thiếu tiền tiêu xài nên đã trộm cắp xe máy.",
                "do thiếu tiền tiêu xài nên đã trộm cắp xe máy",
                "các đối tượng",
                "khai",
            ),
            Example(
                "Chị Đỗ Thị Sen (39 tuổi, ở thôn Đông) dẫn khách ra vườn cam rồi kể, cả nhà sống nhờ vườn này.",
                "cả nhà sống nhờ vườn này",
                "Đỗ Thị Sen",
                "kể",
            ),
        ),
        (
            "Ông Trần Văn An ghi nhận, đánh giá cao kết quả của xã trong năm qua.",
            "Xã ứng dụng công nghệ thông tin vào quản lý và điều hành công việc.",
            "Ông Trần Văn An nhấn mạnh đến vai trò của công tác dân vận trong tình hình mới.",
            "Xã tổ chức lấy ý kiến đề nghị của bà con về tên thôn mới sau khi sáp nhập.",
            "Tôi cho rằng, việc này cần làm ngay trong năm nay.",
            "Các xã triển khai có hiệu quả mô hình, bà con công khai, minh bạch trong thu chi.",
            "Người nộp thuế khai, nộp thuế điện tử và khai trong thời hạn quy định.",
            "Bà Lê Thị Hoa đến thăm, tặng quà và chia sẻ, giúp đỡ các hộ nghèo trong xã vượt khó.",
            "Ông Trần Văn An thường động viên con cháu làm ăn và kể chuyện, dạy các cháu học hằng ngày.",
        ),
    ),
    QuotationRule(
        "reported.order",
        "A verb of asking or ordering with its subject before it and what is to be done after it.",
        (
            Example(
                "Kết luận hội nghị, đồng chí Vũ Trọng Bình yêu cầu các chi bộ đưa nội dung này vào sinh hoạt định kỳ.",
                "các chi bộ đưa nội dung này vào sinh hoạt định kỳ",
                "Vũ Trọng Bình",
                "yêu cầu",
            ),
            Example(
                "Lãnh đạo tỉnh Hòa An đã đề nghị các sở, ngành báo cáo trước ngày 5/5.",
                "các sở, ngành báo cáo trước ngày 5/5",
                "Lãnh đạo tỉnh Hòa An",
                "đề nghị",
            ),
            Example(
                "Mưa còn lớn. Do vậy chính quyền huyện Hòa An đã yêu cầu các hộ ven sông di dời trong đêm.",
                "các hộ ven sông di dời trong đêm",
                "chính quyền huyện Hòa An",
                "yêu cầu",
            ),
            Example(
                "Sở Văn hóa, Thể thao và Du lịch đề nghị các xã báo cáo trước ngày 5/5.",
                "các xã báo cáo trước ngày 5/5",
                "Sở Văn hóa, Thể thao và Du lịch",
                "đề nghị",
            ),
            Example(
                "UBND huyện Hòa An đã kiểm tra năm công trình. Đồng thời yêu cầu các chủ đầu tư đẩy nhanh tiến độ.",
                "các chủ đầu tư đẩy nhanh tiến độ",
                "UBND huyện Hòa An",
                "yêu cầu",
            ),
            Example(
                "Tại cuộc họp, các đại biểu đã thảo luận, phân tích khó khăn, đồng thời yêu cầu các xã có kế hoạch.",
                "các xã có kế hoạch",
                "các đại biểu",
                "yêu cầu",
            ),
        ),
        (
            "Nhiều xã đã hoàn thành. Bên cạnh đó, yêu cầu về vốn ngày càng cao hơn trước.",
            "Cán bộ xã đáp ứng yêu cầu nhiệm vụ trong tình hình mới hiện nay.",
            "Hộ dân có đơn đề nghị được hỗ trợ giống cây trồng vụ đông.",
            "Hồ sơ của UBND các huyện đề nghị thẩm định, công nhận xã đạt chuẩn là đầy đủ và đúng quy định.",
            "Trong năm, Văn phòng UBND tỉnh đã rà soát và đề xuất cắt giảm nhiều thủ tục rườm rà.",
        ),
    ),
    QuotationRule(
        "reported.theo",
        "“Theo” with a person, a body or the figures of one, then a clause.",
        (
            Example(
                "Theo ông Lê Duy Tân, Giám đốc Sở GD&ĐT tỉnh Hòa An, địa phương còn thiếu nhiều giáo viên.",
                "địa phương còn thiếu nhiều giáo viên",
                "Lê Duy Tân",
                "theo",
            ),
            Example(
                "Theo Thượng tá Lê Văn Nam, Phó Giám đốc Công an tỉnh Hòa An, nhóm này đã gây ra 5 vụ trộm cắp.",
                "nhóm này đã gây ra 5 vụ trộm cắp",
                "Lê Văn Nam",
                "theo",
            ),
            Example(
                "Theo thống kê của Sở Y tế tỉnh Hòa An, toàn tỉnh có 12 ca mắc mới trong tuần.",
                "toàn tỉnh có 12 ca mắc mới trong tuần",
                "Sở Y tế tỉnh Hòa An",
                "theo",
            ),
        ),
        (
            "Theo kế hoạch, đến cuối năm sẽ xong 250 căn nhà cho hộ nghèo.",
            "Theo quy định, hồ sơ được giải quyết trong 15 ngày làm việc.",
            "Theo đó, mỗi xã chọn một mô hình để làm điểm trong năm.",
        ),
    ),
    QuotationRule(
        "answer.turn",
        "A turn of an interview: from the first word after the dash or label to the next question.",
        (
            Example(
                "Phóng viên trao đổi với ông Trần Văn An, Chủ tịch UBND xã Tân Hòa.\nThưa ông, kết quả ra sao?\n"
                "- Xã đã về đích sớm một năm.\nDân rất phấn khởi.\nẢnh: Lê Minh.\nXin cảm ơn ông!",
                "Xã đã về đích sớm một năm.\nDân rất phấn khởi.",
                "Trần Văn An",
                None,
                ("lead", "question", "answer", "answer", "caption", "question"),
            ),
            Example(
                "PV: Định hướng này có phù hợp không?\nÔng Trần Văn An: Đã đến lúc phải làm.",
                "Đã đến lúc phải làm.",
                "Trần Văn An",
                None,
                ("question", "answer"),
            ),
        ),
    ),
)
