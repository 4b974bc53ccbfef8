"""Templates that were made, as a document: which files, and which communes in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cftscore.core.record import Record
from cftscore.core.text import Language, Text
from cftscore.evaluation.document import FindingRecord, to_record
from cftscore.output.blocks import Block, Paragraph
from cftscore.output.columns import Column, Columns, Table, within
from cftscore.output.grids import grid
from cftscore.output.tables.evaluation import PLACE, of_findings
from cftscore.register.model import Located
from cftscore.template.making import Made

SCHEMA = "cftscore/templates/1"
_COUNT = Text(
    "Kỳ {period}: {files} tệp, {communes} xã",
    "Period {period}: {files:file|files}, {communes:commune|communes}",
)


class TemplateFile(Record, frozen=True):
    """A workbook to fill in.

    Attributes:
        name: of the file, below the folder of all; empty where it is the only one.
        carried: how many figures stand in it as they were in the last period.
        communes: that it has rows for.
    """

    name: str
    carried: int
    communes: tuple[Located, ...]


class Templates(Record, frozen=True, kw_only=True):
    """Workbooks to fill in.

    Attributes:
        schema: the name and version of this format.
        criteria_set: the id of the set whose indicators are asked for.
        period: that the figures will be of.
        files: the workbooks.
        findings: about the register, and about the workbooks of the last period.
        written: the files that were written; none until they are.
    """

    schema: str = SCHEMA
    criteria_set: str
    period: str
    files: tuple[TemplateFile, ...]
    findings: tuple[FindingRecord, ...]
    written: tuple[str, ...] = ()


class _Row(NamedTuple):
    file: TemplateFile
    commune: Located


_FILE: Columns[TemplateFile] = (
    Column("file", Text("Tệp", "File"), get=lambda file: file.name),
    Column("carried", Text("Số liệu mang sang", "Figures carried over"), "count"),
    Column("communes", Text("Số xã", "Communes"), "count", lambda file: len(file.communes)),
)


def document(made: Made) -> Templates:
    """Say what templates were made."""
    some = next(iter(made.contents.values()))
    files = (
        TemplateFile(
            name="" if str(path) == "." else path.as_posix(),
            carried=len(content.carried),
            communes=tuple(Located(**commune.located) for commune in content.communes),
        )
        for path, content in made.contents.items()
    )
    return Templates(
        criteria_set=some.criteria.set.id,
        period=str(some.period),
        files=tuple(files),
        findings=tuple(map(to_record, made.findings)),
    )


def files(shown: Templates) -> Table:
    """One row per workbook: how many communes it has, and how many figures were carried over."""
    return Table.of("files", Text("Tệp", "Files"), _FILE, shown.files)


def communes(shown: Templates) -> Table:
    """One row per commune, with the workbook that it is in."""
    columns: Columns[_Row] = (
        *within(lambda row: row.commune, PLACE),
        *within(lambda row: row.file, _FILE[:1]),
    )
    rows = (_Row(file, commune) for file in shown.files for commune in file.communes)
    return Table.of("communes", Text("Các xã", "Communes"), columns, rows)


TABLES: dict[str, Callable[[Templates], Table]] = {
    "files": files,
    "communes": communes,
    "findings": lambda shown: of_findings(shown.findings),
}


def blocks(shown: Templates, language: Language) -> Iterator[Block]:
    """Say which workbooks there are, and for how many communes."""
    count = sum(len(file.communes) for file in shown.files)
    yield Paragraph(
        _COUNT.say(language, period=shown.period, files=len(shown.files), communes=count)
    )
    yield grid(files(shown), language)
