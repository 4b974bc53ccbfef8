"""A criteria set that will be written to another place: its extension, and how it names others."""

from __future__ import annotations

import os
from pathlib import Path

from cftscore.authoring.edits import Edits, quoted
from cftscore.criteria.model import CriteriaFile
from cftscore.criteria.yaml import Node

FILES = (".yaml", ".yml")
"""The extensions of criteria sets."""


def keep_base(edits: Edits, own: Node, file: CriteriaFile, target: Path) -> None:
    """Let an overlay that moves to another folder still name the file that it extends.

    Args:
        edits: of the overlay's text.
        own: the overlay without its base.
        file: the overlay where it is now.
        target: where it will be written.
    """
    extends = own.get("extends")
    if extends is None or not file.bases:
        return
    beside = file.path.parent / str(extends.value)
    same_folder = _real(file.path).parent == _real(target).parent
    if beside.is_file() and not same_folder:
        edits.replace(extends, quoted(path_from(target, beside)))


def path_from(target: Path, other: Path) -> str:
    """Write the way from the folder of one file to another, with forward slashes."""
    try:
        way = os.path.relpath(_real(other), _real(target).parent)
    except ValueError:  # on another drive
        return _real(other).as_posix()
    return Path(way).as_posix()


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
