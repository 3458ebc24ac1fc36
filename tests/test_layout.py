import json
from pathlib import Path

import pytest

from tonghop import layout, pagewords
from tonghop.clean import clean
from tonghop.model import Article, Draft, Source
from tonghop.settings import data_root

CORPUS = Path(__file__).resolve().parents[2] / "shared"


def article(text: str) -> Article:
    return clean(Draft(Source("a.txt", "0" * 64, "text/plain", "utf-8"), text))[0]


def roles(text: str) -> list[str]:
    return [line.role for line in layout.read(text)[0]]


LONG = (
    "Thời gian qua, cấp ủy, chính quyền các cấp trong huyện đã tập trung lãnh đạo, chỉ đạo thực hiện nhiều giải pháp "
    "đồng bộ, nhờ đó đời sống của người dân được nâng lên, bộ mặt nông thôn có nhiều đổi thay so với những năm trước."
)
MORE = (
    "Nhiều mô hình kinh tế được nhân rộng, thu hút đông đảo hội viên tham gia; các phong trào thi đua tiếp tục "
    "được đẩy mạnh ở từng cơ quan, đơn vị, góp phần hoàn thành các chỉ tiêu mà nghị quyết đại hội đã đề ra."
)


@pytest.mark.parametrize("phrase", pagewords.PHRASES, ids=lambda phrase: phrase.source[:25])
def test_phrases_find_their_examples_and_nothing_else(phrase: pagewords.Phrase) -> None:
    assert [e for e in phrase.examples if not phrase.pattern.search(e)] == []
    assert [e for e in phrase.counter_examples if phrase.pattern.search(e)] == []


def test_whatever_a_page_says_is_furniture() -> None:
    examples = (*pagewords.FURNITURE, *pagewords.PAGE_SENTENCE.examples)
    assert [example for example in examples if not pagewords.is_furniture(example)] == []
    assert [example for example in pagewords.NOT_FURNITURE if pagewords.is_furniture(example)] == []


def test_kicker_title_and_dateline_stand_before_the_lead() -> None:
    text = f"Học tập và làm theo Bác\n\nHuyện A làm theo lời Bác\n\nThứ Năm, 19/05/2022\n\n{LONG}\n\n{MORE}\n\nThành An"
    assert roles(text) == ["kicker", "title", "dateline", "lead", "body", "byline"]
    found = article(text)
    assert found.title == "Huyện A làm theo lời Bác"
    assert str(found.published) == "2022-05-19"
    assert found.author == "Thành An"


def test_a_title_follows_the_dateline_when_a_series_stands_above_it() -> None:
    text = f"Những tấm gương tiêu biểu\n09/09/2022 | 06:20 GMT+7\nBài 4: Phong trào ngày càng lan tỏa\n{LONG}\n{LONG}"
    assert roles(text)[:3] == ["kicker", "dateline", "title"]


def test_a_lead_that_breaks_off_goes_on_in_the_next_line() -> None:
    text = (
        f"Huyện A làm theo lời Bác\nQua 4 tháng, cuộc thi đã thu hút đông đảo cán bộ\ntrên địa bàn.\n{LONG}"
    )
    assert roles(text) == ["title", "lead", "lead", "body"]


def test_an_article_without_title_begins_with_its_lead() -> None:
    assert roles(f"HNN - {LONG}\n{LONG}") == ["lead", "body"]


def test_captions_stand_out_by_credit_opening_and_length() -> None:
    text = f"Xã B đổi thay\n{LONG}\nQuang cảnh hội nghị.\n{LONG}\nTrao quà cho bà con. Ảnh: Lê Đệ.\n{LONG}"
    assert roles(text) == ["title", "lead", "caption", "body", "caption", "body"]


def test_subheadings_are_kickers() -> None:
    assert roles(f"Xã B đổi thay\n{LONG}\nVơi nỗi lo thiếu lớp\n{LONG}")[2] == "kicker"


@pytest.mark.parametrize(
    "line",
    [
        "Cùng với nguồn vốn của Nhà nước, người dân trong xã còn góp tiền của, công sức làm đường giao thông",
        "Một bậc thác với dòng nước chảy ào ào từ trên độ cao khoảng 30m",
        "Các tài liệu liên quan đến lịch sử thu hút đông đảo cán bộ, học sinh, người dân tìm hiểu để phục vụ cuộc thi",
        "Bí thư Huyện ủy A trao bằng khen của Chủ tịch tỉnh tặng các tập thể, cá nhân có thành tích xuất sắc trong "
        "công tác huấn luyện, sẵn sàng chiến đấu, phục vụ chiến đấu, góp phần giữ vững an ninh, trật tự trên toàn tỉnh",
        f"{MORE[:-60]}",
    ],
)
def test_a_sentence_without_full_stop_between_paragraphs_is_a_caption(line: str) -> None:
    assert roles(f"Xã B đổi thay\n{LONG}\n{MORE}\n{line.strip()}\n{MORE}")[3] == "caption"


