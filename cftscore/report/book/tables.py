"""The tables of the report workbook, from which its charts are drawn."""

from __future__ import annotations

from typing import Any

import msgspec

from cftscore.core.text import Text
from cftscore.evaluation.document import AreaResult, Evaluation
from cftscore.output import words
from cftscore.output.columns import Column, Columns, Table, within
from cftscore.output.tables import evaluation as tables
from cftscore.output.tables.evaluation import COUNTS, PLACE, VERDICT
from cftscore.report.book import chart
from cftscore.report.content import Commune, Content, levels
from cftscore.report.history import AreaHistory, Share
from cftscore.report.page import rows as page_rows
from cftscore.report.page.words import SAID

AREAS = Text("Địa bàn", "Areas")
CRITERIA = Text("Tiêu chí", "Criteria")
HISTORY = Text("Các kỳ", "Periods")
COMMUNES = Text("Các xã", "Communes")
_TARGET = Text("Mục tiêu (%)", "Target (%)")
MET = {"m": Text("đạt", "met"), "0": Text("không đạt", "not met"), "u": Text("?", "?"),
        "w": Text("–", "–"), "-": Text("", "")}  # fmt: skip


def areas(content: Content) -> Table:
    """Give the areas of the chart first, in its order, then the others."""
    first = chart.areas(content)
    others = [area for area, _ in words.areas(content.document) if area not in first]
    target = None if content.target is None else content.target.percent
    columns: Columns[AreaResult] = (
        Column("code", Text("Mã", "Code")),
        Column("name", Text("Tên", "Name")),
        Column("province", Text("Tỉnh", "Province")),
        *COUNTS,
        Column("target", _TARGET, "percent", lambda _: target),
    )
    return Table.of("areas", AREAS, columns, (*first, *others))


def criteria(content: Content) -> Table:
    """Give how often each criterion is missed, those that are kept in sight first."""
    columns: Columns[Any] = (
        Column("id", SAID["criterion"], "count"),
        Column(
            "title",
            Text("Tên tiêu chí", "Title"),
            get=lambda criterion: criterion.title.say(content.language),
        ),
        Column(
            "focus",
            Text("Theo dõi", "Highlighted"),
            get=lambda criterion: "★" if criterion.id in content.focus else None,
        ),
        Column("missed", SAID["missing"], "count"),
        Column("unknown", SAID["unknown"], "count"),
    )
    if not content.public:
        columns += (Column("below_max", SAID["below_max"], "count"),)
    return Table.of("criteria", CRITERIA, columns, content.missed)


def communes(content: Content) -> Table:
    """Give the verdict of each commune, and its points by criterion or whether it meets each."""
    document = content.document
    if isinstance(document, Evaluation):
        listed = msgspec.structs.replace(document, communes=content.failed_first)
        return msgspec.structs.replace(tables.table(listed, "communes"), title=COMMUNES)
    classes = content.criteria_set.unit_classes
    columns: Columns[tuple[Commune, list[str]]] = (
        *within(
            lambda row: row[0],
            (
                *(column for column in PLACE if column.key not in _CODES),
                Column(
                    "unit_class_title",
                    Text("Nhóm đơn vị", "Unit class"),
                    get=lambda commune: (
                        content.say(classes[commune.unit_class].title)
                        if commune.unit_class
                        else None
                    ),
                ),
                *VERDICT,
            ),
        ),
        *(
            _met(content, at, criterion.id)
            for at, criterion in enumerate(content.criteria_set.criteria)
        ),
    )
    rows = ((commune, [*levels(content, commune)]) for commune in content.failed_first)
    return Table.of("communes", COMMUNES, columns, rows)


def _met(content: Content, at: int, number: int) -> Column[tuple[Commune, list[str]]]:
    label = Text(f"Tiêu chí {number}", f"Criterion {number}")
    return Column(
        f"criterion_{number}", label, get=lambda row: content.say(MET[row[1][at]]) or None
    )


_CODES = ("district_code", "province_code")


def history(content: Content) -> Table | None:
    """Give compliance by period, the whole first; None where no earlier period was given."""
    shown = content.history
    if shown is None:
        return None
    columns: list[Column[AreaHistory]] = [
        Column("name", AREAS, get=lambda area: page_rows.area_name(content, area))
    ]
    for at, period in enumerate(shown.periods):
        columns += _share(at, period)
    columns += [
        Column("percentage_points", Text("Điểm phần trăm", "Percentage points"), "percent",
               lambda area: area.points),
        Column("communes_change", Text("Số xã tăng, giảm", "Change in communes"), "count",
               lambda area: area.communes),
    ]  # fmt: skip
    rows = sorted(shown.areas, key=lambda area: not area.is_whole)
    return Table.of("history", HISTORY, columns, rows)


def _share(at: int, period: str) -> Columns[AreaHistory]:
    of_period: Columns[Share] = (
        Column(f"passed_{period}", Text(f"Đạt {period}", f"Passed {period}"), "count",
               lambda share: share.passed),
        Column(f"compliance_percent_{period}",
               Text(f"Tỷ lệ đạt {period} (%)", f"Compliance {period} (%)"), "percent",
               lambda share: share.percent),
    )  # fmt: skip
    return within(lambda area: area.shares[at], of_period)
