"""What commands share: formats and files checked before the work, findings, printing, writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cftscore.cli import progress_bar
from cftscore.cli.choosing import check_choice
from cftscore.cli.console import make_console, write_json, write_line, write_text
from cftscore.cli.findings import show_records
from cftscore.core.text import Language, Text
from cftscore.findings.model import Severity
from cftscore.output.formats import OF

if TYPE_CHECKING:
    from rich.console import Console

    from cftscore.evaluation.document import FindingRecord
    from cftscore.output.bars import Bars
    from cftscore.output.base_result import BaseResult
    from cftscore.output.blocks import Block

    Blocks = Callable[[Console], Iterable[Block]]

_FULL = Text("--format json", "--format json")
_WRITTEN = Text("Đã ghi {path}", "Written: {path}")
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
        force: bool = False,
        quiet: bool = False,
        formats: Sequence[str] = (),
    ) -> None:
        self.language, self.format, self.quiet, self.force = language, format_, quiet, force
        self.targets = tuple(targets or ())
        if OF[of].printed:
            check_choice(format_, "--format", OF[of].printed, language)
        lists = (reading or {}).get
        self.inputs = [path for path in (*inputs, *map(lists, _LISTS)) if path is not None]
        self.extensions = formats or OF[of].extensions
        if self.targets:
            from cftscore.output import write

            write.check_targets(self.targets, self.inputs, force=force, formats=self.extensions)

    @contextmanager
    def working(self) -> Iterator[None]:
        """Show how far the work in this block has come."""
        with progress_bar.shown(self.language, quiet=self.quiet):
            yield

    def write(self, result: BaseResult[Any], **more: Any) -> None:
        """Write a result to all files, all rendered before any is written.

        Args:
            result: what is written.
            more: see its `render`.
        """
        if not self.targets:
            return
        from cftscore.output import write

        inputs = [*self.inputs, *result.inputs]
        write.check_targets(self.targets, inputs, force=self.force, formats=self.extensions)
        contents = [
            result.render(target.suffix.lower().lstrip("."), self.language, **more)
            for target in self.targets
        ]
        for target, content in zip(self.targets, contents, strict=True):
            write.write_atomically(target, content, force=self.force)

    def findings(
        self,
        records: Iterable[FindingRecord],
        *,
        full: Text = _FULL,
        limit: int | None = 50,
        quiet: bool = False,
    ) -> bool:
        """Print findings to standard error, and tell whether there are errors among them.

        Args:
            records: the findings.
            full: what lists all of them, where there are too many.
            limit: list at most so many; None for all.
            quiet: print errors only, even where the command prints more.
        """
        records = tuple(records)
        errors = tuple(record for record in records if record.severity == Severity.ERROR)
        listed = errors if quiet or self.quiet else records
        if listed:
            show_records(listed, self.language, limit=limit, full=full)
        return bool(errors)

    def show(self, result: BaseResult[Any], blocks: Blocks | None = None, *, jobs: int = 1) -> None:
        """Print a result in the format that was asked for.

        Args:
            result: what is printed.
            blocks: says it for a terminal, if that is shown another way than in a file.
            jobs: how many processes may write the JSON of a country.
        """
        if self.format == "json":
            for piece in result.json_pieces(jobs):
                write_json(piece)
        elif self.format != "table":
            write_text(result.render(self.format, self.language).decode("utf-8-sig"))
        elif not self.quiet:
            console = make_console()
            said = result.blocks(self.language) if blocks is None else blocks(console)
            show_blocks(said, console)

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

    def say_written(self, paths: Iterable[Path] | None = None) -> None:
        """Say on standard error what was written, unless errors only are wanted."""
        if not self.quiet:
            written = self.targets if paths is None else tuple(paths)
            say_written(written, self.language)
            from cftscore.output import write

            for path in write.among_inputs(written, self.inputs):
                self.say(_AMONG_INPUTS, stderr=True, path=str(path))
