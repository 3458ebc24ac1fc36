"""Files are replaced whole or left alone: kills, full disks, locked and impossible targets."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tonghop import files
from tonghop.messages import describe
from tonghop.problems import WriteError

OLD = b"old" * 1000
WRITER = """
import sys
from pathlib import Path
from tonghop.files import write_atomic
path = Path(sys.argv[1])
data = [bytes([n]) * 3_000_000 for n in (1, 2)]
print("ready", flush=True)
while True:
    for part in data:
        write_atomic(path, part)
"""
LIMITED = """
import resource, sys
from pathlib import Path
from tonghop.files import write_atomic
from tonghop.problems import WriteError
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write_atomic(Path(sys.argv[1]), b"x" * 200_000)
except WriteError as error:
    sys.exit(error.problems[0].code)
"""


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(files.SUFFIX)]


def refusal(path: Path, data: bytes = b"new") -> str:
    with pytest.raises(WriteError) as error:
        files.write_atomic(path, data)
    (problem,) = error.value.problems
    assert describe(problem, "vi") and describe(problem, "en")
    return problem.code


def test_it_writes_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "thư mục có dấu" / "báo cáo.docx"
    target.parent.mkdir()
    for data in (b"one", b"two", b""):
        assert files.write_atomic(target, data) == (target, ())
        assert target.read_bytes() == data
    assert leftovers(target.parent) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no POSIX permissions")
def test_permissions_follow_the_old_file_or_the_umask(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    mask = os.umask(0o022)
    try:
        files.write_atomic(target, b"")
        assert target.stat().st_mode & 0o777 == 0o644
        target.chmod(0o600)
        files.write_atomic(target, b"x")
        assert target.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(mask)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_kill_9_while_writing_leaves_a_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "bao-cao.docx"
    target.write_bytes(OLD)
    chance = random.Random(7)
    for _ in range(12):
        run = subprocess.Popen([sys.executable, "-c", WRITER, str(target)], stdout=subprocess.PIPE)
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.05))
        run.kill()
        run.wait()
        run.stdout.close()
        data = target.read_bytes()
        assert data == OLD or (len(data) == 3_000_000 and len(set(data)) == 1)


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "bao-cao.docx"
    target.write_bytes(OLD)
    run = subprocess.run(
        [sys.executable, "-c", LIMITED, str(target)], capture_output=True, text=True, check=False
    )
    assert run.stderr.strip() == "DOC010"
    assert target.read_bytes() == OLD
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder nobody can write to: /proc")
def test_a_read_only_folder_is_told() -> None:
    assert refusal(Path("/proc/bao-cao.docx")) == "DOC010"


def test_impossible_targets_are_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "không-có" / "a.docx") == "DOC010"
    assert refusal(tmp_path) == "DOC012"
    assert refusal(tmp_path / "..") == "DOC012"
    assert refusal(tmp_path / ("ế" * 100 + ".docx")) == "DOC012"
    assert refusal(tmp_path / "a\0b.docx") == "DOC012"


def test_a_target_open_elsewhere_gets_a_sibling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "bao-cao.docx"
    target.write_bytes(OLD)
    locked = {target, tmp_path / "bao-cao (2).docx"}
    rename = Path.replace

    def as_on_windows(self: Path, other: Path) -> Path:
        if other in locked:
            raise PermissionError(13, "used by another process")
        return rename(self, other)

    monkeypatch.setattr(Path, "replace", as_on_windows)
    written, problems = files.write_atomic(target, b"new")
    assert written.name == "bao-cao (3).docx" and written.read_bytes() == b"new"
    assert [problem.code for problem in problems] == ["DOC011"]
    assert target.read_bytes() == OLD
    assert leftovers(tmp_path) == []


def test_stale_temporary_files_are_swept_and_fresh_ones_kept(tmp_path: Path) -> None:
    stale = tmp_path / f"{files.PREFIX}old{files.SUFFIX}"
    fresh = tmp_path / f"{files.PREFIX}new{files.SUFFIX}"
    other = tmp_path / "of-somebody-else.tmp"
    for path in (stale, fresh, other):
        path.write_bytes(b"")
    long_ago = time.time() - 2 * files.STALE
    os.utime(stale, (long_ago, long_ago))
    os.utime(other, (long_ago, long_ago))
    files.write_atomic(tmp_path / "a.docx", b"")
    assert {path.name for path in tmp_path.iterdir()} == {fresh.name, other.name, "a.docx"}
