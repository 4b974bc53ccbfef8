"""Whether a workbook is one of the lists that are given by an option, not figures of communes."""

from __future__ import annotations

import msgspec

from cftscore.core.text import Text, nfc
from cftscore.register import shipped, unit_classes
from cftscore.spreadsheet.load import Workbook


class ListKind(msgspec.Struct, frozen=True):
    """A kind of list.

    Attributes:
        title: what it is.
        option: by which a command takes it.
        columns: that its header row has, and no sheet of figures.
    """

    title: Text
    option: str
    columns: frozenset[str]


KINDS = (
    ListKind(
        Text("danh sách nhóm đơn vị", "a list of unit classes"),
        "--unit-classes",
        frozenset(unit_classes.COLUMNS),
    ),
    ListKind(
        Text("danh mục hành chính", "a register of communes"),
        "--register",
        frozenset(shipped.COLUMNS),
    ),
)
_MOST_ROWS = 5
"""The header row of a list stands at its top."""


def kind_of_list(workbook: Workbook) -> ListKind | None:
    """Tell which list a workbook is by the keys in its header row; None where it is none."""
    for sheet in workbook.sheets:
        rows = sheet.cells[:_MOST_ROWS].tolist()
        texts = "\n".join([cell for row in rows for cell in row if isinstance(cell, str)])
        kinds = [kind for kind in KINDS if all(key in texts for key in kind.columns)]
        for row in rows if kinds else ():  # of most workbooks that tells that they are none
            header = {nfc(cell) for cell in row if isinstance(cell, str)}
            for kind in kinds:
                if kind.columns <= header:
                    return kind
    return None
