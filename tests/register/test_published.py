"""The register held against numbers of communes that others printed."""

from __future__ import annotations

import csv
import os
from collections import Counter
from pathlib import Path

import pytest
import reports

from cftscore.core.period import Period
from cftscore.register import load as register_load
from cftscore.register import names, shipped
from cftscore.register.model import Register

END_OF_2020 = reports.REPO.parent / "shared" / "data" / "vietnam-communes-2020.csv"
"""The State's list of 13 January 2021, by another hand (MIT): it lies beside the clone in CI."""


def of_year(year: int) -> Register:
    return register_load.load(Period(year, 1, 12))[0]


def count(register: Register, province: str) -> int:
    code = register.find_province(province).code
    return len(register.communes_of(province_code=code))


@pytest.mark.parametrize(
    ("province", "year", "printed", "source"),
    [
        ("An Giang", 2018, 156, "the statistics office's list, 2018 to 2020"),
        ("An Giang", 2019, 156, "110 of 156 communes recognised in 2019"),
        ("An Giang", 2020, 156, "117 of 156 as the goal for 2020"),
        ("Gia Lai", 2022, 220, "105 of 220 communes in 17 districts, 2022"),
        ("Khánh Hòa", 2018, 140, "137 of 140 communes, 2018"),
        ("Phú Yên", 2018, 112, "112 of 112 communes, 2018"),
        ("Cao Bằng", 2018, 199, "199 before the mergers of 1 March 2020"),
        ("Cao Bằng", 2019, 199, "199 before the mergers of 1 March 2020"),
        ("Cao Bằng", 2020, 161, "161 from March 2020"),
        ("Hà Nội", 2018, 584, "584 communes in 2018"),
        ("Hà Nội", 2020, 579, "579 from early 2020"),
        ("Nam Định", 2023, 226, "226 before 1 September 2024 (resolution 1104/NQ-UBTVQH15)"),
        ("Nam Định", 2024, 175, "175 from 1 September 2024 (resolution 1104/NQ-UBTVQH15)"),
        ("An Giang", 2024, 156, "156 before 1 January 2025"),
    ],
)
def test_a_printed_denominator(province: str, year: int, printed: int, source: str) -> None:
    assert count(of_year(year), province) == printed, source


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ("2019-10-06", 11_160),
        ("2020-02-25", 10_767),
        ("2020-12-31", 10_613),
        ("2025-06-30", 10_035),
        ("2025-07-01", 3_321),
    ],
)
def test_a_printed_number_of_all_communes(day: str, printed: int) -> None:
    assert len(shipped.on(day).communes) == printed


def test_printed_days_of_change() -> None:
    """199 communes of Cao Bằng became 161, and 226 of Nam Định 175, on the days that were said."""
    for province, before, day, after in (
        ("Cao Bằng", ("2020-02-29", 199), "2020-03-01", 161),
        ("Nam Định", ("2024-08-31", 226), "2024-09-01", 175),
        ("An Giang", ("2024-12-31", 156), "2025-01-01", 155),
    ):
        assert count(shipped.on(before[0]), province) == before[1]
        assert count(shipped.on(day), province) == after
    parts = Counter(
        commune.name.split()[0]
        for commune in shipped.on("2025-01-01").communes_of(province_code="89")
    )
    # The resolution counts 110 communes, 27 wards and 18 townships.
    assert parts == {"Xã": 110, "Phường": 27, "Thị": 18}


@pytest.fixture(scope="module")
def end_of_2020() -> list[dict[str, str]]:
    if not END_OF_2020.is_file() and not os.environ.get("CI"):
        pytest.skip("the list of the end of 2020 is not here")
    return read(END_OF_2020)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_province_at_the_end_of_2020(end_of_2020: list[dict[str, str]]) -> None:
    listed = Counter(row["province_code"] for row in end_of_2020)
    found = Counter(commune.province_code for commune in of_year(2020).communes.values())
    assert found == listed
    assert len(listed) == 63


def test_every_commune_at_the_end_of_2020(end_of_2020: list[dict[str, str]]) -> None:
    """Codes, districts and names; of one commune the kind is that of some weeks later."""
    communes = of_year(2020).communes
    assert communes.keys() == {row["commune_code"] for row in end_of_2020}
    differing = {}
    for row in end_of_2020:
        commune = communes[row["commune_code"]]
        assert commune.district_code == row["district_code"]
        assert names.same(row["district_name"], commune.district)
        listed = row["commune_name"]
        if not (names.same(listed, commune.name) and names.same_letters(listed, commune.name)):
            differing[commune.code] = (listed, commune.name)
    assert differing == {"15922": ("Xã Long Anh", "Phường Long Anh")}
