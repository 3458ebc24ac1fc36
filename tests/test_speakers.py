import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop import grammar, titles, wordtree
from tonghop.clues import clues
from tonghop.model import Article, Source
from tonghop.organizations import with_place
from tonghop.speakers import Speakers


def speakers(text: str, place: str | None = None) -> Speakers:
    source = Source("a.txt", "0" * 64, "text/plain")
    return Speakers(Article("0" * 16, source, text, None, (), None, None, None, None, place, "news"))


def subject(
    text: str, place: str | None = None, before: str = ""
) -> tuple[str, str, str | None, str | None] | None:
    """Who is the subject of the verb at | in `text`."""
    whole = before + text.replace("|", "")
    found = speakers(whole, place).subject(len(before), len(before) + text.index("|"))
    return (found.speaker, found.kind, found.role, found.organization) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ông Lê Hồng Hà (ảnh), Trưởng Ban Tuyên giáo Thành ủy, |cho rằng",
            ("Lê Hồng Hà", "person", "Trưởng Ban Tuyên giáo", "Thành ủy Hòa An"),
        ),
        (
            "Giám đốc Sở GD&ĐT tỉnh Phú Sơn Nguyễn Văn Mạnh |cho hay",
            ("Nguyễn Văn Mạnh", "person", "Giám đốc", "Sở GD&ĐT tỉnh Phú Sơn"),
        ),
        (
            "Thượng tá Vũ Xuân Hùng, Trưởng Công an huyện Bình Sơn |cho biết",
            ("Vũ Xuân Hùng", "person", "Trưởng Công an", "Công an huyện Bình Sơn"),
        ),
        (
            "Ông Đoàn Tiến Cường-Giám đốc Công ty Thủy điện Sông Bạc-|cho biết",
            ("Đoàn Tiến Cường", "person", "Giám đốc", "Công ty Thủy điện Sông Bạc"),
        ),
        (
            "Bí thư Tỉnh ủy Phú Sơn, bà Bùi Thị Vân |khẳng định",
            ("Bùi Thị Vân", "person", "Bí thư", "Tỉnh ủy Phú Sơn"),
        ),
        ("Tại xã Tân Hòa, ông Bùi Văn Sướng ở thôn 14 |cho biết", ("Bùi Văn Sướng", "person", None, None)),
        (
            "Bà Đinh Thị Hương (60 tuổi, trú thôn Cang, xã Phước) chua chát |nói",
            ("Đinh Thị Hương", "person", None, None),
        ),
        (
            "bác sỹ Dương Đình Đồng ở Khoa Nội 1 Bệnh viện Phổi Hòa Bình |chia sẻ",
            ("Dương Đình Đồng", "person", "bác sỹ", "Khoa Nội 1 Bệnh viện Phổi Hòa Bình"),
        ),
        ("Anh Lê Văn Tám ở Tổ 5 |nói", ("Lê Văn Tám", "person", None, None)),
        (
            "Đoàn Bộ Nội vụ đã đến. Bộ trưởng Phạm Thị Trà |nói",
            ("Phạm Thị Trà", "person", "Bộ trưởng", "Bộ Nội vụ"),
        ),
        ("Chính vì thế các đại biểu |nhìn nhận", ("các đại biểu", "collective", None, None)),
        ("Ông Xem, chồng bà Bưởi, |nói", ("Xem", "person", None, None)),
        ("Phụ huynh Lê Thị Thúy, có hai con |nói", ("Lê Thị Thúy", "person", "Phụ huynh", None)),
        ("các đại biểu |nhìn nhận", ("các đại biểu", "collective", None, None)),
        ("Bộ Chính trị, Ban Bí thư |yêu cầu", ("Bộ Chính trị, Ban Bí thư", "collective", None, None)),
        ("Sở Nội vụ tỉnh Hà Tĩnh |cho hay", ("Sở Nội vụ tỉnh Hà Tĩnh", "collective", None, None)),
        ("Hòa An Airlines |thông báo", ("Hòa An Airlines", "collective", None, None)),
        (
            "Báo cáo số 9-BC/TU của Tỉnh ủy Phú Sơn |nêu",
            ("Báo cáo số 9-BC/TU", "document", None, "Tỉnh ủy Phú Sơn"),
        ),
        (
            "Sở Lao động - Thương binh và Xã hội tỉnh Phú Sơn |cho biết",
            ("Sở Lao động - Thương binh và Xã hội tỉnh Phú Sơn", "collective", None, None),
        ),
        (
            "Trong khi, Sở Kế hoạch – Đầu tư |đề nghị",
            ("Sở Kế hoạch – Đầu tư", "collective", None, None),
        ),
        (
            "Giám đốc Sở Văn hóa, Thể thao và Du lịch Nguyễn Văn An |cho biết",
            ("Nguyễn Văn An", "person", "Giám đốc", "Sở Văn hóa, Thể thao và Du lịch"),
        ),
        (
            "Chi cục trưởng Chi cục Quản lý thị trường Nguyễn Văn An |cho biết",
            ("Nguyễn Văn An", "person", "Chi cục trưởng", "Chi cục Quản lý thị trường"),
        ),
        (
            "Giám đốc Sở Tài nguyên và Môi trường Lê Bình |cho biết",
            ("Lê Bình", "person", "Giám đốc", "Sở Tài nguyên và Môi trường"),
        ),
        ("Tại đường Nguyễn Văn Linh, người dân |cho biết", ("người dân", "collective", None, None)),
        (
            "Lãnh đạo trường Nguyễn Thị Minh Khai |cho biết",
            ("Lãnh đạo trường Nguyễn Thị Minh Khai", "collective", None, None),
        ),
        ("Người dân hỏi thì cán bộ |nói", ("cán bộ", "collective", None, None)),
        ("Chủ đầu tư |cho biết", ("Chủ đầu tư", "collective", None, None)),
        ("Nhiều ý kiến |cho rằng", ("Nhiều ý kiến", "collective", None, None)),
        ("Rất nhiều người dân phát biểu ý kiến |cho rằng", ("Rất nhiều người dân", "collective", None, None)),
        ("Đồng chí Chủ tịch UBND tỉnh |đề nghị", ("Chủ tịch UBND tỉnh", "person", None, None)),
        ("Ông N.V.A. (trú xã Hòa An) |cho biết", ("N.V.A.", "person", None, None)),
        (
            "Bác sĩ CKII Nguyễn Văn Nam, Trưởng khoa Cấp cứu, |khuyến cáo",
            ("Nguyễn Văn Nam", "person", "Trưởng khoa Cấp cứu", "khoa Cấp cứu"),
        ),
        ("Trao đổi với Báo Người Lao Động, ông Lê Văn Nam |cho biết", ("Lê Văn Nam", "person", None, None)),
        (
            "Đại diện Ban Quản lý dự án huyện – đơn vị chủ đầu tư – |cho biết",
            ("Đại diện Ban Quản lý dự án huyện", "collective", None, None),
        ),
        ("Người |dạy", ("Hồ Chí Minh", "person", "Chủ tịch", None)),
        ("chúng tôi |cho rằng", None),
        ("để bảo đảm tiến độ công việc |yêu cầu", None),
        ("Ông Trần Văn An trao quà cho các hộ và |nói", None),
    ],
)
def test_the_subject_of_a_verb(text: str, expected: tuple[str, str, str | None, str | None] | None) -> None:
    assert subject(text, "thành phố Hòa An") == expected


