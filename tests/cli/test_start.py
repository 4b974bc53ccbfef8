"""The first run: `cftscore` alone, and what starting costs."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import commandline
import pytest
from commandline import CHAU_DOC, SAMPLES, run, widest

from cftscore.cli import COMMANDS
from cftscore.core.version import __version__

pytestmark = pytest.mark.slow

HEAD = {
    "en": f"""\
cftscore {__version__}
Score communes, wards and townships on how fit they are for children, from Excel
workbooks.
""",
    "vi": f"""\
cftscore {__version__}
Chấm điểm xã, phường, thị trấn phù hợp với trẻ em từ tệp Excel.
""",
}
YEAR = {
    "template": ("Make a workbook to fill in", "Lập tệp Excel để điền số liệu",
                 ' --district "Thoại Sơn" --period 2020 -o thoai-son.xlsx', ""),
    "status": ("See who has submitted, who has not", "Xem xã nào đã nộp, xã nào chưa",
               " thoai-son.xlsx", ""),
    "validate": ("Check it before it is sent", "Kiểm tra lỗi trước khi nộp",
                 " thoai-son.xlsx --annotate checked.xlsx", "checked ra-soat"),
    "evaluate": ("Score it and compute compliance", "Chấm điểm và tính tỷ lệ đạt",
                 " thoai-son.xlsx -o result.xlsx", "result ket-qua"),
    "report": ("Make the report", "Lập báo cáo", " thoai-son.xlsx -o report.html",
               "report bao-cao"),
    "recognise": ("Draft the recognition", "Soạn quyết định công nhận",
                  " thoai-son.xlsx -o recognition", "recognition cong-nhan"),
}  # fmt: skip
"""The year of an officer: a step, its words, what follows the command, a name and its twin."""
TAIL = {
    "en": """
All commands                   cftscore --help
One command and its options    cftscore evaluate --help
Explain a finding              cftscore finding V001
What is installed, or missing  cftscore doctor
Tiếng Việt                     cftscore --lang vi
""",
    "vi": """
