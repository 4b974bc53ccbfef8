"""Where the criteria sets and the register lie that travel with the package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_INSTALLED = _PACKAGE / "_data"


def folder(name: str) -> Path:
    """Find a data folder: inside an installed wheel, else beside the package in the repository.

    Args:
        name: `criteria` or `register`.
    """
    packaged = _INSTALLED / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


def is_installed(path: Path) -> bool:
    """Tell whether a file came with an installed wheel, so that an update replaces it."""
    return _INSTALLED.resolve() in path.resolve().parents
