"""`cftscore compare`: what changed from one period to the next, as a user sees it."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import commandline
import openpyxl
import pandas as pd
import pytest
from commandline import SAMPLES, evaluated, widest
from commandline import row as words_after
from commandline import run_inside as run
from openpyxl.worksheet.worksheet import Worksheet
from reports import FULL, one_line, row, write

import cftscore
from cftscore import CannotProceedError
from cftscore.analysis.compare.changes import percentage_points, rounded
from cftscore.output.bars import Bars

BEFORE, AFTER = SAMPLES / "an-giang-2019", SAMPLES / "an-giang-2020"
CHAU_DOC = [folder / "884-chau-doc.xlsx" for folder in (BEFORE, AFTER)]
GAINED = [
    "30298", "30313", "30349", "30355", "30370", "30394", "30421", "30442", "30457", "30460",
    "30496", "30529", "30535", "30550", "30589", "30607", "30625", "30637", "30643", "30655",
    "30676", "30694",
]  # fmt: skip
LOST = [
    "30334", "30346", "30373", "30378", "30418", "30445", "30481", "30490", "30559", "30571",
    "30580", "30583", "30619", "30628", "30658",
]  # fmt: skip
FAILS: dict[str, Any] = {"children_abused": 9, "children_gravely_abused": 1, "abuse_cases": 1}


def compared(cwd: Path, *arguments: str | Path, code: int = 0) -> dict[str, Any]:
    done = run("compare", *arguments, "--format", "json", cwd=cwd)
    assert "Traceback" not in done.stderr
    assert done.code == code, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def by_code(document: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {commune["code"]: commune for commune in document["communes"]}


def fared(document: Mapping[str, Any], recognition: str, pair: int = 0) -> list[str]:
    return [
        commune["code"]
        for commune in document["communes"]
        if commune["pairs"][pair]["recognition"] == recognition
    ]


# --- the samples of two years


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return compared(tmp_path_factory.mktemp("samples"), BEFORE, "--with", AFTER)


@pytest.fixture(scope="module")
def years() -> tuple[dict[str, Any], dict[str, Any]]:
    """Both years as `cftscore evaluate` gives them."""
    before, after = (json.loads(evaluated(year, "en", "json").stdout) for year in (2019, 2020))
    return before, after


def test_an_giang_came_from_110_to_117_of_156(samples: Mapping[str, Any]) -> None:
    assert samples["schema"] == "cftscore/comparison/1"
    assert [period["period"] for period in samples["periods"]] == ["2019", "2020"]
    for area in (samples["overall"], *samples["provinces"]):
        figures = [
            (period["passed"], period["communes"], period["compliance_percent"])
            for period in area["periods"]
        ]
        assert figures == [(110, 156, 70.51), (117, 156, 75.0)]
        pair = area["pairs"][0]
        assert (pair["percentage_points"], pair["communes"]) == (4.49, 7)
        assert pair["recognition"] == {
            "gained": 22,
            "kept": 95,
            "kept_in_part": 0,
            "lost": 15,
            "lost_in_part": 0,
            "never": 24,
            "not_compared": 0,
        }
    (province,) = samples["provinces"]
    assert (province["code"], province["former"], province["made_of"]) == ("89", False, [])
    assert fared(samples, "gained") == GAINED
    assert fared(samples, "lost") == LOST
    assert (len(fared(samples, "kept")), len(fared(samples, "never"))) == (95, 24)


def test_districts_then_and_now(
    samples: Mapping[str, Any], years: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    found = [
        (
            one["code"],
            one["periods"][1]["passed"],
            one["pairs"][0]["percentage_points"],
            one["pairs"][0]["communes"],
        )
        for one in samples["districts"]
    ]
    assert found == [
        ("883", 13, 15.38, 2),
        ("884", 5, -14.29, -1),
        ("886", 8, 7.14, 1),
        ("887", 10, 0.0, 0),
        ("888", 15, 11.11, 2),
        ("889", 7, -7.69, -1),
        ("890", 14, 14.29, 2),
        ("891", 8, -20.0, -3),
        ("892", 9, 15.38, 2),
        ("893", 11, 11.11, 2),
        ("894", 17, 5.88, 1),
    ]
    for place, year in enumerate(years):
        shown = [one["periods"][place] for one in samples["districts"]]
        keys = [key for key in shown[0] if key != "through_lineage"]
        assert [[one[key] for key in keys] for one in shown] == [
            [one[key] for key in keys] for one in year["districts"]
        ]
    for district in samples["districts"]:
        pair = district["pairs"][0]
        assert pair["communes"] == pair["recognition"]["gained"] - pair["recognition"]["lost"]


def test_communes_are_those_of_the_two_evaluations(
    samples: Mapping[str, Any], years: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    before, after = ({commune["code"]: commune for commune in year["communes"]} for year in years)
    assert list(by_code(samples)) == list(before) == list(after)
    for code, one in by_code(samples).items():
        for period, result in zip(one["periods"], (before[code], after[code]), strict=True):
            assert period["worst"] == period["best"] == result["verdict"]
            (standing,) = period["communes"]
            assert {key: result[key] for key in standing.keys() & result.keys()} == {
                key: standing[key] for key in standing.keys() & result.keys()
            }
        was, is_ = before[code]["points"], after[code]["points"]
        known = was is not None and is_ is not None
        assert one["pairs"][0]["points_change"] == (is_ - was if known else None)
        moved = {move["id"]: move["change"] for move in one["pairs"][0]["criteria"]}
        points = [
            (each["id"], each["points"] - then["points"])
            for then, each in zip(before[code]["criteria"], after[code]["criteria"], strict=True)
            if known
        ]
        assert moved == {key: change for key, change in points if change}


def test_points_by_criterion_are_exact_averages(
    samples: Mapping[str, Any], years: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    before, after = ({commune["code"]: commune for commune in year["communes"]} for year in years)
    both = [
        (one, after[code])
        for code, one in before.items()
        if one["points"] is not None and after[code]["points"] is not None
    ]
    pair = samples["overall"]["pairs"][0]
    assert pair["with_points"] == len(both) == 153
    assert [one["id"] for one in pair["criteria"]] == [4, 5, 3, 2, 7, 8, 6, 11, 12, 9, 10, 13, 1]
    for criterion in pair["criteria"]:
        index = criterion["id"] - 1
        sums = [sum(pair_[side]["criteria"][index]["points"] for pair_ in both) for side in (0, 1)]
        assert [criterion["points_before"], criterion["points_after"]] == sums
        missed = [sum(not p[side]["criteria"][index]["met"] for p in both) for side in (0, 1)]
        assert [criterion["missed_before"], criterion["missed_after"]] == missed
        shown = Decimal(str(criterion["average_change"]))
        assert abs(Fraction(sums[1] - sums[0], 153) - Fraction(shown)) <= Fraction(1, 200)
    first = pair["criteria"][0]
    assert (first["average_before"], first["average_after"], first["average_change"]) == (
        63.14,
        67.22,
        4.08,
    )
    # The criteria make up the total, as all are averaged over the same communes.
    total = pair["total"]
    assert (total["points_before"], total["points_after"]) == (132040, 133550)
    assert (total["average_before"], total["average_after"], total["average_change"]) == (
        863.01,
        872.88,
        9.87,
    )
    changes = [one["points_after"] - one["points_before"] for one in pair["criteria"]]
    assert sum(changes) == 133550 - 132040


def test_the_biggest_movers_both_ways(samples: Mapping[str, Any]) -> None:
    (pair,) = samples["pairs"]
    assert (pair["before"], pair["after"], pair["points_compared"]) == ("2019", "2020", True)
    change = {code: one["pairs"][0]["points_change"] for code, one in by_code(samples).items()}
    risers = [(code, change[code]) for code in pair["risers"]]
    assert risers == [
        ("30355", 310),
        ("30589", 270),
        ("30607", 255),
        ("30625", 190),
        ("30478", 180),
        ("30466", 175),
        ("30529", 165),
        ("30394", 160),
        ("30694", 160),
        ("30421", 145),
    ]
    fallers = [(code, change[code]) for code in pair["fallers"]]
    assert fallers[:3] == [("30559", -205), ("30346", -190), ("30658", -185)]
    assert len(fallers) == 10


@pytest.mark.slow
def test_the_order_of_paths_decides_nothing(samples: Mapping[str, Any], tmp_path: Path) -> None:
    """Periods are read from the workbooks; paths of one period belong together."""
    files = sorted(AFTER.glob("*.xlsx"))
    turned = (*files[5:], BEFORE, *files[:5])
    assert compared(tmp_path, *turned)["communes"] == samples["communes"]
    # One folder may hold both; a file that two paths lead to counts once.
    folder = tmp_path / "both"
    for path in (BEFORE, AFTER):
        shutil.copytree(path, folder / path.name)
    assert compared(tmp_path, folder, folder / AFTER.name)["communes"] == samples["communes"]


# --- what is printed


@pytest.mark.parametrize(
    ("lang", "headings", "area", "result", "provisional", "more"),
    [
        (
            "vi",
            ("So sánh 2019 → 2020", "Tỷ lệ đạt (số xã đạt / tổng số xã trong danh mục)",
             "Số xã theo thay đổi kết quả, 2019 → 2020", "Mới đạt, 2019 → 2020: 22 xã",
             "Không còn đạt, 2019 → 2020: 15 xã", "Tăng điểm nhiều nhất, 2019 → 2020",
             "Giảm điểm nhiều nhất, 2019 → 2020", "Tóm tắt"),
            "110/156 70,51% 117/156 75,00% +4,49 +7",
            "Tỉnh An Giang: kỳ 2019 có 110/156 xã đạt, kỳ 2020 có 117/156 xã đạt: +4,49 điểm",
            "kết quả chỉ để tham khảo",
            "… còn 2 xã nữa: thêm -o TỆP.xlsx để có danh sách đầy đủ",
        ),
        (
            "en",
            ("Comparison of 2019 → 2020", "Compliance: communes that pass / all on the register",
             "Communes by change of verdict, 2019 → 2020",
             "Newly passing, 2019 → 2020: 22",
             "No longer passing, 2019 → 2020: 15", "Largest gains, 2019 → 2020",
             "Largest losses, 2019 → 2020",
             "Summary"),
            "110/156 70.51% 117/156 75.00% +4.49 +7",
            "110 of 156 communes pass in 2019, 117 of 156 in 2020: +4.49 percentage points, +7",
            "results are for information only",
            "… communes not shown: 2; add -o FILE.xlsx for all of them",
        ),
    ],
)  # fmt: skip
def test_the_tables_of_a_terminal(
    lang: str, *, headings: tuple[str, ...], area: str, result: str, provisional: str, more: str
) -> None:
    done = run("compare", BEFORE, "--with", AFTER, lang=lang)
    assert done.code == 0
    assert widest(done.stdout) <= 80
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    assert [heading for heading in headings if heading not in lines] == []
    assert " ".join(words_after(done.stdout, "Tỉnh An Giang")).startswith(area)
    counts = [line.split()[3:] for line in lines if line.startswith("Tỉnh An Giang")]
    assert ["22", "95", "15", "24"] in counts
    assert result in one_line(done.stdout)
    assert provisional in one_line(done.stdout)
    # Twenty of 22 are listed, and it is said that two are not.
    assert more in lines
    bars = [line for line in lines if line.startswith(("Huyện Tri Tôn", "Huyện Tịnh Biên"))][:2]
    assert bars[0].endswith("│███")
    assert bars[1].endswith("████│")


@pytest.mark.slow
def test_a_terminal_without_unicode_gets_plain_bars() -> None:
    env = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = commandline.run("compare", BEFORE, AFTER, lang="vi", env=env)
    assert (done.code, done.stdout.isascii(), "?" in done.stdout) == (0, True, False)
    assert widest(done.stdout) <= 80
    (line,) = [
        one for one in done.stdout.splitlines() if one.startswith("Huyen Tri Ton") and "%" in one
    ]
    assert line.rstrip().endswith("-20,00 |-3 |####|")


@pytest.mark.slow
def test_markdown_lists_everyone_and_says_what_is_provisional(tmp_path: Path) -> None:
    for lang, title in (("vi", "So sánh 2019 → 2020"), ("en", "Comparison of 2019 → 2020")):
        text = run("compare", BEFORE, AFTER, "--format", "md", lang=lang, cwd=tmp_path).stdout
        assert text.startswith(f"# {title}\n")
        assert text.count("Xã Vọng Thê") >= 1
        listed = [line for line in text.splitlines() if line.startswith("| ") and ", Huyện" in line]
        assert len(listed) > 100
        assert "qd-06-2019" in text
        assert "> 83" in text


def test_a_format_says_the_same_in_both_languages(tmp_path: Path) -> None:
    for options in (("json",), ("csv", "--csv-separator", ",")):
        vi, en = (
            run("compare", *CHAU_DOC, "-f", *options, lang=lang, cwd=tmp_path).raw
            for lang in ("vi", "en")
        )
        assert vi == en


# --- files


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    names = ("a.xlsx", "a.csv", "a.json", "a.md")
    wanted = [word for name in names for word in ("-o", name)]
    done = run("compare", BEFORE, "--with", AFTER, *wanted, "--quiet", cwd=folder, lang="vi")
    assert (done.code, done.stdout, done.stderr) == (0, "", "")
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    return folder


def test_the_files_say_what_the_document_says(outputs: Path, samples: Mapping[str, Any]) -> None:
    assert json.loads((outputs / "a.json").read_text(encoding="utf-8")) == samples
    with (outputs / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert [one["code"] for one in rows] == [one["code"] for one in samples["communes"]]
    for line, commune in zip(rows, samples["communes"], strict=True):
        assert line["verdict_2019"] == commune["periods"][0]["worst"]
        assert line["recognition_2019_2020"] == commune["pairs"][0]["recognition"]
        change = commune["pairs"][0]["points_change"]
        assert line["points_change_2019_2020"] == ("" if change is None else str(change))
        assert (line["figures_inferred_2019"], line["figures_provisional_2020"]) == ("2", "83")
    changes = {one["code"]: one["criteria_change_2019_2020"] for one in rows}
    assert changes["30559"] == ("12:-100; 1:-50; 6:+50; 13:-40; 5:-35; 7:+30; 8:-25; 3:-20; 11:-15")


def sheet_rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """Read the rows of a table below its line of keys."""
    _, keys, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, keys), row, strict=True)) for row in rows]


def test_the_workbook_holds_the_tables(outputs: Path, samples: Mapping[str, Any]) -> None:
    book = openpyxl.load_workbook(outputs / "a.xlsx")
    assert book.sheetnames == [
        "Tổng hợp",
        "Tỷ lệ đạt",
        "Thay đổi kết quả",
        "Xã",
        "Điểm theo tiêu chí",
        "Lỗi, cảnh báo",
    ]
    summary = [str(cell.value) for line in book["Tổng hợp"] for cell in line if cell.value]
    assert "+4,49" in summary
    assert any(text.startswith("83/104") and "giá trị tạm" in text for text in summary)
    areas = sheet_rows(book["Tỷ lệ đạt"])
    districts = [district["code"] for district in samples["districts"]]
    assert [area["code"] for area in areas] == [*districts, "89"]
    assert (areas[-1]["passed_2019"], areas[-1]["passed_2020"]) == (110, 117)
    assert areas[-1]["percentage_points_2019_2020"] == 4.49
    recognition = sheet_rows(book["Thay đổi kết quả"])[-1]
    assert [recognition[key] for key in ("gained", "kept", "lost", "never")] == [22, 95, 15, 24]
    communes = {row["code"]: row for row in sheet_rows(book["Xã"])}
    assert communes["30355"]["points_change_2019_2020"] == 310
    assert communes["30355"]["recognition_2019_2020_vi"] == "Mới đạt"
    criteria = [row for row in sheet_rows(book["Điểm theo tiêu chí"]) if row["level"] == "province"]
    assert [criterion["criterion"] for criterion in criteria][-1] is None
    assert criteria[-1]["average_change"] == 9.87
    assert [cell.data_type for sheet in book for line in sheet for cell in line].count("f") == 0
    codes = [row["code"] for row in sheet_rows(book["Lỗi, cảnh báo"])]
    said = [finding["code"] for period in samples["periods"] for finding in period["findings"]]
    assert codes == said


# --- what is refused


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small workbooks of Châu Đốc, a district of seven communes."""
    folder = tmp_path_factory.mktemp("files")
    codes = ("30316", "30319", "30322")
    for period in ("2020", "2021"):
        info = {"Kỳ": period, "Tỉnh": "An Giang", "Huyện": "Châu Đốc"}
        write(folder / f"{period}.xlsx", [row(code) for code in codes], info)
    write(folder / "none.xlsx", [row("30325")], {"Tỉnh": "An Giang"})
    mixed = folder / "mixed"
    mixed.mkdir()
    for name in ("2020.xlsx", "2021.xlsx", "none.xlsx"):
        (mixed / name).write_bytes((folder / name).read_bytes())
    return folder


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2020.xlsx",), ("Y002", "2020")),
        (("2020.xlsx", "2020.xlsx"), ("Y002",)),
        (("2020.xlsx", "--with", "2020.xlsx"), ("Y002", "“Thông tin”")),
        (("2020.xlsx", "--with", "none.xlsx"), ("none.xlsx", "Y001", "--period 2019")),
        (("nowhere.xlsx", "--with", "2021.xlsx"), ("nowhere.xlsx", "W001")),
        (("mixed",), ("mixed/none.xlsx|mixed\\none.xlsx", "Y003", "2020, 2021")),
        (("2020.xlsx", "2021.xlsx", "--with", "2021.xlsx"), ("W021", "2020, 2021")),
        (("2020.xlsx", "2021.xlsx", "--period", "2020"), ("--period",)),
        (("2020.xlsx", "none.xlsx", "-p", "2020", "-p", "last year"), ("W018", "last year")),
        (("2020.xlsx", "2021.xlsx", "-c", "a", "-c", "b"), ("--criteria", "2018=")),
        (("2020.xlsx", "2021.xlsx", "-c", "2019=qd-06-2019"), ("--criteria", "2020, 2021")),
        (("2020.xlsx", "2021.xlsx", "--format", "xml"), ("--format", "xml")),
        (("2020.xlsx", "2021.xlsx", "-o", "a.pdf"), ("a.pdf", "O003")),
        (("2020.xlsx", "2021.xlsx", "-o", "2020.xlsx", "--force"), ("2020.xlsx", "O002")),
        (("2020.xlsx", "2021.xlsx", "--district", "Nowhere"), ("R009",)),
        (("--with", "2020.xlsx"), ("PATH",)),
    ],
)
def test_what_cannot_be_compared_is_refused(
    files: Path, arguments: tuple[str, ...], said: tuple[str, ...]
) -> None:
    before = sorted(files.rglob("*"))
    done = run("compare", *arguments, cwd=files)
    assert (done.code, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    text = one_line(done.stderr)
    for part in said:
        assert any(one in text for one in part.split("|")), text
    assert sorted(files.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2020.xlsx",), "mọi tệp đều thuộc kỳ 2020: không có kỳ khác để so sánh"),
        (("2020.xlsx", "none.xlsx"), "nêu --period lần lượt cho từng tệp hoặc thư mục"),
        (("mixed",), "tệp không ghi kỳ, trong khi các tệp cùng thư mục ghi nhiều kỳ: 2020, 2021"),
        (("2020.xlsx", "2021.xlsx", "-p", "2020"), "nêu 2 lần, lần lượt cho từng tệp hoặc thư mục"),
    ],
)
def test_it_is_refused_in_vietnamese_too(
    files: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run("compare", *arguments, cwd=files, lang="vi")
    assert (done.code, done.stdout) == (2, "")
    assert said in one_line(done.stderr)


def test_a_period_may_be_given_where_none_is_stated(files: Path) -> None:
    document = compared(files, "none.xlsx", "2021.xlsx", "-p", "2020", "-p", "2021")
    assert [period["period"] for period in document["periods"]] == ["2020", "2021"]
    side = compared(files, "2020.xlsx", "none.xlsx", "--with", "2021.xlsx")
    sources = [source["path"] for source in side["periods"][0]["sources"]]
    assert sources == ["2020.xlsx", "none.xlsx"]
    (district,) = side["districts"]
    assert [period["passed"] for period in district["periods"]] == [4, 3]


def test_another_day_may_count_in_each_period(tmp_path: Path) -> None:
    asked = ["--on", "2020-11-20", "--on", "2019=2019-11-20"]
    made = compared(tmp_path, BEFORE, "--with", AFTER, *asked)
    assert [one["register"]["day"] for one in made["periods"]] == ["2019-11-20", "2020-11-20"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--on", "2018-12-31"), "2018: kỳ này không được so sánh"),
        (("--on", "31/12/2019"), "mỗi kỳ chỉ nêu một ngày"),
        (("--on", "2019-11-20", "--on", "2019=2019-12-01"), "mỗi kỳ chỉ nêu một ngày"),
        (("--on", "2019-13-01"), "R017"),
    ],
)
def test_a_day_that_cannot_count_is_refused(
    tmp_path: Path, asked: tuple[str, ...], said: str
) -> None:
    sides = (BEFORE, "--with", AFTER)
    done = run("compare", *sides, *asked, "--lang", "vi", cwd=tmp_path)
    assert (done.code, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split())


