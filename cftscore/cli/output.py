"""What commands share: formats and files checked before the work, findings, printing, writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from cftscore.cli import progress_bar
from cftscore.cli.choosing import check_choice
from cftscore.cli.console import make_console, write_json, write_line, write_text
from cftscore.cli.findings import show_records
from cftscore.core.text import Language, Text
from cftscore.findings.model import Severity
from cftscore.output.formats import DHIS2, LONG, OF, TABULAR, kind_of

if TYPE_CHECKING:
    from rich.console import Console

    from cftscore.evaluation.document import FindingRecord
    from cftscore.output.bars import Bars
    from cftscore.output.base_result import BaseResult
    from cftscore.output.blocks import Block

    Blocks = Callable[[Console], Iterable[Block]]

_FULL = Text("--format json", "--format json")
_WRITTEN = Text("Đã ghi {path}", "Written: {path}")
_PARQUET = Text(
    "Parquet không in ra màn hình được: thêm -o TỆP.parquet hoặc -o THƯ-MỤC",
    "Parquet cannot be printed: add -o FILE.parquet or -o FOLDER",
)
_AMONG_INPUTS = Text(
    "{path} nằm trong thư mục số liệu; lần sau tệp này được bỏ qua, không đọc như số liệu",
    "{path} lies in a folder of figures; next time it is passed over, not read as figures",
)
MOST_LISTED = 20
"""So many communes a terminal lists in each table."""
_LISTS = ("register", "unit_classes", "mapping")
"""The files that workbooks are read by."""


def bars(console: Console) -> Bars:
    """Draw bars as a terminal can show them."""
    from cftscore.output.bars import Bars
    from cftscore.output.rich_tables import is_plain

    return Bars(plain=is_plain(console))


def show_blocks(blocks: Iterable[Block], console: Console | None = None) -> None:
    """Print what is said in blocks, on standard output if on no other console."""
    from cftscore.output import to_terminal

    to_terminal.show(blocks, make_console() if console is None else console)


def say_written(paths: Iterable[Path], language: Language) -> None:
    """Say on standard error what was written."""
    for path in paths:
        write_line(_WRITTEN.say(language, path=str(path)), stderr=True)


class Output:
    """What a command prints and writes.

    Args:
        of: the document that it is about, one of `output.formats.OF`.
        language: that it speaks.
        format_: what is printed.
        targets: the files to write.
        inputs: what is read, and never replaced.
        reading: by what that is read.
        writing: the options `options.Writing`, in place of `targets` and `force`.
        force: files that are there may be replaced.
        quiet: print errors only.
        formats: the extensions that can be written, if not those of the document.

    Raises:
        typer.BadParameter: it is not printed in this format.
        CannotProceedError: a file cannot be written.
    """

    def __init__(
        self,
        of: str,
        language: Language,
        *,
        format_: str = "table",
        targets: Sequence[Path] | None = None,
        inputs: Iterable[Path | None] = (),
        reading: Mapping[str, Any] | None = None,
        writing: Mapping[str, Any] | None = None,
        force: bool = False,
        quiet: bool = False,
        formats: Sequence[str] = (),
    ) -> None:
        asked = writing or {"output": targets, "force": force, "csv_separator": None}
        self.language, self.format, self.quiet = language, format_, quiet
        self.force, self.separator = bool(asked["force"]), asked["csv_separator"]
        self.targets = tuple(asked["output"] or ())
        if OF[of].printed:
            check_choice(format_, "--format", OF[of].printed, language)
        self.written: list[Path] = []
        lists = (reading or {}).get
        self.inputs = [path for path in (*inputs, *map(lists, _LISTS)) if path is not None]
        self.extensions = formats or OF[of].extensions
        self._check(of)

    def _check(self, of: str) -> None:
        """Check what is to be written before any work is done."""
        self.folders = tuple(filter(self._is_folder, self.targets)) if OF[of].tables else ()
        self.files = tuple(target for target in self.targets if target not in self.folders)
        if self.format == "parquet" and not self.targets:
            message = _PARQUET.say(self.language)
            raise typer.BadParameter(message, param_hint="'--format'")
        if self.separator is not None:
            from cftscore.output import to_csv

            to_csv.dialect(self.language, self.separator)
        if self.format == "parquet" or self.writes("parquet"):
            from cftscore.output import to_parquet

            to_parquet.require()
        if self.targets:
            from cftscore.output import write

            keys = (*OF[of].keys, *OF[of].of_figures) if self.folders else ()
            for folder in self.folders:
                write.check_files(
                    folder,
                    [f"{key}.{self.format}" for key in keys],
                    self.inputs,
                    force=self.force,
                    formats=(f".{self.format}",),
                )
            self._check_files(self.inputs)

    def _check_files(self, inputs: Sequence[Path]) -> None:
        from cftscore.output import write

        write.check_targets(self.files, inputs, force=self.force, formats=self.extensions)

    def _kind(self, target: Path) -> str:
        return kind_of(target, self.extensions)

    def _is_folder(self, target: Path) -> bool:
        """Whether all tables are written to a folder, not one to a file."""
        if self.format not in TABULAR or f".{self._kind(target)}" in self.extensions:
            return False
        return target.is_dir() or not target.suffix

    @property
    def needs_figures(self) -> bool:
        """Whether anything is asked for that what was read must be held for."""
        return bool(self.folders) or self.format == LONG or self.writes(DHIS2)

    def writes(self, kind: str) -> bool:
        """Whether a file of a format is to be written."""
        return kind in map(self._kind, self.files)

    @property
    def _is_printed(self) -> bool:
        """Whether the format that was asked for is printed, not only written."""
        if self.format == LONG:
            return not any(self._kind(target) in TABULAR for target in self.files)
        return self.format != "parquet" and not self.folders

    @contextmanager
    def working(self) -> Iterator[None]:
        """Show how far the work in this block has come."""
        with progress_bar.shown(self.language, quiet=self.quiet):
            yield

    def write(
        self,
        result: BaseResult[Any],
        made: Mapping[str, bytes] | None = None,
        **more: Any,
    ) -> None:
        """Write a result to all files, all rendered before any is written.

        Args:
            result: what is written.
            made: what is written to files of some formats, in place of what `render` gives.
            more: see its `render`.
        """
        if not self.targets:
            return
        from cftscore.output import write

        self._check_files([*self.inputs, *result.inputs])
        contents = [
            self._content(result, self._kind(target), made or {}, more) for target in self.files
        ]
        self.written = [
            path
            for folder in self.folders
            for path in result.write_tables(
                folder,
                kind=self.format,
                lang=self.language,
                force=self.force,
                separator=self.separator,
            )
        ]
        for target, content in zip(self.files, contents, strict=True):
            write.write_atomically(target, content, force=self.force)
        self.written += self.files

    def _content(
        self,
        result: BaseResult[Any],
        kind: str,
        made: Mapping[str, bytes],
        more: Mapping[str, Any],
    ) -> bytes:
        if kind in made:
            return made[kind]
        if kind in TABULAR:
            return self._tabular(result, kind)
        return result.render(kind, self.language, **more)

    def _tabular(self, result: BaseResult[Any], kind: str) -> bytes:
        table = LONG if self.format == LONG else ""
        return result.render_table(kind, self.language, table=table, separator=self.separator)

    def findings(
        self,
        records: Iterable[FindingRecord],
        *,
        full: Text | None = _FULL,
        limit: int | None = 50,
        quiet: bool = False,
    ) -> bool:
        """Print findings to standard error, and tell whether there are errors among them.

        Args:
            records: the findings.
            full: what lists all of them, where there are too many; None for a file or JSON.
            limit: list at most so many; None for all.
            quiet: print errors only, even where the command prints more.
        """
        records = tuple(records)
        errors = tuple(record for record in records if record.severity == Severity.ERROR)
        listed = errors if quiet or self.quiet else records
        if listed:
            show_records(listed, self.language, limit=limit, full=full)
        return bool(errors)

    def show(self, result: BaseResult[Any], blocks: Blocks | None = None) -> None:
        """Print a result in the format that was asked for.

        Args:
            result: what is printed.
            blocks: says it for a terminal, if that is shown another way than in a file.
        """
        if self.format == "json":
            for piece in result.json_pieces():
                write_json(piece)
        elif not self._is_printed:
            return
        elif self.format in (LONG, "csv"):
            write_text(self._tabular(result, "csv").decode("utf-8-sig"))
        elif self.format != "table":
            write_text(result.render(self.format, self.language).decode("utf-8-sig"))
        elif not self.quiet:
            console = make_console()
            said = result.blocks(self.language) if blocks is None else blocks(console)
            show_blocks(said, console)

    def give(self, result: BaseResult[Any]) -> None:
        """Write a result, print it, and say what was written."""
        self.write(result)
        self.show(result)
        self.say_written()

    def show_json(self, document: object) -> None:
        """Print plain data as JSON."""
        from cftscore.evaluation.document import json_pieces

        for piece in json_pieces(document):
            write_json(piece)

    def warn(self, warnings: Iterable[str | None]) -> None:
        """Warn on standard error of what has no place in a table, unless errors only are wanted."""
        for warning in warnings:
            if warning is not None and not self.quiet:
                write_line(warning, stderr=True)

    def say(self, text: Text, *, stderr: bool = False, **values: object) -> None:
        """Print a line for people, unless they want errors only."""
        if not self.quiet:
            write_line(text.say(self.language, **values), stderr=stderr)

    def sum_up(self, result: BaseResult[Any], text: Text, **values: object) -> None:
        """Say in a line what was done; where a document is printed, beside it."""
        if self.format != "table":
            self.show(result)
        self.say(text, stderr=self.format != "table", **values)

    def say_written(self, paths: Iterable[Path] | None = None) -> None:
        """Say on standard error what was written, unless errors only are wanted."""
        if not self.quiet:
            written = tuple(self.written if paths is None else paths)
            say_written(written, self.language)
            from cftscore.output import write

            for path in write.among_inputs(written, self.inputs):
                self.say(_AMONG_INPUTS, stderr=True, path=str(path))
