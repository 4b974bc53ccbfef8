"""What is suggested: the nearest name, the next command; and that what is suggested works."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import typer.main
from commandline import CHAU_DOC, ROOT, SAMPLES
from commandline import run_inside as run

from cftscore.cli.app import app
from cftscore.findings.kinds import every_kind

LANGUAGES = ("en", "vi")


def said(done: Any) -> list[str]:
    """Give the lines on standard error without the blanks around them."""
    return [line.strip() for line in done.stderr.splitlines()]


# --- the nearest name


@pytest.mark.parametrize(
    ("words", "en", "vi"),
    [
        ("evalaute x", "no such command: “evalaute”; did you mean: “evaluate”?",
         "không có lệnh “evalaute”; có phải: “evaluate”?"),
        ("Report", "no such command: “Report”; did you mean: “report”?",
         "không có lệnh “Report”; có phải: “report”?"),
        ("show qd-06-2019",
         "no such command: “show”; did you mean: “criteria show”, “register show”?",
         "không có lệnh “show”; có phải: “criteria show”, “register show”?"),
        ("sensitivty x", "no such command: “sensitivty”; did you mean: “criteria sensitivity”?",
         "không có lệnh “sensitivty”; có phải: “criteria sensitivity”?"),
        ("check a.xlsx", "no such command: “check”; did you mean: “validate”?",
         "không có lệnh “check”; có phải: “validate”?"),
        ("Kiểm tra a.xlsx", "no such command: “Kiểm”; did you mean: “validate”?",
         "không có lệnh “Kiểm”; có phải: “validate”?"),
        ("cham-diem a.xlsx", "no such command: “cham-diem”; did you mean: “evaluate”?",
         "không có lệnh “cham-diem”; có phải: “evaluate”?"),
        ("criteria shwo x", "no such command: “shwo”; did you mean: “show”?",
         "không có lệnh “shwo”; có phải: “show”?"),
        ("criteria evaluate x", "no such command: “evaluate”",
         "không có lệnh “evaluate”"),
        ("evaluate x --distrct 89",
         "no such option: --distrct; did you mean: --district, --register, --strict?",
         "không có tùy chọn --distrct; có phải: --district, --register, --strict?"),
        ("template --layout tabel -p 2020 -o x.xlsx",
         "'--layout': tabel: choose table or form; did you mean: table?",
         "'--layout': tabel: chọn table hoặc form; có phải: table?"),
    ],
)  # fmt: skip
def test_commands_and_options(words: str, en: str, vi: str) -> None:
    for lang, start, message in (("en", "Error: ", en), ("vi", "Lỗi: ", vi)):
        done = run(*words.split(), lang=lang)
        assert (done.code, done.stdout) == (2, "")
        assert done.stderr.splitlines()[0] == start + message


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_missing_comes_with_an_example(lang: str) -> None:
    lines = run("template", "--district", "884", lang=lang).stderr.splitlines()
    assert lines == {
        "en": ["Error: missing option '--period' / '-p'",
               'Example: cftscore template --district "Thoại Sơn" --period 2020 -o thoai-son.xlsx',
               "See: cftscore template --help"],
        "vi": ["Lỗi: thiếu tùy chọn '--period' / '-p'",
               'Ví dụ: cftscore template --district "Thoại Sơn" --period 2020 -o thoai-son.xlsx',
               "Xem: cftscore template --help"],
    }[lang]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        (("evaluate", "samples/an-giang-2002"),
         ["samples/an-giang-2002",
          "W001 error there is no such file or folder",
          "check the path; similar names: samples/an-giang-2020,"]),
        (("evaluate", "samples/an-giang-2020/894-thoai-sn.xlsx"),
         ["samples/an-giang-2020/894-thoai-sn.xlsx",
          "W001 error there is no such file or folder",
          "check the path; similar names:"]),
        (("evaluate", CHAU_DOC, "--criteria", "qd-6-2019"),
         ["qd-6-2019", "C001 error there is no such criteria set or file",
          "see `cftscore criteria list`; similar: qd-06-2019"]),
        (("criteria", "show", "criteria/qd-06-2091.yaml"),
         ["criteria/qd-06-2091.yaml", "C001 error there is no such criteria set or file",
          "see `cftscore criteria list`; similar: qd-06-2019.yaml"]),
    ],
)  # fmt: skip
def test_paths_and_sets(given: tuple[str | Path, ...], lines: list[str]) -> None:
    done = run(*given)
    assert (done.code, done.stdout) == (2, "")
    assert said(done)[: len(lines)] == lines


@pytest.mark.parametrize(
    ("given", "alike"),
    [
        (("evaluate", "noxfil.py"), []),
        (("evaluate", "commune"), ["communes", "communes.XLSX"]),
        (("evaluate", "communes.doc"), ["communes", "communes.XLSX"]),
        (("validate", "ok.xlsx", "--previous", "communs.ods"), ["communes", "communes.XLSX"]),
        (("merge", "sub/xa-1.xls", "-o", "all.xlsx"), ["sub/xa-1.xlsx"]),
        (("evaluate", "ok.xlsx", "--register", "registr.csv"), ["register.csv"]),
        (("evaluate", "ok.xlsx", "--criteria", "communs.yaml"), ["communes.yaml"]),
        (("criteria", "check", "communes.yml"), ["communes.yaml"]),
    ],
)
def test_only_what_can_be_meant_is_proposed(
    given: tuple[str, ...], alike: list[str], tmp_path: Path
) -> None:
    """A workbook or a folder where workbooks are due, a criteria set where one is."""
    for name in ("communes", "sub", ".communes"):
        (tmp_path / name).mkdir()
    for name in ("noxfile.py", "communes.py", "communes.docx", "communes.XLSX", "communes.yaml",
                 "communes.tests.yaml", ".communes.xlsx", "~$communes.xlsx", "register.csv",
                 "register.py", "sub/xa-1.xlsx", "sub/xa-1.txt"):  # fmt: skip
        (tmp_path / name).write_text("")
    shutil.copy(CHAU_DOC, tmp_path / "ok.xlsx")
    done = run(*given, cwd=tmp_path, env={"COLUMNS": "200"})
    assert done.code in (1, 2)
    proposed = re.findall(r"(?m); (?:similar names|similar): (.*)$", done.stderr)
    assert [sorted(names.strip().split(", ")) for names in proposed] == ([alike] if alike else [])


# --- the next command


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", ["W010 error the folder holds no .xlsx .xlsm .xls .xlsb .ods .csv file",
                "name the folder that holds the workbooks; to make some: `cftscore",
                "template --help`"]),
        ("vi", ["W010 lỗi thư mục không có tệp .xlsx .xlsm .xls .xlsb .ods .csv nào",
                "chỉ định thư mục chứa các tệp Excel; nếu chưa có thì lập mẫu:",
                "`cftscore template --help`"]),
    ],
)  # fmt: skip
def test_an_empty_folder_leads_to_the_template(lang: str, lines: list[str], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("evaluate", "empty", lang=lang, cwd=tmp_path)
    assert done.code == 2
    assert said(done)[1:4] == lines


NEXT = {
    "en": ("Check each cell", "Mark the cells in a copy", "checked.xlsx"),
    "vi": ("Kiểm tra từng ô", "Đánh dấu các ô trong bản sao", "ra-soat.xlsx"),
}


@pytest.mark.parametrize(("name", "lang"), [("a.xlsx", "vi"), ("xã này.xlsx", "en")])
def test_errors_lead_from_evaluating_to_validating_to_a_marked_copy(
    name: str, lang: str, tmp_path: Path
) -> None:
    validate, mark, copy = NEXT[lang]
    book = openpyxl.load_workbook(CHAU_DOC)
    book["Chỉ tiêu"]["U8"] = -4
    book.save(tmp_path / name)
    shown = f'"{name}"' if " " in name else name
    done = run("evaluate", name, lang=lang, cwd=tmp_path)
    assert done.code == 1
    assert done.stderr.splitlines()[-1] == f"{validate}: cftscore validate {shown}"
    done = run("validate", name, lang=lang, cwd=tmp_path)
    assert done.code == 1
    first = done.stderr.splitlines()[0]
    assert first == f"{mark}: cftscore validate {shown} --annotate {copy}"
    marking = shlex.split(first.partition(": ")[2])[1:]
    done = run(*marking, lang=lang, cwd=tmp_path)
    assert (done.code, (tmp_path / copy).is_file()) == (1, True)
    # The copy is there now: another name is suggested; and nothing at all where it is not wanted.
    again = run("validate", name, lang=lang, cwd=tmp_path).stderr.splitlines()[0]
    assert again.endswith(f" --annotate {copy.removesuffix('.xlsx')}-2.xlsx")
    for options in (("-f", "json"), ("-f", "md"), ("--annotate", "other.xlsx")):
        assert run("validate", name, *options, cwd=tmp_path).stderr == ""
    quiet = run("validate", name, "-q", cwd=tmp_path).stderr
    assert "V003 error U8" in quiet  # errors are printed all the same
    assert "--annotate" not in quiet
    assert "cftscore validate" not in run("evaluate", name, "-f", "json", cwd=tmp_path).stderr


def test_what_is_suggested_reads_the_workbook_as_it_was_read(tmp_path: Path) -> None:
    """Of an office's own workbook: without its period and its mapping nothing could be done."""
    shutil.copy(SAMPLES / "own-workbook/phu-tan-2020.xlsx", tmp_path / "own book.xlsx")
    period = ("--period", "2020")
    assert run("map", "own book.xlsx", *period, "-o", "m.xlsx", cwd=tmp_path).code == 0
    options = (*period, "--district", "888", "--map", "m.xlsx", "--unit-class", "other")
    done = run("evaluate", "own book.xlsx", *options, cwd=tmp_path)
    assert done.code == 1
    line = done.stderr.splitlines()[-1]
    named = "--period 2020 --unit-class other --map m.xlsx --district 888"
    assert line == f'Check each cell: cftscore validate "own book.xlsx" {named}'
    done = run(*shlex.split(line.partition(": ")[2])[1:], cwd=tmp_path)
    assert done.code == 1
    line = done.stderr.splitlines()[0].partition(": ")[2]
    assert line == f'cftscore validate "own book.xlsx" {named} --annotate checked.xlsx'
    assert run(*shlex.split(line)[1:], cwd=tmp_path).code == 1
    assert (tmp_path / "checked.xlsx").is_file()


# --- what is suggested can be typed


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if command.hidden:
        return
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from _commands(below, (*path, name))


COMMANDS = dict(_commands(typer.main.get_command(app)))


def _named(text: str) -> Iterator[list[str]]:
    for line in re.findall(r"`(cftscore [^`]*)`", text):
        yield shlex.split(line)[1:]


def _check(words: list[str]) -> None:
    """Check that a command line names a command, and options that it has."""
    path = next(tuple(words[:n]) for n in (2, 1, 0) if tuple(words[:n]) in COMMANDS)
    known = {name for option in COMMANDS[path].params for name in option.opts} | {"--help"}
    options = {word.partition("=")[0] for word in words if word.startswith("-")}
    assert options <= known, words
    assert path or not words or words[0].startswith("-"), words


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.code)
def test_commands_in_the_catalogue_are_there(kind: Any) -> None:
    for text in (kind.message, kind.fix, kind.why, kind.good):
        for words in (*_named(text.vi), *_named(text.en)):
            _check(words)


def test_commands_in_the_changelog_are_there() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").replace("\n  ", " ")
    commands = [*_named(text)]
    assert len(commands) > 20
    for words in commands:
        _check(words)