def test_all_that_follows_with_is_after(files: Path, tmp_path: Path) -> None:
    more = write(tmp_path / "more.xlsx", [row("30328")], {"Kỳ": "2021", "Tỉnh": "An Giang"})
    document = compared(files, "2020.xlsx", "--with", "2021.xlsx", more, "--district", "Châu Đốc")
    assert [period["passed"] for period in document["districts"][0]["periods"]] == [3, 4]
    equals = compared(files, "2020.xlsx", "--with=2021.xlsx", more, "--district", "Châu Đốc")
    assert equals == document


def test_an_error_in_the_figures_gives_exit_code_1(files: Path, tmp_path: Path) -> None:
    wrong = row("30316", births_registered=999)
    write(tmp_path / "2021.xlsx", [wrong], {"Kỳ": "2021", "Tỉnh": "An Giang", "Huyện": "Châu Đốc"})
    document = compared(tmp_path, files / "2020.xlsx", "2021.xlsx", code=1)
    assert [finding["severity"] for finding in document["periods"][1]["findings"]].count(
        "error"
    ) == 1
    assert by_code(document)["30316"]["periods"][1]["worst"] == "incomplete"
    done = run("compare", files / "2020.xlsx", "2021.xlsx", "--quiet", cwd=tmp_path)
    assert (done.code, done.stdout) == (1, "")
    assert "X001" in done.stderr
    # A path that leads nowhere is one too, where the others still make two periods.
    there = (files / "2020.xlsx", "--with", files / "2021.xlsx", "nowhere")
    codes = [
        finding["code"] for finding in compared(tmp_path, *there, code=1)["periods"][1]["findings"]
    ]
    assert "W001" in codes


