"""Small files that could take long: all of them end within five seconds of processor time."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import workbooks as w
from commandline import run
from openpyxl.utils import get_column_letter

TABLE = w.table()
LABELS = list(TABLE.labels.values())
ROWS = TABLE.grid(keys=False, labels=False)
SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
MOST_SECONDS = 5
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX"),
]


def _limit_seconds() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def _csv(path: Path, rows: w.Grid) -> Path:
    with path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path.with_suffix(".csv")


def _xlsx(path: Path, grid: w.Grid, **edits: Callable[[bytes], bytes]) -> Path:
    w.save(path.with_suffix(".zip"), {w.SHEET: grid})
    parts = {"sheet": SHEET, "book": BOOK}
    changes = {parts[name]: change for name, change in edits.items()}
    w.edit(path.with_suffix(".zip"), path.with_suffix(".xlsx"), changes)
    return path.with_suffix(".xlsx")


def _country(path: Path) -> Path:
    """Every district of the country has a row of totals, one of which is wrong."""
    register = Path(__file__).parents[2] / "register" / "communes.csv"
    with register.open(encoding="utf-8") as stream:
        communes = {
            row["commune_code"]: (row["district_name"], row["commune_name"])
            for row in csv.DictReader(stream)
            if row["commune_code"] and row["from"] <= "2020-12-31" < (row["until"] or "9")
        }
    of_figures = list(TABLE.labels).index("births_due")
    rows: w.Grid = [LABELS]
    for district, members in groupby(sorted(communes.items()), key=lambda commune: commune[1][0]):
        figures = []
        for code, (_, name) in members:
            number = len(rows)
            shown = ROWS[number % len(ROWS)]
            rows.append([number, code, name, district, *shown[4:]])
            figures.append(shown[of_figures:])
        sums: list[Any] = [
            None if isinstance(column[0], str) else sum(column)
            for column in zip(*figures, strict=True)
        ]
        sums[0] += district == "Huyện Thoại Sơn"
        rows.append(["", None, f"Cộng {district}", *[None] * (of_figures - 3), *sums])
    return _csv(path, rows)


def _unknown(path: Path) -> Path:
    """Rows of no commune beside those of one district."""
    odd: w.Grid = [
        [None, None, f"Xã Không Có {n}", "#N/A", None, *ROWS[0][5:]] for n in range(4000)
    ]
    return _xlsx(path, [LABELS, *ROWS, *odd])


def _headers(path: Path) -> Path:
    heading = ["Mã xã", "Tên xã", *LABELS[9:12]]
    return _csv(path, [heading] * 100_000)


def _one_heading(path: Path) -> Path:
    row: w.Grid = [["Mã xã", "Tên xã", *["Số trẻ em"] * 16_382], ["30316", "x", *[1] * 16_382]]
    return _xlsx(path, row)


def _side_by_side(path: Path) -> Path:
    return _xlsx(path, [LABELS * 360, *[row * 360 for row in ROWS[:3]]])


def _one_part(path: Path) -> Path:
    """In the list of sheets stand 20,000 more, all of which lead to the first one's part."""

    def add(xml: bytes) -> bytes:
        first = re.search(rb"<sheet [^<>]*/>", xml)
        assert first is not None
        more = [
            re.sub(rb'name="[^"]*" sheetId="\d+"', b'name="T%d" sheetId="%d"' % (n, n), first[0])
            for n in range(10, 20_010)
        ]
        return xml.replace(b"</sheets>", b"".join(more) + b"</sheets>")

    return _xlsx(path, [LABELS, *ROWS], book=add)


def _hidden(path: Path) -> Path:
    columns = b"<cols>" + b'<col min="10" max="16384" hidden="1"/>' * 100_000 + b"</cols>"
    return _xlsx(
        path,
        [LABELS, *ROWS],
        sheet=lambda xml: xml.replace(b"<sheetData>", columns + b"<sheetData>"),
    )


def _merged(path: Path) -> Path:
    """Five hundred forms below each other, each with words that are merged over all columns."""
    form = [LABELS, *ROWS[:1], ["Ghi chú"], ["Người lập"]]
    last = get_column_letter(len(LABELS)).encode()
    rows = [row for n in range(0, 2000, 4) for row in (n + 3, n + 4)]
    areas = b"".join(b'<mergeCell ref="A%d:%b%d"/>' % (row, last, row) for row in rows)
    merged = b"</sheetData><mergeCells>%b</mergeCells>" % areas
    return _xlsx(path, form * 500, sheet=lambda xml: xml.replace(b"</sheetData>", merged))


def _long_headings(path: Path) -> Path:
    long: w.Grid = [[(f"Số trẻ em {number} " * 4_000)[:32_767] for number in range(900)]]
    return _xlsx(path, [[*LABELS, *long[0]], *[[*row, *[1] * 900] for row in ROWS]])


def _long_figures(path: Path) -> Path:
    """Digits without end in each cell."""
    return _xlsx(path, [LABELS, *[[*row[:5], *["1" * 32_000] * len(row[5:])] for row in ROWS]])


@pytest.mark.parametrize(
    ("make", "codes"),
    [
        (_country, {"X008"}),
        (_unknown, {"W015"}),
        (_headers, {"W023"}),
        (_one_heading, {"W013"}),
        (_side_by_side, {"W013"}),
        (_one_part, {"W007"}),
        (_hidden, {"W026"}),
        (_merged, {"W014"}),
        (_long_headings, {"H007"}),
        (_long_figures, {"V002"}),
    ],
)
def test_what_could_take_long_ends_soon(
    make: Callable[[Path], Path], codes: set[str], tmp_path: Path
) -> None:
    path = make(tmp_path / "a")
    words = ("validate", path.name, "-p", "2020", "-f", "json")
    done = run(*words, cwd=tmp_path, preexec_fn=_limit_seconds)
    assert done.code in (0, 1), done.stderr
    found = {finding["code"] for finding in json.loads(done.stdout)["findings"]}
    assert codes <= found


def test_a_sheet_of_more_than_there_is_room_for_is_told(tmp_path: Path) -> None:
    """Where it was to say where memory had run out, calamine waited for ever for the room to."""

    def far(xml: bytes) -> bytes:
        cell = b'<row r="1000000"><c r="G1000000"><v>1</v></c></row></sheetData>'
        return xml.replace(b"</sheetData>", cell)

    path = _xlsx(tmp_path / "a", [["Mã xã"]], sheet=far)
    words = ("validate", path.name, "-p", "2020", "-f", "json")
    done = run(*words, cwd=tmp_path, env={"RUST_BACKTRACE": "1"}, preexec_fn=_limit_seconds)
    assert [finding["code"] for finding in json.loads(done.stdout)["findings"]] == ["W008"]
