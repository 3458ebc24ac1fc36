import os
import socket
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonghop import ingest
from tonghop.clean import clean
from tonghop.readers import READERS
from tonghop.settings import LIMITS

TEXT = "Huyện Lập Thạch có 30 mô hình tập thể, hỗ trợ 12,5 tỷ đồng cho hộ nghèo."
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "samples"


def put(path: Path, data: bytes | str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def names(patterns: list[str], base: Path) -> list[str]:
    return [path.relative_to(base).as_posix() for path in ingest.find(patterns, base)[0]]


def codes(path: Path, encoding: str | None = None) -> list[str]:
    draft, problems = ingest.read_source(path, path.name, encoding)
    assert draft is None or draft.text.strip()
    return [problem.code for problem in problems]


def test_files_folders_and_globs_in_natural_order(tmp_path: Path) -> None:
    for name in (
        "bài 10.txt",
        "bài 2.txt",
        "con/sâu/a.docx",
        "con/b.pdf",
        "ghi chú.xyz",
        ".ẩn.txt",
        "~$a.docx",
    ):
        put(tmp_path / name)
    assert names(["bài 10.txt"], tmp_path) == ["bài 10.txt"]
    assert names(["*.txt"], tmp_path) == ["bài 2.txt", "bài 10.txt"]
    assert names(["."], tmp_path) == ["bài 2.txt", "bài 10.txt", "con/b.pdf", "con/sâu/a.docx"]
    assert names(["**/*.docx", "con/*", "con"], tmp_path) == ["con/b.pdf", "con/sâu/a.docx"]
    assert names(["bài [0-9].txt"], tmp_path) == ["bài 2.txt"]
    assert names(["ghi chú.xyz"], tmp_path) == ["ghi chú.xyz"]


def test_a_decomposed_name_matches_its_composed_pattern(tmp_path: Path) -> None:
    put(tmp_path / unicodedata.normalize("NFD", "bài số 1.txt"))
    assert len(names(["bài*.txt"], tmp_path)) == 1


def test_each_file_comes_once(tmp_path: Path) -> None:
    file = put(tmp_path / "a.txt")
    link = tmp_path / "b.txt"
    try:
        link.symlink_to(file)
    except OSError:
        pytest.skip("this system does not let a user make links")
    assert names(["a.txt", "*.txt", ".", "./a.txt"], tmp_path) == ["a.txt"]


def test_link_loops_end(tmp_path: Path) -> None:
    put(tmp_path / "a" / "1.txt")
    try:
        (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "a" / "again").symlink_to(tmp_path / "a", target_is_directory=True)
        (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    except OSError:
        pytest.skip("this system does not let a user make links")
    found, problems = ingest.find(["**/*.txt"], tmp_path)
    assert [path.name for path in found] == ["1.txt"]
    assert [problem.code for problem in problems] == ["READ013"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_sockets_and_devices_are_left_out(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "ống.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "cắm.txt"))
    found, problems = ingest.find(["*.txt"], tmp_path)
    assert [path.name for path in found] == ["a.txt"]
    assert [problem.code for problem in problems] == ["READ013", "READ013"]
    assert codes(tmp_path / "ống.txt") == ["READ013"]
    assert codes(Path("/dev/zero")) == ["READ013"]


def test_a_pattern_that_names_nothing_is_said(tmp_path: Path) -> None:
    found, problems = ingest.find(["không có.txt", "*.pdf", "x\0y"], tmp_path)
    assert found == []
    assert [problem.code for problem in problems] == ["READ009"] * 3


def test_what_cannot_be_read_is_one_problem_each(tmp_path: Path) -> None:
    assert codes(put(tmp_path / "rỗng.txt", b"")) == ["READ002"]
    assert codes(put(tmp_path / "trắng.txt", " \n\t\n")) == ["READ002"]
    assert codes(put(tmp_path / "nhị phân.txt", bytes(range(256)) * 50)) == ["READ003"]
    assert codes(put(tmp_path / "ảnh.png", b"\x89PNG\r\n")) == ["READ005"]
    assert codes(put(tmp_path / "giả.docx", TEXT)) == ["READ003"]
    assert codes(tmp_path / "thiếu.txt") == ["READ001"]
    assert codes(tmp_path) == ["READ013"]
    assert codes(put(tmp_path / "a.txt", b"\xff\xfe\xff"), "ascii") == ["READ007"]
    assert codes(put(tmp_path / "a.txt"), "tiếng-lạ") == ["READ007"]


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "to.txt"
    with path.open("wb") as file:
        file.truncate(LIMITS.file_bytes + 1)
    assert codes(path) == ["READ004"]


def test_the_encoding_is_told_and_a_doubtful_one_is_said(tmp_path: Path) -> None:
    draft, problems = ingest.read_source(put(tmp_path / "a.txt", TEXT.encode("utf-16")), "a.txt")
    assert draft is not None
    assert (draft.source.encoding, draft.text, problems) == ("utf-16", TEXT, ())
    assert codes(put(tmp_path / "b.txt", b"caf\xe9 \xfc\xf1")) == ["READ008"]


def test_line_ends_become_one(tmp_path: Path) -> None:
    draft, _ = ingest.read_source(put(tmp_path / "a.txt", "một\r\nhai\rba"), "a.txt")
    assert draft is not None
    assert draft.text == "một\nhai\nba"


HEADS = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"%PDF-1.7",
    b"{\\rtf1",
    b"<!doctype html><html>",
    b"From: a",
    b"",
)
ENDINGS = sorted({suffix for reader in READERS for suffix in reader.SUFFIXES} | {"", ".xyz", ".TXT", ".Docx"})


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_one_reader_at_most_claims_a_file(head: bytes, ending: str) -> None:
    path = Path(f"a{ending}")
    assert sum(reader.claims(path, head) for reader in READERS) <= 1


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([".txt", ".html", ".docx", ".eml"]),
    st.sampled_from([b"", b"PK\x03\x04", b"<html><body><p>", b"From: a\nSubject: b\n\n"]),
    st.binary(max_size=400),
)
def test_any_bytes_give_a_draft_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, ending: str, head: bytes, data: bytes
) -> None:
    path = put(tmp_path_factory.mktemp("any") / f"a{ending}", head + data)
    draft, problems = ingest.read_source(path, path.name)
    assert (draft is None) == any(
        problem.code in {f"READ{n:03}" for n in (1, 2, 3, 5, 7, 14)} for problem in problems
    )
    if draft is not None:
        clean(draft)


def test_one_line_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    line = (TEXT + " ") * 100_000
    draft, _ = ingest.read_source(put(tmp_path / "a.txt", line), "a.txt")
    assert draft is not None
    article, problems = clean(draft)
    assert (len(article.lines), problems) == (1, ())


def test_decomposed_samples_read_as_their_composed_form(tmp_path: Path) -> None:
    if not (CORPUS / "nfd").is_dir():
        pytest.skip("the corpus of samples is not beside this checkout")
    for path in (CORPUS / "nfd").iterdir():
        text = path.read_text("utf-8")
        one, _ = ingest.read_source(path, path.name)
        two, _ = ingest.read_source(put(tmp_path / path.name, unicodedata.normalize("NFC", text)), path.name)
        assert one is not None
        assert two is not None
        first, second = clean(one)[0], clean(two)[0]
        assert (first.text, first.lines, first.title) == (second.text, second.lines, second.title)
