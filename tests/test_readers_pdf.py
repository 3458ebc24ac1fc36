import importlib.util
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from tonghop import ingest, worker
from tonghop.readers import pdf
from tonghop.settings import Limits

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "samples"

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("pypdfium2") is None, reason="the extra pdf is not installed"
)


def made(*pages: list[tuple[int, int, str]]) -> bytes:
    """A PDF whose pages hold the given texts, each at its x and y in points, in a font of ten points."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Courier>>"]
    kids = []
    for page in pages:
        stream = "BT /F1 10 Tf " + "".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj " for x, y, text in page) + "ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {len(objects)} 0 R>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj{content}endobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF".encode()


def lines(*texts: str, top: int = 780, left: int = 60) -> list[tuple[int, int, str]]:
    return [(left, top - 14 * i, text) for i, text in enumerate(texts)]


def read(data: bytes, folder: Path, name: str = "a.pdf") -> tuple[str | None, list[str]]:
    path = folder / name
    path.write_bytes(data)
    draft, problems = ingest.read_source(path, name)
    return None if draft is None else draft.text, [problem.code for problem in problems]


FULL = "Toan huyen hien co mot tram chin muoi mot mo hinh tap the va ca nhan"
OTHER = "tieu bieu trong phong trao, duoc cong nhan va nhan rong."


def test_lines_are_put_together_into_paragraphs(tmp_path: Path) -> None:
    page = [
        (90, 780, FULL[:63]),
        (60, 766, FULL),
        (60, 752, OTHER),
        (90, 738, "Nam 2021, " + FULL[:49]),
        (60, 724, OTHER),
    ]
    text, problems = read(made(page), tmp_path)
    assert problems == []
    assert text == f"{FULL[:63]} {FULL} {OTHER}\nNam 2021, {FULL[:49]} {OTHER}"


def test_running_heads_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    words = ("mot", "hai", "ba", "bon", "nam")
    pages = [
        [
            (60, 810, "BAN TIN TUAN"),
            *lines(word + FULL, FULL, f"het {word}.", top=760),
            (290, 30, str(number)),
        ]
        for number, word in enumerate(words, 1)
    ]
    text, _ = read(made(*pages), tmp_path)
    assert text is not None
    assert "BAN TIN" not in text
    assert text.split("\n") == [f"{word}{FULL} {FULL} het {word}." for word in words]


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    text, _ = read(
        made([*lines(FULL, FULL), (290, 30, "1")], [*lines(OTHER), (90, 700, "Het muc."), (290, 30, "2")]),
        tmp_path,
    )
    assert text is not None
    assert text.split("\n")[0] == f"{FULL} {FULL} {OTHER}"


def test_numbers_of_a_table_are_not_glued(tmp_path: Path) -> None:
    rows = [(60, 700 - 14 * i, name) for i, name in enumerate(("Xa A", "Xa B"))]
    cells = [
        (x, 700 - 14 * i, value)
        for i in range(2)
        for x, value in ((200, "1.234"), (300, "5.678"), (400, "12,5%"))
    ]
    page = [item for row in range(2) for item in (rows[row], *cells[row * 3 : row * 3 + 3])]
    text, _ = read(made(lines(FULL, OTHER) + page), tmp_path)
    assert text is not None
    assert text.split("\n")[-2:] == ["Xa A\t1.234\t5.678\t12,5%", "Xa B\t1.234\t5.678\t12,5%"]


def test_a_title_drawn_last_is_read_first(tmp_path: Path) -> None:
    page = [*lines(*[FULL] * 30, top=700), (60, 790, "BAO CAO KET QUA")]
    text, _ = read(made(page), tmp_path)
    assert text is not None
    assert text.startswith("BAO CAO KET QUA")


def test_hyphens_at_line_ends_are_mended() -> None:
    assert pdf._joined("cong nghe infor\x02", "mation moi") == "cong nghe information moi"
    assert pdf._joined("cong nghe infor-", "mation moi") == "cong nghe information moi"
    assert pdf._joined("kinh tế -", "xã hội") == "kinh tế - xã hội"
    assert pdf._joined("Liên bang In-", "đô-nê-xi-a") == "Liên bang In-đô-nê-xi-a"


def test_a_scan_is_said_to_be_one(tmp_path: Path) -> None:
    assert read(made([], []), tmp_path) == (None, ["READ015"])


def test_text_without_marks_is_doubted(tmp_path: Path) -> None:
    _, problems = read(made(lines(*[FULL] * 40)), tmp_path)
    assert problems == ["READ019"]


def test_damaged_files_are_said(tmp_path: Path) -> None:
    whole = made(lines(FULL, OTHER, FULL, OTHER))
    assert read(b"%PDF-1.4\nrubbish", tmp_path) == (None, ["READ001"])
    for at in range(9, len(whole), 97):
        text, problems = read(whole[:at] + b"\0\xff" + whole[at + 2 :], tmp_path) if at % 3 == 0 else ("", [])
        assert text is not None or problems


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "LIMITS", Limits(read_seconds=0))
    assert read(made(lines(FULL)), tmp_path) == (None, ["READ017"])


def test_without_the_library_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert read(made(lines(FULL)), tmp_path) == (None, ["READ006"])


@pytest.fixture
def samples() -> Path:
    if not (CORPUS / "pdf").is_dir():
        pytest.skip("the corpus of samples is not beside this checkout")
    return CORPUS


def test_agency_reports_are_read_in_order(samples: Path) -> None:
    path = samples / "pdf" / "stc_105BC_tiep_cong_dan.pdf"
    draft, problems = ingest.read_source(path, path.name)
    assert draft is not None
    assert problems == ()
    assert "01\t02/5/2019\tNguyễn Tấn Bi\tGiám đốc\t0\t0\t0\t0\t0\tĐịnh kỳ" in draft.text.split("\n")
    path = samples / "pdf" / "stc_1064_bang_so_lieu.pdf"
    draft, _ = ingest.read_source(path, path.name)
    assert draft is not None
    assert (
        draft.text.index("BÁO CÁO THỰC HIỆN VAY")
        < draft.text.index("161.773\t-\t-\t89.523")
        < draft.text.index("Ghi chú")
    )


def test_the_scan_of_an_agency_is_refused(samples: Path) -> None:
    path = samples / "pdf" / "krongno_237TB_KTXH_2018_scan.pdf"
    draft, problems = ingest.read_source(path, path.name)
    assert draft is None
    assert [problem.code for problem in problems] == ["READ015"]


@pytest.mark.parametrize(
    "name", ["2007-1AF57_02-2007.pdf", "2005-1ADDZ_Ke_hoach_2005__QH_lan_6_25-10.pdf"], ids=["short", "long"]
)
def test_reports_in_abc_fonts_equal_their_transcripts(name: str, samples: Path) -> None:
    """In letters: a transcript parts words where the page does, and keeps the numbers of pages."""
    path = samples / "legacy" / name
    draft, _ = ingest.read_source(path, path.name)
    assert draft is not None
    assert draft.source.encoding == "tcvn3"
    truth = path.with_name(f"{path.stem}.truth.txt").read_text("utf-8").split()
    read = draft.text.split()
    equal = 0
    for _, i, j, k, m in SequenceMatcher(None, truth, read, autojunk=False).get_opcodes():
        equal += len("".join(truth[i:j])) * ("".join(truth[i:j]) == "".join(read[k:m]))
    assert equal >= 0.99 * sum(map(len, truth))


def test_a_letter_that_the_page_took_for_a_hyphen_comes_back() -> None:
    assert pdf._abc("vèn ®Çu t\ufffecßn chËm, nh\xad sau") == "vốn đầu tư còn chậm, như sau"
    assert pdf._abc("kinh tÕ \ufffex· héi") == "kinh tế \ufffexã hội"
