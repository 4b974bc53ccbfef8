"""`cftscore evaluate` as a process: what it prints, what it writes, how it ends."""

from __future__ import annotations

import csv
import hashlib
import importlib.metadata
import io
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import typer.main
from commandline import (
    CHAU_DOC,
    COMMAND,
    environment,
    evaluated,
    row,
    run,
    run_inside,
    widest,
)

from cftscore.cli.app import app

pytestmark = pytest.mark.slow

CHO_MOI = CHAU_DOC.parent / "893-cho-moi.xlsx"
YEAR = "samples/an-giang-2020"
WARNING = {
    "en": "83 of 104 thresholds and points are provisional and 2 inferred, not yet compared",
    "vi": "83/104 ngưỡng và mức điểm đang dùng giá trị tạm, 2 giá trị suy ra, chưa đối",
}
posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def document(year: int) -> Any:
    return json.loads(evaluated(year, "en", "json").raw, parse_float=Decimal)


def district(year: int, code: str) -> Any:
    (found,) = [district for district in document(year)["districts"] if district["code"] == code]
    return found


def counts(area: Any, mark: str = ".") -> list[str]:
    """Give an area as the words of its line."""
    keys = ("communes", "submitted", "passed", "failed", "incomplete")
    percent = str(area["compliance_percent"]).replace(".", mark)
    return [*(str(area[key]) for key in keys), f"{percent}%"]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- the samples ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "passed", "lang", "percent", "total"),
    [
        (2020, 117, "en", "75.00%", "117 of 156 communes pass: 75.00%"),
        (2020, 117, "vi", "75,00%", "117/156 xã đạt: 75,00%"),
        (2019, 110, "en", "70.51%", "110 of 156 communes pass: 70.51%"),
        (2019, 110, "vi", "70,51%", "110/156 xã đạt: 70,51%"),
    ],
)
def test_samples_come_to_the_published_compliance(
    year: int, passed: int, lang: str, percent: str, total: str
) -> None:
    done = evaluated(year, lang)
    assert done.code == 0
    counts = row(done.stdout, "Tỉnh An Giang")
    assert counts[:3] == ["156", "156", str(passed)]
    assert sum(map(int, counts[2:5])) == 156
    assert counts[5:] == percent.split()
    lines = done.stdout.splitlines()
    at = lines.index(total)
    # Under the tables, and nothing after it: the warning that the figures are provisional.
    assert lines[at + 1].startswith(WARNING[lang])
    assert len(lines) == at + 3
    assert widest(done.stdout) <= 80
    assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("lang", "heading"),
    [
        ("en", "Failed criteria, most often first"),
        ("vi", "Tiêu chí không đạt (xếp từ nhiều đến ít)"),
    ],
)
@pytest.mark.parametrize("year", [2020, 2019])
def test_criteria_3_and_5_are_missed_most_often(year: int, lang: str, heading: str) -> None:
    lines = evaluated(year, lang).stdout.splitlines()
    first = lines.index(heading) + 4
    found = [line.split() for line in lines[first : first + 13]]
    assert {words[0] for words in found[:2]} == {"3", "5"}
    missed = [int(words[-3]) for words in found]
    assert missed == sorted(missed, reverse=True)
    shown = document(year)["missed_criteria"]
    assert missed == [one["missed"] for one in shown]
    assert missed[1] > missed[2]


@pytest.mark.parametrize(
    ("lang", "said", "fix"),
    [
        ("en", r"V001 +warning +{} +“.+” is$", "fill it in; if there is no case, write 0"),
        ("vi", r"V001 +cảnh báo +{} +“.+” để$", "nếu không có trường hợp nào thì ghi 0"),
    ],
)
def test_findings_go_to_standard_error_with_their_places(lang: str, said: str, fix: str) -> None:
    done = evaluated(2020, lang)
    blank = [finding for finding in document(2020)["findings"] if finding["code"] == "V001"]
    assert blank, "the sample has cells that are blank"
    words = " ".join(done.stderr.split())
    for one in blank:
        assert f"{one['path']} › Chỉ tiêu" in done.stderr
        pattern = said.format(one["cell"]).removesuffix("$")
        assert re.search(pattern, words)
    assert fix in words
    assert fix not in done.stdout
    assert widest(done.stderr) <= 80


