"""Questions on a terminal, each of which an option answers as well."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

import msgspec
import typer

from cftscore.cli.console import write_line
from cftscore.core.refused import RefusedError
from cftscore.core.text import Language, Text

T = TypeVar("T")

_NO_TERMINAL = Text(
    "không có bàn phím để nhập, phải nêu: {options}",
    "there is no terminal to ask on; give these options: {options}",
)
_ERROR = Text("Lỗi: {message}", "Error: {message}")


class Question(msgspec.Struct):
    """A question.

    Attributes:
        option: that answers it, `--id`.
        text: what is asked.
        given: what the option says, or None.
        default: what is taken if nothing is said, or None where it must be said.
    """

    option: str
    text: Text
    given: str | None
    default: str | None = None


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


class Asking(msgspec.Struct):
    """Asks what no option has answered.

    Attributes:
        language: of the questions.
        on_terminal: whether somebody is there to answer.
    """

    language: Language
    on_terminal: bool = msgspec.field(default_factory=_is_terminal)

    def refuse_without_terminal(self, *questions: Question) -> None:
        """Name all options at once that are needed, where nobody can be asked.

        Raises:
            typer.BadParameter: there are such options.
        """
        missing = [
            question.option
            for question in questions
            if question.given is None and question.default is None
        ]
        if missing and not self.on_terminal:
            raise typer.BadParameter(_NO_TERMINAL.say(self.language, options=missing))

    def answer(self, question: Question, read: Callable[[str], T]) -> T:
        """Give the answer to a question: the option's, else a person's, else the default.

        Args:
            question: the question.
            read: makes a value of the answer; raises `RefusedError`.

        Raises:
            typer.BadParameter: the option cannot be taken.
        """
        given = question.given
        if given is None and not self.on_terminal:
            given = question.default
        if given is not None:
            try:
                return read(given)
            except RefusedError as refused:
                message = refused.text.say(self.language)
                raise typer.BadParameter(message, param_hint=f"'{question.option}'") from None
        while True:
            text = question.text.say(self.language)
            said = typer.prompt(text, default=question.default, type=str, err=True)
            try:
                return read(said)
            except RefusedError as refused:
                write_line(_ERROR.say(self.language, message=refused.text), stderr=True)
                sys.stderr.flush()
