"""Options that take one of a few words or numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from cftscore.core.text import Language, Text, nearest

if TYPE_CHECKING:
    from cftscore.criteria.model import CriteriaSet

_NOT_CHOICE = Text(
    "{given}: chọn {others} hoặc {last}[; có phải: {near}?]",
    "{given}: choose {others} or {last}[; did you mean: {near}?]",
)

_NOT_CRITERION = Text(
    "{given}: không có tiêu chí này; bộ {set} có các tiêu chí {known}",
    "{given}: no such criterion; those of {set} are {known}",
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


def check_criterion(given: str, option: str, criteria_set: CriteriaSet, language: Language) -> None:
    """Refuse what is not the number of a criterion, with those that there are."""
    known = [criterion.id for criterion in criteria_set.criteria]
    if given not in map(str, known):
        message = _NOT_CRITERION.say(language, given=given, set=criteria_set.id, known=known)
        raise typer.BadParameter(message, param_hint=f"'{option}'")
