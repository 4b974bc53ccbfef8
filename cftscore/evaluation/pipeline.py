"""From workbooks to what communes reported, and everything that is odd about it.

`cftscore evaluate` and `cftscore validate` both begin here and so see the same findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cftscore.core import progress
from cftscore.core.period import Period
from cftscore.criteria.model import CriteriaFile
from cftscore.evaluation import mappings
from cftscore.evaluation.register_used import unsure
from cftscore.evaluation.resolve import (
    choose_criteria,
    choose_period,
    choose_whole,
    context,
    misplaced,
    other_sets,
    parts_stated,
)
from cftscore.evaluation.scope import (
    Scope,
    ask_scope,
    choose_scope,
    inside_scope,
    scope_findings,
)
from cftscore.evaluation.untouched import untouched_since, untouched_within
from cftscore.evaluation.workbooks import read_workbooks
from cftscore.findings import kinds as c
from cftscore.findings.model import NOWHERE, CannotProceedError, Finding, Place, Severity, in_order
from cftscore.intake import age as submission_age
from cftscore.intake.accepted import accept
from cftscore.intake.checks import plausibility
from cftscore.intake.checks.cross_checks import cross_check
from cftscore.intake.checks.groups import differing
from cftscore.intake.collect import read_submission
from cftscore.intake.evidence import read_evidence
from cftscore.intake.groups import read_groups
from cftscore.intake.header import HEADER_ROWS
from cftscore.intake.headings import Headings
from cftscore.intake.info import Info, read_info
from cftscore.intake.over_periods import Parts, is_part
from cftscore.intake.rows import Context
from cftscore.intake.submission import Submission
from cftscore.intake.unit_class import ClassSources, class_names, for_all
from cftscore.register import load as register_load
from cftscore.register.model import Register
from cftscore.register.unit_classes import load as load_classes
from cftscore.spreadsheet.load import Workbook

if TYPE_CHECKING:
    import pandas as pd


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to read, check and evaluate; every part has a default.

    Attributes:
        criteria: id or path of a criteria set; else the one that the workbooks state, else the
            one in force in the period.
        period: such as `2020`; else the one that the workbooks state.
        register: path of one's own register; else the shipped one.
        on: the day whose communes count, `2020-11-20`; else the last one of the period.
        unit_classes: path of a list of unit classes (code, class, from, until): for communes whose
            class no workbook says, and to hold against what they say.
        unit_class: key or title of the class of every commune whose class nothing else says.
        ratios: shares and rates that are typed as such are scored where there are no counts.
        district, province: code or name; only its communes are listed.
        target: a percentage that compliance stands beside: one that fails it never shows as it.
        strict: leave out every file that has a finding of severity error.
        previous: workbooks of the last period, to hold figures against.
        mapping: what the headings of the workbooks mean; else what lies beside them says so.
        latest: of several workbooks of one commune only the newest counts.
        empty: it is no error that no commune sent anything.
        add_up: the workbooks are of parts of the period, which are added up.
        so_far: with that, as far as the period has come: parts at its end may be missing.
    """

    criteria: str | Path | None = None
    period: str | None = None
    register: str | Path | None = None
    on: str | None = None
    unit_classes: str | Path | None = None
    unit_class: str | None = None
    ratios: bool | None = False
    district: str | None = None
    province: str | None = None
    target: Decimal | None = None
    strict: bool = False
    previous: tuple[str | Path, ...] = ()
    mapping: str | Path | None = None
    latest: bool | None = False
    empty: bool = False
    add_up: bool = False
    so_far: bool = False


class Prepared(msgspec.Struct, frozen=True):
    """What some workbooks hold, and what is odd about them.

    Attributes:
        period, criteria, register: what they were read by.
        workbooks: those of the period, in order; the others are reported.
        submission: what the communes reported.
        scorable: the figures to score: those of the submission without what contradicts others.
        scope: the communes that are listed and counted.
        findings: everything that is odd, in order.
        headings: by which indicators are known.
    """

    period: Period
    criteria: CriteriaFile
    register: Register
    workbooks: tuple[Workbook, ...]
    submission: Submission
    scorable: pd.DataFrame
    scope: Scope
    findings: tuple[Finding, ...]
    headings: Headings


