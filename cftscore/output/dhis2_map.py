"""What indicators and communes are in DHIS2: a mapping file, read and checked.

A file says which data element an indicator is, and which organisation unit a commune:

    dataElements:
      births_due: fbfJHSPpUQD
      births_registered: {dataElement: cYeuwXTCPkU, categoryOptionCombo: pq2XI5kz2BY}
    orgUnits:
      "30316": DiszpKrYNg8

With `orgUnitIdScheme: code` a commune that is not listed is its code in the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from cftscore.core.text import Text, nearest
from cftscore.criteria import yaml as criteria_yaml
from cftscore.criteria.model import CriteriaSet
from cftscore.criteria.yaml import Node
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place, in_order

_UID = re.compile(r"[A-Za-z][A-Za-z0-9]{10}")
_PERIOD = re.compile(
    r"\d{4}(\d{2}(\d{2})?|Q[1-4]|S[12]|AprilS[12]|W[1-9]\d?|0[1-6]B|April|July|Sep|Oct|Nov)?"
)
_SCHEME = re.compile(r"(?i:uid|code|name|attribute:[A-Za-z][A-Za-z0-9]{10})")
_SCHEMES = ("dataElementIdScheme", "orgUnitIdScheme")
_KEYS = ("dataElements", "orgUnits", "dataSet", "period", "attributeOptionCombo", *_SCHEMES)
_ELEMENT_KEYS = ("dataElement", "categoryOptionCombo")

_NO_KEY = Text("không có khóa “{key}”", "there is no key “{key}”")
_NO_INDICATOR = Text("không có chỉ tiêu “{key}”", "there is no indicator “{key}”")
_NO_UID = Text(
    "“{value}” không phải là mã định danh (UID) của DHIS2: 11 chữ cái không dấu và chữ số, bắt đầu "
    "bằng chữ cái",
    "“{value}” is not a UID of DHIS2: 11 letters and digits that begin with a letter",
)
_NO_PERIOD = Text(
    "“{value}” không phải là kỳ của DHIS2, ví dụ 2020, 2020Q2, 202012",
    "“{value}” is not a period of DHIS2, such as 2020, 2020Q2, 202012",
)
_NO_SCHEME = Text(
    "“{value}”: dùng uid, code, name hoặc attribute:UID",
    "“{value}”: use uid, code, name or attribute:UID",
)
_TWICE = Text("“{value}” đã dùng cho “{other}”", "“{value}” is “{other}” already")
_BLANK = Text("để trống", "it is blank")
_DUE = Text("cần các dòng dạng “khóa: giá trị”", "lines of `key: value` are due")
_NONE = Text("cần có dataElements", "dataElements is due")


class Element(msgspec.Struct, frozen=True):
    """What an indicator is in DHIS2."""

    data_element: str
    category_option_combo: str | None = None


class Dhis2Map(msgspec.Struct, frozen=True):
    """A mapping that is sound.

    Attributes:
        path: the file.
        elements: by indicator key.
        units: by code of the commune.
        stated: what holds for all values: data set, period, schemes, by its key in DHIS2.
    """

    path: str
    elements: Mapping[str, Element]
    units: Mapping[str, str]
    stated: Mapping[str, str] = msgspec.field(default_factory=dict)

    def unit_of(self, code: str) -> str | None:
        """Give the organisation unit of a commune, None where nothing says which it is."""
        by_code = self.stated.get("orgUnitIdScheme", "").lower() == "code"
        return self.units.get(code, code if by_code else None)


def load(path: Path, criteria_set: CriteriaSet) -> Dhis2Map:
    """Load a mapping and check it.

    Args:
        path: a YAML file.
        criteria_set: whose indicators it names.

    Raises:
        CannotProceedError: it cannot be read, names an indicator that is not there, or what is no
            identifier, or says of two that they are the same in DHIS2; with every place.
    """
    if not path.is_file():
        raise CannotProceedError([c.FileMissing(place=Place(str(path)))])
    root = criteria_yaml.load(path)
    reader = _Reader(root, criteria_set)
    made = Dhis2Map(str(path), reader.elements(), reader.units(), reader.stated())
    reader.check_keys()
    if reader.findings:
        raise CannotProceedError(in_order(reader.findings))
    return made


class _Reader:
    """Reads the parts of a mapping, and notes what is wrong with them."""

    def __init__(self, root: Node, criteria_set: CriteriaSet) -> None:
        self.root, self.criteria_set = root, criteria_set
        self.findings: list[Finding] = []

    def _wrong(self, node: Node, problem: Text, near: tuple[str, ...] = (), **values: str) -> None:
        filled = problem.filled(**values)
        self.findings.append(c.Dhis2MapWrong(place=node.place, problem=filled, near=near))

    def check_keys(self) -> None:
        """Note keys that mean nothing, and that there are no data elements."""
        for key, node in _members(self.root):
            if key not in _KEYS:
                self._wrong(node, _NO_KEY, tuple(nearest(key, _KEYS)), key=key)
        if self.root.get("dataElements") is None:
            self._wrong(self.root, _NONE)

    def stated(self) -> dict[str, str]:
        """Read what holds for all values."""
        stated: dict[str, str] = {}
        for key, node in _members(self.root):
            if key in ("dataElements", "orgUnits") or key not in _KEYS:
                continue
            stated[key] = value = node.shown()
            if key == "period" and not _PERIOD.fullmatch(value):
                self._wrong(node, _NO_PERIOD, value=value)
            elif key in _SCHEMES and not _SCHEME.fullmatch(value):
                self._wrong(node, _NO_SCHEME, value=value)
            elif key in ("dataSet", "attributeOptionCombo"):
                self._identifier(node)
        return stated

    def elements(self) -> dict[str, Element]:
        """Read which data element each indicator is."""
        elements: dict[str, Element] = {}
        taken: dict[Element, str] = {}
        for key, node in self._part("dataElements"):
            if key not in self.criteria_set.indicators:
                near = tuple(nearest(key, self.criteria_set.indicators))
                self._wrong(node, _NO_INDICATOR, near, key=key)
                continue
            elements[key] = self._element(node)
            self._once(node, elements[key].data_element, taken.setdefault(elements[key], key), key)
        return elements

    def _element(self, node: Node) -> Element:
        if not isinstance(node.value, dict):
            return Element(self._identifier(node, "dataElementIdScheme"))
        for key, part in _members(node):
            if key not in _ELEMENT_KEYS:
                self._wrong(part, _NO_KEY, tuple(nearest(key, _ELEMENT_KEYS)), key=key)
        element, combo = node.get("dataElement"), node.get("categoryOptionCombo")
        if element is None:
            self._wrong(node, _NO_UID, value="")
            return Element("")
        return Element(
            self._identifier(element, "dataElementIdScheme"),
            None if combo is None else self._identifier(combo),
        )

    def units(self) -> dict[str, str]:
        """Read which organisation unit each commune is."""
        units: dict[str, str] = {}
        taken: dict[str, str] = {}
        for code, node in self._part("orgUnits"):
            units[code] = unit = self._identifier(node, "orgUnitIdScheme")
            self._once(node, unit, taken.setdefault(unit, code), code)
        return units

    def _once(self, node: Node, value: str, other: str, key: str) -> None:
        """Note that two things are said to be the same in DHIS2: one would replace the other."""
        if other != key:
            self._wrong(node, _TWICE, value=value, other=other)

    def _part(self, key: str) -> Iterator[tuple[str, Node]]:
        node = self.root.get(key)
        if node is None or node.value is None:
            return
        if not isinstance(node.value, dict):
            self._wrong(node, _DUE)
            return
        yield from _members(node)

    def _identifier(self, node: Node, scheme: str = "") -> str:
        """Read an identifier: a UID, unless a scheme says that it is something else."""
        stated = self.root.get(scheme) if scheme else None
        value = "" if isinstance(node.value, dict | list) or node.value is None else node.shown()
        if not value:
            self._wrong(node, _BLANK)
        elif (stated is None or stated.shown().lower() == "uid") and not _UID.fullmatch(value):
            self._wrong(node, _NO_UID, value=value)
        return value


def _members(node: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(node.value, dict):
        yield from node.value.items()
