"""Points compared, in words: averages by criterion, and the communes that moved most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cftscore.analysis.compare.comparison import CriterionAverage, Pair
from cftscore.core.text import Text, number
from cftscore.output.blocks import Block, Grid, Heading, Paragraph
from cftscore.output.comparison import words
from cftscore.output.comparison.words import View

_WIDEST_TITLE = 25
_MOST_MOVERS = 5
_MOST_MOVES = 4
_COMMUNE = Text("Xã", "Commune")
_CHANGE = Text("Thay\nđổi", "Change")
_CRITERIA = Text(
    "Điểm trung bình theo tiêu chí, {before} → {after}: {count} xã có điểm ở cả hai kỳ",
    "Average points by criterion, {before} → {after}: {count:commune|communes} with points in "
    "both periods",
)
_CRITERION = (
    Text("Số", "No."),
    Text("Tiêu chí", "Criterion"),
    Text("Số xã\nkhông đạt", "Failed\nby"),
)
_POINTS = Text("Điểm", "Points")
_NO_POINTS = Text(
    "Hai kỳ chấm điểm theo hai bộ tiêu chí khác nhau nên không so sánh điểm.",
    "The two periods are scored by different criteria sets, so points are not compared.",
)
_NO_SUCH = Text(
    "Không có xã nào có điểm ở cả hai kỳ để so sánh.",
    "No commune has points in both periods.",
)
_MOVED = {
    True: Text("Tăng điểm nhiều nhất, {before} → {after}", "Largest gains, {before} → {after}"),
    False: Text("Giảm điểm nhiều nhất, {before} → {after}", "Largest losses, {before} → {after}"),
}
_BY = Text("Thay đổi theo tiêu chí", "Change by criterion")


def blocks(view: View) -> Iterator[Block]:
    """Say for each pair of periods how points changed, or why they are not compared."""
    texts: set[Text] = set()
    for place, pair in enumerate(view.shown.pairs):
        found = view.shown.overall.pairs[place]
        words_ = {"before": pair.before, "after": pair.after, "count": found.with_points}
        if found.total is None:
            why = _NO_SUCH if pair.points_compared else _NO_POINTS
            if why not in texts:
                yield from (Heading(view.say(_POINTS)), Paragraph(view.say(why)))
            texts.add(why)
            continue
        yield Heading(view.say(_CRITERIA, **words_))
        shown = found.criteria
        if place and view.most is not None:
            # The table of the first pair has them all.
            shown = tuple(criterion for criterion in shown if criterion.average_change)
        yield _criteria(view, (*shown, found.total), pair)
        for rose, codes in ((True, pair.risers), (False, pair.fallers)):
            if codes:
                yield Heading(view.say(_MOVED[rose], **words_))
                yield _movers(view, codes if view.most is None else codes[:_MOST_MOVERS], place)


def _criteria(view: View, shown: Sequence[CriterionAverage], pair: Pair) -> Grid:
    heads = [
        view.head(_CRITERION[0], right=True),
        view.head(_CRITERION[1]),
        view.head(pair.before, right=True),
        view.head(pair.after, right=True),
        view.head(_CHANGE, right=True),
        view.head(_CRITERION[2], right=True),
    ]
    heads += [view.head("", short=True)] if view.bars else []
    most = words.largest(average.average_change for average in shown if average.id)
    rows = []
    for criterion in shown:
        row = [
            str(criterion.id) if criterion.id else "",
            _title(view, criterion),
            number(criterion.average_before, view.language),
            number(criterion.average_after, view.language),
            words.signed(criterion.average_change, view.language),
            view.arrow(criterion.missed_before, criterion.missed_after) if criterion.id else "",
        ]
        if view.bars:
            row.append(view.bars.change(criterion.average_change, most) if criterion.id else "")
        rows.append(tuple(row))
    return Grid(tuple(heads), tuple(rows), frozenset([len(shown) - 1]))


def _title(view: View, criterion: CriterionAverage) -> str:
    """Give the title of a criterion, on a terminal in one line."""
    title = criterion.title.say(view.language)
    return title if view.bars is None else view.cut(title, _WIDEST_TITLE)


def _movers(view: View, codes: Iterable[str], place: int) -> Grid:
    by_code = {one.code: one for one in view.shown.communes if one.pairs[place].points_change}
    pair = view.shown.pairs[place]
    columns = view.columns(pair)
    heads = [view.head(_COMMUNE), *(view.head(view.periods[column]) for column in columns)]
    heads += [view.head(_CHANGE, right=True), view.head(_BY)]
    rows = []
    for code in codes:
        commune = by_code[code]
        changed = commune.pairs[place]
        rows.append(
            (
                view.name(commune),
                *(words.verdict(commune.periods[column], view.language) for column in columns),
                words.optional(changed.points_change, view.language),
                words.moves(changed.criteria, view.language, most=_MOST_MOVES, end=view.end),
            )
        )
    return Grid(tuple(heads), tuple(rows))
