"""Prefilling: what seldom changes, brought along from the workbooks of the last period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from cftscore.core import figures
from cftscore.evaluation.pipeline import Options, Prepared, prepare
from cftscore.evaluation.workbooks import read_workbooks
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Severity
from cftscore.intake.headings import UNIT_CLASS
from cftscore.intake.info import read_info
from cftscore.register import names as place_names
from cftscore.register.model import Commune
from cftscore.register.unit_classes import ClassList
from cftscore.template.content import Content


class Before(msgspec.Struct, frozen=True):
    """What the communes reported in the last period.

    Attributes:
        prepared: the workbooks, read as any others are.
        findings: the errors in them: what an error stands on was not brought along; and what was
            passed over.
    """

    prepared: Prepared
    findings: tuple[Finding, ...]


def read(
    paths: Sequence[str | Path], content: Content, register: str | Path | None, *, latest: bool
) -> Before:
    """Read the workbooks of the last period.

    Args:
        paths: of workbooks or folders of them.
        content: the template that they are for; its period counts where they state none.
        register: path of one's own register; else the shipped one of their period.
        latest: of several workbooks of one commune only the newest counts.

    Raises:
        CannotProceedError: nothing can be read from them.
    """
    workbooks, findings = read_workbooks(paths)
    stated = any(read_info(workbook).period.text for workbook in workbooks)
    options = Options(
        criteria=content.criteria.name,
        period=None if stated else str(content.period),
        register=register,
        latest=latest,
    )
    prepared = prepare(workbooks, options, findings)
    shown = (
        finding
        for finding in prepared.findings
        if finding.severity is Severity.ERROR or isinstance(finding, c.PassedOver)
    )
    return Before(prepared, tuple(shown))


def carry_over(content: Content, before: Before) -> Content:
    """Fill in a template with what seldom changes, marked as carried.

    The unit class and the indicators that the criteria set marks so come along, for communes
    whose code and name are still the same.
    """
    submission, scorable = before.prepared.submission, figures.lists(before.prepared.scorable)
    indexes = {commune.code: index for index, commune in enumerate(submission.communes)}
    keys = [
        key for key, indicator in content.criteria.set.indicators.items() if indicator.carry_over
    ]
    then = [
        indexes[commune.code]
        if commune.code in indexes and _same(commune, submission.communes[indexes[commune.code]])
        else None
        for commune in content.communes
    ]
    values = {key: [None if at is None else scorable[key][at] for at in then] for key in keys}
    classes = [None if at is None else submission.unit_classes[at] for at in then]
    columns: dict[str, Sequence[int | str | None]] = {**values, UNIT_CLASS: classes}
    carried = {
        (index, key)
        for key, column in columns.items()
        for index, value in enumerate(column)
        if value is not None
    }
    return replace(content, values=values, unit_classes=classes, carried=frozenset(carried))


def classify(content: Content, listed: ClassList) -> Content:
    """Fill in the unit classes that a list says, in place of what was brought along."""
    classes = [
        listed.classes[commune.code].unit_class
        if commune.code in listed.classes
        else content.unit_class(index)
        for index, commune in enumerate(content.communes)
    ]
    said = {
        (index, UNIT_CLASS)
        for index, commune in enumerate(content.communes)
        if commune.code in listed.classes
    }
    return replace(content, unit_classes=classes, carried=content.carried - said)


def _same(commune: Commune, then: Commune) -> bool:
    """Tell whether a commune is still the one of its code: after a merger its name is another."""
    return place_names.bare(commune.name) == place_names.bare(then.name)
