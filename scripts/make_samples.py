"""Make `samples/`: workbooks of An Giang for 2019 and 2020 with synthetic figures.

Usage: python scripts/make_samples.py [FOLDER]

The communes are those of the register; every figure is drawn by a seeded generator and stands for
nothing real. The number of communes that pass is set beforehand, the figures are drawn to fit,
and the result is evaluated before it is kept.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from cftscore import evaluate
from cftscore.core.period import Period
from cftscore.criteria import load as criteria_load
from cftscore.intake import layout
from cftscore.register import load as register_load
from cftscore.register import names as place_names
from cftscore.register.model import Commune
from cftscore.scoring.rules import ItemRule, Rules

SEED = 20190103
PROVINCE = "89"
PASSING = {"2019": 110, "2020": 117}
INCOMPLETE = {"2019": 1, "2020": 2}
SYNTHETIC = "SỐ LIỆU GIẢ LẬP, KHÔNG PHẢI SỐ LIỆU THẬT (SYNTHETIC DATA)"

SET = criteria_load.load("qd-06-2019").set
RULES = Rules(SET)
ITEMS = {item.id: item for item in SET.items}
# Hilly communes and townships of Tri Tôn and Tịnh Biên; the class is part of the made-up data.
MOUNTAIN = frozenset({"Ô Lâm", "An Tức", "Lê Trì", "Núi Tô", "An Hảo", "Tân Lợi", "Văn Giáo"})

Figures = dict[str, int | None]
Plan = dict[str, int]


@dataclass
class Place:
    """A commune with what stays alike from year to year."""

    commune: Commune
    unit_class: str
    children: int
    hamlets: int
    quality: float


# --- what a commune scores: the band of every item


def draw_plan(chance: random.Random, quality: float) -> Plan:
    """Draw the outcome of every item: the better the commune, the more often the best band."""
    plan: Plan = {}
    for key, item in ITEMS.items():
        best = quality if item.yes_no is None else 1 - (1 - quality) * 0.5
        outcomes = range(len(item.bands) + 1)
        weights = [best, *(0.75**n * (1 - best) for n in range(1, len(outcomes) - 1)), 0.0]
        weights[-1] = (1 - best) * (0.35 if len(outcomes) > 2 else 1)
        plan[key] = chance.choices(outcomes, weights)[0]
    return plan


def agree(plan: Plan) -> Plan:
    """Make outcomes fit each other: who was gravely abused was abused, and is a case of 6.2."""
    if plan["3.2"] and not plan["3.1"]:
        plan["3.1"] = 1
    if not plan["3.2"]:
        plan["6.2"] = RULES.items["6.2"].nobody
    return plan


def points(plan: Plan) -> dict[int, int]:
    """Add up the points of a plan by criterion."""
    return {
        criterion.id: sum(RULES.items[item.id].least[plan[item.id]] for item in criterion.items)
        for criterion in SET.criteria
    }


# --- figures that give the bands


def fit(chance: random.Random, rule: ItemRule, outcome: int, within: range, among: int = 1) -> int:
    """Draw a numerator that gives the outcome; one on a threshold often."""
    fitting = [n for n in within if rule.outcome(n, among) == outcome]
    if not fitting:
        raise ValueError(rule.item.id)
    rising = rule.item.bands[0].kind == "from"
    if outcome == rule.below and len(fitting) > 2:
        # Who misses the last band misses it by a little.
        near = max(2, len(fitting) // 8)
        fitting = fitting[-near:] if rising else fitting[:near]
    if rising:
        return fitting[0] if chance.random() < 0.05 else chance.choice(fitting)
    # Few things happen: the smaller number is the likelier one.
    return min(chance.choice(fitting), chance.choice(fitting))


def draw_figures(chance: random.Random, place: Place, plan: Plan) -> Figures:
    """Draw the figures of a commune, so that every item gives what the plan says."""
    total = place.children

    def about(share: float) -> int:
        return max(20, round(total * share * chance.uniform(0.93, 1.07)))

    infants = about(0.058)
    figures: Figures = {
        "children_total": total,
        "births_due": max(20, infants + chance.randint(-6, 6)),
        "special_children": about(0.03),
        "infants": infants,
        "under5_measured": about(0.29),
        "children_due_checkup": about(0.78),
        "under3": about(0.175),
        "aged3to5": about(0.18),
        "aged7plus": about(0.55),
        "hamlets": place.hamlets,
        "children_asked": chance.choice([50, 60, 80, 100, 120]),
        "residents_asked": chance.choice([50, 60, 80, 100, 120, 150]),
    }
    rules = RULES.items

    def put(key: str, most: int, among: int = 1, least: int = 0) -> int:
        item = ITEMS[key]
        value = fit(chance, rules[key], plan[key], range(least, most + 1), among)
        figures[item.numerator] = value
        return value

    grave = plan["3.2"] != 0
    abused = put("3.1", 40, total, least=int(grave))
    figures["children_gravely_abused"] = chance.randint(1, min(2, abused)) if grave else 0
    figures["abuse_cases"] = figures["children_gravely_abused"]
    figures["abuse_cases_planned"] = 0
    if grave:
        put("6.2", figures["abuse_cases"] or 0, figures["abuse_cases"] or 0)
    put("4.1", 30, total)
    put("4.2", 4)
    killed = chance.choice([1, 1, 1, 2]) if plan["5.2"] else 0
    put("5.1", 90, total, least=killed)
    figures["children_killed"] = killed
    put("12.3", 8)
    for key, item in ITEMS.items():
        if item.numerator in figures:
            continue
        if item.denominator is None:
            put(key, 1)
        else:
            among = figures[item.denominator] or 0
            put(key, among, among)
    return figures


# --- the communes of a year


def draw_year(
    chance: random.Random, places: Sequence[Place], year: str, before: Mapping[str, bool]
) -> tuple[dict[str, Figures], dict[str, bool]]:
    """Draw the figures of all communes, as many of them passing as the year must have."""
    fixed = BY_HAND.get(year, {})
    passing = choose_passing(chance, places, PASSING[year], before, fixed)
    others = [place for place in places if place.commune.code not in passing]
    chance.shuffle(others)
    blank = {place.commune.code for place in others[: INCOMPLETE[year]]}
    reasons = iter(failures(len(others) - len(blank)))
    figures: dict[str, Figures] = {}
    for place in places:
        code, mark = place.commune.code, int(SET.unit_classes[place.unit_class].pass_from)
        if code in fixed:
            place.children = fixed[code].get("children_total") or place.children
            every_point = agree(dict.fromkeys(ITEMS, 0))
            figures[code] = draw_figures(chance, place, every_point) | fixed[code]
        elif code in passing:
            figures[code] = draw(chance, place, range(mark, 1001))
        elif code in blank:
            drawn = draw(chance, place, range(mark, mark + 40))
            figures[code] = drawn | {"infants_vaccinated": None}
        else:
            lost = next(reasons)
            totals = range(1001) if lost else range(mark - 60, mark)
            figures[code] = draw(chance, place, totals, *lost)
    return figures, {place.commune.code: place.commune.code in passing for place in places}


def draw(chance: random.Random, place: Place, totals: range, *lost: int) -> Figures:
    """Draw figures that give a total of some range, with the criteria `lost` at 0, no others."""
    while True:
        plan = draw_plan(chance, place.quality)
        for criterion in SET.criteria:
            if criterion.id in lost:
                plan |= {item.id: RULES.items[item.id].below for item in criterion.items}
        scored = points(agree(plan))
        at_zero = {key for key, got in scored.items() if not got}
        if at_zero != set(lost) or sum(scored.values()) not in totals:
            continue
        try:
            return draw_figures(chance, place, plan)
        except ValueError:  # so few hamlets or cases that no number gives the band
            continue


def failures(count: int) -> list[tuple[int, ...]]:
    """List the criteria at 0 of those that fail, none where only the total is too low."""
    kinds = [(3,), (5,), (3,), (5,), (), (3, 5), (3,), (5,), (12,), (), (3,), (13,), (5,), (2,)]
    return [kinds[index % len(kinds)] for index in range(count)]


def choose_passing(
    chance: random.Random,
    places: Sequence[Place],
    count: int,
    before: Mapping[str, bool],
    fixed: Collection[str],
) -> set[str]:
    """Choose who passes: those of `fixed`, then likelier the better and who did the year before."""

    def weight(place: Place) -> float:
        kept = before.get(place.commune.code, False)
        return chance.random() + 2 * place.quality + 0.3 * kept + 9 * (place.commune.code in fixed)

    ranked = sorted(places, key=weight, reverse=True)
    return {place.commune.code for place in ranked[:count]}


# Communes of Thoại Sơn that score every point but for a figure on a threshold, or just off it.
BY_HAND: dict[str, dict[str, Figures]] = {
    "2020": {
        # Vọng Thê, 98 % of births: 196 of 200
        "30727": {"births_due": 200, "births_registered": 196},
        # Vọng Đông, 2 abused children in each 1,000: 6 of 3,000
        "30715": {"children_total": 3000, "children_abused": 6},
        # Mỹ Phú Đông, 600 injured in each 100,000: 18 of 3,000
        "30712": {"children_total": 3000, "children_injured": 18},
        # Thoại Giang, one case short of 98 %: 195 of 200 are 97.5 %
        "30721": {"births_due": 200, "births_registered": 195},
    }
}


# --- workbooks

FIXED = [(column.title.vi, column.key) for column in layout.fixed_columns(districts=True)]
FIRST_ROW = 6
_FONT = {"font_name": "Times New Roman", "font_size": 11}
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "warning": {"bold": True, "font_color": "#C00000"},
    "plain": {},
    "label": {"bold": True, "border": 1, "text_wrap": True, "align": "center",
              "valign": "vcenter", "bg_color": "#DDEBF7"},
    "key": {"font_size": 8, "border": 1, "font_color": "#595959", "text_wrap": True},
    "cell": {"border": 1},
    "total": {"border": 1, "bold": True},
}  # fmt: skip


class DistrictWorkbook:
    """The workbook of a district as an office would write it: titles, total, signatures."""

    def __init__(self, path: Path, year: str, places: Sequence[Place]) -> None:
        self.year, self.places = year, places
        self.workbook = xlsxwriter.Workbook(path)
        self.workbook.set_properties({"title": SYNTHETIC, "created": datetime(int(year), 12, 31)})
        self.formats = {
            name: self.workbook.add_format({**_FONT, **more}) for name, more in _FORMATS.items()
        }
        self.columns = layout.by_criterion(SET)
        self.keys = [key for keys in self.columns.values() for key in keys]

    def write(self, figures: Mapping[str, Figures]) -> None:
        """Write both sheets and close the file."""
        self._info()
        sheet = self.workbook.add_worksheet("Chỉ tiêu")
        self._header(sheet)
        for index, place in enumerate(self.places):
            self._commune(sheet, FIRST_ROW + index, place, figures[place.commune.code])
        self._end(sheet, figures)
        sheet.activate()
        self.workbook.close()

    def _info(self) -> None:
        sheet = self.workbook.add_worksheet("Thông tin")
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 60)
        commune = self.places[0].commune
        lines = (
            ("Bộ tiêu chí", SET.id),
            ("Kỳ", self.year),
            ("Tỉnh", commune.province),
            ("Huyện", commune.district),
            ("Người lập", "scripts/make_samples.py"),
            ("Ngày lập", f"31/12/{self.year}"),
            ("Lưu ý", SYNTHETIC),
        )
        for row, (label, value) in enumerate(lines):
            sheet.write_string(row, 0, label, self.formats["label"])
            style = "warning" if value == SYNTHETIC else "plain"
            sheet.write_string(row, 1, value, self.formats[style])

    def _header(self, sheet: Any) -> None:
        style, commune = self.formats, self.places[0].commune
        title = f"BIỂU TỔNG HỢP SỐ LIỆU THỰC HIỆN QUYỀN TRẺ EM NĂM {self.year}"
        sheet.write_string(0, 0, title, style["title"])
        sheet.write_string(1, 0, f"{commune.district}, {commune.province}", style["plain"])
        sheet.write_string(2, 0, SYNTHETIC, style["warning"])
        for column, (label, key) in enumerate(FIXED):
            sheet.merge_range(3, column, 4, column, label, style["label"])
            sheet.write_string(5, column, key, style["key"])
        column = len(FIXED)
        for number, keys in self.columns.items():
            last = column + len(keys) - 1
            if last > column:
                sheet.merge_range(3, column, 3, last, f"Tiêu chí {number}", style["label"])
            else:
                sheet.write_string(3, column, f"Tiêu chí {number}", style["label"])
            for at, key in enumerate(keys, start=column):
                sheet.write_string(4, at, SET.indicators[key].label.vi, style["label"])
                sheet.write_string(5, at, key, style["key"])
            column = last + 1
        sheet.set_row(4, 92)
        for index, width in enumerate((5, 8, 20, 20, 26)):
            sheet.set_column(index, index, width)
        sheet.set_column(len(FIXED), len(FIXED) + len(self.keys) - 1, 12)
        sheet.freeze_panes(FIRST_ROW, 3)

    def _commune(self, sheet: Any, row: int, place: Place, figures: Figures) -> None:
        commune, cell = place.commune, self.formats["cell"]
        unit_class = SET.unit_classes[place.unit_class].title.vi
        sheet.write_number(row, 0, row - FIRST_ROW + 1, cell)
        texts = (commune.code, commune.name, commune.district, unit_class)
        for column, text in enumerate(texts, start=1):
            sheet.write_string(row, column, text, cell)
        for column, key in enumerate(self.keys, start=len(FIXED)):
            value = figures[key]
            if value is None:
                sheet.write_blank(row, column, None, cell)
            elif SET.indicators[key].type == "yes_no":
                sheet.write_string(row, column, "Có" if value else "Không", cell)
            else:
                sheet.write_number(row, column, value, cell)

    def _end(self, sheet: Any, figures: Mapping[str, Figures]) -> None:
        end = FIRST_ROW + len(self.places)
        sheet.write_string(end, 2, "Tổng cộng", self.formats["total"])
        for column, key in enumerate(self.keys, start=len(FIXED)):
            if SET.indicators[key].type == "count":
                area = xlsxwriter.utility.xl_range(FIRST_ROW, column, end - 1, column)
                total = sum(figures[place.commune.code][key] or 0 for place in self.places)
                sheet.write_formula(end, column, f"=SUM({area})", self.formats["total"], total)
        sheet.write_string(end + 2, 2, "NGƯỜI LẬP BIỂU", self.formats["plain"])
        sheet.write_string(end + 2, 8, "TM. ỦY BAN NHÂN DÂN", self.formats["plain"])


def main(folder: Path) -> None:
    """Write the samples of both years, and check what they come to."""
    chance = random.Random(SEED)
    listed, _ = register_load.load(Period(2020, 1, 12))
    qualities = {
        code: chance.uniform(0.72, 0.9)
        for code, district in listed.districts.items()
        if district.province_code == PROVINCE
    }
    places = [
        Place(
            commune,
            "mountain_island_disadvantaged"
            if commune.name.partition(" ")[2] in MOUNTAIN
            and commune.district_code in ("890", "891")
            else "other",
            chance.randint(2000, 5000),
            chance.randint(5, 14),
            qualities[commune.district_code],
        )
        for commune in listed.communes_of(province_code=PROVINCE)
    ]
    before: dict[str, bool] = {}
    for year in PASSING:
        figures, before = draw_year(chance, places, year, before)
        target = folder / f"an-giang-{year}"
        target.mkdir(parents=True, exist_ok=True)
        for code in qualities:
            name = place_names.bare(listed.districts[code].name).replace(" ", "-")
            inside = [place for place in places if place.commune.district_code == code]
            DistrictWorkbook(target / f"{code}-{name}.xlsx", year, inside).write(figures)
        prove(target, year)
        for place in places:
            place.children = round(place.children * chance.uniform(0.98, 1.02))
            place.quality = min(0.92, place.quality + 0.01)


def prove(folder: Path, year: str) -> None:
    """Evaluate the samples of a year and refuse them where they do not come to what they must."""
    result = evaluate(folder).document
    (province,) = result.provinces
    found = (province.communes, province.passed, province.incomplete, province.not_submitted)
    if found != (156, PASSING[year], INCOMPLETE[year], 0):
        raise SystemExit(f"{year}: {found}")
    if {criterion.id for criterion in result.missed_criteria[:2]} != {3, 5}:
        raise SystemExit(
            f"{year}: {[(criterion.id, criterion.missed) for criterion in result.missed_criteria]}"
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(Path(made))
        main(Path("samples"))
