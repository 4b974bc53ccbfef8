"""What people do to a workbook changes nothing: headings, order, numbers as text, many files."""

from __future__ import annotations

import random
import shutil
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import workbooks as w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

import cftscore
from cftscore.core.text import fold
from cftscore.criteria import load as criteria_load
from cftscore.evaluation.document import Evaluation, to_json
from cftscore.findings import kinds as c
from cftscore.intake import values

SET = criteria_load.load("qd-06-2019").set
TABLE = w.table()
KEYS = list(TABLE.labels)
PLACE = ("--district", "Huyện Thoại Sơn", "--period", "2020")


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("expected")
    code, document, _ = w.evaluate(w.save_table(folder / "a.xlsx", TABLE), cwd=folder)
    assert code == 0
    assert w.findings(document) == []
    sample = w.evaluate(w.SAMPLE, cwd=folder)[1]
    assert w.results(document) == w.results(sample)
    return w.results(document)


Made = Callable[[Path], Any]


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _spaced(value: Any) -> Any:
    return f"{value:,}".replace(",", "\u00a0") if _is_count(value) else value


def _spelt(*words: tuple[str, str]) -> Callable[[Any], Any]:
    """Write yes and no in turn in several ways."""
    turn = iter(words * 100)

    def spell(value: Any) -> Any:
        yes, no = next(turn)
        return yes if value == "Có" else no

    return spell


ANSWERS = [key for key, value in TABLE.rows[0].items() if value in ("Có", "Không")]
CLASSES = [key for key in SET.unit_classes if key == "other"]
WITHOUT_KIND = {"Thị trấn": "TT.", "Thị Trấn": "TT", "Xã": "X."}


def _short(name: str) -> str:
    """`Thị trấn Núi Sập` as `TT. Núi Sập`."""
    for kind, short in WITHOUT_KIND.items():
        name = name.replace(kind, short)
    return name


def _plain(name: str) -> str:
    """`Xã Vọng Thê` as `vong the`, or `xa an binh` where the kind is needed."""
    return fold(name).removeprefix("xa ")


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _split_header(table: w.Table) -> tuple[w.Grid, list[str]]:
    """Halve the labels over two rows; fixed columns are merged down, halves in common across."""
    upper: list[Any] = []
    lower: list[Any] = []
    for key, label in table.labels.items():
        head, _, rest = label.partition(" ")
        upper.append(label if key in w.FIXED else head)
        lower.append(None if key in w.FIXED else rest)
    merged = [f"{letter}4:{letter}5" for letter in "ABCDE"]
    first = len(w.FIXED)
    for column in range(first, len(upper) + 1):
        if column == len(upper) or upper[column] != upper[first]:
            if column - first > 1:
                start, end = (get_column_letter(n) for n in (first + 1, column))
                merged.append(f"{start}4:{end}4")
            upper[first + 1 : column] = [None] * (column - first - 1)
            first = column
    rows = table.grid(keys=False, labels=False)
    return [["BIỂU TỔNG HỢP"], [None], [None], upper, lower, *rows], merged


def _grid(path: Path, grid: w.Grid, **more: Any) -> None:
    w.save(path / "a.xlsx", {w.SHEET: grid}, **more)


def _with_rows_around(path: Path) -> None:
    """Numbered columns below the header, subtotals, totals, notes, signatures, another page."""
    rows = TABLE.grid(keys=False, labels=False)
    labels = list(TABLE.labels.values())
    numbers = ["(A)", "(B)", "C", "D", "E", 1, 2, 3, "4", "5 = 6 + 7", *range(6, 41)]
    total: list[Any] = [None, None, "Tổng cộng", *[None] * (len(KEYS) - 3)]
    total[9:] = [999] * len(total[9:])
    district = ["I", None, "Huyện Thoại Sơn", *total[3:]]
    _grid(path, [
        ["ỦY BAN NHÂN DÂN"], [None, None, "Độc lập - Tự do - Hạnh phúc"], labels,
        numbers[: len(labels)], district, *rows[:9], [None] * len(labels), labels,
        numbers[: len(labels)], *rows[9:], total,
        ["Cộng toàn huyện", None, None, *total[3:]],
        ["Ghi chú: số liệu đến 31/12/2020"], [None, None, None, None, None, date(2020, 12, 31)],
        [None, "NGƯỜI LẬP BIỂU", None, None, None, None, None, "TM. ỦY BAN NHÂN DÂN"],
    ])  # fmt: skip


