"""A template as a workbook: its sheets put together, and what its properties say."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from cftscore.core.progress import PACKING, tell
from cftscore.core.timestamp import created
from cftscore.core.version import __version__
from cftscore.intake import layout
from cftscore.intake.accepted_sheet import SHEET as ACCEPTED
from cftscore.template import accepted, evidence, groups, guide, info_sheet, lists, results_sheet
from cftscore.template.book import FONT, Book
from cftscore.template.content import Content
from cftscore.template.input_form import InputForm
from cftscore.template.input_table import InputTable
from cftscore.template.scores import ScoreCells

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # Widths are counted in digits of this font, which every office program has, or one as wide.
    "default_format_properties": {"font_name": FONT, "font_size": 10, "font_scheme": False},
}


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet whose formulas are written as they are.

    The writer would look for the names of some thirty functions newer than Excel 2010 in each.
    """

    def _prepare_formula(self, formula: str, *_: Any) -> str:
        return formula.removeprefix("=")


def render(content: Content) -> bytes:
    """Give the bytes of a template; `SOURCE_DATE_EPOCH` sets the date it bears."""
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, _OPTIONS)
    book = Book(workbook, content.language)
    workbook.set_properties(
        {
            "title": book.say(content.criteria.set.title),
            "subject": ", ".join(content.places),
            "comments": f"cftscore {__version__}",
            "created": created(),
        }
    )
    for name, value in info_sheet.properties(content).items():
        workbook.set_custom_property(name, value)
    explained = (layout.GUIDE, layout.SCORING)
    names = [layout.INPUT, layout.RESULTS, *explained, layout.INFO, layout.LISTS]
    if not content.is_scored:
        names.remove(layout.RESULTS)
    beside = _beside(content)
    names[1:1] = beside
    sheets = {name: workbook.add_worksheet(name, _Sheet) for name in names}
    if content.form:
        form = InputForm(content)
        cells = ScoreCells(content, form)
        form.write(book, sheets[layout.INPUT], cells if content.is_scored else None)
    else:
        table = InputTable(content)
        cells = ScoreCells(content, table)
        table.write(book, sheets[layout.INPUT])
    if content.is_scored:
        results_sheet.write(book, sheets[layout.RESULTS], content, cells)
    guide.write(book, sheets[layout.GUIDE], content)
    guide.write_scoring(book, sheets[layout.SCORING], content)
    info_sheet.write(book, sheets[layout.INFO], content)
    for name, write in beside.items():
        write(book, sheets[name], content)
    lists.write(book, sheets[layout.LISTS], content.rules)
    tell(PACKING)
    workbook.close()
    return stream.getvalue()


def _beside(content: Content) -> dict[str, Callable[[Book, Any, Content], None]]:
    """Give what writes the sheets beside the one of figures, by their names, in order."""
    every = (
        (layout.GROUPS, groups.write, content.in_groups is not None),
        (layout.EVIDENCE, evidence.write, content.evidence is not None),
        (ACCEPTED.name.say(content.language), accepted.write, bool(content.accepted)),
    )
    return {name: write for name, write, is_there in every if is_there}
