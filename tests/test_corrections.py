from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import aggregating
from tonghop import corrections, messages, phrases
from tonghop.model import Fact, Figure, Passage, Quotation

ARTICLES = {"a": aggregating.article("a", "2022-01-05")}
FIGURES: tuple[Figure, ...] = (
    aggregating.figure("94", 1, noun="mô hình", place="thành phố Vị Thanh", period="2021"),
    aggregating.figure("hàng trăm", 2, noun="mô hình", place="thành phố Vị Thanh", period="2021"),
    aggregating.figure("1.234", 3, noun="hộ", uncertain="FACT001"),
    aggregating.figure("17/19", 4, noun="tiêu chí"),
)
ONE, VAGUE, DOUBTFUL, PART = (figure.id for figure in FIGURES)
HEAD = "  reason: đính chính\n  by: Nguyễn Văn A\n"


def loaded(tmp_path: Path, text: str) -> tuple[tuple[corrections.Correction, ...], list[str]]:
    path = tmp_path / "hieu-chinh.yaml"
    path.write_text(text, "utf-8")
    items, problems = corrections.load(path, "hieu-chinh.yaml")
    for problem in problems:
        assert messages.describe(problem, "vi")
        assert messages.describe(problem, "en")
    return items, [f"{problem.where} {problem.code}" for problem in problems]


def test_a_value_is_set_and_prints(tmp_path: Path) -> None:
    items, problems = loaded(tmp_path, f'- id: {ONE}\n  set: {{value: "1.095,5", period: 2022}}\n{HEAD}')
    assert problems == []
    facts, gone = corrections.apply(FIGURES, items)
    assert gone == ()
    assert (facts[0].value, facts[0].period, facts[0].noun) == (Decimal("1095.5"), "2022", "mô hình")
    assert phrases.figure_text(facts[0]) == "1.095,5"
    assert facts[1:] == FIGURES[1:]


def test_a_fact_is_dropped(tmp_path: Path) -> None:
    items, _ = loaded(tmp_path, f"- id: {ONE}\n  drop: true\n{HEAD}")
    facts, _ = corrections.apply(FIGURES, items)
    assert [fact.id for fact in facts] == [VAGUE, DOUBTFUL, PART]


def test_a_value_set_by_hand_is_certain_and_no_longer_vague(tmp_path: Path) -> None:
    text = "".join(f"- id: {name}\n  set: {{value: 150}}\n{HEAD}" for name in (VAGUE, DOUBTFUL, PART))
    facts, _ = corrections.apply(FIGURES, loaded(tmp_path, text)[0])
    assert [phrases.figure_text(fact) for fact in facts[1:]] == ["150", "150", "150"]
    assert [fact.uncertain for fact in facts] == [None] * 4


def test_null_takes_an_attribute_away(tmp_path: Path) -> None:
    facts, _ = corrections.apply(FIGURES, loaded(tmp_path, f"- id: {ONE}\n  set: {{place: null}}\n{HEAD}")[0])
    assert facts[0].place is None


