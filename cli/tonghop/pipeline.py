"""The order of the stages: spec → sources → articles → facts → document → file. The clock is an argument."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from tonghop.model import Article, Document, Draft, Fact, Figure, Manifest, Quotation, Rendered
from tonghop.problems import Problem, UsageError, Where

if TYPE_CHECKING:
    from tonghop.compose import Explained
    from tonghop.regimes import Regime
    from tonghop.spec import ReportSpec, SourceSpec

Progress = Callable[[int, int], None]

FORMATS = ("docx", "json", "html", "pdf")


class Corpus(msgspec.Struct, frozen=True):
    """The articles of a report and their facts; `left_out` are the sources that could not be read."""

    articles: tuple[Article, ...]
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[Problem, ...] = ()


class Assembled(msgspec.Struct, frozen=True):
    """A report before any file is written, and how its totals came about."""

    document: Document
    corpus: Corpus
    problems: tuple[Problem, ...]
    explained: tuple[Explained, ...]
    regime: Regime


class BuildResult(msgspec.Struct, frozen=True):
    """What a build made: the files written, the report itself, and what a human should look at."""

    outputs: tuple[Rendered, ...]
    made: Assembled
    problems: tuple[Problem, ...]


def sample_spec() -> Path:
    """The shipped sample spec."""
    from tonghop.settings import config_file

    return config_file("bao-cao-mau.yaml")


def files(
    sources: Iterable[SourceSpec], base: Path, archive: Path, *, offline: bool
) -> Iterator[tuple[SourceSpec, list[Path], tuple[Problem, ...]]]:
    """The files of each source, in the order of the spec."""
    from tonghop import ingest

    for source in sources:
        if source.path is not None:
            found, problems = ingest.find([source.path], base)
        else:
            from tonghop import fetch

            urls, feeds = ([source.url] if source.url else []), ([source.feed] if source.feed else [])
            found, problems = fetch.fetch(urls, feeds, archive, offline=offline)
        yield source, list(found), tuple(problems)


def stated(draft: Draft, source: SourceSpec) -> Draft:
    """The draft with what the spec states of its source; the text's own statement comes first."""

    return replace(
        draft,
        outlet=draft.outlet or source.outlet,
        published=draft.published or source.published,
        place=draft.place or source.place,
    )


def shown_path(path: Path, base: Path) -> str:
    """A source's path as the report names it: relative to the spec, with `/`; its name on another drive."""
    from tonghop.files import shown_name

    try:
        return shown_name(Path(os.path.relpath(path, base)).as_posix())
    except ValueError:
        return shown_name(path.name)


def read(sources: tuple[SourceSpec, ...], base: Path, progress: Progress, *, offline: bool = False) -> Corpus:
    """Reads, cleans and extracts every source. What cannot be read goes to `left_out`; the rest goes on."""
    from tonghop import clean, duplicates, extract, ingest

    problems: list[Problem] = []
    left_out: list[Problem] = []
    jobs: list[tuple[SourceSpec, Path]] = []
    seen: set[Path] = set()
    for source, found, wrong in files(sources, base, base / ".tonghop" / "archive", offline=offline):
        left_out += wrong
        for path in found:
            real = path.resolve()
            if real not in seen:
                seen.add(real)
                jobs.append((source, path))
    articles: list[Article] = []
    for done, (source, path) in enumerate(jobs):
        progress(done, len(jobs))
        draft, wrong = ingest.read_source(path, shown_path(path, base), source.encoding)
        if draft is None:
            left_out += wrong
            continue
        article, noted = clean.clean(stated(draft, source))
        problems += [*wrong, *noted]
        articles.append(article)
    merged = duplicates.merge(articles)
    facts: list[Fact] = []
    for done, article in enumerate(merged):
        progress(len(jobs) + done, 2 * len(jobs))
        found_facts, noted = extract.extract(article)
        facts += found_facts
        problems += noted
    progress(1, 1)
    return Corpus(tuple(merged), tuple(facts), tuple(problems), tuple(left_out))


def within_period(corpus: Corpus, spec: ReportSpec) -> Corpus:
    """The corpus without the articles published outside the reporting period; each is said."""
    start, end = spec.report.period.start, spec.report.period.end
    kept: list[Article] = []
    said: list[Problem] = []
    for article in corpus.articles:
        day = article.published
        if day and ((start and day < start) or (end and day > end)):
            said.append(Problem("READ030", Where(article.source.path), {"day": day.isoformat()}))
        else:
            kept.append(article)
    ids = {article.id for article in kept}
    facts = tuple(fact for fact in corpus.facts if fact.article in ids)
    return Corpus(tuple(kept), facts, (*corpus.problems, *said), corpus.left_out)


def report_date(spec: ReportSpec, as_of: dt.date | None, today: dt.date) -> dt.date:
    """The date of the report: `--as-of`, else the spec's, else today."""
    if as_of is not None:
        return as_of
    return today if spec.report.date == "today" else dt.date.fromisoformat(spec.report.date)


