"""Shell completion: what each shell is answered, and that real shells understand it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import commandline
import pytest

from cftscore.criteria import load as criteria_load
from cftscore.output.formats import OF

pytestmark = pytest.mark.slow

ZSH_WORDS = """'Ea H'"'"'leo' 'Ea Kar' 'Ea Súp'"""
ZSH_SHOWN = """'Ea H'"'"'leo -- Tỉnh Đắk Lắk' 'Ea Kar -- Tỉnh Đắk Lắk' 'Ea Súp -- Tỉnh Đắk Lắk'"""
FORMATS = [*OF["evaluate"].printed]
FISH = {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}

SETS = [name for name in criteria_load.shipped_ids() if name.startswith("qd-06")]


def answer(shell: str, *words: str, lang: str = "en", cwd: Path | None = None) -> list[str]:
    """Complete the last of some words as a shell asks for it."""
    line = ["cftscore", *words]
    asked = {"_CFTSCORE_COMPLETE": f"complete_{shell}"}
    if shell == "bash":
        asked |= {"COMP_WORDS": "\n".join(line), "COMP_CWORD": str(len(words))}
    else:
        asked |= {"_TYPER_COMPLETE_ARGS": " ".join(line), **FISH}
        asked |= {"_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1]}
    done = commandline.run(lang=lang, env=asked, cwd=cwd)
    assert (done.code, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("eva",), ["evaluate"]),
        (("criteria", "sh"), ["show"]),
        (("evaluate", "--fo"), ["--focus", "--format", "--force"]),
        (("evaluate", "x", "--format", ""), FORMATS),
        (("evaluate", "x", "-f", "j"), ["json"]),
        (("validate", "x", "--severity", "w"), ["warning"]),
        (("--lang", ""), ["vi", "en"]),
        (("criteria", "show", "qd-06"), SETS),
        (("evaluate", "x", "-c", "qd-06"), SETS),
        (("compare", "x", "-c", "2018=qd-06"), [f"2018={name}" for name in SETS]),
        (("finding", "v00"), [f"V00{n}" for n in range(1, 10)]),
        (("rule", "v005"), ["V005"]),
        (("rul",), []),
        # Places by code, or by name, with its kind and its letters or without them.
        (("evaluate", "x", "--province", "8", "--period", "2020"), []),
        (("evaluate", "x", "--period", "2020", "--province", "8"),
         ["80", "82", "83", "84", "86", "87", "89"]),
        (("evaluate", "x", "--province", "an"), [r"An\ Giang"]),
        (("evaluate", "x", "--district", "thoai"), [r"Thoại\ Sơn"]),
        (("evaluate", "x", "--district", r"Huyen\ Thoai"),
         [r"Huyện\ Thoại\ Sơn"]),
        (("evaluate", "x", "--district", '"Thoại S'), ["Thoại Sơn"]),
        (("evaluate", "x", "--district", "=", "Thoại\\ S"), [r"Thoại\ Sơn"]),
        (("template", "--province", r"an\ giang", "--district", "tho"), [r"Thoại\ Sơn"]),
        (("evaluate", "x", "--province", "nowhere", "--district", "thoại"), [r"Thoại\ Sơn"]),
        (("explain", "x", "--district", "894", "--commune", "vo"), [r"Vọng\ Đông", r"Vọng\ Thê"]),
        (("report", "x", "--district", "894", "--poster", "3071"), ["30712", "30715", "30718"]),
        (("explain", "x", "-p", "2020", "--commune", r"Ea\ H\'l"), [r"Ea\ H\'leo"]),
        (("evaluate", "x", "--district", "zzz"), []),
        (("evaluate", "x", "--register", ""), []),
    ],
)  # fmt: skip
def test_bash(words: tuple[str, ...], expected: list[str]) -> None:
    assert answer("bash", *words) == (expected or [""])


@pytest.mark.parametrize(
    ("shell", "expected"),
    [
        (
            "zsh",
            ["local -a shown; shown=(" + ZSH_SHOWN + "); compadd -U -l -d shown -- " + ZSH_WORDS],
        ),
        ("fish", ["Ea H'leo\tTỉnh Đắk Lắk", "Ea Kar\tTỉnh Đắk Lắk", "Ea Súp\tTỉnh Đắk Lắk"]),
        (
            "powershell",
            ["'Ea H''leo':::Tỉnh Đắk Lắk", "'Ea Kar':::Tỉnh Đắk Lắk", "'Ea Súp':::Tỉnh Đắk Lắk"],
        ),
        ("bash", [r"Ea\ H\'leo", r"Ea\ Kar", r"Ea\ Súp"]),
    ],
)
def test_names_are_quoted_as_each_shell_wants_them(shell: str, expected: list[str]) -> None:
    assert answer(shell, "evaluate", "x", "--district", "ea") == expected


@pytest.mark.parametrize(
    ("lang", "meaning"),
    [
        ("en", "Score communes, and compute compliance by district and province."),
        ("vi", "Chấm điểm các xã và tính tỷ lệ đạt theo huyện, tỉnh."),
    ],
)
def test_meanings_are_in_the_language(lang: str, meaning: str) -> None:
    assert answer("fish", "eva", lang=lang) == [f"evaluate\t{meaning}"]
    assert answer("powershell", "eva", lang=lang) == [f"evaluate:::{meaning}"]


def test_one_s_own_criteria_sets_are_files(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    for name in ("own.yaml", "own.tests.yaml", "mine/other.yml", "notes.txt"):
        (tmp_path / name).write_text("")
    sets = criteria_load.shipped_ids()
    assert answer("bash", "criteria", "check", "", cwd=tmp_path) == [*sets, "own.yaml"]
    assert answer("bash", "criteria", "check", "mine/", cwd=tmp_path) == ["mine/other.yml"]
    assert answer("bash", "criteria", "check", "no/", cwd=tmp_path) == [""]


def test_what_is_asked_in_an_unknown_way_is_not_answered() -> None:
    for asked in ("complete_tcsh", "guess_bash", "x"):
        done = commandline.run("evaluate", env={"_CFTSCORE_COMPLETE": asked})
        assert (done.code, done.stdout, done.stderr) == (1, "", "")


# --- in the shells themselves


def in_shell(shell: str, script: str, tmp_path: Path, before: str = "") -> list[str]:
    """Run a script in a shell that has loaded the completion, as it is installed."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"needs {shell}")
    command = tmp_path / "cftscore"
    command.write_text(f'#!/bin/sh\nexec {" ".join(commandline.COMMAND)} "$@"\n')
    command.chmod(0o755)
    loaded = commandline.run(env={"_CFTSCORE_COMPLETE": f"source_{shell}"})
    assert loaded.code == 0
    (tmp_path / "completion").write_text(loaded.stdout)
    env = commandline.environment("en")
    env["PATH"] = f"{tmp_path}:{env['PATH']}"
    done = subprocess.run(
        [program, "-c", f"{before}source ./completion; {script}"],
        cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (r"--district Ea\ H", [r"Ea\ H\'leo"]),
        ("--district = thoai", [r"Thoại\ Sơn"]),
        ("--district '\"Thoại S'", ["Thoại Sơn"]),
        ("--format ''", FORMATS),
    ],
)
def test_bash_itself(typed: str, expected: list[str], tmp_path: Path) -> None:
    script = (
        f"COMP_WORDS=(cftscore evaluate x {typed}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); "
        "_cftscore_completion cftscore; printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    assert in_shell("bash", script.replace(r"Ea\ H", r"'Ea\ H'"), tmp_path) == expected


def test_fish_itself(tmp_path: Path) -> None:
    asked = "complete -C 'cftscore evaluate x --district Thoại'"
    assert in_shell("fish", asked, tmp_path) == ["Thoại Sơn\tTỉnh An Giang"]


def test_zsh_itself(tmp_path: Path) -> None:
    """Zsh completes on a terminal only: what it would be given is looked at."""
    script = (
        "compadd() { print -rl -- ${@[$@[(i)--]+1,-1]} -- $shown }; words=(cftscore evaluate x "
        "--district ea); CURRENT=5; _cftscore_completion"
    )
    assert in_shell("zsh", script, tmp_path, before="compdef() { }; ") == [
        "Ea H'leo",
        "Ea Kar",
        "Ea Súp",
        "--",
        "Ea H'leo -- Tỉnh Đắk Lắk",
        "Ea Kar -- Tỉnh Đắk Lắk",
        "Ea Súp -- Tỉnh Đắk Lắk",
    ]
