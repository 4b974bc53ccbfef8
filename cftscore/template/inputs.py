"""Cells to fill in: prompts, choices, what they refuse, and the colours that warn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from cftscore.core.text import Text
from cftscore.intake.headings import UNIT_CLASS
from cftscore.template import formulas
from cftscore.template.book import CARRIED, MISSING, WRONG, Book
from cftscore.template.content import Content
from cftscore.template.lists import ANSWERS, class_titles

MOST_TYPED = 10**9 - 1
"""The largest count that can be typed in."""

_LONGEST_TITLE, _LONGEST_MESSAGE, _LONGEST_FORMULA = 32, 255, 255

_COUNT = Text(
    "Số nguyên từ 0 trở lên; không có trường hợp nào thì ghi 0.",
    "A whole number; if there is none, 0.",
)
_NOT_ABOVE = Text("Không lớn hơn “{whole}”.", "Not greater than “{whole}”.")
_ANSWER = Text("Chọn “Có” hoặc “Không”.", "Choose Yes or No.")
_CLASS = Text(
    "Chọn nhóm của xã trong danh sách; nhóm quyết định điểm yêu cầu.",
    "Choose the commune's class from the list; it decides the points required.",
)
_REFUSED = Text("Giá trị không hợp lệ", "Invalid value")
_NOT_COUNT = Text(
    "Nhập số nguyên từ 0 đến {most}; không nhập số âm, số lẻ, tỷ lệ hay chữ.",
    "Enter a whole number from 0 to {most}: nothing negative, no fraction, no ratio, no text.",
)
_NOT_BELOW = Text("Không nhỏ hơn số thành phần của nó.", "Not less than a part of it.")
_CARRIED = Text("Số kỳ trước, hãy kiểm tra", "From the last period: please check")


class Area(msgspec.Struct, frozen=True):
    """The cells of one indicator: a column of a table, or one cell.

    Attributes:
        first_row, column, last_row: where they are.
        ref: gives the first cell of any indicator, as seen from the first cell of this one.
    """

    first_row: int
    column: int
    last_row: int
    ref: Callable[[str], str]


class Inputs:
    """Makes the cells of a sheet fit to be filled in.

    Args:
        book: the workbook.
        sheet: the sheet.
        content: what is asked for.
    """

    def __init__(self, book: Book, sheet: Any, content: Content) -> None:
        self.book, self.sheet, self.content = book, sheet, content
        self.set = content.criteria.set
        self.most = formulas.most_count(content.rules)
        self.parts: dict[str, list[str]] = {}
        for part, wholes in self.set.wholes.items():
            for whole in wholes:
                self.parts.setdefault(whole, []).append(part)
        self.titles = class_titles(self.set, book.language)
        self._missing = book.plain_format(**MISSING)
        self._wrong = book.plain_format(**WRONG)

    def guard(self, key: str, area: Area) -> None:
        """Give the cells of an indicator, or of the unit class, prompts, checks and colours."""
        rule = self._rule(key, area)
        rule |= {"error_title": self._short(self.book.say(_REFUSED), _LONGEST_TITLE)}
        where = (area.first_row, area.column, area.last_row, area.column)
        self.sheet.data_validation(*where, rule)
        own = area.ref(key)
        wrong = f"=AND(NOT({formulas.is_blank(own)}),{self._is_wrong(key, area)})"
        formats = ((wrong, self._wrong), (f"={formulas.is_blank(own)}", self._missing))
        for formula, style in formats:
            options = {"type": "formula", "criteria": formula, "format": style}
            self.sheet.conditional_format(*where, {**options, "stop_if_true": True})

    def write(self, row: int, column: int, index: int, key: str, **style: Any) -> None:
        """Write a cell to fill in, with what is known already.

        Args:
            row: the row.
            column: the column.
            index: of the commune.
            key: of the indicator, or `@unit_class`.
            style: of the cell.
        """
        carried = (index, key) in self.content.carried
        more = {"num_format": "#,##0"} if self._is_count(key) else {}
        cell = self.book.framed(locked=False, **more, **style, **(CARRIED if carried else {}))
        known = self._known(index, key)
        if known is None:
            self.sheet.write_blank(row, column, None, cell)
        elif isinstance(known, str):
            self.book.text(self.sheet, row, column, known, cell)
        else:
            self.sheet.write_number(row, column, known, cell)
        if carried:
            options = {"author": "cftscore", "font_size": 9, "x_scale": 1.2, "y_scale": 0.5}
            self.sheet.write_comment(row, column, self.book.say(_CARRIED), options)

    def _is_count(self, key: str) -> bool:
        return key in self.set.indicators and self.set.indicators[key].type == "count"

    def _known(self, index: int, key: str) -> int | str | None:
        if key == UNIT_CLASS:
            unit_class = self.content.unit_class(index)
            return None if unit_class is None else self.titles[unit_class]
        value = self.content.value(index, key)
        return value if value is None or self._is_count(key) else self.book.say(ANSWERS[value])

    def _rule(self, key: str, area: Area) -> dict[str, Any]:
        if key == UNIT_CLASS:
            source = f"={formulas.UNIT_CLASS_TITLES}"
            title, message = self._prompt(None, _CLASS)
            return {"validate": "list", "source": source, "error_message": message,
                    "input_title": title, "input_message": message}  # fmt: skip
        if not self._is_count(key):
            title, message = self._prompt(key, _ANSWER)
            source_list = [self.book.say(ANSWERS[answer]) for answer in (1, 0)]
            return {"validate": "list", "source": source_list,
                    "error_message": self.book.say(_ANSWER),
                    "input_title": title, "input_message": message}  # fmt: skip
        title, message = self._prompt(key, _COUNT)
        return {"validate": "custom", "value": self._formula(key, area),
                "error_message": self._refusal(key),
                "input_title": title, "input_message": message}  # fmt: skip

    def _formula(self, key: str, area: Area) -> str:
        """Tell what a count may be: whole, from 0 and its parts up to its wholes."""
        own = area.ref(key)
        wholes = [area.ref(whole) for whole in self.set.wholes.get(key, ())]
        parts = [area.ref(part) for part in self.parts.get(key, ())]
        most = _extreme("MIN", [str(min(MOST_TYPED, self.most)), *wholes])

        def formula(least: str) -> str:
            whole = f"AND({own}>={least},{own}<={most},INT({own})={own})"
            return f"=IF(ISNUMBER({own}),{whole},FALSE)"

        found = formula(_extreme("MAX", ["0", *parts]))
        return found if len(found) <= _LONGEST_FORMULA else formula("0")

    def _is_wrong(self, key: str, area: Area) -> str:
        own = area.ref(key)
        if key == UNIT_CLASS:
            return f"NOT({formulas.is_unit_class(own)})"
        if not self._is_count(key):
            return f'{formulas.yes_no_value(own)}=""'
        wholes = [area.ref(whole) for whole in self.set.wholes.get(key, ())]
        return f'{formulas.typed_count(own, _extreme("MIN", [str(self.most), *wholes]))}=""'

    def _prompt(self, key: str | None, how: Text) -> tuple[str, str]:
        if key is None:
            return "", self._short(self.book.say(how), _LONGEST_MESSAGE)
        indicator = self.set.indicators[key]
        label = self.book.say(indicator.label)
        texts = [label] if len(label) > _LONGEST_TITLE else []
        texts += [self.book.say(indicator.hint)] if indicator.hint is not None else []
        texts += [self.book.say(how), *self._whole(key)]
        return (
            self._short(label, _LONGEST_TITLE),
            self._short("\n".join(texts), _LONGEST_MESSAGE),
        )

    def _refusal(self, key: str) -> str:
        texts = [self.book.say(_NOT_COUNT, most=min(MOST_TYPED, self.most))]
        texts += self._whole(key)
        texts += [self.book.say(_NOT_BELOW)] if key in self.parts else []
        return self._short(" ".join(texts), _LONGEST_MESSAGE)

    def _whole(self, key: str) -> list[str]:
        wholes = self.set.wholes.get(key, ())
        labels = [self.set.indicators[whole].label for whole in wholes]
        return [self.book.say(_NOT_ABOVE, whole=label) for label in labels]

    @staticmethod
    def _short(text: str, most: int) -> str:
        return text if len(text) <= most else text[: most - 1] + "…"


def _extreme(function: str, cells: list[str]) -> str:
    return cells[0] if len(cells) == 1 else f"{function}({','.join(cells)})"
