"""The text of a criteria set that begins with another: a copy of it, or an overlay over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cftscore.authoring import drafts, example_text
from cftscore.authoring import new as authoring_new
from cftscore.authoring.edits import Edits, quoted
from cftscore.authoring.new import Basis
from cftscore.core.numbers import plain
from cftscore.core.text import Language, Text
from cftscore.criteria import load as criteria_load
from cftscore.criteria import yaml as criteria_yaml
from cftscore.criteria.model import CriteriaFile, Item
from cftscore.criteria.yaml import BYTE_ORDER_MARK, Node, examples_beside

_STATUSES = ("status", "when_none_status")
_OVERLAY_HEAD = Text(
    "# {title}\n#\n# Bộ tiêu chí này kế thừa {base}: chỉ ghi những mục khác, phần còn lại lấy "
    "từ {base}.\n# Phần sau dấu # là ghi chú. Sau mỗi lần sửa, chạy\n#   cftscore criteria "
    "check {path}\n#   cftscore criteria test {path}\n#   cftscore criteria diff {base} "
    "{path}\n",
    "# {title}\n#\n# This set overlays {base}: it holds only what differs; the rest is taken "
    "from {base}.\n# Text after a # is a comment. After each change run\n#   cftscore criteria "
    "check {path}\n#   cftscore criteria test {path}\n#   cftscore criteria diff {base} "
    "{path}\n",
)
_SAMPLE_HEAD = Text(
    "# Ví dụ về những mục có thể khác; bỏ dấu # ở đầu các dòng cần dùng. Danh sách mức điểm "
    "được thay toàn bộ;\n# sửa mức nào thì thêm ví dụ cho nội dung đó vào tệp {examples}.\n",
    "# Examples of what may differ; remove the # from the lines that you need. Bands are "
    "replaced as a\n# whole; where you change one, add examples of that item to {examples}.\n",
)


def copy(
    file: CriteriaFile, basis: Basis, target: Path, language: Language
) -> tuple[str, str | None]:
    """Begin a set with another one: all of it, with a new head, every figure provisional again.

    Args:
        file: the set to begin with.
        basis: what the new one says of itself.
        target: where it will be written.
        language: of the comments at its top.

    Returns:
        The set and its examples; None where the one to begin with has none.
    """
    text = criteria_yaml.read(file.path, file.name).removeprefix(BYTE_ORDER_MARK)
    own = criteria_yaml.parse(text, file.name)
    edits = Edits(text)
    edits.put_before(own, authoring_new.head(basis, str(target), language) + "\n")
    edits.put(own, "id", basis.id)
    edits.put(own, "version", "1")
    _title_and_law(edits, own, basis)
    for status, holder in _figures(own):
        if status.value != "provisional":
            edits.replace(status, "provisional")
        if holder.get("verified_on") is not None:
            edits.drop(holder, "verified_on")
    drafts.keep_base(edits, own, file, target)
    return edits.result(), _examples(file, basis, target, language)


def _title_and_law(edits: Edits, own: Node, basis: Basis) -> None:
    title, law = own.get("title"), own.get("legal_basis")
    if title is None:
        edits.put(own, "title", authoring_new.pair(basis.title))
    else:
        edits.put(title, "vi", quoted(basis.title.vi))
        edits.put(title, "en", quoted(basis.title.en))
    if law is None:
        edits.put(own, "legal_basis", authoring_new.legal_basis(basis))
        return
    edits.put(law, "number", quoted(basis.number))
    edits.put(law, "date", basis.date)
    edits.put(law, "effective_from", basis.effective_from)
    # What the other decision says of itself is not what this one says.
    for key in ("effective_to", "issuer", "abstract"):
        if law.get(key) is not None:
            edits.drop(law, key)


def _figures(node: Node) -> Iterator[tuple[Node, Node]]:
    """Give the status of every figure with the mapping that holds it."""
    if isinstance(node.value, dict):
        for key, member in node.value.items():
            if key in _STATUSES:
                yield member, node
            yield from _figures(member)
    elif isinstance(node.value, list):
        for member in node.value:
            yield from _figures(member)


def _examples(file: CriteriaFile, basis: Basis, target: Path, language: Language) -> str | None:
    path = file.examples_path
    if not path.is_file():
        return None
    text = criteria_yaml.read(path, str(path)).removeprefix(BYTE_ORDER_MARK)
    edits = Edits(text)
    head = authoring_new.examples_head(basis.id, str(target), language)
    edits.put_before(criteria_yaml.parse(text, str(path)), head + "\n")
    return edits.result()


def overlay(file: CriteriaFile, basis: Basis, target: Path, language: Language) -> tuple[str, str]:
    """Write a set that overlays another one and changes nothing of it yet.

    Args, Returns: as for `copy`; the examples show how those of the first item look.
    """
    shipped = file.name in criteria_load.shipped_ids()
    base = file.name if shipped else drafts.path_from(target, file.path)
    values = {"title": " ".join(basis.title.say(language).split()), "base": file.name}
    examples = examples_beside(target).name
    lines = [
        _OVERLAY_HEAD.say(language).format(path=target, **values),
        f"extends: {base if shipped else quoted(base)}",
        f"id: {basis.id}\nversion: 1",
        f"title:\n  vi: {quoted(basis.title.vi)}\n  en: {quoted(basis.title.en)}",
    ]
    law = file.set.legal_basis
    if (law.number, law.date, law.effective_from) != (
        basis.number,
        basis.date,
        basis.effective_from,
    ):
        lines.append(f"legal_basis: {authoring_new.legal_basis(basis)}")
    lines += ["", _SAMPLE_HEAD.say(language).format(examples=examples) + "#", *_sample(file)]
    first = file.set.items[:1]
    cases = example_text.of_items(file.set, first).listed
    head = authoring_new.examples_head(basis.id, str(target), language)
    return "\n".join(lines) + "\n", example_text.text(head, cases)


def _sample(file: CriteriaFile) -> Iterator[str]:
    """Give a pass mark and the bands of an item as they are, behind remarks."""
    key, unit_class = next(iter(file.set.unit_classes.items()))
    yield f"# unit_classes:\n#   {key}: {{pass_from: {plain(unit_class.pass_from)}}}"
    criterion, item = next(
        (
            (criterion, item)
            for criterion in file.set.criteria
            for item in criterion.items
            if item.yes_no is None
        ),
        (file.set.criteria[0], file.set.criteria[0].items[0]),
    )
    yield f'# criteria:\n#   - id: {criterion.id}\n#     items:\n#       - id: "{item.id}"'
    yield "#         bands:"
    yield from (f"#           - {_band(item, index)}" for index in range(len(item.bands)))


def _band(item: Item, index: int) -> str:
    band = item.bands[index]
    at = band.answer if band.threshold is None else plain(band.threshold)
    return f"{{{band.kind}: {at}, points: {plain(band.points)}, status: {band.status}}}"
