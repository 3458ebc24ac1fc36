"""What changed between two editions, by made-up manifests: the example beside the rule it shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made import figure, manifest, package, quotation, source
from tonghop import diff
from tonghop.model import ManifestFact
from tonghop.problems import UnreadableError

facts = st.lists(
    st.builds(
        lambda number, value, place: figure(number, value, place=place),
        st.integers(1, 40), st.integers(1, 5), st.sampled_from(["Hậu Giang", "Vị Thanh", "Ngã Bảy"]),
    ),
    max_size=12, unique_by=lambda fact: fact.id,
)  # fmt: skip


def shown(changes: diff.Changes) -> tuple[list[str], list[tuple[str, str]], list[str]]:
    return (
        [c.new.fact.surface for c in changes.new if c.new],
        [(c.old.fact.surface, c.new.fact.surface) for c in changes.revised if c.old and c.new],
        [c.old.fact.surface for c in changes.withdrawn if c.old],
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [figure(1, 5)], (["5"], [], [])),
        ([figure(1, 5)], [], ([], [], ["5"])),
        ([figure(1, 5)], [figure(1, 5)], ([], [], [])),
        # The same statement in another article, or further down in the same one.
        ([figure(1, 5)], [figure(2, 5)], ([], [], [])),
        # The same thing with another value.
        ([figure(1, 5)], [figure(2, 7)], ([], [("5", "7")], [])),
        # A corrected value keeps its id.
        ([figure(1, 5)], [figure(1, 6)], ([], [("5", "6")], [])),
        # Another place, period or noun is another thing.
        ([figure(1, 5)], [figure(2, 7, place="Vị Thanh")], (["7"], [], ["5"])),
        ([figure(1, 5, period="2023")], [figure(2, 7, period="2024")], (["7"], [], ["5"])),
        # A second, contradicting article makes something new, not a revision.
        ([figure(1, 5)], [figure(1, 5), figure(2, 7)], (["7"], [], [])),
        # Nothing is known of what it counts: two such figures have nothing to do with each other.
        ([figure(1, 5, noun="", place="")], [figure(2, 7, noun="", place="")], (["7"], [], ["5"])),
        ([quotation(1, "Học Bác")], [quotation(2, "Học  Bác")], ([], [], [])),
        (
            [quotation(1, "Học Bác phải từ việc nhỏ nhất")],
            [quotation(2, "Học Bác phải bắt đầu từ việc nhỏ nhất")],
            ([], [("Học Bác phải từ việc nhỏ nhất", "Học Bác phải bắt đầu từ việc nhỏ nhất")], []),
        ),
        (
            [quotation(1, "Học Bác phải từ việc nhỏ nhất")],
            [quotation(2, "Học Bác phải bắt đầu từ việc nhỏ nhất", speaker="Trần Thị B")],
            (["Học Bác phải bắt đầu từ việc nhỏ nhất"], [], ["Học Bác phải từ việc nhỏ nhất"]),
        ),
        ([quotation(1, "Học Bác")], [quotation(2, "Cầu đã thông xe")], (["Cầu đã thông xe"], [], ["Học Bác"])),
    ],
)  # fmt: skip
def test_change(
    before: list[ManifestFact],
    after: list[ManifestFact],
    expected: tuple[list[str], list[tuple[str, str]], list[str]],
) -> None:
    assert shown(diff.compare(manifest(*before), manifest(*after))) == expected


@given(facts)
def test_nothing_changes_between_a_report_and_itself(found: list[ManifestFact]) -> None:
    assert not diff.compare(manifest(*found), manifest(*found))


@given(facts, facts)
def test_every_fact_is_accounted_for(before: list[ManifestFact], after: list[ManifestFact]) -> None:
    changes = diff.compare(manifest(*before), manifest(*after))
    assert len(after) - len(changes.new) == len(before) - len(changes.withdrawn)
    assert len(changes.revised) <= min(len(before), len(after))
    back = diff.compare(manifest(*after), manifest(*before))
    assert len(back.new) == len(changes.withdrawn)
    assert len(back.withdrawn) == len(changes.new)


def test_two_files_are_enough(tmp_path: Path) -> None:
    old, new = tmp_path / "cũ.docx", tmp_path / "mới.docx"
    old.write_bytes(package(manifest(figure(1, 5), sources=[source()])))
    new.write_bytes(package(manifest(figure(2, 7), sources=[source()])))
    (change,) = diff.files(old, new).all
    assert change.old is not None
    assert change.said.origin == "Báo Hậu Giang: Nêu gương"
    other = tmp_path / "khác.docx"
    other.write_bytes(b"PK nothing")
    with pytest.raises(UnreadableError):
        diff.files(old, other)
