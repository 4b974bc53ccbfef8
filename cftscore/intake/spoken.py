"""Words in cells: `0 vụ`, `12 em`, `KPS`, `Đạt`, as far as they mean one thing.

A unit beside a number is read where it counts what is due: children and people are counted by
head. Cases are not children: `2 vụ` may be three of them, and only `0 vụ` is certain. `Chưa` may
be a no or a figure that is still to come, and is asked about.
"""

from __future__ import annotations

import re

from cftscore.core.text import fold, nfc

_LONGEST = 40

_BY_HEAD = "em|trẻ|trẻ em|cháu|cháu bé|người|te|children|child|people|persons"
_OTHER = "vụ|vụ việc|ca|trường hợp|tr\\.? ?h|lượt|hoạt động|cuộc|buổi|cases?"
_BY_UNIT = re.compile(
    rf"(?:(?P<count>\d+)\s*(?:{_BY_HEAD})|(?P<none>0+)\s*(?:{_OTHER}))\.?", re.IGNORECASE | re.ASCII
)

_NONE = frozenset(
    (
        "kps", "k p s", "ko ps", "khong ps", "khong phat sinh", "khong phat sinh truong hop nao",
        "chua phat sinh", "khong co", "khong co truong hop nao", "khong xay ra",
        "khong co phat sinh", "khong co vu nao", "khong co em nao", "none",
    )
)  # fmt: skip

_YES = frozenset(("dat", "da co", "co roi", "da dat", "da thuc hien", "co thuc hien", "met"))
_NO = frozenset(("khong dat", "khong co", "khong thuc hien", "k dat", "not met"))

# Signs of doubt or of more than is read: `Đạt?`, `KPS (1)`, `Đạt/Không đạt`.
_PLAIN = re.compile(r"[^\W\d_]+(?:[\s.]+[^\W\d_]+)*\.?")


def count(text: str) -> int | None:
    """Read words that give a count: a number with its unit, or that nothing occurred.

    Returns:
        None where the words give none, or may mean two things.
    """
    if len(text) > _LONGEST:
        return None
    if none_arose(text):
        return 0
    match = _BY_UNIT.fullmatch(nfc(text))
    return None if match is None else int(match["count"] or match["none"])


def none_arose(text: str) -> bool:
    """Whether words say that nothing of what is counted occurred: `KPS`, `Không phát sinh`."""
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
