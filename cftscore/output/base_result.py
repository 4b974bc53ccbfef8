"""What every function of the library gives: a document, shown, dumped, tabled and written alike."""

from __future__ import annotations

import importlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

import msgspec

from cftscore.core.text import Language
from cftscore.output import formats
from cftscore.output.blocks import Block, Grid

if TYPE_CHECKING:
    import pandas as pd

    from cftscore.output.columns import Column, Table

    Frame = pd.DataFrame

Document = TypeVar("Document")


class BaseResult(ABC, Generic[Document]):
    """What a function of the library found.

    Attributes:
        document: everything, as plain structs; their names are the keys of the JSON.
        inputs: the files that were read; none of them is ever written to.
    """

    of: ClassVar[str]
    """Which formats it can be had in: one of `output.formats.OF`."""

    def __init__(self, document: Document, inputs: Sequence[Path] = ()) -> None:
        self.document, self.inputs = document, tuple(inputs)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self._about()}>"

    @abstractmethod
    def _about(self) -> str:
        """Say in a few words what it is about."""

    @property
    def formats(self) -> tuple[str, ...]:
        """The extensions that `write` takes."""
        return formats.OF[self.of].extensions

    def to_json(self) -> str:
        """Give the whole document as JSON, the same in both languages."""
        from cftscore.evaluation.document import to_json

        return to_json(self.document)

    def json_pieces(self) -> Iterator[bytes]:
        """Give the same in UTF-8, piece by piece, as that of a country is large."""
        from cftscore.evaluation.document import json_pieces

        return json_pieces(self.document)

    def blocks(self, lang: Language = "vi") -> Iterator[Block]:
        """Give the document in words, as what it is laid out of."""
        module = importlib.import_module(formats.OF[self.of].module)
        blocks: Iterator[Block] = module.blocks(self.document, lang)
        return blocks

    def render(self, kind: str, lang: Language = "vi") -> bytes:
        """Give the result as a file.

        Args:
            kind: its format, an extension without the dot.
            lang: of the words, `vi` or `en`.

        Raises:
            ValueError: there is no such format of it.
        """
        if kind in formats.TABULAR and formats.OF[self.of].tables:
            return self.render_table(kind, lang)
        if kind in formats.WORDS and kind in formats.OF[self.of].kinds:
            return formats.in_words(self.blocks(lang), kind, lang)
        return formats.render(self.of, self.document, kind, lang)

    @property
    def tables(self) -> tuple[str, ...]:
        """The keys of its tables, each of which `frame` gives; none where it has none."""
        return formats.OF[self.of].keys

    def frame(self, table: str = "") -> Frame:
        """Give one of its tables as a DataFrame.

        Args:
            table: its key, one of `tables`; the one that a CSV file holds by default.

        Raises:
            KeyError: there is no such table.
        """
        return self._frame(table)

    def columns(self, table: str = "") -> tuple[Column[Any], ...]:
        """Give the schema of one of its tables: the key, label and kind of each column.

        Args:
            table: see `frame`.

        Raises:
            KeyError: there is no such table.
        """
        return self._table(table).columns

    def render_table(
        self,
        kind: str,
        lang: Language = "vi",
        *,
        table: str = "",
        separator: str | None = None,
    ) -> bytes:
        """Give one of its tables as a file.

        Args:
            kind: `csv` or `parquet`.
            lang: of the marks in CSV: `;` between fields and a decimal comma in Vietnamese, `,` and
                a point in English. Keys and codes are the same in both, and so is Parquet.
            table: its key, one of `tables`; the main one by default.
            separator: between the fields of CSV in place of the language's: `;`, `,` or `tab`.

        Raises:
            KeyError: there is no such table.
            ValueError: there is no such separator.
            CannotProceedError: the extra `parquet` is not installed.
        """
        from cftscore.output import tabular, to_csv

        written_as = to_csv.dialect(lang, separator)
        return tabular.render(self._table(table), self.document, kind, written_as)

    def write(
        self,
        path: str | Path,
        *,
        lang: Language = "vi",
        force: bool = False,
        table: str = "",
        separator: str | None = None,
    ) -> list[Path]:
        """Write the result to a file.

        Args:
            path: decides the format by its extension, one of `formats`.
            lang: of the labels, `vi` or `en`.
            force: replace a file that is there; a file that was read is never replaced.
            table: of .csv and .parquet, see `render_table`.
            separator: of .csv, see `render_table`.

        Returns:
            The file.

        Raises:
            CannotProceedError: the file is there, is an input, or cannot be written.
        """
        from cftscore.output import write

        target = Path(path)
        write.check_targets([target], self.inputs, force=force, formats=self.formats)
        kind = formats.kind_of(target, self.formats)
        if kind in formats.TABULAR:
            content = self.render_table(kind, lang, table=table, separator=separator)
        else:
            content = self.render(kind, lang)
        write.write_atomically(target, content, force=force)
        return self._wrote([target])

    def _wrote(self, paths: list[Path]) -> list[Path]:
        """Let a document that names the files that were written name some."""
        if isinstance(self.document, msgspec.Struct) and hasattr(self.document, "written"):
            written = (*self.document.written, *map(str, paths))
            self.document = msgspec.structs.replace(self.document, written=written)
        return paths

    def write_tables(
        self,
        folder: str | Path,
        *,
        kind: str = "parquet",
        lang: Language = "vi",
        force: bool = False,
        separator: str | None = None,
    ) -> list[Path]:
        """Write every table to a file of its own in a folder, which is made if it is not there.

        Args:
            folder: where; the files are named by the keys of the tables.
            kind: `parquet` or `csv`.
            lang: see `render_table`.
            force: replace files that are there; a file that was read is never replaced.
            separator: see `render_table`.

        Returns:
            The files.

        Raises:
            CannotProceedError: a file is there, is an input, or cannot be written; the extra
                `parquet` is not installed.
        """
        from cftscore.output import write

        keys = self.tables
        names = [f"{key}.{kind}" for key in keys]
        paths = write.check_files(folder, names, self.inputs, force=force, formats=(f".{kind}",))
        contents = {
            path: self.render_table(kind, lang, table=key, separator=separator)
            for path, key in zip(paths, keys, strict=True)
        }
        return write.write_files(contents, force=force)

    def _repr_html_(self) -> str | None:
        """Show the result in a notebook: its headline and a table; None where it has no words."""
        import os

        if not formats.OF[self.of].module:
            return None

        from cftscore.core.text import choose_language
        from cftscore.output import to_html

        return to_html.fragment(self._shown(choose_language((), os.environ)))

    def _shown(self, lang: Language) -> Iterator[Block]:
        """Give what a notebook shows: everything up to the first table, and that."""
        for block in self.blocks(lang):
            yield block
            if isinstance(block, Grid):
                return

    def _table(self, key: str) -> Table:
        """Give one of the document's flat tables, the main one if the key is empty."""
        return formats.OF[self.of].table(self.document, key)

    def _frame(self, key: str) -> Frame:
        from cftscore.output import frames

        return frames.to_frame(self._table(key))


class FoundResult(BaseResult[Document]):
    """A result that says what was found in the workbooks that it is about."""

    @property
    def findings(self) -> Frame:
        """One row per finding: code, severity, message, fix, path, sheet, cell, commune."""
        return self._frame("findings")
