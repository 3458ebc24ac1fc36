"""How a value of a report came about: a fact by its id, a total by its table, and what a human should look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from tonghop import findings, messages, pipeline, results
from tonghop import spec as specs
from tonghop.compose import Explained
from tonghop.messages import Language
from tonghop.model import Article, Fact, Figure, Passage, Quotation
from tonghop.pipeline import Assembled
from tonghop.problems import Problem, UsageError, Where


def assembled(spec: Path | None) -> Assembled:
    """The report of a spec, of the sample where none is named. Raises `AppError` where it cannot be made."""
    path = spec or pipeline.sample_spec()
    return pipeline.assemble(specs.load_or_raise(path), None, dt.date.today(), lambda done, total: None)


def fact(name: str, spec: Path | None) -> str:
    """A fact: what it says, which rule read it, its attributes, its sentence with file and line."""
    made = assembled(spec)
    found = next((item for item in made.corpus.facts if item.id == name), None)
    if found is None:
        raise UsageError(Problem("RUN032", Where("explain"), {"id": name}))
    article = next(item for item in made.corpus.articles if item.id == found.article)
    sentence = found.surface if isinstance(found, Passage) else found.sentence
    lines = [
        f"{found.id}  {article.source.path}:{found.line}",
        f"  “{' '.join(found.surface.split())}”",
        *(f"  {key}: {value}" for key, value in attributes(found)),
        f"  ← {' '.join(sentence.split())}",
    ]
    return "\n".join(lines)


def attributes(found: Fact) -> Iterable[tuple[str, object]]:
    """The attributes of a fact that are set."""
    names: tuple[str, ...]
    match found:
        case Figure():
            names = (
                "value",
                "max",
                "of",
                "modifier",
                "unit",
                "noun",
                "place",
                "period",
                "status",
                "uncertain",
            )
            names = ("kind", "rule", *names)
        case Quotation():
            names = ("kind", "rule", "speaker", "speaker_kind", "role", "organization", "cue")
        case Passage():
            names = ("role", "rubric", "place")
    return [(name, value) for name in names if (value := getattr(found, name)) is not None]


def total(key: str, spec: Path | None, language: Language) -> str:
    """The totals of a table named `heading/caption`, or by either: every addend, and what stays out and why."""
    made = assembled(spec)
    wanted = [
        block
        for block in made.explained
        if key in (f"{block.heading}/{block.caption}", block.heading, block.caption)
    ]
    if not wanted:
        known = "; ".join(f"{block.heading}/{block.caption}" for block in made.explained)
        raise UsageError(Problem("RUN033", Where("explain"), {"key": key, "known": known}))
    known_articles = {article.id: article for article in made.corpus.articles}
    return "\n".join(line for block in wanted for line in block_lines(block, known_articles, language))


def block_lines(block: Explained, articles: dict[str, Article], language: Language) -> Iterable[str]:
    """The lines of one table."""
    yield f"{block.heading}/{block.caption}"
    for group in block.groups:
        keys = ", ".join(key or "-" for key in group.keys)
        yield f"  [{keys}]" if keys else "  "
        added = {id(finding) for item in group.totals for finding in item.addends}
        for item in group.totals:
            yield f"    = {item.phrase} {item.noun or ''}"
            for finding in item.addends:
                yield from finding_lines(finding, "      + ", articles)
        for left in group.left_out:
            yield f"    {messages.text('trace.left', language)} {results.reason(left, language)}"
            yield from finding_lines(left.finding, "      - ", articles)
            added.add(id(left.finding))
        for finding in group.findings:
            if id(finding) not in added:
                yield from finding_lines(finding, "      ", articles)


def finding_lines(finding: findings.Finding, mark: str, articles: dict[str, Article]) -> Iterable[str]:
    """A finding with the sentence of each of its sources, and what contradicts it."""
    about = results.named(finding)
    standing = results.standing_of(finding)
    yield f"{mark}{about}" + (f" ({standing})" if standing else "")
    for figure in finding.figures:
        path = articles[figure.article].source.path
        yield f"{' ' * len(mark)}{path}:{figure.line} [{figure.id}, {figure.rule}] {' '.join(figure.sentence.split())}"
    for rival in finding.conflicts:
        yield from finding_lines(rival, f"{' ' * len(mark)}≠ ", articles)


def review(spec: Path, language: Language, *, as_yaml: bool) -> str:
    """What a human should look at, a line each with its sentence, or as a corrections file to fill in."""
    made = assembled(spec)
    articles = {article.id: article for article in made.corpus.articles}
    figures = [item for item in made.corpus.facts if isinstance(item, Figure)]
    looks = results.review(figures, findings.find(figures, articles), articles)
    if as_yaml:
        from tonghop import corrections

        unique: dict[str, Fact] = {look.fact.id: look.fact for look in looks}
        return corrections.draft(unique.values(), articles)
    lines = []
    for look in looks:
        lines.append(f"{messages.describe(look.problem, language)} [{look.fact.id}]")
        lines.append(f"    {' '.join(look.fact.sentence.split())}")
    return "\n".join(lines)
