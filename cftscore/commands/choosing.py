"""Options that take one of a few words."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from cftscore.text import Language, Text, nearest

_NOT_CHOICE = Text(
    "{given}: chọn {others} hoặc {last}[; có phải: {near}?]",
    "{given}: choose {others} or {last}[; did you mean: {near}?]",
)


def check_choice(given: str, option: str, choices: Sequence[str], language: Language) -> None:
    """Refuse a word that is not one of some, with the nearest."""
    if given not in choices:
        near = nearest(given, choices)
        *others, last = choices
        message = _NOT_CHOICE.say(language, given=given, others=others, last=last, near=near)
        raise typer.BadParameter(message, param_hint=f"'{option}'")


def check_format(given: str, formats: Sequence[str], language: Language) -> None:
    """Refuse a format that is not one of some, with the nearest."""
    check_choice(given, "--format", formats, language)
