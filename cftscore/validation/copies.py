"""Copies of a workbook that was read: with its findings marked, or with what is certain corrected.

The bytes come from the file as it is now; one that changed since it was read is refused.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from xlsxwriter.exceptions import XlsxInputError

from cftscore.core.text import Language, Text
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.intake.accepted import Acceptable
from cftscore.spreadsheet import files
from cftscore.spreadsheet.files import InputFile
from cftscore.spreadsheet.load import Workbook
from cftscore.spreadsheet.made import Made
from cftscore.spreadsheet.own import copy_of
from cftscore.spreadsheet.row_sheet import MOST_COLUMNS
from cftscore.spreadsheet.sheet import Spot, cell_place
from cftscore.validation.annotate import annotate
from cftscore.validation.fix import Correction, correct, in_values
from cftscore.validation.plain_copy import plain_copy


def annotated(
    workbook: Workbook,
    target: Path,
    findings: Sequence[Finding],
    language: Language,
    warnings: Sequence[Acceptable] = (),
) -> bytes:
    """Give a copy of a workbook with its findings as comments and colours, and a list of them.

    Args:
        workbook: as it was read; of formats other than .xlsx and .xlsm only values are copied.
        target: where the copy will be written; its extension must fit.
        findings: what was found.
        language: of the comments and the list.
        warnings: those that can be accepted, which the sheet `Xác minh` lists.

    Raises:
        CannotProceedError: the extension does not fit, the file changed since it was read, or its
            parts do not fit each other.
    """
    listed = [finding for finding in findings if finding.place.path in (workbook.path, None)]
    file = _checked(workbook, target)
    source = file.data if file.format == "xlsx" else _plain(workbook)
    with _refusing_what_does_not_fit(workbook):
        made = copy_of("annotated", workbook)
        own = [one for one in warnings if one.finding.place.path == workbook.path]
        return annotate(source, listed, language, made, workbook=workbook, warnings=own)


def corrected(
    workbook: Workbook, target: Path, wanted: Sequence[Correction]
) -> tuple[bytes, list[Correction]]:
    """Give a copy of a workbook with corrections made, and those that were; see `annotated`."""
    own = [correction for correction in wanted if correction.place.path == workbook.path]
    file = _checked(workbook, target)
    made = copy_of("corrected", workbook)
    if file.format == "xlsx":
        with _refusing_what_does_not_fit(workbook):
            return correct(file.data, own, made)
    corrections = in_values(workbook, own)
    changes: dict[str, dict[Spot, str | int]] = {}
    for correction in corrections:
        at = cell_place(correction.place.cell or "A1")
        changes.setdefault(correction.place.sheet or "", {})[at] = correction.after
    return _plain(workbook, changes, made), corrections


@contextmanager
def _refusing_what_does_not_fit(workbook: Workbook) -> Iterator[None]:
    """Report a workbook that calamine reads but whose parts do not fit, as nobody can list how."""
    try:
        yield
    except Exception:
        damaged = c.FileDamaged(place=Place(workbook.path), reason=_DOES_NOT_FIT)
        raise CannotProceedError([damaged]) from None


_DOES_NOT_FIT = Text(
    "các phần bên trong tệp không khớp nhau nên không sao chép được",
    "the parts inside the file do not match, so it cannot be copied",
)


def _checked(workbook: Workbook, target: Path) -> InputFile:
    """Read the file of a workbook anew, for a copy of it at `target`."""
    file = files.read(Path(workbook.path))
    if file.sha256 != workbook.sha256:
        raise CannotProceedError([c.FileChanged(place=Place(workbook.path))])
    wanted = ".xlsm" if file.format == "xlsx" and _has_macros(file.data) else ".xlsx"
    if target.suffix.lower() != wanted:
        place = Place(str(target))
        raise CannotProceedError([c.CopyExtension(place=place, wanted=wanted)])
    return file


def _plain(
    workbook: Workbook,
    changes: Mapping[str, Mapping[Spot, str | int]] | None = None,
    made: Made | None = None,
) -> bytes:
    """Copy the values of a workbook; see `plain_copy`."""
    if any(sheet.cells.shape[1] > MOST_COLUMNS for sheet in workbook.sheets):
        damaged = c.FileDamaged(place=Place(workbook.path), reason=_TOO_WIDE)
        raise CannotProceedError([damaged])
    try:
        return plain_copy(workbook, changes, made)
    except XlsxInputError:
        damaged = c.FileDamaged(place=Place(workbook.path), reason=_NOT_ALLOWED)
        raise CannotProceedError([damaged]) from None


_TOO_WIDE = Text(
    "có dòng nhiều hơn 16384 ô nên không sao chép được thành tệp Excel",
    "a row has more than 16,384 cells, so it cannot be copied to an Excel file",
)
# By its name findings, marks and links refer to a sheet: it cannot be another in the copy.
_NOT_ALLOWED = Text(
    "Excel không nhận tên trang tính như vậy nên không sao chép được: đặt tên khác nhau, không quá "
    "31 ký tự, không có [ ] : * ? / \\ và không có dấu nháy đơn ở đầu hoặc cuối",
    "Excel allows no such sheet names, so it cannot be copied: names must differ, have at most "
    "31 characters, none of [ ] : * ? / \\ and no apostrophe at either end",
)


def _has_macros(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(name.endswith("vbaProject.bin") for name in archive.namelist())
