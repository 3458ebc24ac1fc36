import hashlib
import json
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonghop import quotations, quoted, speech
from tonghop.model import Article, Line, Quotation, Role, Source
from tonghop.quotation_rules import RULES, Example, QuotationRule
from tonghop.scene import Scene

SEEDS = Path(__file__).resolve().parents[1] / "seeds"


def article(text: str, roles: tuple[Role, ...] = ("body",), place: str | None = None) -> Article:
    lines, at, filled = [], 0, 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            lines.append(Line(number, start, at + len(line.rstrip()), roles[min(filled, len(roles) - 1)]))
            filled += 1
        at += len(line) + 1
    source = Source("a.txt", hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), "text/plain")
    form = "interview" if "answer" in roles else "news"
    return Article(source.sha256[:16], source, text, None, tuple(lines), None, None, None, None, place, form)  # type: ignore[arg-type]


def find(text: str, roles: tuple[Role, ...] = ("body",), place: str | None = None) -> list[Quotation]:
    read = article(text, roles, place)
    return quotations.find(read, Scene(read))


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule, example) for rule in RULES for example in rule.examples],
    ids=lambda value: str(value)[:40],
)
def test_a_rule_finds_its_examples(rule: QuotationRule, example: Example) -> None:
    found = [q for q in find(example.text, example.roles) if q.rule == rule.id]
    assert [(q.surface, q.speaker, q.cue) for q in found] == [(example.surface, example.speaker, example.cue)]


@pytest.mark.parametrize(
    ("rule", "text"), [(rule.id, text) for rule in RULES for text in rule.counter_examples]
)
def test_a_rule_leaves_its_counter_examples_alone(rule: str, text: str) -> None:
    assert [q for q in find(text) if q.rule == rule] == []


def test_every_rule_is_documented() -> None:
    source = "".join(Path(str(module.__file__)).read_text("utf-8") for module in (quotations, quoted, speech))
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(rule.examples and rule.says for rule in RULES)
    assert all(f'"{rule}"' in source for rule in ids)


@pytest.mark.parametrize(
    "text",
    [
        "Các phong trào “Dân vận khéo”, “Thanh niên tình nguyện” được duy trì.",
        "Mô hình “3 sạch” và “5 không, 3 sạch” lan tỏa rộng khắp.",
        "Chủ đề năm 2024 của tỉnh: “Kỷ cương, trách nhiệm, hành động, sáng tạo và phát triển bền vững”.",
        "Ngăn chặn “tự diễn biến”, “tự chuyển hóa” trong nội bộ.",
        "Chỉ thị số 05-CT/TW “Về đẩy mạnh học tập và làm theo gương Bác” đi vào cuộc sống.",
        "Bộ phim “Mùa xuân trên bản Mông xa xôi ấy” được chiếu tối nay.",
        "Xã Đắk R'lấp và buôn K'Ho có 12 hộ mới.",
        "Ông Trần Văn An biểu dương phong trào “Tuổi trẻ chung tay xây dựng nông thôn mới”.",
    ],
)
def test_marks_are_no_speech_by_default(text: str) -> None:
    assert [q for q in find(text) if q.kind == "direct"] == []


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Ông Trần Văn An nói: «Việc này phải làm ngay».", "Việc này phải làm ngay"),
        ("Ông Trần Văn An nói: 'Việc này phải làm ngay'.", "Việc này phải làm ngay"),
        ("Ông Trần Văn An nói: “Việc này phải làm ngay", "Việc này phải làm ngay"),
        ('Ông Trần Văn An nói: “Việc này phải làm ngay".', "Việc này phải làm ngay"),
        ("Ông Trần Văn An nói: “Mô hình “3 sạch” phải làm ngay”.", "Mô hình “3 sạch” phải làm ngay"),
        ("Ông Trần Văn An nói: ‘‘Việc này phải làm ngay’’.", "Việc này phải làm ngay"),
    ],
)
def test_marks_of_every_kind(text: str, surface: str) -> None:
    assert [q.surface for q in find(text) if q.kind == "direct"] == [surface]


def test_speech_over_several_paragraphs_is_one_quotation() -> None:
    text = "“Bão gây thiệt hại 30 tỷ đồng.\nĐến nay nhiều trường còn ngổn ngang”, ông Lê Văn Hưng nhấn mạnh."
    (found,) = find(text)
    assert found.surface == "Bão gây thiệt hại 30 tỷ đồng.\nĐến nay nhiều trường còn ngổn ngang"
    assert (found.speaker, found.cue, found.line) == ("Lê Văn Hưng", "nhấn mạnh", 1)


def test_speech_broken_by_its_speaker_keeps_both_spans() -> None:
    text = "“Đường xuống cấp đã lâu”, ông Lê Văn Hưng nói. “Bà con mong được sửa sớm”, ông nói thêm."
    assert [(q.surface, q.speaker) for q in find(text)] == [
        ("Đường xuống cấp đã lâu", "Lê Văn Hưng"),
        ("Bà con mong được sửa sớm", "Lê Văn Hưng"),
    ]


def test_two_verbs_share_a_subject() -> None:
    text = (
        "Ông Lê Văn Hưng cho rằng, huyện có đủ điều kiện để làm; đồng thời đề nghị tỉnh hỗ trợ thêm kinh phí."
    )
    assert [(q.surface, q.cue, q.speaker) for q in find(text)] == [
        ("huyện có đủ điều kiện để làm", "cho rằng", "Lê Văn Hưng"),
        ("tỉnh hỗ trợ thêm kinh phí", "đề nghị", "Lê Văn Hưng"),
    ]


