"""The first run: `cftscore` alone, and what starting costs."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import commandline
import pytest
from commandline import CHAU_DOC, run, widest

pytestmark = pytest.mark.slow

EMPTY = {
    "en": """\
cftscore 0.1.0
Score communes, wards and townships on how fit they are for children, from Excel
workbooks.

1. Make a workbook to fill in
   cftscore template --district "Thoại Sơn" --period 2020 -o thoai-son.xlsx

2. Check it before it is sent
   cftscore validate thoai-son.xlsx --annotate checked.xlsx

3. Score it and compute compliance
   cftscore evaluate thoai-son.xlsx

4. Make the report
   cftscore report thoai-son.xlsx -o report.html

All commands                   cftscore --help
One command and its options    cftscore evaluate --help
Explain a finding              cftscore finding V001
What is installed, or missing  cftscore doctor
Tiếng Việt                     cftscore --lang vi
""",
    "vi": """\
cftscore 0.1.0
Chấm điểm xã, phường, thị trấn phù hợp với trẻ em từ tệp Excel.

1. Lập tệp Excel để điền số liệu
   cftscore template --district "Thoại Sơn" --period 2020 -o thoai-son.xlsx

2. Kiểm tra lỗi trước khi nộp
   cftscore validate thoai-son.xlsx --annotate ra-soat.xlsx

3. Chấm điểm và tính tỷ lệ đạt
   cftscore evaluate thoai-son.xlsx

4. Lập báo cáo
   cftscore report thoai-son.xlsx -o bao-cao.html

Danh sách lệnh                   cftscore --help
Một lệnh và các tùy chọn         cftscore evaluate --help
Giải thích một mã lỗi, cảnh báo  cftscore finding V001
Những gì đã cài và còn thiếu     cftscore doctor
English                          cftscore --lang en
""",
}


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
    assert len(typed) == 9
    assert run(*typed[0][1:], lang=lang, cwd=tmp_path).code == 0
    # Somebody fills it in.
    shutil.copy(CHAU_DOC.parent / "894-thoai-son.xlsx", tmp_path / "thoai-son.xlsx")
    codes = [run(*words[1:], lang=lang, cwd=tmp_path).code for words in typed[1:]]
    assert codes == [0] * 8
    checked, report = {"en": ("checked", "report"), "vi": ("ra-soat", "bao-cao")}[lang]
    made = sorted(path.name for path in tmp_path.iterdir())
    assert made == sorted(["thoai-son.xlsx", f"{checked}.xlsx", f"{report}.html"])


@pytest.mark.parametrize(
    ("files", "said", "typed"),
    [
        (["a.xlsx"], "There is one workbook here: a.xlsx.",
         ["validate a.xlsx --annotate checked.xlsx", "evaluate a.xlsx",
          "report a.xlsx -o report.html"]),
        (["Xã Tân An (1).xlsx", "report.html"], "There is one workbook here: Xã Tân An (1).xlsx.",
         ['validate "Xã Tân An (1).xlsx" --annotate checked.xlsx',
          'evaluate "Xã Tân An (1).xlsx"', 'report "Xã Tân An (1).xlsx" -o report-2.html']),
        (["-$x.ods"], "There is one workbook here: -$x.ods.",
         ["validate './-$x.ods' --annotate checked.xlsx", "evaluate './-$x.ods'",
          "report './-$x.ods' -o report.html"]),
        (["b.csv", "a.XLS"], "There are 2 workbooks here: a.XLS, b.csv.",
         ["validate .", "evaluate .", "report . -o report.html"]),
        ([f"{n}.xlsx" for n in range(5)],
         "There are 5 workbooks here: 0.xlsx, 1.xlsx, 2.xlsx and 2 more.",
         ["validate .", "evaluate .", "report . -o report.html"]),
        (["~$a.xlsx", ".b.xlsx", "notes.txt", "x/list.csv", "y/a.xlsx", "y/b.xlsx"],
         "The folder y holds 2 workbooks.",
         ["validate y", "evaluate y", "report y -o report.html"]),
    ],
)  # fmt: skip
def test_a_folder_with_workbooks(
    files: list[str], said: str, typed: list[str], tmp_path: Path
) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    lines = run(cwd=tmp_path).stdout.splitlines()
    assert lines[4] == said
    assert [line[12:] for line in lines if line.startswith("   cftscore ")][1:] == typed


def test_names_with_blanks_reach_the_commands(tmp_path: Path) -> None:
    shutil.copy(CHAU_DOC, tmp_path / "số liệu $1.xlsx")
    typed = commands(run(cwd=tmp_path).stdout)
    assert typed[2] == ["cftscore", "evaluate", "số liệu $1.xlsx"]
    assert run(*typed[2][1:], cwd=tmp_path).code == 0


def test_colours_are_for_terminals_and_narrow_ones_get_narrow_lines(tmp_path: Path) -> None:
    coloured = run(cwd=tmp_path, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b[36mcftscore evaluate thoai-son.xlsx\x1b[0m" in coloured
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
    names = (line.rpartition("|")[2].strip() for line in done.stderr.splitlines())
    found = {name.partition(".")[0] for name in names}
    assert "cftscore" in found
    slow = {"pandas", "numpy", "openpyxl", "pydantic", "docx", "xlsxwriter", "jsonschema"}
    assert found & slow == set()
