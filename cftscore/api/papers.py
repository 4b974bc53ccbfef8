"""The papers of a commune that asks to be recognised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from cftscore.api.reading import Reading, as_paths, both_sides, read_and_prepare, reads
from cftscore.core.refused import RefusedError
from cftscore.core.text import Language, Text
from cftscore.evaluation.document import (
    CommuneResult,
    Evaluation,
    FindingRecord,
    to_json,
    to_record,
)
from cftscore.evaluation.evaluate import evaluate_prepared
from cftscore.evaluation.pipeline import Prepared
from cftscore.evaluation.scope import find_in_scope
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.output.base_result import BaseResult

if TYPE_CHECKING:
    from cftscore.analysis.explanation import Explanation
    from cftscore.analysis.reconcile import CommuneReconciled
    from cftscore.api.reading import Source


_OWN_APPRAISED = Text(
    "chỉ dùng khi lập báo cáo thẩm định (--appraisal)",
    "only for an appraisal report (--appraisal)",
)


class PapersResult(BaseResult["Explanation"]):
    """The papers of a commune's request, or the district's report on it, to be written.

    Attributes:
        findings: about the commune, and whether a request could be drafted.
        own: what the commune reported itself beside what was checked; None where that is not asked.
    """

    of = "papers"

    def __init__(
        self,
        document: Explanation,
        inputs: Sequence[Path],
        findings: tuple[FindingRecord, ...],
        *,
        appraisal: bool,
        own: CommuneReconciled | None = None,
    ) -> None:
        super().__init__(document, inputs)
        self.findings, self.appraisal, self.own = findings, appraisal, own

    def to_json(self) -> str:
        """Give what the papers are made of as JSON, the same in both languages."""
        return to_json(self.document)

    def write_papers(
        self, folder: str | Path, *, lang: Language = "vi", force: bool = False
    ) -> list[Path]:
        """Write the papers to a folder.

        Args:
            folder: made where it is not there; the one above it must be.
            lang: of the papers.
            force: replace files that are there; a file that was read is never replaced.

        Returns:
            The files.

        Raises:
            CannotProceedError: a file is there, is an input, or cannot be written.
        """
        from cftscore.output import write
        from cftscore.report import rendering
        from cftscore.report.paper import dossier

        names = dossier.file_names(self.document, lang, appraisal=self.appraisal)
        targets = write.check_files(
            folder, names.values(), self.inputs, force=force, formats=rendering.FORMATS
        )
        made = (dossier.write(kind, self.document, lang, self.own) for kind in names)
        return write.write_files(dict(zip(targets, made, strict=True)), force=force)

    def _about(self) -> str:
        return f"{self.document.code} {self.document.name}, {self.document.period}"


@reads
def make_papers(
    source: Source,
    commune: str,
    *,
    appraisal: bool = False,
    own: str | Path | Iterable[str | Path] = (),
    strict: bool = False,
    **reading: Unpack[Reading],
) -> PapersResult:
    """Make the papers of a commune's request to be recognised.

    Args:
        source: see `evaluate`.
        commune: code or name.
        appraisal: the district's report on the request, and the minutes of its council, in place
            of the commune's papers.
        own: for an appraisal, what the commune reported itself: its own points then stand beside
            the appraised ones, with the figures that were corrected.
        strict: see `make_report`.
        **reading: by what the workbooks are read, see `Reading`.

    Raises:
        CannotProceedError: there is no such commune, or it sent nothing, or `own` does not have it.
        ValueError: `own` is given without `appraisal`.
    """
    from cftscore.analysis.explain import explain
    from cftscore.analysis.plan.costs import Costs
    from cftscore.analysis.reconcile import reconcile_commune
    from cftscore.output.tables.evaluation import VERDICT_TITLES

    reported = as_paths(own)
    if reported and not appraisal:
        raise RefusedError("own", _OWN_APPRAISED)
    reconciled: CommuneReconciled | None = None
    if reported:
        left, prepared, inputs = both_sides(reported, source, reading, strict=strict)
    else:
        prepared, inputs = read_and_prepare(source, reading, strict=strict)
    code = find_in_scope(prepared.register, prepared.scope, commune).code
    evaluation = evaluate_prepared(prepared, figures_of=[code])
    result = find_reported(prepared, evaluation, code)
    shown = explain(evaluation, code, Costs(prepared.criteria.set))
    if reported:
        reconciled = reconcile_commune(left, prepared, code)
        if reconciled is None:
            place = Place(str(reported[0]))
            raise CannotProceedError(
                [c.NotInOwnFigures(place=place, commune=code, name=result.name)]
            )
    about: list[Finding] = []
    if not appraisal and result.verdict != "pass":
        verdict = VERDICT_TITLES[result.verdict]
        about.append(c.NoRequestDrafted(commune=code, name=result.name, verdict=verdict))
    findings = (*shown.findings, *map(to_record, about))
    return PapersResult(shown, inputs, findings, appraisal=appraisal, own=reconciled)


def find_reported(prepared: Prepared, evaluation: Evaluation, given: str) -> CommuneResult:
    """Find a commune that sent figures, by code or name."""
    code = find_in_scope(prepared.register, prepared.scope, given).code
    (commune,) = (one for one in evaluation.communes if one.code == code)
    if commune.verdict == "not_submitted":
        raise CannotProceedError([c.NothingToReport(commune=code, name=commune.name)])
    return commune
