"""Commands that are suggested: written as they can be typed, with names that are free.

Paths are written quoted, for the shells of the system; a test runs what is suggested.
"""

from __future__ import annotations

import os
import re
import shlex
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cftscore.cli.console import write_line
from cftscore.core.text import Language, Text
from cftscore.findings.model import Severity

if TYPE_CHECKING:
    from cftscore.validation.validate import Checked

_CHECKED = Text("ra-soat.xlsx", "checked.xlsx")
_CORRECTED = Text("da-sua.xlsx", "corrected.xlsx")
_ANNOTATE = Text("Đánh dấu các ô trong bản sao", "Mark the cells in a copy")
_FIX = Text("Sửa trong bản sao những gì sửa được chắc chắn", "Correct what is certain in a copy")
_EVALUATE = Text("Chấm điểm", "Score")
_VALIDATE = Text("Kiểm tra từng ô", "Check each cell")


def typed(*words: str | Path) -> str:
    """Write words as they are typed: quoted where a shell would part or read them otherwise."""
    return " ".join(map(_typed, map(str, words)))


def _typed(word: str, *, windows: bool = os.name == "nt") -> str:
    word = f"./{word}" if word.startswith("-") else word
    if windows:
        # No name holds a quotation mark there, and PowerShell makes a list of `a,b`.
        return word if re.fullmatch(r"[\\\w./:+-]+", word) else f'"{word}"'
    if re.fullmatch(r"[\w./:+,@%-]+", word):
        return word
    if any(map(_is_hidden, word)):
        return f"$'{''.join(map(_escaped, word))}'"
    return f'"{word}"' if not re.search(r'["$`\\!]', word) else shlex.quote(word)


def _is_hidden(letter: str) -> bool:
    """Whether a letter controls a terminal, shows nothing, or is a byte that is no UTF-8."""
    return unicodedata.category(letter).startswith("C")


def _escaped(letter: str) -> str:
    """Write a letter as it stands between `$'` and `'`, which bash, zsh and ksh understand."""
    if _is_hidden(letter):
        return "".join(f"\\{byte:03o}" for byte in os.fsencode(letter))
    return f"\\{letter}" if letter in "\\'" else letter


def free(name: str) -> str:
    """Give a name that no file bears yet: `report.html`, `report-2.html`."""
    path = Path(name)
    names = (name if n == 1 else str(path.with_stem(f"{path.stem}-{n}")) for n in count(1))
    return next(one for one in names if not Path(one).exists())


def annotating(workbook: str | Path, language: Language, options: str = "") -> str:
    """Suggest to mark what was found in a copy of a workbook."""
    copy = _copy(workbook, _CHECKED.say(language))
    return f"cftscore validate {typed(workbook)}{options} --annotate {copy}"


_NAMES = {"mapping": "map"}
"""Options that have another name in Python."""


def reading_options(reading: Mapping[str, Any]) -> str:
    """Write the options by which workbooks were read, so that what follows reads them so too."""
    words = ""
    for key, value in reading.items():
        if value:
            option = f" --{_NAMES.get(key, key).replace('_', '-')}"
            words += option if value is True else f"{option} {typed(value)}"
    return words


def _copy(workbook: str | Path, name: str) -> str:
    """Name a copy; one with macros keeps its extension."""
    macros = Path(workbook).suffix.lower() == ".xlsm"
    return free(str(Path(name).with_suffix(".xlsm")) if macros else name)


def after_validation(
    paths: Iterable[Path], reading: Mapping[str, Any], checked: Checked, language: Language
) -> None:
    """Say on standard error what may follow a validation: of the first workbook to mend, or none.

    Args:
        paths: what was validated.
        reading: by what it was read.
        checked: what was found.
        language: of the texts.
    """
    options = reading_options(reading)
    read = {workbook.path for workbook in checked.workbooks}
    mended = (
        finding.path
        for finding in checked.document.findings
        if finding.severity != Severity.NOTE and finding.cell
    )
    worst = next((path for path in mended if path in read), None)
    if worst is None:
        if not checked.document.errors:
            _say(_EVALUATE, f"cftscore evaluate {typed(*paths)}{options}", language)
        return
    _say(_ANNOTATE, annotating(worst, language, options), language)
    if any(correction.place.path == worst for correction in checked.corrections):
        made = _copy(worst, _CORRECTED.say(language))
        _say(_FIX, f"cftscore validate {typed(worst)}{options} --fix {made}", language)


def after_errors(paths: Iterable[Path], reading: Mapping[str, Any], language: Language) -> None:
    """Say on standard error what may follow an evaluation that found errors."""
    _say(_VALIDATE, f"cftscore validate {typed(*paths)}{reading_options(reading)}", language)


def _say(what: Text, line: str, language: Language) -> None:
    write_line(f"{what.say(language)}: {line}", stderr=True)
