"""The figures of a criteria set by what people call them: `2.1`, `2`, a unit class, a rule."""

from __future__ import annotations

import msgspec

from cftscore.core.text import LANGUAGES, Text
from cftscore.criteria.model import Band, CriteriaSet, Item
from cftscore.criteria.yaml import Node

RECOGNITION = "recognition"

ITEM = Text("Nội dung {id}", "Item {id}")
CRITERION = Text("Tiêu chí {id}", "Criterion {id}")
UNIT_CLASS = Text("Nhóm đơn vị {id}", "Unit class {id}")
OF_RECOGNITION = Text("Điều kiện công nhận", "Recognition")

_MEASURE = Text("cách tính", "the measure")
_MAXIMUM = Text("điểm tối đa", "the maximum points")
_PASS_MARK = Text("điểm yêu cầu", "the points required")
_RULE = Text("điều kiện cho mỗi tiêu chí", "the rule for every criterion")
_ANSWERED = Text("khi trả lời {answer}", "for the answer {answer}")
_NOBODY = Text("khi mẫu số bằng 0", "when the denominator is 0")

Step = str | int | tuple[str, str | int]
"""A key, a place in a list, or `("id", …)`: the thing of a list that has this id."""
Path = tuple[Step, ...]


class Figure(msgspec.Struct, frozen=True):
    """A figure with its status.

    Attributes:
        what: which figure of its item, criterion, unit class or of the recognition.
        path: leads to its status.
    """

    what: Text
    path: Path


class Named(msgspec.Struct, frozen=True):
    """What a name of the command line means.

    Attributes:
        title: what it is called in sentences.
        path: leads to what holds the source and the figures.
        figures: the figure of the source first, then the bands from the best down.
        bands: how many of the figures are bands.
    """

    title: Text
    path: Path
    figures: tuple[Figure, ...]
    bands: int = 0

    @property
    def source(self) -> Path:
        """Leads to where it says in which article the figures stand."""
        return (*self.path, "source")


def every_name(criteria_set: CriteriaSet) -> dict[str, Named]:
    """Give all that has figures, by name: items, criteria, unit classes, the recognition."""
    named: dict[str, Named] = {}
    for criterion in criteria_set.criteria:
        at: Path = ("criteria", ("id", criterion.id))
        named[str(criterion.id)] = _simple(CRITERION.filled(id=str(criterion.id)), at, _MAXIMUM)
        for item in criterion.items:
            named[item.id] = _item(item, (*at, "items", ("id", item.id)))
    for key in criteria_set.unit_classes:
        title = UNIT_CLASS.filled(id=key)
        named.setdefault(key, _simple(title, ("unit_classes", key), _PASS_MARK))
    named.setdefault(RECOGNITION, _simple(OF_RECOGNITION, ("recognition",), _RULE))
    return named


def _simple(title: Text, at: Path, what: Text) -> Named:
    return Named(title, at, (Figure(what, (*at, "source", "status")),))


def _item(item: Item, at: Path) -> Named:
    figures = [Figure(_MEASURE, (*at, "source", "status"))]
    for index, each in enumerate(item.bands):
        figures.append(Figure(band(item, each), (*at, "bands", index, "status")))
    if item.when_none_status is not None:
        figures.append(Figure(_NOBODY, (*at, "when_none_status")))
    return Named(ITEM.filled(id=item.id), at, tuple(figures), len(item.bands))


def band(item: Item, of: Band) -> Text:
    """Say when a band gives its points: `from 98%`, `for the answer yes`."""
    if of.answer is not None:
        return _ANSWERED.filled(answer=of.describe())
    return threshold(item, of.describe())


def threshold(item: Item, text: Text) -> Text:
    """Say a threshold with its unit: `from 98%`, `up to 1 per 1,000`."""
    units = {language: item.unit.say(language) for language in LANGUAGES}
    space = "" if item.share is not None else " "
    return Text(**{key: f"{text.say(key)}{space}{units[key]}".rstrip() for key in LANGUAGES})


def find(root: Node, path: Path) -> Node | None:
    """Find what a path leads to in one file; None where it stands in a file that this extends."""
    node: Node | None = root
    for step in path:
        if node is None:
            return None
        if isinstance(step, tuple):
            parts = node.value if isinstance(node.value, list) else []
            with_id = (part for part in parts if (one := part.get("id")) and one.value == step[1])
            node = next(with_id, None)
        else:
            node = node.get(step)
    return node
