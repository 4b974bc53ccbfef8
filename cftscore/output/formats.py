"""Which documents can be had in which formats: said here, and asked by everybody else."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass

from cftscore.core.text import Language
from cftscore.output.blocks import Block

WORDS = ("md", "html")
"""The formats that are made of a document's blocks."""


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats of a document.

    Attributes:
        module: says the document: it has `blocks(document, language)` where there are words, and
            a function for each other format, `xlsx(document, language)`; JSON needs none.
        printed: what `--format` takes.
        written: what `-o` takes, as extensions without their dot.
    """

    module: str = ""
    printed: tuple[str, ...] = ()
    written: tuple[str, ...] = ()

    @property
    def extensions(self) -> tuple[str, ...]:
        """What `-o` takes, with the dot; in Python what is only printed can be written as well."""
        files = self.written or [one for one in self.printed if one in ("json", *WORDS)]
        return tuple(f".{name}" for name in files)


_OUTPUT = "cftscore.output"
_IN_WORDS = ("table", "json", *WORDS)

OF = {
    "evaluate": Formats(
        f"{_OUTPUT}.evaluation.files",
        ("table", "json", "csv", *WORDS),
        ("xlsx", "csv", "json", *WORDS),
    ),
    "validate": Formats(f"{_OUTPUT}.validation", (*_IN_WORDS, "github")),
    "explain": Formats(f"{_OUTPUT}.explanation", _IN_WORDS, ("json", *WORDS)),
    "plan": Formats(f"{_OUTPUT}.plan.files", _IN_WORDS, ("xlsx", "md", "json", "html")),
    "compare": Formats(
        f"{_OUTPUT}.comparison.files",
        ("table", "json", "csv", *WORDS),
        ("xlsx", "csv", "json", *WORDS),
    ),
    "register": Formats(
        f"{_OUTPUT}.register.files",
        ("table", "json", "csv", *WORDS),
        ("xlsx", "csv", "json", *WORDS),
    ),
    "reconcile": Formats(f"{_OUTPUT}.reconciliation", _IN_WORDS),
    "sensitivity": Formats(f"{_OUTPUT}.sensitivity", _IN_WORDS),
    "criteria show": Formats(f"{_OUTPUT}.criteria_set", _IN_WORDS),
    "criteria diff": Formats(f"{_OUTPUT}.criteria_changes", _IN_WORDS),
    "criteria list": Formats(printed=("table", "json")),
    "finding": Formats(printed=("table", "json", "md")),
    "doctor": Formats(printed=("table", "json")),
    "report": Formats(written=("html", "docx", "xlsx", "json")),
    "poster": Formats(written=("html",)),
    "papers": Formats(written=("docx",)),
    "template": Formats(written=("xlsx",)),
    "copies": Formats(written=("xlsx", "xlsm")),
}
"""By command, or by what a command makes."""


def render(of: str, document: object, kind: str, language: Language) -> bytes:
    """Give a document as a file.

    Args:
        of: one of `OF`.
        document: what is to be written.
        kind: one of its formats that is a file; only what it needs is imported.
        language: of the words; keys, codes, CSV and JSON are the same in both.

    Raises:
        ValueError: there is no such format of it.
    """
    formats = OF[of]
    if kind not in formats.written + formats.printed:
        raise ValueError(kind)
    if kind == "json":
        from cftscore.evaluation.document import to_json

        return to_json(document).encode()
    module = importlib.import_module(formats.module)
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
