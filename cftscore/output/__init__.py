"""Renderers: the same results for a terminal and for files."""

from __future__ import annotations

from cftscore.core.text import Language
from cftscore.evaluation.document import Evaluation, to_json

FORMATS = ("xlsx", "csv", "json", "md")


def render(evaluation: Evaluation, kind: str, language: Language) -> bytes:
    """Give the bytes of a result file.

    Args:
        evaluation: the document.
        kind: `xlsx`, `csv`, `json` or `md`; only what it needs is imported.
        language: of labels; keys, codes and JSON are the same in both.

    Raises:
        ValueError: there is no such kind.
    """
    if kind == "json":
        return to_json(evaluation).encode()
    if kind == "csv":
        from cftscore.output import to_csv

        return to_csv.render(evaluation)
    if kind == "md":
        from cftscore.output import blocks_text
        from cftscore.output.evaluation import files

        return blocks_text.markdown(files.blocks(evaluation, language)).encode()
    if kind == "xlsx":
        from cftscore.output import to_xlsx

        return to_xlsx.render(evaluation, language)
    raise ValueError(kind)
