"""Validating: everything that is wrong with workbooks, found in one run, before they are sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from cftscore.core.record import Record
from cftscore.evaluation.document import FindingRecord, Source, to_record
from cftscore.evaluation.pipeline import Options, Prepared, prepare
from cftscore.evaluation.register_used import RegisterUsed, used
from cftscore.findings.model import CannotProceedError, Finding, Severity, in_order
from cftscore.intake.accepted import Acceptable, acceptable
from cftscore.spreadsheet.load import Workbook
from cftscore.validation.fix import Correction, corrections

SCHEMA = "cftscore/validation/1"


class Validation(Record, frozen=True):
    """The whole result of `validate`; the JSON has these names in both languages.

    Attributes:
        criteria_set, period, register: what the workbooks were held against; None where they could
            not be read far enough to tell.
        sources: the files that were read.
        communes: on the register within the scope, and how many of them were found.
        errors, warnings, notes: how many findings there are of each severity.
        counts: how many there are of each code.
        findings: those asked for, in order.
    """

    schema: str
    criteria_set: str | None
    period: str | None
    register: RegisterUsed | None
    sources: tuple[Source, ...]
    communes: int
    submitted: int
    errors: int
    warnings: int
    notes: int
    counts: dict[str, int]
    findings: tuple[FindingRecord, ...]


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which findings are asked for.

    Attributes:
        severity: the mildest that counts.
        select: codes or their beginnings that count; all where there are none.
        ignore: codes or their beginnings that do not count.
    """

    severity: Severity = Severity.NOTE
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, finding: Finding) -> bool:
        """Tell whether a finding is asked for."""
        return (
            finding.severity.rank <= self.severity.rank
            and (not self.select or finding.code.startswith(self.select))
            and not (self.ignore and finding.code.startswith(self.ignore))
        )


class Checked(msgspec.Struct, frozen=True):
    """What validating gives.

    Attributes:
        document: the result, findings flat.
        findings: the same findings as they were made.
        workbooks: those that could be read.
        corrections: what could be corrected for certain, in every file.
        warnings: those that can be accepted with a reason.
        prepared: what was read, None where nothing could be.
    """

    document: Validation
    findings: tuple[Finding, ...]
    workbooks: tuple[Workbook, ...]
    corrections: tuple[Correction, ...]
    warnings: tuple[Acceptable, ...] = ()
    prepared: Prepared | None = None


def validate_workbooks(
    workbooks: Sequence[Workbook],
    unreadable: Iterable[Finding],
    paths: Iterable[Path],
    options: Options,
    wanted: Filter | None = None,
) -> Checked:
    """Validate workbooks that are read.

    Args:
        workbooks: in the order of their paths.
        unreadable: what was found while reading them.
        paths: of all files that were to be read.
        options: see `Options`.
        wanted: which findings are asked for; all by default.

    Raises:
        CannotProceedError: nothing could be validated: no file, no period, a bad criteria file.
    """
    prepared: Prepared | None = None
    try:
        prepared = prepare(workbooks, options, unreadable)
        findings: Sequence[Finding] = prepared.findings
    except CannotProceedError as error:
        findings = in_order(error.findings)
        if not _about_files(findings, paths):
            raise
    wanted = wanted or Filter()
    kept = tuple(finding for finding in findings if wanted.wants(finding))
    fixes: list[Correction] = []
    warnings: list[Acceptable] = []
    if prepared is not None:
        warnings = acceptable(kept, prepared.submission, prepared.headings)
        fixes = corrections(prepared.submission, prepared.criteria.set)
    document = _document(prepared, workbooks, kept)
    return Checked(document, kept, tuple(workbooks), tuple(fixes), tuple(warnings), prepared)


def _about_files(findings: Sequence[Finding], paths: Iterable[Path]) -> bool:
    """Tell whether the errors are about what is in some files, not about what was asked for."""
    names = {str(path) for path in paths}
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    return bool(errors) and all(finding.place.path in names for finding in errors)


def _document(
    prepared: Prepared | None, workbooks: Sequence[Workbook], findings: Sequence[Finding]
) -> Validation:
    severities = Counter(finding.severity for finding in findings)
    codes = Counter(finding.code for finding in findings)
    communes = prepared.scope.communes if prepared is not None else ()
    sent = (
        {commune.code for commune in prepared.submission.communes}
        if prepared is not None
        else set()
    )
    read = prepared.workbooks if prepared is not None else workbooks
    return Validation(
        schema=SCHEMA,
        criteria_set=prepared.criteria.set.id if prepared is not None else None,
        period=str(prepared.period) if prepared is not None else None,
        register=(
            used(prepared.register, prepared.scope.provinces) if prepared is not None else None
        ),
        sources=tuple(Source(book.path, book.sha256) for book in read),
        communes=len(communes),
        submitted=sum(commune.code in sent for commune in communes),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        notes=severities[Severity.NOTE],
        counts={code: codes[code] for code in sorted(codes)},
        findings=tuple(map(to_record, findings)),
    )
