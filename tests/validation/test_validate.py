"""`cftscore validate` as a process: what it prints, its filters, its formats, its exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from reports import cell, one_line, row, run, write

CODES = ("30682", "30685", "30688", "30691", "30692", "30694", "30697", "30700", "30703",
         "30706", "30709", "30712", "30715", "30718", "30721", "30724", "30727")  # fmt: skip


def rows() -> list[dict[str, Any]]:
    """Give the 17 communes of Thoại Sơn, no two alike."""
    return [row(code, births_due=201 + index) for index, code in enumerate(CODES)]


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return write(tmp_path / "clean.xlsx", rows())


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A negative count, a blank, a number stored as text and a part above its whole."""
    listed = rows()
    listed[0]["infants"] = -4
    listed[1]["special_children"] = ""
    listed[2]["hamlets"] = "1 204"
    listed[3]["infants_vaccinated"] = 151
    listed[4]["infants_vaccinated"] = 151
    return write(tmp_path / "faulty.xlsx", listed)


EXPECTED = [
    ("V003", cell("infants", 2)),
    ("V001", cell("special_children", 3)),
    ("X004", cell("hamlets", 4)),
    ("V013", cell("hamlets", 4)),
    ("X001", cell("infants_vaccinated", 5)),
    ("X001", cell("infants_vaccinated", 6)),
]


def validated(path: Path, *arguments: str | Path, code: int | None = None) -> Any:
    done = run(path.parent, "validate", path.name, *arguments, "--format", "json")
    if code is not None:
        assert done.code == code, done.stderr
    return json.loads(done.stdout)


def places(document: Any) -> list[tuple[str, str]]:
    return [
        (finding["code"], f"{finding['sheet']}!{finding['cell']}")
        for finding in document["findings"]
    ]


def test_a_clean_workbook_has_no_finding(clean: Path) -> None:
    document = validated(clean, code=0)
    assert (document["findings"], document["counts"], document["errors"]) == ([], {}, 0)
    assert (document["communes"], document["submitted"]) == (17, 17)
    for lang, text, to_score in (
        ("en", "No findings: files: 1, communes: 17 of 17.", "Score"),
        ("vi", "Không có lỗi, cảnh báo nào: 1 tệp, 17/17 xã.", "Chấm điểm"),
    ):
        done = run(clean.parent, "validate", clean.name, lang=lang)
        assert (done.code, done.stdout.strip()) == (0, text)
        assert done.stderr == f"{to_score}: cftscore evaluate {clean.name}\n"
        assert run(clean.parent, "validate", clean.name, "-q", lang=lang).stderr == ""


def test_quietly_only_errors_are_printed(faulty: Path) -> None:
    done = run(faulty.parent, "validate", faulty.name, "-q", lang="en")
    assert (done.code, done.stdout) == (1, "")
    assert "X001 error" in done.stderr
    assert "X004" not in done.stderr  # a warning


def test_everything_is_found_in_one_run(faulty: Path) -> None:
    document = validated(faulty, code=1)
    assert places(document) == EXPECTED
    assert document["counts"] == {"V001": 1, "V003": 1, "V013": 1, "X001": 2, "X004": 1}
    assert (document["errors"], document["warnings"], document["notes"]) == (3, 2, 1)
    assert (document["schema"], document["period"]) == ("cftscore/validation/1", "2020")
    assert document["criteria_set"] == "qd-06-2019"
    assert [source["path"] for source in document["sources"]] == ["faulty.xlsx"]


