"""Names of files that say another year, or another commune, than what stands in them.

Only what a name says by itself is taken: one year that is neither part of a date nor of the number
of a decision, and the full name of one commune of the same district.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from cftscore.core.text import Text, fold, nfc
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.register import names as place_names
from cftscore.register.model import Commune, Register

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# `06-2019` is the number of a decision or a month, `20.12.2020` a day on which a file was sent.
_DATED = re.compile(
    r"(?<![0-9])(?:[0-9]{1,4}[ ._/-]){1,2}(?:19|20)[0-9]{2}(?![0-9])"
    r"|(?<![0-9])(?:19|20)[0-9]{2}(?:[._/-][0-9]{1,2}){1,2}(?![0-9])"
)
_OF_THE_YEAR = re.compile(r"(?:nam|ky|year|period)[ ._-]*((?:19|20)[0-9]{2})(?![0-9])")


def contradicting(
    path: str, communes: Iterable[Commune], year: str, register: Register
) -> Iterator[Finding]:
    """Report the name of a file that says another year or commune than what stands in it.

    Args:
        path: of the file, as the user named it.
        communes: those that stand in it.
        year: of the period; empty where it is not known.
        register: the communes that exist.
    """
    name = fold_name(path)
    place = Place(path)
    other = other_year(name, year) if year else None
    if other is not None:
        stated, wanted = (Text(f"năm {one}", f"the year {one}") for one in (other, year))
        yield c.FileNameDiffers(place=place, stated=stated, wanted=wanted)
    codes = {commune.code: commune for commune in communes}
    if len(codes) == 1:
        (commune,) = codes.values()
        named = other_commune(name, commune, register)
        if named is not None:
            stated, wanted = (Text(one.name, one.name) for one in (named, commune))
            yield c.FileNameDiffers(place=place, commune=commune.code, stated=stated, wanted=wanted)


def fold_name(path: str) -> str:
    """Return the name of a file without its folder and ending, folded, its marks kept."""
    stem = PurePath(path.replace("\\", "/")).stem
    return "".join(fold(part) or " " if part.isalpha() else part
                   for part in re.split(r"([^\W\d_]+)", nfc(stem)))  # fmt: skip


def other_year(name: str, year: str) -> str | None:
    """Return the year that a folded name says, if that is only one and not the period's."""
    stated = set(_OF_THE_YEAR.findall(name)) or set(_YEAR.findall(_DATED.sub(" ", name)))
    return stated.pop() if len(stated) == 1 and year not in stated else None


def other_commune(name: str, commune: Commune, register: Register) -> Commune | None:
    """Return the commune that a folded name is of, if that is surely not the one in the file."""
    words = f" {' '.join(re.findall(r'[a-z0-9]+', name))} "
    if _stands_in(commune, words):
        return None
    neighbours = register.communes_of(
        district_code=commune.district_code, province_code=commune.province_code
    )
    named = [other for other in neighbours if _stands_in(other, words)]
    longest = max((len(_words(other)) for other in named), default=0)
    named = [other for other in named if len(_words(other)) == longest]
    if len(named) != 1 or _is_area(_words(named[0]), commune):
        return None
    return named[0]


def _stands_in(commune: Commune, words: str) -> bool:
    return f" {' '.join(_words(commune))} " in words


def _words(commune: Commune) -> Sequence[str]:
    """Return the words of a commune's name, folded; with its kind where it has but one."""
    words = place_names.bare(commune.name).split()
    return words if len(words) > 1 else fold(commune.name).split()


def _is_area(words: Sequence[str], commune: Commune) -> bool:
    """Whether a name is also that of the district or province of a commune."""
    areas = (commune.district, commune.province)
    return any(place_names.bare(area).split() == [*words] for area in areas if area)
