"""The Python interface: `cftscore.evaluate` and its result as DataFrames, JSON and files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, cast

from cftscore.core.progress import Listener, told
from cftscore.core.text import Language
from cftscore.evaluation import document as doc
from cftscore.evaluation.evaluate import evaluate_workbooks
from cftscore.evaluation.pipeline import Options, inspect, read_workbooks
from cftscore.findings.model import Finding
from cftscore.spreadsheet import files
from cftscore.spreadsheet.load import Workbook

if TYPE_CHECKING:
    import pandas as pd

    from cftscore.api_compare import ComparisonResult

    Frame = pd.DataFrame
    Source = str | Path | pd.DataFrame | Iterable[str | Path]


class Result:
    """What an evaluation found.

    Attributes:
        document: everything, as plain structs; their names are the keys of the JSON.
        inputs: the files that were read; none of them is ever written to.
    """

    def __init__(self, document: doc.Evaluation, inputs: Sequence[Path] = ()) -> None:
        self.document, self.inputs = document, tuple(inputs)

    @property
    def communes(self) -> pd.DataFrame:
        """One row per commune of the scope: verdict, points, points by criterion, reasons.

        Points that a blank leaves open are NA, between `points_min` and `points_max`.
        """
        return self._frame("communes")

    @property
    def items(self) -> pd.DataFrame:
        """One row per item of each commune that submitted: value, points, band, cells, article.

        `value` is a Decimal where an item is a share, times what the criteria set says (100 for
        per cent); an int where it is a number of cases; a text where it is an answer.
        """
        return self._frame("items")

    @property
    def districts(self) -> pd.DataFrame:
        """One row per district of the scope: communes by verdict, compliance in per cent.

        Compliance is of all communes on the register; there is no row where there is no district
        level, as from July 2025.
        """
        return self._frame("districts")

    @property
    def provinces(self) -> pd.DataFrame:
        """One row per province, over all communes on the register; columns as of `districts`."""
        return self._frame("provinces")

    @property
    def missed_criteria(self) -> pd.DataFrame:
        """One row per criterion, the most often missed first: how many communes miss it."""
        return self._frame("missed_criteria")

    @property
    def findings(self) -> pd.DataFrame:
        """One row per finding: code, severity, message, fix, path, sheet, cell, commune."""
        return self._frame("findings")

    def to_json(self) -> str:
        """Give the whole document as JSON, the same in both languages."""
        return doc.to_json(self.document)

    def write(self, path: str | Path, *, lang: Language = "vi", force: bool = False) -> None:
        """Write the result to .xlsx, .csv, .json or .md.

        Args:
            path: decides the format by its extension.
            lang: of the labels, `vi` or `en`.
            force: replace a file that is there; a file that was read is never replaced.

        Raises:
            CannotProceedError: the file is there, is an input, or cannot be written.
        """
        from cftscore import output
        from cftscore.output import write as output_write

        target = Path(path)
        output_write.check_targets([target], self.inputs, force=force)
        content = output.render(self.document, target.suffix.lower().lstrip("."), lang)
        output_write.write_atomically(target, content, force=force)

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
        from cftscore.output import write as output_write
        from cftscore.report import rendering
        from cftscore.report.content import Content, beside
        from cftscore.report.history import history
        from cftscore.report.publication import publish

        goal = Path(path)
        own = None if template is None else Path(template)
        inputs = [*self.inputs, *([] if own is None else [own])]
        output_write.check_targets([goal], inputs, force=force, formats=rendering.FORMATS)
        wanted = as_percentage(target)
        kept = tuple(focus)
        for one in {*kept} - {known.id for known in self.document.missed_criteria}:
            raise ValueError(f"there is no such criterion: {one}")
        if previous is not None and previous.document.periods[-1].period != self.document.period:
            raise ValueError(f"the comparison does not end with {self.document.period}")
        document = beside(self.document, wanted)
        earlier = None if previous is None else history(previous.document, wanted, public=public)
        content = Content(
            document=publish(document) if public else document,
            language=lang,
            target_percent=wanted,
            focus=kept,
            history=earlier,
        )
        made = rendering.render(content, goal.suffix.lower().lstrip("."), own)
        output_write.write_atomically(goal, made, force=force)

    def _frame(self, key: str) -> pd.DataFrame:
        from cftscore.output import frames
        from cftscore.output.tables import evaluation as tables

        return frames.to_frame(tables.table(self.document, key))


def evaluate(
    source: Source,
    *,
    criteria: str | Path | None = None,
    period: str | int | None = None,
    register: str | Path | None = None,
    district: str | None = None,
    province: str | None = None,
    target: Decimal | int | str | None = None,
    what_if: Iterable[str | Path] = (),
    progress: Listener | None = None,
) -> Result:
    """Score communes and count how many are fit for children.

    Args:
        source: a workbook, a folder of workbooks, several of either, or a DataFrame with one row
            per commune whose columns are indicator keys or labels beside `code` or `name` and
            `unit_class` (shape: communes x columns; counts are whole, 0 or more, and blank where
            unknown; a yes is `Có`, `yes` or True).
        criteria: id or path of a criteria set; by default the one that the workbooks state, else
            the one in force in the period.
        period: `2020`, `2020-Q2`, `2020-H1`, `2020-07`; by default what the workbooks state.
        register: path of a register of communes to use in place of the shipped ones.
        district: code or name; only its communes are listed.
        province: the same for a province.
        target: a percentage of communes, 0 to 100, that compliance stands beside: one that fails
            it is never rounded onto it.
        what_if: figures to take as others, each `30682.births_registered=1230` or the path of a
            workbook with only the figures that change; the document then says what was assumed.
        progress: called with the stage of the work, how many things are done in it, and of how
            many, None where nobody knows; the stage has a `key` and a `title` in both languages.

    Returns:
        The result. Files that cannot be read, rows and values that cannot be used are in
        `.findings`; they never raise.

    Raises:
        CannotProceedError: nothing at all could be evaluated, or what is asked for is not there:
            a criteria set, a district, a figure of `what_if`; it carries the findings.
        ValueError: the target is no percentage.

    Points, bands and the mark to pass are those of the criteria set, each with its article.
    """
    options = make_options(criteria, period, register, district, province)
    options = replace(options, target=as_percentage(target))
    if isinstance(what_if, str | Path):
        what_if = (what_if,)
    with told(progress):
        workbooks, findings, inputs = read_source(source, register)
        if not what_if:
            return Result(evaluate_workbooks(workbooks, options, findings), inputs)
        from cftscore.analysis.whatif import evaluate_what_if

        inspection = inspect(workbooks, options, findings)
        return Result(evaluate_what_if(inspection, what_if, options.target), inputs)


def as_percentage(given: Decimal | int | str | None) -> Decimal | None:
    """Take a percentage exactly as it is written.

    Raises:
        ValueError: it is no number from 0 to 100.
    """
    if given is None:
        return None
    try:
        value = Decimal(str(given))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or not 0 <= value <= 100:
        raise ValueError(f"not a percentage from 0 to 100: {given}")
    return value


def make_options(
    criteria: str | Path | None,
    period: str | int | None,
    register: str | Path | None,
    district: str | None,
    province: str | None,
) -> Options:
    """Take the arguments that say what is read by what."""
    return Options(
        criteria=criteria,
        period=None if period is None else str(period),
        register=register,
        district=district,
        province=province,
    )


def read_source(
    source: Source, register: str | Path | None
) -> tuple[list[Workbook], list[Finding], list[Path]]:
    """Read workbooks, and tell which files were read."""
    paths: list[str | Path] = []
    findings: list[Finding] = []
    if hasattr(source, "columns"):  # told without importing pandas
        from cftscore.output import frames

        workbooks = [frames.to_workbook(cast("pd.DataFrame", source))]
    else:
        paths += [source] if isinstance(source, str | Path) else cast("Iterable[str]", source)
        workbooks, findings = read_workbooks(paths)
    inputs, _ = files.find(paths if register is None else [*paths, register])
    return workbooks, findings, inputs