def test_the_json_is_the_same_in_both_languages(faulty: Path) -> None:
    vi, en = (
        run(faulty.parent, "validate", faulty.name, "-f", "json", lang=la) for la in ("vi", "en")
    )
    assert vi.stdout == en.stdout != ""


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "en",
            [
                "faulty.xlsx › Chỉ tiêu",
                "V003 error U2 “Children under 1 year”: a count cannot be negative (-4)",
                "write a whole number of 0 or more",
                "V001 warning Q3 “Children in special circumstances” is blank",
                "3 errors, 2 warnings, 1 note",
            ],
        ),
        (
            "vi",
            [
                "faulty.xlsx › Chỉ tiêu",
                "V003 lỗi U2 “Số trẻ em dưới 1 tuổi”: số đếm không thể âm (-4)",
                "ghi một số nguyên từ 0 trở lên",
                "V001 cảnh báo Q3 “Số trẻ em có hoàn cảnh đặc biệt” để trống",
                "3 lỗi, 2 cảnh báo, 1 lưu ý",
            ],
        ),
    ],
)
def test_a_line_a_finding_grouped_by_file_and_sheet(
    faulty: Path, lang: str, lines: list[str]
) -> None:
    done = run(faulty.parent, "validate", faulty.name, lang=lang)
    marked, corrected = {"en": ("checked", "corrected"), "vi": ("ra-soat", "da-sua")}[lang]
    command = f"cftscore validate {faulty.name}"
    assert done.code == 1
    assert [line.partition(": ")[2] for line in done.stderr.splitlines()] == [
        f"{command} --annotate {marked}.xlsx",
        f"{command} --fix {corrected}.xlsx",
    ]
    texts = [one_line(line) for line in done.stdout.splitlines()]
    positions = [texts.index(line) for line in lines]
    assert positions == sorted(positions)
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_counts_by_code_close_the_list(faulty: Path) -> None:
    whole = run(faulty.parent, "validate", faulty.name).stdout
    only = run(faulty.parent, "validate", faulty.name, "--statistics").stdout
    assert whole.endswith(only)
    table = [line.split() for line in only.splitlines()[2:-1]]
    assert [(line[0], line[1], line[2]) for line in table] == [
        ("2", "X001", "error"),
        ("1", "V003", "error"),
        ("1", "V001", "warning"),
        ("1", "X004", "warning"),
        ("1", "V013", "note"),
    ]


def test_every_cell_is_listed_however_many(tmp_path: Path) -> None:
    listed = [{**row, "hamlets": f"{8 + index}"} for index, row in enumerate(rows())]
    path = write(tmp_path / "many.xlsx", listed)
    done = run(tmp_path, "validate", path.name)
    assert done.stdout.count("V013") == 2  # once for all, and in the table of counts
    assert f"… and {len(CODES) - 1} more cells: AK3:AK{len(CODES) + 1}" in done.stdout
    assert done.code == 0


@pytest.mark.parametrize(
    ("arguments", "codes", "code"),
    [
        (("--severity", "error"), {"V003", "X001"}, 1),
        (("--severity", "warning"), {"V003", "X001", "V001", "X004"}, 1),
        (("--select", "V"), {"V001", "V003", "V013"}, 1),
        (("--select", "V001,X004"), {"V001", "X004"}, 0),
        (("--select", "v", "--ignore", "V003"), {"V001", "V013"}, 0),
        (("--ignore", "V003", "--ignore", "X"), {"V001", "V013"}, 0),
    ],
)
def test_filters(faulty: Path, arguments: tuple[str, ...], codes: set[str], code: int) -> None:
    document = validated(faulty, *arguments, code=code)
    assert {finding["code"] for finding in document["findings"]} == codes == set(document["counts"])


@pytest.mark.parametrize(
    ("arguments", "en", "vi"),
    [
        (
            ("--select", "V0O3"),
            "no such code; did you mean: V013, V003",
            "không có mã này; có phải: V013, V003",
        ),
        (("--severity", "bad"), "error, warning or note", "chọn error, warning hoặc note"),
        (
            ("--format", "xml"),
            "table, json, md, html or github",
            "chọn table, json, md, html hoặc github",
        ),
        (("--period", "20"), "“20” is not a valid period", "“20” không phải là một kỳ"),
        (("--criteria", "qd-06-2091"), "similar: qd-06-2019", "gần giống: qd-06-2019"),
        (("--district", "Thoai Xon"), "similar: Huyện Thoại Sơn", "gần giống: Huyện Thoại Sơn"),
    ],
)
def test_bad_usage(clean: Path, arguments: tuple[str, ...], en: str, vi: str) -> None:
    for lang, text in (("en", en), ("vi", vi)):
        done = run(clean.parent, "validate", clean.name, *arguments, lang=lang)
        assert (done.code, done.stdout) == (2, "")
        assert text in one_line(done.stderr)


