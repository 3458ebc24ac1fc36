"""The one catalogue of user-facing text: Vietnamese first, English beside it.

`PROBLEMS` has an entry per problem code; `TEXTS` has everything else that the terminal shows. Texts are
`str.format` templates. A code's prefix names its stage: READ, SPEC, FACT, AGG, DOC, LINT, RUN, MAIL.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tonghop.problems import Problem

Severity = Literal["error", "warning", "note"]
Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a problem code says, in both languages, with its remedy."""

    severity: Severity
    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""


PROBLEMS: dict[str, Entry] = {
    "FACT001": Entry(
        "warning",
        "dấu phân cách của “{surface}” có thể hiểu hai cách; đã đọc là {value}",
        "the separator in “{surface}” can be read in two ways; taken as {value}",
        "so với bài gốc; nếu sai, ghi giá trị đúng vào tệp hiệu chỉnh",
        "hold it against the article; if wrong, put the right value into the corrections file",
    ),
    "FACT002": Entry(
        "warning",
        "số “{surface}” có {digits} chữ số, quá giới hạn {limit}; không đọc thành số liệu",
        "the number “{surface}” has {digits} digits, over the limit of {limit}; it is not read as a figure",
        "xem bài gốc: thường là mã số hoặc các số dính liền; nếu là số dính liền, tách ra rồi chạy lại",
        "look at the article: mostly a code, or numbers run together; part those and run again",
    ),
    "READ001": Entry("error", "không đọc được: {reason}", "cannot be read: {reason}"),
    "READ002": Entry(
        "warning",
        "tệp rỗng, không có chữ nào",
        "the file holds no text",
    ),
    "READ003": Entry(
        "error",
        "không phải tệp văn bản đọc được",
        "not a text file that can be read",
        "lưu lại bài báo dưới dạng .txt, .html, .docx hoặc .pdf",
        "save the article as .txt, .html, .docx or .pdf",
    ),
    "READ004": Entry(
        "error",
        "tệp {size} vượt giới hạn {limit}",
        "the file has {size}, over the limit of {limit}",
        "tách tệp hoặc nâng giới hạn trong cấu hình",
        "split the file, or raise the limit in the settings",
    ),
    "READ005": Entry(
        "error",
        "chưa có bộ đọc cho dạng tệp “{suffix}”",
        "no reader for files of type “{suffix}”",
        "các dạng đọc được: {known}",
        "types that can be read: {known}",
    ),
    "READ006": Entry(
        "error",
        "đọc dạng tệp này cần phần bổ sung “{extra}”",
        "reading this type of file needs the extra “{extra}”",
        'cài bằng: pip install "tonghop[{extra}]"',
        'install it with: pip install "tonghop[{extra}]"',
    ),
    "READ007": Entry(
        "error",
        "không giải mã được: bảng mã {encoding} không khớp với nội dung tệp",
        "cannot be decoded: encoding {encoding} does not fit the file",
        "ghi đúng bảng mã ở khóa encoding của nguồn",
        "give the right encoding: in the source",
    ),
    "READ008": Entry(
        "warning",
        "bảng mã đoán là {encoding} nhưng chưa chắc",
        "encoding taken for {encoding}, without certainty",
        "ghi rõ bảng mã ở khóa encoding của nguồn",
        "state it as encoding: in the source",
    ),
    "READ009": Entry(
        "warning",
        "không tìm thấy tệp nào cho “{pattern}”",
        "no file found for “{pattern}”",
    ),
    "READ010": Entry(
        "warning",
        "{count} ký tự điều khiển hoặc ký tự hỏng, đã thay bằng dấu �",
        "{count} control or broken characters, replaced by �",
    ),
    "READ011": Entry(
        "warning",
        "{count} ký tự đổi chiều chữ, đã bỏ: số hay tên ở đây có thể hiện ra sai thứ tự",
        "{count} direction marks taken out: a number or name here may show in the wrong order",
    ),
    "READ012": Entry(
        "note",
        "{count} ký tự không hiện hình, đã bỏ",
        "{count} invisible characters taken out",
    ),
    "READ013": Entry(
        "warning",
        "không phải tệp thường (ống dẫn, thiết bị, liên kết vòng), đã bỏ qua",
        "not a regular file (pipe, device, link loop), left out",
    ),
    "READ014": Entry(
        "error",
        "tệp bị từ chối vì không an toàn: {reason}",
        "refused as unsafe: {reason}",
    ),
    "READ015": Entry(
        "error",
        "bản quét, không có lớp chữ để đọc",
        "a scan without a text layer",
        "nhận dạng chữ (OCR) rồi dùng lại tệp có chữ",
        "run OCR on it and use the file with text",
    ),
    "READ016": Entry(
        "error",
        "đọc tệp .doc, .rtf, .xls cần LibreOffice, máy này chưa có",
        "reading .doc, .rtf and .xls needs LibreOffice, which is not installed here",
        "cài LibreOffice hoặc lưu tệp thành .docx, .xlsx",
        "install LibreOffice, or save the file as .docx or .xlsx",
    ),
    "READ017": Entry(
        "error",
        "đọc quá {seconds} giây, đã dừng",
        "reading took over {seconds} seconds and was stopped",
    ),
    "READ018": Entry(
        "warning",
        "không tách được bài báo khỏi trang, dùng toàn bộ chữ của trang",
        "the article could not be told from the page; all text of the page is used",
    ),
    "READ019": Entry(
        "warning",
        "chữ trong tệp hầu như không có dấu: có thể do nhận dạng kém, cần đối chiếu với bản gốc",
        "hardly a letter has its Vietnamese marks: badly recognised, to be checked against the original",
    ),
    "READ020": Entry("error", "không tải được: {reason}", "cannot be fetched: {reason}"),
    "READ021": Entry(
        "error",
        "trang web không cho phép tải tự động (robots.txt)",
        "the site does not allow automatic fetching (robots.txt)",
        "lưu trang bằng trình duyệt rồi dùng tệp đã lưu",
        "save the page from a browser and use the saved file",
    ),
    "READ022": Entry(
        "error",
        "chưa có trong kho lưu, mà đang chạy ngoại tuyến",
        "not in the archive, and this run is offline",
    ),
    "READ023": Entry(
        "warning",
        "không tải được bản mới ({reason}), dùng bản đã lưu",
        "no fresh copy ({reason}); the archived one is used",
    ),
    "READ030": Entry(
        "note",
        "đăng ngày {day}, ngoài kỳ báo cáo: không đưa vào",
        "published {day}, outside the reporting period: left out",
    ),
    "READ031": Entry(
        "error",
        "không đọc được bài báo nào từ các nguồn đã nêu",
        "no article could be read from the sources",
        "kiểm tra đường dẫn ở khóa sources; đường dẫn tính từ thư mục chứa tệp đặc tả",
        "check the paths under sources; they are relative to the spec file",
    ),
    "READ032": Entry(
        "error",
        "không có bài báo nào trong kỳ báo cáo",
        "no article lies in the reporting period",
    ),
    "SPEC001": Entry("error", "YAML sai cú pháp: {reason}", "not valid YAML: {reason}"),
    "SPEC002": Entry(
        "error",
        "khóa “{key}” viết hai lần (lần đầu ở dòng {line})",
        "key “{key}” stands twice (first on line {line})",
        "bỏ một trong hai",
        "keep one of them",
    ),
    "SPEC003": Entry("error", "khóa phải là chữ", "a key must be text"),
    "SPEC004": Entry(
        "error",
        "không dùng được bí danh YAML “*{name}”",
        "the YAML alias “*{name}” cannot be used",
        "viết lại nội dung tại chỗ",
        "write the content out",
    ),
    "SPEC005": Entry("error", "không dùng được thẻ YAML “{tag}”", "the YAML tag “{tag}” cannot be used"),
    "SPEC006": Entry("error", "lồng nhau quá {depth} tầng", "nested deeper than {depth} levels"),
    "SPEC007": Entry("error", "tệp lớn hơn {bytes} byte", "the file has more than {bytes} bytes"),
    "SPEC008": Entry(
        "error",
        "tệp không phải UTF-8 (từ byte {position})",
        "the file is not UTF-8 (from byte {position})",
        "lưu lại với bảng mã UTF-8",
        "save it as UTF-8",
    ),
    "SPEC009": Entry("error", "không đọc được tệp: {reason}", "the file cannot be read: {reason}"),
    "SPEC010": Entry(
        "error",
        "không có khóa “{key}” ở đây",
        "there is no key “{key}” here",
        "các khóa: {known}",
        "keys: {known}",
    ),
    "SPEC011": Entry(
        "error",
        "không có khóa “{key}” ở đây",
        "there is no key “{key}” here",
        "có phải “{near}”?",
        "did you mean “{near}”?",
    ),
    "SPEC012": Entry("error", "thiếu khóa “{key}”", "key “{key}” is missing"),
    "SPEC013": Entry("error", "cần {expected}, đang là {found}", "wants {expected}, found {found}"),
    "SPEC014": Entry(
        "error",
        "mỗi nguồn có đúng một trong path, url, feed",
        "a source has exactly one of path, url, feed",
    ),
    "SPEC015": Entry(
        "error",
        "mỗi khối có đúng một loại, đang có: {keys}",
        "a block has exactly one kind, found: {keys}",
        "mỗi khối bắt đầu bằng dấu gạch đầu dòng riêng",
        "give each block a dash of its own",
    ),
    "SPEC018": Entry(
        "error",
        "kỳ báo cáo bắt đầu {start} sau khi kết thúc {end}",
        "the period starts {start} after it ends {end}",
    ),
    "SPEC020": Entry("error", "mẫu Jinja2, dòng {line}: {reason}", "Jinja2 template, line {line}: {reason}"),
    "SPEC021": Entry(
        "error",
        "không có tệp mẫu “{name}”",
        "there is no template file “{name}”",
        "đặt tệp cạnh tệp đặc tả; tên không chứa đường dẫn",
        "put the file beside the spec; the name holds no path",
    ),
    "RUN001": Entry(
        "error", "một lượt chạy khác của báo cáo này chưa xong", "another run of this report is under way"
    ),
    "RUN002": Entry("error", "không ghi được: {reason}", "cannot be written: {reason}"),
    "RUN004": Entry(
        "note", "không có gì mới so với kỳ gần nhất ({at}), không gửi", "nothing new since {at}, not sent"
    ),
    "RUN005": Entry(
        "note", "báo cáo không có số liệu, trích dẫn nào: không gửi", "the report has no facts: not sent"
    ),
    "RUN006": Entry("note", "chạy thử: {what}", "dry run: {what}"),
    "RUN007": Entry(
        "error",
        "không hiểu lịch “{phrase}”",
        "cannot read the schedule “{phrase}”",
        "ví dụ: thứ hai 07:00; hằng ngày 6:30; ngày 25 hằng tháng; 0 7 * * 1",
        "for example: thứ hai 07:00; hằng ngày 6:30; ngày 25 hằng tháng; 0 7 * * 1",
    ),
    "RUN008": Entry(
        "error",
        "máy này không có bộ lập lịch nào dùng được (systemd, cron, Task Scheduler)",
        "no scheduler found on this machine (systemd, cron, Task Scheduler)",
    ),
    "RUN009": Entry("error", "lệnh {command} thất bại: {reason}", "{command} failed: {reason}"),
    "RUN010": Entry(
        "error",
        "cron của máy này chạy theo múi giờ khác ({local}) và không chuyển được lịch “{phrase}” sang đó",
        "cron on this machine runs in another time zone ({local}) and “{phrase}” cannot be moved there",
        "dùng --tz {local}, hoặc systemd",
        "use --tz {local}, or systemd",
    ),
    "RUN011": Entry("error", "tên tệp kết quả không dùng được: {reason}", "unusable output name: {reason}"),
    "RUN012": Entry(
        "error",
        "tệp trạng thái bị hỏng: {reason}",
        "the state file is damaged: {reason}",
        "cất tệp đó đi rồi chạy lại",
        "move that file away and run again",
    ),
    "RUN013": Entry("note", "đã chạy cho lịch {at}, không chạy lại", "already ran for {at}, not run again"),
    "RUN014": Entry("error", "không có múi giờ “{name}”", "unknown time zone “{name}”"),
    "RUN030": Entry(
        "error",
        "không có mục “{topic}”",
        "no entry for “{topic}”",
        "có phải “{near}”?",
        "did you mean “{near}”?",
    ),
    "RUN031": Entry(
        "error",
        "không có mục “{topic}”",
        "no entry for “{topic}”",
        "xem các mục: tonghop explain",
        "see what there is: tonghop explain",
    ),
    "RUN032": Entry(
        "error",
        "không có dữ kiện mang mã {id}",
        "there is no fact {id}",
        "xem các mã: tonghop extract, tonghop review",
        "see the ids: tonghop extract, tonghop review",
    ),
    "RUN033": Entry(
        "error", "không có bảng “{key}”", "there is no table “{key}”", "các bảng: {known}", "tables: {known}"
    ),
    "RUN034": Entry("error", "hệ thống không cho: {reason}", "the system refuses: {reason}"),
    "RUN015": Entry("warning", "không ghi được nhật ký: {reason}", "the log cannot be written: {reason}"),
    "RUN016": Entry(
        "warning",
        "bản lưu của kỳ trước đã mất hoặc bị hỏng, không so sánh được với kỳ trước",
        "the kept copy of the last edition is gone or damaged, nothing to compare with",
    ),
    "MAIL001": Entry("error", "thiếu “{key}”", "“{key}” is missing"),
    "MAIL002": Entry("error", "địa chỉ không hợp lệ: “{address}”", "not an address: “{address}”"),
    "MAIL003": Entry(
        "error",
        "“{field}” có ký tự điều khiển hoặc từ mã hóa (=?…?=), không gửi",
        "“{field}” holds a control character or an encoded word (=?…?=), not sent",
    ),
    "MAIL004": Entry("error", "không có người nhận nào", "no recipient"),
    "MAIL005": Entry(
        "error",
        "không lấy được mật khẩu từ {origin}: {reason}",
        "no password from {origin}: {reason}",
    ),
    "MAIL006": Entry(
        "error",
        "khóa bí mật phải lấy từ đúng một nơi: env, keyring hoặc command",
        "a secret comes from exactly one of env, keyring, command",
    ),
    "MAIL007": Entry(
        "error", "bước {stage} với {server} thất bại: {reply}", "{stage} with {server} failed: {reply}"
    ),
    "MAIL008": Entry(
        "error",
        "chứng thư của {server} không hợp lệ, không gửi gì: {reason}",
        "the certificate of {server} is not valid, nothing was sent: {reason}",
    ),
    "MAIL009": Entry(
        "error",
        "{server} không có STARTTLS, không gửi gì",
        "{server} does not offer STARTTLS, nothing was sent",
        "hỏi người quản trị; chỉ máy chủ nội bộ mới nên viết security: none",
        "ask the administrator; write security: none for an internal server only",
    ),
    "MAIL010": Entry(
        "error",
        "thư {size} byte lớn hơn mức {server} nhận ({limit} byte), không gửi",
        "the message has {size} bytes, {server} takes {limit}: not sent",
    ),
    "MAIL011": Entry("note", "{address}: đã gửi", "{address}: sent"),
    "MAIL012": Entry(
        "warning",
        "{address}: chưa gửi được, còn trong hộp chờ: {reply}",
        "{address}: waits in the outbox: {reply}",
    ),
    "MAIL013": Entry(
        "error",
        "{address}: không rõ thư đã tới hay chưa (mất kết nối sau khi gửi xong nội dung)",
        "{address}: it is not known whether the mail arrived (connection lost after its end)",
        "hỏi người nhận; nếu chưa có thì `tonghop outbox resend {id}`",
        "ask the recipient; if it did not arrive, `tonghop outbox resend {id}`",
    ),
    "MAIL014": Entry(
        "error",
        "{address}: máy chủ từ chối: {reply}",
        "{address}: refused by the server: {reply}",
        "sửa rồi `tonghop outbox retry {id}`, hoặc `tonghop outbox drop {id}`",
        "mend it, then `tonghop outbox retry {id}`, or `tonghop outbox drop {id}`",
    ),
    "MAIL015": Entry(
        "error",
        "{address}: không gửi được: {reply}",
        "{address}: could not be sent: {reply}",
        "sửa rồi `tonghop outbox retry {id}`, hoặc `tonghop outbox drop {id}`",
        "mend it, then `tonghop outbox retry {id}`, or `tonghop outbox drop {id}`",
    ),
    "MAIL016": Entry("error", "hộp chờ không có thư số {id}", "no message {id} in the outbox"),
    "MAIL017": Entry(
        "error",
        "thư số {id} trong hộp chờ bị hỏng, không gửi",
        "message {id} in the outbox is damaged, not sent",
    ),
    "MAIL018": Entry(
        "error",
        "thư số {id} không ở trạng thái {states}",
        "message {id} is not in the state {states}",
    ),
    "MAIL019": Entry("error", "tệp đính kèm không đọc được: {reason}", "attachment cannot be read: {reason}"),
    "MAIL020": Entry(
        "error", "thiếu chương trình gửi thư “{command}”", "the mail program “{command}” is missing"
    ),
    "MAIL021": Entry(
        "error",
        "mật khẩu không được viết trong tệp thiết đặt",
        "a password must not stand in the settings",
        "viết password: {{env: TÊN_BIẾN}}, {{keyring: TÊN}} hoặc {{command: […]}}",
        "write password: {{env: NAME}}, {{keyring: NAME}} or {{command: […]}}",
    ),
    "MAIL022": Entry(
        "error", "hộp chờ đang do một lượt khác gửi", "another process is sending from the outbox"
    ),
    # AGG001 to AGG029: why a figure is in no total; a report prints them after "không cộng …:".
    "AGG001": Entry("note", "tỷ lệ và số bình quân không cộng được", "shares and rates cannot be added"),
    "AGG002": Entry("note", "nguồn chỉ nêu ước chừng", "the source only gives an order of magnitude"),
    "AGG003": Entry(
        "note", "số trong nguồn viết chưa rõ nghĩa", "the source's number can be read in two ways"
    ),
    "AGG004": Entry(
        "note",
        "các nguồn nêu khác nhau, chưa chọn số nào",
        "the sources contradict each other, none was chosen",
    ),
    "AGG005": Entry("note", "đã nằm trong số liệu của {holder}", "already in the figure of {holder}"),
    "AGG006": Entry(
        "note",
        "không xác định được địa bàn nên không loại trừ được việc tính trùng",
        "the place is not known, so that counting twice cannot be ruled out",
    ),
    "AGG007": Entry("note", "đã nằm trong số liệu của {holder}", "already in the figure of {holder}"),
    "AGG008": Entry("note", "khác thời gian", "about another time"),
    "AGG009": Entry("note", "nguồn không nêu thời gian", "the source gives no time"),
    "AGG010": Entry(
        "note",
        "kết quả, chỉ tiêu và định mức không cộng chung",
        "results, targets and norms are not added together",
    ),
    "AGG011": Entry("note", "khác đơn vị tính", "in another unit"),
    "AGG012": Entry("note", "khác nội dung", "about something else"),
    "AGG013": Entry("note", "là một phần của nội dung rộng hơn", "part of something wider"),
    "AGG014": Entry(
        "note", "là bộ phận của số chung nêu trong cùng câu", "part of the whole that the same sentence gives"
    ),
    "AGG015": Entry(
        "note",
        "cùng nội dung, địa bàn, thời gian với số khác, có thể bao hàm nhau",
        "of the same content, place and time as another, which may contain it",
    ),
    "AGG016": Entry("note", "là mức tăng, giảm", "a rise or fall"),
    "AGG017": Entry("note", "nguồn không nêu rõ đếm nội dung gì", "the source does not say what is counted"),
    "AGG018": Entry(
        "note",
        "trùng một phần địa bàn hoặc thời gian với số liệu của {holder}",
        "shares a part of its place or time with the figure of {holder}",
    ),
    "AGG019": Entry(
        "note", "các nguồn nêu khác nhau nên để ngoài", "the sources contradict each other, so it was omitted"
    ),
    # AGG030 on: what a report says of a total where the clerk lifted a safeguard.
    "AGG030": Entry(
        "note", "tổng gồm số liệu của nhiều thời gian khác nhau", "the total adds figures of several times"
    ),
    "AGG031": Entry(
        "note",
        "tổng gồm số liệu của các địa bàn có thể bao hàm nhau",
        "the total adds figures of places that may contain each other",
    ),
    # AGG040 on: what `review` lists.
    "AGG040": Entry(
        "warning",
        "nguồn này nêu {phrase} {noun} ({place}, {period}), nguồn khác nêu {others}",
        "this source says {phrase} {noun} ({place}, {period}), others say {others}",
        "chọn bằng on_conflict hoặc ghi hiệu chỉnh",
        "decide by on_conflict or by a correction",
    ),
    "AGG041": Entry(
        "warning",
        "“{surface}” đọc là {phrase} nhưng chưa chắc ({reason})",
        "“{surface}” was read as {phrase}, without certainty ({reason})",
        "đối chiếu với câu gốc, ghi hiệu chỉnh nếu sai",
        "hold it against the sentence, correct it if wrong",
    ),
    "AGG042": Entry(
        "note",
        "không xác định được địa bàn “{place}” của {phrase} {noun}",
        "the place “{place}” of {phrase} {noun} is not known",
        "ghi hiệu chỉnh với set: {{place: …}}",
        "correct it with set: {{place: …}}",
    ),
    "AGG043": Entry(
        "note",
        "“{phrase} {noun}” chỉ là ước chừng",
        "“{phrase} {noun}” is only an order of magnitude",
    ),
    # AGG050 on: blocks that cannot give what they ask for.
    "AGG050": Entry(
        "warning",
        "không có gì khớp với tất cả điều kiện ({names}) cùng lúc, trong {count} mục",
        "nothing meets all criteria ({names}) at once, among {count} items",
        "bỏ bớt một điều kiện",
        "drop one of them",
    ),
    "AGG051": Entry(
        "warning",
        "bộ lọc không chọn được gì: không mục nào trong {count} mục khớp {name}: {value}",
        "the filter chooses nothing: none of {count} items meets {name}: {value}",
        "xem các giá trị có trong nguồn bằng tonghop extract",
        "see what the sources hold with tonghop extract",
    ),
    "AGG052": Entry(
        "warning",
        "điều kiện {name} không áp dụng cho loại khối này",
        "the criterion {name} does not apply to this kind of block",
        "bỏ điều kiện này",
        "drop it",
    ),
    "AGG053": Entry(
        "warning",
        "không lập được tổng: cả {count} số liệu là tỷ lệ hoặc số bình quân",
        "no total: all {count} figures are shares or rates",
        "dùng total: none, highest hoặc range",
        "use total: none, highest or range",
    ),
    "AGG054": Entry(
        "note",
        "không lập được tổng nào trong {count} số liệu; lý do ghi dưới bảng",
        "none of {count} figures could be added; the reasons stand under the table",
    ),
    "AGG055": Entry(
        "note",
        "in {shown} trong {count} số liệu theo limit; tổng tính trên tất cả",
        "prints {shown} of {count} figures by limit; totals are over all",
    ),
    "AGG056": Entry("error", "group_by nêu {by} hai lần", "group_by names {by} twice"),
    "AGG057": Entry(
        "error",
        "mỗi mục của group_by nêu đúng một trong place và period",
        "each item of group_by gives exactly one of place and period",
    ),
    "AGG058": Entry("error", "as_of chỉ đi với place", "as_of only goes with place"),
    "AGG059": Entry(
        "error",
        "không nhóm được theo huyện: ngày {day} không còn cấp huyện",
        "cannot group by district: there are none on {day}",
        "dùng province hoặc commune, hoặc as_of trước 01/7/2025",
        "use province or commune, or an as_of before 2025-07-01",
    ),
    "AGG060": Entry(
        "warning",
        "không nhóm được theo {by}: không số liệu nào trong {count} số liệu thuộc một nhóm như vậy",
        "cannot group by {by}: none of {count} figures belongs to such a group",
        "bỏ hoặc đổi group_by",
        "drop or change group_by",
    ),
    "AGG061": Entry(
        "error",
        "không hiểu thời gian “{value}”",
        "not a period: “{value}”",
        "viết 2021, 2021-04, 2021/2022 hoặc ../2023-04",
        "write 2021, 2021-04, 2021/2022 or ../2023-04",
    ),
    # AGG070 on: the corrections file.
    "AGG070": Entry(
        "warning",
        "hiệu chỉnh {id}: không còn mục nào mang mã này; {change}",
        "correction {id}: nothing has this id any more; {change_en}",
        "chạy tonghop review --list để lấy mã mới",
        "run tonghop review --list for the new id",
    ),
    "AGG071": Entry(
        "error",
        "hiệu chỉnh {id}: phải có đúng một trong drop: true và set",
        "correction {id}: needs exactly one of drop: true and set",
    ),
    "AGG072": Entry(
        "error",
        "hiệu chỉnh {id}: {field} không nhận giá trị “{value}”",
        "correction {id}: {field} does not take the value “{value}”",
        "cần: {expected}",
        "expected: {expected}",
    ),
    "AGG073": Entry(
        "error",
        "hiệu chỉnh {id} đã có ở dòng {line}",
        "there is a correction of {id} on line {line} already",
    ),
    "AGG074": Entry(
        "error",
        "hiệu chỉnh {id}: không có trường {field} ở loại này; các trường: {known}",
        "correction {id}: no field {field} in this kind; fields: {known}",
    ),
    "AGG075": Entry(
        "error",
        "tệp hiệu chỉnh phải là một danh sách",
        "a corrections file must be a list",
        "mỗi mục: id, drop hoặc set, reason, by, date",
        "each item: id, drop or set, reason, by, date",
    ),
    "DOC001": Entry(
        "warning",
        "số liệu, trích dẫn hay bảng “{key}” được nhắc đến nhưng không có trong báo cáo",
        "“{key}” is referred to but not in the report",
    ),
    "DOC002": Entry(
        "warning",
        "{count} ký tự điều khiển không in được đã thay bằng dấu �",
        "{count} control characters that cannot be printed were replaced by �",
    ),
    "DOC003": Entry(
        "warning",
        "báo cáo theo {regime} không có phần kính gửi: bỏ {count} nơi nhận ở khóa `to`",
        "a report by {regime} has no addressees: {count} under `to` left out",
        "bỏ khóa `to`, hoặc chuyển các nơi ấy vào `recipients`",
        "drop `to`, or move them to `recipients`",
    ),
    "DOC004": Entry(
        "warning",
        "quyền hạn ký “{authority}” không theo {regime}",
        "the authority line “{authority}” is not in the form of {regime}",
        "mở đầu bằng một trong: {known}",
        "open it with one of: {known}",
    ),
    "DOC005": Entry(
        "warning",
        "{regime} không có chữ viết tắt cho loại “{kind}”: ghép chữ cái đầu thành “{abbreviation}”",
        "{regime} has no abbreviation for the kind “{kind}”: its initials “{abbreviation}” are used",
    ),
    "DOC006": Entry(
        "note",
        "phần thân không kết thúc bằng đoạn văn nên dấu “{mark}” không đặt được",
        "the body does not end in a paragraph: the closing mark “{mark}” has no place",
        "thêm câu kết vào cuối mục sau cùng",
        "add a closing sentence to the last section",
    ),
    "DOC007": Entry(
        "note",
        "số trang trong mục lục là ước tính: máy không có LibreOffice hoặc phần bổ sung pdf",
        "the page numbers of the contents are estimates: LibreOffice or the extra pdf is missing",
        "mở bằng Word, bấm chuột phải vào mục lục và chọn Update Field",
        "open it in Word, right-click the contents and choose Update Field",
    ),
    "DOC010": Entry(
        "error",
        "không ghi được tệp: {reason}",
        "cannot be written: {reason}",
        "tệp cũ, nếu có, còn nguyên; kiểm tra quyền ghi và dung lượng ổ đĩa",
        "a file that stood there is untouched; check permissions and free space",
    ),
    "DOC011": Entry(
        "warning",
        "tệp đang mở trong chương trình khác: đã ghi sang “{name}”",
        "the file is open in another program: written to “{name}” instead",
    ),
    "DOC012": Entry(
        "error",
        "tên tệp không dùng được: {reason}",
        "not a usable file name: {reason}",
    ),
    "DOC020": Entry(
        "error",
        "cần LibreOffice để tạo PDF nhưng máy này không có",
        "LibreOffice is needed to make a PDF and is not on this machine",
        "cài LibreOffice, hoặc mở tệp .docx bằng Word và lưu thành PDF",
        "install LibreOffice, or open the .docx in Word and save it as PDF",
    ),
    "DOC021": Entry(
        "error",
        "LibreOffice không chuyển được sang PDF: {reason}",
        "LibreOffice could not make the PDF: {reason}",
    ),
    "DOC030": Entry(
        "error",
        "tệp Word này không mang dữ liệu truy nguồn của tonghop",
        "this Word file carries no manifest of tonghop's",
        "chỉ đọc được báo cáo do `tonghop build` tạo ra",
        "only reports made by `tonghop build` can be read",
    ),
    "DOC031": Entry("error", "không đọc được tệp Word: {reason}", "cannot be read as a Word file: {reason}"),
    "LINT001": Entry(
        "warning",
        "không nhận ra thể thức nào (không có Quốc hiệu, tiêu đề Đảng hay số, ký hiệu)",
        "no regime recognised (no national title, Party title or document number)",
        "nói rõ bằng --regime nd30, dang hoặc dang36",
        "name it with --regime nd30, dang or dang36",
    ),
    "LINT002": Entry(
        "error",
        "không đọc được tệp Word: {reason}",
        "cannot be read as a Word file: {reason}",
        "mở và lưu lại thành .docx bằng Word",
        "open it in Word and save it as .docx",
    ),
    "LINT003": Entry(
        "error",
        "không có thể thức `{regime}`",
        "no regime `{regime}`",
        "một trong: {known}",
        "one of: {known}",
    ),
    "LINT004": Entry(
        "warning",
        "chữ theo bảng mã cũ (phông {fonts}), không đọc được thành tiếng Việt",
        "text in an old encoding (fonts {fonts}), not readable as Vietnamese",
        "chuyển cả văn bản sang Unicode rồi soát lại",
        "convert the text to Unicode, then check again",
    ),
    "LINT005": Entry(
        "note",
        "còn {count} chỗ phải sửa tay: {rules}",
        "{count} places are left to mend by hand: {rules}",
    ),
    "REG001": Entry(
        "error",
        "không có thể thức “{name}”",
        "there is no regime “{name}”",
        "dùng một trong {known}, hoặc một tệp .yaml",
        "use one of {known}, or a .yaml file",
    ),
    "REG002": Entry(
        "error", "`extends: {name}` quay vòng hoặc sai", "`extends: {name}` is circular or wrong"
    ),
    "REG003": Entry(
        "error",
        "giá trị của `{key}` không dùng được: {reason}",
        "the value of `{key}` will not do: {reason}",
    ),
    "REG004": Entry(
        "error",
        "`letterhead` “{path}” không phải tệp .docx đọc được",
        "`letterhead` “{path}” is not a .docx that can be read",
    ),
    "REG005": Entry(
        "error",
        "`letterhead` “{path}” không có style nào mà thể thức này dùng",
        "`letterhead` “{path}” defines none of the styles this regime uses",
        "đặt tên style trong tệp ấy như khóa `style` của các thành phần",
        "name its styles as the components' `style` keys do",
    ),
    "REG006": Entry(
        "warning",
        "văn bản ngày {date} không thuộc thời gian áp dụng của {regime} ({basis})",
        "a document of {date} is outside the time of {regime} ({basis})",
        "dùng `regime: {instead}`",
        "use `regime: {instead}`",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    "error": ("lỗi", "error"),
    "warning": ("cảnh báo", "warning"),
    "note": ("lưu ý", "note"),
    "help": (
        "Tổng hợp báo cáo hành chính từ bài báo: mọi số liệu, trích dẫn truy được về câu gốc.",
        "Compiles Vietnamese administrative reports from news articles; every figure traces to its sentence.",
    ),
    "help.version": ("In phiên bản rồi thoát.", "Print the version and leave."),
    "help.lang": ("Ngôn ngữ thông báo: vi hoặc en.", "Language of messages: vi or en."),
    "help.build": (
        "Lập báo cáo từ tệp đặc tả; không nêu tệp thì lập báo cáo mẫu.",
        "Build a report from a spec; without one, the sample report.",
    ),
    "help.spec": ("Tệp đặc tả báo cáo (YAML).", "The report's spec (YAML)."),
    "help.output": ("Tệp kết quả; `-` in JSON ra màn hình.", "The file to write; `-` prints JSON."),
    "help.as_of": (
        "Ngày của báo cáo, thay cho ngày trong đặc tả.",
        "Date of the report instead of the spec's.",
    ),
    "help.format": ("Dạng kết quả, cách nhau bằng dấu phẩy.", "Forms of the result, parted by commas."),
    "help.strict": ("Có cảnh báo thì mã thoát là 1.", "Exit status 1 when there is a warning."),
    "help.offline": ("Không ra mạng, chỉ dùng kho lưu.", "Stay off the network; use the archive."),
    "help.extract": ("In số liệu, trích dẫn của các bài báo.", "Print the facts of articles."),
    "help.paths": ("Tệp, thư mục hoặc mẫu tên (*.txt).", "Files, folders or patterns (*.txt)."),
    "help.check": ("Kiểm tra tệp đặc tả và nguồn, không lập báo cáo.", "Check a spec and its sources."),
    "help.explain": (
        "Giải thích mã lỗi, loại số liệu, khối, quy tắc; hoặc một giá trị từ đâu mà có.",
        "Explain a problem code, kind of figure, block or rule; or where a value comes from.",
    ),
    "help.topic": (
        "Mã, loại, khối hoặc quy tắc cần giải thích.",
        "The code, kind, block or rule to explain.",
    ),
    "help.fact": ("Mã của một số liệu hay trích dẫn.", "The id of a figure or quotation."),
    "help.total": ("Bảng cần giải thích: đề mục/tên bảng.", "The table to explain: heading/caption."),
    "help.review": ("Liệt kê những chỗ cần người xem lại.", "List what a human should look at."),
    "help.review.list": (
        "In danh sách, hoặc tệp hiệu chỉnh để điền.",
        "Print a list, or a corrections file to fill in.",
    ),
    "help.schema": ("In JSON Schema của tệp đặc tả.", "Print the JSON Schema of the spec."),
    "help.init": (
        "Hỏi vài câu rồi viết một tệp đặc tả có chú thích.",
        "Ask a few questions and write a commented spec.",
    ),
    "help.init.file": ("Tệp đặc tả sẽ viết.", "The spec to write."),
    "misuse": ("dòng lệnh không đúng: {message}", "{message}"),
    "misuse.value": ("{message}", "{message}"),
    "misuse.option": ("không có tùy chọn “{name}”", "no such option: “{name}”"),
    "misuse.command": ("không có lệnh “{name}”", "no such command: “{name}”"),
    "misuse.missing": ("thiếu “{name}”", "“{name}” is missing"),
    "misuse.help": ("xem: {command} --help", "see: {command} --help"),
    "stopped": ("Đã dừng.", "Stopped."),
    "bad.day": (
        "không hiểu ngày “{text}”, viết 2024-06-30 hoặc 30/6/2024",
        "not a day: “{text}”, write 2024-06-30",
    ),
    "bad.format": (
        "không có dạng “{text}”; các dạng: {known}",
        "no such format: “{text}”; there are: {known}",
    ),
    "bad.screen": (
        "chỉ JSON in được ra màn hình: dùng --format json -o -",
        "only JSON goes to the screen: --format json -o -",
    ),
    "bad.xlsx": ("dạng xlsx cần nêu tệp kết quả (-o)", "xlsx needs a file to write (-o)"),
    "built": ("Đã lập báo cáo: {path}", "Built: {path}"),
    "read": (
        "Đã đọc {articles} bài báo, nhận ra {figures} số liệu và {quotations} trích dẫn.",
        "Read {articles} articles; found {figures} figures and {quotations} quotations.",
    ),
    "printed": (
        "Báo cáo dùng {printed_figures} số liệu và {printed_quotations} trích dẫn, tất cả truy được về câu gốc.",
        "The report uses {printed_figures} figures and {printed_quotations} quotations, all traceable to their sentences.",
    ),
    "checked": ("{path}: không có lỗi", "{path}: no problem found"),
    "help.lint": ("Soát thể thức của một tệp Word bất kỳ.", "Check the thể thức of any Word file."),
    "help.lint.file": ("Tệp Word (.docx) cần soát.", "The Word file (.docx) to check."),
    "help.lint.regime": ("Thể thức; auto thì tự nhận ra.", "The regime; auto recognises it."),
    "help.lint.format": (
        "Dạng kết quả; docx là bản sao có chú thích Word ở từng chỗ.",
        "Form of the result; docx is a copy with a Word comment at each place.",
    ),
    "help.lint.fix": (
        "Ghi một bản sao đã sửa những chỗ sửa được tự động.",
        "Write a copy with the safe ones mended.",
    ),
    "help.lint.output": ("Tệp kết quả hoặc bản sao.", "The result or copy to write."),
    "lint.page": ("trang {page}", "page {page}"),
    "lint.must": ("bắt buộc", "must"),
    "lint.should": ("nên", "should"),
    "lint.confidence": ("độ tin cậy", "confidence"),
    "lint.fixable": ("--fix sửa được", "--fix mends it"),
    "lint.summary": (
        "{path}: thể thức {regime}; {must} chỗ sai bắt buộc sửa, {should} chỗ nên sửa ({fixable} chỗ --fix sửa được)",
        "{path}: regime {regime}; {must} must be mended, {should} should be ({fixable} by --fix)",
    ),
    "lint.fixed": ("Đã ghi {path}, sửa {count} chỗ:", "Wrote {path}, {count} places mended:"),
    "lint.commented": ("Đã ghi {path} với {count} chú thích", "Wrote {path} with {count} comments"),
    "manual.blocks": ("Khối", "Blocks"),
    "manual.kinds": ("Loại số liệu", "Kinds of figures"),
    "manual.masks": ("Số không phải số liệu", "Numbers that are no figures"),
    "manual.quotations": ("Quy tắc trích dẫn", "Rules for quotations"),
    "manual.problems": ("Mã", "Codes"),
    "manual.rules": ("Quy tắc thể thức", "Rules of thể thức"),
    "trace.left": ("không cộng:", "not added:"),
    "review.none": ("Không có gì cần xem lại.", "Nothing to look at."),
    "init.exists": ("đã có tệp {path}", "{path} is there already"),
    "init.done": (
        "Đã viết {path}. Lập báo cáo: tonghop build {path}",
        "Wrote {path}. Build it: tonghop build {path}",
    ),
    "init.regime": (
        "Thể thức (nd30: cơ quan nhà nước, dang: cơ quan Đảng)",
        "Regime (nd30 state, dang Party)",
    ),
    "init.issuer": ("Tên cơ quan ban hành", "Issuing body"),
    "init.parent": ("Tên cơ quan cấp trên trực tiếp", "Its parent body"),
    "init.code": ("Chữ viết tắt của cơ quan trong số, ký hiệu", "Its abbreviation in the number"),
    "init.subject": ("Báo cáo về việc gì", "Subject of the report"),
    "init.place": ("Địa danh", "Place of issue"),
    "init.signer": ("Chức vụ người ký", "Post of the signer"),
    "init.sources": ("Thư mục chứa bài báo", "Folder of the articles"),
    "help.run": (
        "Chạy theo lịch: lập báo cáo, so với kỳ trước, có gì mới thì gửi, ghi sổ.",
        "What a scheduler calls: build, compare with the last edition, send what is new, record.",
    ),
    "help.run.output": ("Tệp báo cáo; mặc định cạnh tệp đặc tả.", "The report; beside the spec by default."),
    "help.run.dry": ("Chỉ nói sẽ làm gì.", "Only say what would be done."),
    "help.run.force": ("Coi như có nội dung mới.", "Act as if there were something new."),
    "help.run.always": ("Gửi cả khi không có gì mới.", "Send even when there is nothing new."),
    "help.run.keep": ("Số kỳ được lưu lại.", "How many editions are kept."),
    "help.run.mail": (
        "Tệp thiết đặt thư; mặc định là khóa mail của đặc tả.",
        "Mail settings; the spec's mail key by default.",
    ),
    "help.run.catch_up": (
        "Chỉ chạy nếu đã lỡ lần chạy theo lịch này.",
        "Run only if the last time of this schedule was missed.",
    ),
    "help.history": ("Các lần chạy và các kỳ của một báo cáo.", "The runs and editions of a report."),
    "help.history.limit": ("Số dòng.", "How many rows."),
    "help.schedule": (
        "Đặt lịch chạy bằng bộ lập lịch của máy (systemd, cron, Task Scheduler).",
        "Schedule a report with the machine's own scheduler (systemd, cron, Task Scheduler).",
    ),
    "help.schedule.at": (
        "Khi nào: thứ hai 07:00; hằng ngày 6:30; ngày 25 hằng tháng; hoặc cú pháp cron.",
        "When: thứ hai 07:00; hằng ngày 6:30; ngày 25 hằng tháng; or cron syntax.",
    ),
    "help.schedule.print": ("Chỉ in ra, không cài.", "Only print the entry."),
    "help.schedule.remove": ("Gỡ lịch.", "Remove the entry."),
    "help.schedule.status": ("Lần chạy tới, kết quả lần gần nhất.", "Next run, and the result of the last."),
    "help.schedule.with": (
        "Bộ lập lịch; mặc định là cái máy này có.",
        "The scheduler; by default the one found.",
    ),
    "help.schedule.tz": ("Múi giờ.", "Time zone."),
    "help.send": ("Gửi một tệp báo cáo qua thư.", "Mail a report."),
    "help.send.file": ("Tệp cần gửi.", "The file to send."),
    "help.send.to": ("Người nhận; dùng nhiều lần được.", "A recipient; may be repeated."),
    "help.send.subject": ("Tiêu đề thư.", "The subject."),
    "help.send.settings": ("Tệp thiết đặt thư.", "The mail settings."),
    "help.send.transport": (
        "smtp hoặc sendmail (msmtp và tương tự).",
        "smtp, or sendmail (msmtp and its kin).",
    ),
    "help.outbox": ("Hộp chờ: thư chưa tới nơi.", "The outbox: mail that has not arrived."),
    "help.outbox.list": ("Liệt kê.", "List what is in it."),
    "help.outbox.all": ("Cả thư đã gửi xong.", "Also what was sent."),
    "help.outbox.show": ("Xem một thư.", "Show a message."),
    "help.outbox.retry": (
        "Gửi lại thư đang chờ, bị từ chối hoặc không gửi được; không nêu số thì mọi thư đang chờ.",
        "Try again what waits, was refused or failed; without a number everything that waits.",
    ),
    "help.outbox.due": ("Chỉ những thư đã đến giờ thử lại.", "Only what is due by its back-off."),
    "help.outbox.resend": (
        "Gửi lại thư không rõ đã tới hay chưa (có thể trùng).",
        "Send again what is in doubt; it may arrive twice.",
    ),
    "help.outbox.drop": ("Bỏ một thư.", "Forget a message."),
    "help.outbox.id": ("Số của thư.", "The number of the message."),
    "help.mail": ("Thiết đặt thư.", "Mail settings."),
    "help.mail.test": (
        "Thử thiết đặt từng bước, không gửi gì.",
        "Try the settings step by step; nothing is sent.",
    ),
    "help.mail.file": (
        "Tệp đặc tả có khóa mail, hoặc tệp thiết đặt thư.",
        "A spec with the key mail, or a settings file.",
    ),
    "help.diff": (
        "Số liệu, trích dẫn nào khác giữa hai kỳ báo cáo.",
        "What changed between two editions, figure by figure.",
    ),
    "help.diff.old": ("Báo cáo cũ (.docx).", "The old report (.docx)."),
    "help.diff.new": ("Báo cáo mới (.docx).", "The new report (.docx)."),
    "help.diff.redline": (
        "Ghi một tệp Word có theo dõi thay đổi.",
        "Write a Word file with tracked changes.",
    ),
    "help.verify": (
        "Đối chiếu báo cáo với nguồn: từng số liệu, trích dẫn.",
        "Hold a report against its sources, fact by fact.",
    ),
    "help.verify.file": ("Báo cáo (.docx).", "The report (.docx)."),
    "help.verify.base": (
        "Thư mục (hoặc tệp đặc tả) mà đường dẫn nguồn tính từ đó.",
        "The folder (or spec) that source paths start from.",
    ),
    "run.made": (
        "Đã lập {path}: {figures} số liệu, {quotations} trích dẫn từ {sources} bài.",
        "Made {path}: {figures} figures, {quotations} quotations from {sources} articles.",
    ),
    "run.changes": (
        "So với kỳ trước: {new} mới, {revised} thay đổi, {withdrawn} không còn.",
        "Since the last edition: {new} new, {revised} revised, {withdrawn} withdrawn.",
    ),
    "run.result.made": ("kỳ mới", "edition"),
    "run.result.rebuilt": ("lập lại", "rebuilt"),
    "run.result.empty": ("trống", "empty"),
    "run.result.unchanged": ("không có gì mới", "nothing new"),
    "run.result.failed": ("thất bại", "failed"),
    "history.head": (
        "Số|Lúc|Kỳ|Kết quả|Số liệu|Trích dẫn|Thư|Ghi chú",
        "No.|At|Period|Result|Figures|Quotations|Mail|Note",
    ),
    "history.none": ("Chưa có lần chạy nào.", "No run yet."),
    "state.queued": ("đang chờ", "waiting"),
    "state.doubt": ("không rõ đã tới", "in doubt"),
    "state.sent": ("đã gửi", "sent"),
    "state.refused": ("bị từ chối", "refused"),
    "state.failed": ("không gửi được", "failed"),
    "state.forgotten": ("không còn trong hộp chờ", "no longer kept"),
    "schedule.installed": (
        "Đã đặt lịch {name} ({kind}); lần tới: {next}",
        "Installed {name} ({kind}); next: {next}",
    ),
    "schedule.removed": ("Đã gỡ lịch {name}", "Removed {name}"),
    "schedule.absent": ("Chưa đặt lịch {name} ({kind})", "{name} is not installed ({kind})"),
    "schedule.present": ("Đã đặt lịch {name} ({kind})", "{name} is installed ({kind})"),
    "schedule.last": ("Lần chạy gần nhất: {at}, {result}{note}", "Last run: {at}, {result}{note}"),
    "schedule.waiting": (
        "Thư chưa tới nơi: {count} (tonghop outbox list)",
        "Mail not delivered: {count} (tonghop outbox list)",
    ),
    "schedule.linger": (
        "Để lịch chạy cả khi chưa đăng nhập: loginctl enable-linger",
        "For runs while nobody is logged in: loginctl enable-linger",
    ),
    "outbox.empty": ("Hộp chờ trống.", "The outbox is empty."),
    "outbox.dropped": ("Đã bỏ thư số {id}: {subject}", "Dropped message {id}: {subject}"),
    "outbox.row": (
        "{id}. {subject} ({at}, đã thử {attempts} lần)",
        "{id}. {subject} ({at}, tried {attempts} times)",
    ),
    "mail.body": ("Gửi kèm: {name}", "Attached: {name}"),
    "mail.missing": (
        "không có thiết đặt thư: nêu --settings, hoặc khóa mail trong đặc tả",
        "no mail settings: name --settings, or a mail key in the spec",
    ),
    "mail.passed": ("{stage}: đạt", "{stage}: passed"),
    "mail.broken": ("{stage}: hỏng", "{stage}: failed"),
    "mail.fine": ("Thiết đặt thư dùng được.", "The mail settings work."),
    "mail.stage.connect": ("Kết nối tới máy chủ", "Connection"),
    "mail.stage.greeting": ("Lời chào của máy chủ", "Greeting"),
    "mail.stage.ehlo": ("Giới thiệu (EHLO)", "EHLO"),
    "mail.stage.starttls": ("Chuyển sang mã hóa (STARTTLS)", "STARTTLS"),
    "mail.stage.tls": ("Chứng thư tin cậy", "Trusted certificates"),
    "mail.stage.auth": ("Đăng nhập", "Login"),
    "mail.stage.mail": ("Địa chỉ người gửi", "Sender"),
    "mail.stage.rcpt": ("Địa chỉ người nhận", "Recipient"),
    "diff.none": ("Không có thay đổi.", "No change."),
    "diff.new": ("Mới", "New"),
    "diff.revised": ("Thay đổi", "Revised"),
    "diff.withdrawn": ("Không còn", "Withdrawn"),
    "diff.written": ("Đã ghi {path}", "Wrote {path}"),
    "verify.same": ("khớp", "same"),
    "verify.report": ("bị sửa trong báo cáo, nay là “{stands}”", "changed in the report, now “{stands}”"),
    "verify.source": (
        "bị sửa trong nguồn, chỗ đó nay là “{stands}”",
        "changed in the source, which now has “{stands}”",
    ),
    "verify.gone": ("không còn nguồn", "the source is gone"),
    "verify.missing": ("không còn trong báo cáo", "no longer in the report"),
    "verify.summary": (
        "{total} số liệu, trích dẫn: {same} khớp, {other} cần xem lại.",
        "{total} figures and quotations: {same} the same, {other} to look at.",
    ),
}


REASONS: dict[str, tuple[str, str]] = {
    os.strerror(number): (vi, os.strerror(number))
    for number, vi in (
        (errno.ENOENT, "không có tệp hoặc thư mục này"),
        (errno.EACCES, "không có quyền"),
        (errno.EPERM, "không được phép"),
        (errno.EISDIR, "đây là một thư mục"),
        (errno.ENOTDIR, "có tên trong đường dẫn không phải thư mục"),
        (errno.ENOSPC, "ổ đĩa đã đầy"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.EFBIG, "tệp quá lớn"),
        (errno.EIO, "lỗi đọc ghi của ổ đĩa"),
        (errno.ENAMETOOLONG, "tên quá dài"),
        (errno.ELOOP, "liên kết vòng quanh"),
    )
} | {
    vi: (vi, en)
    for vi, en in (
        ("không có tên tệp", "no file name"),
        ("dài hơn 255 byte", "longer than 255 bytes"),
        ("có ký tự NUL", "a NUL character"),
        ("có ký tự điều khiển", "a control character"),
        ("đây là một thư mục", "this is a folder"),
        ("bảng khóa: giá trị", "a mapping of keys to values"),
        ("danh sách", "a list"),
        ("chữ", "text"),
        ("số nguyên", "a whole number"),
        ("số", "a number"),
        ("true hoặc false", "true or false"),
        ("ngày dạng 2024-06-30", "a day such as 2024-06-30"),
    )
}
"""What stands in a message as a value, in both languages: reasons of the system and of ours."""


def shown(value: object, language: Language) -> object:
    """A value as the reader's locale writes it: 1.234 or 1,234; what the system or we say, in its language.

    Babel is loaded for large numbers only.
    """
    if isinstance(value, str):
        vi, en = REASONS.get(value, (value, value))
        return vi if language == "vi" else en
    if isinstance(value, bool) or not isinstance(value, int) or -1000 < value < 1000:
        return value
    from babel.numbers import format_decimal

    return format_decimal(value, locale="vi_VN" if language == "vi" else "en_US")


def filled(template: str, values: Mapping[str, object], language: Language) -> str:
    """A template with its values as the reader's locale writes them."""
    return template.format(**{name: shown(value, language) for name, value in values.items()})


def text(key: str, language: Language, **values: object) -> str:
    """The text of `key`, its values filled in."""
    vi, en = TEXTS[key]
    return filled(vi if language == "vi" else en, values, language)


def severity(problem: Problem) -> Severity:
    """How grave a problem is."""
    return PROBLEMS[problem.code].severity


def describe(problem: Problem, language: Language) -> str:
    """`file:line:column CODE message (hint)` on one line; control characters are escaped."""
    entry = PROBLEMS[problem.code]
    message = filled(entry.vi if language == "vi" else entry.en, problem.values, language)
    hint = problem.hint or filled(
        entry.hint_vi if language == "vi" else entry.hint_en, problem.values, language
    )
    line = f"{problem.where} {problem.code} {message}" + (f" ({hint})" if hint else "")
    return one_line(line)


def one_line(text: str) -> str:
    """A text without line breaks and escapes: what comes in must not draw on the terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
