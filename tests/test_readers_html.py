import re
from pathlib import Path

import pytest

from tonghop import ingest, worker
from tonghop.clean import clean
from tonghop.model import Article, Draft, Source
from tonghop.problems import UnreadableError
from tonghop.readers import html
from tonghop.settings import Limits

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "samples"
SOURCE = Source("a.html", "0" * 64, "text/html")

PARAGRAPHS = (
    "Thời gian qua, cấp ủy, chính quyền xã B tập trung lãnh đạo, chỉ đạo nhiều giải pháp phát "
    "triển kinh tế - xã hội.",
    "Đến nay, toàn xã có 191 mô hình tập thể và 77 mô hình cá nhân được công nhận, đạt 98,5% "
    "kế hoạch năm 2024.",
    "Ông Nguyễn Văn A, Chủ tịch UBND xã cho biết: “Xã tiếp tục hỗ trợ các hộ nghèo vay 12,5 tỷ "
    "đồng để sản xuất”.",
)
MENU = "".join(f'<li><a href="/{i}">Chuyên mục số {i}</a></li>' for i in range(30))
OTHERS = "".join(
    f'<li><a href="/b{i}">Một bài khác nói về việc thứ {i} ở huyện bên cạnh</a> (06/08/2019)</li>'
    for i in range(9)
)
COMMENTS = (
    "<h3>Bình luận (2)</h3><div>Lan: Bài viết rất hay, tôi cũng ở xã này và thấy "
    "đúng như vậy, cảm ơn tòa soạn.</div>"
)


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html lang=vi><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def article_page(head: str = "") -> bytes:
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return page(
        f"<nav><ul>{MENU}</ul></nav><div><ul>{MENU}</ul></div><div id=bai><h1>Xã B đổi "
        f"thay</h1><div>Thứ Hai, 12/06/2023 08:00</div>"
        f"{paragraphs}<figure><img src=a.jpg><figcaption>Quang cảnh hội nghị. Ảnh: Lê C</figcaption></figure>"
        f"<p>Trần D</p></div><h3>Tin liên quan</h3><ul>{OTHERS}</ul>{COMMENTS}<footer>Giấy phép số 1</footer>",
        head,
    )


def read(data: bytes) -> Draft:
    return html.read(SOURCE, data)


def read_clean(data: bytes) -> Article:
    return clean(read(data))[0]


def test_a_page_gives_its_article_alone() -> None:
    article = read_clean(article_page())
    assert list(article.text.split("\n")) == [
        "Xã B đổi thay",
        "Thứ Hai, 12/06/2023 08:00",
        *PARAGRAPHS,
        "Quang cảnh hội nghị. Ảnh: Lê C",
        "Trần D",
    ]
    assert [line.role for line in article.lines] == [
        "title",
        "dateline",
        "lead",
        "body",
        "body",
        "caption",
        "byline",
    ]
    assert (article.title, article.author, str(article.published)) == (
        "Xã B đổi thay",
        "Trần D",
        "2023-06-12",
    )


def test_the_head_states_title_outlet_date_and_author() -> None:
    article = read_clean(
        article_page(
            "<title>Xã B đổi thay | Báo Hậu Giang</title><meta property='og:site_name' content='Báo Hậu Giang'>"
            "<meta property='article:published_time' content='2023-06-11T08:00:00+07:00'><meta "
            "name=author content='Lê E'>"
        )
    )
    assert (article.title, article.outlet, article.author) == ("Xã B đổi thay", "Báo Hậu Giang", "Lê E")


def test_linked_data_states_them_too() -> None:
    data = (
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Xã B đổi thay", '
        '"datePublished": "2024-05-19", "author": [{"name": "Lê E"}], "publisher": {"name": "Báo B&amp;C"}}]}</script>'
    )
    draft = read(article_page(data))
    assert (draft.title, draft.outlet, draft.author) == ("Xã B đổi thay", "Báo B&C", "Lê E")
    assert str(draft.published) == "2024-05-19"


def test_a_page_laid_out_by_tables_gives_its_paragraphs() -> None:
    cells = "".join(f"<div>{text}</div>" for text in PARAGRAPHS)
    body = (
        f"<form><table><tr><td><ul>{MENU}</ul></td><td><h2>Xã B đổi "
        f"thay</h2>{cells}</td><td>{MENU}</td></tr></table></form>"
    )
    assert read(page(body)).text.split("\n") == ["Xã B đổi thay", *PARAGRAPHS]