def test_markdown(faulty: Path) -> None:
    lines = run(faulty.parent, "validate", faulty.name, "-f", "md").stdout.splitlines()
    assert lines[:2] == ["# Validation of the data", ""]
    assert lines[2] == "| Code | Severity | File | Sheet | Cell | Finding | How to correct it |"
    assert len(lines) == 4 + len(EXPECTED)
    assert lines[4].startswith("| V003 | error | faulty.xlsx | Chỉ tiêu | U2 | “Children under 1")


def test_github(faulty: Path) -> None:
    lines = run(faulty.parent, "validate", faulty.name, "-f", "github").stdout.splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "::error", "::warning", "::warning", "::notice", "::error", "::error",
    ]  # fmt: skip
    assert lines[0] == (
        "::error file=faulty.xlsx,title=V003 Chỉ tiêu!U2::Chỉ tiêu!U2: “Children under 1 year”: "
        "a count cannot be negative (-4) → write a whole number of 0 or more"
    )


def test_names_cannot_break_githubs_lines(tmp_path: Path) -> None:
    listed = rows()
    listed[0]["infants"] = "100%::error::x\ny"
    path = write(tmp_path / "a,b:c.xlsx", listed)
    (line,) = run(tmp_path, "validate", path.name, "-f", "github").stdout.splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac.xlsx,title=V002 Chỉ tiêu!U2::")
    assert "100%25::error::x y" in line


def test_damaged_beside_clean(clean: Path) -> None:
    (clean.parent / "half.xlsx").write_bytes(clean.read_bytes()[:3000])
    done = run(clean.parent, "validate", ".", "--format", "json")
    document = json.loads(done.stdout)
    assert (done.code, document["counts"]) == (1, {"W007": 1})
    assert document["submitted"] == 17


def test_a_file_that_is_nothing_but_damaged_is_a_finding(clean: Path) -> None:
    half = clean.parent / "half.xlsx"
    half.write_bytes(clean.read_bytes()[:3000])
    document = validated(half, code=1)
    assert (document["counts"], document["period"]) == ({"W007": 1}, None)


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_what_could_not_run(tmp_path: Path, clean: Path, lang: str) -> None:
    done = run(tmp_path, "validate", "clen.xlsx", lang=lang)
    assert (done.code, done.stdout) == (2, "")
    assert "W001" in done.stderr
    assert clean.name in done.stderr
    write(tmp_path / "timeless.xlsx", rows(), {})
    done = run(tmp_path, "validate", "timeless.xlsx", lang=lang)
    assert (done.code, "W017" in done.stderr) == (2, True)


def test_evaluate_sees_the_same_findings(faulty: Path) -> None:
    document = json.loads(run(faulty.parent, "evaluate", faulty.name, "-f", "json").stdout)
    assert document["findings"] == validated(faulty)["findings"]


def test_strict_refuses_files_with_errors(tmp_path: Path, clean: Path, faulty: Path) -> None:
    done = run(tmp_path, "evaluate", "faulty.xlsx", "--strict")
    assert (done.code, done.stdout) == (2, "")
    assert "W022" in done.stderr
    other = write(tmp_path / "other.xlsx", [row("30628"), row("30631", births_due=205)])
    done = run(tmp_path, "evaluate", faulty.name, other.name, "--strict", "-f", "json")
    document = json.loads(done.stdout)
    assert done.code == 1
    assert [source["path"] for source in document["sources"]] == ["other.xlsx"]
    faults = [finding for finding in document["findings"] if finding["path"] == "faulty.xlsx"]
    assert {finding["code"] for finding in faults} == {
        "V001", "V003", "V013", "W022", "X001", "X004",
    }  # fmt: skip
    done = run(tmp_path, "evaluate", clean.name, "--strict", "-f", "json")
    assert (done.code, done.stderr) == (0, "")
