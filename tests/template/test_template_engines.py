"""Two engines score: LibreOffice computes what a template says, and it is what `evaluate` says."""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import filling
import libreoffice
import openpyxl
import pytest
from commandline import SAMPLES, run
from openpyxl.formula.translate import Translator

from cftscore.criteria import load as criteria_load
from cftscore.criteria.model import CriteriaSet, Item

pytestmark = pytest.mark.slow

SET = criteria_load.load("qd-06-2019").set
VERDICTS = {
    "pass": ("Đạt", "Pass"),
    "fail": ("Không đạt", "Fail"),
    "incomplete": ("Chưa đủ số liệu", "Incomplete"),
}

OWN_SET = Path(__file__).parents[1] / "files" / "own-set.yaml"


# --- what both say


def evaluated(paths: list[Path] | Path, *more: str | Path) -> dict[str, Any]:
    given = [paths] if isinstance(paths, Path) else paths
    done = run("evaluate", *given, "-f", "json", *more)
    assert done.stdout, done.stderr
    found: dict[str, Any] = json.loads(done.stdout, parse_float=Decimal)
    return found


def agree(shown: filling.Score, commune: dict[str, Any]) -> None:
    """Compare what the sheet of results shows with what `evaluate` says of a commune."""
    items = {item["id"]: item["points"] for part in commune["criteria"] for item in part["items"]}
    assert {key: same(value) for key, value in shown.items.items()} == items, commune["code"]
    sums = [interval(criterion) for criterion in commune["criteria"]]
    assert list(map(same, shown.sums)) == sums, commune["code"]
    assert same(shown.total) == interval(commune), commune["code"]
    assert same(shown.required) == commune["points_required"], commune["code"]
    assert shown.verdict in VERDICTS[commune["verdict"]], commune["code"]
    missed = [
        str(criterion["id"]) for criterion in commune["criteria"] if criterion["met"] is False
    ]
    assert shown.missed == ", ".join(missed), commune["code"]


def same(shown: Any) -> Any:
    """Give a shown number exactly, an unknown one as None, an interval as its text."""
    if shown == "?":
        return None
    return Decimal(repr(shown)) if isinstance(shown, int | float) else shown


def interval(part: dict[str, Any]) -> Any:
    points, least, most = (part[key] for key in ("points", "points_min", "points_max"))
    return f"{least}–{most}" if points is None else points


# --- the samples


@pytest.mark.parametrize("year", [2019, 2020])
def test_both_score_the_samples_alike(year: int, tmp_path: Path) -> None:
    assert (
        run("template", "--province", "89", "--period", str(year), "-o", tmp_path / "t").code == 0
    )
    reported = sample(year)
    (tmp_path / "filled").mkdir()
    filled = [
        filling.fill_table(path, tmp_path / "filled" / path.name, lambda _, code: reported[code])
        for path in sorted((tmp_path / "t").iterdir())
    ]
    made = libreoffice.recalculate(filled, folder(tmp_path / "made"))
    document = evaluated(tmp_path / "filled")
    shown = {code: score for path in made for code, score in filling.scores(path).items()}
    assert len(document["communes"]) == len(shown) == 156
    for commune in document["communes"]:
        agree(shown[commune["code"]], commune)
    for path, district in zip(made, document["districts"], strict=True):
        assert counts(path) == [
            district["communes"], district["passed"], district["failed"], district["incomplete"],
            district["compliance_percent"],
        ]  # fmt: skip


def sample(year: int) -> dict[str, dict[str, Any]]:
    """Read what the communes of a sample report, by code."""
    found = {}
    for path in sorted((SAMPLES / f"an-giang-{year}").glob("*.xlsx")):
        table = filling.sheet(path)
        keys = filling.keys(table)
        for row, code in filling.table_rows(table):
            if code.isdecimal():
                cells = {key: table.cell(row, column).value for key, column in keys.items()}
                found[code] = {key: cells[key] for key in ("unit_class", *SET.indicators)}
    return found


def counts(path: Path) -> list[Any]:
    """Read the counts of all communes that the sheet of results shows."""
    line = [cell.value for cell in filling.sheet(path, "Kết quả")[4] if cell.value is not None]
    communes, passed, failed, incomplete, percent = line
    return [communes, passed, failed, incomplete, Decimal(repr(percent))]


def folder(path: Path) -> Path:
    path.mkdir()
    return path


# --- random communes