def test_quotations_and_passages_are_corrected_too(tmp_path: Path) -> None:
    said = Quotation(
        "Q1", "a", 1, 0, 5, "Nêu gương", "direct", "q", "Khuê", "person", None, None, None, "Nêu gương"
    )
    told = Passage("P1", "a", 2, 0, 5, "Còn hạn chế.", "body", "result")
    text = (
        f"- id: Q1\n  set: {{speaker: Lê Hồng Khuê}}\n{HEAD}- id: P1\n  set: {{rubric: limitation}}\n{HEAD}"
    )
    facts: tuple[Fact, ...] = (said, told)
    (quotation, passage), _ = corrections.apply(facts, loaded(tmp_path, text)[0])
    assert isinstance(quotation, Quotation)
    assert isinstance(passage, Passage)
    assert (quotation.speaker, passage.rubric) == ("Lê Hồng Khuê", "limitation")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: 1\n", ["hieu-chinh.yaml:1:1 AGG075"]),
        ("- text\n", ["hieu-chinh.yaml:1:3 AGG075"]),
        (f"- id: {ONE}\n  set: {{value: 1}}\n", ["hieu-chinh.yaml:1:3 SPEC012"] * 2),
        (f"- id: {ONE}\n{HEAD}", ["hieu-chinh.yaml:1:3 AGG071"]),
        (f"- id: {ONE}\n  drop: true\n  set: {{value: 1}}\n{HEAD}", ["hieu-chinh.yaml:1:3 AGG071"]),
        (f"- id: {ONE}\n  set: {{}}\n{HEAD}", ["hieu-chinh.yaml:2:8 AGG071"]),
        (f"- id: {ONE}\n  set: {{value: nhiều}}\n{HEAD}", ["hieu-chinh.yaml:2:16 AGG072"]),
        (f"- id: {ONE}\n  set: {{value: 1.5 tỷ}}\n{HEAD}", ["hieu-chinh.yaml:2:16 AGG072"]),
        (f"- id: {ONE}\n  set: {{value: null}}\n{HEAD}", ["hieu-chinh.yaml:2:16 AGG072"]),
        (f"- id: {ONE}\n  set: {{period: hôm qua}}\n{HEAD}", ["hieu-chinh.yaml:2:17 AGG072"]),
        (f"- id: {ONE}\n  set: {{status: xong}}\n{HEAD}", ["hieu-chinh.yaml:2:17 AGG072"]),
        (f"- id: {ONE}\n  set: {{noun: true}}\n{HEAD}", ["hieu-chinh.yaml:2:15 AGG072"]),
        (f"- id: {ONE}\n  set: {{speaker: A}}\n{HEAD}", ["hieu-chinh.yaml:2:9 AGG074"]),
        (f"- id: {ONE}\n  drop: true\n{HEAD}" * 2, ["hieu-chinh.yaml:5:3 AGG073"]),
        (f"- id: {ONE}\n  dorp: true\n{HEAD}", ["hieu-chinh.yaml:2:3 SPEC011"]),
        (f"- id: {ONE}\n  id: {ONE}\n", ["hieu-chinh.yaml:2:3 SPEC002"]),
    ],
)
def test_every_mistake_is_located(tmp_path: Path, text: str, problems: list[str]) -> None:
    items, found = loaded(tmp_path, text)
    assert found == problems
    assert len(items) <= 1


def test_an_empty_file_corrects_nothing(tmp_path: Path) -> None:
    assert loaded(tmp_path, "# chưa có\n") == ((), [])


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ("", "đã đổi nội dung"),
        ("  file: b.txt\n", "tệp b.txt không còn"),
        ('  file: a.txt\n  was: "94"\n', f"nay mang mã {ONE} (dòng 1)"),
        ('  file: a.txt\n  was: "95"\n', "không còn ghi “95”"),
    ],
)
def test_an_id_that_is_gone_says_what_changed(tmp_path: Path, extra: str, said: str) -> None:
    items, _ = loaded(tmp_path, f"- id: F0000000000\n{extra}  set: {{value: 95}}\n{HEAD}")
    facts, problems = corrections.apply(FIGURES, items, ARTICLES)
    assert facts == FIGURES
    (problem,) = problems
    assert said in messages.describe(problem, "vi")
    assert messages.severity(problem) == "warning"
    assert str(problem.where) == "hieu-chinh.yaml:1:3"


def test_a_draft_loads_as_it_is_once_it_is_filled_in(tmp_path: Path) -> None:
    text = corrections.draft(FIGURES, ARTICLES)
    _, problems = loaded(tmp_path, text)
    assert {problem.split()[1] for problem in problems} == {"SPEC012"}
    filled = (
        text.replace("set: {}", "drop: true").replace('reason: ""', "reason: sai").replace('by: ""', "by: A")
    )
    items, problems = loaded(tmp_path, filled)
    assert problems == []
    assert corrections.apply(FIGURES, items, ARTICLES) == ((), ())


def test_the_source_list_says_who_corrected_and_why(tmp_path: Path) -> None:
    (item,), _ = loaded(tmp_path, f"- id: {ONE}\n  set: {{value: 95}}\n  date: 2024-06-30\n{HEAD}")
    assert corrections.remark(item) == "đã hiệu chỉnh (Nguyễn Văn A ngày 30/06/2024: đính chính)"
    (item,), _ = loaded(tmp_path, f"- id: {ONE}\n  drop: true\n  date: hôm qua\n{HEAD}")
    assert "ngày hôm qua" in corrections.remark(item)
