"""Rows of hamlets in a table of communes: `Ấp Vĩnh Lợi` below `Xã Vĩnh Tế`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cftscore.core.text import fold, spans
from cftscore.findings import kinds as c
from cftscore.intake.header import Table
from cftscore.intake.headings import CODE, NAME
from cftscore.intake.row_texts import text_of
from cftscore.register.names import without_number

_KINDS = r"(?:ap|khom|thon|ban|buon|lang|xom|to dan pho|tdp|khu pho|khu dan cu|kp|kdc)"
_HAMLET = re.compile(rf"(?:{_KINDS} .+|to \d+)")
_HEADING = re.compile(rf"(?:(?:ten|ten cac|cac) )?{_KINDS}(?: (?:va )?{_KINDS})*")
_WHOLE = re.compile(r"(?:toan xa|tong|tong so|tong cong|cong|ca xa)(?: .*)?")


def is_hamlet(name: str) -> bool:
    """Tell whether a name, of no commune, is that of a hamlet, its kind said."""
    return _HAMLET.fullmatch(without_number(fold(name))) is not None


def heads_hamlets(title: str) -> bool:
    """Tell whether a heading, folded, is that of a column of hamlets beside the communes."""
    return _HEADING.fullmatch(title) is not None


def names_part(text: str) -> bool:
    """Tell whether a text in such a column says that its row is of a part of the commune."""
    return bool(text) and _WHOLE.fullmatch(fold(text)) is None


def report(table: Table, rows: Sequence[int]) -> Iterator[c.HamletRows]:
    """Report the rows of hamlets of a table, in one finding.

    Args:
        table: the table.
        rows: theirs, by their places in the sheet's rows.
    """
    if not rows:
        return
    column = table.header.first(NAME)
    column = column if column is not None else table.header.first(CODE) or 0
    yield c.HamletRows(
        place=table.at(rows[0], column),
        count=len(rows),
        name=text_of(table.sheet.rows[rows[0]][column]),
        rows=spans(map(table.sheet.row_number, rows)),
    )
