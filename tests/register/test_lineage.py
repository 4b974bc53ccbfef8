"""Communes that a reform made anew: the lineage itself, and comparing across 1 July 2025."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import reports
from commandline import run_inside as run
from commandline import widest
from reports import one_line, row, write

from cftscore.core.period import Period
from cftscore.register import lineage
from cftscore.register import load as register_load
from cftscore.register.lineage import Link
from cftscore.register.model import Register

SHARED = reports.REPO.parent / "shared" / "data" / "register" / "lineage-2025-07.csv"


def load(period: str) -> Register:
    found = Period.parse(period)
    assert found is not None
    return register_load.load(found)[0]


# --- the lineage


@pytest.mark.skipif(not SHARED.is_file(), reason="the file of the lineage is not here")
def test_the_table_is_its_file_row_for_row() -> None:
    """What is read from a table of the reform; links that names tell are of before it."""
    with SHARED.open(encoding="utf-8-sig", newline="") as stream:
        listed = sorted(("2025-07-01", *row.values(), "table") for row in csv.DictReader(stream))
    path = reports.REPO / "register" / "lineage.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        header, *made = [tuple(line) for line in csv.reader(stream)]
    assert header == ("date", "old_code", "new_code", "share", "how")
    assert [line for line in made if line[4] == "table"] == listed
    assert all(line[0] < "2025-07-01" for line in made if line[4] == "names")


def test_every_link_is_between_the_two_registers() -> None:
    links, before, after = lineage.load(), load("2025-H1"), load("2025-Q3")
    assert links.date == "2025-07-01"
    assert [code for code in before.communes if not links.became(code)] == []
    # Island districts that had no commune.
    without = [
        after.communes[commune].name for commune in after.communes if not links.came_from(commune)
    ]
    assert without == [
        "Đặc khu Bạch Long Vĩ",
        "Đặc khu Cồn Cỏ",
        "Đặc khu Hoàng Sa",
        "Đặc khu Lý Sơn",
        "Đặc khu Côn Đảo",
    ]
    count = 0
    for code in before.communes:
        shares = [link.share for link in links.became(code)]
        assert shares == (
            ["whole"] if len(shares) == 1 else ["main part", *["part"] * len(shares[1:])]
        )
        assert {link.new for link in links.became(code)} <= after.communes.keys()
        count += len(shares)
    assert count == 10_597


def test_a_code_of_before_is_another_commune_after() -> None:
    links = lineage.load()
    assert load("2025-H1").communes["00004"].name == "Phường Trúc Bạch"
    assert load("2025-Q3").communes["00004"].name == "Phường Ba Đình"
    assert links.became("30334") == (
        Link("30334", "30316", "main part"),
        Link("30334", "30325", "part"),
    )
    assert links.came_from("30325") == (
        Link("30325", "30325", "whole"),
        Link("30331", "30325", "whole"),
        Link("30334", "30325", "part"),
    )
    # Gone before the reform.
    assert links.became("30285") == ()
    assert links.came_from("99999") == ()


# --- An Giang of 2024 against the new An Giang

# What costs criterion 3 all of its points, and so the verdict, and item 6.2 its own.
FAILS: dict[str, Any] = {"children_abused": 9, "children_gravely_abused": 1, "abuse_cases": 1}
LONG_XUYEN = ("30289", "30292", "30310", "30301", "30304", "30313", "30285")
"""Three that became Bình Đức, two Mỹ Thới, one Mỹ Hòa Hưng, and one that was gone before."""
CHAU_DOC = ("30325", "30331", "30334")
"""Two that became Vĩnh Tế, with a part of a third: its main part went to Châu Đốc."""


def workbook(
    path: Path, period: str, passing: Mapping[str, bool], points: Mapping[str, Any] | None = None
) -> Path:
    """Write a workbook of An Giang: communes by code, and whether they pass."""
    more = {"30313": points or {}}
    rows = [
        row(code, **({} if passes else FAILS), **more.get(code, {}))
        for code, passes in passing.items()
    ]
    return write(path, rows, {"Kỳ": period, "Tỉnh": "An Giang"})


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("an-giang")
    before = dict.fromkeys((*LONG_XUYEN, *CHAU_DOC), True) | {"30304": False, "30331": False}
    workbook(folder / "2024.xlsx", "2024", before, {"births_registered": 190})
    # Bình Đức passes as all that it came from, Mỹ Thới as one of two; Vĩnh Tế does not.
    after = {"30292": True, "30301": True, "30313": True, "30325": False, "30316": True}
    workbook(folder / "2025.xlsx", "2025", after)
    return folder


def compared(cwd: Path, *arguments: str | Path) -> dict[str, Any]:
    done = run("compare", *arguments, "--format", "json", cwd=cwd)
    assert "Traceback" not in done.stderr
    assert done.code == 0, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


@pytest.fixture(scope="module")
def an_giang(files: Path) -> dict[str, Any]:
    return compared(files, "2024.xlsx", "--with", "2025.xlsx")


def commune(document: Mapping[str, Any], code: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = [
        commune for commune in document["communes"] if commune["code"] == code
    ]
    assert len(found) == 1, code
    return found[0]


def origins(one: Mapping[str, Any], period: int = 0) -> list[tuple[str, str, str, str]]:
    return [
        (each["code"], each["name"], each["share"], each["verdict"])
        for each in one["periods"][period]["communes"]
    ]


@pytest.mark.parametrize(
    ("code", "came_from", "worst", "best", "now", "recognition"),
    [
        (
            "30292",
            [
                ("30289", "Phường Bình Đức", "whole", "pass"),
                ("30292", "Phường Bình Khánh", "whole", "pass"),
                ("30310", "Xã Mỹ Khánh", "whole", "pass"),
            ],
            "pass",
            "pass",
            "pass",
            "kept",
        ),
        (
            "30301",
            [
                ("30301", "Phường Mỹ Thới", "whole", "pass"),
                ("30304", "Phường Mỹ Thạnh", "whole", "fail"),
            ],
            "fail",
            "pass",
            "pass",
            "kept_in_part",
        ),
        (
            "30325",
            [
                ("30325", "Phường Núi Sam", "whole", "pass"),
                ("30331", "Xã Vĩnh Tế", "whole", "fail"),
                ("30334", "Xã Vĩnh Châu", "part", "pass"),
            ],
            "fail",
            "pass",
            "fail",
            "lost_in_part",
        ),
    ],
)
def test_a_merged_commune_stands_beside_all_it_came_from(
    an_giang: Mapping[str, Any],
    *,
    code: str,
    came_from: list[tuple[str, str, str, str]],
    worst: str,
    best: str,
    now: str,
    recognition: str,
) -> None:
    one = commune(an_giang, code)
    assert origins(one) == came_from
    before, after = one["periods"]
    assert (before["worst"], before["best"], after["worst"]) == (worst, best, now)
    assert one["pairs"] == [{"recognition": recognition, "points_change": None, "criteria": []}]
    assert "merged" in [note["kind"] for note in one["notes"]]


def test_a_commune_that_came_from_one_alone_is_compared_by_points(
    an_giang: Mapping[str, Any],
) -> None:
    one = commune(an_giang, "30313")
    assert origins(one) == [("30313", "Xã Mỹ Hoà Hưng", "whole", "pass")]
    # 190 of 200 births earned 35 of 50; the tone is written elsewhere, and that is no new name.
    move = {"id": 2, "before": 35, "after": 50, "change": 15}
    assert one["pairs"] == [{"recognition": "kept", "points_change": 15, "criteria": [move]}]
    assert one["notes"] == []
    pair = an_giang["overall"]["pairs"][0]
    assert (pair["with_points"], pair["total"]["average_change"]) == (1, 15)
    assert an_giang["pairs"][0]["risers"] == ["30313"]


def test_a_divided_commune_is_listed_with_its_parts(an_giang: Mapping[str, Any]) -> None:
    (divided,) = [one for one in an_giang["divided"] if one["commune"]["code"] == "30334"]
    assert divided["commune"]["name"] == "Xã Vĩnh Châu"
    assert divided["commune"]["verdict"] == "pass"
    assert divided["parts"] == [
        {"code": "30316", "name": "Phường Châu Đốc", "share": "main part"},
        {"code": "30325", "name": "Phường Vĩnh Tế", "share": "part"},
    ]
    assert [note["kind"] for note in commune(an_giang, "30325")["notes"]] == ["merged", "divided"]


def test_nobody_is_lost_on_either_side(an_giang: Mapping[str, Any]) -> None:
    """All communes of before and all of after stand somewhere, the latter once each."""
    rows = an_giang["communes"]
    assert len(rows) == 103
    unmatched = [row for row in rows if not row["matched"]]
    assert [one["code"] for one in unmatched] == ["30285"]
    assert unmatched[0]["periods"][0]["worst"] == "pass"
    assert unmatched[0]["periods"][1] == {
        "worst": "not_registered",
        "best": "not_registered",
        "communes": [],
    }
    before = {each["code"] for row in rows for each in row["periods"][0]["communes"]
              if each["province_code"] == "89"}  # fmt: skip
    assert before == {commune.code for commune in load("2024").communes_of(province_code="89")}
    after = [each["code"] for row in rows for each in row["periods"][1]["communes"]]
    assert sorted(after) == sorted(
        commune.code for commune in load("2025").communes_of(province_code="91")
    )


def test_a_province_that_changed_is_compared_through_its_communes(
    an_giang: Mapping[str, Any],
) -> None:
    new, old = an_giang["provinces"]
    assert (new["code"], new["name"], new["former"]) == ("91", "Tỉnh An Giang", False)
    assert new["made_of"] == [
        {"code": "89", "name": "Tỉnh An Giang", "communes": 156, "evaluated": 156},
        {"code": "91", "name": "Tỉnh Kiên Giang", "communes": 143, "evaluated": 0},
    ]
    # Kiên Giang was not evaluated: what all of the new province was cannot be said.
    assert new["periods"][0] is None
    assert new["periods"][1]["communes"] == 102
    assert new["pairs"][0]["percentage_points"] is None
    assert (old["code"], old["name"], old["former"]) == ("89", "Tỉnh An Giang", True)
    before, after = old["periods"]
    assert (before["passed"], before["communes"], before["through_lineage"]) == (8, 156, False)
    # 54 of the 102 communes came from the old province; four of them pass.
    assert (after["passed"], after["communes"], after["through_lineage"]) == (4, 54, True)
    # 4/54 - 8/156 = 2.279%; the numbers of communes are not of one kind.
    assert old["pairs"][0]["percentage_points"] == 2.28
    assert old["pairs"][0]["communes"] is None


def test_a_former_district_is_counted_over_what_its_communes_became(
    an_giang: Mapping[str, Any],
) -> None:
    districts = {district["code"]: district for district in an_giang["districts"]}
    assert len(districts) == 11
    assert all(district["former"] for district in districts.values())
    before, after = districts["884"]["periods"]
    assert (before["passed"], before["communes"], before["submitted"]) == (2, 7, 3)
    assert (after["passed"], after["communes"], after["submitted"]) == (1, 2, 2)
    assert districts["884"]["pairs"][0]["percentage_points"] == 21.43


@pytest.fixture
def both(files: Path, tmp_path: Path) -> tuple[Path, ...]:
    """The communes of An Giang, and three of two districts of Kiên Giang, whose code was 91."""
    rows = [row("30736"), row("30766"), row("30760", **FAILS)]
    kien_giang = write(tmp_path / "kien-giang.xlsx", rows, {"Kỳ": "2024", "Tỉnh": "Kiên Giang"})
    return kien_giang, files / "2024.xlsx"


def test_all_old_provinces_together_are_the_new_one(files: Path, both: tuple[Path, ...]) -> None:
    document = compared(files, *both, "--with", "2025.xlsx")
    new, an_giang, kien_giang = document["provinces"]
    assert [(province["code"], province["former"]) for province in document["provinces"]] == [
        ("91", False),
        ("89", True),
        ("91", True),
    ]
    assert [part["evaluated"] for part in new["made_of"]] == [156, 143]
    before, after = new["periods"]
    assert (before["passed"], before["communes"], before["through_lineage"]) == (10, 299, True)
    assert (after["passed"], after["communes"], after["through_lineage"]) == (4, 102, False)
    # 4/102 - 10/299 = 0.577%
    assert new["pairs"][0]["percentage_points"] == 0.58
    assert [period["passed"] for period in an_giang["periods"]] == [8, 4]
    assert [(period["passed"], period["communes"]) for period in kien_giang["periods"]] == [
        (2, 143),
        (0, 48),
    ]


# --- an area that is asked for on one side of the reform only


@pytest.mark.parametrize(
    ("asked", "noted", "rows"),
    [
        # Of old district 884, and what else makes up the two communes that it became.
        (("--district", "Châu Đốc"), "2025", ["30316", "30325"]),
        (("--district", "884", "--province", "89"), "2025", ["30316", "30325"]),
    ],
)
def test_a_former_district_may_be_asked_for(
    files: Path, asked: tuple[str, ...], noted: str, rows: list[str]
) -> None:
    document = compared(files, "2024.xlsx", "2025.xlsx", *asked)
    assert [commune["code"] for commune in document["communes"]] == rows
    assert [(district["code"], district["former"]) for district in document["districts"]] == [
        ("884", True)
    ]
    assert document["provinces"] == []
    (note,) = [finding for finding in document["findings"] if finding["code"] == "Y006"]
    assert noted in note["message"]


def test_a_province_is_found_by_its_name_of_after(files: Path, both: tuple[Path, ...]) -> None:
    """`An Giang` is the new one; of before it takes all that its communes came from."""
    document = compared(files, *both, "--with", "2025.xlsx", "--province", "An Giang")
    assert [commune["code"] for commune in document["communes"] if not commune["matched"]] == [
        "30285"
    ]
    assert len(document["communes"]) == 102 + 1
    assert document["provinces"][0]["periods"][0]["communes"] == 299
    # The code 91 is An Giang's now, and was Kiên Giang's: the new one counts.
    same = compared(files, *both, "--with", "2025.xlsx", "--province", "91")
    assert same["provinces"] == document["provinces"]
    assert same["communes"] == document["communes"]


def test_an_unknown_area_is_refused(files: Path) -> None:
    done = run("compare", "2024.xlsx", "2025.xlsx", "--district", "Nowhere", cwd=files)
    assert (done.code, done.stdout) == (2, "")
    assert "R009" in done.stderr


# --- more than two periods, on both sides of the reform


@pytest.fixture(scope="module")
def four(files: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("four")
    workbook(folder / "h1.xlsx", "2025-H1", dict.fromkeys(LONG_XUYEN[:-1], True))
    workbook(folder / "q3.xlsx", "2025-Q3", {"30292": False, "30301": True})
    workbook(folder / "q4.xlsx", "2025-Q4", {"30292": True, "30301": True})
    return compared(folder, "q4.xlsx", "h1.xlsx", files / "2024.xlsx", "q3.xlsx")


def test_the_whole_row_of_verdicts_and_two_pairs(four: Mapping[str, Any]) -> None:
    assert [period["period"] for period in four["periods"]] == [
        "2024",
        "2025-H1",
        "2025-Q3",
        "2025-Q4",
    ]
    assert [period["register"]["as_of"] for period in four["periods"]] == [
        "2024-12-31",
        "2025-02-01",
        "2025-07-01",
        "2025-07-01",
    ]
    pairs = [(pair["before"], pair["after"], pair["through_lineage"]) for pair in four["pairs"]]
    assert pairs == [("2024", "2025-Q4", True), ("2025-Q3", "2025-Q4", False)]
    binh_duc = commune(four, "30292")
    assert [period["worst"] for period in binh_duc["periods"]] == ["pass", "pass", "fail", "pass"]
    assert [pair["recognition"] for pair in binh_duc["pairs"]] == ["kept", "gained"]
    assert [pair["points_change"] for pair in binh_duc["pairs"]] == [None, 175]
    my_thoi = commune(four, "30301")
    assert [(period["worst"], period["best"]) for period in my_thoi["periods"]] == [
        ("fail", "pass"),
        ("pass", "pass"),
        ("pass", "pass"),
        ("pass", "pass"),
    ]
    assert origins(my_thoi, 1) == [
        ("30301", "Phường Mỹ Thới", "whole", "pass"),
        ("30304", "Phường Mỹ Thạnh", "whole", "pass"),
    ]
    # Merged once: it is said of the two periods between which it happened.
    merged = [note for note in my_thoi["notes"] if note["kind"] == "merged"]
    assert [(note["before_period"], note["after_period"]) for note in merged] == [
        ("2025-H1", "2025-Q3")
    ]


# --- said to people


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "vi",
            (
                "Tỉnh An Giang (cũ) 8/156 5,13% 4/54 7,41% +2,28 – │█",
                (
                    "Tỉnh An Giang hợp thành từ: Tỉnh An Giang (156/156 xã được đánh giá ở kỳ "
                    "trước), Tỉnh Kiên Giang (0/143 xã được đánh giá ở kỳ trước)"
                ),
                "Xã mới hợp thành từ nhiều xã:",
                (
                    "Phường Vĩnh Tế Không đạt 825 Không đạt – Đạt (3 xã) Phường Núi Sam: Đạt 1.000 "
                    "Xã Vĩnh Tế: Không đạt 825 Xã Vĩnh Châu (một phần): Đạt 1.000"
                ),
                (
                    "Xã Vĩnh Châu (30334, Thành phố Châu Đốc) chia về Phường Châu Đốc (phần chính)"
                    ", Phường Vĩnh Tế (một phần); kết quả trước đó: Đạt"
                ),
                (
                    "Không đối chiếu được với xã nào ở kỳ khác: 1 xã Phường Đông Xuyên (30285, Thành "  # noqa: E501
                    "phố Long Xuyên): chỉ có trong danh mục kỳ 2024; Đạt 1.000"
                ),
                "kết quả chỉ để tham khảo",
            ),
        ),
        (
            "en",
            (
                "Tỉnh An Giang 8/156 5.13% 4/54 7.41% +2.28 – │█ (former)",
                (
                    "Tỉnh An Giang was made from: Tỉnh An Giang (156 of 156 communes evaluated "
                    "before), Tỉnh Kiên Giang (0 of 143 communes evaluated before)"
                ),
                "New communes made of several:",
                (
                    "Phường Vĩnh Tế Fail 825 Fail – Pass (of 3) Phường Núi Sam: Pass 1,000 Xã Vĩnh "
                    "Tế: Fail 825 Xã Vĩnh Châu (part): Pass 1,000"
                ),
                (
                    "Xã Vĩnh Châu (30334, Thành phố Châu Đốc) is now part of Phường Châu Đốc "
                    "(main part), Phường Vĩnh Tế (part); verdict before: Pass"
                ),
                (
                    "Not matched with any commune of another period: 1 Phường Đông Xuyên (30285, "
                    "Thành phố Long Xuyên): only on the register of 2024; Pass 1,000"
                ),
                "results are for information only",
            ),
        ),
    ],
)
def test_what_became_of_communes_is_said(files: Path, lang: str, said: tuple[str, ...]) -> None:
    done = run("compare", "2024.xlsx", "--with", "2025.xlsx", lang=lang, cwd=files)
    assert done.code == 0
    assert widest(done.stdout) <= 80
    text = one_line(done.stdout.replace("\u00a0", " "))
    for part in said:
        assert part in text


def test_a_row_of_csv_says_what_it_came_from(files: Path) -> None:
    done = run("compare", "2024.xlsx", "2025.xlsx", "--format", "csv", cwd=files)
    rows = {one["code"]: one for one in csv.DictReader(done.stdout.splitlines())}
    assert len(rows) == 103
    one = rows["30301"]
    assert (one["verdict_2024"], one["best_verdict_2024"], one["points_2024"]) == (
        "fail",
        "pass",
        "",
    )
    assert one["came_from_2024"] == "Phường Mỹ Thới: Pass 1,000; Phường Mỹ Thạnh: Fail 825"
    assert (one["verdict_2025"], one["points_2025"]) == ("pass", "1000")
    assert one["recognition_2024_2025"] == "kept_in_part"
    assert one["figures_provisional_2024"] == one["figures_provisional_2025"] == "83"