# --- communes that did not submit, and figures that are missing


def test_who_sent_nothing_in_one_of_the_periods(files: Path, tmp_path: Path) -> None:
    info = {"Kỳ": "2021", "Tỉnh": "An Giang", "Huyện": "Châu Đốc"}
    write(tmp_path / "2021.xlsx", [row("30316"), row("30325", infants=None)], info)
    document = compared(tmp_path, files / "2020.xlsx", "2021.xlsx")
    absent = {(commune["period"], commune["code"]) for commune in document["not_submitted"]}
    every = ("30316", "30319", "30322", "30325", "30328", "30331", "30334")
    assert absent == {
        *(("2020", code) for code in every[3:]),
        *(("2021", code) for code in every if code not in ("30316", "30325")),
    }
    found = by_code(document)
    assert [found[code]["pairs"][0]["recognition"] for code in every] == [
        "kept",
        "lost",
        "lost",
        "never",
        "never",
        "never",
        "never",
    ]
    assert [period["worst"] for period in found["30325"]["periods"]] == [
        "not_submitted",
        "incomplete",
    ]
    pair = document["districts"][0]["pairs"][0]
    assert (pair["percentage_points"], pair["communes"], pair["with_points"]) == (-28.57, -2, 1)
    text = run("compare", files / "2020.xlsx", "2021.xlsx", cwd=tmp_path).stdout
    assert "Not submitted in 2021: 5" in text
    assert "Phường Châu Phú A, Phường Vĩnh Mỹ" in one_line(text)