Danh sách lệnh                   cftscore --help
Một lệnh và các tùy chọn         cftscore evaluate --help
Giải thích một mã lỗi, cảnh báo  cftscore finding V001
Những gì đã cài và còn thiếu     cftscore doctor
English                          cftscore --lang en
""",
}
STEPS = [name for name in YEAR if name in COMMANDS]


def screen(lang: str, done: int = 0) -> str:
    """Write the screen of a folder where nothing lies, so many steps of the year done."""
    lines = []
    for number, name in enumerate(STEPS, 1):
        en, vi, words, twins = YEAR[name]
        if lang == "vi" and twins:
            words = words.replace(twins.split()[0], twins.split()[1])
        mark = "✓" if number <= done else "→" if number == done + 1 else " "
        lines += [f"{mark} {number}. {vi if lang == 'vi' else en}", f"     cftscore {name}{words}"]
    return "\n".join([HEAD[lang], *lines, TAIL[lang]])


EMPTY = {lang: screen(lang) for lang in ("en", "vi")}


def commands(screen: str) -> list[list[str]]:
    """Give the commands of a screen as a shell takes them."""
    return [shlex.split(line) for line in re.findall(r"\bcftscore [^\d].*", screen)]


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_an_empty_folder(lang: str, tmp_path: Path) -> None:
    for words in ((), ("--lang", lang)):
        done = run(*words, lang=lang, cwd=tmp_path)
        assert (done.code, done.stderr) == (0, "")
        assert done.stdout == EMPTY[lang]


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_every_command_can_be_typed_as_it_stands(lang: str, tmp_path: Path) -> None:
    typed = commands(EMPTY[lang])
    assert len(typed) == len(STEPS) + 5
    assert run(*typed[0][1:], lang=lang, cwd=tmp_path).code == 0
    # Somebody fills it in.
    shutil.copy(CHAU_DOC.parent / "894-thoai-son.xlsx", tmp_path / "thoai-son.xlsx")
    codes = [run(*words[1:], lang=lang, cwd=tmp_path).code for words in typed[1:]]
    assert codes == [0] * len(codes)
    made = [YEAR[name][2].split()[-1] for name in STEPS[1:]]
    for name in STEPS:
        if lang == "vi" and YEAR[name][3]:
            en, vi = YEAR[name][3].split()
            made = [one.replace(en, vi) for one in made]
    assert {path.name for path in tmp_path.iterdir()} == {"thoai-son.xlsx", *made}


def said(folder: Path, lang: str = "en") -> list[str]:
    """Give the lines of the screen between what cftscore is and the steps."""
    lines = run(cwd=folder, lang=lang, env={"COLUMNS": "200"}).stdout.splitlines()
    return [line for line in lines[2 : next(n for n, x in enumerate(lines) if " 1. " in x)] if line]


def steps(folder: Path) -> list[str]:
    """Give the mark and the command of each step."""
    lines = run(cwd=folder).stdout.splitlines()
    pairs = pairwise(lines)
    return [f"{a[0]} {b.split()[1]}" for a, b in pairs if re.match(r". \d+\. ", a)]


@pytest.mark.parametrize(
    ("files", "here", "typed"),
    [
        (["a.xlsx"], "This folder holds one workbook: a.xlsx.",
         ["validate a.xlsx --annotate checked.xlsx", "evaluate a.xlsx -o result.xlsx",
          "report a.xlsx -o report.html"]),
        (["Xã Tân An (1).xlsx", "report.html"],
         "This folder holds one workbook: Xã Tân An (1).xlsx.",
         ['validate "Xã Tân An (1).xlsx" --annotate checked.xlsx',
          'evaluate "Xã Tân An (1).xlsx" -o result.xlsx',
          'report "Xã Tân An (1).xlsx" -o report-2.html']),
        (["-$x.ods"], "This folder holds one workbook: -$x.ods.",
         ["validate './-$x.ods' --annotate checked.xlsx", "evaluate './-$x.ods' -o result.xlsx",
          "report './-$x.ods' -o report.html"]),
        (["b.csv", "a.XLS"], "This folder holds 2 workbooks: a.XLS, b.csv.",
         ["validate .", "evaluate . -o result.xlsx", "report . -o report.html"]),
        ([f"{n}.xlsx" for n in range(5)],
         "This folder holds 5 workbooks: 0.xlsx, 1.xlsx, 2.xlsx and 2 more.",
         ["validate .", "evaluate . -o result.xlsx", "report . -o report.html"]),
        (["~$a.xlsx", ".b.xlsx", "notes.txt", "x/list.csv", "y/a.xlsx", "y/b.xlsx"],
         "The folder y holds 2 workbooks.",
         ["validate y", "evaluate y -o result.xlsx", "report y -o report.html"]),
        (["2019/a.xlsx", "2020/a.xlsx", "cũ/a.xlsx", "x/a.xls"],
         "Folders with workbooks: 2019 (1), 2020 (1), cũ (1) and 1 more.",
         ["validate 2020/a.xlsx --annotate checked.xlsx", "evaluate 2020 -o result.xlsx",
          "report 2020 -o report.html", "compare 2019 --with 2020"]),
    ],
)  # fmt: skip
def test_a_folder_with_workbooks(
    files: list[str], here: str, typed: list[str], tmp_path: Path
) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert said(tmp_path) == [here, "Not made yet: results, a report."]
    lines = run(cwd=tmp_path).stdout.splitlines()
    shown = [line[14:] for line in lines if line.startswith("     cftscore ")]
    untold = ("template", "status", "recognise", "merge")
    assert [one for one in shown if one.split()[0] not in untold] == typed


@pytest.mark.parametrize(
    ("files", "merging"),
    [
        (["a.xlsx"], []),
        (["a.xlsx", "b.xlsx"], ["merge . -o ../merged.xlsx"]),
        (["a.xlsx", "b.xlsx", "../merged.xlsx"], ["merge . -o ../merged-2.xlsx"]),
        (["tệp xã/a.xlsx", "tệp xã/b.xlsx"], ['merge "tệp xã" -o merged.xlsx']),
        (["2019/a.xlsx", "2019/b.xlsx", "2020/a.xlsx", "2020/b.xlsx"], []),
    ],
)
def test_what_is_merged_is_never_written_beside_its_parts(
    files: list[str], merging: list[str], tmp_path: Path
) -> None:
    """There every commune would be read twice, once in each."""
    folder = tmp_path / "folder"
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")
    shown = [" ".join(words[1:]) for words in map(shlex.split, run(cwd=folder).stdout.splitlines())
             if words[:2] == ["cftscore", "merge"]]  # fmt: skip
    assert shown == [" ".join(shlex.split(line)) for line in merging]


def test_a_workbook_of_an_office_is_mapped_first(tmp_path: Path) -> None:
    """Every line of the screen can be typed, and the year is that in the name."""
    shutil.copy(SAMPLES / "own-workbook/phu-tan-2020.xlsx", tmp_path / "huyện Phú Tân 2020.xlsx")
    seen = said(tmp_path)
    assert seen[1] == "Not made from a template: first see how the headings are read."
    assert "→ map" in steps(tmp_path)
    (line,) = (words for words in commands(run(cwd=tmp_path).stdout) if words[1] == "map")
    assert line == ["cftscore", "map", "huyện Phú Tân 2020.xlsx", "-o", "mapping.xlsx"]
    assert run(*line[1:], cwd=tmp_path).code == 0
    assert "→ status" in steps(tmp_path)
    typed = {words[1]: words for words in commands(run(cwd=tmp_path).stdout)}
    assert typed["status"][3:] == ["--period", "2020", "--map", "mapping.xlsx"]
    # Two districts have this name: the message says the code that can be typed.
    status = run(*typed["status"][1:], cwd=tmp_path)
    assert (status.code, 'add `--district "888"`' in status.stderr) == (1, True)
    assert "W015" in status.stderr
    assert "W015" not in run(*typed["status"][1:], "--district", "888", cwd=tmp_path).stderr
    (tmp_path / "cftscore-map.yaml").write_text("", "utf-8")
    (tmp_path / "mapping.xlsx").unlink()
    assert "--map" not in run(cwd=tmp_path).stdout


def test_a_workbook_that_is_open_is_named(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx", "c.xlsx", "~$a.xlsx", ".~lock.b.xlsx#", "~$d.xlsx"):
        (tmp_path / name).write_bytes(b"")
    told = "Open in another program: a.xlsx, b.xlsx. Save and close before you go on."
    assert said(tmp_path)[1] == told
    told = "Đang mở trong chương trình khác: a.xlsx, b.xlsx. Lưu rồi đóng lại trước khi chạy lệnh."
    assert said(tmp_path, "vi")[1] == told


def test_reported_figures_are_compared_with_those_checked_later(tmp_path: Path) -> None:
    for name, age in (("xã/a.xlsx", 100), ("huyện/a.xlsx", 200), ("khác/b.xlsx", 300)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (age, age))
    typed = [" ".join(words[1:]) for words in commands(run(cwd=tmp_path).stdout)]
    assert "reconcile xã huyện" in typed
    assert "evaluate huyện -o result.xlsx" in typed
    shown = [words.split()[0] for words in typed]
    assert shown.index("evaluate") < shown.index("reconcile") < shown.index("report")


def test_what_is_ours_what_is_missing_and_what_is_out_of_date(tmp_path: Path) -> None:
    """As the work goes on: what was made counts, until a workbook changes."""
    shutil.copy(CHAU_DOC, tmp_path / "xã.xlsx")
    shutil.copy(SAMPLES / "unit-classes.csv", tmp_path / "nhóm.csv")
    seen = []
    for words in ("", "validate xã.xlsx --annotate checked.xlsx", "evaluate xã.xlsx -o result.xlsx",
                  "report xã.xlsx -o a.docx -o report.html"):  # fmt: skip
        if words:
            assert run(*words.split(), cwd=tmp_path).code == 0
        marked = [line for line in steps(tmp_path) if line[0] != " "]
        seen.append((marked[-1], *said(tmp_path)[1:]))
    assert seen[0][1:] == ("Not made yet: results, a report.",)
    assert seen[1:3] == [
        ("→ evaluate", "Made by cftscore: checked.xlsx.", "Not made yet: results, a report."),
        ("→ report", "Made by cftscore: checked.xlsx, result.xlsx.", "Not made yet: a report."),
    ]
    assert seen[3][1:] == ("Made by cftscore: a.docx, checked.xlsx, report.html and 1 more.",)
    assert "✓ report" in steps(tmp_path)
    later = (tmp_path / "report.html").stat().st_mtime + 10
    os.utime(tmp_path / "xã.xlsx", (later, later))
    assert said(tmp_path)[-1] == (
        "xã.xlsx has changed since report.html was made: check and score it again."
    )
    assert said(tmp_path, "vi")[-1] == (
        "xã.xlsx đã thay đổi sau khi lập report.html: kiểm tra và chấm điểm lại."
    )
    assert {"✓ template", "  report"} <= set(steps(tmp_path))


def test_names_with_blanks_reach_the_commands(tmp_path: Path) -> None:
    shutil.copy(CHAU_DOC, tmp_path / "số liệu $1.xlsx")
    typed = commands(run(cwd=tmp_path).stdout)
    (evaluate,) = (words for words in typed if words[1] == "evaluate" and "-h" not in words[2])
    assert evaluate == ["cftscore", "evaluate", "số liệu $1.xlsx", "-o", "result.xlsx"]
    assert run(*evaluate[1:], cwd=tmp_path).code == 0


def test_colours_are_for_terminals_and_narrow_ones_get_narrow_lines(tmp_path: Path) -> None:
    coloured = run(cwd=tmp_path, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b[36mcftscore evaluate thoai-son.xlsx -o result.xlsx\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d*m", "", coloured) == EMPTY["en"]
    assert run(cwd=tmp_path, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout == EMPTY["en"]
    narrow = run(cwd=tmp_path, env={"COLUMNS": "40"}).stdout
    assert widest("\n".join(x for x in narrow.splitlines() if "cftscore" not in x)) <= 40


def test_letters_that_a_terminal_lacks_are_no_obstacle(tmp_path: Path) -> None:
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    typed = commands(run(lang="vi", cwd=tmp_path, env=env).stdout)
    assert typed[0][1:4] == ["template", "--district", "Thoai Son"]
    assert run(*typed[0][1:], cwd=tmp_path).code == 0


# --- what starting costs

COMPLETION = {"_CFTSCORE_COMPLETE": "complete_bash", "COMP_WORDS": "cftscore\neva",
              "COMP_CWORD": "1"}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "env"),
    [(["--help"], {}), (["--version"], {}), ([], COMPLETION), ([], {}), (["evaluate", "-h"], {}),
     ([], COMPLETION | {"COMP_WORDS": "cftscore\nevaluate\nx\n--district\ntho", "COMP_CWORD": "4"}),
     (["criteria", "show", "qd-06-2019"], {})],
)  # fmt: skip
def test_what_takes_long_to_import_is_not_imported(words: list[str], env: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "cftscore", *words],
        env=commandline.environment("en", env), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    names = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    found = {name.partition(".")[0] for name in names}
    assert "cftscore" in found
    if words in (["--help"], ["--version"], ["evaluate", "-h"]):
        slower = {"cftscore.evaluation", "cftscore.criteria", "email", "importlib.metadata", "rich"}
        slower |= {"json", "pickle"}
        assert names & slower == set()
    if "show" in words:
        assert names & {"cftscore.spreadsheet.load", "cftscore.intake"} == set()
    slow = {"pandas", "numpy", "openpyxl", "pydantic", "docx", "xlsxwriter", "jsonschema"}
    assert found & slow == set()
