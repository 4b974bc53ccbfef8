"""The tables of a commune's papers: its points item by item, and the figures behind them."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.explanation import (
    CriterionExplained,
    Explanation,
    FigureExplained,
    ItemExplained,
)
from cftscore.core.text import YES_NO, Language, number
from cftscore.criteria.model import NOT_YET_READ
from cftscore.evaluation.document import Number
from cftscore.output import evidence, words
from cftscore.report.paper import wml
from cftscore.report.paper.dossier_words import WORDS
from cftscore.report.paper.official_rows import PaperColumn, PaperColumns, cells, heads
from cftscore.report.paper.wml import Cell, Head

Columns = tuple[tuple[str, float, wml.Align], ...]
_ASSESSMENT: Columns = (
    ("no", 12, "center"),
    ("item", 54, "left"),
    ("result", 34, "left"),
    ("band", 28, "left"),
    ("most", 15, "center"),
    ("points", 17, "center"),
)
_APPRAISAL: Columns = (
    ("no", 12, "center"),
    ("item", 48, "left"),
    ("result", 32, "left"),
    ("most", 14, "center"),
    ("appraised", 18, "center"),
    ("opinion", 36, "left"),
)
_SHORT: Columns = (
    ("no", 12, "center"),
    ("item", 112, "left"),
    ("most", 17, "center"),
    ("points", 19, "center"),
)


def assessment(shown: Explanation, language: Language) -> str:
    """Write the table of the self-assessment, criterion by criterion."""
    return _points_table(shown, language, _ASSESSMENT, with_items=True)


def appraisal(shown: Explanation, language: Language) -> str:
    """Write the table of the appraisal, with room for an opinion on each item."""
    return _points_table(shown, language, _APPRAISAL, with_items=True)


def short(shown: Explanation, language: Language) -> str:
    """Write the points by criterion."""
    return _points_table(shown, language, _SHORT, with_items=False)


def _heads(columns: Columns, language: Language) -> list[Head]:
    return [Head(WORDS[key].say(language), width, align) for key, width, align in columns]


def _points_table(
    shown: Explanation, language: Language, columns: Columns, *, with_items: bool
) -> str:
    keys = [key for key, _, _ in columns]
    rows: list[list[Cell]] = []
    strong = []
    for criterion in shown.criteria:
        strong.append(len(rows))
        rows.append(_row(keys, _criterion(criterion, language)))
        if with_items:
            rows += [_row(keys, _item(item, language)) for item in criterion.items]
    if with_items:
        strong += [len(rows)]
    else:
        strong = [len(rows)]
    rows.append(_row(keys, _total(shown, language)))
    return wml.table(_heads(columns, language), rows, strong=strong, size=11)


def _row(keys: list[str], texts: dict[str, str]) -> list[Cell]:
    return [texts.get(key, "") for key in keys]


def _criterion(criterion: CriterionExplained, language: Language) -> dict[str, str]:
    title = criterion.title.say(language)
    points = words.span(criterion.points_min, criterion.points_max, language)
    return {
        "no": str(criterion.id),
        "item": title,
        "most": number(criterion.max_points, language),
        "points": points,
        "appraised": points,
    }


def _item(item: ItemExplained, language: Language) -> dict[str, str]:
    points = "?" if item.points is None else number(item.points, language)
    star = "*" if item.status in NOT_YET_READ else ""
    return {
        "no": item.id,
        "item": item.title.say(language),
        "result": item.derivation.say(language),
        "band": band(item, language) + star,
        "most": number(item.max_points, language),
        "points": points + star,
        "appraised": points + star,
    }


def band(item: ItemExplained, language: Language) -> str:
    """Say which band an item is in, or why in none."""
    if item.band is not None:
        return item.band.threshold.say(language)
    key = item.outcome if item.outcome in ("below", "nobody") else "unknown"
    return WORDS[key].say(language)


def _total(shown: Explanation, language: Language) -> dict[str, str]:
    points = total(shown, language)
    most = number(most_points(shown), language)
    return {"item": WORDS["sum"].say(language), "most": most, "points": points, "appraised": points}


def most_points(shown: Explanation) -> Number:
    """Give the most points that a commune can have."""
    return sum((criterion.max_points for criterion in shown.criteria), 0)


def total(shown: Explanation, language: Language) -> str:
    """Write the total, or between what it lies."""
    least, most = shown.points_min, shown.points_max
    return "" if least is None or most is None else words.span(least, most, language)


def notes(shown: Explanation, language: Language) -> str:
    """Write every figure with its cells, what they say, and where it is from: else a blank."""
    origins = _origins(shown, language)
    columns: PaperColumns[FigureExplained] = (
        PaperColumn("indicator", 50, "left", lambda figure: figure.label.say(language)),
        PaperColumn("figure", 18, "right", lambda figure: _value(figure, language)),
        PaperColumn("cells", 30, "left", lambda figure: words.cells(figure.cells)),
        PaperColumn("written", 22, "left", _written),
        PaperColumn("origin", 40, "left", lambda figure: origins.get(figure.indicator, "")),
    )
    rows: list[list[Cell]] = []
    for criterion in shown.criteria:
        title = criterion.title.say(language)
        rows.append([words.OF_CRITERION.say(language, id=criterion.id, title=title)])
        rows += [cells(columns, figure) for figure in _figures(criterion)]
    return wml.table(heads(columns, language, WORDS), rows, size=11)


def _origins(shown: Explanation, language: Language) -> dict[str, str]:
    """Give the evidence of each item by the figure that it measures."""
    return {
        item.figures[0].indicator: "; ".join(evidence.named(one, language) for one in item.evidence)
        for criterion in shown.criteria
        for item in criterion.items
        if item.evidence
    }


def _figures(criterion: CriterionExplained) -> Iterator[FigureExplained]:
    """Give the figures of a criterion, one that several items read once."""
    seen = set()
    for item in criterion.items:
        for figure in item.figures:
            if figure.indicator not in seen:
                seen.add(figure.indicator)
                yield figure


def _value(figure: FigureExplained, language: Language) -> str:
    value = figure.value
    if isinstance(value, str):
        return YES_NO[value == "yes"].say(language)
    return "?" if value is None else number(value, language)


def _written(figure: FigureExplained) -> str:
    return "; ".join(f"“{written}”" for written in dict.fromkeys(figure.written))
