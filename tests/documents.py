"""Made-up reports that use every part of a document: minimal, short and long."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from msgspec.structs import replace

from tonghop.model import (
    Annex,
    Cell,
    Chart,
    Cite,
    Column,
    Contents,
    Document,
    Front,
    Heading,
    Issuer,
    Items,
    Manifest,
    ManifestFact,
    ManifestSource,
    Node,
    PageBreak,
    Para,
    Ref,
    Run,
    Series,
    Signer,
    Table,
)

DATES = {"nd30": dt.date(2026, 2, 5), "dang": dt.date(2026, 6, 9), "dang36": dt.date(2024, 6, 30)}

SENTENCE = (
    "Các địa phương trong tỉnh đã tổ chức nhiều buổi sinh hoạt chuyên đề, gắn việc học tập với nhiệm vụ chính trị "
    "được giao và với phong trào thi đua yêu nước ở cơ sở, qua đó tạo chuyển biến rõ nét trong nhận thức và hành động "
    "của cán bộ, đảng viên và Nhân dân"
)

OPENING = (
    "Qua tổng hợp 05 bài báo đăng từ ngày 19/5/2022 đến ngày 12/6/2023, cơ quan báo cáo kết quả như sau:"
)

CHAPTERS = (
    "Tình hình triển khai",
    *(f"Kết quả trong lĩnh vực thứ {n}" for n in range(2, 9)),
    "Hạn chế, nguyên nhân",
    "Nhiệm vụ, giải pháp",
)


def front(regime: str) -> Front:
    """What stands around the body, in the words of that regime."""
    if regime == "nd30":
        return Front(
            kind="Báo cáo",
            subject="Tình hình thực hiện nhiệm vụ văn hóa, thể thao và du lịch qua thông tin báo chí tháng 01",
            issuer=Issuer("ỦY BAN NHÂN DÂN TỈNH AN BÌNH", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "SVHTTDL"),
            signer=Signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn An"),
            date=DATES[regime],
            number=5,
            place="An Bình",
            to=("Ủy ban nhân dân tỉnh An Bình",),
            basis=(
                "Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ quy định về chế độ báo cáo",
                "Kế hoạch số 12/KH-UBND ngày 03 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh",
            ),
            recipients=("Như trên", "Giám đốc, các Phó Giám đốc Sở", "Lưu: VT, VP"),
        )
    return Front(
        kind="Báo cáo",
        subject="tổng hợp kết quả học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh qua thông tin báo chí",
        issuer=Issuer("TỈNH ỦY AN BÌNH", "BAN TUYÊN GIÁO VÀ DÂN VẬN", "BTGDV"),
        signer=Signer("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Nguyễn Văn An"),
        date=DATES[regime],
        place="An Bình",
        basis=("Hướng dẫn số 01-HD/TU, ngày 12/01/2024 của Tỉnh ủy",),
        recipients=("Thường trực Tỉnh ủy (để báo cáo)", "Lưu Ban Tuyên giáo và Dân vận"),
    )


def manifest(facts: int = 3) -> Manifest:
    """A manifest of one source and some facts."""
    source = ManifestSource(
        1, "bai/bài 1.txt", "ab" * 32, "Tiêu đề “có dấu” & <thẻ>", "Báo An Bình", "2024-05-19"
    )
    return Manifest(
        "tonghop 0.1",
        "cd" * 32,
        "2024-06-30",
        (source,),
        tuple(
            ManifestFact(
                f"F{n:010x}", "figure", 1, n, n + 3, f"{n}\n5", str(n), (("noun", "mô hình"), ("unit", "<%>"))
            )
            for n in range(facts)
        ),
    )


def minimal(regime: str) -> Document:
    """The least a report can be."""
    least = Front(
        "Báo cáo", "một việc", Issuer(None, "CHI BỘ MỘT", "CB"), Signer(None, "BÍ THƯ", None), DATES[regime]
    )
    return Document(
        regime, least, (Para((Run("Chưa có thông tin trong các nguồn tổng hợp."),)),), (), manifest(0)
    )


def figure_cell(text: str, row: int, at: int) -> Cell:
    """A cell of `models`; those of the fourth column print a fact."""
    facts = (f"F{row:03}{at}",) if at == 3 else ()
    return Cell((Run(text, fact_ids=facts),), continues=not text and at < 2)


def models(key: str = "mo-hinh") -> Table:
    """A table with groups, decimals, a total and facts."""
    rows = (
        ("1", "Thành phố Vị Hà", "mô hình tập thể", "191", "12,5%"),
        ("", "", "mô hình cá nhân", "1.077", "7%"),
        ("", "", "cá nhân tiêu biểu", "hàng ngàn", "100,25%"),
        ("2", "Huyện Lập An", "mô hình tập thể", "30", "0,5%"),
    )
    source = Cell((Cite((1, 2)),))
    cells = tuple(
        (*(figure_cell(text, row, at) for at, text in enumerate(line)), source)
        for row, line in enumerate(rows)
    )
    total = tuple(Cell((Run(text),), bold=True) for text in ("", "Tổng", "", "1.298", "", ""))
    return Table(
        key,
        "Số mô hình học tập và làm theo Bác theo địa phương",
        (
            Column("TT", "center", 1),
            Column("Địa phương", "left", 4),
            Column("Nội dung", "left", 4),
            Column("Số lượng", "decimal", 2),
            Column("Tỷ lệ", "decimal", 2),
            Column("Nguồn", "center", 2),
        ),
        (*cells, total),
        unit="mô hình",
    )


def bars(key: str = "bieu-do") -> Chart:
    """A bar chart of two series, one with a gap."""
    return Chart(
        key,
        "So sánh số mô hình giữa các địa phương",
        "bar",
        ("Vị Hà", "Lập An", "Bắc An"),
        (
            Series("Năm 2021", (Decimal("94"), Decimal("12.5"), None)),
            Series("Năm 2022", (Decimal("191"), Decimal("30"), Decimal("1567"))),
        ),
        unit="mô hình",
        fact_ids=("F0990",),
    )


def lines(key: str = "xu-huong") -> Chart:
    """A line chart."""
    values = tuple(Decimal(n * n) for n in range(1, 7))
    return Chart(
        key,
        "Số bài báo theo tháng",
        "line",
        tuple(f"Tháng {n}" for n in range(1, 7)),
        (Series("Bài", values),),
    )


def short(regime: str) -> Document:
    """A report of a few pages with every node there is."""
    nodes: tuple[Node, ...] = (
        Para((Run(OPENING),)),
        Heading(1, "Tình hình triển khai"),
        Heading(2, "Thành phố Vị Hà"),
        Para((Run(SENTENCE), Cite((1, 3)), Run("."))),
        Para(
            (
                Run("Thành phố có "),
                Run(
                    "191", fact_ids=("F0000000001",), remark="Hai nguồn lệch nhau: 191 và 94.\nCần người xem."
                ),
                Run(" mô hình tập thể (xem "),
                Ref("mo-hinh"),
                Run(" và "),
                Ref("phu-luc-nguon"),
                Run(")"),
                Cite((1,), "Báo An Bình, ngày 19/5/2024."),
                Run("."),
            )
        ),
        models(),
        Para((Run("Ghi chú: các số liệu khác nhau về thời gian nên không cộng chung."),), "note"),
        Heading(2, "Huyện Lập An"),
        *(Heading(3, f"Việc thứ {n}") for n in ("nhất", "hai", "ba", "tư", "năm", "sáu")),
        Items(
            (
                (Run(SENTENCE + ";"),),
                (Run("việc "), Run("đậm", bold=True), Run(" và "), Run("nghiêng", italic=True)),
            )
        ),
        Heading(1, "Hạn chế, nguyên nhân"),
        Para(
            (
                Run(SENTENCE + ". "),
                Run("Theo "),
                Ref("bieu-do"),
                Run(" và "),
                Ref("xu-huong"),
                Run(", số mô hình tăng."),
            )
        ),
        bars(),
        lines(),
        Para(
            (
                Run("“Lời nói có\nxuống dòng” và chữ lạ: & < > \x01 { PAGE } " + "dài" * 60),
                Cite((2,)),
                Run("."),
            )
        ),
        PageBreak(),
        Para((Run("Trên đây là Báo cáo tổng hợp kết quả, cơ quan kính báo cáo."),)),
    )
    sources = Table(
        "nguon",
        None,
        (
            Column("Số", "center", 1),
            Column("Tên bài", weight=6),
            Column("Báo", weight=2),
            Column("Ngày", "center", 2),
        ),
        tuple(
            tuple(
                Cell((Run(text),))
                for text in (f"[{n}]", f"Bài báo số {n} về phong trào", "Báo An Bình", "09/9/2022")
            )
            for n in range(1, 6)
        ),
    )
    return Document(
        regime, front(regime), nodes, (Annex("phu-luc-nguon", "Danh mục nguồn", (sources,)),), manifest()
    )


def long(regime: str) -> Document:
    """Forty pages: contents, 200 footnotes, charts, three annexes, one of them landscape."""
    nodes: list[Node] = [
        Contents(),
        Para((Run(OPENING),)),
    ]
    note = 0
    for chapter, title in enumerate(CHAPTERS, 1):
        nodes.append(Heading(1, title))
        for part in range(1, 5):
            nodes.append(Heading(2, f"Nội dung {part} của lĩnh vực {chapter}"))
            for _ in range(5):
                note += 1
                count = 1 + note % 3
                nodes.append(
                    Para(
                        (
                            *(Run(f"{SENTENCE}. ") for _ in range(count)),
                            Cite((1,), f"Nguồn {note}: Báo An Bình."),
                        )
                    )
                )
        drawn: Chart | Table = bars(f"bieu-do-{chapter}") if chapter % 3 == 0 else models(f"bang-{chapter}")
        nodes += [Para((Run("Số liệu cụ thể được nêu tại "), Ref(drawn.key), Run("."))), drawn]
    nodes.append(Para((Run("Chi tiết tại "), Ref("a"), Run(", "), Ref("b"), Run(" và "), Ref("c"), Run("."))))
    nodes.append(Para((Run("Trên đây là Báo cáo tổng hợp kết quả, cơ quan kính báo cáo."),)))
    wide = Table(
        "rong",
        "Số liệu theo địa phương và theo tháng",
        (Column("Địa phương", weight=3), *(Column(f"Tháng {n}", "decimal") for n in range(1, 13))),
        tuple(
            (
                Cell((Run(f"Xã số {row}"),)),
                *(Cell((Run(f"{row * n:,}".replace(",", ".")),)) for n in range(1, 13)),
            )
            for row in range(1, 81)
        ),
    )
    source = Para((Run("Nguồn: Báo An Bình, ngày 19/5/2024."),), "note")

    def at(key: str) -> Para:
        return Para((Run("Số liệu được nêu tại "), Ref(key), Run(".")))

    annexes = (
        Annex("a", "Số liệu chi tiết", (at("rong"), wide, source), "landscape"),
        Annex("b", "Biểu đồ", (at("xu-huong"), lines())),
        Annex("c", "Danh mục nguồn", (Heading(1, "Báo in"), Para((Run(SENTENCE + "."),)))),
    )
    return Document(regime, front(regime), tuple(nodes), annexes, manifest(400))


def marked(regime: str) -> Document:
    """A short report that bears every mark: secrecy, urgency, circulation, draft, contact, two addressees."""
    least = minimal(regime)
    whole = replace(
        front(regime),
        number=None,
        place=None,
        to=("Ủy ban nhân dân tỉnh An Bình", "Sở Nội vụ"),
        secrecy="Mật",
        urgency="Hỏa tốc",
        circulation="Lưu hành nội bộ",
        draft=2,
        contact="Số 1 đường Hòa Bình, phường An Bình; điện thoại 0123 456 789",
        signer=Signer("TM. ỦY BAN NHÂN DÂN" if regime == "nd30" else "T/M BAN THƯỜNG VỤ", "CHỦ TỊCH", None),
    )
    return replace(least, front=whole)
