"""Names of files that are no UTF-8, or hold what a terminal obeys: every command copes."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest
from commandline import CHAU_DOC, ROOT, SAMPLES, run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only"),
]

NAME = os.fsdecode(b"Ch\xe2u")
"""As an archive made on an older Windows is unpacked: Châu in windows-1258."""
SHOWN = "Ch\ufffdu"
BEFORE = SAMPLES / "an-giang-2019/884-chau-doc.xlsx"
FAILED = "30316"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of inputs of every kind, each of that name."""
    folder = tmp_path_factory.mktemp("names")
    for place in ("now", "before"):
        (folder / place).mkdir()
    book = openpyxl.load_workbook(CHAU_DOC)
    book["Chỉ tiêu"]["U8"] = -4
    book.save(folder / "now" / f"{NAME}.xlsx")
    shutil.copy(BEFORE, folder / "before" / f"{NAME}.xlsx")
    for ending in ("yaml", "tests.yaml"):
        shutil.copy(ROOT / f"criteria/qd-06-2019.{ending}", folder / f"{NAME}.{ending}")
    lines = (ROOT / "register/communes.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    listed = [line for line in lines if line.split(",")[4] == "89" or line == lines[0]]
    (folder / f"{NAME}.csv").write_text("".join(listed), encoding="utf-8")
    return folder


PRINTED = (
    *(("validate", "now", "-f", kind) for kind in ("table", "json", "md", "github")),
    ("validate", "now", "--statistics"),
    *(("evaluate", "now", "-f", kind) for kind in ("table", "json", "csv", "md")),
    ("evaluate", "now", "-c", f"{NAME}.yaml", "--register", f"{NAME}.csv", "-f", "md"),
    ("explain", "now", "--commune", FAILED),
    ("plan", "now", "--target", "100%", "-f", "md"),
    *(("compare", "before", "now", "-f", kind) for kind in ("table", "json", "csv", "md")),
    ("reconcile", f"now/{NAME}.xlsx", f"now/{NAME}.xlsx", "-f", "md"),
    ("criteria", "show", f"{NAME}.yaml"),
    ("criteria", "check", f"{NAME}.yaml"),
    ("criteria", "test", f"{NAME}.yaml"),
    ("criteria", "diff", "qd-06-2019", f"{NAME}.yaml", "-f", "md"),
    ("criteria", "sensitivity", "now", "-f", "md"),
)  # fmt: skip


@pytest.mark.parametrize("words", PRINTED, ids=lambda words: " ".join(words).replace(NAME, "NAME"))
def test_every_command_prints_utf_8(words: tuple[str, ...], folder: Path) -> None:
    done = run(*words, cwd=folder)
    assert done.code in (0, 1), done.stderr
    assert done.raw.decode("utf-8").strip()
    assert "internal error" not in done.stderr


def test_annotations_name_the_file_as_json_does(folder: Path) -> None:
    done = run("validate", "now", "--format", "github", cwd=folder)
    assert done.code == 1
    errors = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    assert len(errors) == 1
    assert errors[0].startswith(f"::error file=now/{SHOWN}.xlsx,title=V003 Chỉ tiêu!U8::")
    listed = json.loads(run("validate", "now", "--format", "json", cwd=folder).raw)
    assert {finding["path"] for finding in listed["findings"] if finding["path"]} == {
        f"now/{SHOWN}.xlsx"
    }


WRITTEN = (
    *(("evaluate", "now", f"-o{NAME}-1.{kind}") for kind in ("xlsx", "csv", "json", "md")),
    *(("plan", "now", "--target=100%", f"-o{NAME}-2.{kind}")
      for kind in ("xlsx", "json", "md", "html")),
    *(("compare", "before", "now", f"-o{NAME}-3.{kind}") for kind in ("xlsx", "csv", "json", "md")),
    *(("report", "now", f"-o{NAME}-4.{kind}") for kind in ("xlsx", "docx")),
    ("report", "now", "--previous", f"before/{NAME}.xlsx", f"-o{NAME}-5.html"),
    ("report", "now", "--dossier", FAILED, f"-o{NAME}-6"),
    ("report", "now", "--poster", FAILED, f"-o{NAME}-7.html"),
    ("merge", "now", f"-o{NAME}-8.xlsx"),
    ("template", "--district", "884", "--period", "2021", "--prefill", f"now/{NAME}.xlsx",
     f"-o{NAME}-9.xlsx"),
    ("validate", "now", "--annotate", f"{NAME}-10.xlsx"),
    ("criteria", "verify", f"{NAME}.yaml", "2.1", "--source", "Điều 5", f"-o{NAME}-11.yaml"),
)  # fmt: skip


@pytest.mark.parametrize("words", WRITTEN, ids=lambda words: " ".join(words).replace(NAME, "NAME"))
def test_every_file_can_be_read_back(words: tuple[str, ...], folder: Path) -> None:
    done = run(*words, cwd=folder)
    assert done.code in (0, 1), done.stderr
    path = folder / words[-1].removeprefix("-o")
    if path.is_dir():
        assert [bool(docx.Document(str(one)).paragraphs) for one in path.iterdir()] == [True] * 3
    elif path.suffix == ".xlsx":
        assert openpyxl.load_workbook(path).sheetnames
    elif path.suffix == ".docx":
        assert docx.Document(str(path)).paragraphs
    elif path.suffix == ".json":
        assert json.loads(path.read_bytes())["schema"]
    elif path.suffix == ".csv":
        assert len(list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))) > 7
    else:
        assert path.read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("name", [f"{NAME} '1'.xlsx", "a\x1b[31m\n$b\\.xlsx", "a\u202e\u200b.xlsx"])
def test_what_is_suggested_can_be_typed_and_is_harmless(name: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(CHAU_DOC, tmp_path / "in" / name)
    texts = run("validate", "in", cwd=tmp_path).stderr.splitlines()
    (suggested,) = [line.partition(": cftscore ")[2] for line in texts if "--annotate" in line]
    assert suggested.isprintable()
    typed = f"exec {sys.executable} -m cftscore {suggested}"
    subprocess.run(
        ["bash", "-c", typed], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True, check=True,
    )  # fmt: skip
    assert openpyxl.load_workbook(tmp_path / "checked.xlsx").sheetnames[1] == "Chỉ tiêu"