def _on_several_sheets(path: Path) -> None:
    w.save(
        path / "a.xlsx",
        {
            "Bìa": [["Báo cáo năm 2020"], ["Huyện Thoại Sơn"]],
            "Cụm 1": TABLE.some(0, 5).grid(),
            "Cụm 2": TABLE.some(5, 12).order(sorted(KEYS)).grid(keys=False),
            "Cụm 3": TABLE.some(12).grid(labels=False),
        },
    )


def _figures_on_two_sheets(path: Path) -> None:
    """Each sheet holds every commune, but only half of the columns."""
    first, second = KEYS[:25], ["name", "code", *KEYS[25:]]
    w.save(path / "a.xlsx", {"1": TABLE.order(first).grid(), "2": TABLE.order(second).grid()})


def _tables_below_each_other(path: Path) -> None:
    """Two tables on a sheet: every commune in each, other columns, in another order."""
    first, second = KEYS[:25], [*KEYS[25:], "name", "code"]
    below = TABLE.order(second).grid(keys=False)
    _grid(path, [["Biểu 1"], *TABLE.order(first).grid(), [], ["Biểu 2"], *below])


def _over_files(path: Path) -> None:
    (path / "sâu" / "hơn nữa").mkdir(parents=True)
    (path / ".ẩn").mkdir()
    w.save_table(path / "b.xlsx", TABLE.some(0, 4))
    w.save_table(path / "sâu" / "a.xlsx", TABLE.some(4, 11))
    w.save_table(path / "sâu" / "hơn nữa" / "c.xlsm", TABLE.some(11))
    # Passed over: what Excel leaves while a file is open, what is hidden, what is no workbook.
    (path / "~$b.xlsx").write_bytes(b"\x05admin")
    (path / ".ẩn" / "d.xlsx").write_bytes(b"nothing")
    (path / "đọc tôi.txt").write_text("không phải bảng tính", "utf-8")
    (path / "vòng").symlink_to(path, target_is_directory=True)


def _same(change: w.Table) -> Made:
    return lambda path: w.save_table(path / "a.xlsx", change)


def _twice(path: Path) -> None:
    """One file under two names is one file."""
    w.save_table(path / "a.xlsx", TABLE)
    (path / "b.xlsx").symlink_to(path / "a.xlsx")


W014, BY_NAME, AS_TEXT = "W014", "R003", "V013"
NAMES = TABLE.without("code")

