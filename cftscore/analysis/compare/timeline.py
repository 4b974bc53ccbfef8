"""Which workbooks belong to which period, and each period evaluated on its own.

A period is never guessed: it is stated by the workbooks or asked for. Where communes were made
anew between the periods, a district or province that was asked for is found in one register and
carried over to the others through the lineage.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec

from cftscore.core.period import Period
from cftscore.evaluation.document import CommuneResult, Evaluation
from cftscore.evaluation.evaluate import evaluate_prepared
from cftscore.evaluation.pipeline import Options, prepare
from cftscore.evaluation.resolve import parse_period
from cftscore.evaluation.scope import ask_scope
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.intake.info import read_info
from cftscore.register import load as register_load
from cftscore.register.lineage import Lineage
from cftscore.register.model import Register
from cftscore.spreadsheet.load import Workbook


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Workbooks that were given together.

    Attributes:
        name: as the user named them.
        workbooks: that could be read.
        findings: what was found while reading them.
        period: that was asked for; else what they state counts.
        one_period: whether they must be of one period.
    """

    name: str
    workbooks: Sequence[Workbook]
    findings: Sequence[Finding] = ()
    period: str | None = None
    one_period: bool = False


class Group(msgspec.Struct):
    """The workbooks of one period."""

    period: Period
    workbooks: list[Workbook] = msgspec.field(default_factory=list)
    findings: list[Finding] = msgspec.field(default_factory=list)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """How periods are evaluated.

    Attributes:
        criteria: id or path of a criteria set by period; the one under `""` is for all others.
        on: by period the day whose communes count, where it is not the last one.
        register, district, province, mapping, unit_classes, unit_class, ratios, latest: as in
            `pipeline.Options`, for all periods.
    """

    criteria: Mapping[str, str | Path] = msgspec.field(default_factory=dict)
    on: Mapping[str, str] = msgspec.field(default_factory=dict)
    register: str | Path | None = None
    district: str | None = None
    province: str | None = None
    mapping: str | Path | None = None
    unit_classes: str | Path | None = None
    unit_class: str | None = None
    ratios: bool | None = None
    latest: bool = False


class Evaluated(msgspec.Struct, frozen=True):
    """A period that was evaluated.

    Attributes:
        after_reform: whether its register is one of after the reform of the lineage.
    """

    period: Period
    evaluation: Evaluation
    register: Register
    after_reform: bool


# --- workbooks to periods


def group(sources: Iterable[Source]) -> list[Group]:
    """Sort workbooks by period, the earliest first.

    Raises:
        CannotProceedError: a period is not stated, or there are not two of them.
    """
    groups: dict[Period, Group] = {}
    wrong: list[Finding] = []
    for source in sources:
        if not source.workbooks:
            wrong += source.findings or [c.NoCommunes(place=Place(source.name))]
            continue
        try:
            by_period = _split(source)
        except CannotProceedError as error:
            wrong += [*source.findings, *error.findings]
            continue
        for period, workbooks in by_period.items():
            _add(groups.setdefault(period, Group(period)), workbooks)
        # What concerns a file that is of no period is reported with the first.
        groups[min(by_period)].findings += source.findings
    if not wrong and len(groups) == 1:
        wrong.append(c.OnePeriod(period=str(next(iter(groups)))))
    if wrong:
        raise CannotProceedError(wrong)
    return [groups[period] for period in sorted(groups)]


def _split(source: Source) -> dict[Period, list[Workbook]]:
    """Give the workbooks of a source by period; those that state none go with the only one."""
    if source.period is not None:
        return {parse_period(source.period): list(source.workbooks)}
    stated: dict[Period, list[Workbook]] = {}
    others: list[Workbook] = []
    invalid: list[Finding] = []
    for workbook in source.workbooks:
        said = read_info(workbook).period
        period = Period.parse(said.text)
        if period is None:
            others.append(workbook)
            invalid += [c.PeriodInvalid(place=said.place, given=said.text)] if said.text else []
        else:
            stated.setdefault(period, []).append(workbook)
    if not stated:
        raise CannotProceedError([*invalid, c.PeriodNotStated(place=Place(source.name))])
    if len(stated) == 1:
        return {period: list(source.workbooks) for period in stated}
    names = tuple(map(str, sorted(stated)))
    if source.one_period:
        raise CannotProceedError([*invalid, c.PeriodsSeveral(stated=names)])
    if others:
        unclear = [c.PeriodOfOneUnclear(place=Place(book.path), stated=names) for book in others]
        raise CannotProceedError([*invalid, *unclear])
    return stated


def _add(into: Group, workbooks: Iterable[Workbook]) -> None:
    """Add workbooks, one that several paths lead to once."""
    there = set(map(_identity, into.workbooks))
    into.workbooks += [workbook for workbook in workbooks if _identity(workbook) not in there]


def _identity(workbook: Workbook) -> tuple[str, str]:
    return os.path.realpath(workbook.path), workbook.sha256