def test_a_line_that_repeats_a_sentence_beside_it_is_a_caption_unless_it_is_listed() -> None:
    told = "Cán bộ trực ở nhà văn hóa thôn để nhận hồ sơ của bà con."
    for line, role in ((told, "caption"), (f"- {told}", "body"), (f"1. {told}", "body")):
        assert roles(f"Xã B đổi thay\n{LONG}\n{MORE}\n{line}\n{told} - 1. {told} {MORE}")[3] == role


def test_lines_broken_as_on_a_printed_page_are_no_captions() -> None:
    broken = "Cùng với nguồn vốn của Nhà nước, người dân trong xã còn góp tiền của, công sức làm đường"
    text = f"Xã B đổi thay\n{LONG}\n{MORE}\n{broken}\n{MORE}\nvà nhà.\n{MORE}\nvà trường.\n{MORE}\nvà trạm."
    assert roles(text)[3] == "body"


def test_what_goes_on_or_is_told_is_no_caption() -> None:
    for line in (
        "Cùng với nguồn vốn của Nhà nước, người dân trong xã đã góp tiền của, công sức làm 3.200 m đường giao thông",
        "Chủ tịch tỉnh gửi lời thăm hỏi, chia buồn sâu sắc tới thân nhân các gia đình có người bị nạn.",
        "Công an huyện đang điều tra, làm rõ vụ việc.",
    ):
        assert roles(f"Xã B đổi thay\n{LONG}\n{MORE}\n{line}\n{MORE}")[3] == "body"


def test_a_place_and_what_happened_there_is_a_subheading_with_a_figure_too() -> None:
    heading = "Thái Bình: Triển khai kế hoạch tiêm 13.450 liều vắc xin"
    assert roles(f"Xã B đổi thay\n{LONG}\n{MORE}\n{heading}\n{MORE}")[3] == "kicker"
    for line in (
        f"{heading}.",
        "Kết quả tiêm mũi hai: 3.708.466 trẻ (đạt 32,4%); tăng 1,6%",
        "Thái Bình: 13.450 liều vắc xin cho các đối tượng ưu tiên",
    ):
        assert roles(f"Xã B đổi thay\n{LONG}\n{MORE}\n{line}\n{MORE}")[3] != "kicker"


def test_menus_comment_forms_and_counters_are_furniture() -> None:
    tail = "Viết bình luận mới\nTin cùng chuyên mục\nXã C đón bằng công nhận(06/08/2019)\nXem thêm >>"
    assert roles(f"Xã B đổi thay\n{LONG}\n{MORE}\n{tail}") == ["title", "lead", "body"] + ["furniture"] * 4


@pytest.mark.parametrize(
    ("question", "answer", "thanks"),
    [
        ("Thưa ông, kết quả đó từ đâu ?", f"- {LONG}", "Xin cảm ơn ông !"),
        ("* Đồng chí đánh giá thế nào về phong trào này?", f"- {LONG}", "* Xin cảm ơn đồng chí!"),
        ("PV: Việc sắp xếp nên theo hướng nào?", f"Ông Trần A: {LONG}", "PV: Xin cảm ơn ông."),
        (
            "Phóng viên: Nên thực hiện như thế nào, thưa ông?",
            f"Ông Trần A: {LONG}",
            "Phóng viên: Trân trọng cảm ơn ông!",
        ),
        ("Vì sao phong trào lan tỏa nhanh như vậy?", f"Ông Trần A: {LONG}", "Xin cảm ơn ông!"),
        ("Xin ông cho biết kết quả nổi bật của huyện.", f"- {LONG}", "Cảm ơn ông!"),
        ("- PV: Ông có thể nói rõ hơn?", f"- Ông Trần A: {LONG}", "- Xin cảm ơn ông!"),
    ],
)
def test_interviews_in_every_layout(question: str, answer: str, thanks: str) -> None:
    text = f"Ông Trần A: Cần làm ngay\n{LONG}\n{question}\n{answer}\n{LONG}\n{question}\n{answer}\n{thanks}\nThủy Hằng"
    expected = ["title", "lead", "question", "answer", "answer", "question", "answer", "question", "byline"]
    assert roles(text) == expected
    assert article(text).form == "interview"