BEFORE = (
    "Đồng chí Nguyễn Đình Tứ, Bí thư Đảng ủy xã Tân Hòa chủ trì. "
    "Bà Lê Thị Lan, Chủ tịch Hội Nông dân xã Tân Hòa dự.\n"
)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ông Tứ |cho biết", "Nguyễn Đình Tứ", "Bí thư"),
        ("đồng chí Bí thư Đảng ủy |đề nghị", "Nguyễn Đình Tứ", "Bí thư"),
        ("Bí thư Đảng ủy xã |cho biết", "Nguyễn Đình Tứ", "Bí thư"),
        ("Bà |nói", "Lê Thị Lan", "Chủ tịch"),
        ("Ông |nói", "Nguyễn Đình Tứ", "Bí thư"),
        ("Chị Lan cũng |cho biết", "Lê Thị Lan", "Chủ tịch"),
        ("Nguyễn Đình Tứ |khẳng định", "Nguyễn Đình Tứ", "Bí thư"),
    ],
)
def test_later_mentions_stand_for_the_full_name(text: str, name: str, role: str) -> None:
    found = subject(text, before=BEFORE)
    assert found is not None
    assert (found[0], found[2]) == (name, role)


@pytest.mark.parametrize(
    ("before", "text", "organization"),
    [
        (
            "Trường tiểu học Cư Pui II là trường xa. ",
            "Thầy giáo Lê Văn An, Hiệu trưởng nhà trường |nói",
            "Trường tiểu học Cư Pui II",
        ),
        (
            "Bệnh viện Đa khoa tỉnh Hòa An có 500 giường. ",
            "Ông Lê Văn An, Giám đốc bệnh viện |nói",
            "Bệnh viện Đa khoa tỉnh Hòa An",
        ),
        (
            "Hợp tác xã Nông nghiệp Hòa An làm ăn tốt. ",
            "Ông Lê Văn An, Giám đốc HTX |nói",
            "Hợp tác xã Nông nghiệp Hòa An",
        ),
        (
            "Công ty Cổ phần Hòa An làm ăn tốt. ",
            "Ông Lê Văn An, Giám đốc doanh nghiệp |nói",
            "Công ty Cổ phần Hòa An",
        ),
        ("Xã có ba hộ. ", "Ông Lê Văn An, Giám đốc doanh nghiệp |nói", "doanh nghiệp"),
        ("Ông Lê Văn Khả, Giám đốc Sở Y tế, có mặt. ", "Ông Lê Văn Khải |nói", "Sở Y tế"),
        ("Ông Lê Văn Khả, Giám đốc Sở Y tế, có mặt. ", "Ông Lê Văn Kha |nói", None),
    ],
)
def test_a_post_is_completed_from_the_text_before(before: str, text: str, organization: str | None) -> None:
    found = subject(text, None, before)
    assert found and found[3] == organization