# --- two criteria sets


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """A set of a province that asks for more and gives other points."""
    path = tmp_path / "own.yaml"
    path.write_text(
        """\
extends: qd-06-2019
id: own-2018
criteria:
  - id: 2
    items:
      - id: "2.1"
        bands:
          - {from: 90, points: 50, status: verified}
""",
        encoding="utf-8",
    )
    return path


@pytest.mark.slow
def test_two_sets_compare_verdicts_and_not_points(
    files: Path, overlay: Path, tmp_path: Path
) -> None:
    arguments = (files / "2020.xlsx", files / "2021.xlsx", "-c", f"2020={overlay}")
    document = compared(tmp_path, *arguments)
    used = [period["criteria_set"]["id"] for period in document["periods"]]
    assert used == ["own-2018", "qd-06-2019"]
    (pair,) = document["pairs"]
    assert (pair["points_compared"], pair["risers"], pair["fallers"]) == (False, [], [])
    (district,) = document["districts"]
    assert [period["passed"] for period in district["periods"]] == [3, 3]
    found = district["pairs"][0]
    assert (found["percentage_points"], found["with_points"], found["total"]) == (0.0, 0, None)
    assert found["criteria"] == []
    one = by_code(document)["30316"]
    assert one["pairs"][0] == {"recognition": "kept", "points_change": None, "criteria": []}
    assert [period["communes"][0]["points"] for period in one["periods"]] == [1000, 1000]
    assert [finding["code"] for finding in document["findings"]] == ["Y005"]
    for lang, said, provisional in (
        ("vi", "Hai kỳ chấm điểm theo hai bộ tiêu chí khác nhau nên không so sánh điểm.",
         ("2020, bộ tiêu chí own-2018: 80/102 ngưỡng và mức điểm đang dùng giá trị tạm",
          "2021, bộ tiêu chí qd-06-2019: 83/104 ngưỡng và mức điểm đang dùng giá trị tạm")),
        ("en", "scored by different criteria sets, so points are not compared.",
         ("2020, criteria set own-2018: 80 of 102 thresholds and points are provisional",
          "2021, criteria set qd-06-2019: 83 of 104 thresholds and points are provisional")),
    ):  # fmt: skip
        text = one_line(run("compare", *arguments, cwd=tmp_path, lang=lang).stdout)
        assert said in text
        # Each set says for itself how much of it is provisional, and which set it is.
        assert [text.count(warning) for warning in provisional] == [1, 1]
        md = run("compare", *arguments, "--format", "md", "-o", f"{lang}.xlsx", cwd=tmp_path,
                 lang=lang).stdout  # fmt: skip
        assert md.count("\n> ") == 2
        assert [md.count(f"\n> {warning}") for warning in provisional] == [1, 1]
        book = openpyxl.load_workbook(tmp_path / f"{lang}.xlsx")
        summary = [str(cell.value) for line in book.worksheets[0] for cell in line if cell.value]
        for warning in provisional:
            assert len([text for text in summary if text.startswith(warning)]) == 1
    # One set for all periods: points are compared again, and nobody asks whose warning it is.
    text = one_line(run("compare", *arguments[:2], "-c", overlay, cwd=tmp_path).stdout)
    assert text.count("80 of 102 thresholds and points are provisional") == 1
    assert "criteria set own-2018: 80" not in text
    same = compared(tmp_path, *arguments[:2], "-c", overlay)
    assert same["pairs"][0]["points_compared"]
    assert same["districts"][0]["pairs"][0]["with_points"] == 3


