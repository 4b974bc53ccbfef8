"""Asking at a terminal what the headings mean that nobody could tell: one after the other."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from cftscore.cli.console import write_line
from cftscore.core.text import Language, Text
from cftscore.output import mapping as words

if TYPE_CHECKING:
    from cftscore.authoring.mapping import Row
    from cftscore.criteria.model import CriteriaSet

_HEADING = Text("({at}/{count}) {cell}: {heading}", "({at}/{count}) {cell}: {heading}")
_VALUES = Text("các giá trị đầu: {values}", "first values: {values}")
_QUESTION = Text(
    "Chọn số, gõ vài chữ của chỉ tiêu để tìm, Enter để sau, q để thôi hỏi",
    "Choose a number, type words to search for, Enter to skip, q to stop",
)
_NO_SUCH = Text(
    "Không có chỉ tiêu nào có chữ “{text}”; ví dụ hãy gõ: tiêm chủng",
    "No indicator has the words “{text}”; try, for instance: vaccinated",
)
_NO_NUMBER = Text("Chọn một số từ 0 đến {last}", "Choose a number from 0 to {last}")
_MANY = Text("… và {count} chỉ tiêu khác; hãy gõ thêm chữ", "… and {count} more; type more words")
_TAKEN = Text(
    "Lưu ý: “{heading}” ({cell}) cũng là chỉ tiêu này; chỗ hai cột khác nhau sẽ coi như thiếu.",
    "Note: “{heading}” ({cell}) is this indicator, too; where the two differ it will be missing.",
)
_STOP = "q"
_MOST_FOUND, _INDENT = 9, 6


def ask(rows: Sequence[Row], criteria_set: CriteriaSet, language: Language) -> list[Row]:
    """Ask for the meaning of each heading that is open.

    Args:
        rows: all headings.
        criteria_set: that has the indicators.
        language: of the questions.

    Returns:
        The headings, with what was answered.
    """
    asking = _Asking(criteria_set, language, {row.meaning for row in rows})
    count = sum(map(words.is_open, rows))
    answered: list[Row] = []
    at = 0
    for row in rows:
        at += words.is_open(row)
        asked = words.is_open(row) and not asking.stopped
        answer = asking.about(row, at, count) if asked else row
        if asked and not words.is_open(answer):
            asking.warn_if_taken(answer, [*answered, *rows[len(answered) + 1 :]])
        answered.append(answer)
    return answered


class _Asking:
    def __init__(self, criteria_set: CriteriaSet, language: Language, known: set[str]) -> None:
        self.set, self.language, self.known = criteria_set, language, known
        self.stopped = False

    def about(self, row: Row, at: int, count: int) -> Row:
        """Ask about one heading, until there is an answer or none is wanted."""
        self._say("")
        cell = f"{row.place.sheet}!{row.place.cell}"
        self._say(_HEADING.say(self.language, at=at, count=count, cell=cell, heading=row.heading))
        if row.examples:
            self._say(_VALUES.say(self.language, values=", ".join(row.examples)), _INDENT)
        # What another heading surely is comes last.
        offered = tuple(sorted(row.near, key=self.known.__contains__))
        self._offer(offered)
        while True:
            text = self._answer()
            if text in ("", _STOP):
                self.stopped = text == _STOP
                return row
            if text.isdecimal() and 1 <= int(text) <= len(offered):
                return words.chosen(row, offered[int(text) - 1])
            if (answer := words.answered(row, text, self.set)) is not None:
                return answer
            if text.isdecimal():
                self._say(_NO_NUMBER.say(self.language, last=len(offered)), _INDENT)
                continue
            found = words.search(text, self.set)
            offered = found[:_MOST_FOUND] or offered
            if not found:
                self._say(_NO_SUCH.say(self.language, text=text), _INDENT)
            self._offer(offered)
            if len(found) > len(offered):
                more = len(found) - len(offered)
                self._say(_MANY.say(self.language, count=more), _INDENT)

    def warn_if_taken(self, answer: Row, others: Sequence[Row]) -> None:
        """Say so where another heading means the same."""
        same = (row for row in others if words.is_same(row, answer))
        if (other := next(same, None)) is not None:
            cell = f"{other.place.sheet}!{other.place.cell}"
            self._say(_TAKEN.say(self.language, heading=other.heading, cell=cell), _INDENT)

    def _offer(self, meanings: Sequence[str]) -> None:
        for number, title in words.choices(meanings, self.set, self.language):
            self._say(f"{number:>4}  {title}", _INDENT, first=0)

    def _answer(self) -> str:
        text: str = typer.prompt(
            _QUESTION.say(self.language), default="", show_default=False, type=str, err=True
        )
        return text.strip()

    def _say(self, text: str, indent: int = 0, first: int | None = None) -> None:
        """Write a line to standard error, the following ones of it indented."""
        width = shutil.get_terminal_size().columns
        begin = " " * (indent if first is None else first)
        lines = textwrap.wrap(
            text, width, initial_indent=begin, subsequent_indent=" " * (indent or _INDENT)
        )
        for line in lines or [""]:
            write_line(line, stderr=True)
        sys.stderr.flush()
