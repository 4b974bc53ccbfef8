"""A workbook so large that to write its results takes seconds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from commandline import ROOT, environment

COMMUNES = 1_600


def make(folder: Path) -> Path:
    """Make a workbook of the first communes of the register, see `benchmarks/inputs.py`."""
    command = [sys.executable, str(ROOT / "benchmarks/inputs.py"), str(folder)]
    command += ["--communes", str(COMMUNES)]
    subprocess.run(command, env=environment(None), check=True, stdout=subprocess.DEVNULL)
    return folder / "national.xlsx"