# --- parts of a year


@pytest.fixture(scope="module")
def quarters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quarters")
    bad = {"30316": (1, 3), "30319": (2,), "30322": (2, 3, 4)}
    for quarter in (1, 2, 3, 4):
        rows = [row(code, **(FAILS if quarter in when else {})) for code, when in bad.items()]
        info = {"Kỳ": f"2020-Q{quarter}", "Tỉnh": "An Giang", "Huyện": "Châu Đốc"}
        write(folder / f"q{quarter}.xlsx", rows, info)
    return folder


def test_the_quarters_of_a_year(quarters: Path) -> None:
    document = compared(quarters, "q3.xlsx", "q1.xlsx", "q4.xlsx", "q2.xlsx")
    periods = ["2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4"]
    assert [period["period"] for period in document["periods"]] == periods
    assert [(pair["before"], pair["after"]) for pair in document["pairs"]] == [
        ("2020-Q1", "2020-Q4"),
        ("2020-Q3", "2020-Q4"),
    ]
    found = by_code(document)
    assert [period["worst"] for period in found["30316"]["periods"]] == [
        "fail",
        "pass",
        "fail",
        "pass",
    ]
    fates = {code: [pair["recognition"] for pair in found[code]["pairs"]] for code in found}
    assert (fates["30316"], fates["30319"], fates["30322"]) == (
        ["gained", "gained"],
        ["kept", "kept"],
        ["lost", "never"],
    )
    (district,) = document["districts"]
    assert [period["passed"] for period in district["periods"]] == [2, 1, 1, 2]
    assert [pair["percentage_points"] for pair in district["pairs"]] == [0.0, 14.29]
    assert [pair["communes"] for pair in district["pairs"]] == [0, 1]
    assert document["findings"] == []


