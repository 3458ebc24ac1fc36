"""Feeds damaged articles to reading and extraction, and counts what became of them.

    python tests/faults/fuzz.py text|docx [SECONDS] [SEED]

`text` damages the sample articles as text, web page and mail; `docx` damages the parts of a Word file, or
the packed file itself. Every mutant goes through the reader that claims it, cleaning and extraction, as in a
build. It must end in facts whose spans stand in the source, or in a coded problem: anything else is printed,
kept and counted as a bug. A mutant of over `SLOW` seconds counts too.
"""

from __future__ import annotations

import html
import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path, PurePath

from lxml import etree

from tonghop import clean, extract
from tonghop.model import Figure, Source
from tonghop.problems import UnreadableError
from tonghop.readers import READERS
from tonghop.readers import html as pages
from tonghop.settings import data_root

SLOW = 10.0
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = f'xmlns:w="{W}"'
NAMES = "p r t tbl tr tc del ins sdt sdtContent txbxContent br tab instrText style basedOn rFonts delText x".split()
BITS = (
    [bytes([n]) for n in (0, 8, 0x1B, 0x80, 0xFE, 0xFF)]
    + [b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xcc\x81", b"\xef\xbf\xbe", b"&#x0;"]
    + [b"9" * 300, b"1." * 200, b"." * 200, b"- ", b": ", b"\n", b"\r", b"(12/05/2020)", b"99/99/2023", b" %"]
    + [
        "“".encode(),
        "”".encode(),
        "tỷ đồng".encode(),
        "nói: ".encode(),
        "hơn ".encode(),
        "từ 5 đến ".encode(),
    ]
    + [b"<", b">", b"</p>", b"<table><tr><td>", b"<!--", b"<script>", b"&lt;", b'"', b"<w:p>", b"</w:p>"]
)


def damaged(data: bytes, dice: random.Random) -> bytes:
    """A copy with one to six bytes changed, put in, left out, doubled or cut off."""
    out = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        if not out:
            break
        how, at = dice.random(), dice.randrange(len(out))
        if how < 0.35:
            out[at] = dice.randrange(256)
        elif how < 0.65:
            out[at:at] = dice.choice(BITS)
        elif how < 0.8:
            del out[at : at + dice.randint(1, 200)]
        elif how < 0.95:
            other = dice.randrange(len(out))
            out[at:at] = out[other : other + dice.randint(1, 400)]
        else:
            del out[at:]
    return bytes(out)


def window(text: str, dice: random.Random) -> str:
    """Some neighbouring lines of an article: small mutants are more mutants."""
    lines = text.splitlines()
    at = dice.randrange(len(lines))
    return "\n".join(lines[at : at + dice.randint(2, 10)])


def as_page(text: str) -> bytes:
    """A web page of it."""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
    return f"<html><head><title>a</title></head><body><h1>b</h1>{body}</body></html>".encode()


def as_mail(text: str) -> bytes:
    """A mail of it."""
    head = "From: a@example.vn\nSubject: =?utf-8?q?b?=\nContent-Type: text/plain; charset=utf-8\n\n"
    return (head + text).encode()


def as_parts(text: str) -> dict[str, bytes]:
    """The parts of a Word file of it."""
    runs = [f"<w:r><w:rPr><w:b/></w:rPr><w:t>{html.escape(line)}</w:t></w:r>" for line in text.splitlines()]
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>{run}</w:p>' for run in runs)
    row = f"<w:tbl><w:tr><w:tc><w:p>{runs[0]}</w:p></w:tc></w:tr></w:tbl>"
    style = '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style>'
    return {
        "word/document.xml": f"<w:document {NS}><w:body>{body}{row}</w:body></w:document>".encode(),
        "word/styles.xml": f"<w:styles {NS}>{style}</w:styles>".encode(),
    }


def rebuilt(part: bytes, dice: random.Random) -> bytes:
    """A part that is still well-formed: elements copied elsewhere, left out, or given another name."""
    root = etree.fromstring(part)
    for _ in range(dice.randint(1, 4)):
        elements = [element for element in root.iter() if element is not root]
        if not elements:
            break
        chosen, other = dice.choice(elements), dice.choice(elements)
        parent = chosen.getparent()
        how = dice.random()
        if how < 0.4:
            other.append(deepcopy(chosen))
        elif how < 0.6 and parent is not None:
            parent.remove(chosen)
        else:
            chosen.tag = f"{{{W}}}{dice.choice(NAMES)}"
    return etree.tostring(root)


def pack(parts: dict[str, bytes]) -> bytes:
    """The packed file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def text_mutant(text: str, dice: random.Random) -> tuple[str, bytes]:
    """The ending and bytes of a damaged text, page or mail."""
    ending, made = dice.choice(
        ((".txt", str.encode), (".txt", str.encode), (".html", as_page), (".eml", as_mail))
    )
    return ending, damaged(made(text), dice)


def docx_mutant(text: str, dice: random.Random) -> tuple[str, bytes]:
    """A Word file with damaged text, a damaged part, or damaged as a whole."""
    how = dice.random()
    if how < 0.5:
        # Text of the article is damaged before it is packed, so that the XML stays well-formed.
        text = damaged(text.encode(), dice).decode("utf-8", "ignore")
        text = "".join(c for c in text if c.isprintable() or c == "\n") or "a"
    parts = as_parts(text)
    name = dice.choice(("word/document.xml", "word/document.xml", "word/styles.xml"))
    if 0.5 <= how < 0.75:
        parts[name] = rebuilt(parts[name], dice)
    elif 0.75 <= how < 0.9:
        parts[name] = damaged(parts[name], dice)
    packed = pack(parts)
    return ".docx", damaged(packed, dice) if how >= 0.9 else packed


def digits(text: str) -> str:
    """Its digits: what a figure shows must be what stands in the source."""
    return "".join(c for c in text if c.isdecimal())


def one(ending: str, data: bytes) -> str:
    """What becomes of a mutant: `read`, or the code of the problem. Raises whatever the program does."""
    name = PurePath("a" + ending)
    readers = [reader for reader in READERS if reader.claims(name, data[:4096])]
    if not readers:
        return "READ003"
    # A reader that works in a process of its own reads here: starting one for each mutant would take weeks.
    read = pages.parse if readers[0] is pages else readers[0].read
    try:
        draft = read(Source(name.as_posix(), "0" * 64, "text/plain"), data)
    except UnreadableError as error:
        return error.problems[0].code
    article, _ = clean.clean(draft)
    facts, _ = extract.extract(article)
    for fact in facts:
        assert draft.text[fact.start : fact.end].strip(), fact
        if isinstance(fact, Figure):
            assert digits(fact.surface) == digits(draft.text[fact.start : fact.end]), fact
    return "read"


MUTANTS: dict[str, Callable[[str, random.Random], tuple[str, bytes]]] = {
    "text": text_mutant,
    "docx": docx_mutant,
}


def main(kind: str, seconds: float, seed: int = 1, most: int = sys.maxsize) -> Counter[str]:
    """Runs mutants until the time or their number is up; how many ended in what."""
    dice = random.Random(seed)
    articles = [path.read_text("utf-8") for path in sorted((data_root() / "seeds").glob("*.txt"))]
    counted: Counter[str] = Counter()
    end = time.monotonic() + seconds
    while counted.total() < most and time.monotonic() < end:
        ending, data = MUTANTS[kind](window(dice.choice(articles), dice), dice)
        start = time.monotonic()
        try:
            counted[f"{ending} {one(ending, data)}"] += 1
        except Exception as error:  # noqa: BLE001 - whatever escapes is what is looked for
            counted[f"BUG {type(error).__name__}"] += 1
            if counted[f"BUG {type(error).__name__}"] <= 3:
                traceback.print_exc()
                kept = Path(f"mutant-{seed}-{counted.total()}{ending}")
                kept.write_bytes(data)
        if time.monotonic() - start > SLOW:
            counted["BUG slow"] += 1
    return counted


if __name__ == "__main__":
    chosen, spent, start_seed = [*sys.argv[1:], *("text", "60", "1")[len(sys.argv) - 1 :]][:3]
    found = main(chosen, float(spent), int(start_seed))
    print(f"{chosen}, seed {start_seed}: {found.total()} mutants", dict(sorted(found.items())))
    sys.exit(any(name.startswith("BUG") for name in found))