def test_a_body_pointed_back_to_is_given_in_full() -> None:
    assert subject("sở này |đề xuất", before="Sở Nội vụ tỉnh Hà Tĩnh cho hay còn thiếu người. ") == (
        "Sở Nội vụ tỉnh Hà Tĩnh", "collective", None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "role", "organization"),
    [
        ("Chính ủy Ban Chỉ huy BĐBP tỉnh Lâm Đồng", "Chính ủy", "Ban Chỉ huy BĐBP tỉnh Lâm Đồng"),
        ("Phó Chủ tịch UBND xã Tân Hòa", "Phó Chủ tịch", "UBND xã Tân Hòa"),
        ("Trưởng Ban Tuyên giáo Huyện ủy Bình Sơn", "Trưởng Ban Tuyên giáo", "Huyện ủy Bình Sơn"),
        ("Trưởng phòng Thanh tra 1 (Cục Thuế tỉnh)", "Trưởng phòng Thanh tra 1", "Cục Thuế tỉnh"),
        ("Chủ tịch Hội đồng Quản trị Công ty", "Chủ tịch Hội đồng Quản trị", "Công ty"),
        ("Bí thư T.Ư Đảng, Trưởng Ban Tuyên giáo T.Ư", "Bí thư T.Ư Đảng, Trưởng Ban Tuyên giáo T.Ư", None),
        ("Chủ tịch UBND xã dẫn khách thăm vườn và", "Chủ tịch", "UBND xã"),
        ("Viện trưởng Viện Khoa học xã hội và nhân văn", "Viện trưởng", "Viện Khoa học xã hội và nhân văn"),
        ("người dân thôn Đông, xã Tân Hòa", "người dân", None),
        ("Khoa Nội, Trung tâm Y tế huyện", None, "Khoa Nội, Trung tâm Y tế huyện"),
        ("Bộ trưởng Bộ Nội vụ", "Bộ trưởng", "Bộ Nội vụ"),
        ("Trưởng thôn", "Trưởng thôn", None),
        ("thôn Đông, xã Tân Hòa", None, None),
        ("", None, None),
    ],
)
def test_a_title_is_split_into_role_and_body(title: str, role: str | None, organization: str | None) -> None:
    assert titles.split(title) == (role, organization)