VARIANTS: dict[str, tuple[Made, list[str]]] = {
    "NFD labels": (lambda p: _grid(p, TABLE.relabel(_nfd).grid(keys=False)), []),
    "NFD everywhere": (
        _same(TABLE.relabel(_nfd).change(name=_nfd, district=_nfd, **dict.fromkeys(ANSWERS, _nfd))),
        [],
    ),
    "labels without diacritics": (lambda p: _grid(p, TABLE.relabel(fold).grid(keys=False)), []),
    "labels in capitals": (
        lambda p: _grid(p, TABLE.relabel(lambda s: f"  {s.upper()} ").grid(keys=False)), []),
    "labels on several lines": (
        lambda p: _grid(p, TABLE.relabel(lambda s: s.replace(" ", "\n")).grid(keys=False)), []),
    "labels over two rows": (
        lambda p: _grid(p, _split_header(TABLE)[0], merged=_split_header(TABLE)[1]), []),
    "no key row": (lambda p: _grid(p, TABLE.grid(keys=False)), []),
    "no labels": (lambda p: _grid(p, TABLE.grid(labels=False)), []),
    "header on line 40": (lambda p: _grid(p, TABLE.grid(keys=False, above=39)), []),
    "blank columns and rows before": (
        lambda p: _grid(p, [[], [], *([None, None, *row] for row in TABLE.grid())]), []),
    "columns shuffled": (_same(TABLE.order(random.Random(7).sample(KEYS, len(KEYS)))), []),
    "decimal commas": (_same(TABLE.change_counts(lambda n: f"{n},0")), [AS_TEXT]),
    "numbers as text": (_same(TABLE.change_counts(str)), [AS_TEXT]),
    "spaces between thousands": (_same(TABLE.change_counts(_spaced)), [AS_TEXT]),
    "floats": (_same(TABLE.change_counts(float)), []),
    "codes as numbers": (_same(TABLE.change(code=int)), []),
    "codes as decimals": (_same(TABLE.change(code=float)), []),
    "codes with an apostrophe": (_same(TABLE.change(code=lambda code: f"'{code} ")), []),
    "answers in many ways": (
        _same(TABLE.change(**dict.fromkeys(
            ANSWERS,
            _spelt(("x", "0"), ("X", "FALSE"), ("có", "không"), ("✓", "No"), ("1", "n"),
                   ("TRUE", "KHÔNG"), ("Đúng", "sai"), ("yes.", "Không.")),
        ))), []),
    "answers as booleans": (
        _same(TABLE.change(**dict.fromkeys(ANSWERS, lambda value: value == "Có"))), []),
    "unit class by key": (_same(TABLE.change(unit_class=lambda _: "other")), []),
    "unit class in English": (
        _same(TABLE.change(unit_class=lambda _: SET.unit_classes["other"].title.en.upper())), []),
    "English labels": (
        lambda p: _grid(p, TABLE.relabel(
            lambda label: next((i.label.en for i in SET.indicators.values() if i.label.vi == label),
                               {"STT": "No.", "Mã xã": "Commune code", "Tên xã": "Commune name",
                                "Huyện": "District", "Nhóm đơn vị": "Unit class"}.get(label, "")),
        ).grid(keys=False)), []),
    "no names": (_same(TABLE.without("name", "district", "no")), []),
    "names without codes": (_same(NAMES), [BY_NAME]),
    "names without codes or districts": (_same(NAMES.without("district")), [BY_NAME]),
    "short kinds": (_same(NAMES.change(name=_short)), [BY_NAME]),
    "names without diacritics": (_same(NAMES.change(name=_plain)), [BY_NAME]),
    "names beside codes, short": (_same(TABLE.change(name=lambda s: _short(s).upper())), []),
    "names in the column of codes": (
        _same(TABLE.without("name").change(code=lambda code: next(
            row["name"] for row in TABLE.rows if row["code"] == code))), [BY_NAME]),
    "rows around": (_with_rows_around, [W014]),
    "several sheets": (_on_several_sheets, ["W012"]),
    "columns on two sheets": (_figures_on_two_sheets, []),
    "tables below each other": (_tables_below_each_other, [W014]),
    "two files and more, nested": (_over_files, []),
    "one file under two names": (_twice, []),
    "extra columns": (
        lambda p: _grid(p, [
            [*row[:6], extra, *row[6:], None] for row, extra in
            zip(TABLE.grid(), ["Ghi chú", None, *["gấp"] * 17], strict=True)]), ["H003"]),
    "an extra column without a key, used": (
        lambda p: _grid(p, [[*row, extra] for row, extra in
                            zip(TABLE.grid(), ["So với 2019", None, *range(17)], strict=True)]),
        ["H003"]),
}  # fmt: skip


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_gives_the_same_result(
    name: str, expected: dict[str, Any], tmp_path: Path
) -> None:
    make, codes = VARIANTS[name]
    make(tmp_path)
    code, document, done = w.evaluate(".", cwd=tmp_path)
    assert sorted({finding[0] for finding in w.findings(document)}) == codes, done.stderr
    assert code == 0, done.stderr
    assert w.results(document) == expected