def prepare(
    workbooks: Sequence[Workbook],
    options: Options,
    findings: Iterable[Finding] = (),
    jobs: int = 1,
) -> Prepared:
    """Prepare workbooks that are read.

    Args:
        workbooks: in the order of their paths.
        options: see `Options`.
        findings: what was found while reading them.
        jobs: how many processes may look for tables in them.

    Raises:
        CannotProceedError: there is nothing to read communes from or by; with all findings so far.
    """
    progress.tell(progress.CHECKING)
    found = list(findings)
    try:
        prepared = _prepare(workbooks, options, found, jobs)
        refused = _with_errors(prepared) if options.strict else set()
        if refused:
            found += prepared.findings
            found += [c.FileRefused(place=Place(path)) for path in sorted(refused)]
            kept = [workbook for workbook in workbooks if workbook.path not in refused]
            prepared = _prepare(kept, options, found, jobs)
    except CannotProceedError as error:
        every = [*found, *error.findings]
        if not any(finding.severity is Severity.ERROR for finding in every):
            places = [Place(workbook.path) for workbook in workbooks] or [NOWHERE]
            every += [c.NoCommunes(place=place) for place in places]
        raise CannotProceedError(in_order(every)) from None
    return prepared


def _with_errors(prepared: Prepared) -> set[str]:
    errors = (finding for finding in prepared.findings if finding.severity is Severity.ERROR)
    paths = {workbook.path for workbook in prepared.workbooks}
    return paths & {finding.place.path or "" for finding in errors}


def _prepare(
    workbooks: Sequence[Workbook], options: Options, findings: list[Finding], jobs: int
) -> Prepared:
    if not (workbooks or options.empty):
        raise CannotProceedError([])
    infos = [read_info(workbook) for workbook in workbooks]
    period = (
        choose_whole(infos, options.period, workbooks)
        if options.add_up
        else choose_period(infos, options.period, workbooks)
    )
    if not period.is_year and not options.so_far:
        findings.append(c.PartOfYear(period=str(period), months=period.months))
    criteria = choose_criteria(infos, options.criteria, period)
    own_register = Path(options.register) if options.register else None
    register, about_register = register_load.load(period, own_register, options.on)
    asked = ask_scope(register, options.district, options.province)
    findings += [*about_register, *other_sets(infos, criteria)]

    used = _of_period(workbooks, infos, period, findings, parts=options.add_up)
    parts = parts_stated(used, period, so_far=options.so_far) if options.add_up else None
    contexts = [context(info, register, asked, findings) for _, info in used]
    classes = _class_sources(criteria, register, options, findings)
    maps = mappings.load_all([book for book, _ in used], criteria.set, options.mapping)
    headings = Headings(
        criteria.set,
        str(period.year),
        mappings.readings(maps),
        whole_year=period.is_year and not options.add_up,
    )
    submission = read_submission(
        [book for book, _ in used],
        headings,
        register,
        contexts,
        classes,
        latest=bool(options.latest),
        parts=parts,
        jobs=jobs,
    )
    findings += chain.from_iterable(submission_age.about(info) for _, info in used)
    findings += _read_beside([book for book, _ in used], submission, criteria, register, parts)
    if options.ratios:
        submission.findings = list(map(_scored, submission.findings))
    else:
        submission.ratios = {}
    findings += mappings.findings(maps, headings.used, asked=options.mapping is not None)
    scorable = cross_check(submission, criteria.set)
    findings += submission.findings
    findings += misplaced([info for _, info in used], contexts, submission)
    findings += plausibility.look(submission, criteria.set)
    if options.previous:
        findings += _look_back(submission, criteria, register, options, period)
    findings += untouched_within(submission, criteria)
    seen = submission.communes
    if options.empty:
        seen = [*seen, *submission.untouched.values()]
        asked = asked if any((asked.district_code, asked.province_code, seen)) else contexts[0]
    if not (seen or (options.empty and (asked.district_code or asked.province_code))):
        raise CannotProceedError([])
    scope = choose_scope(register, seen, asked)
    asked_as = options.district or options.province or ""
    findings += scope_findings(
        scope, submission.communes, asked_as, findings, submission.unconfirmed
    )
    findings += unsure(register, scope.provinces)
    if asked_as:
        findings = list(inside_scope(findings, scope, submission))
    books = [book for book, _ in used]
    findings = accept(findings, books, submission, headings)
    return Prepared(
        period,
        criteria,
        register,
        tuple(books),
        submission,
        scorable,
        scope,
        tuple(in_order(findings)),
        headings,
    )


