"""Evaluating: from workbooks to the document of verdicts and compliance percentages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from cftscore import catalogue as c
from cftscore import files
from cftscore import register as reg
from cftscore.basis import choose_criteria, choose_period, context, other_sets
from cftscore.crosscheck import cross_check
from cftscore.document import (
    SCHEMA,
    CommuneResult,
    CriteriaSetUsed,
    Evaluation,
    FindingRecord,
    RegisterUsed,
    Source,
)
from cftscore.findings import CannotProceedError, Finding, in_order
from cftscore.info import Info, read_info
from cftscore.period import Period
from cftscore.records import Recorder, not_submitted
from cftscore.scope import Scope, ask_scope, choose_scope, scope_findings
from cftscore.scoring import Rules, score
from cftscore.submission import Submission, read_submission
from cftscore.summary import count_missed, summarise_area
from cftscore.workbook import Workbook, open_workbook

Progress = Callable[[int, int], None]
"""Told how many files are read, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to evaluate; every part has a default.

    Attributes:
        criteria: id or path of a criteria set; else the one that the workbooks state, else the
            one in force in the period.
        period: such as `2020`; else the one that the workbooks state.
        register: path of one's own register; else the shipped one.
        district, province: code or name; only its communes are listed and counted.
        target: a percentage that compliance stands beside: one that fails it never shows as it.
    """

    criteria: str | Path | None = None
    period: str | None = None
    register: str | Path | None = None
    district: str | None = None
    province: str | None = None
    target: Decimal | None = None


def read_workbooks(
    paths: Iterable[str | Path], progress: Progress | None = None
) -> tuple[list[Workbook], list[Finding]]:
    """Read all workbooks that some paths mean; a file that cannot be read is a finding."""
    found, findings = files.find(paths)
    workbooks: list[Workbook] = []
    for done, path in enumerate(found):
        if progress is not None:
            progress(done, len(found))
        try:
            workbooks.append(open_workbook(files.read(path)))
        except CannotProceedError as error:
            findings += error.findings
        else:
            findings += workbooks[-1].findings
    if progress is not None:
        progress(len(found), len(found))
    return workbooks, findings


def evaluate_workbooks(
    workbooks: Sequence[Workbook], options: Options, findings: Iterable[Finding] = ()
) -> Evaluation:
    """Evaluate workbooks that are read.

    Args:
        workbooks: in the order of their paths.
        options: see `Options`.
        findings: what was found while reading them.

    Raises:
        CannotProceedError: there is nothing to evaluate or nothing to evaluate it by; with all
            findings so far.
    """
    found = list(findings)
    try:
        return _evaluate(workbooks, options, found)
    except CannotProceedError as error:
        raise CannotProceedError(in_order([*found, *error.findings])) from None


def _evaluate(
    workbooks: Sequence[Workbook], options: Options, findings: list[Finding]
) -> Evaluation:
    if not workbooks:
        raise CannotProceedError([])
    infos = [read_info(workbook) for workbook in workbooks]
    period = choose_period(infos, options.period)
    criteria = choose_criteria(infos, options.criteria, period)
    own_register = Path(options.register) if options.register else None
    register, about_register = reg.load(period, own_register)
    asked = ask_scope(register, options.district, options.province)
    findings += [*about_register, *other_sets(infos, criteria)]

    used = _of_period(workbooks, infos, period, findings)
    contexts = [context(info, register, asked, findings) for _, info in used]
    submission = read_submission([book for book, _ in used], criteria.set, register, contexts)
    sound = cross_check(submission, criteria.set)
    findings += submission.findings
    if not submission.communes:
        raise CannotProceedError([])
    scores = score(Rules(criteria.set), sound, submission.unit_classes)

    scope = choose_scope(register, submission.communes, asked)
    asked_as = options.district or options.province or ""
    findings += scope_findings(scope, submission.communes, asked, asked_as)
    communes = _records(scope, submission, Recorder(submission, sound, scores))
    codes = [commune.code for commune in submission.communes]
    verdicts = dict(zip(codes, scores.verdicts, strict=True))
    districts, provinces = (
        tuple(summarise_area(area, register, verdicts, options.target) for area in areas)
        for areas in (scope.districts, scope.provinces)
    )
    return Evaluation(
        schema=SCHEMA,
        criteria_set=CriteriaSetUsed(
            id=criteria.set.id,
            version=criteria.set.version,
            sha256=criteria.sha256,
            figures=criteria.set.figures,
            definition=criteria.set,
        ),
        period=str(period),
        register=RegisterUsed(register.as_of, register.path),
        sources=tuple(Source(book.path, book.sha256) for book, _ in used),
        communes=communes,
        districts=districts,
        provinces=provinces,
        missed_criteria=count_missed(criteria.set, communes),
        findings=tuple(map(to_record, in_order(findings))),
    )


def _of_period(
    workbooks: Sequence[Workbook],
    infos: Sequence[Info],
    period: Period,
    findings: list[Finding],
) -> list[tuple[Workbook, Info]]:
    """Keep the workbooks of the period; one that states another is reported, not counted."""
    used: list[tuple[Workbook, Info]] = []
    for workbook, info in zip(workbooks, infos, strict=True):
        stated = Period.parse(info.period.text)
        if stated is None and info.period.text:
            finding = c.PeriodInvalid(place=info.period.place, given=info.period.text)
            findings.append(finding)
        if stated is None or stated == period:
            used.append((workbook, info))
            continue
        place = info.period.place
        findings.append(c.PeriodDiffers(place=place, stated=str(stated), wanted=str(period)))
    return used


def _records(scope: Scope, submission: Submission, recorder: Recorder) -> tuple[CommuneResult, ...]:
    indexes = {commune.code: index for index, commune in enumerate(submission.communes)}
    return tuple(
        recorder.record(indexes[commune.code])
        if commune.code in indexes
        else not_submitted(commune)
        for commune in scope.communes
    )


def to_record(finding: Finding) -> FindingRecord:
    """Flatten a finding."""
    place = finding.place
    return FindingRecord(
        code=finding.code,
        severity=finding.severity,
        message=finding.say("en"),
        message_vi=finding.say("vi"),
        fix=finding.say_fix("en"),
        fix_vi=finding.say_fix("vi"),
        path=place.path,
        sheet=place.sheet,
        cell=place.cell,
        line=place.line,
        column=place.column,
        commune=finding.commune,
    )
