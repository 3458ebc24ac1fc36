"""Mail settings and messages: what is refused, and what arrives as it was meant."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import unicodedata
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from made import document, figure, manifest, quotation
from tonghop import channels, diff, mailing, messages
from tonghop.channels import Parcel
from tonghop.mailing import Letter
from tonghop.problems import UsageError, Where

HERE = Where("mail")
DATE = dt.datetime(2026, 3, 2, 7, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))
LETTER = Letter(
    "Báo cáo tuần", "Kính gửi\n", "<p>Kính gửi</p>", (("Báo cáo tuần.docx", b"PK\x03\x04"),), "s", DATE
)

SETTINGS = """\
mail:
  from: Ban Tuyên giáo <btg@example.vn>
  to: [a@example.vn]
  host: mail.example.vn
  user: btg
  password: {env: MAIL_PASSWORD}
"""


def freeze(letter: Letter = LETTER, to: str | tuple[str, ...] = "a@example.vn", **more: str) -> Parcel:
    sender = more.pop("sender", "btg@example.vn")
    return mailing.freeze(letter, sender, to, where=HERE, **more)


def read(parcel: Parcel) -> EmailMessage:
    return email.message_from_bytes(parcel.data, policy=email.policy.default)


def refused(**more: str) -> list[str]:
    letter = replace(LETTER, subject=more.pop("subject", LETTER.subject))
    with pytest.raises(UsageError) as caught:
        freeze(letter, more.pop("to", "a@example.vn"), **more)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    "name", ["Báo cáo tổng hợp.docx", "Đề án “số 06”.docx", "a" * 90 + " đ.docx", "x.docx"]
)
def test_file_name_and_content_come_back(name: str) -> None:
    content = bytes(range(256)) * 50
    message = read(freeze(replace(LETTER, attachments=((name, content),))))
    (part,) = message.iter_attachments()
    assert part.get_filename() == mailing.safe_name(name)
    assert part.get_payload(decode=True) == content
    # Programs that cannot read RFC 2231 fall back on a plain name of one line.
    assert str(part.get_param("name")).isascii()
    assert len(str(part.get_param("name"))) < 60


@given(st.text(min_size=1, max_size=300), st.binary(max_size=400))
def test_any_file_name_survives(name: str, content: bytes) -> None:
    safe = mailing.safe_name(name)
    assert len(safe.encode("utf-8", "replace")) <= mailing.NAME_BYTES
    if not any(0xD800 <= ord(c) < 0xE000 for c in name):
        (part,) = read(freeze(replace(LETTER, attachments=((name, content),)))).iter_attachments()
        assert part.get_payload(decode=True) == content


def test_same_letter_same_bytes_and_seven_bits() -> None:
    assert freeze() == freeze()
    assert freeze().data.isascii()
    assert b"\n" not in freeze().data.replace(b"\r\n", b"")
    assert freeze().key != freeze(replace(LETTER, seed="t")).key


def test_message_says_who_when_and_that_it_is_automatic() -> None:
    message = read(freeze(to="Nguyễn Văn A <a@example.vn>", cc="b@example.vn", bcc="hidden@example.vn"))
    assert message["To"] == "Nguyễn Văn A <a@example.vn>"
    assert message["Date"].datetime == DATE
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Subject"] == "Báo cáo tuần"
    assert message["Bcc"] is None
    parcel = freeze(cc="b@example.vn", bcc="hidden@example.vn")
    assert parcel.recipients == ("a@example.vn", "b@example.vn", "hidden@example.vn")
    assert b"hidden" not in parcel.data


@pytest.mark.parametrize(
    "bad", ["x\r\nBcc: e@evil.vn", "x\nBcc: e@evil.vn", "=?UTF-8?Q?=0A?=Bcc: e@evil.vn", "a\x00b", "a\u2028b"]
)
def test_injection_is_refused_everywhere(bad: str) -> None:
    assert refused(subject=bad) == ["MAIL003"]
    assert refused(to=f"{bad} <a@example.vn>") == ["MAIL003"] or "MAIL003" in refused(
        to=f"{bad} <a@example.vn>"
    )
    assert "MAIL003" in refused(sender=f"{bad} <a@example.vn>")
    assert "MAIL003" in refused(to=bad)


@given(st.text(max_size=80))
def test_no_subject_adds_a_header(subject: str) -> None:
    try:
        parcel = freeze(replace(LETTER, subject=subject))
    except UsageError as error:
        assert {problem.code for problem in error.problems} == {"MAIL003"}
        return
    names = [name.lower() for name in read(parcel)]
    assert sorted(names) == sorted(set(names))
    assert not {"bcc", "cc"} & set(names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a@x.vn", ["a@x.vn"]),
        ("a@x.vn; b@x.vn", ["a@x.vn", "b@x.vn"]),
        ("a@x.vn, b@x.vn;", ["a@x.vn", "b@x.vn"]),
        ("Nguyễn Văn A <a@x.vn>; B <b@x.vn>", ["a@x.vn", "b@x.vn"]),
        ('"Ban; Tuyên, giáo" <a@x.vn>', ["a@x.vn"]),
        ("A@x.vn; a@X.VN", ["A@x.vn"]),
    ],
)
def test_every_recipient_is_kept_once(text: str, expected: list[str]) -> None:
    assert list(freeze(to=text).recipients) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "a@",
        "@x.vn",
        "a@x.vn b@x.vn",
        "a@x.vn; ; b@x.vn",
        "a@x..vn",
        "á@x.vn",
        "a@tỉnh.vn",
        "<a@x.vn",
        "A <a@x.vn> b",
        "",
    ],
)
def test_what_is_no_address_is_refused_never_dropped(text: str) -> None:
    assert "MAIL002" in refused(to=text)


def test_without_recipients_there_is_no_mail() -> None:
    with pytest.raises(UsageError) as caught:
        freeze(to=())
    assert [problem.code for problem in caught.value.problems] == ["MAIL004"]


def load(folder: Path, text: str) -> mailing.Mailer | None:
    path = folder / "mail.yaml"
    path.write_text(text, "utf-8")
    return mailing.load(path)


def test_settings_of_a_spec_and_of_a_file_are_the_same(tmp_path: Path) -> None:
    spec = load(tmp_path, SETTINGS)
    alone = load(tmp_path, "\n".join(line[2:] for line in SETTINGS.splitlines()[1:]))
    assert spec is not None
    assert alone is not None
    assert spec.settings == alone.settings
    assert spec.smtp().address == ("mail.example.vn", 587)


def test_a_spec_without_mail_has_none(tmp_path: Path) -> None:
    assert load(tmp_path, "report: {}\nsections: []\n") is None


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("{env: MAIL_PASSWORD}", "bi-mat-4711", "MAIL021", 6),
        ("{env: MAIL_PASSWORD}", "4711", "MAIL021", 6),
        ("{env: MAIL_PASSWORD}", "{env: A, keyring: B}", "MAIL006", 6),
        ("{env: MAIL_PASSWORD}", "{}", "MAIL006", 6),
        ("  password: {env: MAIL_PASSWORD}\n", "", "MAIL001", 5),
        ("[a@example.vn]", "[a@example]vn]", "SPEC001", 3),
        ("[a@example.vn]", '["a@example.vn b"]', "MAIL002", 3),
        ("  host: mail.example.vn\n", "", "MAIL001", 1),
        ("host:", "hots:", "SPEC011", 4),
        ("user: btg", "security: ssl", "SPEC013", 5),
        ("host:", "copies: {folderr: {}}\n  host:", "SPEC011", 4),
        ("host:", "copies: {folder: {}}\n  host:", "SPEC012", 4),
        ("user: btg", "port: 70000", "SPEC013", 5),
        ("user: btg", "timeout: 0", "SPEC013", 5),
        ("Ban Tuyên giáo <btg@example.vn>", "a@x.vn; b@x.vn", "MAIL002", 2),
    ],
)  # fmt: skip
def test_wrong_settings_are_said_at_their_line(
    old: str, new: str, code: str, line: int, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as caught:
        load(tmp_path, SETTINGS.replace(old, new))
    found = [problem for problem in caught.value.problems if problem.code == code]
    assert found
    shown = " ".join(messages.describe(problem, "vi") for problem in caught.value.problems)
    assert "bi-mat-4711" not in shown
    assert "4711" not in shown
    if code != "MAIL001" or line != 1:
        assert found[0].where.line == line


def test_templates_say_the_figures_and_the_changes(tmp_path: Path) -> None:
    old = manifest(figure(1, 12), quotation(1, "Học <Bác>"))
    new = manifest(figure(2, 15, text="hơn 15"), figure(3, 3, noun="xã"))
    mailer = load(tmp_path, SETTINGS)
    assert mailer is not None
    values = mailing.values_of(new, document(new).front, diff.compare(old, new), "2026-Q1")
    letter = mailing.compose(mailer, values, (), "seed", DATE)
    assert letter.subject == "Báo cáo kết quả học tập và làm theo Bác (đến 02/3/2026)"
    assert "- mô hình: hơn 15, Hậu Giang (theo Báo Hậu Giang)" in letter.text
    assert "01 mới, 01 thay đổi, 01 không còn" in letter.text
    assert "12 (Báo Hậu Giang: Nêu gương), nay là hơn 15" in letter.text
    assert letter.html is not None
    assert "Học &lt;Bác&gt;" in letter.html
    assert "Học <Bác>" in letter.text
    for text in (letter.text, letter.html):
        assert unicodedata.is_normalized("NFC", text)


def test_a_template_of_one_s_own_stands_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / "mail.subject.j2").write_text("{{ issuer }}: {{ figures | so }} số liệu", "utf-8")
    mailer = load(tmp_path, SETTINGS)
    assert mailer is not None
    content = manifest(figure(1, 12))
    values = mailing.values_of(content, document(content).front, None, "")
    assert mailing.compose(mailer, values, (), "s", DATE).subject == "BAN TUYÊN GIÁO: 01 số liệu"


@pytest.mark.parametrize(
    "source",
    [
        "{{ nothing }}",
        "{{ subject.__class__ }}",
        "{% for a in range(10**9) %}{% endfor %}",
        "{{ 'a' * 10**9 }}",
        "{{ x",
    ],
)
def test_hostile_templates_end_in_a_clear_error(source: str, tmp_path: Path) -> None:
    (tmp_path / "mail.text.j2").write_text(source, "utf-8")
    mailer = load(tmp_path, SETTINGS)
    assert mailer is not None
    content = manifest(figure(1, 12))
    with pytest.raises(UsageError):
        mailing.compose(mailer, mailing.values_of(content, None, None, ""), (), "s", DATE)


def test_the_shipped_sample_is_valid() -> None:
    from tonghop.settings import config_file

    mailer = mailing.load(config_file("mail.yaml"))
    assert mailer is not None
    assert mailer.settings.host == "mail.example.vn"
    known = {field.encode_name for field in msgspec.structs.fields(mailing.Settings)}
    text = config_file("mail.yaml").read_text("utf-8")
    assert {line.partition(":")[0] for line in text.splitlines() if line[:1].isalpha()} == known


def test_every_channel_has_what_it_needs() -> None:
    folder = Path(channels.__file__).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == set(channels.CHANNELS)
    for name in channels.CHANNELS:
        module = channels.module(name)
        assert module.__doc__
        assert issubclass(module.Options, msgspec.Struct)
        assert callable(module.send)
        assert name not in channels.COPIES or callable(module.targets)
