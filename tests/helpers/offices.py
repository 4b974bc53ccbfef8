"""Workbooks in the style of an office, made of figures that are known, and what is read of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from commandline import run_inside

NAMES = {"30331": "Xã Vĩnh Tế", "30334": "Xã Vĩnh Châu", "30325": "Phường Núi Sam"}
KEYS = {
    "children_total": "Tổng số trẻ em",
    "children_injured": "Số trẻ em bị TNTT",
    "special_children": "Số trẻ em có HCĐB",
    "special_children_supported": "Số trẻ em có HCĐB được trợ giúp",
    "infants": "Số trẻ em dưới 1 tuổi",
    "infants_vaccinated": "Số trẻ em dưới 1 tuổi được TCĐĐ",
}
FIGURES = {
    code: dict(zip(KEYS, figures, strict=True))
    for code, figures in {
        "30331": (4322, 23, 102, 97, 171, 168),
        "30334": (2996, 46, 76, 71, 165, 150),
        "30325": (3274, 9, 90, 90, 152, 147),
    }.items()
}
RIGHT = {
    code: {
        "5.1": (one["children_injured"], one["children_total"]),
        "6.1": (one["special_children_supported"], one["special_children"]),
        "7.1": (one["infants_vaccinated"], one["infants"]),
    }
    for code, one in FIGURES.items()
}

Rows = Iterable[Sequence[Any]]


def save(folder: Path, sheets: dict[str, Rows], merged: Sequence[str] = ()) -> Path:
    """Write sheets of rows; the ranges are merged in each."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in merged:
            sheet.merge_cells(area)
    path = folder / "a.xlsx"
    book.save(path)
    return path


def evaluated(path: Path, *arguments: str, code: int | None = None) -> dict[str, Any]:
    """Evaluate a workbook of Châu Đốc and give the document."""
    done = run_inside("evaluate", path, "--period", "2020", "--district", "884", *arguments,
                      "--format", "json")  # fmt: skip
    assert "Traceback" not in done.stderr
    if code is not None:
        assert done.code == code, done.stderr
        return {"stderr": done.stderr}
    assert done.code in (0, 1), done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def cells_read(document: dict[str, Any]) -> set[str]:
    """Give the cells that the items of all communes rest on: `A!D3`."""
    return {
        cell
        for commune in document["communes"]
        for criterion in commune["criteria"]
        for item in criterion["items"]
        for cell in item["cells"]
    }


def counts(document: dict[str, Any]) -> dict[str, dict[str, tuple[int, int]]]:
    """Give the two counts of each item that was told, by commune."""
    return {
        commune["code"]: {
            item["id"]: (item["numerator"], item["denominator"])
            for criterion in commune["criteria"]
            for item in criterion["items"]
            if item["numerator"] is not None and item["denominator"] is not None
        }
        for commune in document["communes"]
        if commune["criteria"]
    }


def codes(document: dict[str, Any]) -> set[str]:
    return {finding["code"] for finding in document["findings"]}


def table(name: str, names: Callable[[int, str], str] = lambda _, name: name) -> list[list[Any]]:
    """Lay the figures out as a table with communes down."""
    rows = [
        [number, names(number, NAMES[code]), *FIGURES[code].values()]
        for number, code in enumerate(FIGURES, start=1)
    ]
    return [["TT", name, *KEYS.values()], *rows]


def forms(heads: Sequence[str], values: Callable[[int], Sequence[Any]]) -> dict[str, Rows]:
    """Lay the figures out as a form for each commune."""
    return {
        NAMES[code]: [
            [f"Đơn vị báo cáo: UBND {NAMES[code].lower()}"],
            [],
            ["TT", "Nội dung", *heads],
            *(
                [number, label, *values(FIGURES[code][key])]
                for number, (key, label) in enumerate(KEYS.items(), start=1)
            ),
        ]
        for code in FIGURES
    }
