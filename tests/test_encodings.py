import codecs
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop import encodings
from tonghop.settings import data_root

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "samples"
TEXT = (
    "Huyện Lập Thạch có 30 mô hình tập thể, hỗ trợ 12,5 tỷ đồng cho hộ nghèo; những việc làm "
    "thiết thực được nhân rộng, "
    "góp phần xây dựng nông thôn mới. Ông Nguyễn Văn Hiểu, Bí thư Huyện ủy, đề nghị các cấp ủy "
    "tiếp tục đẩy mạnh phong trào."
)


def to_charmap(text: str, table: str) -> bytes:
    return bytes(table.index(char) for char in text)


def to_vni(text: str) -> str:
    pairs = {
        letter: code
        for code, letter in encodings._vni_table().items()
        if code[-1:].islower() or len(code) == 1
    }
    singles = {letter: code for code, letter in encodings._vni_table().items() if len(code) == 1}
    plain = {"â": "aâ", "ê": "eâ", "ô": "oâ", "ă": "aê"}
    return "".join(plain.get(char) or singles.get(char) or pairs.get(char, char) for char in text)


def to_1258(text: str) -> bytes:
    out = b""
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            base, mark = unicodedata.normalize("NFD", char)[:-1], unicodedata.normalize("NFD", char)[-1]
            if mark in "\u0302\u0306\u031b":
                marks = unicodedata.normalize("NFD", char)
                base, mark = marks[0] + marks[2], marks[1]
            out += unicodedata.normalize("NFC", base).encode("cp1258") + mark.encode("cp1258")
    return out


LEGACY = {
    "tcvn3": lambda text: to_charmap(text.lower(), encodings._TCVN3),
    "vni": lambda text: to_vni(text).encode("cp1252"),
    "viscii": lambda text: to_charmap(text, encodings._VISCII),
    "windows-1258": to_1258,
}


@pytest.mark.parametrize("name", LEGACY)
def test_each_old_encoding_is_told_by_evidence(name: str) -> None:
    decoded = encodings.decode(LEGACY[name](TEXT))
    assert decoded is not None
    assert (decoded.encoding, decoded.certain) == (name, True)
    wanted = TEXT.lower() if name == "tcvn3" else TEXT
    assert unicodedata.normalize("NFC", decoded.text) == wanted


@pytest.mark.parametrize(
    "seed", sorted((data_root() / "seeds").glob("*.txt")), ids=lambda path: path.name[:3]
)
def test_whole_articles_survive_tcvn3(seed: Path) -> None:
    known = set(encodings._TCVN3)
    text = "".join(char if char in known else " " for char in seed.read_text("utf-8").lower())
    decoded = encodings.decode(to_charmap(text, encodings._TCVN3))
    assert decoded is not None
    assert (decoded.encoding, decoded.text) == ("tcvn3", text)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (unicodedata.normalize("NFD", TEXT).encode(), "utf-8"),
        (b"plain words", "utf-8"),
    ],
)
def test_unicode_is_told_with_and_without_a_mark(data: bytes, encoding: str) -> None:
    decoded = encodings.decode(data)
    assert decoded is not None
    assert decoded.encoding == encoding
    assert unicodedata.normalize("NFC", decoded.text) in {TEXT, "plain words"}


def test_utf8_with_a_few_broken_bytes_stays_utf8() -> None:
    decoded = encodings.decode(TEXT.encode() + b"\xff" + TEXT.encode()[:-2])
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert decoded.broken == 1
    cut = encodings.decode(TEXT.encode() + "ệ".encode()[:2])
    assert cut is not None
    assert (cut.encoding, cut.text[:-1]) == ("utf-8", TEXT)


def test_bytes_that_are_no_text_are_none() -> None:
    assert encodings.decode(bytes(range(256)) * 40) is None
    assert encodings.decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0") is None


def test_a_stated_encoding_overrides_and_must_fit() -> None:
    data = LEGACY["vni"](TEXT)
    decoded = encodings.decode(data, "VNI-Win")
    assert decoded is not None
    assert decoded.text == TEXT
    with pytest.raises(UnicodeDecodeError):
        encodings.decode(data, "utf-8")
    with pytest.raises(LookupError):
        encodings.decode(data, "no-such-encoding")


@pytest.mark.parametrize(
    ("font", "typed", "read"),
    [
        (".VnTime", "x· héi", "xã hội"),
        (".VnTimeH", "n−íc", "nước"),
        ("VNI-Times", "xaõ hoäi", "xã hội"),
        ("VNI-Times", "chính, chiùnh", "chính, chính"),
    ],
)
def test_old_fonts_are_read_by_their_codes(font: str, typed: str, read: str) -> None:
    reading = encodings.of_font(font)
    assert reading is not None
    assert reading(typed) == read


def test_unicode_fonts_are_left_alone() -> None:
    assert encodings.of_font("Times New Roman") is None
    assert encodings.of_font(None) is None


def test_text_that_kept_its_old_codes_is_mended_and_sound_text_is_not() -> None:
    typed = to_charmap(TEXT.lower(), encodings._TCVN3).decode("latin-1")
    assert encodings.mend(typed) == (TEXT.lower(), "tcvn3")
    assert encodings.mend(to_vni(TEXT)) == (TEXT, "vni")
    assert encodings.mend(TEXT) == (TEXT, None)
    assert encodings.mend("Die Straße heißt «Ångström» für Bücher") == (
        "Die Straße heißt «Ångström» für Bücher",
        None,
    )


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_no_text(data: bytes) -> None:
    decoded = encodings.decode(data)
    assert decoded is None or isinstance(decoded.text, str)


@pytest.mark.parametrize("word", ["nghiêng", "khuyếch", "ươm", "quý", "giếng", "thuở", "đ", "ỷ", "nguyễn"])
def test_syllables_are_known_by_their_build(word: str) -> None:
    assert encodings.is_syllable(word) == (word != "đ")


@pytest.mark.parametrize("word", ["hoäi", "t×nh", "straße", "mứứ", "bb", "ngghê"])
def test_other_words_are_no_syllables(word: str) -> None:
    assert not encodings.is_syllable(word)


@pytest.mark.parametrize(
    ("name", "encoding"), [("demo1-tcvn", "tcvn3"), ("viscii", "viscii"), ("windows-1258",) * 2]
)
def test_the_samples_are_told_apart(name: str, encoding: str) -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus of samples is not beside this checkout")
    decoded = encodings.decode((CORPUS / "legacy" / f"{name}.txt").read_bytes())
    assert decoded is not None
    assert (decoded.encoding, decoded.certain) == (encoding, True)
