"""Return slips: for each commune what is wrong with its figures, where, and what to do.

A slip holds findings of one commune and of no other. What is odd about a whole file is in the slip
of a commune only where the file is of that commune alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from cftscore.core.text import Language, Text
from cftscore.evaluation.pipeline import Prepared
from cftscore.findings import kinds as c
from cftscore.findings.model import SEVERITY_TITLES, Finding, Severity
from cftscore.output.sentences import TO_COMMITTEE
from cftscore.output.words import clean
from cftscore.register import names
from cftscore.register.model import Commune

TITLE = Text("PHIẾU ĐỀ NGHỊ KIỂM TRA, SỬA SỐ LIỆU", "FIGURES TO CHECK AND CORRECT")
_ABOUT = Text("{place}, kỳ {period}", "{place}, period {period}")
_PLACE = Text("{name}[, {district}]", "{name}[, {district}]")
_OPENING = Text(
    "Qua kiểm tra số liệu trong tệp {files}, đề nghị quý Ủy ban kiểm tra, sửa các nội dung dưới "
    "đây: {counts}.",
    "The figures in {files} were checked. Please check and correct what is listed below: {counts}.",
)
_COUNTS = {
    Severity.ERROR: Text("{count} lỗi", "{count:error|errors}"),
    Severity.WARNING: Text("{count} cảnh báo", "{count:warning|warnings}"),
    Severity.NOTE: Text("{count} lưu ý", "{count:note|notes}"),
}
_WHAT_TO_DO = {
    Severity.ERROR: Text(
        "Lỗi: phải sửa; chưa sửa thì số liệu đó coi như chưa có.",
        "Errors must be corrected; until then the figure counts as missing.",
    ),
    Severity.WARNING: Text(
        "Cảnh báo: kiểm tra lại. Sai thì sửa; đúng thì giữ nguyên và ghi lý do ở cột “Trả lời”.",
        "Warnings must be checked. Correct the figure if it is wrong; if it is right, leave it and "
        "write the reason under “Answer”.",
    ),
    Severity.NOTE: Text("Lưu ý: chỉ để biết.", "Notes are for information."),
}
_CLOSING = Text(
    "Sửa trực tiếp trong tệp Excel, ghi “Lần nộp” và “Ngày nộp” ở trang tính “Thông tin”, rồi gửi "
    "lại trước ngày ……/……/…………",
    "Correct the workbook itself, write “Lần nộp” (submission no.) and “Ngày nộp” (submitted on) "
    "on the sheet “Thông tin”, and send it back by ……………………",
)
HEADS = {
    "number": Text("Số", "No."),
    "severity": Text("Mức độ", "Severity"),
    "cell": Text("Ô", "Cell"),
    "message": Text("Nội dung", "Finding"),
    "fix": Text("Cách sửa", "What to do"),
    "answer": Text("Trả lời", "Answer"),
}
SIGNERS = (
    Text("NGƯỜI KIỂM TRA", "CHECKED BY"),
    Text("NGƯỜI TRẢ LỜI", "ANSWERED BY"),
)


class Slip(msgspec.Struct, frozen=True):
    """What a commune is to check and correct.

    Attributes:
        commune: that it is for.
        period: of the figures.
        files: the names of the files that its figures stand in.
        findings: those of the commune, the worst first, else in the order of their places.
    """

    commune: Commune
    period: str
    files: tuple[str, ...]
    findings: tuple[Finding, ...]

    def about(self, language: Language) -> str:
        """Name the commune, its district and the period."""
        place = _PLACE.say(language, name=self.commune.name, district=self.commune.district)
        return _ABOUT.say(language, place=names.in_sentence(place, language), period=self.period)

    def sentences(self, language: Language) -> Iterator[str]:
        """Say whom it is for, what was found, and what each severity asks for."""
        yield TO_COMMITTEE.say(language, name=names.inside(self.commune.name))
        counted = [
            (severity, sum(finding.severity is severity for finding in self.findings))
            for severity in Severity
        ]
        counts = [
            _COUNTS[severity].say(language, count=count) for severity, count in counted if count
        ]
        yield _OPENING.say(language, files=list(self.files), counts=", ".join(counts))
        for severity, count in counted:
            if count:
                yield _WHAT_TO_DO[severity].say(language)

    def rows(self, language: Language) -> Iterator[tuple[str, ...]]:
        """Give the rows of the table, a text for each of `HEADS`; the answers are blank."""
        for number, finding in enumerate(self.findings, start=1):
            yield (
                str(number),
                SEVERITY_TITLES[finding.severity].say(language),
                clean(self._cell(finding)),
                f"{clean(finding.say(language))} ({finding.code})",
                clean(finding.say_fix(language)),
                "",
            )

    def _cell(self, finding: Finding) -> str:
        """Name the cell, with its file where the figures stand in several."""
        place = finding.place
        cell = "!".join(part for part in (place.sheet, place.cell) if part)
        if len(self.files) > 1 and place.path:
            return " › ".join(part for part in (Path(place.path).name, cell) if part)
        return cell

    @staticmethod
    def closing(language: Language) -> str:
        """Say how to answer."""
        return _CLOSING.say(language)


def slips(findings: Sequence[Finding], prepared: Prepared) -> list[Slip]:
    """Make the slips of the communes that have findings, in the order of the communes.

    A warning that was accepted asks for nothing: by itself it makes no slip.

    Args:
        findings: those that are asked for.
        prepared: what was read.
    """
    owners = _Owners(prepared)
    of_commune: dict[str, list[Finding]] = {}
    for finding in findings:
        code = owners.of(finding)
        if code is not None:
            of_commune.setdefault(code, []).append(finding)
    return [
        Slip(
            commune,
            str(prepared.period),
            owners.files(commune.code),
            tuple(sorted(of_commune[commune.code], key=lambda finding: finding.severity.rank)),
        )
        for commune in prepared.submission.communes
        if any(
            not isinstance(finding, c.AcceptedWarning)
            for finding in of_commune.get(commune.code, ())
        )
    ]


class _Owners:
    """Tells whose findings are."""

    def __init__(self, prepared: Prepared) -> None:
        submission = prepared.submission
        self.codes = {commune.code for commune in submission.communes}
        self.paths: dict[str, list[str]] = {}
        in_file: dict[str, set[str]] = {}
        in_row: dict[tuple[str, str, int], set[str]] = {}
        for commune, rows in zip(submission.communes, submission.rows, strict=True):
            for table, row in rows:
                path, sheet = table.workbook.path, table.sheet
                self.paths.setdefault(commune.code, []).append(path)
                in_file.setdefault(path, set()).add(commune.code)
                place = path, sheet.name, sheet.row_number(row)
                in_row.setdefault(place, set()).add(commune.code)
        self.in_file, self.in_row = in_file, in_row

    def of(self, finding: Finding) -> str | None:
        """Give the code of the commune that a finding is of, None where it is of no single one."""
        if finding.commune is not None:
            return finding.commune if finding.commune in self.codes else None
        place = finding.place
        digits = (place.cell or "").partition(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        row = int(digits) if digits.isdecimal() else 0
        for owners in (
            self.in_row.get((place.path or "", place.sheet or "", row), set()),
            self.in_file.get(place.path or "", set()),
        ):
            if len(owners) == 1:
                return next(iter(owners))
        return None

    def files(self, code: str) -> tuple[str, ...]:
        """Name the files that a commune's figures stand in."""
        return tuple(dict.fromkeys(clean(Path(path).name) for path in self.paths[code]))