@pytest.mark.parametrize(
    ("lang", "neither"), [("vi", "Không kỳ nào trong hai kỳ"), ("en", "In neither")]
)
def test_many_periods_on_a_terminal(quarters: Path, lang: str, neither: str) -> None:
    names = [f"q{quarter}.xlsx" for quarter in (1, 2, 3, 4)]
    done = run("compare", *names, lang=lang, cwd=quarters)
    assert (done.code, widest(done.stdout) <= 80) == (0, True)
    lines = done.stdout.splitlines()
    assert any("█▁▁█" in line for line in lines)
    signs = [line for line in lines if line.startswith("Phường Vĩnh Mỹ") and "✓✗✗✗" in line]
    assert len(signs) == 1
    # Who fails at both ends may have passed between them: it is not called never.
    assert neither in one_line(done.stdout)
    md = run("compare", *names, "--format", "md", lang=lang, cwd=quarters).stdout
    assert "| 2020\\-Q2 |" in md


def test_a_year_and_a_quarter_are_not_alike(quarters: Path, files: Path) -> None:
    document = compared(quarters, files / "2021.xlsx", "q4.xlsx")
    assert [period["period"] for period in document["periods"]] == ["2020-Q4", "2021"]
    (finding,) = document["findings"]
    assert (finding["code"], finding["severity"]) == ("Y004", "warning")
    assert "2020-Q4 has 3 months and 2021 has 12" in finding["message"]


