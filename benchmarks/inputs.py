"""Make the inputs of the benchmarks: valid workbooks of the whole country, every figure made up.

Usage: python benchmarks/inputs.py FOLDER [--communes N]

Writes to the folder:

    national.xlsx      the communes of the register at 2020, in one workbook
    districts/         the same communes, a workbook for each district
    national.csv       the register that lists them
    four-times.xlsx    four times as many, the copies under made-up codes and names
    four-times.csv     the register that lists those
    national.resource.json, national.checklist.json    what frictionless shall check

The figures of a commune start from those of one of the samples and grow by random amounts, a part
never by more than its wholes: no two communes are alike. A workbook has 63 columns: 5 about the
commune, the 40 figures, and 18 that officers like to see beside them. That these are passed over
is noted; no file has any other finding.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import groupby
from pathlib import Path
from statistics import median_low
from typing import Any

import xlsxwriter

from cftscore.core.period import Period
from cftscore.criteria import load as criteria_load
from cftscore.intake import layout
from cftscore.intake.checks import plausibility
from cftscore.register import load as register_load
from cftscore.register import shipped
from cftscore.register.model import Commune
from cftscore.register.unit_classes import told_by_register

SEED = 20190103
YEAR = 2020
TIMES = 4
SAMPLES = Path(__file__).resolve().parents[1] / "samples" / f"an-giang-{YEAR}"

SET = criteria_load.load("qd-06-2019").set
FIXED = layout.fixed_columns(districts=True)
KEYS = [key for keys in layout.by_criterion(SET).values() for key in keys]
RATIOS = {f"ratio_{item.id}": (item, item.denominator) for item in SET.items if item.denominator}
BESIDE = {
    **{key: f"Tỷ lệ của nội dung {item.id}" for key, (item, _) in RATIOS.items()},
    "own_points": "Điểm xã tự chấm",
    "remark": "Ý kiến của xã",
}
"""What officers like to see beside the figures, and nothing is scored by."""
COLUMNS = [*(column.key for column in FIXED), *KEYS, *BESIDE]
HEADINGS = [
    *(column.title.vi for column in FIXED),
    *(SET.indicators[key].label.vi for key in KEYS),
    *BESIDE.values(),
]
COUNTS = [
    key
    for key in TopologicalSorter({key: SET.wholes.get(key, ()) for key in KEYS}).static_order()
    if SET.indicators[key].type == "count"
]
"""A whole before its parts."""
SAMPLE_KEYS, NATIONAL_KEYS = 5, 1
"""Where a sample, and where a workbook made here, has its row of keys, counted from 0."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Inputs:
    """Where the inputs lie."""

    folder: Path

    @property
    def national(self) -> Path:
        """The communes of the register, in one workbook."""
        return self.folder / "national.xlsx"

    @property
    def national_register(self) -> Path:
        """The register that lists them."""
        return self.folder / "national.csv"

    @property
    def districts(self) -> Path:
        """The folder with a workbook for each district."""
        return self.folder / "districts"

    @property
    def four_times(self) -> Path:
        """Four times as many communes, in one workbook."""
        return self.folder / "four-times.xlsx"

    @property
    def four_times_register(self) -> Path:
        """The register that lists those."""
        return self.folder / "four-times.csv"

    @property
    def resource(self) -> Path:
        """The national workbook with its schema, as frictionless describes a table."""
        return self.folder / "national.resource.json"

    @property
    def checklist(self) -> Path:
        """What frictionless shall check beyond the schema: no part is above its whole."""
        return self.folder / "national.checklist.json"


def write(folder: Path, communes: int | None = None) -> int:
    """Write all inputs, of all communes or of the first some; give how many these are."""
    made = Inputs(folder)
    listed, _ = register_load.load(Period(YEAR, 1, 12))
    places = sorted(listed.communes.values(), key=_district)[:communes]
    chance = random.Random(SEED)
    rows = draw(chance, places)

    made.districts.mkdir(parents=True, exist_ok=True)
    _write_workbook(made.national, rows)
    _write_register(made.national_register, places)
    row_of = iter(rows)
    for code, inside in groupby(places, key=_district):
        _write_workbook(made.districts / f"{code}.xlsx", [next(row_of) for _ in inside])

    copies = [copy(place, number) for number in range(1, TIMES) for place in places]
    _write_workbook(made.four_times, [*rows, *draw(chance, copies)])
    _write_register(made.four_times_register, [*places, *copies])
    _write_json(made.resource, described(made.national.name))
    _write_json(made.checklist, {"checks": checks()})
    return len(places)


def _district(place: Commune) -> str:
    return place.district_code


def copy(place: Commune, number: int) -> Commune:
    """Make up a commune beside a real one: its codes begin with 9 and the number of the copy."""

    def code(real: str) -> str:
        return f"9{number}{real}"

    return Commune(
        code(place.code),
        f"{place.name} {number}",
        code(place.district_code),
        f"{place.district} {number}",
        code(place.province_code),
        f"{place.province} {number}",
    )


# --- figures


