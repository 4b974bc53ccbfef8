"""The sheet `Thông tin`: what a workbook says of itself."""

from __future__ import annotations

import msgspec

from cftscore.core.text import Text, fold, visible
from cftscore.findings.model import NOWHERE, Place
from cftscore.spreadsheet.load import Workbook, cell_text

SHEETS = ("Thông tin", "Information")
FINDINGS_SHEET = Text("Lỗi, cảnh báo", "Findings")
"""The sheet that `cftscore validate --annotate` adds; no figures are looked for in it."""

_LABELS = {
    "criteria_set": ("criteria_set", "criteria set", "bộ tiêu chí"),
    "version": ("criteria_version", "phiên bản bộ tiêu chí", "criteria set version"),
    "sha256": ("criteria_sha256", "sha-256 của bộ tiêu chí", "sha-256 of the criteria set"),
    "period": ("period", "kỳ", "kỳ báo cáo", "năm", "năm báo cáo"),
    "province": ("province", "tỉnh", "tỉnh, thành phố", "tỉnh/thành phố"),
    "program": ("program", "mẫu lập bằng", "made with"),
    "confirmed": ("confirmed", "đã kiểm tra số kỳ trước", "last period's figures checked"),
    "number": ("submission", "lần nộp", "nộp lần", "submission no", "submission number"),
    "submitted": ("submitted", "ngày nộp", "submitted on", "date submitted"),
    "filled_in": ("filled_in", "ngày lập", "date"),
    "focus": ("focus", "chỉ gồm các tiêu chí", "only criteria"),
    "district": ("district", "huyện", "quận/huyện", "huyện, thị xã, thành phố"),
}
_BY_LABEL = {fold(label): name for name, labels in _LABELS.items() for label in labels}


class Stated(msgspec.Struct, frozen=True):
    """Something that a workbook states of itself, and where; empty where it does not."""

    text: str = ""
    place: Place = NOWHERE


class Info(msgspec.Struct, frozen=True):
    """What a workbook says of itself; version and digest are those of its criteria set.

    `program` made the template; `confirmed` answers whether the figures that it brought from the
    last period were checked. `number` is that of the submission, `submitted` its day, `filled_in`
    the day on which the workbook was filled in. `focus` lists the
    criteria that it is made for, if not all of them.
    """

    criteria_set: Stated = Stated()
    version: Stated = Stated()
    sha256: Stated = Stated()
    period: Stated = Stated()
    province: Stated = Stated()
    district: Stated = Stated()
    program: Stated = Stated()
    confirmed: Stated = Stated()
    number: Stated = Stated()
    submitted: Stated = Stated()
    filled_in: Stated = Stated()
    focus: Stated = Stated()


def read_info(workbook: Workbook) -> Info:
    """Read the sheet `Thông tin`: rows of a label and, to its right, a value."""
    wanted = {fold(name) for name in SHEETS}
    stated: dict[str, Stated] = {}
    for sheet in workbook.sheets:
        if fold(sheet.name) not in wanted:
            continue
        for index, row in enumerate(sheet.rows):
            cells = [(column, visible(cell_text(value))) for column, value in enumerate(row)]
            filled = [(column, text) for column, text in cells if text]
            if len(filled) < 2:
                continue
            name = _BY_LABEL.get(fold(filled[0][1].rstrip(" :")))
            if name is not None:
                column, text = filled[1]
                place = Place(workbook.path, sheet.name, sheet.address(index, column))
                stated.setdefault(name, Stated(text, place))
    return Info(**stated)