# --- communes that change between two registers of one kind


def test_renamed_moved_and_vanished_communes(tmp_path: Path) -> None:
    """Cao Bằng in 2019 and 2021: a district was merged, communes renamed, moved and given up."""
    info = {"Tỉnh": "Cao Bằng"}
    mountain = "mountain_island_disadvantaged"
    before = [row("01402"), row("01408"), row("01363", unit_class=mountain)]
    write(tmp_path / "2019.xlsx", before, {"Kỳ": "2019", **info})
    write(tmp_path / "2021.xlsx", [row("01402"), row("01363")], {"Kỳ": "2021", **info})
    document = compared(tmp_path, "2019.xlsx", "2021.xlsx", "--province", "Cao Bằng")
    found = by_code(document)
    notes = {code: [note["message"] for note in one["notes"]] for code, one in found.items()}
    # Vân An bears the name of Cải Viên since that is gone: the two became one.
    assert notes["01402"] == ["Xã Cải Viên was merged from: Xã Vân An, Xã Cải Viên"]
    both = [commune["code"] for commune in found["01402"]["periods"][0]["communes"]]
    assert both == ["01402", "01405"]
    assert [period["worst"] for period in found["01402"]["periods"]] == ["not_submitted", "pass"]
    assert found["01402"]["periods"][0]["best"] == "pass"
    assert "01405" not in found
    moved, other_class = found["01363"]["notes"]
    assert moved["message"] == "Thị trấn Thông Nông moved from Huyện Thông Nông to Huyện Hà Quảng"
    assert moved["message_vi"] == (
        "Thị trấn Thông Nông chuyển từ Huyện Thông Nông sang Huyện Hà Quảng"
    )
    assert (moved["kind"], moved["before_period"], moved["after_period"]) == (
        "moved",
        "2019",
        "2021",
    )
    assert [other_class[key] for key in ("kind", "before", "after")] == ["class", mountain, "other"]
    # Of Nà Sác it is not known what it became.
    gone = found["01408"]
    assert (gone["name"], gone["matched"]) == ("Xã Nà Sác", False)
    assert [period["worst"] for period in gone["periods"]] == ["pass", "not_registered"]
    assert gone["pairs"][0]["recognition"] == "not_compared"
    unmatched = [code for code, one in found.items() if not one["matched"]]
    counts = [period["communes"] for period in document["provinces"][0]["periods"]]
    assert counts == [199, 161]
    appeared = [
        code for code in unmatched if found[code]["periods"][0]["worst"] == "not_registered"
    ]
    merged = sum(len(one["periods"][0]["communes"]) - 1 for one in found.values() if one["matched"])
    assert merged == 4
    assert len(unmatched) - 2 * len(appeared) + merged == counts[0] - counts[1]
    # 2 of 161 less 3 of 199, on the registers of their time.
    pair = document["provinces"][0]["pairs"][0]
    assert (pair["percentage_points"], pair["communes"]) == (-0.27, -1)
    text = run("compare", "2019.xlsx", "2021.xlsx", "--province", "04", cwd=tmp_path).stdout
    assert f"Not matched with any commune of another period: {len(unmatched)}" in text
    assert "(2019 → 2021)" in text


def test_what_one_period_left_out_is_not_compared(files: Path, tmp_path: Path) -> None:
    """A district against its province: the rest of the province is neither lost nor gained."""
    info = {"Kỳ": "2021", "Tỉnh": "An Giang"}
    write(tmp_path / "2021.xlsx", [row("30316"), row("30280")], info)
    document = compared(tmp_path, files / "2020.xlsx", "2021.xlsx")
    assert [
        (district["code"], district["periods"][0] is None) for district in document["districts"]
    ][:2] == [
        ("883", True),
        ("884", False),
    ]
    (province,) = document["provinces"]
    assert province["periods"][0] is None
    assert document["overall"]["pairs"][0]["percentage_points"] is None
    outside = fared(document, "not_compared")
    assert len(outside) == 156 - 7
    assert by_code(document)["30280"]["periods"][0]["worst"] == "not_evaluated"
    assert "Evaluated in only some of the periods: 149" in one_line(
        run("compare", files / "2020.xlsx", "2021.xlsx", cwd=tmp_path).stdout
    )


# --- texts from files


