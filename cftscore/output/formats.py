"""Which documents can be had in which formats: said here, and asked by everybody else."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cftscore.core.text import Language

if TYPE_CHECKING:  # every help text asks for formats, and none for these
    from cftscore.output.blocks import Block
    from cftscore.output.columns import Table

WORDS = ("md", "html")
"""The formats that are made of a document's blocks."""

TABULAR = ("csv", "parquet")
"""The formats that are made of one of a document's tables; a folder holds all of them."""

LONG = "long"
"""What `--format` takes in place of CSV for the long table."""

DHIS2 = "dhis2.json"
"""The format of data values for DHIS2, by its extension."""


class Formats(msgspec.Struct, frozen=True):
    """The formats of a document.

    Attributes:
        module: says the document: it has `blocks(document, language)` where there are words, and
            a function for each other format, `xlsx(document, language)`; JSON and tables need none.
        printed: what `--format` takes.
        written: what `-o` takes, as extensions without their dot.
        tables: the module of its tables, which has them in `TABLES`.
        main: the key of the one that a single file holds.
        of_figures: the keys of tables that are made of what was read, not of the document alone.
        paper: writes the document as a Word document, `docx(document, language)`; it lies further
            down the house, in `report`, and so is only named here.
    """

    module: str = ""
    printed: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    tables: str = ""
    main: str = ""
    of_figures: tuple[str, ...] = ()
    paper: str = ""

    @property
    def extensions(self) -> tuple[str, ...]:
        """What `-o` takes, with the dot; in Python what is only printed can be written as well."""
        files = self.written or [kind for kind in self.printed if kind in ("json", *WORDS)]
        return tuple(f".{name}" for name in files)

    @property
    def kinds(self) -> frozenset[str]:
        """Every format that it can be had in."""
        return frozenset(self.printed + self.written)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its tables that are made of the document alone."""
        return tuple(importlib.import_module(self.tables).TABLES) if self.tables else ()

    def table(self, document: object, key: str = "") -> Table:
        """Give a table of a document.

        Args:
            document: the document.
            key: of the table; the main one, if it is empty.

        Raises:
            KeyError: there is no such table.
        """
        if not self.tables:
            raise KeyError(key)
        made: Table = importlib.import_module(self.tables).TABLES[key or self.main](document)
        return made


_OUTPUT = "cftscore.output"
_TABLES = f"{_OUTPUT}.tables"
_REPORT = "cftscore.report"
_IN_WORDS = ("table", "json", *WORDS)
_PRINTED = ("table", "json", "csv", *WORDS, "parquet")
_WRITTEN = ("xlsx", "csv", "json", *WORDS, "parquet")
_PAPER_TOO = ("docx", *_WRITTEN)

OF = {
    "evaluate": Formats(
        f"{_OUTPUT}.evaluation.files",
        ("table", "json", "csv", LONG, *WORDS, "parquet"),
        (*_WRITTEN, DHIS2),
        f"{_TABLES}.evaluation",
        "communes",
        ("indicators", LONG),
    ),
    "dhis2": Formats(written=(DHIS2,)),
    "validate": Formats(f"{_OUTPUT}.validation", (*_IN_WORDS, "github")),
    "status": Formats(
        f"{_OUTPUT}.status.files",
        _PRINTED,
        (*_WRITTEN, "txt"),
        f"{_OUTPUT}.status.tables",
        "communes",
    ),
    "explain": Formats(
        f"{_OUTPUT}.explanation",
        _PRINTED,
        _PAPER_TOO,
        f"{_TABLES}.explanation",
        "items",
        paper=f"{_REPORT}.paper.explanations",
    ),
    "explanations": Formats(
        f"{_OUTPUT}.explanations",
        _PRINTED,
        _PAPER_TOO,
        f"{_TABLES}.explanations",
        "items",
        paper=f"{_REPORT}.paper.explanations",
    ),
    "plan": Formats(f"{_OUTPUT}.plan.files", _PRINTED, _WRITTEN, f"{_TABLES}.plan", "communes"),
    "compare": Formats(
        f"{_OUTPUT}.comparison.files",
        ("table", "json", "csv", LONG, *WORDS, "parquet"),
        _WRITTEN,
        f"{_TABLES}.comparison",
        "communes",
    ),
    "register": Formats(
        f"{_OUTPUT}.register.files", _PRINTED, _WRITTEN, f"{_OUTPUT}.register.tables", "table"
    ),
    "diff": Formats(
        f"{_OUTPUT}.resubmission.files",
        _PRINTED,
        _WRITTEN,
        f"{_OUTPUT}.resubmission.tables",
        "figures",
    ),
    "reconcile": Formats(
        f"{_OUTPUT}.reconciliation",
        _PRINTED,
        _PAPER_TOO,
        f"{_TABLES}.reconciliation",
        "differences",
        paper=f"{_REPORT}.paper.reconciliation",
    ),
    "margin": Formats(f"{_OUTPUT}.margin", _PRINTED, _WRITTEN, f"{_TABLES}.margin", "margins"),
    "recognitions": Formats(
        f"{_OUTPUT}.recognition",
        ("table", "json"),
        ("xlsx", "json"),
        f"{_TABLES}.recognition",
        "recognitions",
    ),
    "sensitivity": Formats(
        f"{_OUTPUT}.sensitivity", _PRINTED, _WRITTEN, f"{_TABLES}.sensitivity", "shifts"
    ),
    "criteria show": Formats(f"{_OUTPUT}.criteria_set", _IN_WORDS),
    "criteria diff": Formats(f"{_OUTPUT}.criteria_changes", _IN_WORDS),
    "criteria list": Formats(
        f"{_OUTPUT}.criteria_list",
        ("table", "json"),
        tables=f"{_OUTPUT}.criteria_list",
        main="sets",
    ),
    "criteria check": Formats(
        f"{_OUTPUT}.criteria_checked",
        ("table", "json"),
        tables=f"{_OUTPUT}.criteria_checked",
        main="findings",
    ),
    "criteria new": Formats(f"{_OUTPUT}.criteria_written", ("table", "json")),
    "finding": Formats(printed=("table", "json", "md")),
    "doctor": Formats(printed=("table", "json")),
    "report": Formats(written=("html", "docx", "xlsx", "json")),
    "poster": Formats(written=("html",)),
    "papers": Formats(written=("docx",)),
    "template": Formats(
        "cftscore.template.templates",
        ("table", "json"),
        ("xlsx",),
        "cftscore.template.templates",
        "files",
    ),
    "merge": Formats(
        "cftscore.template.merged",
        ("table", "json"),
        ("xlsx",),
        "cftscore.template.merged",
        "communes",
    ),
    "map": Formats(
        f"{_OUTPUT}.mapping",
        ("table", "json", "csv", *WORDS),
        ("yaml", "yml", "xlsx"),
        f"{_OUTPUT}.mapping",
        "headings",
    ),
    "fix": Formats(
        f"{_OUTPUT}.corrections",
        written=("csv", "json", *WORDS, "parquet"),
        tables=f"{_OUTPUT}.corrections",
        main="corrections",
    ),
    "copies": Formats(written=("xlsx", "xlsm")),
    "slips": Formats(written=("docx", "xlsx")),
}
"""By command, or by what a command makes."""


def render(of: str, document: object, kind: str, language: Language) -> bytes:
    """Give a document as a file.

    Args:
        of: one of `OF`.
        document: what is to be written.
        kind: one of its formats that is a file; only what it needs is imported.
        language: of the words, and of the marks in CSV; keys, codes and JSON are the same in both.

    Raises:
        ValueError: there is no such format of it.
    """
    formats = OF[of]
    if kind not in formats.kinds:
        raise ValueError(kind)
    if kind == "json" or (kind == DHIS2 and not formats.module):
        from cftscore.evaluation.document import to_json

        return to_json(document).encode()
    if kind in TABULAR:
        from cftscore.output import tabular, to_csv

        shown = formats.table(document)
        return tabular.render(shown, document, kind, to_csv.dialect(language))
    if kind == "docx":
        importlib.import_module(f"{_REPORT}.rendering").require([".docx"])
    module = importlib.import_module(formats.paper if kind == "docx" else formats.module)
    if kind not in WORDS:
        content: bytes = getattr(module, kind)(document, language)
        return content
    return in_words(module.blocks(document, language), kind, language)


def in_words(blocks: Iterable[Block], kind: str, language: Language) -> bytes:
    """Give blocks as a file of one of `WORDS`."""
    from cftscore.output import to_html, to_markdown

    if kind == "md":
        return to_markdown.markdown(blocks).encode()
    return to_html.page(blocks, language).encode()


def kind_of(path: Path, extensions: Iterable[str]) -> str:
    """Tell the format of a file by its name, without the dot: the longest extension that it has.

    Args:
        path: the file.
        extensions: those that there are, with the dot; what has none of them is named by its last.
    """
    name = path.name.lower()
    known = [extension for extension in extensions if name.endswith(extension)]
    return max(known, key=len, default=path.suffix.lower()).removeprefix(".")