def test_rows_of_figures_keep_their_cells_apart() -> None:
    table = (
        ""
        "<table><tr><td>Xã</td><td>1.234</td><td>12,5%</td></tr><tr><td>Phường</td><td>5.678</td><td>7%</td></tr></table>"
    )
    lines = read(
        page(f"<h1>Xã B đổi thay</h1><p>{PARAGRAPHS[0]}</p>{table}<p>{PARAGRAPHS[1]}</p>")
    ).text.split("\n")
    assert "Xã\t1.234\t12,5%" in lines
    assert "Phường\t5.678\t7%" in lines


def test_the_encoding_of_a_page_is_told_by_its_bytes() -> None:
    data = article_page().decode().encode("utf-16")
    draft = read(data)
    assert draft.source.encoding == "utf-16"
    assert PARAGRAPHS[1] in draft.text


def test_a_page_without_an_article_is_used_whole_and_that_is_said() -> None:
    draft = read(page("<p>Xã B</p><p>Tin vắn</p>"))
    assert draft.text == "Xã B\nTin vắn"
    assert draft.doubts == ("READ018",)


@pytest.mark.parametrize("tag", ["div", "span", "table><tr><td", "b", "blockquote"])
def test_text_nested_5000_deep_is_not_lost(tag: str) -> None:
    inside = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    draft = read(page(f"<{tag}>" * 5_000 + inside))
    assert all(text in draft.text for text in PARAGRAPHS)


def test_a_text_node_of_12_mb_is_not_lost() -> None:
    words = f"{PARAGRAPHS[1]} " * 110_000
    assert len(words.encode()) > 12_000_000
    draft = read(page(f"<h1>Xã B đổi thay</h1><p>{words}</p>"))
    assert draft.text.count("191") == 110_000


@pytest.mark.parametrize(
    "body",
    [
        "<" * 100_000,
        "<!--" * 50_000,
        "<script>" * 20_000,
        "<a href='" + "x" * 300_000,
        "&lt;&#x110;" * 50_000,
        "</p>" * 50_000,
        "<![CDATA[" * 20_000,
        "<p \0 \x01>Xã\0 B",
        "<table>" * 3_000,
    ],
)
def test_broken_markup_ends_in_a_draft(body: str) -> None:
    assert isinstance(read(page(body)), Draft)


def test_a_page_that_takes_too_long_is_stopped_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "LIMITS", Limits(read_seconds=0))
    with pytest.raises(UnreadableError) as caught:
        read(page(f"<p>{PARAGRAPHS[0]}</p>" * 20_000))
    assert [problem.code for problem in caught.value.problems] == ["READ017"]


WORDS = re.compile(r"\w+")
TRUTHS = {
    # First and last words of the title, of the first and of the last paragraph, and how many words lie between.
    "krongno.daknong": ("Đa dạng các hình thức tuyên", "được tỉnh hết sức chú trọng", 1049),
    "thanhtra.daknong": ("Xã Đak Mol nguy cơ", "nguồn nước tưới không bảo đảm", 400),
    "stc.daknong": ("tin Đắk Hòa Thoát nghèo", "chăn nuôi để nâng cao thu nhập", 705),
    "ldld-1.daknong": ("Xã Thuận Hạnh Bê tông hóa", "16 19 tiêu chí nông thôn mới", 117),
    "tuandaknong": ("Cuộc thi viết Tìm hiểu Lịch", "Theo Báo Đắk Nông điện tử", 931),
}


@pytest.mark.parametrize("name", TRUTHS)
def test_saved_pages_give_their_articles(name: str) -> None:
    if not (CORPUS / "html").is_dir():
        pytest.skip("the corpus of samples is not beside this checkout")
    path = next((CORPUS / "html").glob(f"{name}*"))
    draft, problems = ingest.read_source(path, path.name)
    assert draft is not None
    assert problems == ()
    words = WORDS.findall(clean(draft)[0].text)
    first, last, count = TRUTHS[name]
    whole = " ".join(words)
    begin, end = whole.index(first), whole.index(last) + len(last)
    inside = len(whole[begin:end].split())
    assert inside >= 0.98 * count
    assert len(words) - inside <= 0.03 * count