def test_texts_from_files_are_never_markup(tmp_path: Path) -> None:
    names = ("=cmd|' /C calc'!A0", "[red]x[/red]", "<b>Óc|Eo</b> *x*", "Xã \x1b[31mđỏ")
    with (tmp_path / "register.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(("province_code", "province_name", "district_code", "district_name",
                       "commune_code", "commune_name"))  # fmt: skip
        rows.writerows(
            ("89", "Tỉnh <i>A</i>", "883", "@SUM(1)", f"1000{index}", name)
            for index, name in enumerate(names)
        )
    for period, changes in (("2020", FAILS), ("2021", {})):
        made = [row(f"1000{index}", **changes) for index in range(len(names))]
        write(tmp_path / f"{period}.xlsx", made, {"Kỳ": period})
    arguments = ("2020.xlsx", "2021.xlsx", "--register", "register.csv")
    outputs = ("-o", "a.xlsx", "-o", "a.csv", "-o", "a.md")
    done = run("compare", *arguments, *outputs, cwd=tmp_path)
    assert done.code == 0
    assert "\x1b" not in done.stdout + done.stderr
    assert "[red]x[/red]" in done.stdout
    cells = [
        cell
        for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx")
        for line in sheet
        for cell in line
    ]
    assert names[0] in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        listed = list(csv.DictReader(stream))
    assert [one["name"] for one in listed][:2] == [f"'{names[0]}", names[1]]
    assert listed[0]["district"] == "'@SUM(1)"
    md = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "<b>" not in md
    assert "&lt;b&gt;Óc\\|Eo&lt;/b&gt; \\*x\\*" in md


# --- in Python


def test_the_same_in_python(samples: Mapping[str, Any], tmp_path: Path) -> None:
    result = cftscore.compare(BEFORE, AFTER)
    said = json.loads(result.to_json())
    assert said["communes"] == samples["communes"]
    assert said["districts"] == samples["districts"]
    areas = result.areas.set_index("code")
    assert areas.loc["89", "percentage_points_2019_2020"] == 4.49
    assert areas.loc["89", "communes_change_2019_2020"] == 7
    communes = result.communes
    gained = communes[communes["recognition_2019_2020"] == "gained"]
    assert gained["code"].tolist() == GAINED
    assert result.recognition["lost"].tolist()[-1] == 15
    assert len(result.criteria) == 14 * 13
    assert (len(result.origins), len(result.notes)) == (0, 0)
    assert set(result.findings["period"]) == {"2019", "2020"}
    result.write(tmp_path / "a.json")
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == result.to_json()
    with pytest.raises(CannotProceedError, match="O001"):
        result.write(tmp_path / "a.json")
    with pytest.raises(CannotProceedError, match="O002"):
        result.write(AFTER / "884-chau-doc.xlsx", force=True)


def test_frames_have_periods_of_their_own() -> None:
    columns = ["code", "unit_class", *FULL]
    frames = [
        pd.DataFrame([row("30316", **changes)])[columns] for changes in (FAILS, {}, FAILS)
    ]  # fmt: skip
    options: dict[str, Any] = {"district": "Châu Đốc", "province": "An Giang"}
    result = cftscore.compare(*frames, periods=[2020, "2021", "2022"], **options)
    commune = result.document.communes[0]
    assert [period.worst for period in commune.periods] == ["fail", "pass", "fail"]
    assert [pair.recognition for pair in commune.pairs] == ["never", "lost"]
    with pytest.raises(CannotProceedError, match="Y001"):
        cftscore.compare(*frames, **options)
    with pytest.raises(ValueError, match="2020"):
        cftscore.compare(*frames, periods=["2020"], **options)
    with pytest.raises(ValueError, match="1999"):
        cftscore.compare(
            frames[0], frames[1], periods=["2020", "2021"], criteria={"1999": "qd-06-2019"}
        )


# --- rounding and bars


@pytest.mark.parametrize(
    ("value", "shown"),
    [("7/1", "7.00"), ("1/8", "0.13"), ("-1/8", "-0.13"), ("-1/1000", "0.00"), ("1/200", "0.01")],
)
def test_a_change_is_rounded_once_and_half_up(value: str, shown: str) -> None:
    assert str(rounded(Fraction(value))) == shown


def test_percentage_points_are_the_difference_of_the_exact_shares() -> None:
    # The percentages as shown, 33.33 and 66.67, would give 33.34.
    assert percentage_points((1, 3), (2, 3)) == Decimal("33.33")
    assert percentage_points((2, 3), (1, 3)) == Decimal("-33.33")
    assert percentage_points((110, 156), (117, 156)) == Decimal("4.49")


@pytest.mark.parametrize(
    ("draw", "shown", "plain"),
    [
        (lambda bars: bars.change(Decimal("4"), Decimal("4")), "    │████", "    |####"),
        (lambda bars: bars.change(Decimal("-0.01"), Decimal("20")), "   █│    ", "   #|    "),
        (lambda bars: bars.change(0, 20), "    │    ", "    |    "),
        (lambda bars: bars.change(None, 20), "", ""),
        (lambda bars: bars.spark([0, 50, None, 100], 0, 100), "▁▄ █", "_- #"),
        (lambda bars: bars.spark([70, 70], 70, 70), "▅▅", "=="),
    ],
)
def test_bars(draw: Callable[[Bars], str], shown: str, plain: str) -> None:
    assert (draw(Bars()), draw(Bars(plain=True))) == (shown, plain)
