"""The manifest comes back from the DOCX as it went in."""

from __future__ import annotations

import contextlib
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import documents
from tonghop import manifest, oxml, regimes, render
from tonghop.model import ManifestFact
from tonghop.problems import UnreadableError

TEXT = st.text(
    st.one_of(st.characters(exclude_categories=("Cs", "Cc")), st.sampled_from("\n\t&<>\"'")), max_size=30
)
LINE = TEXT.map(lambda text: text.replace("\n", " ").replace("\t", " "))


def refused(path: Path) -> str:
    with pytest.raises(UnreadableError) as error:
        manifest.read(path)
    return error.value.problems[0].code


def test_round_trip_through_a_report(tmp_path: Path) -> None:
    document = documents.short("dang")
    render.render(document, regimes.load("dang"), tmp_path / "a.docx")
    first, second, third = document.manifest.facts
    facts = (first, replace(second, printed="191"), third)
    assert manifest.read(tmp_path / "a.docx") == replace(document.manifest, facts=facts)


@given(TEXT, LINE, st.lists(st.tuples(TEXT, TEXT), max_size=3), st.none() | LINE)
def test_round_trip_of_any_text(
    surface: str, key: str, pairs: list[tuple[str, str]], value: str | None
) -> None:
    text = oxml.UNPRINTABLE.sub("", oxml.BREAKS.sub("\n", surface))
    attributes = tuple((name.replace("\n", " ").replace("\t", " "), said) for name, said in pairs)
    attributes = tuple((oxml.BREAKS.sub(" ", name), oxml.BREAKS.sub("\n", said)) for name, said in attributes)
    fact = ManifestFact(
        oxml.BREAKS.sub(" ", key),
        "quotation",
        1,
        2,
        3,
        text,
        value and oxml.BREAKS.sub(" ", value),
        attributes,
    )
    whole = replace(documents.manifest(), facts=(fact,))
    assert manifest._parse(manifest.to_xml(whole, {}), "a.docx") == whole


def test_files_that_carry_none(tmp_path: Path) -> None:
    import docx

    docx.Document().save(str(tmp_path / "a.docx"))
    assert refused(tmp_path / "a.docx") == "DOC030"
    (tmp_path / "b.docx").write_bytes(b"no zip")
    assert refused(tmp_path / "b.docx") == "DOC031"
    assert refused(tmp_path / "c.docx") == "DOC031"


@pytest.mark.parametrize(
    "xml",
    [
        f'<manifest xmlns="{manifest.NAMESPACE}"/>',
        f'<manifest xmlns="{manifest.NAMESPACE}" tool="" spec="" asOf=""><source number="x"/></manifest>',
        f'<manifest xmlns="{manifest.NAMESPACE}" tool="" spec="" asOf=""><fact id="" type="z"/></manifest>',
        f'<manifest xmlns="{manifest.NAMESPACE}"',
        f'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><manifest xmlns="{manifest.NAMESPACE}" tool="&e;"/>',
    ],
)
def test_a_damaged_manifest_is_told(xml: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("customXml/item1.xml", xml)
    assert refused(tmp_path / "a.docx") == "DOC031"


def test_broken_files_never_raise_anything_else(tmp_path: Path) -> None:
    data, _, _ = render.docx_bytes(documents.short("dang"), regimes.load("dang"))
    chance = random.Random(11)
    path = tmp_path / "a.docx"
    for _ in range(400):
        broken = bytearray(data)
        for _ in range(chance.randrange(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        path.write_bytes(bytes(broken[: chance.randrange(len(broken))] if chance.random() < 0.2 else broken))
        with contextlib.suppress(UnreadableError):
            manifest.read(path)


@given(st.text())
def test_bookmark_names_are_what_word_takes(fact: str) -> None:
    name = manifest.bookmark_name(fact)
    assert 0 < len(name) <= 40 and name[0].isalpha() and name.isascii()
    assert all(c.isalnum() or c == "_" for c in name)
