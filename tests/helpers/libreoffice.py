"""LibreOffice as a second opinion: it recalculates a workbook, or turns it into pages."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_PROGRAM = shutil.which("soffice")
_SECONDS = 300

# 0 is "always": else LibreOffice keeps the results that the file brings along.
_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def recalculate(workbooks: list[Path], folder: Path) -> list[Path]:
    """Let LibreOffice compute every formula of some workbooks anew, and save them in a folder."""
    return _convert(workbooks, "xlsx:Calc MS Excel 2007 XML", "xlsx", folder)


def to_pdf(workbooks: list[Path], folder: Path) -> list[Path]:
    """Print workbooks to PDF files in a folder."""
    return _convert(workbooks, "pdf", "pdf", folder)


def _convert(workbooks: list[Path], kind: str, extension: str, folder: Path) -> list[Path]:
    if _PROGRAM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed")
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE)
    command = [
        _PROGRAM, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--convert-to", kind, "--outdir", str(folder), *map(str, workbooks),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    made = [folder / f"{workbook.stem}.{extension}" for workbook in workbooks]
    assert all(path.exists() for path in made), done.stdout + done.stderr
    return made
