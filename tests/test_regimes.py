"""Regimes: what is shipped, what a user's own file may change, and every mistake at its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tonghop import oxml, regimes
from tonghop.messages import describe
from tonghop.problems import Problem, UsageError, Where
from tonghop.render_front import abbreviation
from tonghop.settings import config_file


def problems(text: str, folder: Path) -> list[Problem]:
    path = folder / "rieng.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        regimes.load("rieng.yaml", folder)
    for problem in error.value.problems:
        assert describe(problem, "vi") and describe(problem, "en")
    return list(error.value.problems)


@pytest.mark.parametrize("name", regimes.SHIPPED)
def test_shipped_regimes_load_and_name_themselves(name: str) -> None:
    regime = regimes.load(name)
    assert regime.name == name
    assert abbreviation(regime, "Báo cáo") == ("BC", True)
    assert all(component.clause for _, component in regime.components.items())


@pytest.mark.parametrize("name", regimes.SHIPPED)
def test_style_ids_are_unique_and_valid(name: str) -> None:
    ids = [oxml.style_id(component.style) for _, component in regimes.load(name).components.items()]
    assert len(set(ids)) == len(ids)
    assert all(key.isascii() and key.isalnum() for key in ids)


# the tables of the rules on thể thức: component, sizes allowed, bold, italic
ND30 = {
    "quoc_hieu": (12, 13, True, False),
    "tieu_ngu": (13, 14, True, False),
    "issuer_parent": (12, 13, False, False),
    "issuer": (12, 13, True, False),
    "number": (13, 13, False, False),
    "date": (13, 14, False, True),
    "kind": (13, 14, True, False),
    "subject": (13, 14, True, False),
    "addressee": (13, 14, False, False),
    "basis": (13, 14, False, True),
    "body": (13, 14, False, False),
    "heading1": (13, 14, True, False),
    "authority": (13, 14, True, False),
    "signer_title": (13, 14, True, False),
    "signer_name": (13, 14, True, False),
    "recipients_label": (12, 12, True, True),
    "recipients": (11, 11, False, False),
    "annex_label": (14, 14, True, False),
    "annex_title": (13, 14, True, False),
    "annex_reference": (13, 14, False, True),
    "page_number": (13, 14, False, False),
    "urgency": (13, 14, True, False),
    "contact": (11, 12, False, False),
}
DANG = {
    "tieu_de": (15, 15, True, False),
    "issuer_parent": (14, 14, False, False),
    "issuer": (14, 14, True, False),
    "number": (14, 14, False, False),
    "date": (14, 14, False, True),
    "kind": (15, 16, True, False),
    "subject": (14, 15, True, False),
    "basis": (14, 15, False, False),
    "body": (14, 15, False, False),
    "heading1": (14, 15, True, False),
    "authority": (14, 14, True, False),
    "signer_title": (14, 14, False, False),
    "signer_name": (14, 14, True, False),
    "recipients_label": (14, 14, False, False),
    "recipients": (12, 12, False, False),
    "page_number": (14, 14, False, False),
    "draft": (14, 14, False, True),
    "circulation": (12, 12, True, False),
    "contact": (10, 10, False, False),
}


@pytest.mark.parametrize(("name", "table"), [("nd30", ND30), ("dang", DANG), ("dang36", DANG)])
def test_sizes_and_weights_are_those_of_the_rules(
    name: str, table: dict[str, tuple[float, float, bool, bool]]
) -> None:
    components = dict(regimes.load(name).components.items())
    for key, (least, most, bold, italic) in table.items():
        component = components[key]
        assert least <= component.size <= most, key
        assert (component.bold, component.italic) == (bold, italic), key


def test_party_and_state_regimes_differ_where_the_rules_do() -> None:
    state, party, older = (regimes.load(name) for name in regimes.SHIPPED)
    assert state.words.end_mark == "./."
    assert party.words.end_mark == "."
    assert state.components.tieu_ngu and not party.components.tieu_ngu
    assert party.components.recipients_label.underline and not state.components.recipients_label.underline
    assert party.words.recipient_end == ";" and older.words.recipient_end == ","
    assert party.words.kinds["Quy định"] == "QĐ" and older.words.kinds["Quy định"] == "QĐi"
    assert older.words.kinds["Báo cáo"] == "BC", "a mapping is merged, not replaced"
    line = party.components.body.exactly
    assert line is not None and 18 <= line <= 22


@pytest.mark.parametrize(
    ("name", "date", "instead"),
    [
        ("dang", dt.date(2026, 5, 26), "dang36"),
        ("dang", dt.date(2026, 5, 27), None),
        ("dang36", dt.date(2026, 5, 26), None),
        ("dang36", dt.date(2026, 5, 27), "dang"),
        ("nd30", dt.date(2026, 5, 27), None),
    ],
)
def test_a_date_outside_a_regime_names_the_right_one(name: str, date: dt.date, instead: str | None) -> None:
    found = regimes.suits(regimes.load(name), date, Where("spec.yaml", 3, 1))
    assert [problem.values["instead"] for problem in found] == ([instead] if instead else [])


def test_a_house_regime_changes_only_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "rieng.yaml").write_text(
        "extends: nd30\nname: rieng\ncomponents:\n  body: {size: 13}\nwords: {kinds: {Bản tin: BT}}\n",
        encoding="utf-8",
    )
    (tmp_path / "con.yaml").write_text("extends: rieng.yaml\npage: {header: 12}\n", encoding="utf-8")
    house, shipped = regimes.load("con.yaml", tmp_path), regimes.load("nd30")
    assert house.components.body.size == 13
    assert house.components.body.first_line == shipped.components.body.first_line
    assert house.page.header == 12
    assert house.words.kinds["Bản tin"] == "BT" and house.words.kinds["Báo cáo"] == "BC"
    assert house.components.issuer == shipped.components.issuer


def test_mistakes_are_told_together_each_at_its_place(tmp_path: Path) -> None:
    found = problems(
        "extends: nd30\ncomponents:\n  body: {sise: 13}\n  issuer: {bold: hai}\nwordz: {}\n", tmp_path
    )
    assert {(p.where.line, p.code) for p in found} >= {(3, "SPEC011"), (4, "SPEC013"), (5, "SPEC011")}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("components: {body: {size: 3}}", "components.body.size"),
        ("components: {body: {size: 13.3}}", "components.body.size"),
        ("components: {issuer: {rule: 2}}", "components.issuer.rule"),
        ("components: {urgency: {color: do}}", "components.urgency.color"),
        ("components: {body: {style: Trích yếu}}", "components.body.style"),
        ("components: {body: {style: 'a, b'}}", "components.body.style"),
        ("components: {body: {line: 9}}", "components.body.line"),
        ("page: {portrait: {left: 120}}", "page.portrait"),
        ("page: {header_columns: [10, 150]}", "page.header_columns"),
        ("words: {number: 'Số {so}'}", "words.number"),
        ("words: {date: '{place'}", "words.date"),
        ("words: {headings: [I, '1', a]}", "words.headings"),
        ("words: {headings: ['{roman}{arabic}', '{arabic}', '{letter}']}", "words.headings"),
    ],
)
def test_values_that_cannot_be_are_refused(text: str, key: str, tmp_path: Path) -> None:
    (found,) = problems(f"extends: nd30\n{text}\n", tmp_path)
    assert (found.code, found.values["key"]) == ("REG003", key)
    assert found.where.line == 2


def test_regimes_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    (tmp_path / "kia.yaml").write_text("extends: rieng.yaml\n", encoding="utf-8")
    assert [p.code for p in problems("extends: kia.yaml\n", tmp_path)] == ["REG002"]
    assert [p.code for p in problems("extends: [nd30]\n", tmp_path)] == ["REG002"]


@pytest.mark.parametrize(("name", "code"), [("nd31", "REG001"), ("khong-co.yaml", "SPEC009")])
def test_a_regime_that_is_not_there(name: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        regimes.load(name, tmp_path)
    assert error.value.problems[0].code == code


def test_a_file_that_is_no_mapping(tmp_path: Path) -> None:
    assert [p.code for p in problems("- nd30\n", tmp_path)] == ["SPEC013"]


def test_an_incomplete_regime_of_its_own_is_told_what_it_lacks(tmp_path: Path) -> None:
    assert {p.code for p in problems("name: rieng\n", tmp_path)} == {"SPEC012"}


def test_letterhead_must_be_a_word_file_with_known_styles(tmp_path: Path) -> None:
    import docx

    text = "extends: nd30\nletterhead: giay.docx\n"
    (found,) = problems(text, tmp_path)
    assert (found.code, found.where.line) == ("REG004", 2)
    (tmp_path / "giay.docx").write_bytes(b"PK\x03\x04 not really")
    assert [p.code for p in problems(text, tmp_path)] == ["REG004"]
    docx.Document().save(str(tmp_path / "giay.docx"))
    (tmp_path / "rieng.yaml").write_text(text, encoding="utf-8")
    assert regimes.load("rieng.yaml", tmp_path).letterhead == str(tmp_path / "giay.docx")


def test_every_regime_file_is_shipped() -> None:
    files = {path.stem for path in config_file("regimes").glob("*.yaml")}
    assert set(regimes.SHIPPED) <= files
