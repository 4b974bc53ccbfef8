"""Merging: what many workbooks and forms report, in one workbook that keeps where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from cftscore.core import figures
from cftscore.evaluation.pipeline import Options, Prepared, prepare
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.intake.accepted_sheet import SHEET as ACCEPTED
from cftscore.intake.focus import of_all
from cftscore.intake.info import read_info
from cftscore.spreadsheet.load import Workbook
from cftscore.template.content import Accepted, Content
from cftscore.template.focused import focused

_Beside = TypeVar("_Beside")


def merge(
    workbooks: Sequence[Workbook],
    options: Options,
    findings: Iterable[Finding] = (),
) -> tuple[Content, tuple[Finding, ...]]:
    """Lay workbooks together as one template that is filled in.

    Args:
        workbooks: that are read, in the order of their paths.
        options: how to prepare them; the district or province decides the rows.
        findings: what was found while reading them.

    Returns:
        The content of the workbook: a row for each commune of the scope, blank where nothing was
        reported or where reports contradict each other. And all findings, contradictions included.

    Raises:
        CannotProceedError: there is nothing to read communes from or by; with all findings so far.
    """
    prepared = prepare(workbooks, options, findings)
    submission = prepared.submission
    indexes = {commune.code: index for index, commune in enumerate(submission.communes)}
    at = [indexes.get(commune.code) for commune in prepared.scope.communes]
    infos = [read_info(workbook) for workbook in prepared.workbooks]
    focus = of_all(infos, prepared.criteria.set)
    content = Content(
        criteria=focused(prepared.criteria, focus),
        focus=focus,
        period=prepared.period,
        communes=prepared.scope.communes,
        values={
            key: [None if index is None else column[index] for index in at]
            for key, column in figures.lists(submission.values).items()
        },
        unit_classes=[None if index is None else submission.unit_classes[index] for index in at],
        evidence=_by_index(prepared, prepared.submission.evidence),
        in_groups=_by_index(prepared, prepared.submission.groups),
        accepted=list(_accepted(prepared)),
        sources=["" if index is None else _source(prepared, index) for index in at],
    )
    # Nothing is scored in what is merged of a part of a year.
    return content, tuple(
        finding for finding in prepared.findings if not isinstance(finding, c.PartOfYear)
    )


def _by_index(prepared: Prepared, by_code: Mapping[str, _Beside]) -> dict[int, _Beside] | None:
    """Give what stands beside the figures by the index of the commune in the scope.

    Returns:
        None where no workbook has such a sheet.
    """
    if not by_code:
        return None
    codes = [commune.code for commune in prepared.scope.communes]
    return {index: by_code[code] for index, code in enumerate(codes) if code in by_code}


def _accepted(prepared: Prepared) -> Iterator[Accepted]:
    """Give the rows of all sheets of accepted warnings, each once, but for communes elsewhere."""
    passed_over = prepared.submission.passed_over
    inside = {commune.code for commune in prepared.scope.communes}
    seen: set[tuple[str, ...]] = set()
    for row in ACCEPTED.rows(prepared.workbooks):
        code, texts = row.commune("commune"), tuple(map(row.text, ACCEPTED.headings))
        elsewhere = code in prepared.register.communes and code not in inside
        if elsewhere or texts in seen or row.source in passed_over.get(code, ()):
            continue
        seen.add(texts)
        yield {key: row.raw(key) for key in ACCEPTED.headings}


def _source(prepared: Prepared, index: int) -> str:
    """Say where the rows of a commune stand: `thoai-son.xlsx › Chỉ tiêu!B7`."""
    rows = prepared.submission.rows[index]
    places = [table.at_row(row) for table, row in rows]
    return "; ".join(dict.fromkeys(map(str, places)))
