"""The register: the shipped table, the snapshot of a period, finding places, one's own register."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import reports
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from cftscore.core.period import Period
from cftscore.findings.model import CannotProceedError
from cftscore.register import load as register_load
from cftscore.register import names, shipped
from cftscore.register.model import Register
from cftscore.register.shipped import COLUMNS

REPO = reports.REPO
SHARED = REPO.parent / "shared" / "data" / "register"

# List: provinces, districts, communes.
LISTS = {
    "2019-10-06": (63, 713, 11_160),
    "2020-02-25": (63, 711, 10_767),
    "2021-02-03": (63, 705, 10_603),
    "2021-07-10": (63, 705, 10_599),
    "2022-12-31": (63, 705, 10_599),
    "2023-04-08": (63, 705, 10_599),
    "2023-05-07": (63, 705, 10_598),
    "2025-01-04": (63, 696, 10_051),
    "2025-06-30": (63, 696, 10_035),
    "2025-07-01": (34, 0, 3_321),
    "2026-02-21": (34, 0, 3_321),
}
SNAPSHOTS = {"2020-02-25": "2020", "2023-04-08": "2023", "2025-06-30": "2025-01",
             "2025-07-01": "2025-07"}  # fmt: skip
"""Of some lists the files that the table was once made from."""
WITHOUT_COMMUNES = {
    ("318", "Huyện Bạch Long Vĩ"),
    ("471", "Huyện Cồn Cỏ"),
    ("498", "Huyện Hoàng Sa"),
    ("536", "Huyện Lý Sơn"),
    ("755", "Huyện Côn Đảo"),
}


def load(period: str, own: Path | None = None) -> Register:
    found = Period.parse(period)
    assert found is not None
    return register_load.load(found, own)[0]


def on(day: str) -> Register:
    return shipped.on(day)


@pytest.fixture(scope="module")
def in_2020() -> Register:
    return load("2020")


# --- the shipped table


@pytest.mark.parametrize("day", LISTS)
def test_a_list_has_the_counts_of_its_readme(day: str) -> None:
    provinces, districts, communes = LISTS[day]
    register = on(day)
    # Districts without communes are counted too.
    assert (len(register.provinces), len(register.districts), len(register.communes)) == (
        provinces,
        districts,
        communes,
    )
    # Twice in the table would be once among the codes.
    assert len(register.communes_of()) == communes
    (listed,) = [source_list for source_list in shipped.lists() if source_list.date == day]
    assert (listed.provinces, listed.districts, listed.communes) == LISTS[day]
    readme = (REPO / "register/README.md").read_text(encoding="utf-8")
    (line,) = [line for line in readme.splitlines() if line.startswith(f"| `{day}` |")]
    assert f"| {provinces} / {districts or '–'} / {communes:,} |" in line
    assert f"| {listed.package} ({listed.licence}) |" in line


def counts() -> dict[str, dict[str, int]]:
    """Read how many communes each province has on each list, as counted in the lists themselves."""
    with (Path(__file__).parent / "counts.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {
        day: {row["province_code"]: int(row[day]) for row in rows if row[day]}
        for day in rows[0]
        if day != "province_code"
    }


@pytest.mark.parametrize("day", list(LISTS)[:-1])
def test_every_province_has_as_many_communes_as_on_the_list(day: str) -> None:
    register = on(day)
    assert {
        code: len(register.communes_of(province_code=code)) for code in register.provinces
    } == counts()[day]


@pytest.mark.parametrize("day", LISTS)
def test_codes_are_digits_and_names_are_nfc(day: str) -> None:
    for commune in on(day).communes.values():
        assert len(commune.code) == 5
        assert commune.code.isdigit()
        assert len(commune.province_code) == 2
        assert commune.province_code.isdigit()
        assert commune.district_code.isdigit() == (day < "2025-07-01")
        for name in (commune.name, commune.district, commune.province):
            assert name == unicodedata.normalize("NFC", name)
            assert name == " ".join(name.split())
            assert not name.startswith(("Thị Trấn", "Thị Xã"))
        assert commune.name.startswith(("Xã ", "Phường ", "Thị trấn ", "Đặc khu "))
        assert commune.province


def test_a_commune_is_in_force_once_on_any_day() -> None:
    """Of one code no two rows overlap; so on no day is it there twice, and each has its days."""
    known = shipped.days()
    spans: dict[str, list[tuple[str, str]]] = {}
    for line in shipped.lines():
        fields = line.split(",")
        assert len(fields) == 10
        start, until, how, source = shipped.span(line)
        assert start in known
        assert until == "" or (until in known and start < until)
        assert how == known[start].known
        assert source in LISTS
        spans.setdefault(fields[8] or f"district {fields[6]}", []).append((start, until))
    for code, some in spans.items():
        some.sort()
        for (_, until), (start, _) in pairwise(some):
            assert until, code
            assert until <= start, code


@cache
def _rows() -> list[tuple[str, str, str]]:
    """List the code of each row of the shipped table, and the days between which it holds."""
    return [(line.split(",")[8], *shipped.span(line)[:2]) for line in shipped.lines()]


@settings(max_examples=12)
@given(day=st.dates(date(2019, 10, 6), date(2030, 1, 1)))
def test_a_register_is_what_its_rows_say(day: date) -> None:
    register = shipped.on(day.isoformat())
    listed: dict[str, int] = {}
    for code, start, until in _rows():
        if code and start <= day.isoformat() and (not until or day.isoformat() < until):
            listed[code] = listed.get(code, 0) + 1
    assert set(listed.values()) == {1}
    assert listed.keys() == register.communes.keys()
    assert register.day == day.isoformat()
    assert register.as_of is not None
    assert register.as_of <= register.day


@pytest.mark.parametrize("day", ["2020-02-25", "2025-07-01"])
def test_a_name_is_told_in_its_district(day: str) -> None:
    """Without codes, names must do: in one district, or province without districts, they can."""
    register = on(day)
    for commune in register.communes.values():
        where = {"district_code": commune.district_code, "province_code": commune.province_code}
        assert register.matching(commune.name.upper(), **where) == [commune]


def test_five_island_districts_have_no_commune() -> None:
    register = load("2025-H1")
    alone = {
        (district.code, district.name)
        for district in register.districts.values()
        if not register.communes_of(district_code=district.code)
    }
    assert alone == WITHOUT_COMMUNES


@pytest.mark.skipif(not SHARED.is_dir(), reason="the snapshot files are not here")
@pytest.mark.parametrize("day", SNAPSHOTS)
def test_a_list_is_its_file_row_for_row(day: str) -> None:
    """But for spaces, capitals, where the tone is written, and zeros in the names of wards."""
    path = SHARED / f"communes-{SNAPSHOTS[day]}.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["commune_code"]]
    register = on(day)
    assert {row["commune_code"] for row in rows} == register.communes.keys()
    for row in rows:
        commune = register.communes[row["commune_code"]]
        assert commune.district_code == row["district_code"]
        assert commune.province_code == row["province_code"]
        for name, listed in (
            (commune.name, row["commune_name"]),
            (commune.district, row["district_name"]),
            (commune.province, row["province_name"]),
        ):
            assert names.same(listed, name), (commune, row)
            assert names.same_letters(listed, name), (commune, row)


# --- the snapshot of a period


@pytest.mark.parametrize(
    ("period", "as_of", "lists", "too_late"),
    [
        ("2018", "2019-10-06", "2019-10-06 2020-02-25", True),
        ("2019-09", "2019-10-06", "2019-10-06 2020-02-25", True),
        ("2019", "2019-10-06", "2019-10-06 2020-02-25", False),
        ("2020-02", "2020-02-25", "2020-02-25 2021-02-03", False),
        ("2020-Q1", "2020-03-01", "2020-02-25 2021-02-03", False),
        ("2020-05", "2020-03-01", "2020-02-25 2021-02-03", False),
        ("2020-Q2", "2020-06-01", "2020-02-25 2021-02-03", False),
        ("2020", "2020-12-31", "2020-02-25 2021-02-03", False),
        ("2021-01", "2021-01-01", "2020-02-25 2021-02-03", False),
        ("2021-02", "2021-02-03", "2021-02-03 2021-07-10", False),
        ("2021", "2021-07-10", "2021-07-10 2022-12-31", False),
        ("2022", "2022-12-31", "2022-12-31 2023-04-08", False),
        ("2023", "2023-05-07", "2023-05-07 2025-01-04", False),
        ("2024-Q3", "2024-09-01", "2023-05-07 2025-01-04", False),
        ("2024", "2024-12-31", "2023-05-07 2025-01-04", False),
        ("2025-01", "2025-01-01", "2025-01-04 2025-06-30", False),
        ("2025-H1", "2025-02-01", "2025-06-30 2025-07-01", False),
        ("2025-Q3", "2025-07-01", "2025-07-01 2026-02-21", False),
        ("2030", "2025-07-01", "2026-02-21", False),
    ],
)
def test_the_last_day_of_the_period_counts(
    period: str, as_of: str, lists: str, too_late: bool
) -> None:
    asked = Period.parse(period)
    assert asked is not None
    register, findings = register_load.load(asked)
    assert (register.as_of, register.day) == (as_of, asked.last_day)
    assert register.lists == tuple(lists.split())
    assert [finding.code for finding in findings] == ["R007"] * too_late
    if too_late:
        assert findings[0].say("en") == (
            f"period {period} is earlier than the first register; the register of 2019-10-06 is used"  # noqa: E501
        )
        assert findings[0].say("vi") == (
            f"kỳ {period} trước danh mục sớm nhất hiện có; sử dụng danh mục ngày 06/10/2019"
        )


def test_another_day_may_count() -> None:
    period = Period(2020, 1, 12)
    for day, cao_bang, ho_chi_minh_city in (
        ("2020-02-29", 199, 322),
        ("2020-03-01", 161, 322),
        ("2020-12-31", 161, 322),
        ("2021-01-01", 161, 312),
    ):
        register, _ = register_load.load(period, on=day)
        assert register.day == day
        assert len(register.communes_of(province_code="04")) == cao_bang
        assert len(register.communes_of(province_code="79")) == ho_chi_minh_city


@pytest.mark.parametrize("wrong", ["2020-02-30", "29/02/2020", "2020", ""])
def test_what_is_no_day_is_refused(wrong: str) -> None:
    code, message, fix = refusal(lambda: register_load.load(Period(2020, 1, 12), on=wrong))
    assert (code, message) == ("R017", f"“{wrong}” is not a date")
    assert fix == "write it as year-month-day, such as 2020-11-20"


def test_how_many_communes_may_differ() -> None:
    """Of a change between two lists it is known at best by when it was in force."""
    # An Giang's only change after May 2023 is of 1 January 2025, and Nam Định's of a known day.
    for day in ("2023-12-31", "2024-12-31"):
        assert on(day).may_differ("89") == 0
        assert on(day).may_differ("36") == 0
        # Sixteen communes less, and five whose name or kind is another.
        assert on(day).may_differ("54") > 0
    # Once the later list is there, nothing of before it is in doubt.
    assert on("2025-01-04").may_differ("54") == 0
    assert on("2025-07-01").may_differ() == 0
    # All of 2020 but Hồng Ngự's and Phú Quốc's was in force by 1 June.
    at_end = on("2020-12-31")
    assert at_end.may_differ() == at_end.may_differ("87") + at_end.may_differ("91")
    assert [one.district_code for one in at_end.unsure.values()].count("911") == 3
    assert on("2020-05-31").may_differ() > 300


def test_an_giang_through_the_years() -> None:
    for period in ("2019", "2020", "2021", "2023", "2024"):
        assert len(load(period).communes_of(province_code="89")) == 156
    assert len({c.district_code for c in load("2020").communes_of(province_code="89")}) == 11
    assert len(load("2025-H1").communes_of(province_code="89")) == 155
    after = load("2025-Q3")
    assert "89" not in after.provinces
    assert after.communes_of(province_code="89") == []
    assert after.provinces["91"].name == "Tỉnh An Giang"
    assert len(after.communes_of(province_code="91")) == 102
    assert not after.has_districts


# --- finding places


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("89", "89"),
        ("089", "89"),
        (" 89 ", "89"),
        ("1", "01"),
        ("Tỉnh An Giang", "89"),
        ("An Giang", "89"),
        ("an giang", "89"),
        ("T. An Giang", "89"),
        ("AN-GIANG", "89"),
        ("TP. Hồ Chí Minh", "79"),
        ("TP.Ho Chi Minh", "79"),
        ("thành phố Hà Nội", "01"),
        ("Bà Rịa - Vũng Tàu", "77"),
        ("ba ria vung tau", "77"),
        ("Tỉnh Thừa Thiên Huế", "46"),
        ("Quảng Tri", "45"),
        # Decomposed letters, as files from a Mac have them.
        (unicodedata.normalize("NFD", "Tỉnh An Giang"), "89"),
    ],
)
def test_a_province_is_found(in_2020: Register, given: str, code: str) -> None:
    assert in_2020.find_province(given).code == code


@pytest.mark.parametrize(
    ("given", "province", "code"),
    [
        ("894", None, "894"),
        ("0894", None, "894"),
        ("1", None, "001"),
        ("Huyện Thoại Sơn", None, "894"),
        ("H. Thoại Sơn", None, "894"),
        ("h.thoai son", None, "894"),
        ("THOẠI SƠN", None, "894"),
        ("TP Long Xuyên", None, "883"),
        ("Tp.Long Xuyên", None, "883"),
        ("TX. Tân Châu", None, "887"),
        ("thị xã Tân Châu", None, "887"),
        ("Châu Thành", "89", "892"),
        ("Huyện Châu Thành", "91", "905"),
        ("Quận 1", None, "760"),
        ("Q.1", None, "760"),
        ("Q1", None, "760"),
        ("Quận 01", None, "760"),
        # Quan Sơn begins with what is a kind elsewhere.
        ("Quan Sơn", None, "387"),
        ("Huyện Quan Sơn", None, "387"),
    ],
)
def test_a_district_is_found(
    in_2020: Register, given: str, province: str | None, code: str
) -> None:
    assert in_2020.find_district(given, province).code == code


@pytest.mark.parametrize(
    ("given", "where", "code"),
    [
        ("30727", {}, "30727"),
        ("Xã Vọng Thê", {"district_code": "894"}, "30727"),
        ("vong the", {"province_code": "89"}, "30727"),
        ("X. Vọng Thê", {}, "30727"),
        ("TT. Núi Sập", {"province_code": "89"}, "30682"),
        ("TT Núi Sập", {"province_code": "89"}, "30682"),
        ("P. Mỹ Bình", {"district_code": "883"}, "30280"),
        ("Phường 1", {"district_code": "770"}, "27160"),
        ("P.1", {"district_code": "770"}, "27160"),
        ("P1", {"district_code": "770"}, "27160"),
        ("Phường 01", {"district_code": "770"}, "27160"),
        ("01", {"district_code": "770"}, "27160"),
        ("Mỹ Hòa Hưng", {"province_code": "89"}, "30313"),
        ("Mỹ Hoà Hưng", {"province_code": "89"}, "30313"),
    ],
)
def test_a_commune_is_found(
    in_2020: Register, given: str, where: dict[str, Any], code: str
) -> None:
    assert in_2020.find_commune(given, **where).code == code


def refusal(find: Callable[[], object]) -> tuple[str, str, str]:
    with pytest.raises(CannotProceedError) as error:
        find()
    (finding,) = error.value.findings
    return finding.code, finding.say("en"), finding.say_fix("en")


def test_a_name_that_several_bear_is_refused_with_all_of_them(in_2020: Register) -> None:
    code, message, fix = refusal(lambda: in_2020.find_district("châu thành"))
    assert (code, fix) == ("R010", "use the code instead of the name")
    for named in ("(892, Tỉnh An Giang)", "(905, Tỉnh Kiên Giang)", "(708, Tỉnh Tây Ninh)"):
        assert named in message
    assert message.count("Huyện Châu Thành (") == 10
    assert "…" not in message
    # Long lists are cut, and say so.
    code, message, _ = refusal(lambda: in_2020.find_commune("Tân Thành"))
    assert code == "R010"
    assert message.count("Tân Thành (") == 12
    assert message.endswith(", …")
    # A kind, or the diacritics, may tell them apart.
    assert in_2020.find_district("TP. Hồng Ngự").code == "868"
    assert in_2020.find_district("H. Hồng Ngự").code == "870"
    code, message, _ = refusal(lambda: in_2020.find_district("Hồng Ngự"))
    assert message == (
        "several places (district) are named “Hồng Ngự”: "
        "Thành phố Hồng Ngự (868, Tỉnh Đồng Tháp), Huyện Hồng Ngự (870, Tỉnh Đồng Tháp)"
    )


@pytest.mark.parametrize(
    ("kind", "given", "message", "near"),
    [
        ("province", "An Gian", "there is no province “An Gian”", "Tỉnh An Giang (89)"),
        ("province", "", "there is no province “”", ""),
        ("province", "99", "there is no province “99”", ""),
        (
            "district",
            "Thoại Sơm",
            "there is no district “Thoại Sơm”",
            "Huyện Thoại Sơn (894, Tỉn",
        ),
        (
            "district",
            "Quận Thoại Sơn",
            "there is no district “Quận Thoại Sơn”",
            "Huyện Thoại Sơ",
        ),
        (
            "commune",
            "Vọng Thễê",
            "there is no commune “Vọng Thễê”",
            "Xã Vọng Thê (30727, Huyện T",
        ),
        (
            "commune",
            "Vọng Đôngg",
            "there is no commune “Vọng Đôngg”",
            "Xã Vọng Đông (30715, Huyệ",
        ),
        ("commune", "٣٠٧٢٧", "there is no commune “٣٠٧٢٧”", ""),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(
    in_2020: Register, kind: str, given: str, message: str, near: str
) -> None:
    find = getattr(in_2020, f"find_{kind}")
    code, text, fix = refusal(lambda: find(given))
    assert code == "R009"
    assert text == f"{message} on the register of 2020-12-31"
    start = "correct the name, or use the code; similar: " if near else "correct the name, or use"
    assert fix.startswith(start + near if near else start)
    assert ("similar" in fix) == bool(near)


def test_without_districts_none_is_found() -> None:
    register = load("2025-Q3")
    code, message, fix = refusal(lambda: register.find_district("Thoại Sơn"))
    assert (code, message) == (
        "R013",
        "district “Thoại Sơn” cannot be found: the register of 2025-07-01 has no districts",
    )
    assert fix == "use --province, or a period before July 2025"
    assert register.describe(register.find_commune("Óc Eo")) == "Xã Óc Eo (30688, Tỉnh An Giang)"


# --- one's own register

Rows = Sequence[Sequence[Any]]
AN_GIANG = ("89", "Tỉnh An Giang")
THOAI_SON = (*AN_GIANG, "894", "Huyện Thoại Sơn")
OWN: Rows = [
    COLUMNS,
    (*AN_GIANG, "883", "Thành phố Long Xuyên", "30280", "Phường Mỹ Bình"),
    (*THOAI_SON, "30727", "Xã Vọng Thê"),
    (*THOAI_SON, "30715", "Xã Vọng Đông"),
]


def write_csv(path: Path, rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    return path


def write_xlsx(path: Path, rows: Rows, above: Rows = ()) -> Path:
    workbook = xlsxwriter.Workbook(path)
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    workbook.add_worksheet("Ghi chú").write(0, 0, "ghi chú")
    sheet = workbook.add_worksheet("Danh mục")
    for line, row in enumerate((*above, *rows)):
        for column, value in enumerate(row):
            sheet.write(line, column, value, day if isinstance(value, date) else None)
    workbook.close()
    return path


def numbers(rows: Rows) -> list[list[Any]]:
    return [[int(v) if str(v).isdigit() else v for v in row] for row in rows]


@pytest.mark.parametrize("form", ["csv", "semicolons", "utf-16", "xlsx", "numbers", "titled"])
def test_an_own_register_is_used(tmp_path: Path, form: str) -> None:
    """As a CSV file or workbook, its codes as text or as numbers."""
    north: Rows = [*OWN, ("01", "Thành phố Hà Nội", "001", "Quận Ba Đình", "00001", "Phường A")]
    path = tmp_path / ("own.xlsx" if form in ("xlsx", "numbers", "titled") else "own.csv")
    if form == "csv":
        write_csv(path, north, "utf-8-sig")
    elif form == "semicolons":
        write_csv(path, [row[::-1] for row in numbers(north)], delimiter=";")
    elif form == "utf-16":
        write_csv(path, north, "utf-16", "\t")
    elif form == "numbers":
        write_xlsx(path, numbers(north))
    else:
        write_xlsx(path, north, [["DANH MỤC"], []] if form == "titled" else ())
    register = load("2025", path)
    assert (register.as_of, register.path, register.title.en) == (None, str(path), str(path))
    assert [
        (c.code, c.name, c.district_code, c.district, c.province_code, c.province)
        for c in register.communes.values()
    ] == [
        (code, name, d, district, p, province) for p, province, d, district, code, name in north[1:]
    ]


@pytest.mark.slow
def test_the_shipped_table_can_be_ones_own() -> None:
    """Who copies it to correct a name must get the same communes, districts without any too."""
    for period in ("2019", "2020", "2023", "2024", "2025-H1", "2025"):
        own, register = load(period, REPO / "register/communes.csv"), load(period)
        for kind in ("communes", "districts", "provinces"):
            assert getattr(own, kind) == getattr(register, kind)


DATED: Rows = [
    ("until", *COLUMNS, "from"),
    ("2020-07-01", *THOAI_SON, "30682", "Thị trấn Núi Sập", "2019-01-01"),
    ("", *THOAI_SON, "30682", "Xã Núi Sập", "2020-07-01"),
    ("2022", *THOAI_SON, "30715", "Xã Vọng Đông", ""),
    ("", *THOAI_SON, "30727", "Xã Vọng Thê", "2021-03"),
]


@pytest.mark.parametrize(
    ("period", "names"),
    [
        ("2018", ["Xã Vọng Đông"]),
        ("2020-Q2", ["Thị trấn Núi Sập", "Xã Vọng Đông"]),
        ("2020", ["Xã Núi Sập", "Xã Vọng Đông"]),
        ("2021-02", ["Xã Núi Sập", "Xã Vọng Đông"]),
        ("2021", ["Xã Núi Sập", "Xã Vọng Đông", "Xã Vọng Thê"]),
        ("2022", ["Xã Núi Sập", "Xã Vọng Thê"]),
    ],
)
def test_dates_of_an_own_register_count_on_the_last_day(
    tmp_path: Path, period: str, names: list[str]
) -> None:
    own = load(period, write_csv(tmp_path / "own.csv", DATED))
    assert [commune.name for commune in own.communes.values()] == names


def test_dates_may_be_dates_and_years_numbers(tmp_path: Path) -> None:
    rows: Rows = [
        ("from", "until", *COLUMNS),
        (date(2020, 7, 1), date(2021, 7, 1), *THOAI_SON, "30682", "Xã Núi Sập"),
        (2021, "", *THOAI_SON, "30727", "Xã Vọng Thê"),
    ]
    path = write_xlsx(tmp_path / "own.xlsx", rows)
    assert list(load("2020", path).communes) == ["30682"]
    assert list(load("2021-Q1", path).communes) == ["30682", "30727"]
    assert list(load("2021", path).communes) == ["30727"]
    asked = Period.parse("2019")
    assert asked is not None
    earliest, findings = register_load.load(asked, path)
    assert list(earliest.communes) == ["30682"]
    assert [(f.code, f.say("en")) for f in findings] == [
        ("R007", f"period 2019 is earlier than the first register; the register {path} is used")
    ]


def test_an_own_register_without_districts(tmp_path: Path) -> None:
    rows: Rows = [COLUMNS, (*AN_GIANG, "", "", "30727", "Xã Óc Eo")]
    register = load("2020", write_csv(tmp_path / "own.csv", rows))
    assert not register.has_districts
    assert [commune.code for commune in register.communes_of(province_code="89")] == ["30727"]


def other(position: int, value: str, line: int = 2) -> Rows:
    changed = [list(row) for row in OWN]
    changed[line][position] = value
    return changed


@pytest.mark.parametrize(
    ("rows", "cell", "reason"),
    [
        ([row[:-1] for row in OWN], "", "there is no header row with the columns commune_name"),
        (
            [("mã", "tên"), ("30727", "Xã Vọng Thê")],
            "",
            (
                "there is no header row with the columns province_code, province_name, "
                "district_code, district_name, commune_code, commune_name"
            ),
        ),
        ([COLUMNS], "", "it lists no communes"),
        ([COLUMNS, (*THOAI_SON, "", "")], "", "it lists no communes"),
        (other(4, "30280"), "A3", "a commune code occurs twice (30280 Xã Vọng Thê)"),
        (other(5, ""), "A3", "a row has no code or no name (30727)"),
        (other(4, ""), "A3", "a row has no code or no name (Xã Vọng Thê)"),
        (other(0, ""), "A3", "a row has no code or no name (30727 Xã Vọng Thê)"),
        (other(1, ""), "A3", "a row has no code or no name (30727 Xã Vọng Thê)"),
        (other(3, ""), "A3", "a district has no code or no name (30727 Xã Vọng Thê)"),
        (other(2, "", 1), "A2", "a district has no code or no name (30280 Phường Mỹ Bình)"),
        (
            [COLUMNS, (*AN_GIANG, "", "", "", "")],
            "A2",
            "a row has no code or no name (Tỉnh An Giang)",
        ),
        (
            [*OWN, ("91", "Tỉnh Kiên Giang", "894", "Huyện Thoại Sơn", "30688", "Xã Lạ")],
            "A5",
            "a district is in two provinces (30688 Xã Lạ)",
        ),
        (other(3, "Huyện Thoại Sơm", 3), "A4", "one code has two names (894 Huyện Thoại Sơm)"),
        (other(1, "An Giang", 3), "A4", "one code has two names (89 An Giang)"),
        (
            [("from", *COLUMNS), ("1/7/2025", *OWN[1])],
            "A2",
            "“1/7/2025” is not a date such as 2025-07-01",
        ),
        (
            [("until", *COLUMNS), ("mãi mãi", *OWN[1])],
            "A2",
            "“mãi mãi” is not a date such as 2025-07-01",
        ),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_unsound_register_is_refused(
    tmp_path: Path, rows: Rows, cell: str, reason: str, suffix: str
) -> None:
    path = (write_csv if suffix == ".csv" else write_xlsx)(tmp_path / f"own{suffix}", rows)
    with pytest.raises(CannotProceedError) as error:
        load("2020", path)
    (finding,) = error.value.findings
    assert (finding.code, finding.place.path, finding.place.cell or "") == ("R011", str(path), cell)
    assert finding.say("en") == f"the register cannot be read: {reason}"
    assert finding.say("vi").startswith("không đọc được danh mục: ")
    assert finding.say_fix("en").endswith("the columns: " + ", ".join(COLUMNS))


@pytest.mark.parametrize(
    ("name", "content", "code", "message"),
    [
        ("gone.csv", None, "W001", "there is no such file or folder"),
        ("folder", b"/", "W002", "this is not a file on a disk"),
        ("empty.csv", b"", "W004", "the file is empty (0 bytes)"),
        ("own.pdf", b"%PDF-1.7", "W005", "the content is a PDF file"),
        ("cp1258.csv", "province_code\nĐà".encode("cp1258"), "W009", "neither UTF-8 nor UTF-16"),
        ("head.csv", ",".join(COLUMNS).encode(), "R011", "it lists no communes"),
        ("short.csv", b"a,b\n1,2", "R011", "there is no header row with the columns province_code"),
    ],
)
def test_the_command_refuses_what_is_no_register(
    tmp_path: Path, name: str, content: bytes | None, code: str, message: str
) -> None:
    if content == b"/":
        (tmp_path / name).mkdir()
    elif content is not None:
        (tmp_path / name).write_bytes(content)
    sample = reports.SAMPLES / "an-giang-2020/894-thoai-son.xlsx"
    done = reports.run(tmp_path, "evaluate", sample, "--register", name)
    assert (done.code, done.stdout) == (2, "")
    text = reports.one_line(done.stderr)
    assert text.startswith(f"{name} ")
    assert f"{code} error" in text
    assert message in text


def test_the_command_uses_ones_own_register(tmp_path: Path) -> None:
    """Only the communes on it exist: three in the province, two of them pass."""
    write_csv(tmp_path / "own.csv", OWN)
    reports.write(
        tmp_path / "in.xlsx", [reports.row("30727"), reports.row("30280"), reports.row("30721")]
    )
    done = reports.run(
        tmp_path,
        "evaluate",
        "in.xlsx",
        "--register",
        "own.csv",
        "-o",
        "provinces.csv",
        "-f",
        "json",
    )
    assert done.code == 1  # 30721 is not on the register
    text = reports.one_line(done.stderr)
    assert "R001 error A4 commune code “30721” () is not on the register own.csv" in text
    assert json.loads(done.stdout)["register"] == {
        "as_of": None, "path": "own.csv", "day": "2020-12-31", "lists": [], "may_differ": 0
    }  # fmt: skip
    assert '"communes": 3,\n      "submitted": 2,\n      "passed": 2,' in done.stdout
    assert (tmp_path / "own.csv").read_text(encoding="utf-8").count("\n") == 4
    for arguments in (["-o", "own.csv"], ["-o", "own.csv", "--force"]):
        again = reports.run(tmp_path, "evaluate", "in.xlsx", "--register", "own.csv", *arguments)
        assert again.code == 2
        assert "O002 error" in again.stderr
