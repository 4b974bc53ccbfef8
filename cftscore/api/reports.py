"""What is reported of communes: pages, documents, workbooks, papers of a request, posters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from cftscore.api.reading import (
    Reading,
    as_paths,
    each_path,
    options,
    read,
    read_and_prepare,
    reads,
)
from cftscore.core.percentage import as_percentage
from cftscore.core.text import Language
from cftscore.criteria.chosen import chosen
from cftscore.evaluation.document import (
    Evaluation,
    FindingRecord,
    to_record,
)
from cftscore.evaluation.evaluate import evaluate_prepared
from cftscore.evaluation.pipeline import Prepared
from cftscore.findings import kinds as c
from cftscore.output.base_result import BaseResult
from cftscore.output.results import ComparisonResult, EvaluationResult
from cftscore.report.publication import Publication

if TYPE_CHECKING:
    from cftscore.analysis.compare.comparison import Comparison
    from cftscore.api.reading import Source
    from cftscore.report.content import Content


class ReportResult(BaseResult[Evaluation | Publication]):
    """A report of communes, to be written.

    Attributes:
        evaluation: what it is made of.
        comparison: of earlier periods with this one, where there are any.
        document: the evaluation, or what is published of it.
    """

    of = "report"

    def __init__(
        self,
        evaluation: Evaluation,
        inputs: Sequence[Path] = (),
        *,
        target: Decimal | None = None,
        comparison: Comparison | None = None,
        public: bool = False,
    ) -> None:
        from cftscore.report.publication import publish

        super().__init__(publish(evaluation) if public else evaluation, inputs)
        self.evaluation, self.comparison = evaluation, comparison
        self.target, self.public = target, public

    @property
    def findings(self) -> tuple[FindingRecord, ...]:
        """What was found in the figures, and about publishing them."""
        from cftscore.report.publication import sensitive_indicators

        used = self.evaluation.criteria_set
        if self.public and not sensitive_indicators(used.definition):
            about = to_record(c.NothingSensitive(criteria_set=used.id))
            return (*self.evaluation.findings, about)
        return tuple(self.evaluation.findings)

    def render(
        self,
        kind: str,
        lang: Language = "vi",
        *,
        focus: Iterable[int] = (),
        template: str | Path | None = None,
    ) -> bytes:
        """Give the report as a file.

        Args:
            kind: `html`, `docx`, `xlsx` or `json`.
            lang: of the words, `vi` or `en`.
            focus: ids of criteria that are kept in sight.
            template: for `docx` the office's own template.

        Raises:
            CannotProceedError: the template cannot be read; the extra `report` is not installed.
            ValueError: there is no such criterion.
        """
        from cftscore.report import rendering

        own = None if template is None else Path(template)
        return rendering.render(self._content(lang, focus), kind, own)

    def _content(self, lang: Language, focus: Iterable[int] = ()) -> Content:
        from cftscore.report.content import Content
        from cftscore.report.history import history

        kept = chosen(focus, self.evaluation.criteria_set.definition, "focus")
        before = None
        if self.comparison is not None:
            before = history(self.comparison, self.target, public=self.public)
        return Content(
            document=self.document,
            language=lang,
            target_percent=self.target,
            focus=kept,
            history=before,
        )

    def _about(self) -> str:
        return f"{self.evaluation.criteria_set.id}, {self.evaluation.period}"


class PosterResult(ReportResult):
    """One page of a commune, to be published."""

    of = "poster"
    commune = ""

    def render(
        self,
        kind: str,
        lang: Language = "vi",
        *,
        focus: Iterable[int] = (),
        template: str | Path | None = None,
    ) -> bytes:
        """Give the page; see `ReportResult.render`."""
        del kind, template  # there is one
        from cftscore.report.page import poster

        return poster.render(self._content(lang, focus), self.commune)

    def _about(self) -> str:
        return f"{self.commune}, {super()._about()}"


class Result(EvaluationResult):
    """What an evaluation found, which can be reported."""

    def report(
        self,
        path: str | Path,
        *,
        lang: Language = "vi",
        target: Decimal | int | str | None = None,
        focus: Iterable[int] = (),
        previous: ComparisonResult | None = None,
        public: bool = False,
        template: str | Path | None = None,
        force: bool = False,
    ) -> None:
        """Write a report to .html, .docx, .xlsx or .json.

        Args:
            path: decides the format by its extension.
            lang: that it is in, `vi` or `en`.
            target: a percentage of communes that shall pass, 0 to 100; one that fails it never
                shows as it.
            focus: ids of criteria that are kept in sight.
            previous: what `compare` gave for earlier periods and this one, which is its last.
            public: leave out all that could betray a sensitive figure of a commune.
            template: for .docx the office's own template.
            force: replace a file that is there; a file that was read is never replaced.

        Raises:
            CannotProceedError: the file is there, is an input, or cannot be written; the template
                cannot be read; the extra `report` is not installed.
            ValueError: the target is no percentage, a criterion of `focus` is not in the set, or
                `previous` does not end with the period of this result.
        """
        from cftscore.output import write
        from cftscore.report import rendering
        from cftscore.report.content import beside

        goal = Path(path)
        own = None if template is None else Path(template)
        inputs = [*self.inputs, *([] if own is None else [own])]
        write.check_targets([goal], inputs, force=force, formats=rendering.FORMATS)
        wanted = as_percentage(target)
        if previous is not None and previous.document.periods[-1].period != self.document.period:
            raise ValueError(f"the comparison does not end with {self.document.period}")
        before = None if previous is None else previous.document
        document = beside(self.document, wanted)
        made = ReportResult(document, self.inputs, target=wanted, comparison=before, public=public)
        kind = goal.suffix.lower().lstrip(".")
        content = made.render(kind, lang, focus=focus, template=own)
        write.write_atomically(goal, content, force=force)


@reads
def make_report(
    source: Source,
    *,
    target: Decimal | int | str | None = None,
    previous: str | Path | Iterable[str | Path] = (),
    public: bool = False,
    strict: bool = False,
    **reading: Unpack[Reading],
) -> ReportResult:
    """Make a report of communes.

    Args:
        source: see `evaluate`.
        target: a percentage of communes that shall pass, 0 to 100; one that fails it never shows
            as it.
        previous: workbooks or folders of earlier periods, to compare with.
        public: leave out all that could betray a sensitive figure of a commune.
        strict: leave out every file that has an error.
        **reading: by what the workbooks are read, see `Reading`.

    Returns:
        The report, which writes itself to .html, .docx, .xlsx or .json.

    Raises:
        CannotProceedError: nothing could be evaluated, or an earlier period is not earlier.
        ValueError: the target is no percentage.
    """
    wanted = as_percentage(target)
    prepared, inputs = read_and_prepare(
        source, reading, *as_paths(previous), target=wanted, strict=strict
    )
    evaluation = evaluate_prepared(prepared, wanted)
    earlier = _earlier(prepared, reading, as_paths(previous))
    return ReportResult(evaluation, inputs, target=wanted, comparison=earlier, public=public)


@reads
def make_poster(
    source: Source,
    commune: str,
    *,
    target: Decimal | int | str | None = None,
    previous: str | Path | Iterable[str | Path] = (),
    strict: bool = False,
    **reading: Unpack[Reading],
) -> PosterResult:
    """Make one page for the notice board of a commune; nothing in it betrays a sensitive figure.

    Args:
        source: see `evaluate`.
        commune: code or name.
        target: see `make_report`.
        previous: see `make_report`.
        strict: see `make_report`.
        **reading: by what the workbooks are read, see `Reading`.

    Raises:
        CannotProceedError: there is no such commune, or it sent nothing.
        ValueError: the target is no percentage.
    """
    wanted = as_percentage(target)
    prepared, inputs = read_and_prepare(
        source, reading, *as_paths(previous), target=wanted, strict=strict
    )
    from cftscore.api.papers import find_reported

    evaluation = evaluate_prepared(prepared, wanted)
    earlier = _earlier(prepared, reading, as_paths(previous))
    made = PosterResult(evaluation, inputs, target=wanted, comparison=earlier, public=True)
    made.commune = find_reported(prepared, evaluation, commune).code
    return made


def write_report_template(path: str | Path, *, lang: Language = "vi", force: bool = False) -> None:
    """Write the built-in Word template of a report, to be changed and used as `template`.

    Args:
        path: a .docx file.
        lang: of its texts, `vi` or `en`.
        force: replace a file that is there.

    Raises:
        CannotProceedError: the file cannot be written, or the extra `report` is not installed.
    """
    from cftscore.output import write

    require([".docx"])
    from cftscore.report.paper import official  # it imports what `require` asks for

    write.check_targets([path], (), force=force, formats=(".docx",))
    write.write_atomically(path, official.default_template(lang), force=force)


def require(extensions: Iterable[str]) -> None:
    """Check that what some formats of reports need is installed.

    Args:
        extensions: of the formats; those that need nothing, or are not known, pass.

    Raises:
        CannotProceedError: a library is not installed; it says by which command it is.
    """
    from cftscore.report import rendering

    rendering.require(extensions)


def _earlier(
    prepared: Prepared, reading: Reading, previous: Sequence[str | Path]
) -> Comparison | None:
    """Compare with earlier periods, if any are given."""
    if not previous:
        return None
    from cftscore.analysis.compare.timeline import Source as Before
    from cftscore.report.earlier import compare_with

    sources = []
    for path in each_path(previous):
        opened = read(path, {})
        sources.append(Before(name=str(path), workbooks=opened.workbooks, findings=opened.findings))
    return compare_with(prepared, options(reading), sources)
