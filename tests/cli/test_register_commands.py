"""`cftscore register` and `cftscore claim`: what they print, write and give as exit codes."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from commandline import run_inside as run

import cftscore
from cftscore.analysis.claim import judge


def document(cwd: Path, *arguments: str, code: int = 0) -> dict[str, Any]:
    done = run(*arguments, "--format", "json", cwd=cwd)
    assert done.code == code, done.stderr
    assert done.stderr == ""
    made: dict[str, Any] = json.loads(done.stdout)
    return made


# --- register show


def test_the_communes_of_a_day(tmp_path: Path) -> None:
    before = document(tmp_path, "register", "show", "Cao Bằng", "--on", "2020-02-29")
    after = document(tmp_path, "register", "show", "04", "--on", "2020-03-01")
    assert (len(before["communes"]), len(after["communes"])) == (199, 161)
    assert (after["schema"], after["day"], after["as_of"]) == (
        "cftscore/register/1",
        "2020-03-01",
        "2020-03-01",
    )
    assert after["lists"] == ["2020-02-25", "2021-02-03"]
    renamed = next(commune for commune in after["communes"] if commune["code"] == "01402")
    assert renamed == {
        "code": "01402",
        "name": "Xã Cải Viên",
        "district_code": "045",
        "district": "Huyện Hà Quảng",
        "province_code": "04",
        "province": "Tỉnh Cao Bằng",
        "since": "2020-03-01",
        "known": "day",
        "list": "2021-02-03",
        "may_differ": False,
    }
    unsure = document(tmp_path, "register", "show", "38", "--on", "2020-04-30")
    marked = [commune["code"] for commune in unsure["communes"] if commune["may_differ"]]
    # Some may have been there already that do not count yet.
    assert unsure["may_differ"] >= len(marked) > 0


def test_all_communes_and_none(tmp_path: Path) -> None:
    assert len(document(tmp_path, "register", "show", "--on", "2025-12-31")["communes"]) == 3321
    done = run("register", "show", "An Gian", cwd=tmp_path)
    assert (done.code, done.stdout) == (2, "")
    assert "R009" in done.stderr


def test_files_hold_the_same_in_every_format(tmp_path: Path) -> None:
    names = ["ag.xlsx", "ag.csv", "ag.json", "ag.md", "ag.html"]
    targets = [word for name in names for word in ("-o", name)]
    arguments = ["register", "show", "An Giang", "--on", "2019-12-31", *targets]
    done = run(*arguments, "--quiet", cwd=tmp_path)
    assert (done.code, done.stdout, done.stderr) == (0, "", "")
    with (tmp_path / "ag.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    listed = json.loads((tmp_path / "ag.json").read_text(encoding="utf-8"))["communes"]
    assert [row["code"] for row in rows] == [one["code"] for one in listed]
    assert len(rows) == 156
    book = openpyxl.load_workbook(tmp_path / "ag.xlsx")
    sheet = book[book.sheetnames[1]]
    codes = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert codes[-156:] == [row["code"] for row in rows]
    for name in ("ag.md", "ag.html"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert text.count("30727") == 1
    again = run(*arguments, cwd=tmp_path)
    assert again.code == 2
    assert "O001" in again.stderr or "O003" in again.stderr


@pytest.mark.parametrize(("lang", "said"), [
    ("vi", ("Ngày 31/12/2019: 156 xã, phường, thị trấn",
            "Theo danh mục ngày 06/10/2019 và danh mục ngày 25/02/2020.")),
    ("en", ("On 2019-12-31: 156 communes, wards and townships",
            "By the registers of 2019-10-06 and 2020-02-25.")),
])  # fmt: skip
def test_it_speaks_both_languages(tmp_path: Path, lang: str, said: tuple[str, ...]) -> None:
    done = run("register", "show", "An Giang", "--on", "2019-12-31", "--lang", lang, cwd=tmp_path)
    text = " ".join(done.stdout.split())
    assert said[0] in text
    assert said[1] in text


@pytest.mark.parametrize(("lang", "said"), [
    ("vi", "Ngày 31/12/2025: 102 xã, phường, đặc khu"),
    ("en", "On 2025-12-31: 102 communes, wards and special zones"),
])  # fmt: skip
def test_since_the_reform_there_are_no_districts(tmp_path: Path, lang: str, said: str) -> None:
    done = run("register", "show", "91", "--on", "2025-12-31", "--lang", lang, cwd=tmp_path)
    assert said in done.stdout
    headings = done.stdout.split("\n")[2]
    assert not {"Huyện", "District"} & set(headings.split())


# --- register changes


def test_what_changed_between_two_days(tmp_path: Path) -> None:
    made = document(tmp_path, "register", "changes", "04", "2019-12-31", "2020-12-31")
    assert (made["communes_before"], made["communes_now"]) == (199, 161)
    kinds: dict[str, list[Any]] = {}
    for change in made["changes"]:
        kinds.setdefault(change["kind"], []).append(change)
    (merged,) = [one for one in kinds["merged"] if one["now"][0]["code"] == "01402"]
    assert merged == {
        "day": "2020-03-01",
        "known": "day",
        "after": None,
        "by": "2020-03-01",
        "kind": "merged",
        "before": [
            {"code": "01402", "name": "Xã Vân An", "area": "Huyện Hà Quảng"},
            {"code": "01405", "name": "Xã Cải Viên", "area": "Huyện Hà Quảng"},
        ],
        "now": [{"code": "01402", "name": "Xã Cải Viên", "area": "Huyện Hà Quảng"}],
    }
    moved = [one["now"][0]["name"] for one in kinds["moved"]]
    assert "Thị trấn Thông Nông" in moved
    joined = sum(len(one["before"]) - 1 for one in kinds["merged"])
    new = len(kinds.get("new", ()))
    assert 199 - len(kinds["gone"]) - joined + new == 161


def test_nothing_changed(tmp_path: Path) -> None:
    made = document(tmp_path, "register", "changes", "An Giang", "2019-12-31", "2020-12-31")
    assert made["changes"] == []
    done = run("register", "changes", "89", "2019-12-31", "2020-12-31", "--lang", "en",
               cwd=tmp_path)  # fmt: skip
    assert "No changes." in done.stdout


def test_the_reform_made_communes_anew(tmp_path: Path) -> None:
    made = document(tmp_path, "register", "changes", "Kiên Giang", "2025-06-30", "2025-07-01")
    assert made["communes_before"] == 143
    # Of the 102 of the new An Giang, 48 came from Kiên Giang.
    assert made["communes_now"] == 48
    new = {change["now"][0]["code"] for change in made["changes"] if change["kind"] != "split"}
    whole = document(tmp_path, "register", "changes", "An Giang", "2025-06-30", "2025-07-01")
    every = {change["now"][0]["code"] for change in whole["changes"] if change["kind"] != "split"}
    assert new < every
    split = [change for change in whole["changes"] if change["kind"] == "split"]
    (vinh_chau,) = [one for one in split if one["before"][0]["code"] == "30334"]
    assert [one["code"] for one in vinh_chau["now"]] == ["30316", "30325"]


# --- register check

HEADER = "province_code,province_name,district_code,district_name,commune_code,commune_name\n"


def test_an_own_register_is_held_against_the_shipped_one(tmp_path: Path) -> None:
    shown = run("register", "show", "89", "--on", "2020-12-31", "-f", "csv", cwd=tmp_path)
    rows = list(csv.DictReader(io.StringIO(shown.stdout)))
    lines = [
        ",".join((r["province_code"], r["province"], r["district_code"], r["district"],
                  r["code"], r["name"])) for r in rows
    ]  # fmt: skip
    own = tmp_path / "own.csv"
    own.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    same = document(tmp_path, "register", "check", "own.csv", "--on", "2020-12-31")
    assert (same["communes"], same["shipped_communes"], same["differences"]) == (156, 156, [])
    changed = [line.replace("30727,Xã Vọng Thê", "30727,Xã Vọng Khác") for line in lines
               if ",30280," not in line]  # fmt: skip
    changed.append("89,Tỉnh An Giang,894,Huyện Thoại Sơn,99999,Xã Thừa")
    own.write_text(HEADER + "\n".join(changed) + "\n", encoding="utf-8")
    other = document(tmp_path, "register", "check", "own.csv", "--on", "2020-12-31", code=1)
    assert [(difference["kind"], difference["code"]) for difference in other["differences"]] == [
        ("missing", "30280"),
        ("renamed", "30727"),
        ("extra", "99999"),
    ]
    # Of today there are no districts any more.
    today = run("register", "check", "own.csv", "--lang", "vi", cwd=tmp_path)
    assert "không còn cấp huyện: nêu ngày của danh mục" in " ".join(today.stdout.split())
    own.write_text("tinh,huyen\n1,2\n", encoding="utf-8")
    refused = run("register", "check", "own.csv", cwd=tmp_path)
    assert refused.code == 2
    assert "R011" in refused.stderr


@pytest.mark.parametrize("name", ["ag.csv", "ag.xlsx"])
def test_what_it_writes_can_be_ones_own_register(tmp_path: Path, name: str) -> None:
    day = ("--on", "2020-12-31")
    assert run("register", "show", "89", *day, "-o", name, "-q", cwd=tmp_path).code == 0
    same = document(tmp_path, "register", "check", name, *day)
    assert (same["communes"], same["differences"]) == (156, [])


# --- claim


@pytest.mark.parametrize(
    ("count", "among", "printed", "judgement"),
    [
        (110, 156, "75", "wrong"),
        (110, 156, "70.5", "rounded"),
        (110, 156, "70.51", "rounded"),
        (110, 156, "71", "rounded"),
        (110, 156, "70", "cut_off"),
        (105, 220, "47.72", "cut_off"),
        (105, 220, "47.73", "rounded"),
        (3, 4, "75", "exact"),
        (3, 4, "75.00", "exact"),
        (112, 112, "100", "exact"),
        (199, 200, "100", "rounded"),
        (1, 200, "0", "cut_off"),
        (1, 3, "33.34", "wrong"),
        (1, 8, "12.5", "exact"),
        (1, 16, "6.3", "rounded"),
    ],
)
def test_a_percentage_is_judged(count: int, among: int, printed: str, judgement: str) -> None:
    assert judge(count, among, Decimal(printed)) == judgement


def test_a_printed_percentage_that_is_wrong(tmp_path: Path) -> None:
    made = document(tmp_path, "claim", "110/156", "75%", "--province", "An Giang",
                    "--period", "2019", code=1)  # fmt: skip
    assert (made["judgement"], made["percent"], made["counts"]) == ("wrong", 70.51, [117, 118])
    register = made["register"]
    assert (register["communes"], register["denominator"]) == (156, "agrees")
    assert register["day"] == "2019-12-31"
    vi = run("claim", "110/156", "75%", "--lang", "vi", cwd=tmp_path)
    assert vi.code == 1
    assert "sai; tính đúng là 70,51" in vi.stdout
    en = run("claim", "105 / 220", "47,72 %", "--lang", "en", cwd=tmp_path)
    assert en.code == 0
    assert "truncated, not rounded; it is 47.73" in en.stdout


def test_the_denominator_is_held_against_the_register(tmp_path: Path) -> None:
    where = ["--province", "Phú Yên", "--period"]
    right = document(tmp_path, "claim", "112/112", "100%", *where, "2018")
    assert right["register"]["denominator"] == "agrees"
    # 110 since some day of the winter of 2019.
    perhaps = document(tmp_path, "claim", "110/110", "100%", *where, "2019")
    assert (perhaps["register"]["communes"], perhaps["register"]["denominator"]) == (
        112,
        "may_agree",
    )
    wrong = document(tmp_path, "claim", "112/112", "100%", *where, "2020", code=1)
    assert (wrong["register"]["communes"], wrong["register"]["denominator"]) == (110, "differs")
    alone = document(tmp_path, "claim", "105", "47,73%", "--province", "64", "--period", "2022")
    assert (alone["count"], alone["among"], alone["judgement"]) == (105, 220, "rounded")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("110:156", "75%"), "110:156: write it as 110/156"),
        (("110/156", "three"), "three: write it as 75%"),
        (("110/156", "-5%"), ""),
        (("110", "75%"), "the denominator is missing"),
        (("110/0", "75%"), "110/0: the total must be more than 0"),
        (("157/156", "75%"), "157 is greater than 156"),
        (("110/156", "75%", "--province", "89"), "--province needs --period or --on"),
        (("110/156", "75%", "--period", "2019"), "--period and --on need --province"),
        (("110", "75%", "--province", "89", "--on", "2019-02-30"), "R017"),
        (("110/156", "75%", "--format", "xls"), "xls: choose"),
    ],
)
def test_what_is_no_claim_is_refused(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("claim", *arguments, "--lang", "en", cwd=tmp_path)
    assert (done.code, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split())


def test_a_day_says_the_year_of_a_claim(tmp_path: Path) -> None:
    made = document(tmp_path, "claim", "110", "70,51%", "--province", "89", "--on", "2019-11-20")
    assert (made["among"], made["register"]["day"]) == (156, "2019-11-20")
    text = run("claim", "3/4", "75%", "--lang", "vi", cwd=tmp_path).stdout
    assert text.split("\n")[1] == "đúng"


@pytest.mark.parametrize(
    "arguments",
    [
        ("register", "show", "Phú Yên", "--on", "2018-12-31"),
        ("register", "changes", "Phú Yên", "2018-12-31", "2019-12-31"),
        ("claim", "112/112", "100%", "--province", "Phú Yên", "--period", "2018"),
    ],
)
def test_before_the_first_list_nothing_is_claimed(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    said = " ".join(run(*arguments, "--lang", "vi", cwd=tmp_path).stdout.split())
    assert "Danh mục sớm nhất là của ngày 06/10/2019; trước ngày đó có thể khác." in said
    # What the first list has was there before it, as far as is known.
    assert "mới" not in said
    since = [*arguments]
    since[-2 if "changes" in since else -1] = "2019" if "claim" in since else "2019-10-06"
    assert "sớm nhất" not in run(*since, "--lang", "vi", cwd=tmp_path).stdout


def test_claims_become_files(tmp_path: Path) -> None:
    done = run("claim", "1.100/1.560", "75%", "-o", "c.xlsx", "-o", "c.csv", "-q", cwd=tmp_path)
    assert done.code == 1
    with (tmp_path / "c.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["count"], row["among"], row["judgement"]) == ("1100", "1560", "wrong")
    assert (tmp_path / "c.xlsx").is_file()


# --- in Python


def test_the_same_in_python(tmp_path: Path) -> None:
    shown = cftscore.register_show("An Giang", on="2019-12-31")
    assert len(shown.table) == 156
    assert repr(shown) == "<RegisterResult: Listing, rows: 156>"
    changed = cftscore.register_changes("Cao Bằng", "2019-12-31", "2020-12-31")
    assert set(changed.table["day"]) == {"2020-03-01"}
    claimed = cftscore.claim("110/156", "75%", province="An Giang", period=2019)
    assert list(claimed.table["judgement"]) == ["wrong"]
    claimed.write(tmp_path / "claim.json")
    assert json.loads((tmp_path / "claim.json").read_text(encoding="utf-8"))["among"] == 156
    shown.write(tmp_path / "own.csv", lang="en")
    with pytest.raises(ValueError, match="write it as 75%"):
        cftscore.claim("110/156", "much")
    with pytest.raises(cftscore.CannotProceedError):
        cftscore.register_show("Atlantis")
