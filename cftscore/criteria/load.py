"""From the id or path of a criteria set to the set: found, laid over what it extends, loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from cftscore.core import data as shipped
from cftscore.core.period import Period
from cftscore.core.text import Text, nearest
from cftscore.criteria import yaml as criteria_yaml
from cftscore.criteria.model import CriteriaFile, CriteriaSet
from cftscore.criteria.yaml import Node
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Place

MAX_OVERLAYS = 4
MAX_SUPERSEDED = 100


class _Merged(msgspec.Struct, frozen=True):
    """The YAML of a criteria set that was read.

    Attributes:
        root: its YAML with places, what it extends merged in.
        texts: of the file, then of those it extends.
        paths: the same files.
    """

    root: Node
    texts: tuple[str, ...]
    paths: tuple[Path, ...]


def shipped_ids() -> list[str]:
    """List the ids of the criteria sets that travel with the package."""
    return sorted(
        path.stem
        for path in shipped.folder("criteria").glob("*.yaml")
        if not path.name.endswith(".tests.yaml")
    )


def load(name: str | Path, draft: str | None = None) -> CriteriaFile:
    """Load a criteria set by its id or from a path.

    Args:
        name: the id or the path.
        draft: the text that a file of this path will hold: it is taken as if it were there.

    Raises:
        CannotProceedError: there is no such set, or it is not a criteria set; with every place
            where its shape is wrong.
    """
    shown_as = str(name)
    path = _find(shown_as, Place(shown_as)) if draft is None else Path(name)
    found = _merged(path, shown_as, (), draft)
    root, bases = found.root, found.paths[1:]
    plain = root.plain()
    try:
        criteria_set = msgspec.convert(plain, CriteriaSet)
        made = msgspec.to_builtins(criteria_set, builtin_types=(Decimal,))
        problem = "" if _is_unquoted(plain, made) else "a number in quotes"
    except msgspec.ValidationError as error:
        problem = str(error)
    if problem:
        from cftscore.criteria import schema as criteria_schema

        raise CannotProceedError(criteria_schema.explain(plain, root, problem))
    return CriteriaFile(criteria_set, root, path, shown_as, found.texts, bases)


def _is_unquoted(plain: Any, made: Any) -> bool:
    """Tell whether no text was taken for a number: the conversion would take "NaN" for one."""
    if isinstance(plain, dict):
        return all(_is_unquoted(plain[key], made[key]) for key in plain if key in made)
    if isinstance(plain, list):
        return all(map(_is_unquoted, plain, made))
    return not (isinstance(plain, str) and isinstance(made, Decimal))


def in_force(period: Period) -> CriteriaFile | None:
    """Load the shipped set that is in force on the last day of a period.

    Where several are, it is the one that supersedes all others, through sets that are no longer
    in force too.

    Returns:
        None where no set is in force.

    Raises:
        CannotProceedError: several are in force, and none supersedes the others; or a set cannot
            be loaded.
    """
    files = {name: load(name) for name in shipped_ids()}
    on = period.last_day
    current = {
        name: file
        for name, file in files.items()
        if (law := file.set.legal_basis).effective_from <= on <= (law.effective_to or "9999")
    }
    above = {name: file.set.supersedes for name, file in files.items()}
    older = {name: set(superseded(name, above)) for name in current}
    # Where two supersede each other neither is out.
    out = {
        name
        for name in current
        if any(name in older[other] and other not in older[name] for other in current)
    }
    left = [name for name in current if name not in out]
    if len(left) > 1:
        raise CannotProceedError([c.SeveralInForce(period=str(period), sets=tuple(left))])
    return current[left[0]] if left else None


def superseded(name: str, supersedes: Mapping[str, str | None]) -> Iterator[str]:
    """Yield the sets that a set supersedes, the nearest first, each once.

    Args:
        name: its id.
        supersedes: by id, the set that each supersedes itself.
    """
    seen: set[str] = set()
    for _ in supersedes:
        older = supersedes.get(name)
        if older is None or older in seen:
            return
        yield older
        seen.add(older)
        name = older


def older_sets(file: CriteriaFile) -> Iterator[str]:
    """Yield the sets that a set supersedes, as far as they can be loaded, each once."""
    seen: set[str] = set()
    older = file.set.supersedes
    for _ in range(MAX_SUPERSEDED):
        if older is None or older in seen:
            return
        yield older
        seen.add(older)
        try:
            older = load(_shipped_or_beside(older, file.path)).set.supersedes
        except CannotProceedError:  # it says itself what is wrong
            return


def sets_known_beside(path: Path) -> list[str]:
    """List the ids that a criteria file may name: of shipped sets, and of files beside it."""
    try:
        beside = {other.stem for other in path.parent.glob("*.yaml")}
    except OSError:
        beside = set()
    return sorted({*shipped_ids(), *(name for name in beside if not name.endswith(".tests"))})


def _shipped_or_beside(name: str, path: Path) -> str | Path:
    return name if name in shipped_ids() else path.parent / f"{name}.yaml"


def _find(name: str, place: Place) -> Path:
    ids = shipped_ids()
    if name in ids:
        return shipped.folder("criteria") / f"{name}.yaml"
    path = Path(name)
    if _is_file(path):
        return path
    try:
        beside = [
            file.name
            for file in path.parent.glob("*.y*ml")
            if file.is_file() and not file.stem.endswith(".tests")
        ]
    except (OSError, ValueError):
        beside = []
    near = nearest(path.name, beside if path.suffix else ids) or ids
    raise CannotProceedError([c.CriteriaFileMissing(place=place, near=tuple(near))])


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long, a closed folder: let reading it say so
        return True


def _merged(path: Path, name: str, seen: tuple[Path, ...], draft: str | None = None) -> _Merged:
    text = criteria_yaml.read(path, name) if draft is None else draft
    root = criteria_yaml.parse(text.removeprefix(criteria_yaml.BYTE_ORDER_MARK), name)
    assert isinstance(root.value, dict)  # noqa: S101 - yaml.parse promises it
    extends = root.value.get("extends")
    root = msgspec.structs.replace(
        root, value={key: root.value[key] for key in root.value if key != "extends"}
    )
    if extends is None:
        return _Merged(root, (text,), (path,))
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
    laid = criteria_yaml.overlay(_without_its_words(base.root, root), root)
    return _Merged(laid, (text, *base.texts), (path, *base.paths))


def _without_its_words(base: Node, top: Node) -> Node:
    """Drop what a base says of its own decision, where another decision is laid over it.

    Who issued that one, and what it is about, must not be said of a decision with another number.
    """
    law = base.get("legal_basis")
    other = top.get("legal_basis")
    if law is None or other is None or other.get("number") is None:
        return base
    assert isinstance(base.value, dict)  # noqa: S101 - yaml.parse promises it
    if not isinstance(law.value, dict):
        return base
    kept = {key: node for key, node in law.value.items() if key not in ("issuer", "abstract")}
    members = base.value | {"legal_basis": msgspec.structs.replace(law, value=kept)}
    return msgspec.structs.replace(base, value=members)


def _not_a_name(extends: Node) -> c.ValueWrong:
    return c.ValueWrong(
        place=extends.place,
        found=extends.shown(),
        expected=Text("mã hoặc đường dẫn của một bộ tiêu chí", "the id or path of a set"),
        hint=Text("ví dụ: extends: qd-06-2019", "such as `extends: qd-06-2019`"),
    )
