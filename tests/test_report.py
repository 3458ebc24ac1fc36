"""The main job end to end: the five sample articles give a report that can be signed, and all of it traces back."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
import shutil
import subprocess
import unicodedata
import zipfile
from pathlib import Path

import pytest

from tonghop import manifest, pipeline, settings
from tonghop.model import Figure, Heading, Items, Manifest, Para, Passage, Quotation, Run, Table
from tonghop.pipeline import BuildResult
from tonghop.wording import CUT

TODAY = dt.date(2026, 11, 21)
SEEDS = settings.data_root() / "seeds"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    folder = tmp_path_factory.mktemp("báo cáo mẫu")
    return pipeline.build(
        pipeline.sample_spec(), folder / "bao-cao.docx", today=TODAY, formats=("docx", "json", "html")
    )


@pytest.fixture(scope="module")
def docx_path(built: BuildResult) -> Path:
    return Path(built.outputs[0].path)


@pytest.fixture(scope="module")
def text(docx_path: Path) -> str:
    xml = zipfile.ZipFile(docx_path).read("word/document.xml").decode()
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL)
    return "\n".join("".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", paragraph)) for paragraph in paragraphs)


def flat(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


def source_text(made: Manifest, number: int) -> str:
    source = next(item for item in made.sources if item.number == number)
    return (SEEDS / Path(source.path).name).read_bytes().decode("utf-8").replace("\r\n", "\n")


def test_two_builds_give_the_same_bytes(built: BuildResult, docx_path: Path, tmp_path: Path) -> None:
    again = pipeline.build(pipeline.sample_spec(), tmp_path / "x.docx", today=dt.date(2030, 1, 1))
    assert Path(again.outputs[0].path).read_bytes() == docx_path.read_bytes()
    assert again.outputs[0].sha256 == built.outputs[0].sha256


def test_every_fact_of_the_manifest_stands_in_its_source(docx_path: Path) -> None:
    made = manifest.read(docx_path)
    assert {fact.type for fact in made.facts} == {"figure", "quotation", "passage"}
    for fact in made.facts:
        assert flat(source_text(made, fact.source)[fact.start : fact.end]) == fact.surface


def test_every_printed_word_of_a_fact_is_its_source_s_own(built: BuildResult) -> None:
    """Walks every run that prints a fact: quotations and passages verbatim, figures with their value."""
    facts = {fact.id: fact for fact in built.made.corpus.facts}
    checked = {"figure": 0, "words": 0}
    for run in runs(built):
        for name in run.fact_ids:
            fact = facts[name]
            if isinstance(fact, Figure):
                checked["figure"] += 1
                if len(run.text) > 40:  # the source's own sentence
                    assert fact.surface in run.text
                    assert run.text.removesuffix(".") in flat(fact.sentence)
                else:
                    assert digits(run.text) == digits_of(fact), (run.text, fact)
            elif isinstance(fact, (Quotation, Passage)):
                checked["words"] += 1
                whole = flat(fact.surface).casefold()
                for part in run.text.split(CUT):
                    assert part.strip(" .").casefold() in whole, (part, whole)
    assert checked["figure"] >= 12
    assert checked["words"] >= 15


def runs(built: BuildResult) -> list[Run]:
    found: list[Run] = []
    for node in built.made.document.nodes:
        rows = []
        if isinstance(node, Para):
            rows = [node.inlines]
        elif isinstance(node, Items):
            rows = list(node.items)
        elif isinstance(node, Table):
            rows = [cell.inlines for row in node.rows for cell in row]
        found += [inline for row in rows for inline in row if isinstance(inline, Run)]
    return found


def digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit()).lstrip("0") or text.strip()


def digits_of(figure: Figure) -> str:
    if figure.modifier == "vague":
        return figure.surface
    shown = f"{figure.value.normalize():f}".replace(".", "")
    return shown.lstrip("0") + (f"{figure.max.normalize():f}" if figure.max is not None else "")


def test_counters_numbers_of_documents_and_furniture_are_no_figures(built: BuildResult, text: str) -> None:
    values = {
        int(fact.value) for fact in built.made.corpus.facts if isinstance(fact, Figure) and fact.max is None
    }
    assert values.isdisjoint({60, 265, 499, 133, 1, 5, 19, 2023})
    for words in (
        "lượt xem",
        "bình luận",
        "Thời gian chờ",
        "Chia sẻ bài viết",
        "Tin cùng chuyên mục",
        "Họ tên",
    ):
        assert words not in text


@pytest.mark.parametrize(
    ("name", "post"),
    [
        ("Lê Hồng Khuê", "Trưởng Ban Tuyên giáo Thành ủy Vị Thanh"),
        ("Phạm Văn Hiểu", "Phó Bí thư Thường trực Thành ủy Cần Thơ, Chủ tịch HĐND thành phố"),
        ("Nguyễn Trọng Nghĩa", "Bí thư Trung ương Đảng, Trưởng Ban Tuyên giáo Trung ương"),
        ("Phùng Thế Hải", "Trưởng Ban Tuyên giáo Huyện ủy Lập Thạch"),
    ],
)
def test_those_who_spoke_are_named_with_their_posts(text: str, name: str, post: str) -> None:
    assert f"{name}, {post}," in text


def test_numbers_stand_once_with_their_time_and_place(built: BuildResult) -> None:
    table = next(node for node in built.made.document.nodes if isinstance(node, Table))
    rows = [
        tuple("".join(i.text for i in cell.inlines if isinstance(i, Run)) for cell in row)
        for row in table.rows
    ]
    stated = {(row[2], row[3], row[4]) for row in rows}
    assert {
        ("mô hình tập thể", "2017 - 2022", "191"),
        ("mô hình tập thể", "năm 2021", "94"),
        ("mô hình cá nhân", "năm 2021", "77"),
        ("cá nhân tiêu biểu", "2017 - 2022", "hàng ngàn"),
        ("mô hình tập thể", "năm 2022", "30"),
        ("mô hình cá nhân", "năm 2022", "15"),
        ("mô hình tiêu biểu", "đến tháng 4/2023", "25.525"),
    } <= stated
    assert not any("Tổng" in cell for row in rows for cell in row)


def test_no_heading_is_empty_and_no_passage_stands_twice(built: BuildResult) -> None:
    nodes = built.made.document.nodes
    for node, after in itertools.pairwise(nodes):
        if isinstance(node, Heading):
            assert not (isinstance(after, Heading) and after.level <= node.level), node
    long = [run.text for run in runs(built) if len(run.text) > 60 and run.fact_ids]
    assert len(long) == len(set(long))
    headings = [node.text for node in nodes if isinstance(node, Heading) and node.level == 1]
    assert headings == [
        "Tình hình triển khai",
        "Kết quả nổi bật",
        "Ý kiến, phát biểu",
        "Hạn chế, nguyên nhân",
        "Nhiệm vụ, giải pháp thời gian tới",
    ]


def test_nothing_is_made_up(built: BuildResult, text: str) -> None:
    assert built.made.document.front.signer.name is None
    assert "TRƯỞNG BAN" in text
    assert "TỈNH ỦY …" in text


def test_the_json_carries_facts_and_how_totals_came_about(built: BuildResult) -> None:
    data = json.loads(Path(built.outputs[1].path).read_text("utf-8"))
    assert {row["type"] for row in data["rows"]} >= {"article", "figure", "quotation", "paragraph"}
    block = next(item for item in data["totals"] if item["caption"].startswith("Số mô hình"))
    findings = [finding for group in block["groups"] for finding in group["findings"]]
    assert all(finding["sources"][0]["sentence"] for finding in findings)


def test_the_page_for_the_screen_holds_every_figure(built: BuildResult) -> None:
    page = Path(built.outputs[2].path).read_text("utf-8")
    for fact in built.made.document.manifest.facts:
        assert f'id="{fact.id}"' in page


def test_the_docx_validates(docx_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    assert OpenXmlValidator().validate(docx_path).errors == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_four_to_nine_pages_of_it(docx_path: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={tmp_path.as_uri()}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(docx_path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pdf = (tmp_path / "bao-cao.pdf").read_bytes()
    pages = len(re.findall(rb"/Type\s*/Page[^s]", pdf))
    assert 4 <= pages <= 9
