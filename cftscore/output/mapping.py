"""The headings of workbooks as they were read, and what each may mean: tables for any output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cftscore.authoring import mapping as authoring
from cftscore.authoring.mapping import WHY, Certainty, Row, list_headings, title_of
from cftscore.core.text import Language, Text
from cftscore.criteria import load as criteria_load
from cftscore.criteria.check import load_sound
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.pipeline import read_workbooks
from cftscore.evaluation.resolve import parse_period
from cftscore.findings.model import CannotProceedError
from cftscore.intake import mapping as intake_mapping
from cftscore.intake.headings import UNUSED, Headings
from cftscore.intake.mapping import UNDECIDED
from cftscore.output import write as output_write
from cftscore.output.blocks import Block, Grid, Head, Paragraph
from cftscore.spreadsheet import files

_HEADS = (
    Text("Ô", "Cell"),
    Text("Tiêu đề, giá trị đầu", "Heading, first values"),
    Text("Chỉ tiêu", "Indicator"),
    Text("Mức chắc chắn", "How sure"),
)
CERTAINTY: dict[Certainty, Text] = {
    "sure": Text("chắc chắn", "sure"),
    "likely": Text("có thể", "likely"),
    "unsure": Text("chưa rõ", "unsure"),
}
_COUNT = Text(
    "{known} tiêu đề đã rõ, {open} tiêu đề cần có người chọn.",
    "{known} headings are known, of {open} somebody must say what they are.",
)


def blocks(rows: Sequence[Row], criteria_set: CriteriaSet, language: Language) -> Iterator[Block]:
    """Lay the headings out as a table, and count those that are open."""
    lines = [
        (
            f"{row.place.sheet}!{row.place.cell}",
            f"{row.heading}\n{', '.join(row.examples)}",
            title_of(row.meaning, criteria_set, language)
            or "\n".join(f"? {title_of(key, criteria_set, language)}" for key in row.near),
            f"{CERTAINTY[row.certainty].say(language)}: {WHY[row.why].say(language)}",
        )
        for row in rows
    ]
    yield Grid(tuple(Head(head.say(language)) for head in _HEADS), tuple(lines))
    still_open = sum(map(is_open, rows))
    known = len(rows) - still_open
    yield Paragraph(_COUNT.say(language, known=known, open=still_open))


def is_open(row: Row) -> bool:
    """Whether somebody must still say what a heading means."""
    return row.meaning == UNDECIDED


def choices(row: Row, criteria_set: CriteriaSet, language: Language) -> str:
    """Number what a heading may mean: `1 Births due, 2 Births registered`."""
    near = [title_of(key, criteria_set, language) for key in row.near]
    return ", ".join(f"{at} {title}" for at, title in enumerate(near, start=1))


def answered(row: Row, text: str, criteria_set: CriteriaSet) -> Row | None:
    """Return a row as somebody answered: a number of `choices`, 0 for unused, or a key.

    None where there is no such thing.
    """
    meaning: str | None
    if text == "0":
        meaning = UNUSED
    elif text.isdecimal() and 1 <= int(text) <= len(row.near):
        meaning = row.near[int(text) - 1]
    else:
        meaning = intake_mapping.meaning_of(text, criteria_set)
    return None if meaning is None else authoring.decided(row, meaning)


@dataclass(frozen=True)
class MappingResult:
    """The headings of some workbooks, and what each may mean.

    Attributes:
        rows: the headings, each once.
        criteria_set: whose indicators are named.
        inputs: the files that were read; none of them is ever written to.
    """

    rows: tuple[Row, ...]
    criteria_set: CriteriaSet
    inputs: tuple[Path, ...] = ()

    def with_rows(self, rows: Iterable[Row]) -> MappingResult:
        """Return the same with other rows: those that somebody decided."""
        return replace(self, rows=tuple(rows))

    def write(self, path: str | Path, *, lang: Language = "vi", force: bool = False) -> None:
        """Write the mapping to .yaml or .xlsx.

        Args:
            path: decides the format by its extension.
            lang: of its comments and labels, `vi` or `en`.
            force: replace a file that is there; a file that was read is never replaced.

        Raises:
            CannotProceedError: the file is there, is an input, or cannot be written.
        """
        target = Path(path)
        check_target(target, self.inputs, force=force)
        make = authoring.to_workbook if target.suffix.lower() == ".xlsx" else authoring.to_yaml
        content = make(self.rows, self.criteria_set, lang)
        output_write.write_atomically(target, content, force=force)


def check_target(target: Path, inputs: Iterable[Path], *, force: bool) -> None:
    """Refuse to write a mapping over a file that is there or that is read.

    Raises:
        CannotProceedError: it may not be written.
    """
    formats = (".yaml", ".yml", ".xlsx")
    output_write.check_targets([target], list(inputs), force=force, formats=formats)


def map_headings(
    source: str | Path | Iterable[str | Path],
    *,
    criteria: str | Path | None = None,
    period: str | int | None = None,
    mapping: str | Path | None = None,
) -> MappingResult:
    """Show how the headings of workbooks are read.

    Args:
        source: a workbook, a folder of workbooks, or several of either.
        criteria: id or path of a criteria set; by default the one in force in the period, else
            the newest that is shipped.
        period: such as `2020`: what stands under the heading of another year is not taken.
        mapping: what is known already of the headings: a file that this wrote.

    Raises:
        CannotProceedError: nothing could be read, or a criteria set or mapping is not sound.
    """
    year = "" if period is None else str(parse_period(str(period)).year)
    file = None
    if criteria is None and period is not None:
        file = criteria_load.in_force(parse_period(str(period)))
    file = file or load_sound(criteria or criteria_load.shipped_ids()[-1])
    paths = [source] if isinstance(source, str | Path) else [*source]
    workbooks, findings = read_workbooks(paths)
    if not workbooks:
        raise CannotProceedError(findings)
    mapped = None
    if mapping is not None:
        mapped = intake_mapping.load(Path(mapping), file.set).readings()
    rows = list_headings(workbooks, Headings(file.set, year, mapped))
    return MappingResult(tuple(rows), file.set, tuple(files.find(paths)[0]))
