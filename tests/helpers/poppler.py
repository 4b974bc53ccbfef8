"""Poppler's tools: what a PDF file says of itself, and its text."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def tell(program: str, *arguments: str | Path) -> str:
    """Run `pdfinfo`, `pdftotext` or `pdffonts`, and give what it prints."""
    if shutil.which(program) is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{program} is not installed")
        pytest.skip(f"{program} is not installed")
    command = [program, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode()


def text(pdf: Path) -> str:
    """Give the text of a PDF file as it is laid out; pages end in a form feed."""
    return tell("pdftotext", "-layout", pdf, "-")
