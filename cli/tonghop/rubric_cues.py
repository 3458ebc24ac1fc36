"""The words that tell what a paragraph is for, wherever they stand in it. Data of `rubrics`.

Lists are written with ", " between phrases, in lower case and whole syllables; weights are tenths.
"""

from __future__ import annotations

from tonghop.model import Rubric

CUES: dict[Rubric, dict[int, str]] = {
    "result": {
        7: "đến nay",
        6: "đạt",
        5: "hiện có, toàn tỉnh có, ủng hộ, danh hiệu, tỷ đồng, tỉ đồng, so với, chuyển biến",
        4: (
            "đã, cho vay, triệu đồng, giải ngân, khởi sắc, đổi thay, thoát nghèo, được đánh giá cao, nhân dân đánh "
            "giá cao, người dân đánh giá cao, cấp trên đánh giá cao"
        ),
        3: (
            "kết quả, nhờ, điển hình, mô hình, tỷ lệ, tỉ lệ, chiếm, khen thưởng, thu nhập, vượt, tích cực, toàn "
            "huyện, tiêu biểu, nổi bật, sản lượng, doanh thu, xuất khẩu, chi trả, rút ngắn, cắt giảm, phấn khởi, tự "
            "hào, hưởng ứng, ngày càng, khởi tố, thu giữ, bắt giữ, xử phạt, trao tặng, trị giá, không ngừng, chiến "
            "sĩ, cấp cứu, khánh thành, bàn giao"
        ),
        2: (
            "hằng năm, hàng năm, hoàn thành, thu hút, góp phần, giảm, thường xuyên, tiếp nhận, thành tích, được công "
            "nhận, được nhân rộng, được duy trì, được cải thiện, được nâng cao, được nâng lên, được đầu tư, luôn, vận "
            "động, lượt, ổn định, điều trị, trực tuyến, tăng trưởng, tăng thêm, tăng lên, tăng từ, tăng so, tăng gần, "
            "tăng hơn, tăng trên, đã tăng, tăng bình quân, tăng năng suất, tăng thu nhập"
        ),
        1: "giúp, hiệu quả, hỗ trợ",
    },
    "task": {
        20: "nhiệm vụ sau, giải pháp sau, phấn đấu",
        16: "thời gian tới, đề nghị các",
        14: "yêu cầu các",
        12: "đề ra các nhiệm vụ, đề ra nhiệm vụ, đề ra phương hướng, đề ra các giải pháp",
        10: "những năm tới, trong năm tới, kêu gọi",
        9: "cần, sẽ, đặt mục tiêu, mục tiêu về, mục tiêu là, đặt ra mục tiêu, khuyến cáo",
        8: (
            "đề nghị ngành, đề nghị lực lượng, đề nghị địa phương, đề nghị cấp ủy, đề nghị ban, đề nghị sở, đề nghị "
            "mỗi, đề nghị người dân, nhiệm vụ giải pháp, trước mắt, yêu cầu sở, yêu cầu ban, yêu cầu trung tâm, yêu "
            "cầu cơ quan, yêu cầu đơn vị, yêu cầu ngành, yêu cầu ubnd, yêu cầu chủ tịch, yêu cầu cấp, yêu cầu mỗi, "
            "yêu cầu toàn, yêu cầu cán bộ, yêu cầu công an, yêu cầu nhà thầu, yêu cầu chủ đầu tư, giao sở, giao ban, "
            "giao phòng, giao ubnd, giao công an, giao các, giao cho, giao trách nhiệm, phân công các, yêu cầu huyện, "
            "yêu cầu xã, yêu cầu tỉnh, yêu cầu thành phố, yêu cầu địa phương, yêu cầu lực lượng, yêu cầu bộ, yêu cầu "
            "tập trung, yêu cầu khẩn trương, yêu cầu tiếp tục, đề nghị cán bộ, đề nghị huyện, đề nghị xã, đề nghị đơn "
            "vị, đề nghị thành phố, đề nghị công an, đề nghị hội, đề nghị đoàn, đề nghị chi bộ, đề nghị đảng bộ, đề "
            "nghị phát huy, đề nghị tiếp tục, đề nghị tập trung, giao bộ, giao huyện"
        ),
        6: (
            "phải, đề nghị, kịp thời chấn chỉnh, trước ngày, tập trung các giải pháp, công văn yêu cầu, văn bản yêu "
            "cầu, công điện yêu cầu, phải đạt, phải hoàn thành, sẽ công khai, sẽ công bố, sẽ báo cáo, sẽ tham mưu, sẽ "
            "phối hợp, sẽ triển khai, sẽ thực hiện, sẽ tiếp tục, sẽ tổ chức, sẽ tiến hành, sẽ tập trung, sẽ xây dựng, "
            "sẽ ban hành, sẽ kiểm tra, sẽ xử lý, sẽ bố trí, sẽ mở, yêu cầu, hướng tới, chịu trách nhiệm, giải pháp "
            "trọng tâm, tuyệt đối, không được để, chủ động ứng phó, sẽ hoàn thành, tin tưởng sẽ"
        ),
        5: (
            "tiếp tục, hơn nữa, cần phải, đòi hỏi, quyết tâm, theo kế hoạch, tới đây, giai đoạn tới, nhiệm kỳ tới, "
            "sắp tới"
        ),
        4: (
            "sớm, định hướng, tăng cường, khẩn trương, dự kiến, cần có, cần tiếp tục, cần tập trung, cần chủ động, "
            "cần quan tâm, cần lưu ý, cần chú ý, cần chú trọng, phải đảm bảo, phải bảo đảm, không nên, chỉ nên, nên "
            "có, triển khai ngay, có trách nhiệm, chỉ đạo cơ quan, chỉ đạo công an, chỉ đạo cục, chỉ đạo sở, hoàn "
            "thành mục tiêu"
        ),
        3: "nhiệm vụ trọng tâm, đẩy mạnh, chú trọng, giao, lộ trình, chỉ đạo các, rà soát",
        2: (
            "tập trung vào, nâng cao, kiểm tra, giám sát, đảm bảo, bảo đảm, chủ động, kịp thời, quyết liệt, bố trí"
        ),
    },
    "limitation": {
        13: "vẫn phải",
        11: "bất cập, vùi lấp, hành hung, đánh đập, thiệt mạng",
        10: (
            "còn hạn chế, yếu kém, phải sống, phải chịu, phải chờ, phải vay, buộc phải, phải đối mặt, phải nhập viện, "
            "phải bỏ, phải nghỉ học"
        ),
        9: (
            "tuy nhiên, thế nhưng, vậy nhưng, chưa, khó thực hiện, khó triển khai, khó áp dụng, khó kiểm soát, khó "
            "quản lý, khó tiếp cận, không phù hợp, không khả thi, thiếu, xảy ra vụ, xảy ra một vụ, xảy ra nhiều vụ, "
            "gây ra cái chết, nợ lương, phải đi xin, phải đi mua, phải bỏ tiền, phải gánh"
        ),
        8: (
            "vướng mắc, lúng túng, gây ảnh hưởng, lực cản, xuống cấp, gặp khó khăn, gặp nhiều khó khăn, gặp rất nhiều "
            "khó khăn, gặp không ít khó khăn, gặp một số khó khăn, gặp khó, gây khó khăn, gây nhiều khó khăn, bất hợp "
            "lý, nghịch lý, không mặn mà, chưa mặn mà, thờ ơ, ngập sâu, ngập nặng, gây bức xúc, gây lo ngại, gây "
            "nhiều lo ngại, đáng lo ngại, đáng báo động, nan giải, kém hiệu quả, kém chất lượng, hoang mang, điêu "
            "đứng, lao đao, thua lỗ, mất trắng, bị tốc, bị sập, bị cuốn, bị cô lập, bị lừa, bị sát hại, bị xâm hại, "
            "chậm tiến độ, chậm trễ, nợ đọng, ùn ứ, ách tắc, đình trệ, bỏ hoang, đắp chiếu, cạn kiệt, trơ đáy, va "
            "chạm, tông vào, tông trúng, đâm vào, đâm trúng, mất lái, lật xe, không qua khỏi, chết hàng loạt, khóc "
            "ròng, khổ sở, khốn khổ, khốn đốn, kiệt quệ, chịu cảnh, sống trong cảnh, như ngồi trên lửa, không phát "
            "huy hiệu quả, không phát huy được, vô tác dụng, đã xảy ra"
        ),
        7: (
            "vẫn còn, trở ngại, quá tải, âu lo, lo lắng, thấp thỏm, bất an, nơm nớp, vẫn lo, thiệt thòi, gãy đổ, bật "
            "gốc, đổ sập, làm chết, gây ngập, gây sạt lở, gây hư hỏng, làm hư hỏng, cồng kềnh, chồng chéo, rườm rà, "
            "manh mún, nhếch nhác, chững lại, trì trệ, ô nhiễm, chật vật, sụt giảm, ế ẩm, dang dở, dở dang, kéo dài, "
            "đã tử vong, tử vong tại, đều tử vong, tử vong sau, trọng thương, thương tâm, cháy rụi, than phiền, than "
            "thở, kêu cứu, cầu cứu, bế tắc, khô cháy, chết khô, mất mùa, rớt giá, mất giá, giá giảm mạnh, giải cứu, "
            "lo sợ, đùn đẩy, ì ạch, giậm chân tại chỗ, dậm chân tại chỗ, dự án treo, quy hoạch treo, chậm triển khai, "
            "chậm giải ngân, hệ lụy, sụt lún, bong tróc, ổ gà, ổ voi, cử tri phản ánh, bạn đọc phản ánh, người dân "
            "phản ánh, đã khiến, đã lây lan, phải công bố dịch, phải tiêu hủy"
        ),
        6: (
            "khiến hàng, khiến nhiều, khiến người, khiến cho, hạn chế, khó khăn, tồn tại, còn chậm, không thể, trông "
            "chờ, chưa đáp ứng, lo ngại, ùn tắc, thiếu nước, khô hạn, hết nước, mòn mỏi, mỏi mòn, còn một số, còn "
            "tình trạng, còn trường hợp, còn yếu, còn mỏng, còn thấp, thiếu khoảng, thiếu hơn, thiếu gần, thiếu trên, "
            "thiếu tổng cộng, thiếu trầm trọng, thiếu nghiêm trọng, thiếu giáo viên, thiếu nhiều, hiện thiếu, đang "
            "thiếu, lơ là, buông lỏng, liên tiếp xảy ra, người chết, là vụ việc, thiêu rụi, bốc cháy, cháy lớn, chỉ "
            "dừng lại, không có kết quả, chỉ đạt, hạn hán, thất thu, thất bát, phá sản, cầm chừng, bất bình, phẫn nộ, "
            "sình lầy, trơn trượt, gồ ghề, khó đi, nứt nẻ, nứt toác, hư hỏng nặng, tạm bợ, xập xệ, nguy hiểm cho, gây "
            "nguy hiểm, rình rập, bức tử, hôi thối, bốc mùi, bỏ không, không sử dụng được, trễ hẹn, lỡ hẹn, qua loa, "
            "chiếu lệ, bất nhất, không hợp lý, không công bằng, mất cân đối, thất nghiệp, mất việc, bỏ việc, phải "
            "thuê, phải ở, phải đi xa, phải đóng cửa, luôn phải, mặt trái, đau lòng, nguy kịch, thấp kém, đã hết, đã "
            "cạn, tái phát, tái bùng phát, lây lan rộng, lan ra diện rộng, xuất hiện dịch, xuất hiện bệnh, đảo lộn, "
            "mất ăn mất ngủ, xả trộm, đè bẹp, đè trúng, diễn biến phức tạp"
        ),
        5: (
            "chậm, lãng phí, nguy cơ, tình trạng, hư hỏng, thách thức, đáng tiếc, tốc mái, không đủ, nước ngập, vất "
            "vả, bấp bênh, thiếu thốn, quá cao, quá thấp, quá ít, bị ảnh hưởng, ảnh hưởng lớn, ảnh hưởng nghiêm "
            "trọng, ảnh hưởng nặng, tiềm ẩn, đe dọa, khó khăn lớn, khó khăn trong, mất an toàn, bị động, cản trở, đều "
            "không có, không có giáo viên, không có đất, không có kinh phí, không có vốn, không có việc làm, đối mặt "
            "với, hoang hóa, mất trộm, bị trộm, lấn chiếm, xâm lấn, lầy lội, dột nát, chật chội, rất nguy hiểm, bụi "
            "bay, không hoạt động, không thống nhất, hư hỏng nhiều, không có nước, không có điện, không có chỗ, không "
            "có nơi, không có thuốc, không có tiền, không có nhà, không có người, phải mua, phải dừng, phải ngừng, "
            "phải sơ tán, phải nhờ, bùng phát, ngộ độc, đuối nước, vụ tai nạn, mùi hôi, ruồi nhặng, chịu đựng, phản "
            "đối, phải dắt"
        ),
        4: (
            "gây thiệt hại, còn thiếu, thiếu hụt, sạt lở, bị ngập, thiệt hại, ngập nước, ngập úng, cuốn trôi, chia "
            "cắt, vụ cháy, mới chỉ, mới đạt, ổ dịch, lan rộng, chiều hướng gia tăng"
        ),
        3: "đã gây, bức xúc",
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
        16: (
            "đề nghị ngành chức năng, đề nghị cơ quan chức năng, đề nghị đơn vị chức năng, đề nghị các cơ quan chức "
            "năng"
        ),
        15: (
            "đề xuất, đề nghị xem xét, đề nghị trung ương, đề nghị chính phủ, đề nghị quốc hội, đề nghị bộ, đề nghị "
            "nhà nước"
        ),
        12: (
            "đề nghị ubnd tỉnh, đề nghị tỉnh, đề nghị các ngành chức năng, có ý kiến với, ý kiến với bộ, đơn kiến "
            "nghị, mong muốn nhà nước, mong muốn các, mong muốn tỉnh, mong muốn chính quyền, mong muốn chính phủ, "
            "mong muốn quốc hội, mong muốn trung ương, mong muốn lãnh đạo, mong muốn cơ quan, mong muốn ngành, mong "
            "muốn ubnd"
        ),
        10: (
            "văn bản gửi bộ, đề nghị làm rõ, đề nghị giải quyết, đề nghị quan tâm, đề nghị sớm, đề nghị đầu tư, đề "
            "nghị nâng cấp, đề nghị bổ sung, đề nghị hỗ trợ, đề nghị có, đề nghị cấp, đề nghị cho, nêu ý kiến, nêu "
            "một số ý kiến, bày tỏ các ý kiến, mong muốn được, bày tỏ mong muốn"
        ),
        9: (
            "mong nhà nước, mong các, mong tỉnh, mong chính quyền, mong chính phủ, mong quốc hội, mong trung ương, "
            "mong cơ quan, mong ngành, mong được quan tâm, mong được hỗ trợ, mong sớm được, mong cấp, mong ubnd, cũng "
            "đề xuất, cũng kiến nghị, đề xuất cấp, đề xuất ubnd, đề xuất tỉnh, đề xuất bộ, đề xuất chính phủ, đề xuất "
            "trung ương, người dân mong, bà con mong, hộ dân mong, nhân dân mong, nông dân mong, doanh nghiệp mong"
        ),
        6: "xin ý kiến, cử tri",
        4: "nguyện vọng, mong, xem xét",
    },
    "event": {
        20: "cùng dự, dự có, dự và chỉ đạo, dự và phát biểu",
        14: "chủ trì, gửi lời thăm hỏi, làm trưởng đoàn, tham dự có",
        13: "tổ chức lễ, tổ chức ngày hội, tổ chức hội thảo",
        12: (
            "đến dự, tới dự, tổ chức hội nghị, tổ chức chương trình, đại biểu được, dịp này, dâng hương, tổ chức tổng "
            "kết, tổ chức sơ kết, tổ chức tọa đàm, tổ chức gặp mặt, tổ chức phiên họp, tổ chức kỳ họp, tổ chức đại "
            "hội, tổ chức buổi"
        ),
        11: "phỏng vấn, gửi lời chúc",
        10: (
            "dự hội nghị, khai mạc, cuộc trao đổi, phần hội, vừa tổ chức, nhân kỷ niệm, đi kiểm tra, có buổi làm "
            "việc, có cuộc làm việc, thăm và làm việc, họp báo, hội đàm, dâng hoa, ký kết, họp phiên, họp thường kỳ, "
            "tổ chức tiếp xúc"
        ),
        9: ("tham dự, tới thăm, đến thăm, chúc tết, kỳ họp thảo luận, sau khi nghe, đã phát biểu, chia buồn"),
        8: (
            "tổ chức họp, tập trung thảo luận, tặng hoa, được nghe, thông tin về những, đoàn giám sát, kiểm tra thực "
            "địa, lễ công bố, lễ phát động, lễ ký kết, lễ khánh thành, lễ trao, lễ ra quân, lễ khai giảng, công bố "
            "các quyết định, đến dự có, tới dự có, về dự có"
        ),
        7: ("đoàn công tác, thăm hỏi, buổi lễ, tiếp xúc cử tri, trao quyết định, vừa ban hành, đã họp"),
        6: (
            "buổi làm việc, trao đổi với phóng viên, công bố quyết định, đến kiểm tra, lễ kỷ niệm, hội nghị trực "
            "tuyến, tham gia thảo luận, phiên thảo luận"
        ),
        5: (
            "các đại biểu, ngày hội, tặng quà, kiểm tra thực, làm việc với, phiên họp, trao bằng khen, trao giấy "
            "khen, ra quân, tiếp thu các ý kiến, phát biểu thảo luận"
        ),
        4: "có mặt, diễn ra, phát động, ra mắt, đã thông qua, ý kiến đóng góp, đóng góp ý kiến",
    },
    "context": {
        12: "xác định đây",
        10: "luôn xác định, trong bối cảnh, là nội dung quan trọng, trước kia",
        9: "trước đây, là địa phương",
        8: ("nằm ở, là tất yếu, được cấp phép, thời xưa, thuở xưa, so với mực nước biển, tả ngạn, hữu ngạn"),
        7: (
            "là một trong, sinh ra, là nơi, là dịp, là căn bệnh, là bệnh, truyền thuyết, tương truyền, thuở, ngày "
            "xưa, xưa kia, nằm bên, nằm dọc, nằm giữa, nằm sát, nằm ngay, nằm phía, phía đông giáp, phía tây giáp, "
            "phía bắc giáp, phía nam giáp, lâu đời, dời đô, được mệnh danh, xuất thân, đối tượng áp dụng, phạm vi áp "
            "dụng"
        ),
        6: (
            "thực hiện phân cấp, là giải pháp, đối tượng được, kế hoạch số, cuộc đời, lâu nay, là cấp, cách mạng, du "
            "khách, tọa lạc, diện tích tự nhiên, giáp với, quanh năm, ra đời, là điểm, theo quy hoạch, theo thiết kế, "
            "theo luật, theo nghị định, theo thông tư, quy định về, quy định tại, có nghĩa là, chính là, biến chứng, "
            "triệu chứng, truyền nhiễm, theo chu kỳ, cấp phép, cách trung tâm, cách thành phố, cách thị xã, cách thị "
            "trấn, cách thủ đô, xuôi theo, men theo, thung lũng, bao bọc, mật độ dân số, nhiệt đới, hàng trăm năm, "
            "trăm năm, nghìn năm, ngàn năm, tổ tiên, thời nhà, triều đình, triều nguyễn, thời pháp, tên gọi, được ví "
            "như, từ nhỏ, thuở nhỏ, mồ côi, mức hưởng, có hiệu lực, luật quy định, pháp luật quy định, nguyên lý, là "
            "tiêu chí, là thước đo, là một hành trình, giúp giảm nguy cơ"
        ),
        5: (
            "xác định việc, dự báo, tập quán, chúng ta, được thành lập, là cơ sở, là cơ hội, là động lực, là yếu tố, "
            "là tiền đề, là xu thế, xu thế, thế kỷ, kháng chiến, nằm trong, nằm trên, nằm cách, chuyện, mưa lớn, mưa "
            "to, triều cường, giông lốc, dông lốc, lốc xoáy, tuổi đời, cha ông, ông cha, đời thứ, khai hoang, phong "
            "tục, được biết đến, được coi là, được xem là, công đoạn, thổ nhưỡng, chiến tranh, sau giải phóng, quê ở, "
            "quê gốc, cơ sở pháp lý, quy định chính sách, mức đóng, là khâu, là nền tảng, là quá trình, là hình thức, "
            "là phương thức, gia đình nghèo, theo quy định luật, gió lốc"
        ),
        4: (
            "đã từng, từng là, từng có, từng được, con đường, chủ trương, bác hồ, xu hướng, nghiên cứu, lịch sử, địa "
            "hình, khí hậu, hoàn cảnh, áp thấp, bão số, tâm bão, sức gió, lượng mưa, về phía đông, về phía tây, về "
            "phía nam, về phía bắc, độ cao, nổi tiếng, gắn liền với, mùa khô, mùa mưa, được chia thành, chia làm, "
            "sinh năm, nhập ngũ, xuất ngũ, có vai trò, đóng vai trò, có thẩm quyền"
        ),
        3: "ban hành, đó là, thế giới, có thể, dân tộc thiểu số, nhằm, tôi, chính sách",
    },
}
"""Cues by weight: what a paragraph that holds them is for."""

