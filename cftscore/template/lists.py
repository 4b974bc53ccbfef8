"""The hidden sheet of lists: unit classes with their marks, and the words for yes and no."""

from __future__ import annotations

from typing import Any

from cftscore.core.text import Language, Text, nfc
from cftscore.criteria.model import CriteriaSet
from cftscore.intake import layout
from cftscore.intake import values as v
from cftscore.scoring.rules import Rules
from cftscore.template import formulas
from cftscore.template.book import Book, elsewhere

ANSWERS = {1: Text("Có", "Yes"), 0: Text("Không", "No")}

_NOTE = Text(
    "Danh mục dùng cho các công thức và ô chọn; không sửa.",
    "Lists used by the formulas and drop-down cells; do not change them.",
)


def class_titles(criteria_set: CriteriaSet, language: Language) -> dict[str, str]:
    """Give the titles of the unit classes by their keys, as they are chosen from."""
    return {
        key: nfc(unit_class.title.say(language))
        for key, unit_class in criteria_set.unit_classes.items()
    }


def write(book: Book, sheet: Any, rules: Rules) -> None:
    """Write the lists and give them names."""
    names = {
        nfc(name).casefold(): (nfc(name), rules.marks[key])
        for key, unit_class in rules.set.unit_classes.items()
        for name in (key, unit_class.title.vi, unit_class.title.en)
    }
    answers = {
        answer: {word.casefold(): word for word in (*words, title.vi, title.en)}
        for answer, words, title in (
            (1, (*sorted(v.YES), *sorted(v.YES_MARKS)), ANSWERS[1]),
            (0, sorted(v.NO), ANSWERS[0]),
        )
    }
    columns: dict[str, list[Any]] = {
        formulas.UNIT_CLASS_TITLES: list(class_titles(rules.set, book.language).values()),
        formulas.UNIT_CLASS_NAMES: [name for name, _ in names.values()],
        formulas.UNIT_CLASS_MARKS: [mark for _, mark in names.values()],
        formulas.YES_WORDS: list(answers[1].values()),
        formulas.NO_WORDS: list(answers[0].values()),
    }
    style = book.format()
    book.text(sheet, 0, 0, _NOTE, book.format(bold=True))
    for column, (name, entries) in enumerate(columns.items()):
        book.text(sheet, 1, column, name, book.format(font_color="#767676"))
        for row, entry in enumerate(entries, start=2):
            if isinstance(entry, str):
                book.text(sheet, row, column, entry, style)
            else:
                sheet.write_number(row, column, entry, style)
        letters = "ABCDE"[column]
        area = elsewhere(layout.LISTS, f"${letters}$3:${letters}${len(entries) + 2}")
        book.workbook.define_name(name, f"={area}")
    sheet.set_column(0, 1, 60)
    sheet.protect()
    sheet.hide()