def _scored(finding: Finding) -> Finding:
    """Say of shares without counts, where they are scored, that they are."""
    if not isinstance(finding, c.OnlyRatios):
        return finding
    return c.RatiosScored(place=finding.place, count=finding.count, needed=finding.needed)


def _class_sources(
    criteria: CriteriaFile, register: Register, options: Options, findings: list[Finding]
) -> ClassSources:
    """Find what says unit classes beside the workbooks."""
    names = class_names(criteria.set)
    others = () if options.unit_class is None else (for_all(options.unit_class, criteria.set),)
    if options.unit_classes is None:
        return ClassSources(register.day, others=others)
    listed, about = load_classes(Path(options.unit_classes), register.day, names)
    findings += about
    return ClassSources(register.day, listed, others)


def _read_beside(
    workbooks: Sequence[Workbook],
    submission: Submission,
    criteria: CriteriaFile,
    register: Register,
    parts: Parts | None,
) -> list[Finding]:
    """Read the sheets of evidence and of groups into a submission, and give their findings."""

    def counts(source: int, code: str) -> bool:
        return source not in submission.passed_over.get(code, ())

    def counts_now(source: int, code: str) -> bool:
        """Whether it is of the last part of the year: groups are of children as they are now."""
        return counts(source, code) and (
            parts is None or parts.of_source[source] == parts.needed[-1]
        )

    evidence = read_evidence(workbooks, criteria.set, register.communes, counts)
    submission.evidence = evidence.by_commune
    groups = read_groups(workbooks, criteria.set, register.communes, counts_now)
    submission.groups = groups.by_commune
    return [
        *evidence.findings,
        *groups.findings,
        *differing(submission, groups, criteria.set),
    ]


def _look_back(
    submission: Submission,
    criteria: CriteriaFile,
    register: Register,
    options: Options,
    period: Period,
) -> list[Finding]:
    """Hold figures against the last period's; of that only what cannot be read is reported."""
    workbooks, unreadable = read_workbooks(options.previous)
    errors = [finding for finding in unreadable if finding.severity is Severity.ERROR]
    if errors:
        raise CannotProceedError(errors)
    nowhere = [Context()] * len(workbooks)
    latest = bool(options.latest)
    before = read_submission(workbooks, Headings(criteria.set), register, nowhere, latest=latest)
    if not before.communes:
        places = [Place(str(path)) for path in options.previous]
        raise CannotProceedError([c.NoHeader(place=place, rows=HEADER_ROWS) for place in places])
    found = list(plausibility.look_back(submission, before, criteria.set))
    if not period.is_year:
        found += untouched_since(submission, before, criteria, workbooks)
    return found


def _of_period(
    workbooks: Sequence[Workbook],
    infos: Sequence[Info],
    period: Period,
    findings: list[Finding],
    *,
    parts: bool = False,
) -> list[tuple[Workbook, Info]]:
    """Keep the workbooks of the period; one that states another is reported, not counted."""
    used: list[tuple[Workbook, Info]] = []
    others: list[tuple[Place, Period]] = []
    for workbook, info in zip(workbooks, infos, strict=True):
        stated = Period.parse(info.period.text)
        if stated is None and info.period.text:
            finding = c.PeriodInvalid(place=info.period.place, given=info.period.text)
            findings.append(finding)
        if stated is None or stated == period or (parts and is_part(stated, period)):
            used.append((workbook, info))
            continue
        others.append((info.period.place, stated))
    findings += (_other_period(place, stated, period, alone=not used) for place, stated in others)
    return used


def _other_period(place: Place, stated: Period, wanted: Period, *, alone: bool) -> Finding:
    """Report a workbook of another period; the other quarters of a year may lie beside one."""
    if wanted.year == stated.year and not (alone or wanted.is_year or stated.is_year):
        return c.OtherPart(place=place, stated=str(stated), wanted=str(wanted))
    whole = str(wanted) if is_part(stated, wanted) else ""
    return c.PeriodDiffers(place=place, stated=str(stated), wanted=str(wanted), whole=whole)