def draw(chance: random.Random, places: Sequence[Commune]) -> list[Row]:
    """Draw the row of every commune; the communes come district by district."""
    samples = complete_samples()
    rows: list[Row] = []
    for _, inside in groupby(places, key=_district):
        district = list(inside)
        figures = [grown(chance, chance.choice(samples)) for _ in district]
        while far := list(_far_from_median(figures)):
            for index in far:
                figures[index] = grown(chance, chance.choice(samples))
        for place, drawn in zip(district, figures, strict=True):
            fixed = (len(rows) + 1, place.code, place.name, place.district)
            told = told_by_register(place, f"{YEAR}-12-31", SET.unit_classes)
            if told is not None:
                drawn["unit_class"] = SET.unit_classes[told].title.vi
            rows.append(dict(zip(COLUMNS, fixed, strict=False)) | drawn | beside(drawn))
    return rows


def beside(figures: Row) -> Row:
    """Fill the columns that stand beside the figures."""
    ratios = {
        key: round(figures[item.numerator] * item.base / max(1, figures[whole]), 2)
        for key, (item, whole) in RATIOS.items()
    }
    return {**ratios, "own_points": 800 + sum(figures[key] for key in COUNTS) % 200,
            "remark": "Đã rà soát"}  # fmt: skip


def grown(chance: random.Random, sample: Row) -> Row:
    """Add a random amount to every count of a commune: to a part never more than to its wholes."""
    figures = dict(sample)
    added: dict[str, int] = {}
    for key in COUNTS:
        value, wholes = sample[key], SET.wholes.get(key, ())
        if wholes:
            # In proportion, or a little less, so that most shares stay about what they were.
            most = min(added[whole] * value // max(1, sample[whole]) for whole in wholes)
            added[key] = most - chance.randint(0, most // 50)
        else:
            added[key] = chance.randint(0, value // 3)
        figures[key] += added[key]
    return figures


def _far_from_median(rows: Sequence[Row]) -> Iterator[int]:
    """Find the communes with a figure so far from their district's median as to look wrong."""
    medians = {key: median_low([row[key] for row in rows]) for key in COUNTS}
    for index, row in enumerate(rows):
        if any(_is_far(row[key], middle) for key, middle in medians.items()):
            yield index


def _is_far(value: int, middle: int) -> bool:
    factor = plausibility.FACTOR
    near = abs(value - middle) < plausibility.LEAST_DIFFERENCE
    return not near and not middle <= value * factor <= middle * factor * factor


def complete_samples() -> list[Row]:
    """Read the figures and unit classes of the samples' communes that left nothing blank."""
    import pandas as pd

    rows: list[Row] = []
    for path in sorted(SAMPLES.glob("*.xlsx")):
        table = pd.read_excel(path, sheet_name=layout.INPUT, header=SAMPLE_KEYS, engine="calamine")
        table = table.dropna(subset=["code", *KEYS])[["unit_class", *KEYS]]
        table = table.astype(dict.fromkeys(COUNTS, int))
        rows += [dict(zip(table.columns, row, strict=True)) for row in table.to_numpy(object)]
    return rows


# --- the same rules in the words of frictionless


def described(path: str) -> dict[str, Any]:
    """Describe the national workbook: every column, its type and what its cells must be."""
    fields = [_field(column) for column in COLUMNS]
    dialect = {"headerRows": [NATIONAL_KEYS + 1], "excel": {"sheet": layout.INPUT}}
    schema = {"fields": fields, "primaryKey": ["code"]}
    return {"name": "national", "path": path, "dialect": dialect, "schema": schema}


def _field(column: str) -> dict[str, Any]:
    must: dict[str, Any] = {"required": True}
    if column in COUNTS:
        return {"name": column, "type": "integer", "constraints": must | {"minimum": 0}}
    if column in BESIDE:
        kind = "string" if column == "remark" else "number"
        return {"name": column, "type": kind, "constraints": must}
    if column in KEYS:
        must["enum"] = ["Có", "Không"]
    elif column == "unit_class":
        must["enum"] = [unit_class.title.vi for unit_class in SET.unit_classes.values()]
    return {"name": column, "type": "integer" if column == "no" else "string", "constraints": must}


def checks() -> list[dict[str, str]]:
    """List what must hold between two columns."""
    pairs = [(part, whole) for part, wholes in SET.wholes.items() for whole in wholes]
    return [{"type": "row-constraint", "formula": f"{part} <= {whole}"} for part, whole in pairs]


# --- files


def _write_workbook(path: Path, rows: Iterable[Row]) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        info = workbook.add_worksheet(layout.INFO)
        for number, line in enumerate((("Bộ tiêu chí", SET.id), ("Kỳ", str(YEAR)))):
            info.write_row(number, 0, line)
        sheet = workbook.add_worksheet(layout.INPUT)
        for number, texts in enumerate((HEADINGS, COLUMNS)):
            sheet.write_row(number, 0, texts)
        for number, row in enumerate(rows, start=NATIONAL_KEYS + 1):
            for column, key in enumerate(COLUMNS):
                value = row[key]
                (sheet.write_string if isinstance(value, str) else sheet.write_number)(
                    number, column, value
                )


def _write_register(path: Path, places: Iterable[Commune]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream, lineterminator="\n")
        lines.writerow(shipped.COLUMNS)
        for commune in places:
            province, district = (
                (commune.province_code, commune.province),
                (commune.district_code, commune.district),
            )
            lines.writerow((*province, *district, commune.code, commune.name))


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def main() -> None:
    """Write the inputs that the command line asks for."""
    parser = argparse.ArgumentParser(description="Make the inputs of the benchmarks.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--communes", type=int, help="only so many of the communes")
    given = parser.parse_args()
    communes = write(given.folder, given.communes)
    print(f"{given.folder}: {communes} communes, and {TIMES} times as many")


if __name__ == "__main__":
    main()