@pytest.mark.parametrize(
    ("organization", "place", "expected"),
    [
        ("Thành ủy", "thành phố Hòa An", "Thành ủy Hòa An"),
        ("UBND tỉnh", "tỉnh Phú Sơn", "UBND tỉnh Phú Sơn"),
        ("HĐND TP", "TP. Hòa An", "HĐND TP Hòa An"),
        ("Huyện ủy", "tỉnh Phú Sơn", "Huyện ủy"),
        ("Sở Y tế Phú Sơn", "tỉnh Phú Sơn", "Sở Y tế Phú Sơn"),
        ("UBND xã", None, "UBND xã"),
    ],
)
def test_a_body_is_completed_by_the_place_of_the_article(
    organization: str, place: str | None, expected: str
) -> None:
    assert with_place(organization, place) == expected


@given(st.text(alphabet="ông bàTrầnVăAC, .-(–)chủtịUBNDxãđồgí\n", max_size=120), st.data())
def test_a_subject_lies_before_its_verb(text: str, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, len(text)))
    left = data.draw(st.integers(0, right))
    found = speakers(text).subject(left, right)
    if found:
        assert left <= found.start <= found.end <= right
        assert found.speaker


@given(st.text(max_size=60))
def test_a_split_title_keeps_its_words(title: str) -> None:
    role, organization = titles.split(title)
    for part in (role, organization):
        assert part is None or part == part.strip() != ""


@given(st.lists(st.text(alphabet="aăb ", min_size=1, max_size=5), min_size=1, max_size=12))
def test_a_word_tree_matches_its_words_and_no_others(words: list[str]) -> None:
    import re

    tree = re.compile(wordtree.pattern(words))
    assert all(tree.fullmatch(word) for word in words)
    assert tree.fullmatch("".join(words) + "x") is None


def test_titles_of_address_agree_by_sex() -> None:
    assert grammar.agree("ông", "anh")
    assert grammar.agree("em", "bà")
    assert not grammar.agree("ông", "bà")
    assert (grammar.address("Ông"), grammar.address("bác sĩ"), grammar.address("Cô giáo")) == (
        "ông",
        "",
        "cô giáo",
    )


@pytest.mark.parametrize(
    ("phrase", "role", "body", "place"),
    [
        ("Phó Chủ tịch UBND xã", True, False, False),
        ("Tổ trưởng tổ vay vốn", True, False, False),
        ("Sở Y tế", False, True, False),
        ("UBND, HĐND xã", False, True, False),
        ("xã Tân Hòa", False, False, True),
        ("các hộ dân", False, False, False),
    ],
)
def test_the_first_words_tell_what_a_phrase_is(phrase: str, role: bool, body: bool, place: bool) -> None:
    found = tuple(bool(opening.match(phrase)) for opening in (titles.ROLE, titles.BODY, titles.LEVEL))
    assert found == (role, body, place)
    assert titles.opens(phrase) == any(found)


@pytest.mark.parametrize("opening", [titles.ROLE, titles.BODY, titles.LEVEL, grammar.GROUP, grammar.DOCUMENT])
def test_the_first_syllable_hides_no_opening(opening: wordtree.Opening) -> None:
    import re

    whole = re.compile(opening.pattern)
    for first in opening.firsts:
        for second in ("ban", "trưởng", "ủy viên", "số", "tịch"):
            for phrase in (f"{first} {second}", f"{first.capitalize()} {second}", f"x {first} {second}"):
                assert bool(opening.match(phrase)) == bool(whole.match(phrase)), phrase


def test_an_article_s_clues_are_found_at_their_places() -> None:
    text = "Theo ông Hà, bà Sen nói vui mừng cho biết: “Cho biết” (nói). Đ/c An nói."
    found = clues(text)
    assert [cue.verb for cue in found.cues] == ["nói vui", "cho biết", "nói"]
    assert [text[at : at + 3] for at in found.titles] == ["ông", "bà ", "Đ/c"]
    assert found.theo == [0]
    assert "".join(text[at] for at in found.marks) == "“”"
    assert found.cue(0, len(text)) == found.cues[0]
    assert found.cue(len(text) - 3, len(text)) is None