def test_the_notes_say_which_rows_and_columns(tmp_path: Path) -> None:
    _with_rows_around(tmp_path)
    document = w.evaluate("a.xlsx", cwd=tmp_path)[1]
    note = next(finding for finding in document["findings"] if finding["code"] == "W014")
    assert note["message"].endswith("were skipped: 4–5, 16–17, 26–30"), note["message"]
    assert (note["sheet"], note["severity"]) == (w.SHEET, "note")

    VARIANTS["extra columns"][0](tmp_path)
    note = w.evaluate("a.xlsx", cwd=tmp_path)[1]["findings"][0]
    assert (note["cell"], note["severity"]) == ("G2", "note")
    assert "“Ghi chú”" in note["message"]

    w.save_table(tmp_path / "a.xlsx", NAMES)
    note = w.evaluate("a.xlsx", cwd=tmp_path)[1]["findings"][0]
    assert note["message"].startswith("17 communes have no code; recognised by name: ")
    assert "3–19" in note["message"]


def test_where_a_workbook_states_nothing_the_command_does(
    expected: dict[str, Any], tmp_path: Path
) -> None:
    w.save(tmp_path / "a.xlsx", {"Sheet1": NAMES.without("district").grid()}, info=False)
    code, document, _ = w.evaluate("a.xlsx", *PLACE, cwd=tmp_path)
    assert (code, w.results(document)) == (0, expected)


