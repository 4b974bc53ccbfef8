"""What was merged, as a document: what each commune has, and which files it is from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cftscore.core.record import Record
from cftscore.core.text import Language, Text
from cftscore.evaluation.document import FindingRecord, Source, to_record
from cftscore.findings.model import Finding
from cftscore.output.blocks import Block, Paragraph
from cftscore.output.columns import Column, Columns, Table
from cftscore.output.grids import grid
from cftscore.output.tables.evaluation import PLACE, of_findings
from cftscore.register.model import Located
from cftscore.spreadsheet.load import Workbook
from cftscore.template.content import Content

SCHEMA = "cftscore/merged/1"
_COUNT = Text(
    "{communes} xã, {reported} xã có số liệu, từ {files} tệp",
    "communes: {communes}, with figures: {reported}, from files: {files}",
)


class MergedCommune(Located, frozen=True):
    """A row of the merged workbook.

    Attributes:
        unit_class: the key in the criteria set; None where it is blank.
        figures: how many indicators are filled in; the others are blank, as nothing was reported
            or reports contradict each other.
        source: the cells that they are from, as the workbook names them; None where none is.
    """

    unit_class: str | None
    figures: int
    source: str | None


class Merged(Record, frozen=True, kw_only=True):
    """Many workbooks, merged.

    Attributes:
        schema: the name and version of this format.
        criteria_set: the id of the set whose indicators they hold.
        period: of the figures.
        sources: the files that were read, in order.
        reported: how many communes have figures.
        communes: a row each.
        findings: about all that was read, contradictions included.
        written: the files that were written; none until they are.
    """

    schema: str = SCHEMA
    criteria_set: str
    period: str
    sources: tuple[Source, ...]
    reported: int
    communes: tuple[MergedCommune, ...]
    findings: tuple[FindingRecord, ...]
    written: tuple[str, ...] = ()


_COMMUNE: Columns[MergedCommune] = (
    *PLACE,
    Column("unit_class", Text("Nhóm đơn vị", "Unit class")),
    Column("figures", Text("Số chỉ tiêu đã điền", "Indicators filled in"), "count"),
    Column("source", Text("Nguồn", "From")),
)


def document(
    content: Content, workbooks: Iterable[Workbook], findings: Iterable[Finding]
) -> Merged:
    """Say what was merged."""
    sources = content.sources or [""] * len(content.communes)
    return Merged(
        criteria_set=content.criteria.set.id,
        period=str(content.period),
        sources=tuple(Source(workbook.path, workbook.sha256) for workbook in workbooks),
        reported=sum(map(bool, sources)),
        communes=tuple(
            MergedCommune(
                **commune.located,
                unit_class=content.unit_class(index),
                figures=sum(column[index] is not None for column in content.values.values()),
                source=sources[index] or None,
            )
            for index, commune in enumerate(content.communes)
        ),
        findings=tuple(map(to_record, findings)),
    )


def communes(shown: Merged) -> Table:
    """One row per commune: how much is filled in, and which cells it is from."""
    return Table.of("communes", Text("Các xã", "Communes"), _COMMUNE, shown.communes)


TABLES: dict[str, Callable[[Merged], Table]] = {
    "communes": communes,
    "findings": lambda shown: of_findings(shown.findings),
}


def blocks(shown: Merged, language: Language) -> Iterator[Block]:
    """Say how many communes have figures, and where those of each are from."""
    counts = {"communes": len(shown.communes), "files": len(shown.sources)}
    yield Paragraph(_COUNT.say(language, reported=shown.reported, **counts))
    yield grid(communes(shown), language)
