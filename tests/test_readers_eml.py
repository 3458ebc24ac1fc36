import io
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonghop import ingest

BODY = (
    "Xã B đổi thay\n\n"
    + "Đến nay, toàn xã có 191 mô hình tập thể được công nhận, đạt 98,5% kế hoạch năm. " * 6
)


def mail(
    body: str = BODY, subtype: str = "plain", charset: str = "utf-8", cte: str = "base64"
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Phóng viên <a@example.vn>"
    message["Subject"] = "Bài gửi đăng"
    message.set_content(body, subtype=subtype, charset=charset, cte=cte)
    return message


def read(message: EmailMessage | bytes, folder: Path) -> tuple[str | None, list[str]]:
    path = folder / "a.eml"
    path.write_bytes(message if isinstance(message, bytes) else bytes(message))
    draft, problems = ingest.read_source(path, "a.eml")
    return None if draft is None else draft.text, [problem.code for problem in problems]


@pytest.mark.parametrize("charset", ["utf-8"])
@pytest.mark.parametrize("cte", ["base64", "quoted-printable"])
def test_the_body_is_the_article(charset: str, cte: str, tmp_path: Path) -> None:
    text, problems = read(mail(charset=charset, cte=cte), tmp_path)
    assert text is not None
    assert text.strip() == BODY.strip()
    assert problems == []


def test_a_page_as_body_is_read_as_one(tmp_path: Path) -> None:
    page = (
        f"<html><body><ul><li><a href=/>Trang chủ</a></li></ul><h1>Xã B</h1><p>{BODY[15:]}</p></body></html>"
    )
    text, _ = read(mail(page, subtype="html"), tmp_path)
    assert text is not None
    assert "Trang chủ" not in text
    assert "191 mô hình" in text


def test_what_is_attached_is_read_when_the_body_only_announces_it(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Toàn xã có 191 mô hình.")
    file = io.BytesIO()
    document.save(file)
    message = mail("Kính gửi tòa soạn bài viết đính kèm.")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="anh.png")
    message.add_attachment(
        file.getvalue(), maintype="application", subtype="octet-stream", filename="bài.docx"
    )
    assert read(message, tmp_path) == ("Toàn xã có 191 mô hình.", [])


def test_a_mail_without_text_is_said(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "a@example.vn"
    message.set_content(b"\x89PNG", maintype="image", subtype="png")
    assert read(message, tmp_path) == (None, ["READ002"])


def test_a_wrong_charset_is_seen_through(tmp_path: Path) -> None:
    data = bytes(mail(cte="8bit")).replace(b'charset="utf-8"', b'charset="no-such"')
    text, _ = read(data, tmp_path)
    assert text is not None
    assert "191 mô hình" in text


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2000), st.binary(min_size=1, max_size=6))
def test_any_damage_gives_text_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, at: int, put: bytes
) -> None:
    whole = bytes(mail())
    text, problems = read(whole[:at] + put + whole[at + len(put) :], tmp_path_factory.mktemp("mail"))
    assert text is not None or problems