def test_somebody_without_a_name_is_pointed_back_to() -> None:
    text = (
        "Một lãnh đạo xã Hòa An cho hay, việc này đã được báo cáo lên huyện. Vị này cho biết thêm, huyện sẽ kiểm tra."
        " Cũng theo vị lãnh đạo này, các trại gà sẽ được kiểm tra sau."
    )
    assert [(q.speaker, q.cue) for q in find(text)] == [
        ("Một lãnh đạo xã Hòa An", "cho hay"),
        ("Một lãnh đạo xã Hòa An", "cho biết"),
        ("Một lãnh đạo xã Hòa An", "theo"),
    ]


def test_an_interview_reports_no_speech_of_its_own() -> None:
    text = "Thưa ông?\n- Tôi cho rằng, việc này cần làm ngay. Sở Y tế đề nghị các xã báo cáo trước ngày 5/5."
    assert [q.kind for q in find(text, ("question", "answer"))] == ["answer"]


def test_captions_and_bylines_have_no_reported_speech() -> None:
    text = "Ông Trần Văn An đề nghị các xã làm ngay việc này."
    assert find(text, ("caption",)) == find(text, ("byline",)) == []


def facts(kind: str, name: str) -> list[dict[str, Any]]:
    rows = map(json.loads, (SEEDS / "facts" / f"{kind}.jsonl").read_text("utf-8").splitlines())
    return [row for row in rows if row["file"] == name]


@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_the_seeds_have_their_quotations(name: str) -> None:
    gold = facts("quotations", name)
    lines = facts("paragraphs", name)
    (about,) = facts("articles", name)
    roles = tuple(row["role"] if isinstance(row["role"], str) else row["role"][0] for row in lines)
    found = find((SEEDS / name).read_text("utf-8"), cast("tuple[Role, ...]", roles), about["place"])
    for row in gold:
        assert any(
            q.kind == row["kind"]
            and q.line == row["line"]
            and q.surface.startswith(row["surface"][:30])
            and (q.speaker, q.speaker_kind, q.cue) == (row["speaker"], row["speaker_kind"], row["cue"])
            for q in found
        ), row
    assert len(found) <= len(gold) + 1


SPEECH = "Ông Trần Văn An, Bí thư Đảng ủy xã Tân Hòa chia sẻ: Làm ngay thì mới kịp. Phải có người địa phương."
BEFORE = "Xã Tân Hòa có năm thôn, thôn nào cũng có đường bê tông và nhà văn hóa. " * 30


@pytest.mark.parametrize(
    "after",
    [
        "Đầu năm 2024, đồng chí Lý Seo Dũng, Chủ tịch MTTQ xã được phân công về thôn.",
        "Đồng chí Hoàng Seo Vàng, Phó thôn, vừa được kết nạp Đảng.",
        "Đảng ủy xã cũng yêu cầu các thôn có báo cáo hằng tháng về việc này.",
        "Theo đồng chí Lý Seo Dũng, kết quả này có được nhờ dân.",
        "Bí quyết ươm hạt giống đỏ Năm 2024, xã có kế hoạch kết nạp thêm.",
        "Cách làm của ông An được nhiều nơi học hỏi.",
        "Chúng tôi tiếp tục liên hệ với các thôn trong xã.",
        "Theo Trần Liên/baohoaan.com.vn",
        "PV",
        "Hoàng Nam",
    ],
)
def test_words_after_a_colon_end_where_the_narrator_speaks_again(after: str) -> None:
    (found, *_) = (q for q in find(f"{BEFORE}{SPEECH} {after}") if q.rule == "reported.colon")
    assert found.surface == "Làm ngay thì mới kịp. Phải có người địa phương"


@pytest.mark.parametrize(
    "after",
    [
        "Đầu năm 2024, xã đã giao cho thôn. Tỉnh cũng đã cho chủ trương.",
        "Chúng tôi sẽ làm tiếp việc này.",
        "UBND tỉnh đã yêu cầu các huyện làm ngay.",
        "Xin cảm ơn",
    ],
)
def test_words_after_a_colon_go_on_while_nobody_else_speaks(after: str) -> None:
    (found, *_) = (q for q in find(f"{BEFORE}{SPEECH} {after}") if q.rule == "reported.colon")
    assert found.surface.endswith(after.rstrip("."))


PIECES = st.sampled_from(
    [
        "Ông Trần Văn An", ", Chủ tịch UBND xã Tân Hòa,", " cho biết", ": ", "“", "”", '"', "Việc này khó", ". ",
        "\n", ", ", "chị Sen", " nói", " đề nghị ", "các xã làm ngay việc này", "Theo ", " rằng ", "(ảnh)", " - ",
        "Bộ trưởng", "sở này", "phong trào ", "; đồng thời ", "'", "’", "…", "Tôi", "T.Ư", "\u00a0",
        "Báo cáo số 5-BC/TU", " cho PV Báo A biết", " thì ", ", Thể thao và Du lịch",
    ]
)  # fmt: skip


ROLES: st.SearchStrategy[Role] = st.sampled_from(("body", "answer", "question", "lead", "caption", "title"))


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.lists(ROLES, min_size=1, max_size=4))
def test_spans_slice_back_to_the_text(text: str, roles: list[Role]) -> None:
    for found in find(text, tuple(roles)):
        assert text[found.start : found.end] == found.surface
        assert found.surface.strip()
        assert found.kind == "answer" or found.cue or found.kind == "direct"
        assert found.speaker is None or found.speaker.strip() == found.speaker != ""
        assert found.id.startswith("Q")


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    find(text)
