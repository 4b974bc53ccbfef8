"""Names in docstrings and comments: what they refer to is there."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path for folder in ("cftscore", "tests", "scripts", "benchmarks")
    for path in ROOT.glob(f"{folder}/**/*.py")
)  # fmt: skip
MODULES: dict[str, list[str]] = {}
for path in SOURCES:
    name = path.parent.name if path.name == "__init__.py" else path.stem
    MODULES.setdefault(name, []).append(path.read_text(encoding="utf-8"))

# A module and a name of it, but not a file such as `small.yaml` or `cases.yaml`
DOTTED = re.compile(r"`(?:cftscore\.)?(?:\w+\.)*?([a-z_]\w*)\.([A-Za-z_]\w*)`")
FILE = re.compile(r"`[\w.-]+\.(?:csv|docx|html|json|md|ods|py|toml|txt|xls|xlsx|xml|ya?ml)`")


def is_there(module: str, name: str) -> bool:
    """Tell whether a module of the project, or any other that is installed, has a name."""
    if module in MODULES:
        return any(re.search(rf"\b{name}\b", source) for source in MODULES[module])
    return module == "python3" or importlib.util.find_spec(module) is not None


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_that_are_named_are_there(path: Path) -> None:
    text = FILE.sub("", path.read_text(encoding="utf-8"))
    absent = [match.group() for match in DOTTED.finditer(text) if not is_there(match[1], match[2])]
    assert absent == []
