"""Options that take one of a few words, or a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeVar, cast

import typer

from cftscore.core.text import Language, Text, nearest

C = TypeVar("C", bound=str)
LAYOUTS: tuple[Literal["table", "form"], ...] = ("table", "form")
SEVERITIES = ("error", "warning", "note")

_NOT_CHOICE = Text(
    "{given}: chọn {others} hoặc {last}[; có phải: {near}?]",
    "{given}: choose {others} or {last}[; did you mean: {near}?]",
)

_NO_CODE = Text(
    "{given}: không có mã này[; có phải: {near}?]",
    "{given}: no such code[; did you mean: {near}?]",
)
_NOT_JOBS = Text(
    "{given}: số tiến trình phải từ 1 trở lên", "{given}: the number of processes must be 1 or more"
)


def check_choice(text: str, option: str, choices: Sequence[str], language: Language) -> None:
    """Refuse a word that is not one of some, with the nearest."""
    if text not in choices:
        near = nearest(text, choices)
        *others, last = choices
        message = _NOT_CHOICE.say(language, given=text, others=others, last=last, near=near)
        raise typer.BadParameter(message, param_hint=f"'{option}'")


def choose(text: str, option: str, choices: Sequence[C], language: Language) -> C:
    """Take one of a few words."""
    check_choice(text, option, choices, language)
    return choices[choices.index(cast("C", text))]


def codes(given: Sequence[str] | None, language: Language) -> tuple[str, ...]:
    """Take codes of findings or their beginnings: `V,X001`."""
    from cftscore.findings.kinds import every_kind

    known = [kind.code for kind in every_kind()]
    words = [word.strip().upper() for part in given or () for word in part.split(",")]
    wanted = tuple(filter(None, words))
    for code in wanted:
        if not any(one.startswith(code) for one in known):
            near = nearest(code, known)
            raise typer.BadParameter(_NO_CODE.say(language, given=code, near=near))
    return wanted


def how_many_jobs(given: int | None, language: Language) -> int:
    """Take the number of processes that is asked for, else that of the cores."""
    if given is not None and given < 1:
        message = _NOT_JOBS.say(language, given=given)
        raise typer.BadParameter(message, param_hint="'--jobs'")
    from cftscore.core.parallel import cores

    return cores() if given is None else given


def numbers(given: str | None, option: str, language: Language) -> tuple[int, ...]:
    """Read whole numbers: `3,5`."""
    words = [word.strip() for word in (given or "").split(",") if word.strip()]
    for word in words:
        if not (word.isdecimal() and word.isascii() and len(word) <= _MOST_DIGITS):
            raise typer.BadParameter(
                _NOT_NUMBER.say(language, given=word), param_hint=f"'{option}'"
            )
    return tuple(map(int, words))


_MOST_DIGITS = 9
_NOT_NUMBER = Text("{given} không phải là số", "{given} is not a number")
