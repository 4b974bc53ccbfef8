"""The register: the communes that exist at a date, with their district and province.

Places are addressed by code or by name, with or without the word for their kind (`Thoại Sơn`,
`Huyện Thoại Sơn`, `H. Thoai Son`); a name that fits several or none is an error, and the candidates
are named.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Protocol, TypedDict, TypeVar

import msgspec

from cftscore.core.record import Record
from cftscore.core.text import Text, fold, nearest
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError
from cftscore.register import names as place_names

_MOST_NAMED = 12
"""How many places of one name a message lists: no name of a district is borne by more."""
_PROVINCE = Text("tỉnh", "province")
_DISTRICT = Text("huyện", "district")
_COMMUNE = Text("xã", "commune")


class Province(msgspec.Struct, frozen=True):
    """A province or centrally run city: `89`, `Tỉnh An Giang`."""

    code: str
    name: str


class District(msgspec.Struct, frozen=True):
    """A district, town or city of a province: `894`, `Huyện Thoại Sơn`."""

    code: str
    name: str
    province_code: str


class Commune(msgspec.Struct, frozen=True):
    """A commune, ward or township; `district_code` and `district` are empty without districts."""

    code: str
    name: str
    district_code: str
    district: str
    province_code: str
    province: str

    @property
    def located(self) -> _Located:
        """What documents say of it: where there are no districts, None."""
        return {
            "code": self.code,
            "name": self.name,
            "district_code": self.district_code or None,
            "district": self.district or None,
            "province_code": self.province_code,
            "province": self.province,
        }


class _Located(TypedDict):
    code: str
    name: str
    district_code: str | None
    district: str | None
    province_code: str
    province: str


class InDistrict(Record, frozen=True):
    """A commune, and the district that it lies in.

    Attributes:
        code: as registered.
        name: as registered.
        district_code: None where there is no district level.
        district: its name; None where there is no district level.
    """

    code: str
    name: str
    district_code: str | None
    district: str | None


class Located(InDistrict, frozen=True):
    """A commune, and where it lies.

    Attributes:
        province_code: as registered.
        province: its name.
    """

    province_code: str
    province: str


def dated(day: str) -> Text:
    """Say of which day a list or register is: `ngày 31/12/2020`, `of 2020-12-31`."""
    return Text("ngày " + "/".join(reversed(day.split("-"))), f"of {day}")


class _Named(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


_Some = TypeVar("_Some", bound=_Named)


class Register:
    """The communes that exist at a date.

    Attributes:
        as_of: the day of the last change that counts, `2020-06-01`; None for one's own register.
        path: of one's own register, else None.
        day: that counts, `2020-12-31`.
        lists: the dates of the lists that the day lies between: the last up to it and the first
            after it, if there is one; none for one's own register.
        unsure: by code the communes of which it is not known whether a change was in force on the
            day: as they count, else as they would.
        communes, districts, provinces: by code; districts are empty where there are none.
    """

    def __init__(
        self,
        communes: Iterable[Commune],
        *,
        as_of: str | None = None,
        path: str | None = None,
        day: str = "",
        lists: tuple[str, ...] = (),
    ) -> None:
        self.as_of, self.path, self.day, self.lists = as_of, path, day, lists
        self.unsure: dict[str, Commune] = {}
        self.communes: dict[str, Commune] = {}
        self.districts: dict[str, District] = {}
        self.provinces: dict[str, Province] = {}
        self._by_district: dict[str, list[Commune]] = {}
        self._by_province: dict[str, list[Commune]] = {}
        for commune in communes:
            self.add(commune)

    def add(self, commune: Commune) -> None:
        """Add a commune with its district and province; one without a code adds only these."""
        if commune.province_code not in self.provinces:
            province = Province(commune.province_code, commune.province)
            self.provinces[province.code] = province
        if commune.district_code and commune.district_code not in self.districts:
            district = District(commune.district_code, commune.district, commune.province_code)
            self.districts[district.code] = district
        if commune.code:  # some island districts have no commune
            self.communes[commune.code] = commune
            self._by_district.setdefault(commune.district_code, []).append(commune)
            self._by_province.setdefault(commune.province_code, []).append(commune)

    @property
    def has_districts(self) -> bool:
        """Whether there is a district level: there is none since 1 July 2025."""
        return bool(self.districts)

    @property
    def title(self) -> Text:
        """How messages name the register: by its date or its file."""
        if self.as_of is None:
            return Text(self.path or "", self.path or "")
        return dated(self.as_of)

    def may_differ(self, province_code: str = "") -> int:
        """Return how many communes of a province, else of all, are unsure."""
        return sum(
            not province_code or commune.province_code == province_code
            for commune in self.unsure.values()
        )

    def communes_of(self, *, district_code: str = "", province_code: str = "") -> list[Commune]:
        """List the communes of a district, else of a province, else all, by code."""
        if district_code:
            return self._by_district.get(district_code, [])
        if province_code:
            return self._by_province.get(province_code, [])
        return list(self.communes.values())

    def find_province(self, text: str) -> Province:
        """Find a province by code or name.

        Raises:
            CannotProceedError: there is none, or several; with the nearest.
        """
        return self._find(text, self.provinces, _PROVINCE, 2)

    def find_district(self, text: str, province_code: str | None = None) -> District:
        """Find a district by code or name, among those of a province where one is given.

        Raises:
            CannotProceedError: there is none, or several; with the nearest.
        """
        if not self.has_districts:
            raise CannotProceedError([c.NoDistricts(given=text, register=self.title)])
        among = {
            code: district
            for code, district in self.districts.items()
            if province_code in (None, "", district.province_code)
        }
        return self._find(text, among, _DISTRICT, 3)

    def find_commune(
        self,
        text: str,
        *,
        district_code: str = "",
        province_code: str = "",
        among: Iterable[Commune] | None = None,
    ) -> Commune:
        """Find a commune by code or name, among some, or those of a district or province if given.

        Raises:
            CannotProceedError: there is none, or several; with the nearest.
        """
        if among is None:
            among = self.communes_of(district_code=district_code, province_code=province_code)
        return self._find(text, {commune.code: commune for commune in among}, _COMMUNE, 5)

    def _find(self, text: str, among: dict[str, _Some], kind: Text, digits: int) -> _Some:
        code = text.strip()
        if code.isdecimal() and code.isascii():
            code = code.lstrip("0").zfill(digits)
            if code in among:
                return among[code]
        found = _matching(text, among.values())
        if len(found) == 1:
            return found[0]
        if found:
            several = [self.describe(place) for place in found]
            if len(several) > _MOST_NAMED:
                several[_MOST_NAMED:] = ["…"]
            near = tuple(several)
            raise CannotProceedError([c.PlaceAmbiguous(kind=kind, given=text, near=near)])
        near = tuple(map(self.describe, _nearest(text, among.values())))
        raise CannotProceedError(
            [c.PlaceUnknown(kind=kind, given=text, register=self.title, near=near)]
        )

    def describe(self, place: _Named) -> str:
        """Name a place with its code and where it lies: `Xã Vọng Thê (30715, Huyện Thoại Sơn)`."""
        above = ""
        if isinstance(place, Commune):
            above = place.district or place.province
        elif isinstance(place, District):
            above = self.provinces[place.province_code].name
        return f"{place.name} ({place.code}{', ' if above else ''}{above})"

    def district_as_typed(self, code: str) -> str:
        """Return the name by which `find_district` finds a district; its code if others bear it."""
        district = self.districts[code]
        return (
            district.name if len(_matching(district.name, self.districts.values())) == 1 else code
        )

    def matching(
        self, name: str, *, district_code: str = "", province_code: str = ""
    ) -> list[Commune]:
        """Find the communes of a name, in a district or province if one is given."""
        if district_code or province_code:
            return _matching(
                name, self.communes_of(district_code=district_code, province_code=province_code)
            )
        # A name may begin with what is a kind elsewhere: `Xà Phiên` is not the commune Phiên.
        spellings = dict.fromkeys((place_names.bare(name), fold(name)))
        return _matching(
            name, [commune for key in spellings for commune in self._by_name.get(key, ())]
        )

    @cached_property
    def _by_name(self) -> dict[str, list[Commune]]:
        found: dict[str, list[Commune]] = {}
        for commune in self.communes.values():
            found.setdefault(place_names.bare(commune.name), []).append(commune)
        return found

    def fits(self, name: str, commune: Commune) -> bool:
        """Tell whether a name as written is the commune's, whatever its case and diacritics."""
        return bool(_matching(name, (commune,)))

    def nearest(self, name: str, among: Iterable[Commune]) -> list[Commune]:
        """Find the communes whose names are most like a misspelt one, at most three."""
        return _nearest(name, among)


_ALIKE = 0.75
"""So much of two names must agree for one to be proposed in place of the other."""
_LEAST_ALIKE = 0.6
"""So much at least, of names of two letters or three."""


def _matching(name: str, among: Iterable[_Some]) -> list[_Some]:
    """Find the places of a name: spelt exactly so if any are, else with diacritics folded."""
    folded = [place for place in among if place_names.same(name, place.name)]
    exact = [place for place in folded if place_names.same_letters(name, place.name)]
    return exact or folded


def _nearest(name: str, among: Iterable[_Some]) -> list[_Some]:
    """Find the places whose names are most like a misspelt one, whatever their kinds.

    Names are short, and most share half of their letters: nothing is proposed that is not nearly
    the same.
    """
    by_name: dict[str, list[_Some]] = {}
    for place in among:
        by_name.setdefault(place_names.bare(place.name), []).append(place)
    bare = place_names.bare(name)
    # One letter of three may be wrong.
    one_letter = max(_LEAST_ALIKE, (len(bare) - 1) / max(len(bare), 1))
    alike = nearest(bare, by_name, alike=min(_ALIKE, one_letter))
    places = [place for spelling in alike for place in by_name[spelling]]
    return list({place.code: place for place in places}.values())[:3]
