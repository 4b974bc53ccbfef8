"""The icons of the portable folder; `nox -s portable` builds the folder itself and proves it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import openpyxl
import pytest
from commandline import CHAU_DOC, ROOT, environment

PORTABLE = ROOT / "portable"
sys.path.insert(0, str(PORTABLE))

import launcher  # noqa: E402

NAMES = {
    "vi": ("Kiểm tra", "Chấm điểm", "Báo cáo"),
    "en": ("Check", "Score", "Report"),
}


@pytest.mark.parametrize("language", NAMES)
def test_an_icon_is_known_by_its_name(language: str) -> None:
    commands = ("validate", "evaluate", "report")
    for name, command in zip(NAMES[language], commands, strict=True):
        without = launcher.plain(name)
        for spelt in (name, unicodedata.normalize("NFD", name), f"2. {name} (bản sao)", without):
            known = launcher.find_icon(spelt)
            assert known is not None
            assert (known[0], known[1].command) == (language, command)


def test_the_names_are_those_that_are_built() -> None:
    spec = (PORTABLE / "cftscore.spec").read_text(encoding="utf-8")
    for language, names in NAMES.items():
        assert f'"{language}": {names}'.replace("'", '"') in spec


@pytest.mark.parametrize("name", ["huong-dan.txt", "read-me.txt"])
def test_what_is_read_first_fits_a_terminal_and_names_what_is_there(name: str) -> None:
    text = (PORTABLE / name).read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 80
    assert all(icon in text for icon in NAMES["vi"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as offices name it, with the icons and what they start."""
    place = tmp_path / "Phòng LĐTB&XH (2020) $x"
    place.mkdir()
    program = place / "cftscore"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cftscore "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    opener = place / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text('#!/bin/sh\necho "opened: $1"\n', encoding="utf-8")
    opener.chmod(0o755)
    shutil.copy(CHAU_DOC, place / "xã & phường.xlsx")
    return place


def dropped(folder: Path, icon: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """Drop files on an icon, and press Enter."""
    words = [str(folder / icon), *map(str, paths)]
    code = "import sys, launcher; from pathlib import Path as P; w = sys.argv[1:]; "
    path = os.pathsep.join((str(PORTABLE), environment(None)["PYTHONPATH"]))
    return subprocess.run(
        [sys.executable, "-c", f"{code}sys.exit(launcher.main(P(w[0]), w[1:]))", *words],
        cwd=folder.parent,
        env=environment(None, {"PYTHONPATH": path, "PATH": f"{folder / 'bin'}:/usr/bin:/bin"}),
        input="\n",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("icon", "made"),
    [
        ("Kiểm tra", ["xã & phường-ra-soat.xlsx"]),
        ("Chấm điểm", ["ket-qua.xlsx"]),
        ("Báo cáo", ["bao-cao.html", "bao-cao.docx"]),
        ("Check", ["xã & phường-checked.xlsx"]),
        ("Score", ["result.xlsx"]),
        ("Report", ["report.html", "report.docx"]),
    ],
)
def test_what_is_dropped_is_worked_on_and_opened(icon: str, made: list[str], folder: Path) -> None:
    """Twice, and nothing that is there is replaced."""
    workbook = folder / "xã & phường.xlsx"
    for again in ("", "-2"):
        before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        done = dropped(folder, icon, workbook)
        assert done.returncode == 0, done.stderr
        new = [f"{Path(name).stem}{again}{Path(name).suffix}" for name in made]
        assert [f"opened: {folder / name}" in done.stdout for name in new] == [True] * len(new)
        assert done.stdout.rstrip().endswith((".", "này."))
        assert {path.name for path in folder.iterdir() if path.is_file()} - {
            path.name for path in before
        } == set(new)
        assert all(path.read_bytes() == data for path, data in before.items())


@pytest.mark.slow
def test_each_dropped_file_is_checked_by_itself(folder: Path) -> None:
    other = folder / "xã hai.xlsx"
    workbook = openpyxl.load_workbook(CHAU_DOC)
    workbook["Chỉ tiêu"]["K9"] = 1650
    workbook.save(other)
    old = folder / "cũ.csv"
    old.write_text("không có gì\n", encoding="utf-8")
    done = dropped(folder, "Kiểm tra", folder / "xã & phường.xlsx", other, old)
    assert done.returncode == 2  # nothing can be read of the last
    assert "X001" in done.stdout
    assert done.stdout.count("opened: ") == 2
    assert not (folder / "cũ-ra-soat.csv").exists()


@pytest.mark.slow
def test_an_icon_without_files_says_what_to_drop(folder: Path) -> None:
    done = dropped(folder, "Chấm điểm")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Kéo tệp Excel (hoặc thư mục chứa tệp Excel) thả vào biểu tượng “Chấm điểm”."
    )