def test_dashes_alone_make_no_interview() -> None:
    text = f"Ba nhiệm vụ\n{LONG}\n- {LONG}\n- {LONG}"
    assert set(roles(text)) == {"title", "lead", "body"}
    assert article(text).form == "news"


@pytest.mark.parametrize(
    ("last", "author", "outlet"),
    [
        ("Theo Báo Bắc Giang", None, "Báo Bắc Giang"),
        ("Nhóm PV - Người Lao động", "Nhóm PV", "Người Lao động"),
        ("THỦY HẰNG thực hiện", "THỦY HẰNG", None),
        ("Bài, ảnh: Huỳnh Đức", "Huỳnh Đức", None),
        ("P. Tuyết - Lê Đệ", "P. Tuyết - Lê Đệ", None),
    ],
)
def test_bylines_name_author_or_outlet(last: str, author: str | None, outlet: str | None) -> None:
    found = article(f"Xã B đổi thay\n{LONG}\n{LONG}\n{last}")
    assert (found.author, found.outlet) == (author, outlet)


def test_a_name_that_closes_a_one_line_body_is_its_author() -> None:
    assert article(f"Xã B đổi thay\nSapo ngắn của bài báo này.\n{LONG} Biện Nhung").author == "Biện Nhung"


@pytest.mark.parametrize(
    ("last", "author", "outlet"),
    [
        ("Nguyễn Sơn  (TTXVN)", "Nguyễn Sơn", "TTXVN"),
        ("Lan Anh - Thu Hà (Báo Bắc Giang)", "Lan Anh - Thu Hà", "Báo Bắc Giang"),
        ("Trần Nam (Theo VietnamPlus.vn).", "Trần Nam", "VietnamPlus.vn"),
        ("Trụ sở ở phường Đồng Bẩm (Thái Nguyên).", None, None),
        ("Bà Lê Thị Hà (Bí thư chi bộ).", None, None),
        ("Nguyễn Sơn (Thái Nguyên)", None, None),
    ],
)
def test_a_name_and_an_agency_that_close_the_body(last: str, author: str | None, outlet: str | None) -> None:
    found = article(f"Xã B đổi thay\nSapo ngắn của bài báo này.\n{LONG} {last}")
    assert (found.author, found.outlet) == (author, outlet)


@pytest.mark.parametrize(
    ("dateline", "published", "author", "outlet"),
    [
        ("12 Th5, 2023", "2023-05-12", None, None),
        ("2023-05-12T07:30:00+07:00", "2023-05-12", None, None),
        ("Lê Thanh - 12/05/2023 08:15", "2023-05-12", "Lê Thanh", None),
        ("Tác giả: Lê Thanh | 12/05/2023", "2023-05-12", "Lê Thanh", None),
        ("Báo Nghệ An - 12/05/2023", "2023-05-12", None, "Báo Nghệ An"),
        ("Hà Nội, ngày 12/05/2023", "2023-05-12", None, None),
        ("Theo Báo Nghệ An, ngày 12/05/2023", "2023-05-12", None, None),
    ],
)
def test_the_dateline_tells_date_author_and_outlet(
    dateline: str, published: str, author: str | None, outlet: str | None
) -> None:
    found = article(f"Xã B đổi thay nhờ nông thôn mới\n{dateline}\n{LONG}\n{MORE}")
    assert (str(found.published), found.author, found.outlet) == (published, author, outlet)


def test_a_byline_glued_to_the_last_paragraph_is_no_part_of_it() -> None:
    found = article(f"Xã B đổi thay\n{MORE}\n{LONG} Theo Trần Liên/baotuyenquang.com.vn\nTin khác")
    body = found.lines[2]
    assert found.text[body.start : body.end] == LONG
    assert (found.author, found.outlet) == ("Trần Liên", "baotuyenquang.com.vn")


