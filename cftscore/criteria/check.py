"""Proof that a criteria set makes sense beyond its shape.

Points add up to the stated maxima, bands are in order and can be reached, every indicator is
used, every pass mark can be reached, every name refers to something, every text is there in
both languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from cftscore.core.period import is_day
from cftscore.core.text import Text, nearest
from cftscore.criteria import bounds, over_periods
from cftscore.criteria import load as criteria_load
from cftscore.criteria.bounds import items_of
from cftscore.criteria.check_headings import check_headings
from cftscore.criteria.model import MEASURES, CriteriaFile, Item
from cftscore.criteria.yaml import Node
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place

_INDICATOR = Text("chỉ tiêu", "indicator")


def check(file: CriteriaFile) -> list[Finding]:
    """Find everything that is wrong with a loaded criteria set; nothing means that it is sound."""
    too_large = list(bounds.size(file))
    if too_large:
        return too_large
    rules = (
        _languages,
        _dates,
        _supersedes,
        bounds.decimals,
        _ids,
        check_headings,
        _references,
        _measures,
        _bands,
        _sums,
        _marks,
        _costs,
        over_periods.check,
        bounds.products,
        _unused,
    )
    return [finding for rule in rules for finding in rule(file)]


def load_sound(name: str | Path, draft: str | None = None) -> CriteriaFile:
    """Load a criteria set to work with, see `load.load`.

    Raises:
        CannotProceedError: it cannot be loaded, or is not sound.
    """
    return sound(criteria_load.load(name, draft))


def sound(file: CriteriaFile) -> CriteriaFile:
    """Give back a criteria set that is loaded.

    Raises:
        CannotProceedError: it is not sound; with everything that is wrong with it.
    """
    unsound = check(file)
    if unsound:
        raise CannotProceedError(unsound)
    return file


def _supersedes(file: CriteriaFile) -> Iterator[Finding]:
    """Refuse to supersede a set that is not there, or one that supersedes this one."""
    older = file.set.supersedes
    if older is None:
        return
    place, known = file.root.at("supersedes"), criteria_load.sets_known_beside(file.path)
    if older != file.set.id and older not in known:
        near = tuple(nearest(older, known) or known)
        yield c.NameUnknown(
            place=place, kind=Text("bộ tiêu chí", "criteria set"), name=older, near=near
        )
    elif file.set.id in criteria_load.older_sets(file):
        yield c.ValueWrong(
            place=place,
            found=older,
            expected=Text(
                "một bộ tiêu chí không dẫn ngược về chính nó",
                "a set that does not lead back to itself",
            ),
            hint=Text("bỏ một supersedes trong vòng lặp", "remove one supersedes of the circle"),
        )


def _languages(file: CriteriaFile) -> Iterator[Finding]:
    def walk(node: Node) -> Iterator[Finding]:
        if isinstance(node.value, dict):
            if {"vi", "en"} <= node.value.keys():
                for language in ("vi", "en"):
                    if not str(node.value[language].value).strip():
                        yield c.LanguageMissing(place=node.keys[language], language=language)
            for member in node.value.values():
                yield from walk(member)
        elif isinstance(node.value, list):
            for member in node.value:
                yield from walk(member)

    yield from walk(file.root)


def _dates(file: CriteriaFile) -> Iterator[Finding]:
    """Refuse dates that are none: which set is in force is found by comparing them."""
    paths: list[tuple[str | int, ...]]
    paths = [("legal_basis", key) for key in ("date", "effective_from", "effective_to")]
    paths += [(*path, "verified_on") for path in _sources(file)]
    for path in paths:
        node = file.root.get(*path)
        given = None if node is None else node.value
        if given is not None and not is_day(str(given)):
            yield c.ValueWrong(
                place=file.root.at(*path),
                found=str(given),
                expected=Text("một ngày dạng năm-tháng-ngày", "a date (year-month-day)"),
                hint=Text("ví dụ: 2019-01-03", "such as 2019-01-03"),
            )


def _sources(file: CriteriaFile) -> Iterator[tuple[str | int, ...]]:
    yield ("recognition", "source")
    yield from (("unit_classes", key, "source") for key in file.set.unit_classes)
    yield from (("criteria", i, "source") for i in range(len(file.set.criteria)))
    yield from ((*path, "source") for _, path in items_of(file))


def _twice(names: Iterable[tuple[str, Place]], kind: Text) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, place in names:
        if name in seen:
            yield c.IdTwice(place=place, kind=kind, name=name)
        seen.add(name)


def _ids(file: CriteriaFile) -> Iterator[Finding]:
    at = file.root.at
    yield from _twice(
        ((str(crit.id), at("criteria", i, "id")) for i, crit in enumerate(file.set.criteria)),
        Text("tiêu chí", "criterion"),
    )
    items = list(items_of(file))
    yield from _twice(
        ((item.id, at(*path, "id")) for item, path in items), Text("nội dung", "item")
    )


def _references(file: CriteriaFile) -> Iterator[Finding]:
    at, indicators = file.root.at, file.set.indicators
    for item, path in items_of(file):
        for kind in MEASURES:
            measure = getattr(item, kind)
            if measure is None:
                continue
            for part in ("of", "among"):
                name = getattr(measure, part, None)
                if name is not None:
                    expected = "yes_no" if kind == "yes_no" else "count"
                    yield from _refers(file, name, at(*path, kind, part), expected)
    for key, indicator in indicators.items():
        if indicator.at_most is not None:
            place = at("indicators", key, "at_most")
            yield from _refers(file, indicator.at_most, place, "count")
            if _circular(file, key):
                yield c.ValueWrong(
                    place=place,
                    found=indicator.at_most,
                    expected=Text(
                        "một chỉ tiêu không dẫn ngược về chính nó",
                        "an indicator that does not lead back to itself",
                    ),
                    hint=Text("bỏ một at_most trong vòng lặp", "remove one at_most of the circle"),
                )


def _circular(file: CriteriaFile, key: str) -> bool:
    seen: set[str | None] = set()
    above = file.set.indicators[key].at_most
    while above in file.set.indicators and above not in seen:
        if above == key:
            return True
        seen.add(above)
        above = file.set.indicators[above].at_most
    return False


def _refers(file: CriteriaFile, name: str, place: Place, expected: str) -> Iterator[Finding]:
    indicator = file.set.indicators.get(name)
    if indicator is None:
        near = nearest(name, file.set.indicators) or sorted(file.set.indicators)
        yield c.NameUnknown(place=place, kind=_INDICATOR, name=name, near=tuple(near))
    elif indicator.type != expected:
        yield c.IndicatorTypeWrong(place=place, name=name, actual=indicator.type, expected=expected)


def _measures(file: CriteriaFile) -> Iterator[Finding]:
    for item, path in items_of(file):
        place = file.root.at(*path)
        measures = [kind for kind in MEASURES if getattr(item, kind) is not None]
        if len(measures) != 1:
            yield c.MeasureNotOne(place=place, item=item.id, count=len(measures))
            continue
        if item.rate is not None and item.rate.per < 1:
            yield _senseless(file, (*path, "rate", "per"), Decimal(item.rate.per), 1, None)
        gives = item.when_none != "finding"
        may_give = item.share is not None or item.rate is not None
        if gives != (item.when_none_status is not None) or (gives and not may_give):
            yield c.StatusMissing(place=file.root.at(*path, "when_none"))


def _bands(file: CriteriaFile) -> Iterator[Finding]:
    for item, path in items_of(file):
        if not item.bands:
            yield c.KeyMissing(place=file.root.at(*path, "bands"), key="bands")
            continue
        expected = "answer" if item.yes_no is not None else item.bands[0].kind
        if item.yes_no is None and expected == "answer":
            expected = "from"
        right = [
            band.kind == expected
            and sum(part is not None for part in (band.from_, band.up_to, band.answer)) == 1
            for band in item.bands
        ]
        if not all(right):
            for index, fits in enumerate(right):
                if not fits:
                    place = file.root.at(*path, "bands", index)
                    yield c.BandKindWrong(place=place, expected=expected)
            continue
        yield from _band_values(file, item, path)
        yield from _band_order(file, item, path)


def _senseless(
    file: CriteriaFile,
    path: tuple[str | int, ...],
    given: Decimal,
    low: int,
    high: int | None,
) -> Finding:
    """Refuse a figure at the end of `path` that lies outside of low to high."""
    return c.ThresholdUnreachable(
        place=file.root.at(*path),
        what=str(path[-1]),
        given=given,
        low=Decimal(low),
        high=Decimal(high) if high is not None else Text("không giới hạn", "unlimited"),
    )


def _band_values(file: CriteriaFile, item: Item, path: tuple[str | int, ...]) -> Iterator[Finding]:
    most = 100 if item.share is not None else None
    for index, band in enumerate(item.bands):
        here = (*path, "bands", index)
        if band.points <= 0:
            yield _senseless(file, (*here, "points"), band.points, 1, None)
        threshold = band.threshold
        if threshold is not None and (threshold < 0 or (most is not None and threshold > most)):
            yield _senseless(file, (*here, band.kind), threshold, 0, most)


def _band_order(file: CriteriaFile, item: Item, path: tuple[str | int, ...]) -> Iterator[Finding]:
    for index in range(1, len(item.bands)):
        before, band = item.bands[index - 1], item.bands[index]
        if band.threshold is None or before.threshold is None:
            in_order = band.answer != before.answer
        elif band.kind == "from":
            in_order = band.threshold < before.threshold
        else:
            in_order = band.threshold > before.threshold
        if not in_order or band.points >= before.points:
            yield c.BandOrder(
                place=file.root.at(*path, "bands", index),
                threshold=str(band.threshold if band.threshold is not None else band.answer),
                points=band.points,
                previous=str(before.threshold if before.threshold is not None else before.answer),
                previous_points=before.points,
            )


def _sums(file: CriteriaFile) -> Iterator[Finding]:
    for index, criterion in enumerate(file.set.criteria):
        actual = sum((item.max_points for item in criterion.items), Decimal(0))
        if actual != criterion.max_points:
            yield c.PointsDoNotAdd(
                place=file.root.at("criteria", index, "max_points"),
                what=Text(f"tiêu chí {criterion.id}", f"criterion {criterion.id}"),
                stated=criterion.max_points,
                actual=actual,
            )
    total = sum((criterion.max_points for criterion in file.set.criteria), Decimal(0))
    if total != file.set.max_points:
        yield c.PointsDoNotAdd(
            place=file.root.at("max_points"),
            what=Text("cả bộ tiêu chí", "the whole set"),
            stated=file.set.max_points,
            actual=total,
        )


def _marks(file: CriteriaFile) -> Iterator[Finding]:
    for key in ("unit_classes", "criteria"):
        if not getattr(file.set, key):
            yield c.KeyMissing(place=file.root.at(key), key=key)
    most = sum((item.max_points for item in file.set.items), Decimal(0))
    for key, unit_class in file.set.unit_classes.items():
        if unit_class.pass_from < 0:
            path = ("unit_classes", key, "pass_from")
            yield _senseless(file, path, unit_class.pass_from, 0, None)
        if unit_class.pass_from > most:
            yield c.PassMarkUnreachable(
                place=file.root.at("unit_classes", key, "pass_from"),
                what=Text(key, key),
                mark=unit_class.pass_from,
                most=most,
            )
    above = file.set.recognition.every_criterion.points_above
    if above < 0:
        path = ("recognition", "every_criterion", "points_above")
        yield _senseless(file, path, above, 0, None)
    for index, criterion in enumerate(file.set.criteria):
        reachable = sum((item.max_points for item in criterion.items), Decimal(0))
        if reachable <= above:
            yield c.PassMarkUnreachable(
                place=file.root.at("criteria", index),
                what=Text(f"tiêu chí {criterion.id}", f"criterion {criterion.id}"),
                mark=above,
                most=reachable,
            )


def _costs(file: CriteriaFile) -> Iterator[Finding]:
    for key, indicator in file.set.indicators.items():
        if indicator.cost is not None and indicator.cost <= 0:
            place = file.root.at("indicators", key, "cost")
            yield c.WeightNotAboveZero(place=place, indicator=key, given=indicator.cost)


def _unused(file: CriteriaFile) -> Iterator[Finding]:
    used = {
        getattr(measure, part)
        for item in file.set.items
        for kind in MEASURES
        if (measure := getattr(item, kind)) is not None
        for part in ("of", "among")
        if hasattr(measure, part)
    }
    for key in file.set.indicators:
        if key not in used:
            yield c.IndicatorUnused(place=file.root.at("indicators", key), name=key)
