"""Finding the file of a criteria set, and laying it over the set that it extends."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cftscore import catalogue as c
from cftscore import shipped, yamlfile
from cftscore.findings import CannotProceedError, Place
from cftscore.text import Text, nearest
from cftscore.yamlfile import Node

MAX_OVERLAYS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A criteria set that was read.

    Attributes:
        root: its YAML with places, what it extends merged in.
        sha256: of the file, and of those it extends.
        paths: the file, then those it extends.
    """

    root: Node
    sha256: str
    paths: tuple[Path, ...]


def shipped_ids() -> list[str]:
    """List the ids of the criteria sets that travel with the package."""
    return sorted(
        path.stem
        for path in shipped.folder("criteria").glob("*.yaml")
        if not path.name.endswith(".tests.yaml")
    )


def read(name: str, draft: str | None = None) -> Found:
    """Read a criteria set by its id or from a path, what it extends merged in.

    Args:
        name: the id or the path.
        draft: the text that a file of this path will hold: it is read as if it were there.

    Raises:
        CannotProceedError: there is no such set or file, it is not plain YAML, or what it extends
            is not there.
    """
    path = _find(name, Place(name)) if draft is None else Path(name)
    return _merged(path, name, (), draft)


def _find(name: str, place: Place) -> Path:
    ids = shipped_ids()
    if name in ids:
        return shipped.folder("criteria") / f"{name}.yaml"
    path = Path(name)
    if _is_file(path):
        return path
    try:
        beside = [file.name for file in path.parent.glob("*.y*ml")]
    except (OSError, ValueError):
        beside = []
    near = nearest(path.name, beside if path.suffix else ids) or ids
    raise CannotProceedError([c.CriteriaFileMissing(place=place, near=tuple(near))])


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long, a closed folder: let reading it say so
        return True


def _merged(path: Path, name: str, seen: tuple[Path, ...], draft: str | None = None) -> Found:
    text = yamlfile.read(path, name) if draft is None else draft
    root = yamlfile.parse(text.removeprefix(yamlfile.BYTE_ORDER_MARK), name)
    digest = hashlib.sha256(text.encode())
    assert isinstance(root.value, dict)  # noqa: S101 - yamlfile.load promises it
    extends = root.value.pop("extends", None)
    if extends is None:
        return Found(root, digest.hexdigest(), (path,))
    if not isinstance(extends.value, str):
        raise CannotProceedError([_not_a_name(extends)])
    if path.resolve() in seen or len(seen) >= MAX_OVERLAYS:
        raise CannotProceedError([c.ExtendsWrong(place=extends.place)])
    beside = path.parent / extends.value
    if _is_file(beside):
        base_path, base_name = beside, str(Path(name).parent / extends.value)
    else:
        base_path, base_name = _find(extends.value, extends.place), extends.value
    base = _merged(base_path, base_name, (*seen, path.resolve()))
    digest.update(base.sha256.encode())
    laid = yamlfile.overlay(base.root, root)
    return Found(laid, digest.hexdigest(), (path, *base.paths))


def _not_a_name(extends: Node) -> c.ValueWrong:
    return c.ValueWrong(
        place=extends.place,
        found=extends.shown(),
        expected=Text("mã hoặc đường dẫn của một bộ tiêu chí", "the id or path of a set"),
        hint=Text("ví dụ: extends: qd-06-2019", "such as `extends: qd-06-2019`"),
    )
