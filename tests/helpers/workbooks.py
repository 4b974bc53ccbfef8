"""A district, Thoại Sơn, in many shapes: tables with changed headings, order, cells and files."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from commandline import Done, run, run_inside

FILES = Path(__file__).parents[1] / "files"
SAMPLE = FILES / "thoai-son.xlsx"
SHEET = "Chỉ tiêu"
FIXED = ("no", "code", "name", "district", "unit_class")
INFO = (
    ("Bộ tiêu chí", "qd-06-2019"),
    ("Kỳ", "2020"),
    ("Tỉnh", "Tỉnh An Giang"),
    ("Huyện", "Huyện Thoại Sơn"),
)

Grid = list[list[Any]]


@dataclass(frozen=True)
class Table:
    """The table of a district: headings and, commune by commune, cells by column."""

    labels: Mapping[str, str]
    rows: tuple[Mapping[str, Any], ...]

    def change(self, **columns: Callable[[Any], Any]) -> Table:
        """Change the cells of some columns."""
        rows = [
            {key: columns[key](value) if key in columns else value for key, value in row.items()}
            for row in self.rows
        ]
        return replace(self, rows=tuple(rows))

    def change_counts(self, change: Callable[[Any], Any]) -> Table:
        """Change the cells of all columns of counts."""
        counts = [key for key, value in self.rows[0].items() if isinstance(value, int)]
        return self.change(**dict.fromkeys([key for key in counts if key != "no"], change))

    def put(self, commune: int, **cells: Any) -> Table:
        """Put other cells into one commune's row."""
        rows = list(self.rows)
        rows[commune] = {**rows[commune], **cells}
        return replace(self, rows=tuple(rows))

    def without(self, *keys: str) -> Table:
        """Leave columns out."""
        labels = {key: label for key, label in self.labels.items() if key not in keys}
        return replace(self, labels=labels)

    def order(self, keys: Iterable[str]) -> Table:
        """Put the columns into another order, or keep only some."""
        return replace(self, labels={key: self.labels[key] for key in keys})

    def relabel(self, change: Callable[[str], str]) -> Table:
        """Change the labels."""
        return replace(self, labels={key: change(label) for key, label in self.labels.items()})

    def some(self, start: int, stop: int | None = None) -> Table:
        """Keep some of the communes."""
        return replace(self, rows=self.rows[start:stop])

    def grid(self, *, keys: bool = True, labels: bool = True, above: int = 0) -> Grid:
        """Lay the table out: rows of titles, labels, keys, then a row for each commune."""
        titles: Grid = [[f"Tiêu đề {number}"] for number in range(above)]
        heads: Grid = [list(self.labels.values())] * labels + [list(self.labels)] * keys
        return titles + heads + [[row.get(key) for key in self.labels] for row in self.rows]


@cache
def table() -> Table:
    """Read the table of the sample."""
    sheet = openpyxl.load_workbook(SAMPLE, data_only=True)[SHEET]
    lines = [list(row) for row in sheet.iter_rows(min_row=4, max_row=23, values_only=True)]
    above, below, keys, *rows = lines
    labels = (str(upper if key in FIXED else lower) for upper, lower, key in
              zip(above, below, keys, strict=True))  # fmt: skip
    names = [str(key) for key in keys]
    return Table(
        dict(zip(names, labels, strict=True)),
        tuple(dict(zip(names, row, strict=True)) for row in rows),
    )


@cache
def sample_grids() -> dict[str, Grid]:
    """Give both sheets of the sample as they are."""
    book = openpyxl.load_workbook(SAMPLE, data_only=True)
    return {sheet.title: [list(row) for row in sheet.values] for sheet in book.worksheets}


def save(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    merged: Iterable[str] = (),
    *,
    info: bool = True,
) -> Path:
    """Write sheets as an .xlsx, with a sheet `Thông tin` unless told not to.

    Args:
        path: of the file.
        sheets: rows by the sheet's name.
        merged: ranges of the first sheet to merge.
        info: write the sheet that says period and district.
    """
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for area in merged:
        book.worksheets[0].merge_cells(area)
    if info:
        about = book.create_sheet("Thông tin")
        for line in INFO:
            about.append(line)
    book.save(path)
    return path


def save_table(path: Path, made: Table, **more: Any) -> Path:
    """Write a table with labels and keys on lines 1 and 2 and the communes from line 3 on."""
    return save(path, {SHEET: made.grid()}, **more)


def save_csv(
    path: Path, rows: Sequence[Sequence[Any]], delimiter: str = ",", encoding: str = "utf-8-sig"
) -> Path:
    """Write rows as a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def edit(source: Path, target: Path, changes: Mapping[str, Callable[[bytes], bytes]]) -> Path:
    """Copy an archive and change some of its members; one that is not there begins empty."""
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in dict.fromkeys((*parts, *changes)):
            archive.writestr(name, changes.get(name, bytes)(parts.get(name, b"")))
    return target


def evaluate(*args: str | Path, cwd: Path, **more: Any) -> tuple[int, dict[str, Any], Done]:
    """Evaluate; give the exit code, the JSON and the rest.

    Args:
        args: what follows `cftscore evaluate`.
        cwd: where it is run.
        more: options of `subprocess.run`, for a process of its own.
    """
    words = ("evaluate", *args, "--format", "json")
    done = run(*words, cwd=cwd, **more) if more else run_inside(*words, cwd=cwd)
    assert "Traceback" not in done.stderr, done.stderr
    document = json.loads(done.stdout) if done.stdout else {}
    return done.code, document, done


def results(document: Mapping[str, Any]) -> dict[str, Any]:
    """Give all of a document that does not say where it was read: neither files nor cells."""
    kept = {key: value for key, value in document.items() if key not in ("sources", "findings")}
    return dict(_without_addresses(kept))


def _without_addresses(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _without_addresses(part)
            for key, part in value.items()
            if key not in ("cells", "source", "message", "message_vi")
        }
    return [_without_addresses(part) for part in value] if isinstance(value, list) else value


Found = tuple[str, str, str | None, str | None, str | None]


def findings(document: Mapping[str, Any], *, but: str = "X") -> list[Found]:
    """List code, severity, sheet, cell and commune of the findings.

    Args:
        document: of the evaluation.
        but: leave out the codes that begin so: what the figures themselves say is the same in
            every shape.
    """
    return [
        (
            finding["code"],
            finding["severity"],
            finding["sheet"],
            finding["cell"],
            finding["commune"],
        )
        for finding in document["findings"]
        if not finding["code"].startswith(but)
    ]
