"""Specs: every mistake at once, each where it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tonghop import messages, pipeline, spec
from tonghop.problems import UsageError, Where
from tonghop.settings import config_file

BAD = Path(__file__).parent / "bad"

GOOD = """\
report:
  regime: nd30
  subject: về việc thử
  issuer: {parent: UBND TỈNH A, name: SỞ B, code: SB}
  signer: {title: GIÁM ĐỐC}
  date: 2024-06-30
sources:
  - path: "*.txt"
sections:
  - heading: Số liệu
    blocks:
      - figures: {where: {about: hộ}, group_by: [place, {period: year}], as: list}
      - text: "Hết."
annexes:
  - sources: {title: Nguồn, orientation: landscape}
"""

TEN_MISTAKES = """\
report:
  regime: nd30
  subjekt: về việc thử
  issuer: {parent: UBND TỈNH A, name: SỞ B}
  signer: {title: GIÁM ĐỐC}
  date: 30/6/2024
  number: mười
sources:
  - path: a.txt
    url: http://x.example
sections:
  - heading: Số liệu
    blocks:
      - tabel: {}
      - figures: {where: {status: done}, as: bảng}
      - quotations: {limit: nhiều}
        passages: {}
sections: []
"""


def load(text: str, tmp_path: Path) -> spec.ReportSpec:
    path = tmp_path / "x.yaml"
    path.write_text(text, "utf-8")
    return spec.load_or_raise(path, "x.yaml")


def problems_of(text: str, tmp_path: Path) -> list[tuple[str, int, int]]:
    with pytest.raises(UsageError) as caught:
        load(text, tmp_path)
    return [(p.code, p.where.line, p.where.column) for p in caught.value.problems]


def test_a_good_spec_is_typed(tmp_path: Path) -> None:
    got = load(GOOD, tmp_path)
    assert got.report.issuer.code == "SB"
    assert got.report.number is None
    assert [block.kind for block in got.sections[0].blocks] == ["figures", "text"]
    assert got.sections[0].blocks[0].where == Where("x.yaml", 12, 9)
    assert got.annexes[0].orientation == "landscape"
    assert got.annexes[0].title == "Nguồn"
    assert got.place_of("report", "regime") == Where("x.yaml", 2, 11)


def test_ten_mistakes_give_ten_located_messages(tmp_path: Path) -> None:
    found = problems_of(TEN_MISTAKES, tmp_path)
    assert found == [
        ("SPEC011", 3, 3),
        ("SPEC012", 4, 11),
        ("SPEC013", 6, 9),
        ("SPEC013", 7, 11),
        ("SPEC014", 9, 5),
        ("SPEC010", 14, 9),
        ("SPEC013", 15, 35),
        ("SPEC013", 15, 46),
        ("SPEC015", 16, 9),
        ("SPEC002", 18, 1),
    ]


@pytest.mark.parametrize("path", sorted(BAD.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_bad_spec_is_refused_for_its_reason(path: Path) -> None:
    code = path.name.partition(".")[0]
    with pytest.raises(UsageError) as caught:
        spec.load_or_raise(path, path.name)
    assert {p.code for p in caught.value.problems} == {code}
    for problem in caught.value.problems:
        for language in ("vi", "en"):
            assert code in messages.describe(problem, language)


def test_the_nearest_key_is_suggested(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load(GOOD.replace("group_by", "gruop_by"), tmp_path)
    (problem,) = caught.value.problems
    assert (
        messages.describe(problem, "vi")
        == "x.yaml:12:39 SPEC011 không có khóa “gruop_by” ở đây (có phải “group_by”?)"
    )


def test_the_shipped_sample_is_a_good_spec() -> None:
    path = pipeline.sample_spec()
    assert path == config_file("bao-cao-mau.yaml")
    assert spec.load_or_raise(path).report.regime == "dang36"


def test_the_starter_is_a_good_spec(tmp_path: Path) -> None:
    from tonghop import starter

    answers = dict(starter.QUESTIONS) | {"subject": 'tổng hợp "thử" \\ của tôi', "issuer": "BAN: #1"}
    starter.write(tmp_path / "x.yaml", answers)
    got = spec.load_or_raise(tmp_path / "x.yaml")
    assert got.report.subject == 'tổng hợp "thử" \\ của tôi'
    assert got.report.issuer.name == "BAN: #1"


def test_the_schema_takes_the_sample_and_refuses_the_ten_mistakes() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    from tonghop import yamlfile

    schema = json.loads(json.dumps(spec.json_schema()))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    text = pipeline.sample_spec().read_text("utf-8")
    assert list(validator.iter_errors(yamlfile.parse(text, "x")[0].data)) == []
    assert list(validator.iter_errors(yamlfile.parse(TEN_MISTAKES, "x")[0].data))
