"""Words in cells: `0 vụ`, `12 em`, `KPS`, `Đạt`, as far as they mean one thing.

A unit beside a number is read where it counts what is due, see `Names.units`: `2 vụ` are two
cases, but may be three children, of whom only `0 vụ` is certain. What is counted is whole, so that
`1.204 em` means one thing. `Chưa` may be a no or a figure still to come, and is asked about.
"""

from __future__ import annotations

import re

from cftscore.core.text import fold, nfc

_LONGEST = 40

BY_HEAD = frozenset(("em", "tre", "tre em", "chau", "chau be", "nguoi", "te", "children", "child",
                     "people", "persons"))  # fmt: skip
"""Units, folded, of what is counted by head."""
_OTHER = frozenset(("vu", "vu viec", "ca", "truong hop", "tr h", "luot", "hoat dong", "cuoc",
                    "buoi", "case", "cases", "ap", "khom", "thon"))  # fmt: skip
_BY_UNIT = re.compile(
    r"(?P<count>[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)\s*(?P<unit>[^\W\d_][^\d,;:()?/]*)"
)

_NONE = frozenset(
    (
        "kps", "k p s", "ko ps", "khong ps", "khong phat sinh", "khong phat sinh truong hop nao",
        "chua phat sinh", "khong co", "khong co truong hop nao", "khong xay ra",
        "khong co phat sinh", "khong co vu nao", "khong co em nao",
    )
)  # fmt: skip

_YES = frozenset(("dat", "da co", "co roi", "da dat", "da thuc hien", "co thuc hien", "met"))
_NO = frozenset(("khong dat", "khong co", "khong thuc hien", "k dat", "not met"))

# Signs of doubt or of more than is read: `Đạt?`, `KPS (1)`, `Đạt/Không đạt`.
_PLAIN = re.compile(r"[^\W\d_]+(?:[\s.]+[^\W\d_]+)*\.?")


def count(text: str, units: frozenset[str] = BY_HEAD) -> int | None:
    """Read words that give a count: a number with its unit, or that nothing occurred.

    Args:
        text: what the cell says.
        units: of what is counted, folded.

    Returns:
        None where the words give none, or may mean two things.
    """
    if len(text) > _LONGEST:
        return None
    if none_arose(text):
        return 0
    match = _BY_UNIT.fullmatch(nfc(text))
    if match is None:
        return None
    number, unit = int(match["count"].replace(".", "")), fold(match["unit"])
    return number if unit in units or (not number and unit in BY_HEAD | _OTHER) else None


def none_arose(text: str) -> bool:
    """Whether words say that nothing of what is counted occurred: `KPS`, `Không phát sinh`.

    `None` says it too, but is also how programs in Python write a blank.
    """
    return _plain(text) in _NONE


def answer(text: str) -> int | None:
    """Read words that answer: 1 for yes (`Đạt`, `Đã có`), 0 for no (`Không đạt`); None for else."""
    said = _plain(text)
    if said in _YES:
        return 1
    return 0 if said in _NO else None


def _plain(text: str) -> str:
    """Fold words of which nothing is left over."""
    if len(text) > _LONGEST:
        return ""
    composed = nfc(text)
    return fold(composed) if _PLAIN.fullmatch(composed) else ""