def test_json_on_standard_output_is_exact_and_the_same_in_both_languages() -> None:
    done = evaluated(2020, "vi", "json")
    assert done.code == 0
    assert done.raw == evaluated(2020, "en", "json").raw
    shown = json.loads(done.raw, parse_float=Decimal)
    (province,) = shown["provinces"]
    assert (province["passed"], province["communes"]) == (117, 156)
    assert province["compliance_percent"] == Decimal("75.00")
    assert b'"compliance_percent": 75.00' in done.raw


def test_csv_on_standard_output_is_the_same_in_both_languages() -> None:
    """Each language has the separators of its Excel; with one named, all bytes are the same."""
    done = evaluated(2020, "en", "csv")
    words = ("evaluate", CHAU_DOC, "-f", "csv", "--csv-separator", ",")
    assert run(*words, lang="vi").raw == run(*words, lang="en").raw
    assert evaluated(2020, "vi", "csv").raw.count(b";") > 157 * 10
    assert done.raw.count(b"\r\n") == done.raw.count(b"\n") == 157
    rows = list(csv.DictReader(io.StringIO(done.raw.decode(), newline="")))
    assert [row["verdict"] for row in rows].count("pass") == 117
    assert {(row["figures_provisional"], row["figures_inferred"]) for row in rows} == {("83", "2")}
    # A table for machines has no place for the sentence.
    assert WARNING["en"] in done.stderr


@pytest.mark.parametrize(
    ("lang", "total", "percent"),
    [
        ("en", "117 of 156 communes pass, 75.00%", "75.00%"),
        ("vi", "117/156 xã đạt, 75,00%", "75,00%"),
    ],
)
def test_markdown_on_standard_output(lang: str, total: str, percent: str) -> None:
    done = evaluated(2020, lang, "md")
    assert total in done.stdout
    failed, incomplete = (document(2020)["provinces"][0][key] for key in ("failed", "incomplete"))
    province = f"156 | 156 | 117 | {failed} | {incomplete} | 0 | {percent}"
    assert f"| 89 | **Tỉnh An Giang** | {province} |\n\n> {WARNING[lang]}" in done.stdout


