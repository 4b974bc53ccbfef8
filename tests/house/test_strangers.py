"""The script that tries a command on spreadsheets of strangers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import workbooks as w

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="forks"),
]


def tried(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "strangers.py", folder, "--all", *options],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_what_became_of_each_file(tmp_path: Path) -> None:
    w.save_table(tmp_path / "good.xlsx", w.table())
    (tmp_path / "none.xls").write_bytes(b"neither")
    done = tried(tmp_path, "--command", "validate --period 2020 --fix {out}.xlsx")
    good, none, _, xls, xlsx, *_ = done.stdout.splitlines()
    assert good.split("\t")[:2] == ["good.xlsx", "0"]
    assert none.split("\t")[:2] + none.split("\t")[4:] == ["none.xls", "2", "W005", "O005"]
    assert xls.split()[:5] == [".xls", "1", "1", "0", "0"]
    assert xlsx.split()[:5] == [".xlsx", "1", "0", "0", "1"]
    assert (done.returncode, "BROKEN" in done.stdout) == (0, False)


def test_what_may_not_happen_is_told(tmp_path: Path) -> None:
    w.save_table(tmp_path / "good.xlsx", w.table())
    done = tried(tmp_path, "--command", "validate --annotate here.xlsx --period 2020")
    assert done.returncode == 1
    assert "BROKEN left behind: here.xlsx" in done.stdout
    silent = tried(tmp_path, "--command", "validate --period 2020 --quiet", "--anew")
    assert "BROKEN no word" in silent.stdout
