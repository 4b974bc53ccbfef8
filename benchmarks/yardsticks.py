"""What the commands are held against, each a process of its own.

Usage: python benchmarks/yardsticks.py read|read-all calamine|openpyxl FILE...
       python benchmarks/yardsticks.py keep RESULT.xlsx CELLS.json
       python benchmarks/yardsticks.py load CELLS.json
       python benchmarks/yardsticks.py write CELLS.json OUT.xlsx

`read` reads workbooks with pandas and does nothing more, `read-all` all their sheets. `keep` puts
the cells of a result workbook aside, `load` only loads them, and `write` loads them and writes them
with XlsxWriter in constant memory, each with the same format: what `write` takes beyond `load` is
the writing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

KEYS_ROW, TABLE_SHEET = 1, "Chỉ tiêu"

Cells = dict[str, list[list[Any]]]


def read(engine: Any, *paths: str) -> None:
    """Read the table of figures of each workbook into a DataFrame."""
    import pandas as pd

    for path in paths:
        pd.read_excel(path, sheet_name=TABLE_SHEET, header=KEYS_ROW, engine=engine)


def read_all(engine: Any, *paths: str) -> None:
    """Read every sheet of each workbook into a DataFrame."""
    import pandas as pd

    for path in paths:
        pd.read_excel(path, sheet_name=None, header=None, engine=engine)


def keep(result: str, kept: str) -> None:
    """Put the cells of a workbook aside as JSON, sheet by sheet."""
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_path(result)
    cells = {
        name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in workbook.sheet_names
    }
    Path(kept).write_text(json.dumps(cells), encoding="utf-8")


def load(kept: str) -> Cells:
    """Load the cells that were put aside."""
    with Path(kept).open(encoding="utf-8") as stream:
        cells: Cells = json.load(stream)
    return cells


def write(kept: str, target: str) -> None:
    """Write the cells that were put aside; an empty one is left out."""
    import xlsxwriter

    with xlsxwriter.Workbook(target, {"constant_memory": True}) as workbook:
        style = workbook.add_format({"font_name": "Arial", "valign": "top"})
        for name, rows in load(kept).items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, float):
                        sheet.write_number(number, column, value, style)
                    elif value != "":
                        sheet.write_string(number, column, value, style)


COMMANDS: dict[str, Callable[..., object]] = {
    "read": read,
    "read-all": read_all,
    "keep": keep,
    "load": load,
    "write": write,
}

if __name__ == "__main__":
    COMMANDS[sys.argv[1]](*sys.argv[2:])