def load_corpus(
    spec: ReportSpec, progress: Progress, *, offline: bool = False
) -> tuple[Corpus, dict[str, str]]:
    """The corpus of a spec, corrected, and what is said of corrected facts, by id.

    Raises `UsageError` where no article can be read or none lies in the period.
    """
    corpus = read(spec.sources, spec.base, progress, offline=offline)
    if not corpus.articles:
        raise UsageError(*corpus.left_out, Problem("READ031", spec.place_of("sources")))
    corpus = within_period(corpus, spec)
    if not corpus.articles:
        raise UsageError(*corpus.problems, Problem("READ032", spec.place_of("report", "period")))
    if spec.corrections is None:
        return corpus, {}
    from tonghop import corrections

    items, wrong = corrections.load(spec.base / spec.corrections, spec.corrections)
    facts, noted = corrections.apply(
        corpus.facts, items, {article.id: article for article in corpus.articles}
    )
    corrected = {item.id: corrections.remark(item) for item in items}
    return Corpus(corpus.articles, facts, (*corpus.problems, *wrong, *noted), corpus.left_out), corrected


def assemble(
    spec: ReportSpec,
    as_of: dt.date | None,
    today: dt.date,
    progress: Progress,
    *,
    offline: bool = False,
    previous: Manifest | None = None,
) -> Assembled:
    """The report of a spec before any file is written. Raises `AppError` where it cannot go on."""
    from tonghop import compose, regimes

    date = report_date(spec, as_of, today)
    regime = regimes.load(spec.report.regime, spec.base)
    if spec.report.letterhead is not None:
        letterhead = spec.base / spec.report.letterhead
        regime = regimes.with_letterhead(regime, letterhead, spec.place_of("report", "letterhead"))
    corpus, corrected = load_corpus(spec, progress, offline=offline)
    composition = compose.compose(
        spec,
        corpus.articles,
        corpus.facts,
        date,
        left_out=corpus.left_out,
        previous=previous,
        corrected=corrected,
        party=regime.components.tieu_de is not None,
    )
    suited = regimes.suits(regime, date, spec.place_of("report", "regime"))
    problems = (*suited, *corpus.left_out, *corpus.problems, *composition.problems)
    return Assembled(composition.document, corpus, problems, composition.explained, regime)


def build(
    spec_path: Path,
    output: Path | None,
    *,
    as_of: dt.date | None = None,
    today: dt.date,
    formats: tuple[str, ...] = ("docx",),
    progress: Progress = lambda done, total: None,
    shown: str | None = None,
    offline: bool = False,
    previous: Manifest | None = None,
) -> BuildResult:
    """Builds the report of a spec to `output` (its ending is set by the format); `None` writes no file.

    `previous` is the last edition, for what changed since. Raises `AppError` where it cannot go on; nothing
    that was on disk is touched before the new file is whole.
    """
    from tonghop import spec as specs
    from tonghop.files import check_name

    if output is not None:
        check_name(output)
    spec = specs.load_or_raise(spec_path, shown)
    made = assemble(spec, as_of, today, progress, offline=offline, previous=previous)
    outputs: list[Rendered] = []
    noted: list[Problem] = []
    if output is not None:
        for kind in formats:
            rendered, wrong = write(kind, output.with_suffix(f".{kind}"), made)
            outputs.append(rendered)
            noted += wrong
    return BuildResult(tuple(outputs), made, (*made.problems, *noted))


def write(kind: str, target: Path, made: Assembled) -> tuple[Rendered, tuple[Problem, ...]]:
    """Writes the report in one format, whole or not at all. Raises `WriteError` where that fails."""
    import hashlib

    from tonghop import files as atomic

    ids = tuple(fact.id for fact in made.document.manifest.facts)
    noted: tuple[Problem, ...] = ()
    if kind == "json":
        data = report_json(made)
    elif kind == "html":
        from tonghop import html

        data = html.page(made.document, made.regime).encode()
    else:
        from tonghop import render

        data, ids, noted = render.docx_bytes(made.document, made.regime)
        where = Where(target.as_posix())
        noted = tuple(Problem(problem.code, where, problem.values, problem.hint) for problem in noted)
        if kind == "pdf":
            from tonghop import export

            data = export.pdf_bytes(data, target.stem)
    path, moved = atomic.write_atomic(target, data)
    return Rendered(path.as_posix(), hashlib.sha256(data).hexdigest(), ids), (*noted, *moved)


def report_json(made: Assembled) -> bytes:
    """The report as JSON: document, articles with their facts, totals with their addends, problems.

    Numbers are exact, and nothing of it depends on the locale.
    """
    import msgspec

    from tonghop import __version__, jsonl, results

    corpus = made.corpus
    by_article: dict[str, list[Fact]] = {article.id: [] for article in corpus.articles}
    for fact in corpus.facts:
        by_article[fact.article].append(fact)
    known = {article.id: article for article in corpus.articles}
    data = {
        "tonghop": __version__,
        "document": made.document,
        "rows": [row for article in corpus.articles for row in jsonl.rows(article, by_article[article.id])],
        "totals": [
            {
                "heading": block.heading,
                "caption": block.caption,
                "groups": [results.explanation(group, known) for group in block.groups],
            }
            for block in made.explained
        ],
        "problems": [{"code": p.code, "where": str(p.where), "values": p.values} for p in made.problems],
    }
    return msgspec.json.format(msgspec.json.encode(data, enc_hook=str), indent=1) + b"\n"


def counts(made: Assembled) -> dict[str, int]:
    """How many articles were read, figures and quotations found in them, and printed of them."""
    facts, printed = made.corpus.facts, made.document.manifest.facts
    return {
        "articles": len(made.corpus.articles),
        "figures": sum(isinstance(fact, Figure) for fact in facts),
        "quotations": sum(isinstance(fact, Quotation) for fact in facts),
        "printed_figures": sum(fact.type == "figure" for fact in printed),
        "printed_quotations": sum(fact.type == "quotation" for fact in printed),
    }
