"""The linter's bars: clean documents stay clean, every fault is found by its rule, and mends mend."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import msgspec
import pytest

import documents
from lint_doc import clean
from lint_mutants import MUTANTS, Mutant
from tonghop import regimes, render
from tonghop.lint import lint
from tonghop.lint.document import Word
from tonghop.lint.fix import fix
from tonghop.lint.package import read_package
from tonghop.lint.rules import REGIMES, all_rules, rules_of

BY_RULE: dict[str, list[Mutant]] = defaultdict(list)
for mutant in MUTANTS:
    BY_RULE[mutant.rule].append(mutant)


def made(mutant: Mutant, folder: Path) -> Path:
    doc = clean(mutant.regime)
    mutant.change(doc)
    return doc.save(folder / "mutant.docx")


def texts(path: Path) -> list[str]:
    return [par.text for par in Word(read_package(path)).paragraphs]


@pytest.mark.parametrize("regime", REGIMES)
def test_a_clean_document_has_no_finding(regime: str, tmp_path: Path) -> None:
    findings, problems = lint(clean(regime).save(tmp_path / "clean.docx"))
    assert [(item.rule.id, item.found) for item in findings] == []
    assert problems == []


def test_there_are_mutants_of_every_rule_in_every_regime() -> None:
    covered = {(mutant.rule, mutant.regime) for mutant in MUTANTS}
    for regime in ("nd30", "dang"):
        own = {rule for rule in rules_of(regime) if not rule.startswith("REP-") or regime == "nd30"}
        assert own <= {rule for rule, home in covered if home == regime}
    assert len(MUTANTS) >= 150


@pytest.mark.parametrize("rule", BY_RULE)
def test_each_fault_is_found_by_its_rule_and_mended_where_that_is_safe(rule: str, tmp_path: Path) -> None:
    """By its rule, and by no other that binds; a mend leaves no finding and the same text."""
    mended = tmp_path / "mended.docx"
    seen: set[str] = set()
    for mutant in BY_RULE[rule]:
        path = made(mutant, tmp_path)
        findings, problems = lint(path)
        assert problems == [], mutant
        assert rule in {item.rule.id for item in findings}, mutant
        binding = {item.rule.id for item in findings if item.rule.severity == "must"}
        assert binding <= {rule}, mutant
        if mutant.name in seen or not all(item.fixable for item in findings):
            continue
        result = fix(path, mended)
        assert result.left == (), mutant
        assert {item.rule.id for item in result.mended} >= {rule}, mutant
        if not seen:
            assert lint(mended)[0] == [], mutant
        seen.add(mutant.name)
        if not any("replace" in item.mend for item in findings):
            assert texts(mended) == texts(path), mutant


def test_mends_cover_what_is_safe() -> None:
    """Margins, fonts, sizes, spacing, zeros of dates and the page number have a mutant that is mended."""
    fixable = {"ND30-MARGIN-LEFT", "ND30-FONT", "ND30-BODY-SIZE", "ND30-BODY-LINE", "ND30-DATE-ZERO"}
    assert fixable | {"ND30-PGNUM-PRESENT", "DANG-PGNUM", "ND30-PL-SECTION"} <= BY_RULE.keys()


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("kind", ["minimal", "short", "long"])
def test_what_build_makes_breaks_no_binding_rule(kind: str, regime: str, tmp_path: Path) -> None:
    path = tmp_path / "built.docx"
    render.render(getattr(documents, kind)(regime), regimes.load(regime), path)
    findings, problems = lint(path)
    assert problems == []
    about_words = ("REP-", "DANG-NN-NOVT")  # the wording of the made-up reports, not their form
    assert [item for item in findings if not item.rule.id.startswith(about_words)] == []
    assert [item for item in findings if item.rule.severity == "must"] == []


STATE = {
    "quoc_hieu": "ND30-QH-STYLE", "tieu_ngu": "ND30-TN-STYLE", "issuer_parent": "ND30-CQ-PARENT",
    "issuer": "ND30-CQ-ISSUER", "number": "ND30-SO-STYLE", "date": "ND30-DATE-STYLE", "kind": "ND30-TL-STYLE",
    "subject": "ND30-TY-STYLE", "addressee": "ND30-KG-STYLE", "basis": "ND30-CC-STYLE", "body": "ND30-BODY-SIZE",
    "heading1": "ND30-HEAD-MUC", "authority": "ND30-SIG-STYLE", "signer_title": "ND30-SIG-STYLE",
    "signer_name": "ND30-SIG-NAME", "recipients_label": "ND30-NN-LABEL", "recipients": "ND30-NN-LIST",
    "annex_label": "ND30-PL-LABEL", "annex_title": "ND30-PL-TITLE", "annex_reference": "ND30-PL-REF",
    "page_number": "ND30-PGNUM-SIZE",
}  # fmt: skip
PARTY = {
    "tieu_de": "DANG-TD-STYLE", "issuer_parent": "DANG-CQ-PARENT", "issuer": "DANG-CQ-ISSUER",
    "number": "DANG-SO-STYLE", "date": "DANG-DATE-STYLE", "kind": "DANG-TL-STYLE", "subject": "DANG-TY-STYLE",
    "body": "DANG-BODY-SIZE", "authority": "DANG-SIG-STYLE", "signer_title": "DANG-SIG-POST",
    "signer_name": "DANG-SIG-NAME", "recipients_label": "DANG-NN-LABEL", "recipients": "DANG-NN-LIST",
}  # fmt: skip
# neither is held to bold or italic: what stands in it may be either
SIZE_ONLY = {"body", "addressee", "annex_reference", "recipients"}


@pytest.mark.parametrize(
    ("regime", "component", "rule"),
    [("nd30", *item) for item in STATE.items()] + [("dang", *item) for item in PARTY.items()],
)
def test_a_regime_that_strays_is_found_in_what_it_renders(
    regime: str, component: str, rule: str, tmp_path: Path
) -> None:
    """Renderer and linter stand on the same YAML: a component set wrong there breaks its rule, and no other."""
    loaded = regimes.load(regime)
    own = getattr(loaded.components, component)
    faults: list[dict[str, object]] = [{"size": 9.0}]
    if component not in SIZE_ONLY:
        faults += [{"bold": not own.bold}, {"italic": not own.italic}]
    for fault in faults:
        strayed = msgspec.structs.replace(own, **fault)
        components = msgspec.structs.replace(loaded.components, **{component: strayed})
        path = tmp_path / "strayed.docx"
        render.render(documents.short(regime), msgspec.structs.replace(loaded, components=components), path)
        findings, _ = lint(path)
        assert rule in {item.rule.id for item in findings}, fault
        assert {item.rule.id for item in findings if item.rule.severity == "must"} <= {rule}, fault


def test_the_sample_report_has_no_finding(tmp_path: Path) -> None:
    import datetime as dt

    from tonghop import pipeline

    target = tmp_path / "bao-cao.docx"
    pipeline.build(pipeline.sample_spec(), target, as_of=None, today=dt.date(2026, 1, 5))
    findings, problems = lint(target)
    assert [(item.rule.id, item.text, item.found) for item in findings] == []
    assert problems == []


@pytest.mark.parametrize("regime", REGIMES)
def test_every_rule_is_documented(regime: str) -> None:
    from tonghop.lint.checks import CHECKS

    for rule in all_rules()[regime].values():
        assert rule.check in CHECKS, rule.id
        assert rule.severity in ("must", "should"), rule.id
        assert rule.confidence in "ABCDM", rule.id
        for words in (rule.component, rule.clause, rule.what, rule.why, rule.wrong, rule.right):
            assert words.strip(), rule.id
        assert rule.wrong != rule.right, rule.id


def test_every_check_serves_a_rule() -> None:
    from tonghop.lint.checks import CHECKS

    used = {rule.check for rules in all_rules().values() for rule in rules.values()}
    assert used == CHECKS.keys()