class Chance:
    """Draws communes whose figures lie on, just under and just over thresholds."""

    def __init__(self, criteria_set: CriteriaSet, classes: list[str], seed: int) -> None:
        self.set, self.classes, self.random = criteria_set, classes, random.Random(seed)
        self.titles = {
            key: unit_class.title.vi for key, unit_class in criteria_set.unit_classes.items()
        }

    def commune(self) -> dict[str, Any]:
        good = self.random.random() < 0.7
        drawn: dict[str, Any] = {"unit_class": self.random.choice(self.classes)}
        for item in sorted(self.set.items, key=lambda one: one.denominator is None):
            if item.denominator is not None and item.denominator not in drawn:
                drawn[item.denominator] = self.whole(item.denominator, drawn, good)
            if item.numerator not in drawn:
                drawn[item.numerator] = self.part(item, drawn.get(item.denominator or ""), good)
        for key in self.set.indicators:
            if self.random.random() < (0.002 if good else 0.05):
                drawn[key] = self.random.choice([None, None, "-", "x", -3, 2.5, "nhiều"])
            elif type(drawn[key]) is int and self.random.random() < 0.05:
                drawn[key] = str(drawn[key])  # pasted as text
        return drawn

    def whole(self, key: str, drawn: dict[str, Any], good: bool) -> int:
        if self.random.random() < (0.01 if good else 0.06):
            return 0
        above = [drawn[one] for one in self.set.wholes.get(key, ()) if drawn.get(one)]
        most = min([*above, 10 ** self.random.randint(1, 6)])
        return max(1, self.random.randint((most + 1) // 2, most))

    def part(self, item: Item, whole: Any, good: bool) -> Any:
        band = item.bands[0] if good else self.random.choice(item.bands)
        if band.answer is not None:
            yes = self.random.choice(["Có", "có", "x", 1, True])
            no = self.random.choice(["Không", "không", 0, False])
            right = self.random.random() < (0.97 if good else 0.6)
            return yes if (band.answer == "yes") == right else no
        edge = Fraction(band.threshold or 0) * (whole if item.denominator else 1) / item.base
        near = math.ceil(edge) if band.from_ is not None else math.floor(edge)
        better = 1 if band.from_ is not None else -1
        steps = [0, 0, better, better] if good else [0, 0, 1, -1, self.random.randint(-9, 9)]
        found = max(0, near + self.random.choice(steps))
        # Now and then a part stays above its whole, as it does where somebody mistypes.
        return min(found, whole) if item.share and self.random.random() < 0.98 else found


@pytest.mark.parametrize(
    ("count", "kinds"), [(2000, {"pass": 200, "fail": 200, "incomplete": 100})], ids=["qd-06"]
)
def test_both_score_random_communes_alike(
    count: int, kinds: dict[str, int], tmp_path: Path
) -> None:
    chance = Chance(
        SET, [*(unit_class.title.vi for unit_class in SET.unit_classes.values()), "other", "?"], 1
    )
    register = filling.write_register(tmp_path / "register.csv", count)
    compare(tmp_path, chance, register, kinds, "qd-06-2019")


def test_both_score_by_a_set_of_ones_own_alike(tmp_path: Path) -> None:
    """A criteria set that no line of Python knows, with decimals everywhere."""
    own = criteria_load.load(OWN_SET).set
    chance = Chance(own, [unit_class.title.en for unit_class in own.unit_classes.values()], 2)
    register = filling.write_register(tmp_path / "register.csv", 400, districts=3)
    compare(tmp_path, chance, register, {"pass": 30, "fail": 30, "incomplete": 30}, OWN_SET)


def compare(
    tmp_path: Path, chance: Chance, register: Path, kinds: dict[str, int], path: str | Path
) -> None:
    """Fill in templates with random communes, let both engines score them, and compare."""
    options = ("--criteria", path, "--register", register, "--period", "2020")
    assert run("template", "--province", "77", *options, "-o", tmp_path / "made").code in (0, 2)
    if not (tmp_path / "made").exists():
        single = tmp_path / "made.xlsx"
        assert run("template", "--province", "77", *options, "-o", single).code == 0
        templates = [single]
    else:
        templates = sorted((tmp_path / "made").iterdir())
    target = folder(tmp_path / "filled")
    filled = [
        filling.fill_table(template, target / template.name, lambda *_: chance.commune())
        for template in templates
    ]
    shown: dict[str, filling.Score] = {}
    for made in libreoffice.recalculate(filled, folder(tmp_path / "computed")):
        shown |= filling.scores(made)
    document = evaluated(target, *options)
    for commune in document["communes"]:
        agree(shown[commune["code"]], commune)
    found = Counter(commune["verdict"] for commune in document["communes"])
    assert all(found[kind] >= least for kind, least in kinds.items()), found
    assert sum(found.values()) == len(shown)


# --- results that are written along, and what cells refuse


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_results_written_along_are_those_that_libreoffice_computes(
    lang: str, tmp_path: Path
) -> None:
    merged = tmp_path / "merged.xlsx"
    done = run("merge", SAMPLES / "an-giang-2020", "-o", merged, lang=lang)
    assert done.code == 0, done.stderr
    (computed,) = libreoffice.recalculate([merged], folder(tmp_path / "computed"))
    formulas = openpyxl.load_workbook(merged)["Kết quả"]
    written, made = (filling.sheet(path, "Kết quả") for path in (merged, computed))
    compared = 0
    for row in formulas.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                compared += 1
                before, after = (sheet[cell.coordinate].value for sheet in (written, made))
                assert (before or None) == (after or None), (cell.coordinate, cell.value)
    assert compared > 22_000


# What is typed as a whole and its part, and what must come of it: whether the cell takes the part,
# whether it takes the whole, whether the part shows as wrong, whether it shows as missing.
TYPED: list[tuple[Any, Any, bool, bool, bool, bool]] = [
    (10, 10, True, True, False, False),
    (10, 0, True, True, False, False),
    (0, 0, True, True, False, False),
    (10, 11, False, False, True, False),
    (10, -1, False, True, True, False),
    (10, 2.5, False, True, True, False),
    (10, "9", False, True, True, False),
    (10, "có", False, True, True, False),
    (10, "TRUE", False, True, True, False),
    (None, 5, True, False, False, False),
    ("nhiều", 5, True, False, False, False),
    (999_999_999, 999_999_999, True, True, False, False),
    (1_000_000_000, 5, True, False, False, False),
    (10_000_000_000, 10_000_000_000, False, False, True, False),
    (10, None, False, True, False, True),
    (10, "  ", False, True, False, True),
    (10, "-", False, True, False, True),
]
ANSWERS: list[tuple[Any, bool]] = [
    ("Có", False), ("không", False), ("Yes", False), (" x ", False), ("✓", False), (1, False),
    (0, False), (True, False), ("-", False), (None, False), ("có lẽ", True), (2, True),
    ("*", True), ("?", True), ("C*", True), (0.5, True), ("Có và không", True),
]  # fmt: skip
CLASSES: list[tuple[Any, bool]] = [
    ("Xã, phường, thị trấn khác", False), ("other", False), ("OTHER", False), (None, False),
    ("Any other commune, ward or township", False), ("khác", True), (850, True), ("*", True),
]  # fmt: skip


def test_cells_refuse_and_mark_what_is_wrong(tmp_path: Path) -> None:
    """The rules and colours of cells are formulas: LibreOffice computes them as such."""
    register = filling.write_register(tmp_path / "register.csv", len(TYPED))
    template = tmp_path / "template.xlsx"
    options = ("--register", register, "--period", "2020", "-o", template)
    assert run("template", "--province", "77", *options).code == 0
    book = openpyxl.load_workbook(template)
    table = book["Chỉ tiêu"]
    columns = filling.keys(filling.sheet(template))
    whole, part = columns["births_due"], columns["births_registered"]
    answer, unit_class = columns["has_child_forum"], columns["unit_class"]
    rules = {
        next(iter(one.sqref.ranges)).min_col: one.formula1
        for one in table.data_validations.dataValidation
    }
    formats = {
        next(iter(one.sqref.ranges)).min_col: [rule.formula[0] for rule in one.rules]
        for one in table.conditional_formatting
    }
    wanted = (rules[part], rules[whole], *formats[part], *formats[answer], *formats[unit_class])
    first = table.max_column + 2
    for index, case in enumerate(TYPED):
        row = filling.FIRST_ROW + index
        table.cell(row, whole).value, table.cell(row, part).value = case[:2]
        table.cell(row, answer).value = ANSWERS[index][0]
        table.cell(row, unit_class).value = CLASSES[index % len(CLASSES)][0]
        for column, formula in enumerate(wanted, start=first):
            origin = table.cell(filling.FIRST_ROW, column).coordinate
            here = table.cell(row, column)
            moved = Translator(f"={formula}", origin).translate_formula(f"{origin[:-1]}{row}")
            here.value = moved
    book.save(tmp_path / "typed.xlsx")
    (made,) = libreoffice.recalculate([tmp_path / "typed.xlsx"], folder(tmp_path / "made"))
    computed = filling.sheet(made)
    for index, case in enumerate(TYPED):
        cells = [
            bool(computed.cell(filling.FIRST_ROW + index, first + column).value)
            for column in range(len(wanted))
        ]
        answered, wrong = ANSWERS[index]
        chosen, unknown = CLASSES[index % len(CLASSES)]
        blank = [answered in (None, "-"), chosen is None]
        assert cells == [*case[2:], wrong, blank[0], unknown, blank[1]], (case, answered, chosen)
