"""The tables of the report workbook, from which its charts are drawn."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from cftscore.core.text import Text
from cftscore.evaluation.document import Evaluation, MissedCriterion
from cftscore.output import words
from cftscore.output.tables import evaluation as tables
from cftscore.output.tables.evaluation import VERDICT_TITLES, Column, Row, Table
from cftscore.report.book import chart
from cftscore.report.content import Commune, Content, levels
from cftscore.report.page import rows as page_rows
from cftscore.report.page.words import SAID

AREAS = Text("Địa bàn", "Areas")
CRITERIA = Text("Tiêu chí", "Criteria")
HISTORY = Text("Các kỳ", "Periods")
COMMUNES = Text("Các xã", "Communes")
_TARGET = Text("Mục tiêu (%)", "Target (%)")
MET = {"m": Text("đạt", "met"), "0": Text("không đạt", "missed"), "u": Text("?", "?"),
        "w": Text("–", "–"), "-": Text("", "")}  # fmt: skip

AREA_COLUMNS = (
    Column("code", Text("Mã", "Code")),
    Column("name", Text("Tên", "Name")),
    Column("province", Text("Tỉnh", "Province")),
    *tables.COUNTS,
    Column("target", _TARGET, "percent"),
)
_CRITERION_COLUMNS = (
    Column("id", SAID["criterion"], "count"),
    Column("title", Text("Tên tiêu chí", "Title")),
    Column("focus", Text("Theo dõi", "In sight")),
    Column("missed", SAID["missing"], "count"),
    Column("unknown", SAID["unknown"], "count"),
)
_PUBLIC_COLUMNS = (
    Column("code", Text("Mã xã", "Code")),
    Column("name", Text("Tên xã", "Commune")),
    Column("district", Text("Huyện", "District")),
    Column("province", Text("Tỉnh", "Province")),
    Column("unit_class_title", Text("Nhóm đơn vị", "Unit class")),
    Column("verdict", Text("Kết quả (mã)", "Verdict")),
    Column("verdict_vi", Text("Kết quả", "Verdict (Vietnamese)")),
)


def areas(content: Content) -> Table:
    """Give the areas of the chart first, in its order, then the others."""
    first = chart.areas(content)
    others = [area for area, _ in words.areas(content.document) if area not in first]
    target = None if content.target is None else content.target.percent
    rows: list[Row] = [
        (
            area.code,
            area.name,
            area.province,
            area.communes,
            area.submitted,
            area.passed,
            area.failed,
            area.incomplete,
            area.not_submitted,
            area.compliance_percent,
            target,
        )
        for area in (*first, *others)
    ]
    return Table("areas", AREAS, AREA_COLUMNS, rows)


def criteria(content: Content) -> Table:
    """Give how often each criterion is missed, those that are kept in sight first."""
    columns = [*_CRITERION_COLUMNS]
    if not content.public:
        columns.append(Column("below_max", SAID["below_max"], "count"))
    rows: list[Row] = []
    for one in content.missed:
        title = one.title_vi if content.language == "vi" else one.title
        focus = "★" if one.id in content.focus else None
        row: Row = (one.id, title, focus, one.missed, one.unknown)
        rows.append((*row, one.below_max) if isinstance(one, MissedCriterion) else row)
    return Table("criteria", CRITERIA, tuple(columns), rows)


def communes(content: Content) -> Table:
    """Give the verdict of each commune, and its points by criterion or whether it meets each."""
    document = content.document
    if isinstance(document, Evaluation):
        return replace(tables.table(document, "communes"), title=COMMUNES)
    ids = [criterion.id for criterion in content.criteria_set.criteria]
    by_criterion = (Column(f"criterion_{n}", Text(f"Tiêu chí {n}", f"Criterion {n}")) for n in ids)
    rows: list[Row] = [_public_row(content, one) for one in content.communes]
    return Table("communes", COMMUNES, (*_PUBLIC_COLUMNS, *by_criterion), rows)


def _public_row(content: Content, commune: Commune) -> Row:
    classes = content.criteria_set.unit_classes
    unit_class = classes[commune.unit_class].title if commune.unit_class else None
    met = (content.say(MET[level]) or None for level in levels(content, commune))
    return (
        commune.code,
        commune.name,
        commune.district,
        commune.province,
        None if unit_class is None else content.say(unit_class),
        commune.verdict,
        VERDICT_TITLES[commune.verdict].vi,
        *met,
    )


def history(content: Content) -> Table | None:
    """Give compliance by period, the whole first; None where no earlier period was given."""
    shown = content.history
    if shown is None:
        return None
    columns = [Column("name", AREAS)]
    for period in shown.periods:
        passed = Text(f"Đạt {period}", f"Passed {period}")
        percent = Text(f"Tỷ lệ đạt {period} (%)", f"Compliance {period} (%)")
        columns += [
            Column(f"passed_{period}", passed, "count"),
            Column(f"compliance_percent_{period}", percent, "percent"),
        ]
    columns += [
        Column("percentage_points", Text("Điểm phần trăm", "Percentage points"), "percent"),
        Column("communes_change", Text("Số xã tăng, giảm", "Communes more"), "count"),
    ]
    rows: list[Row] = []
    for area in sorted(shown.areas, key=lambda area: not area.is_whole):
        shares: list[int | Decimal | None] = []
        for share in area.shares:
            shares += [None, None] if share is None else [share.passed, share.percent]
        name = page_rows.area_name(content, area)
        rows.append((name, *shares, area.points, area.communes))
    return Table("history", HISTORY, tuple(columns), rows)
