import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tonghop.clean import clean
from tonghop.model import Article, Draft, Source

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyằẵộựỷ ỀỆẶƯƠ.,1234\n"


def draft(text: str) -> Draft:
    return Draft(Source("a.txt", "0" * 64, "text/plain", "utf-8"), text)


def cleaned(text: str) -> Article:
    return clean(draft(text))[0]


def test_text_that_is_tidy_already_costs_no_map() -> None:
    article, problems = clean(draft("Xã có 3.181 hộ nghèo, đạt 12,5%."))
    assert article.offsets is None
    assert problems == ()
    assert article.origin(3) == 3


def test_decomposed_text_becomes_nfc_and_positions_lead_back() -> None:
    source = unicodedata.normalize("NFD", "Hỗ trợ 12,5 tỷ đồng cho hộ nghèo")
    article = cleaned(source)
    assert article.text == unicodedata.normalize("NFC", source)
    start = article.text.index("tỷ đồng")
    first, last = article.origin(start), article.origin(start + len("tỷ đồng"))
    assert source[first:last] == unicodedata.normalize("NFD", "tỷ đồng")


def test_control_characters_are_replaced_and_reported() -> None:
    article, problems = clean(draft("Có 5\x00 hộ\nvà \ud800 \ufffe 7 xã"))
    assert article.text == "Có 5\ufffd hộ\nvà \ufffd \ufffd 7 xã"
    (problem,) = problems
    assert problem.code == "READ010"
    assert problem.values["count"] == 3
    assert (problem.where.line, problem.where.column) == (1, 5)


def test_direction_marks_and_invisible_characters_are_taken_out() -> None:
    article, problems = clean(draft("tổng \u202e125\u202c tỷ, Nguyễn\u200b Văn A"))
    assert article.text == "tổng 125 tỷ, Nguyễn Văn A"
    assert [problem.code for problem in problems] == ["READ011", "READ012"]
    assert article.origin(article.text.index("125")) == 6
    assert article.origin(article.text.index("Văn")) == len("tổng \u202e125\u202c tỷ, Nguyễn\u200b ")


def test_odd_spaces_become_plain_ones_in_place() -> None:
    article, problems = clean(draft("1\u00a0000\u202fđồng\u2003/\x0bngày"))
    assert article.text == "1 000 đồng / ngày"
    assert article.offsets is None
    assert problems == ()


def test_no_composition_is_lost_across_a_character_taken_out() -> None:
    assert cleaned("tie\u0302\u200b\u0301ng").text == "tiếng"


@given(st.text(alphabet=VIETNAMESE), st.sampled_from(("NFC", "NFD", "NFKD")))
def test_any_form_gives_the_same_text(text: str, form: str) -> None:
    source = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    article = cleaned(source)
    assert article.text == unicodedata.normalize("NFC", text)
    for i, char in enumerate(article.text):
        piece = source[article.origin(i) : article.origin(i + 1)]
        assert unicodedata.normalize("NFC", piece) == char


@given(st.text())
def test_any_text_gets_clean_once_and_for_all(text: str) -> None:
    article = cleaned(text)
    assert unicodedata.is_normalized("NFC", article.text)
    assert article.offsets is None or len(article.offsets) == len(article.text) + 1
    marks = [article.origin(i) for i in range(len(article.text) + 1)]
    assert marks == sorted(marks)
    assert marks[-1] == len(text)
    again = cleaned(article.text)
    assert (again.text, again.lines, again.form) == (article.text, article.lines, article.form)
    for line in article.lines:
        assert article.text[line.start : line.end].strip() == article.text[line.start : line.end] != ""
