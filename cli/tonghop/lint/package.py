"""A .docx as parts: read with caps on size, parsed with entities refused, written back byte-stable."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path
from typing import Any

from tonghop.files import write_atomic
from tonghop.package import pack
from tonghop.problems import Problem, UnreadableError, Where
from tonghop.settings import LIMITS

Element = Any  # an lxml element; lxml ships no types

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# ISO 29500 strict names the same elements under other addresses; the rules are written for transitional.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP[1:-1].encode()),
)
MAX_PARTS = 10_000
MAX_RATIO = 200  # XML of tables packs about 60 to 1; beyond this it is a bomb


class Package:
    """The parts of a .docx. `tree(name)` is the parsed part, kept, so that a change to it is written."""

    def __init__(self, parts: dict[str, bytes], path: str) -> None:
        self.path = path
        self.parts = parts
        self._trees: dict[str, Element] = {}

    def fail(self, reason: str) -> UnreadableError:
        """The error that says why this file cannot be read."""
        return UnreadableError(Problem("LINT002", Where(self.path), {"reason": reason}))

    def tree(self, name: str) -> Element:
        """The root of a part, or `None` when the package has no such part."""
        if name in self._trees:
            return self._trees[name]
        data = self.parts.get(name)
        if data is None:
            return None
        from lxml import etree

        for strict, transitional in STRICT:
            if strict in data:
                data = data.replace(strict, transitional)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.fail(f"{name}: {error}") from error
        information: Any = root.getroottree().docinfo
        if information.doctype:
            raise self.fail(f"{name}: DOCTYPE")
        self._trees[name] = root
        return root

    def relationships(self, name: str) -> dict[str, tuple[str, str]]:
        """The relationships of a part: id → (type's last word, target part)."""
        folder, base = posixpath.split(name)
        root = self.tree(posixpath.join(folder, "_rels", base + ".rels"))
        found: dict[str, tuple[str, str]] = {}
        for item in root if root is not None else ():
            if item.get("TargetMode") == "External" or not isinstance(item.tag, str):
                continue
            target = item.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[item.get("Id", "")] = (item.get("Type", "").rpartition("/")[2], posixpath.normpath(full))
        return found

    def add(self, name: str, root: Element) -> None:
        """Put a new part in the package."""
        self._trees[name] = root
        self.parts[name] = b""

    def write(self, path: Path) -> tuple[Path, tuple[Problem, ...]]:
        """Write the package, changed parts and all, and say where it went (see `files.write_atomic`).

        Same parts give the same bytes. Raises `WriteError` when the file cannot be written.
        """
        from lxml import etree

        for name, root in self._trees.items():
            if name in self.parts:
                self.parts[name] = etree.tostring(
                    root, xml_declaration=True, encoding="UTF-8", standalone=True
                )
        return write_atomic(path, pack(self.parts))


def read_package(path: Path) -> Package:
    """Read a .docx. Raises `UnreadableError` for what is no .docx, is damaged, or unpacks beyond the caps."""
    shown = path.as_posix()
    package = Package({}, shown)
    try:
        size = path.stat().st_size
        if size > LIMITS.file_bytes:
            raise package.fail(f"> {LIMITS.file_bytes // 1048576} MB")
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            whole = sum(info.file_size for info in infos)
            if len(infos) > MAX_PARTS or whole > 4 * LIMITS.file_bytes:
                raise package.fail("zip: quá lớn khi giải nén")
            for info in infos:
                if info.file_size > 1_000_000 and info.file_size > MAX_RATIO * max(info.compress_size, 1):
                    raise package.fail("zip: quá lớn khi giải nén")
                if info.flag_bits & 1:
                    raise package.fail("zip: có mật khẩu")
                package.parts[info.filename] = archive.read(info)
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise package.fail(reason) from error
    return package


def main_part(package: Package) -> str:
    """The name of the main document part. Raises `UnreadableError` when the package holds no Word text."""
    for kind, target in package.relationships("").values():
        if kind == "officeDocument":
            root = package.tree(target)
            if root is not None and root.tag == W + "document":
                return target
    raise package.fail("không phải văn bản Word (.docx)")
