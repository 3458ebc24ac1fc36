"""Findings for people and programs: text, JSON, SARIF, and a copy of the document with comments."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tonghop import __version__
from tonghop.lint.document import Word, relate
from tonghop.lint.effective import integer
from tonghop.lint.package import Element, Package, W, read_package
from tonghop.lint.rules import Finding
from tonghop.messages import Language, text
from tonghop.problems import Problem

COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
SHOWN = 60  # characters of a paragraph on a line of the terminal


def shortened(words: str, most: int = SHOWN) -> str:
    """A text cut to `most` characters, on a word."""
    return words if len(words) <= most else words[:most].rpartition(" ")[0] + " …"


def as_text(path: str, findings: Sequence[Finding], regime: str | None, language: Language) -> str:
    """A finding a line, then a line that counts them."""
    lines = []
    for item in findings:
        where = path + (f", {text('lint.page', language, page=item.page)}" if item.page else "")
        quoted = f" “{shortened(item.text)}”" if item.text else ""
        severity = text(f"lint.{item.rule.severity}", language)
        tail = f"{item.rule.clause}; {text('lint.confidence', language)} {item.rule.confidence}"
        mends = f" [{text('lint.fixable', language)}]" if item.fixable else ""
        line = f"{where}: {item.rule.id} {severity}, {item.component}{quoted}: {item.found}"
        line += f" → {item.demanded} ({tail}){mends}"
        lines.append("".join(c if c.isprintable() else " " for c in line))
    counted = Counter(item.rule.severity for item in findings)
    fixable = sum(item.fixable for item in findings)
    values = {"path": path, "regime": regime or "?", "must": counted["must"], "should": counted["should"]}
    lines.append(text("lint.summary", language, **values, fixable=fixable))
    return "\n".join(lines)


def row(item: Finding) -> dict[str, object]:
    """One finding as a JSON object."""
    return {
        "rule": item.rule.id,
        "severity": item.rule.severity,
        "component": item.component,
        "part": item.part,
        "paragraph": item.paragraph,
        "page": item.page,
        "text": item.text,
        "found": item.found,
        "demanded": item.demanded,
        "clause": item.rule.clause,
        "confidence": item.rule.confidence,
        "fixable": item.fixable,
    }


def as_json(path: str, findings: Sequence[Finding], regime: str | None) -> str:
    """One object: file, regime, findings."""
    data = {"file": path, "regime": regime, "findings": [row(item) for item in findings]}
    return json.dumps(data, ensure_ascii=False, indent=1)


def as_sarif(path: str, findings: Sequence[Finding]) -> str:
    """SARIF 2.1.0, for editors and code forges. A region's line is the paragraph's number in its part."""
    rules = list({item.rule.id: item.rule for item in findings}.values())
    index = {rule.id: i for i, rule in enumerate(rules)}
    levels = {"must": "error", "should": "warning"}
    results: list[dict[str, Any]] = []
    for item in findings:
        place: dict[str, Any] = {"artifactLocation": {"uri": path}}
        if item.paragraph is not None:
            place["region"] = {"startLine": item.paragraph + 1, "snippet": {"text": item.text}}
        results.append(
            {
                "ruleId": item.rule.id,
                "ruleIndex": index[item.rule.id],
                "level": levels[item.rule.severity],
                "message": {"text": f"{item.component}: {item.found} → {item.demanded}"},
                "locations": [
                    {"physicalLocation": place, "logicalLocations": [{"fullyQualifiedName": item.part}]}
                ],
            }
        )
    described = [
        {
            "id": rule.id,
            "shortDescription": {"text": rule.what},
            "fullDescription": {"text": rule.why},
            "help": {"text": f"{rule.clause}\n✗ {rule.wrong}\n✓ {rule.right}"},
            "defaultConfiguration": {"level": levels[rule.severity]},
            "properties": {"confidence": rule.confidence},
        }
        for rule in rules
    ]
    driver = {"name": "tonghop", "version": __version__, "rules": described}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=1)


# ---------------------------------------------------------------- comments


def write_comments(
    docx: Path, findings: Sequence[Finding], output: Path, language: Language
) -> tuple[Path, tuple[Problem, ...]]:
    """Writes to `output` a copy of `docx` in which each finding is a Word comment on its paragraph.

    What is about the page, a header or something missing stands at the first paragraph.
    Returns where the copy went, and problems. Raises `WriteError`.
    """
    package = read_package(docx)
    word = Word(package)
    root = comments_part(package, word)
    used = [integer(c.get(W + "id")) or 0 for c in root]
    body = package.tree(word.main)
    places = list(body.iter(W + "p"))
    number = max(used, default=-1)
    for item in findings:
        number += 1
        here = item.paragraph if item.part == word.main and item.paragraph is not None else 0
        if places:
            mark(places[here], number)
            root.append(comment(number, item, language))
    return package.write(output)


def comments_part(package: Package, word: Word) -> Element:
    """The root of the comments part; made and related when the document has none."""
    from lxml import etree

    for kind, target in package.relationships(word.main).values():
        if kind == "comments" and package.tree(target) is not None:
            return package.tree(target)
    root = etree.Element(W + "comments", nsmap={"w": W[1:-1]})
    package.add("word/comments.xml", root)
    relate(package, word.main, "comments", "word/comments.xml", COMMENTS_TYPE)
    return root


def comment(number: int, item: Finding, language: Language) -> Element:
    """The `w:comment` that tells a finding."""
    from lxml import etree

    element = etree.Element(W + "comment")
    for key, value in (("id", str(number)), ("author", "tonghop"), ("initials", "th")):
        element.set(W + key, value)
    severity = text(f"lint.{item.rule.severity}", language)
    lines = (
        f"{item.rule.id} ({severity}, {item.component})",
        f"{item.found} → {item.demanded}",
        f"{item.rule.clause}; {text('lint.confidence', language)} {item.rule.confidence}",
    )
    for line in lines:
        run = etree.SubElement(etree.SubElement(element, W + "p"), W + "r")
        node = etree.SubElement(run, W + "t")
        node.text = "".join(c for c in line if c.isprintable())
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def mark(paragraph: Element, number: int) -> None:
    """Put a comment's range around the content of a paragraph."""
    from lxml import etree

    start, end = etree.Element(W + "commentRangeStart"), etree.Element(W + "commentRangeEnd")
    run = etree.Element(W + "r")
    reference = etree.SubElement(run, W + "commentReference")
    for element in (start, end, reference):
        element.set(W + "id", str(number))
    first = 1 if len(paragraph) and paragraph[0].tag == W + "pPr" else 0
    paragraph.insert(first, start)
    paragraph.append(end)
    paragraph.append(run)
