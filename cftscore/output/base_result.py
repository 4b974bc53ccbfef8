"""What every function of the library gives: a document, shown, dumped, tabled and written alike."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from cftscore.core.text import Language
from cftscore.evaluation.document import json_pieces, to_json
from cftscore.output import formats
from cftscore.output.answer import Answer
from cftscore.output.blocks import Block

if TYPE_CHECKING:
    import pandas as pd

    from cftscore.output.columns import Table

    Frame = pd.DataFrame

Document = TypeVar("Document")


class BaseResult(Answer, Generic[Document]):
    """What a function of the library found.

    Attributes:
        document: everything, as plain structs; their names are the keys of the JSON.
        inputs: the files that were read; none of them is ever written to.
    """

    of: ClassVar[str]
    """Which formats it can be had in: one of `output.formats.OF`."""

    def __init__(self, document: Document, inputs: Sequence[Path] = ()) -> None:
        self.document, self.inputs = document, tuple(inputs)

    @property
    def formats(self) -> tuple[str, ...]:
        """The extensions that `write` takes."""
        return formats.OF[self.of].extensions

    def to_json(self) -> str:
        """Give the whole document as JSON, the same in both languages."""
        return to_json(self.document)

    def json_pieces(self, jobs: int = 1) -> Iterator[bytes]:
        """Give the same in UTF-8, piece by piece, as that of a country is large.

        Args:
            jobs: how many processes may write it.
        """
        return json_pieces(self.document, jobs)

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
        return formats.render(self.of, self.document, kind, lang)

    def write(self, path: str | Path, *, lang: Language = "vi", force: bool = False) -> None:
        """Write the result to a file.

        Args:
            path: decides the format by its extension, one of `formats`.
            lang: of the labels, `vi` or `en`.
            force: replace a file that is there; a file that was read is never replaced.

        Raises:
            CannotProceedError: the file is there, is an input, or cannot be written.
        """
        from cftscore.output import write

        target = Path(path)
        write.check_targets([target], self.inputs, force=force, formats=self.formats)
        content = self.render(target.suffix.lower()[1:], lang)
        write.write_atomically(target, content, force=force)

    def _table(self, key: str) -> Table:
        """Give one of the document's flat tables; most documents have some."""
        raise KeyError(key)

    def _frame(self, key: str) -> Frame:
        from cftscore.output import frames

        return frames.to_frame(self._table(key))
