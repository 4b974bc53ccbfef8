"""What one case weighs in a plan: 1, unless the criteria set or a file of weights says more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from cftscore.core.numbers import decimal_places, plain
from cftscore.core.text import Text, nearest
from cftscore.criteria import yaml as criteria_yaml
from cftscore.criteria.model import CriteriaSet
from cftscore.criteria.yaml import Node
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place


class Costs:
    """The weights of a criteria set's indicators, scaled to whole numbers.

    Attributes:
        scale: what weights are multiplied by to be whole numbers.
        weights: by indicator key, scaled: of one case more or less, or of one answer changed.
    """

    def __init__(self, criteria_set: CriteriaSet, own: Mapping[str, Decimal] | None = None) -> None:
        self._exact = {
            key: (own or {}).get(key, indicator.cost or Decimal(1))
            for key, indicator in criteria_set.indicators.items()
        }
        self.scale = 10 ** max(map(decimal_places, self._exact.values()), default=0)
        self.weights = {key: int(weight * self.scale) for key, weight in self._exact.items()}

    def unscaled(self, cost: int) -> int | Decimal:
        """Give a scaled cost as a cost, exactly."""
        whole, rest = divmod(cost, self.scale)
        return plain(whole + Decimal(rest) / self.scale) if rest else whole

    @property
    def stated(self) -> dict[str, int | Decimal]:
        """The weights other than 1."""
        return {key: plain(weight) for key, weight in self._exact.items() if weight != 1}


def read_costs(path: Path, criteria_set: CriteriaSet) -> dict[str, Decimal]:
    """Read a file of weights: YAML with an indicator and its weight on each line.

    Args:
        path: the file.
        criteria_set: whose indicators it may name.

    Raises:
        CannotProceedError: the file cannot be read, names an indicator that the set does not
            have, or gives a weight that is not a number above 0; with line and column.
    """
    if not path.exists():
        raise CannotProceedError([c.CostsFileMissing(place=Place(str(path)))])
    root = _load(path, criteria_set)
    members = root.value
    found: dict[str, Node] = members if isinstance(members, dict) else {}
    wrong = [
        finding
        for key, node in found.items()
        for finding in _wrong(key, node, root.keys[key], criteria_set)
    ]
    wrong += [
        c.NumberOfTwoMeanings(
            place=node.place, given=node.shown(), thousands=meant[0], decimal=meant[1]
        )
        for node in found.values()
        if (meant := node.two_meanings) is not None
    ]
    if wrong:
        raise CannotProceedError(wrong)
    return {key: Decimal(node.plain()) for key, node in found.items()}


def check_costs(weights: Mapping[str, Decimal | str], criteria_set: CriteriaSet) -> None:
    """Refuse weights that a file could not give.

    Raises:
        CannotProceedError: an indicator is not of the set, or a weight is not a number above 0.
    """
    nowhere = Place()
    nodes = {key: Node(weight, nowhere, {}) for key, weight in weights.items()}
    wrong = [f for key, node in nodes.items() for f in _wrong(key, node, nowhere, criteria_set)]
    if wrong:
        raise CannotProceedError(wrong)


def _load(path: Path, criteria_set: CriteriaSet) -> Node:
    try:
        return criteria_yaml.load(path)
    except CannotProceedError as error:
        (finding,) = error.findings
        if not isinstance(finding, c.YamlNotMapping):
            raise
        expected = Text("các dòng dạng “chỉ tiêu: trọng số”", "lines of `indicator: weight`")
        key = next(iter(criteria_set.indicators))
        hint = Text(f"ví dụ: {key}: 2", f"such as {key}: 2")
        wrong = c.ValueWrong(place=finding.place, found="…", expected=expected, hint=hint)
        raise CannotProceedError([wrong]) from None


def _wrong(key: str, node: Node, place: Place, criteria_set: CriteriaSet) -> Iterator[Finding]:
    if key not in criteria_set.indicators:
        near = tuple(nearest(key, criteria_set.indicators))
        yield c.IndicatorUnknown(place=place, given=key, criteria_set=criteria_set.id, near=near)
    elif isinstance(node.value, bool) or not isinstance(node.value, int | Decimal):
        yield c.ValueWrong(
            place=node.place,
            found=node.shown(),
            expected=Text("một số lớn hơn 0", "a number above 0"),
            hint=Text(
                f"viết bằng chữ số, với dấu chấm thập phân, ví dụ {key}: 0.5",
                f"write it in digits with a decimal point, such as {key}: 0.5",
            ),
        )
    elif not node.value > 0:
        yield c.WeightNotAboveZero(place=node.place, indicator=key, given=node.value)
