"""Workbooks as offices send them through a year: templates filled in, sent again, sent late."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import filling
import openpyxl
from commandline import run_inside

from cftscore.criteria import load as criteria_load

DISTRICT = "Cô Tô"
CODES = ("07192", "07195", "07198")
CO_TO, DONG_TIEN, THANH_LAN = CODES
SET = criteria_load.load("qd-06-2019").set
MOUNTAIN = SET.unit_classes["mountain_island_disadvantaged"].title.vi
FILL = filling.plausible(SET, MOUNTAIN)


def templates(
    folder: Path, *args: str, layout: str = "form", district: str = DISTRICT, period: str = "2020"
) -> dict[str, Path]:
    """Make the templates of a district, and give them by the codes of the communes."""
    done = run_inside(
        "template", "-p", period, "--district", district, "--layout", layout, "-o", folder, *args,
        lang="vi",
    )  # fmt: skip
    assert done.code == 0, done.stderr
    return {path.name[:5]: path for path in sorted(folder.glob("*.xlsx"))}


def send(
    template: Path,
    target: Path,
    *,
    changes: Mapping[str, Any] | None = None,
    only: tuple[str, ...] | None = None,
    index: int | None = None,
    info: Mapping[str, Any] | None = None,
    saved: datetime | None = None,
) -> Path:
    """Fill in the form of a commune and save it as what it sends.

    Args:
        template: the form.
        target: what is sent.
        changes: other figures than the plausible ones, by indicator; None leaves a cell blank.
        only: the figures that are filled in, if not all.
        index: tells the figures of communes apart; of Cô Tô their places.
        info: what is typed on the sheet `Thông tin`, by the label of its line.
        saved: the time that the file bears.
    """
    place = CODES.index(template.name[:5]) if index is None else index

    def fill(_: int, code: str) -> filling.Row:
        row = {**FILL(place, code), **(changes or {})}
        return row if only is None else {key: row[key] for key in (*only, "unit_class")}

    filling.fill_form(template, target, place, fill)
    if info:
        state(target, info)
    if saved is not None:
        os.utime(target, (saved.timestamp(), saved.timestamp()))
    return target


def state(path: Path, info: Mapping[str, Any]) -> None:
    """Type something on the sheet `Thông tin` of a workbook."""
    book = openpyxl.load_workbook(path)
    sheet = book["Thông tin"]
    lines = {str(row[0].value): row[1] for row in sheet.iter_rows(max_col=2) if row[0].value}
    for label, value in info.items():
        lines[label].value = value
    book.save(path)


def printed(*args: str | Path, code: int | None = None) -> Any:
    """Run a command and give the JSON that it prints."""
    done = run_inside(*args, "-f", "json")
    assert code is None or done.code == code, (done.code, done.stderr)
    return json.loads(done.stdout)


def found(document: Any, code: str) -> list[Any]:
    """Give the findings of a code."""
    return [finding for finding in document["findings"] if finding["code"] == code]
