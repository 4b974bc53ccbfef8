"""`cftscore doctor`: what it finds, what it misses, and that it tells nobody's name."""

from __future__ import annotations

import json
import os
import re
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from commandline import ROOT, run, widest

from cftscore.core.version import __version__

pytestmark = pytest.mark.slow

SNAPSHOTS = (
    "2019-10-06, 2020-02-25, 2021-02-03, 2021-07-10, 2022-12-31, 2023-04-08, 2023-05-07, "
    "2025-01-04, 2025-06-30, 2025-07-01, 2026-02-21"
)


def parts(document: Any) -> dict[str, Any]:
    return {part.pop("name"): part for part in document["parts"]}


def without(*projects: str, folder: Path) -> dict[str, str]:
    """Make the environment of a process in which some projects are not installed."""
    (folder / "sitecustomize.py").write_text(
        "import importlib.metadata as m\n"
        "version = m.version\n"
        "def missing(name):\n"
        f"    if name in {projects!r}: raise m.PackageNotFoundError(name)\n"
        "    return version(name)\n"
        "m.version = missing\n"
    )
    return {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}


def fonts(folder: Path, answer: str) -> dict[str, str]:
    """Make the environment of a process whose system gives one font for all."""
    program = folder / "fc-match"
    program.write_text(f"#!/bin/sh\nprintf '{answer}'\n")
    program.chmod(0o755)
    return {"PATH": str(folder)}


def test_json_lists_what_the_project_states() -> None:
    done = run("doctor", "-f", "json")
    assert (done.code, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert list(document) == [
        "schema", "cftscore", "folder", "python", "system", "ready", "parts",
    ]  # fmt: skip
    assert (document["schema"], document["cftscore"]) == ("cftscore/doctor/1", __version__)
    assert document["python"].startswith(f"{sys.version.split()[0]} ")
    assert document["ready"] is True
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed, extra = project["dependencies"], project["optional-dependencies"]["report"]
    stated = {re.split("[<>=]", line)[0].lower(): line in needed for line in (*needed, *extra)}
    found = parts(document)
    libraries = {name: one for name, one in found.items() if one["group"] == "library"}
    assert {name: one["needed"] for name, one in libraries.items()} == stated
    assert libraries["lxml"] == {
        "group": "library", "found": version("lxml"), "needed": True, "purpose": "needed to run",
        "purpose_vi": "cần để chạy", "get": None, "get_vi": None,
    }  # fmt: skip
    assert found["qd-06-2019"]["found"] == "2019-01-03"
    assert found["register"]["found"] == "2026-02-21"
    assert found["register"]["purpose"] == f"registers: {SNAPSHOTS}"


def test_json_is_the_same_in_both_languages_but_for_the_language() -> None:
    documents = [json.loads(run("doctor", "-f", "json", lang=lang).stdout) for lang in ("vi", "en")]
    said = [parts(document).pop("language")["found"] for document in documents]
    assert said == ["vi", "en"]
    for document in documents:
        document["parts"] = [part for part in document["parts"] if part.get("name") != "language"]
    assert [part for part in documents[0]["parts"] if part["group"] != "terminal"] == [
        part for part in documents[1]["parts"] if part["group"] != "terminal"
    ]


@pytest.mark.parametrize(
    ("lang", "optional", "ready"),
    [
        ("en", "– jinja2          missing  optional: reports as .html and .docx; install:",
         "Everything needed to run is installed."),
        ("vi", "– jinja2          thiếu   không bắt buộc: báo cáo .html và .docx; cài: python",
         "Có đủ những gì cần để chạy."),
    ],
)  # fmt: skip
def test_an_optional_library_that_is_missing(
    lang: str, optional: str, ready: str, tmp_path: Path
) -> None:
    done = run("doctor", lang=lang, env=without("jinja2", folder=tmp_path))
    assert (done.code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line.strip() for line in lines if "– jinja2" in line] == [optional]
    assert 'python -m pip install "cftscore[report]"' in " ".join(done.stdout.split())
    assert lines[-1] == ready
    assert widest(done.stdout) <= 80
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Missing, and needed to run: lxml."), ("vi", "Còn thiếu để chạy được: lxml.")],
)
def test_a_needed_library_that_is_missing(lang: str, said: str, tmp_path: Path) -> None:
    done = run("doctor", lang=lang, env=without("lxml", folder=tmp_path))
    assert done.code == 1
    assert done.stdout.splitlines()[-1] == said
    assert "✗ lxml" in done.stdout
    document = json.loads(run("doctor", "-f", "json", env=without("lxml", folder=tmp_path)).stdout)
    assert document["ready"] is False
    assert parts(document)["lxml"]["get"] == "install: python -m pip install lxml"


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("Arial", {"Times New Roman": None, "Arial": "Arial"}),
        ("Liberation Serif", {"Times New Roman": "Liberation Serif", "Arial": None}),
        ("DejaVu Sans", {"Times New Roman": None, "Arial": None}),
    ],
)
def test_fonts(answer: str, found: dict[str, str | None], tmp_path: Path) -> None:
    done = run("doctor", "-f", "json", env=fonts(tmp_path, answer))
    assert done.code == 0
    shown = {name: part for name, part in parts(json.loads(done.stdout)).items()
             if part["group"] == "font"}  # fmt: skip
    assert {name: one["found"] for name, one in shown.items()} == found
    assert [one["get"] is None for one in shown.values()] == [one is not None for one in
                                                             found.values()]  # fmt: skip


def test_a_terminal_without_vietnamese_letters() -> None:
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = run("doctor", lang="vi", env=env)
    text = " ".join(done.raw.decode("ascii").split())
    assert done.code == 0
    shown = "bang ma cua cua so lenh; khong hien thi duoc chu tieng Viet; dat PYTHONUTF8=1"
    assert f"encoding ascii {shown}" in text


def test_nobody_s_name_is_told() -> None:
    home = Path(sys.executable).parent.parent
    done = run("doctor", env={"HOME": str(home), "USERPROFILE": str(home)})
    assert str(home) not in done.stdout
    assert f"{sys.version.split()[0]} ~{os.sep}bin" in done.stdout


def test_a_format_that_is_none() -> None:
    done = run("doctor", "-f", "jsn")
    assert done.code == 2
    text = "Error: '--format': jsn: choose table or json; did you mean: json?"
    assert done.stderr.splitlines()[0] == text