def test_one_file_and_its_copy_are_one_result_and_a_finding(
    expected: dict[str, Any], tmp_path: Path
) -> None:
    """Equal figures from two files stand; that a commune came twice is an error all the same."""
    w.save_table(tmp_path / "a.xlsx", TABLE)
    shutil.copy(tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    code, document, _ = w.evaluate(".", cwd=tmp_path)
    assert code == 1
    assert w.results(document) == expected
    assert [finding[:2] for finding in w.findings(document)] == [("R004", "error")] * 17


# --- any order of rows, columns and files


def _document(path: Path | Sequence[Path]) -> Evaluation:
    sources = [path] if isinstance(path, Path) else list(path)
    return cftscore.evaluate([str(source) for source in sources]).document


def _bare(document: Evaluation) -> dict[str, Any]:
    import json

    return w.results(json.loads(to_json(document)))


def _kinds(document: Evaluation) -> list[tuple[str, str | None]]:
    return sorted(
        (finding.code, finding.commune)
        for finding in document.findings
        if not finding.code.startswith("W014")
    )


FAULTY = (
    TABLE.put(2, births_registered="1.234")
    .put(4, children_total=None)
    .put(5, infants_vaccinated=99_999)
    .put(7, hamlets=0, hamlets_with_playground=0)
    .put(9, unit_class="lạ")
    .put(11, code="39999", name="Xã Lạ")
    .put(13, has_child_club="có?")
)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], list[Any]]:
    path = w.save_table(tmp_path_factory.mktemp("faulty") / "a.xlsx", FAULTY)
    document = _document(path)
    assert {code for code, _ in _kinds(document)} >= {"V005", "V001", "X001", "X002", "V012"}
    return _bare(document), _kinds(document)


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    orders=st.tuples(st.permutations(range(17)), st.permutations(KEYS), st.permutations("abcd")),
    cuts=st.lists(st.integers(0, 17), max_size=3),
)
def test_no_order_of_rows_columns_and_files_matters(
    faulty: tuple[dict[str, Any], list[Any]],
    orders: tuple[list[int], list[str], list[str]],
    cuts: list[int],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    rows, columns, names = orders
    folder = tmp_path_factory.mktemp("shuffled")
    shuffled = w.Table(FAULTY.labels, tuple(FAULTY.rows[index] for index in rows)).order(columns)
    edges = [0, *sorted(cuts), 17]
    files = [
        w.save_table(folder / f"{name}.xlsx", shuffled.some(start, end))
        for name, start, end in zip(names, edges, edges[1:], strict=False)
        if start < end
    ]
    document = _document(files)
    assert (_bare(document), _kinds(document)) == faulty


# --- values

YES, NO = 1, 0
N = c.NotNumber
COUNTS: list[tuple[Any, Any]] = [
    (0, 0), (7, 7), (1204.0, 1204), (-0.0, 0), (9_999_999_999, 9_999_999_999), (9999999999.0,
     9_999_999_999), ("0", 0), ("007", 7), (" 1204 ", 1204), ("1 204", 1204), ("1\u00a0204", 1204),
    ("1\u202f204\u202f567", 1_204_567), ("1.234.567", 1_234_567), ("1,234,567", 1_234_567),
    ("1.234.567,0", 1_234_567), ("1,234,567.00", 1_234_567), ("1.234,0", 1234),
    ("1,234.0", 1234), ("1 204,0", 1204), ("1 204.00", 1204), ("98,0", 98), ("98.0", 98),
    ("-0", 0), ("0,0", 0), ("1234,0", 1234), ("98,00", 98), ("12,0000", 12),
    (None, None), ("", None), ("  ", None), ("\u00a0", None), ("-", None), (" – ", None),
    ("—", None),
    ("1.234", c.AmbiguousNumber), ("1,234", c.AmbiguousNumber), ("98.000", c.AmbiguousNumber),
    ("-1.234", c.AmbiguousNumber), ("999,999", c.AmbiguousNumber),
    (0.98, c.FractionalCount), (98.5, c.FractionalCount), ("98,5", c.FractionalCount),
    ("98.5", c.FractionalCount), ("0.234", c.FractionalCount), ("0,5", c.FractionalCount),
    ("98%", c.FractionalCount), ("98,0 %", c.FractionalCount), ("100 %", c.FractionalCount),
    ("1.234,5", c.FractionalCount), ("1234.5678", c.FractionalCount), (-1.5, c.FractionalCount),
    ("1234.567", c.FractionalCount), (1e-300, c.FractionalCount),
    ("1 204,5", c.FractionalCount), ("12.3456", c.FractionalCount),
    (-3, c.NegativeCount), (-3.0, c.NegativeCount), ("-3", c.NegativeCount),
    ("−3", c.NegativeCount), ("–3", c.NegativeCount), ("-3,0", c.NegativeCount),
    (1e10, c.CountTooLarge), (10**10, c.CountTooLarge), (1e300, c.CountTooLarge),
    ("12345678901", c.CountTooLarge), ("9" * 40, c.CountTooLarge),
    (float("nan"), N), (float("inf"), N), (float("-inf"), N), (True, N), (False, N),
    ("abc", N), ("x", N), ("có", N), ("12 trẻ", 12), ("12 vụ", N), ("không có", 0),
    ("1 2", N), ("1  204", N), ("12 34", N),
    ("1.23.456", N), ("1.234.56", N), ("1,234.567,8", N), ("1,,5", N), (",5", N), ("5,", N),
    ("1e3", N), ("+5", N), ("(5)", N), ("٣", N), ("１２", N), ("½", N), ("0x10", N), ("--", N),
    ("9" * 41, N), ("1 " * 30, N), ("=1+1", c.NeverCalculated), ("%", N), ("N/A", N), ("1/2", N),
    ("#DIV/0!", c.ErrorCell), ("#N/A", c.ErrorCell), ("#REF!", c.ErrorCell),
    ("#NAME?", c.ErrorCell), ("#VALUE!", c.ErrorCell), ("#NUM!", c.ErrorCell),
    ("None", N), ("none", N), ("'165", 165), ("''165", N), ("'1.5", N), ("\u202e21", N),
    ("\u202d21", 21), ("16\u034f5", 165), ("165\u3164", 165), ("165\ufe0f", 165),
    ("=" + "J9+" * 60 + "2", c.NeverCalculated), ("#REF! (165)", c.ErrorCell),
    ("#NULL!", c.ErrorCell),
    ("#GIÁ_TRỊ!", c.ErrorCell), ("#NV", c.ErrorCell), ("Lỗi:502", c.ErrorCell), ("#a", N),
    ("Err:502", c.ErrorCell), ("#1", N),
    (date(1903, 4, 18), c.DateForCount), (datetime(2020, 1, 2, 3, 4), c.DateForCount),
    (time(12, 0), c.DateForCount), (timedelta(days=3), c.DateForCount),
]  # fmt: skip

Q = c.NotYesNo
ANSWERED: list[tuple[Any, Any]] = [
    ("x", YES), ("X", YES), (" x ", YES), ("có", YES), ("CÓ", YES), ("Có.", YES), ("co", YES),
    (_nfd("có"), YES), ("1", YES), (1, YES), (1.0, YES), (True, YES), ("TRUE", YES), ("true", YES),
    ("Yes", YES), ("y", YES), ("Đúng", YES), ("✓", YES), ("✔", YES), ("☑", YES), ("✔\ufe0f", YES),
    (1.0000000000000002, YES),
    ("không", NO), ("KHÔNG", NO), ("Khong", NO), (_nfd("Không"), NO), ("0", NO), (0, NO), (0.0, NO),
    (-0.0, NO), (False, NO), ("FALSE", NO), ("No", NO), ("n", NO), ("Sai", NO),
    (None, None), ("", None), ("-", None), ("–", None), ("   ", None),
    ("có?", Q), ("x?", Q), ("-1", Q), ("0%", Q), ("1%", Q), ("không có", NO),
    ("không có?", Q), ("chưa", Q),
    ("có/không", Q), ("(x)", Q), ("[ ]", Q), ("2", Q), (2, Q), (-1, Q), (0.5, Q), ("1.5", Q),
    ("xx", Q), ("ok", Q), ("1?", Q), ("...", Q), ("có " * 50, Q), (float("nan"), Q),
    (date(1900, 1, 1), Q), (time(0, 0), Q), (timedelta(0), Q),
    ("#N/A", c.ErrorCell), ("#DIV/0!", c.ErrorCell),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "value"), COUNTS, ids=lambda part: repr(part)[:40])