def unlike(periods: Sequence[Period]) -> list[Finding]:
    """Report periods in a row that are not of the same length."""
    return [
        c.PeriodsUnlike(
            before=str(before),
            months_before=before.months,
            after=str(after),
            months_after=after.months,
        )
        for before, after in pairwise(periods)
        if before.months != after.months
    ]


# --- evaluating


def evaluate_groups(
    groups: Sequence[Group], asked: Asked, lineage: Lineage
) -> tuple[list[Evaluated], list[Finding]]:
    """Evaluate each period as `cftscore evaluate` does.

    Returns:
        The periods, and notes on an area that was carried over.

    Raises:
        CannotProceedError: one of them cannot be evaluated.
    """
    limits, notes = _limits(groups, asked, lineage)
    evaluated = [
        _evaluate(group, asked, lineage, limited=limited)
        for group, limited in zip(groups, limits, strict=True)
    ]
    if all(limits):
        return evaluated, notes
    return _carry_over(evaluated, limits, lineage), notes


def _evaluate(one: Group, asked: Asked, lineage: Lineage, *, limited: bool) -> Evaluated:
    options = Options(
        criteria=asked.criteria.get(str(one.period), asked.criteria.get("")),
        period=str(one.period),
        register=asked.register,
        on=asked.on.get(str(one.period)),
        district=asked.district if limited else None,
        province=asked.province if limited else None,
        mapping=asked.mapping,
        unit_classes=asked.unit_classes,
        unit_class=asked.unit_class,
        ratios=asked.ratios,
        latest=asked.latest,
    )
    prepared = prepare(one.workbooks, options, one.findings)
    after = is_after(prepared.register, one.period, lineage)
    return Evaluated(one.period, evaluate_prepared(prepared), prepared.register, after)


def is_after(register: Register, period: Period, lineage: Lineage) -> bool:
    """Tell whether the codes of a register are those of after the reform.

    One's own register bears no date of its own: it is of after the reform where its period ends
    after it and it knows no districts.
    """
    if register.as_of is not None:
        return register.as_of >= lineage.date
    return period.last_day >= lineage.date and not register.has_districts


def _limits(
    groups: Sequence[Group], asked: Asked, lineage: Lineage
) -> tuple[list[bool], list[Finding]]:
    """Tell in which periods the area that was asked for is looked up, and report the others.

    Without a reform between the periods that is all of them. With one it is those of after it, or
    else, where the area is gone since, those of before: names and codes were given out anew.
    """
    text = asked.district or asked.province
    if text is None:
        return [True] * len(groups), []
    own = Path(asked.register) if asked.register else None
    registers = [
        register_load.load(group.period, own, asked.on.get(str(group.period)))[0]
        for group in groups
    ]
    after = [
        is_after(register, group.period, lineage)
        for register, group in zip(registers, groups, strict=True)
    ]
    if len(set(after)) == 1:
        return [True] * len(groups), []
    try:
        ask_scope(registers[-1], asked.district, asked.province)
    except CannotProceedError:
        ask_scope(registers[0], asked.district, asked.province)
        limits = [not one for one in after]
    else:
        limits = after
    return limits, [
        c.AreaThroughLineage(period=str(group.period), given=text)
        for group, limited in zip(groups, limits, strict=True)
        if not limited
    ]


def _carry_over(
    evaluated: Sequence[Evaluated], limits: Sequence[bool], lineage: Lineage
) -> list[Evaluated]:
    """Keep of the periods in which the area was not looked up what is linked to its communes."""
    inside = {
        code
        for one, limited in zip(evaluated, limits, strict=True)
        if limited
        for code in (commune.code for commune in one.evaluation.communes)
    }
    days = {one.register.day for one, limited in zip(evaluated, limits, strict=True) if limited}
    scored = []
    for period, limited in zip(evaluated, limits, strict=True):
        kept = period.evaluation.communes if limited else _linked(period, inside, lineage, days)
        if not kept:
            raise CannotProceedError([c.NoCommunes()])
        made = msgspec.structs.replace(period.evaluation, communes=tuple(kept))
        scored.append(Evaluated(period.period, made, period.register, period.after_reform))
    return scored


def _linked(
    evaluated: Evaluated, inside: set[str], lineage: Lineage, days: Iterable[str]
) -> list[CommuneResult]:
    """List the communes of a period that are linked to some of others.

    Args:
        evaluated: the period.
        inside: the codes of those others.
        lineage: that links them.
        days: on which the others are listed.
    """
    communes, since = evaluated.evaluation.communes, evaluated.register.day
    if evaluated.after_reform:
        return [
            commune
            for commune in communes
            if any(
                link.old in inside for day in days for link in lineage.came_from(commune.code, day)
            )
        ]
    linked = {
        commune.code
        for commune in communes
        if any(link.new in inside for link in lineage.became(commune.code, since))
    }
    # One of before that is in no lineage was of the same province all the same.
    provinces = {commune.province_code for commune in communes if commune.code in linked}
    return [
        commune
        for commune in communes
        if commune.code in linked
        or (not lineage.became(commune.code, since) and commune.province_code in provinces)
    ]