NO_CUES = (
    "đơn đề nghị, hồ sơ đề nghị, giấy đề nghị, điều kiện đề nghị, hộ khó khăn, hoàn cảnh khó khăn, gia đình khó "
    "khăn, bà con khó khăn, đặc biệt khó khăn, vùng khó khăn, vượt qua khó khăn, tháo gỡ khó khăn, tháo gỡ một số "
    "khó khăn, khắc phục khó khăn, góp phần hạn chế, nhằm hạn chế, để hạn chế, hạn chế tối đa, hạn chế thấp nhất, "
    "khắc phục tình trạng, khắc phục thiệt hại, bị thiệt hại do, thiếu nhi, thiếu niên, chưa từng, cần thiết, cần "
    "cù, không cần, về tiếp tục, về đẩy mạnh, về tăng cường, về nâng cao, bằng khen thưởng, không thể thiếu, chưa "
    "kể, phải kể đến, kiến nghị của, ý kiến kiến nghị, yêu cầu đặt ra, sự quyết tâm, rèn luyện ~ phấn đấu, phấn "
    "đấu ~ rèn luyện, phấn đấu của, không khí phấn đấu, mục tiêu phấn đấu, tinh thần phấn đấu, ý chí phấn đấu, "
    "quá trình phấn đấu, nỗ lực phấn đấu, động lực phấn đấu, sức phấn đấu, phấn đấu vươn lên, chỉ tiêu phấn đấu, "
    "đang phấn đấu, phát huy kết quả, phát huy những kết quả, với kết quả đạt, với những kết quả đạt, bên cạnh "
    "những kết quả đạt, bên cạnh kết quả đạt, đề xuất giải pháp, đề xuất các giải pháp, đề xuất các biện pháp, "
    "chủ trì ~ phối hợp, chủ trì và phối hợp, đơn vị chủ trì, cơ quan chủ trì, học sinh ra, giao lưu, giao thông, "
    "giao dịch, giao thương, giao tiếp, giao ban, giao nộp, chuyển giao, bàn giao, giao ước, sẽ ảnh hưởng, sẽ làm "
    "ảnh hưởng, sẽ gây, sẽ khiến, sẽ dẫn đến, sẽ bị, sẽ xảy ra, không khó khăn, không gặp khó khăn, trong bối "
    "cảnh đó, trong bối cảnh này, trong bối cảnh ấy, theo yêu cầu, yêu cầu nhiệm vụ, yêu cầu phát triển, yêu cầu "
    "thực tế, yêu cầu thực tiễn, yêu cầu công việc, yêu cầu của, chỉ cần, khi cần, cần mẫn, cần kiệm, tưởng sẽ, "
    "nghĩ sẽ, sẽ được hưởng, sẽ là, sẽ khó, sẽ không thể, sẽ thiếu, sẽ mất, sẽ giúp, sẽ góp phần, sẽ mở ra, sẽ "
    "mang lại, sẽ tạo điều kiện, sẽ tạo động lực, sẽ tạo ra, sẽ phát huy, sẽ xuất hiện, sẽ tăng, sẽ giảm, không "
    "phải, phải chăng, lẽ phải, gặp phải, mắc phải, chưa đầy, chưa đến, chưa tới, chưa bao giờ, chưa ghi nhận, "
    "chưa phát hiện, chưa xảy ra, chưa có thiệt hại, chưa có ca, chưa có trường hợp tử vong, hay chưa, chưa nói, "
    "chưa thành niên, chưa dừng lại, không thiếu, thiếu tướng, thiếu tá, thiếu úy, thiếu sinh quân, thiếu nữ, "
    "chia sẻ khó khăn, chia sẻ những khó khăn, san sẻ khó khăn, bớt khó khăn, giải quyết khó khăn, vượt khó khăn, "
    "vượt mọi khó khăn, vượt lên khó khăn, khắc phục mọi khó khăn, khắc phục những khó khăn, tháo gỡ những khó "
    "khăn, tháo gỡ các khó khăn, tháo gỡ vướng mắc, giải đáp vướng mắc, giải quyết vướng mắc, khó khăn ~ vướng "
    "mắc của, người khó khăn, học sinh khó khăn, khắc phục bất cập, khắc phục hạn chế, khắc phục những hạn chế, "
    "khắc phục tồn tại, khắc phục những tồn tại, hạn chế đến mức, hạn chế các, hạn chế việc, hạn chế sử dụng, hạn "
    "chế lây, hạn chế rủi ro, hạn chế tình trạng, hạn chế tốc độ, hạn chế thiệt hại, xác định nguyên nhân, làm rõ "
    "nguyên nhân, điều tra nguyên nhân, tìm nguyên nhân, chủ trì ~ tham mưu, chủ trì chỉ đạo, chủ trì hướng dẫn, "
    "chủ trì xây dựng, chủ trì triển khai, chủ trì tổ chức, không xảy ra, ăn nhờ, ở nhờ, giảm thiểu, có thể khẳng "
    "định, có thể nói, có thể thấy, tháo gỡ một số khó khăn ~ vướng mắc, tháo gỡ khó khăn ~ vướng mắc, tháo gỡ "
    "những khó khăn ~ vướng mắc, tháo gỡ các khó khăn ~ vướng mắc, giải quyết khó khăn ~ vướng mắc, khắc phục "
    "thiếu, trong bối cảnh thiếu, trong bối cảnh còn, trong bối cảnh khó khăn, lần lượt, báo cáo kết quả, kết quả "
    "kỳ họp, thông báo kết quả, kết quả xét nghiệm, bài toán thiếu, giải quyết tình trạng, xử lý tình trạng, ngăn "
    "chặn tình trạng, chấm dứt tình trạng, giảm tình trạng, đẩy lùi tình trạng, không còn tình trạng, không để "
    "tình trạng, tránh tình trạng, ngăn ngừa tình trạng, giảm nguy cơ, nhóm nguy cơ, đối tượng nguy cơ, phòng "
    "ngừa nguy cơ, ngăn chặn nguy cơ, đến nay vẫn, đến nay chưa, được giao, được phân công, phòng chống đuối "
    "nước, phòng đuối nước, nếu chưa, chưa có dịch, chưa đủ điều kiện, cần thơ, cần giờ, cần giuộc, cần đước, cần "
    "thạnh, cần vương, xem xét những tồn tại ~ hạn chế, xem xét những hạn chế ~ tồn tại, xem xét những khó khăn ~ "
    "hạn chế, phân tích những tồn tại ~ hạn chế, phân tích những hạn chế ~ tồn tại, phân tích những khó khăn ~ "
    "hạn chế, đánh giá những tồn tại ~ hạn chế, đánh giá những hạn chế ~ tồn tại, đánh giá những khó khăn ~ hạn "
    "chế, làm rõ những tồn tại ~ hạn chế, làm rõ những hạn chế ~ tồn tại, làm rõ những khó khăn ~ hạn chế, khắc "
    "phục những tồn tại ~ hạn chế, khắc phục những hạn chế ~ tồn tại, khắc phục những khó khăn ~ hạn chế, khắc "
    "phục tồn tại ~ hạn chế, khắc phục hạn chế ~ tồn tại, khắc phục khó khăn ~ hạn chế, lấy đó là, coi đó là"
)
"""Phrases in which a cue does not mean what it means elsewhere; a comma may stand where ~ does."""