def test_counts(raw: Any, value: Any) -> None:
    found = values.count(raw)
    assert found is value or (found == value and type(found) is type(value))


@pytest.mark.parametrize(("raw", "value"), ANSWERED, ids=lambda part: repr(part)[:40])
def test_answers(raw: Any, value: Any) -> None:
    found = values.answer(raw)
    assert found is value or (found == value and type(found) is type(value))


NUMBERISH = st.text("0123456789.,-– \u00a0%+eE#/!xX", max_size=45)


@settings(max_examples=500)
@given(st.one_of(st.text(), NUMBERISH, st.floats(), st.integers(-(10**30), 10**30)))
def test_no_value_raises_and_what_is_read_is_a_count_or_an_answer(raw: Any) -> None:
    found, said = values.count(raw), values.answer(raw)
    assert found is None or isinstance(found, type) or 0 <= found <= values.MAX_COUNT
    assert said in (None, 0, 1) or isinstance(said, type)
    assert values.is_blank(raw) == (found is None) == (said is None)
    assert "\n" not in values.shown(raw)


@given(st.integers(0, values.MAX_COUNT))
def test_a_count_is_read_however_it_is_written(number: int) -> None:
    grouped = f"{number:,}"
    written: list[Any] = [number, str(number), f"{number},0", f"{number}.00", f" {number} "]
    written += [grouped.replace(",", space) for space in (" ", "\u00a0", "\u202f")]
    written += [f"{grouped}.0", grouped.replace(",", ".") + ",0"]
    written += [float(number)]
    assert {values.count(one) for one in written} == {number}
    # With one mark the group may be a fraction; with two, or none, it cannot.
    doubtful = {values.count(grouped), values.count(grouped.replace(",", "."))}
    assert doubtful == {c.AmbiguousNumber if grouped.count(",") == 1 else number}