# --- result files --------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_output_may_be_repeated(lang: str, tmp_path: Path) -> None:
    before = digest(CHAU_DOC)
    names = ("r.xlsx", "r.csv", "r.json", "R.MD")
    options = [part for name in names for part in ("-o", name)]
    done = run("evaluate", CHAU_DOC, *options, lang=lang, cwd=tmp_path)
    assert done.code == 0
    assert names_in(tmp_path) == sorted(names)
    word = {"vi": "Đã ghi", "en": "Written:"}[lang]
    assert done.stderr.endswith("".join(f"{word} {name}\n" for name in names))
    for name, format_ in (("r.json", "json"), ("R.MD", "md"), ("r.csv", "csv")):
        printed = run("evaluate", CHAU_DOC, "-f", format_, lang=lang, cwd=tmp_path).raw
        assert (tmp_path / name).read_bytes().removeprefix(b"\xef\xbb\xbf") == printed
    assert (tmp_path / "r.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    titles = openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames
    assert titles[0] == {"vi": "Tổng hợp", "en": "Summary"}[lang]
    assert digest(CHAU_DOC) == before


def test_a_file_that_is_there_is_replaced_only_with_force(tmp_path: Path) -> None:
    target = tmp_path / "r.json"
    target.write_text("mine")
    done = run("evaluate", CHAU_DOC, "-o", target, "-o", tmp_path / "new.md")
    assert done.code == 2
    assert "O001 error" in done.stderr
    assert "add --force" in done.stderr
    assert done.stdout == ""
    assert target.read_text() == "mine"
    assert names_in(tmp_path) == ["r.json"], "nothing is written where one output is refused"
    assert run("evaluate", CHAU_DOC, "-q", "-o", target, "--force").code == 0
    assert json.loads(target.read_bytes())["schema"] == "cftscore/evaluation/1"


def _spelling(kind: str, source: Path) -> Path:
    folder = source.parent
    if kind == "dots":
        return folder / "sub" / ".." / source.name
    if kind == "symbolic link":
        (folder / "other.csv").symlink_to(source)
        return folder / "other.csv"
    if kind == "link to the folder":
        (folder.parent / "linked").symlink_to(folder)
        return folder.parent / "linked" / source.name
    if kind == "hard link":
        os.link(source, folder / "other.xlsx")
        return folder / "other.xlsx"
    return source


@posix
@pytest.mark.parametrize("given", ["file", "folder"])
@pytest.mark.parametrize(
    "kind", ["same path", "dots", "symbolic link", "link to the folder", "hard link"]
)
def test_an_input_is_never_overwritten(kind: str, given: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    source = folder / "a.xlsx"
    shutil.copy(CHAU_DOC, source)
    target = _spelling(kind, source)
    done = run("evaluate", source if given == "file" else folder, "-o", target, "--force")
    assert done.code == 2
    assert "O002 error" in done.stderr
    assert "an input file is never overwritten" in done.stderr
    assert digest(source) == digest(CHAU_DOC)
    assert target.samefile(source)


@pytest.mark.parametrize(
    ("targets", "said", "said_vi"),
    [
        (["r.xls"], "O003 error the format of the output is unknown: no format has the extension",
         "O003 lỗi không xác định được định dạng của tệp kết quả: không có định dạng nào"),
        (["r"], "O003 error the format of the output is unknown\n",
         "O003 lỗi không xác định được định dạng của tệp kết quả\n"),
        (["no/r.csv"], "O004 error it cannot be written: there is no folder no",
         "O004 lỗi không ghi được: không có thư mục no"),
        (["folder.csv"], "O004 error it cannot be written: Is a directory",
         "O004 lỗi không ghi được: đây là một thư mục"),
        (["r.csv", "./r.csv"], "O004 error it cannot be written: it is named twice",
         "O004 lỗi không ghi được: tệp này được nêu hai lần"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_outputs_that_cannot_be_written_are_refused_before_any_work(
    targets: list[str], said: str, said_vi: str, lang: str, tmp_path: Path
) -> None:
    (tmp_path / "folder.csv").mkdir()
    options = [part for name in targets for part in ("-o", name)]
    done = run("evaluate", CHAU_DOC, *options, "--force", lang=lang, cwd=tmp_path)
    assert done.code == 2
    written = "\n".join(line.rstrip() for line in done.stderr.splitlines())
    assert {"en": said, "vi": said_vi}[lang] in written
    assert names_in(tmp_path) == ["folder.csv"]


@linux
def test_a_folder_that_takes_no_files_is_reported() -> None:
    done = run("evaluate", CHAU_DOC, "-o", "/proc/r.json")
    assert done.code == 2
    assert "O004 error it cannot be written: " in done.stderr
    assert "Traceback" not in done.stderr


def test_what_ends_unforeseen_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a disk was full when Python kept what it had compiled."""

    def end(*_: object, **__: object) -> None:
        raise EOFError("marshal data too short")

    monkeypatch.setattr("cftscore.api.communes.read", end)
    done = run_inside("evaluate", CHAU_DOC)
    assert done.code == 2
    assert "EOFError: marshal data too short" in done.stderr


@linux
@pytest.mark.parametrize("name", ["r.json", "r.csv", "r.md", "r.xlsx"])
@pytest.mark.parametrize("there", [False, True], ids=["new", "replaced"])
def test_a_full_disk_leaves_nothing_by_halves(name: str, there: bool, tmp_path: Path) -> None:
    import resource

    target = tmp_path / name
    if there:
        target.write_text("mine")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))

    # Python would keep half of what it compiles, and fail by it from then on.
    keeping_none = {"PYTHONDONTWRITEBYTECODE": "1"}
    done = run(
        "evaluate", CHAU_DOC, "-q", "-o", target, "--force", env=keeping_none, preexec_fn=limit
    )
    assert done.code == 2
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.read_text() for path in tmp_path.iterdir()] == (["mine"] if there else [])


# --- options -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "code"),
    [("75", 0), ("75%", 0), ("75,00 %", 0), ("0", 0), ("74.999999", 0),
     ("75.01", 1), ("75,5", 1), ("75.000001", 1), ("100", 1)],
)  # fmt: skip
def test_fail_under_is_exact(target: str, code: int) -> None:
    done = run("evaluate", YEAR, "-q", "--fail-under", target)
    assert done.code == code
    assert ("is below the" in done.stderr) is bool(code)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Compliance of 75.00% is below the required 75.01%."),
        ("vi", "Tỷ lệ đạt 75,00% thấp hơn mức yêu cầu 75,01%."),
    ],
)
def test_fail_under_says_why_it_fails(lang: str, said: str) -> None:
    done = run("evaluate", YEAR, "--fail-under", "75.01", lang=lang)
    assert done.code == 1
    assert done.stderr.splitlines()[-1] == said
    assert row(done.stdout, "Tỉnh An Giang")[2] == "117"


@pytest.mark.parametrize(
    ("target", "lang"),
    [("101", "en"), ("abc", "vi"), ("-1", "en"), ("", "vi"), ("nan", "en"), ("1e1", "vi"),
     ("75..1", "en"), ("７５", "vi"), ("100.01", "en")],
)  # fmt: skip
def test_fail_under_takes_percentages_only(target: str, lang: str) -> None:
    done = run("evaluate", YEAR, "--fail-under", target, lang=lang)
    assert (done.code, done.stdout) == (2, "")
    assert (
        done.stderr.splitlines()[0]
        == {
            "en": f"Error: '--fail-under': {target} is not a percentage from 0 to 100",
            "vi": f"Lỗi: '--fail-under': {target} không phải là tỷ lệ phần trăm từ 0 đến 100",
        }[lang]
    )


def test_focus_shows_its_criteria_first_and_in_detail() -> None:
    done = run("evaluate", YEAR, "--focus", "5, 3,5")
    lines = done.stdout.splitlines()
    headings = [
        "Compliance",
        "Criterion 5. Children injured in accidents (up to 100 points)",
        "Communes that fail criterion 5",
        "Criterion 3. Children abused (up to 100 points)",
        "Communes that fail criterion 3",
        "Failed criteria, most often first",
    ]
    assert [line for line in lines if line in headings] == headings
    results = [(one, one["criteria"][2]) for one in document(2020)["communes"]]
    best = sum(result["items"][0]["band"] == 0 for _, result in results)
    assert row(done.stdout, "3.1   Children abused")[-4:] == ["to", "0", "50", str(best)]
    # Value, numerator and denominator, and where they stand.
    commune, result = next(pair for pair in results if pair[1]["met"] is False)
    item = result["items"][0]
    quotient = Decimal(item["numerator"] * 1000) / item["denominator"]
    many = f"{item['denominator']:,}"
    heading = lines.index("Communes that fail criterion 3")
    assert row("\n".join(lines[heading:]), commune["name"]) == [
        *f"3.1 {quotient:.2f} ({item['numerator']} / {many})".split(),
        *", ".join(item["cells"]).replace(", Chỉ tiêu!", ", ").split(),
    ]
    assert widest(done.stdout) <= 80


def test_focus_of_a_criterion_that_nobody_misses() -> None:
    nobody = [
        criterion["id"]
        for criterion in document(2020)["missed_criteria"]
        if not criterion["missed"]
    ]
    done = run("evaluate", YEAR, "--focus", nobody[0], lang="vi")
    text = f"Chưa có xã nào được xác định là không đạt tiêu chí {nobody[0]}."
    assert text in done.stdout.splitlines()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Error: '--focus': 99: no such criterion; qd-06-2019 has 1, 2, 3, 4, 5,"),
        (
            "vi",
            "Lỗi: '--focus': 99: không có tiêu chí này; bộ tiêu chí qd-06-2019 có các tiêu chí 1,",
        ),
    ],
)
def test_focus_takes_criteria_of_the_set_only(lang: str, said: str, tmp_path: Path) -> None:
    done = run("evaluate", CHAU_DOC, "--focus", "3,99", "-o", tmp_path / "r.md", lang=lang)
    assert (done.code, done.stdout) == (2, "")
    assert said in done.stderr
    assert names_in(tmp_path) == []


@pytest.mark.parametrize(
    "options",
    [
        ("--district", "893"),
        ("--district", "huyen cho moi", "--province", "an giang"),
        ("--district", "Chợ Mới", "--province", "89"),
    ],
)
def test_district_by_code_or_name(options: tuple[str, ...]) -> None:
    done = run("evaluate", YEAR, *options, lang="vi")
    assert done.code == 0
    expected = counts(district(2020, "893"), ",")
    assert expected[:2] == ["18", "18"]
    assert row(done.stdout, "Huyện Chợ Mới") == expected
    assert "Tỉnh An Giang" not in done.stdout
    assert f"{expected[2]}/18 xã đạt: {expected[5]}" in done.stdout.splitlines()


@pytest.mark.parametrize("name", ["89", "An Giang", "TỈNH AN GIANG"])
def test_province_by_code_or_name(name: str) -> None:
    done = run("evaluate", CHAU_DOC, "--province", name)
    assert done.code == 0
    alone = district(2020, "884")
    percent = f"{Decimal(alone['passed'] * 100) / 156:.2f}"
    assert row(done.stdout, "Tỉnh An Giang") == ["156", *counts(alone)[1:5], f"{percent}%"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--district", "Chơ Moiz", "--province", "89"),
            ["R009", "Huyện Chợ Mới (893, Tỉnh An Giang)"],
        ),
        (("--district", "Chợ Mới"), ["R010", "(065, Tỉnh Bắc Kạn)", "(893, Tỉnh An Giang)"]),
        (("--district", "999"), ["R009", "“999”"]),
        (("--province", "Hanoi"), ["R009", "Thành phố Hà Nội (01)"]),
        (("--period", "20x"), ["W018", "2020, 2020-H1 (6 tháng), 2020-Q2"]),
        (("--period", "2019"), ["W016", "--period 2020"]),
        (("--criteria", "qd-06-2018"), ["C001", "qd-06-2019"]),
        (("--criteria", "./no.yaml"), ["C001", "./no.yaml"]),
    ],
)
def test_names_that_are_misspelt_come_with_the_nearest(
    options: tuple[str, ...], said: list[str]
) -> None:
    done = run("evaluate", YEAR, *options, lang="vi")
    assert (done.code, done.stdout) == (2, "")
    for text in said:
        assert text in done.stderr


@pytest.mark.parametrize("name", ["qd-06-2019", "criteria/qd-06-2019.yaml"])
def test_criteria_by_id_or_path(name: str) -> None:
    done = run("evaluate", CHAU_DOC, "--criteria", name, "-p", "2020", "-f", "json", "-q")
    assert json.loads(done.raw)["criteria_set"]["id"] == "qd-06-2019"


def test_quiet_leaves_errors_and_data_only() -> None:
    done = run("evaluate", YEAR, "-q")
    assert (done.code, done.stdout, done.stderr) == (0, "", "")
    done = run("evaluate", YEAR, "--quiet", "--format", "json")
    assert done.stderr == ""
    assert done.raw == evaluated(2020, "en", "json").raw


def test_a_file_that_cannot_be_read_costs_exit_code_1_and_not_the_result(tmp_path: Path) -> None:
    shutil.copy(CHAU_DOC, tmp_path)
    (tmp_path / "b.xlsx").write_bytes(CHAU_DOC.read_bytes()[:5000])
    done = run("evaluate", ".", "-q", "-f", "json", cwd=tmp_path)
    assert done.code == 1
    assert "b.xlsx" in done.stderr
    assert "1 error" in done.stderr.splitlines()
    assert json.loads(done.raw, parse_float=Decimal)["districts"] == [district(2020, "884")]
    done = run("evaluate", "b.xlsx", cwd=tmp_path)
    assert (done.code, done.stdout) == (2, "")


# --- usage, help, languages ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "en", "vi"),
    [
        ("evaluate", "missing argument 'PATH...'", "thiếu tham số 'TỆP...'"),
        ("evaluate x --forma json",
         "no such option: --forma; did you mean: --force, --format, --map?",
         "không có tùy chọn --forma; có phải: --force, --format, --map?"),
        ("evaluate x --zzz", "no such option: --zzz", "không có tùy chọn --zzz"),
        ("evaluate x -f jsn",
         "'--format': jsn: choose table, json, csv, long, md, html or parquet; did you mean: json?",
         "'--format': jsn: chọn table, json, csv, long, md, html hoặc parquet; có phải: json?"),
        ("evaluate x -o", "option '-o' needs a value", "tùy chọn '-o' cần một giá trị"),
        ("evaluate x --quiet=3", "option '--quiet' takes no value",
         "tùy chọn '--quiet' không nhận giá trị"),
        ("criteria shw", "no such command: “shw”; did you mean: “show”?",
         "không có lệnh “shw”; có phải: “show”?"),
        ("zzz", "no such command: “zzz”", "không có lệnh “zzz”"),
        ("criteria show qd-06-2019 more", "more arguments than expected: more",
         "thừa tham số: more"),
        ("criteria show qd-06-2019 --criterion x", "'--criterion' needs a whole number",
         "'--criterion' cần một số nguyên"),
        ("criteria list -f csv", "'--format': csv: choose table or json",
         "'--format': csv: chọn table hoặc json"),
        ("evaluate x --lang fr", "'--lang': fr: choose vi or en", "'--lang': fr: chọn vi hoặc en"),
    ],
)  # fmt: skip
def test_usage_errors_in_both_languages(words: str, en: str, vi: str) -> None:
    for lang, text, see in (("en", f"Error: {en}", "See: cft"), ("vi", f"Lỗi: {vi}", "Xem: cft")):
        done = run(*words.split(), lang=lang)
        assert (done.code, done.stdout) == (2, "")
        message, *example, hint = done.stderr.splitlines()
        assert message == text
        assert [line.partition(": ")[2][:8] for line in example] == (
            ["cftscore"] if en.startswith("missing") else []
        )
        assert hint.startswith(see)
        of = words.split(maxsplit=1)[0] if words.startswith("evaluate") else ""
        assert hint.endswith(f"{of} --help")


def _commands(command: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    below = getattr(command, "commands", {}).items()
    return [path, *(found for name, one in below for found in _commands(one, (*path, name)))]


@pytest.mark.parametrize("path", _commands(typer.main.get_command(app)), ids=" ".join)
@pytest.mark.parametrize(
    ("lang", "usage", "options", "last"),
    [
        ("en", "Usage: cftscore", "─ Options ─", "Show this message and exit."),
        ("vi", "Cách dùng: cftscore", "─ Tùy chọn ─", "In trợ giúp này rồi thoát."),
    ],
)
def test_help_of_every_command(
    path: tuple[str, ...], lang: str, usage: str, options: str, last: str
) -> None:
    done = run(*path, "--help", lang=lang)
    assert (done.code, done.stderr) == (0, "")
    assert done.raw == run(*path, "-h", lang=lang).raw
    assert " ".join((usage, *path)) in done.stdout
    assert options in done.stdout
    assert last in done.stdout
    assert widest(done.stdout) <= 80
    assert unicodedata.is_normalized("NFC", done.stdout)
    for leftover in ("\x1b", "\x1f", "<", "{", *(("Usage", "ptions", "equired", "efault", "ommand")
                                                 if lang == "vi" else ())):  # fmt: skip
        assert leftover not in done.stdout


def test_a_group_of_commands_alone_gives_its_help_and_exit_code_2() -> None:
    done = run("criteria")
    assert (done.code, done.stderr) == (2, "")
    assert done.stdout.strip() == run("criteria", "--help").stdout.strip()


def test_version() -> None:
    done = run("--version")
    assert done.stdout == f"cftscore {importlib.metadata.version('cftscore')}\n"


@pytest.mark.parametrize(
    ("words", "lang", "env", "expected"),
    [
        ((), None, {"LC_ALL": "vi_VN.UTF-8"}, "vi"),
        ((), None, {"LANG": "vi_VN"}, "vi"),
        ((), None, {"LANG": "en_US.UTF-8"}, "en"),
        ((), None, {"LC_ALL": "C"}, "en"),
        ((), "vi", {"LC_ALL": "en_US.UTF-8"}, "vi"),
        ((), "en", {"LC_ALL": "vi_VN.UTF-8"}, "en"),
        (("--lang", "vi"), "en", {"LC_ALL": "en_US.UTF-8"}, "vi"),
        (("--lang=en",), "vi", {}, "en"),
    ],
)
def test_language_by_option_then_variable_then_locale(
    words: tuple[str, ...], lang: str | None, env: dict[str, str], expected: str
) -> None:
    text = {"vi": "Lỗi: thiếu tham số", "en": "Error: missing argument"}[expected]
    for position in (("evaluate", *words), (*words, "evaluate")):
        assert run(*position, lang=lang, env=env).stderr.startswith(text)


# --- terminals, pipes, encodings -----------------------------------------------------------------


def _on_a_terminal(*words: str | Path, env: dict[str, str] | None = None, columns: int = 80) -> str:
    """Run a command whose output is a terminal, and give what it shows."""
    import pty
    import termios

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, columns))
    process = subprocess.Popen(
        [*COMMAND, *map(str, words)],
        stdin=theirs, stdout=theirs, stderr=theirs,
        env={**environment("en", env), "TERM": "xterm-256color"},
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:
        pass  # Linux says so that the other end is closed.
    finally:
        os.close(ours)
    assert process.wait() == 0
    return shown.decode()


@posix
@pytest.mark.parametrize(
    "words", [("evaluate", CHAU_DOC), ("evaluate", "-h"), ("criteria", "list")]
)
def test_colours_on_a_terminal_and_none_with_no_color(words: tuple[str | Path, ...]) -> None:
    coloured = _on_a_terminal(*words)
    assert "\x1b[" in coloured
    assert "\x1b" not in _on_a_terminal(*words, env={"NO_COLOR": "1"})
    assert "\x1b" not in _on_a_terminal(*words, env={"NO_COLOR": "1", "FORCE_COLOR": "1"})
    assert "\x1b" not in run(*words, env={"GITHUB_ACTIONS": "true"}).stdout
    assert "\x1b[" in run(*words, env={"FORCE_COLOR": "1"}).stdout


@posix
def test_a_terminal_is_filled_and_a_pipe_is_80_columns_wide() -> None:
    import pty
    import termios

    assert widest(_on_a_terminal("evaluate", CHAU_DOC, columns=120)) > 80
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, 200))
    for words in (("evaluate", CHAU_DOC), ("evaluate", "-h")):
        assert widest(run(*words, stdin=theirs).stdout) == 80
        assert widest(run(*words, env={"COLUMNS": "60"}).stdout) == 60
        assert widest(run(*words, env={"COLUMNS": "0"}).stdout) == 80
    os.close(ours)
    os.close(theirs)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1258"])
def test_encodings_that_lack_letters(encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    table = run("evaluate", CHAU_DOC, lang="vi", env=env)
    assert table.code == 0
    text = table.raw.decode(encoding)
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    result = counts(district(2020, "884"), ",")
    said = f"{result[2]}/7 xa dat: {result[5]}"
    assert said in plain.replace("đ", "d")
    for format_ in ("json", "csv", "md"):
        done = run("evaluate", CHAU_DOC, "-f", format_, lang="vi", env=env)
        expected = run("evaluate", CHAU_DOC, "-f", format_, lang="vi").raw.decode()
        assert done.code == 0
        if format_ == "json":
            assert done.raw.isascii()
            assert json.loads(done.raw) == json.loads(expected)
        else:
            # No letter is lost without a word: such a file is UTF-8, and says so.
            assert done.raw.decode("utf-8-sig") == expected
            assert done.raw.startswith(b"\xef\xbb\xbf")
    assert run("evaluate", "-h", lang="vi", env=env).code == 0
    assert run("evaluate", "không có", lang="vi", env=env).code == 2


@posix
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("evaluate", YEAR), 0),
        (("evaluate", YEAR, "--fail-under", "76"), 1),
        (("evaluate", YEAR, "-f", "json"), 0),
        (("evaluate", "-h"), 0),
        (("criteria", "schema"), 0),
        (("evaluate", "no.xlsx"), 2),
    ],
)
def test_a_reader_that_has_gone_changes_no_exit_code(words: tuple[str, ...], code: int) -> None:
    for closed, other in (("stdout", "stderr"), ("stderr", "stdout")):
        ours, theirs = os.pipe()
        os.close(ours)
        streams: dict[str, Any] = {closed: theirs, other: subprocess.PIPE}
        done = run(*words, capture_output=False, **streams)
        os.close(theirs)
        assert done.code == code
        assert "Traceback" not in done.stderr
        assert "ignored" not in done.stderr


@linux
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("evaluate", CHAU_DOC), 2),
        (("evaluate", CHAU_DOC, "-f", "csv"), 2),
        (("criteria", "check", "qd-06-2019"), 2),
        (("--version",), 2),
        (("evaluate", CHAU_DOC, "-q"), 0),
    ],
)
def test_output_that_cannot_be_written_is_said(words: tuple[str | Path, ...], code: int) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run(*words, lang="vi", capture_output=False, stdout=full, stderr=subprocess.PIPE)
        assert done.code == code
        text = "Lỗi: hệ thống từ chối: ổ đĩa hết dung lượng"
        assert done.stderr.splitlines()[-1:] == ([text] if code else [])
        done = run(*words, capture_output=False, stdout=subprocess.DEVNULL, stderr=full)
        assert done.code == 0


@posix
def test_closed_streams() -> None:
    def close() -> None:
        os.close(1)
        os.close(2)

    words = ("evaluate", YEAR, "--fail-under")
    for target, code in (("75", 0), ("76", 1), ("x", 2)):
        done = run(*words, target, capture_output=False, preexec_fn=close)
        assert done.code == code


# --- hostile names -------------------------------------------------------------------------------


@linux
def test_names_of_files_may_hold_any_byte(tmp_path: Path) -> None:
    names = [b"\xff.xlsx", b"a\x1b[31mb\n|<b>.xlsx"]
    for name, source in zip(names, (CHAU_DOC, CHO_MOI), strict=True):
        shutil.copy(source, tmp_path / os.fsdecode(name))
    for format_ in ("table", "json", "csv", "md"):
        done = run("evaluate", ".", "-f", format_, cwd=tmp_path)
        assert done.code == 0
        assert b"\x1b" not in done.raw
        assert "\x1b" not in done.stderr
        if format_ == "json":
            sources = [source["path"] for source in json.loads(done.raw)["sources"]]
            assert sorted(sources) == ["a\x1b[31mb\n|<b>.xlsx", "\ufffd.xlsx"]
    done = run("evaluate", "no\x1b[31m.xlsx", "--focus", "3", cwd=tmp_path)
    assert done.code == 2
    assert "\x1b" not in done.stderr