@pytest.mark.parametrize(
    ("said", "outlet"),
    [
        ("Chiều 26-6, trao đổi với Pháp Luật TP.HCM, ông Lê A cho biết", "Pháp Luật TP.HCM"),
        ("Trả lời phỏng vấn Báo Nghệ An, bà Lê B cho biết", "Báo Nghệ An"),
        ("Ông Lê A nói với Tuổi Trẻ Online", "Tuổi Trẻ Online"),
        ("Chia sẻ với PV Báo Giao thông, ông Lê A cho hay", "Báo Giao thông"),
        ("Ông Lê A trả lời các cử tri thanh niên", None),
        ("Ông Lê A trao đổi với lãnh đạo Sở Giao thông", None),
    ],
)
def test_the_outlet_is_whom_somebody_answers(said: str, outlet: str | None) -> None:
    assert article(f"Xã B đổi thay\n{LONG}\n{said}, việc này đã xong.\n{MORE}").outlet == outlet


@pytest.mark.parametrize(
    ("opening", "outlet"),
    [
        *(("(GLO)- ", "GLO"), ("ĐTO - ", "ĐTO"), ("VOV.VN - ", "VOV.VN"), ("(Dân trí) - ", "Dân trí")),
        *(("GD&TĐ - ", "GD&TĐ"), ("(NB&CL) ", None), ("(baoquangngai.vn)- ", "baoquangngai.vn")),
        *(("(TTXVN/Vietnam+) - ", "TTXVN/Vietnam+"), ("Huế - ", None)),
    ],
)
def test_the_agency_opens_the_lead(opening: str, outlet: str | None) -> None:
    assert article(f"Xã B đổi thay\n{opening}{LONG}\n{LONG}").outlet == outlet


def test_roles_that_the_container_states_are_kept() -> None:
    lines, _ = layout.read(f"Xã B đổi thay\n{LONG}\n{MORE}\n{MORE}", {3: "caption"})
    assert [line.role for line in lines] == ["title", "lead", "caption", "body"]


def test_rows_of_a_table_are_body() -> None:
    assert roles(f"Xã B đổi thay\n{LONG}\nĐơn vị\tKế hoạch\tThực hiện\nXã B\t1.234\t98%\n{MORE}")[2:4] == [
        "body",
        "body",
    ]


def test_an_administrative_document_is_titled_by_its_subject() -> None:
    text = (
        "UBND TỈNH A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ B\tĐộc lập - Tự do - Hạnh phúc\n"
        f"Số: 9/BC-STC\tA, ngày 14 tháng 11 năm 2018\nBÁO CÁO\nCông tác cải cách hành chính năm 2018\n{LONG}\n{MORE}"
    )
    assert roles(text)[:5] == ["furniture", "furniture", "dateline", "kicker", "title"]
    found = article(text)
    assert (found.title, str(found.published)) == ("Công tác cải cách hành chính năm 2018", "2018-11-14")


def hits(gold: Path, texts: Path) -> dict[str, float]:
    """The share of lines and articles read as the hand-read files have them."""
    rows = [json.loads(row) for row in (gold / "paragraphs.jsonl").read_text("utf-8").splitlines()]
    heads = [json.loads(row) for row in (gold / "articles.jsonl").read_text("utf-8").splitlines()]
    read = {row["file"]: article((texts / row["file"]).read_text("utf-8")) for row in heads}
    got = {(name, line.number): line.role for name, found in read.items() for line in found.lines}

    def right(wanted: object, have: object) -> bool:
        return have in (wanted if isinstance(wanted, list) else [wanted])

    shares = {"role": sum(right(row["role"], got[row["file"], row["line"]]) for row in rows) / len(rows)}
    for field in ("title", "outlet", "published", "author", "form"):
        values = [(head[field], getattr(read[head["file"]], field)) for head in heads]
        said = [right(want, str(have) if field == "published" and have else have) for want, have in values]
        shares[field] = sum(said) / len(said)
    return shares


def test_seeds_are_read_as_by_hand() -> None:
    shares = hits(data_root() / "seeds" / "facts", data_root() / "seeds")
    assert shares.pop("role") >= 0.98
    assert set(shares.values()) == {1.0}


def test_the_other_articles_are_read_nearly_as_by_hand() -> None:
    if not (CORPUS / "corpus" / "dev").is_dir():
        pytest.skip("the corpus of other articles is not beside this checkout")
    shares = hits(CORPUS / "gold" / "dev", CORPUS / "corpus" / "dev")
    assert shares.pop("role") >= 0.98
    assert min(shares.values()) >= 0.97


def test_reading_a_layout_takes_linear_time() -> None:
    for text in ("\n".join(["Xã B"] * 20_000), "- a? " * 100_000, "A " * 200_000 + "?", "Ảnh: (" * 50_000):
        layout.read(text)
