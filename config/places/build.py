"""Builds the gazetteer `units.tsv` and `communes.tsv` in this folder.

Source: the data set inside the Python package vietnamadminunits, version 1.0.4, by Tran Ngoc Minh Hieu,
under the MIT licence (https://pypi.org/project/vietnamadminunits/). Not a dependency of tonghop: install
it in an environment of its own and run this script with that interpreter:

    python -m venv v && v/bin/pip install vietnamadminunits==1.0.4 && v/bin/python config/places/build.py

The licence's notice stands beside the data, in LICENSE.

A row is `code  name  key  parent  successors`, tab-separated. `key` is the name without its class word, as
`tonghop.gazetteer.fold` spells it: folding all names when they are loaded would triple the time it takes. A
code is the era (63: until 2025-06-30; 34: from 2025-07-01) and the General Statistics Office's number of the
unit. `successors` are the codes of the units of era 34 that took over the unit's land, joined by commas
(districts have none: their communes do; but five island districts have no communes). A district of earlier
years that the source no longer shows has no land of its own here.
"""

from __future__ import annotations

import importlib.util
import json
import sqlite3
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "cli"))

from tonghop.gazetteer import fold, split_class  # noqa: E402

# What the source, drawn up in 2025, no longer shows. Codes are those the units had, but for Quận 2,
# whose number went to the thành phố Thủ Đức that took it in.
FORMER = (
    ("63:474", "Thành phố Huế", "63:46", ""),  # until 2024-12-31, in the province Thừa Thiên Huế
    ("63:762", "Quận Thủ Đức", "63:79", ""),  # these three until 2020-12-31, Nghị quyết 1111/NQ-UBTVQH14
    ("63:763", "Quận 9", "63:79", ""),
    ("63:Q02", "Quận 2", "63:79", ""),
)
# The name that a unit bore for most of its era.
NAMES = {"63:46": "Tỉnh Thừa Thiên Huế"}


def rows() -> tuple[list[tuple[str, str, str, str]], list[tuple[str, str, str, str]]]:
    """The rows of provinces with districts, and those of communes."""
    spec = importlib.util.find_spec("vietnamadminunits")
    if spec is None or spec.origin is None:
        raise SystemExit("install vietnamadminunits==1.0.4 first (see the head of this file)")
    data = Path(spec.origin).parent / "data"
    with sqlite3.connect(data / "dataset.db") as db:
        old = db.execute(
            "select provinceCode, province, provinceKey, districtCode, district, districtKey,"
            " wardCode, ward, wardKey from admin_units_legacy"
        ).fetchall()
        new = db.execute(
            "select provinceCode, province, provinceKey, wardCode, ward, wardKey from admin_units"
        ).fetchall()
    successors = read_converter(data / "converter_2025.json")
    new_province = {row[2]: f"34:{row[0]}" for row in new}
    new_commune = {(row[2], row[5]): f"34:{row[3]}" for row in new}

    units: dict[str, tuple[str, str, str, str]] = {}
    communes: dict[str, tuple[str, str, str, str]] = {}
    for row in new:
        units[f"34:{row[0]}"] = (f"34:{row[0]}", row[1], "", "")
        communes[f"34:{row[3]}"] = (f"34:{row[3]}", row[4], f"34:{row[0]}", "")
    for province, name, key, district, d_name, d_key, ward, w_name, w_key in old:
        heir = new_province[successors["provinces"][key].pop()] if f"63:{province}" not in units else ""
        units.setdefault(f"63:{province}", (f"63:{province}", NAMES.get(f"63:{province}", name), "", heir))
        heirs = successors["communes"]["_".join((key, d_key, w_key or ""))]
        codes = ",".join(sorted(new_commune[pair] for pair in heirs))
        units.setdefault(
            f"63:{district}", (f"63:{district}", d_name, f"63:{province}", "" if ward else codes)
        )
        if ward:
            communes[f"63:{ward}"] = (f"63:{ward}", w_name, f"63:{district}", codes)
    return [*units.values(), *FORMER], list(communes.values())


def read_converter(path: Path) -> dict[str, dict[str, set]]:  # type: ignore[type-arg]
    """Old key → new keys, of provinces and of communes."""
    data = json.loads(path.read_text("utf-8"))
    provinces: dict[str, set[str]] = {}
    communes: dict[str, set[tuple[str, str]]] = {}
    for new, olds in data["DICT_PROVINCE"].items():
        for old in olds:
            provinces.setdefault(old, set()).add(new)
    for province, wards in data["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in wards.items():
            for old in olds:
                communes.setdefault(old, set()).add((province, new))
    for province, wards in data["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, news in wards.items():
            for new in news:
                communes.setdefault(old, set()).add((province, new["newWardKey"]))
    return {"provinces": provinces, "communes": communes}


def write(path: Path, table: list[tuple[str, str, str, str]]) -> None:
    """One row a line, in the order of the codes."""
    lines = []
    # what lies in one unit stands together: a reader finds it without reading the rest
    for code, name, parent, successors in sorted(table, key=lambda row: (row[2], row[0])):
        key = split_class(fold(name))[1]
        lines.append("\t".join((code, name, key, parent, successors)) + "\n")
    path.write_text("".join(lines), "utf-8", newline="\n")


if __name__ == "__main__":
    units, communes = rows()
    write(HERE / "units.tsv", units)
    write(HERE / "communes.tsv", communes)
