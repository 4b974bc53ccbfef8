"""Close calls in words: communes whose verdict one case flips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cftscore.analysis.close_calls import CloseCall
from cftscore.core.text import Language, Text, number
from cftscore.criteria.model import CriteriaSet
from cftscore.output.blocks import Block, Grid, Head, Heading, Paragraph
from cftscore.output.plan import words as plan_words
from cftscore.output.sentences import MORE_COMMUNES, POINTS_OF_REQUIRED
from cftscore.output.tables.evaluation import VERDICT_TITLES

_TITLE = Text("Xã sát ngưỡng (chênh một trường hợp)", "Close calls: one case decides")
_HEADS = (
    Text("Xã", "Commune"),
    Text("Kết quả", "Verdict"),
    POINTS_OF_REQUIRED,
    Text("Một trường hợp làm thay đổi kết quả", "One case that changes the verdict"),
)
_CASE = Text("{label}: {before} → {after} ({items})", "{label}: {before} → {after} ({items})")
_NONE = Text("Không có xã nào.", "None.")
_UNREPORTED = Text(
    "Ngoài ra có {count} xã chỉ đạt nếu không bỏ sót trường hợp nào ở các chỉ tiêu ghi 0: "
    "{labels}. Danh sách đầy đủ: --format json hoặc -o TỆP.xlsx.",
    "Besides, {count:commune passes|communes pass} only if no case was left out of figures "
    "reported as 0: "
    "{labels}. For the full list: --format json or -o FILE.xlsx.",
)


def blocks(
    calls: Sequence[CloseCall], criteria_set: CriteriaSet, language: Language, *, most: int | None
) -> Iterator[Block]:
    """List the close calls, and count those that only a case left out would flip.

    Args:
        calls: the close calls.
        criteria_set: for the labels.
        language: that they are said in.
        most: list so many; None for all.
    """
    yield Heading(_TITLE.say(language))
    near = [
        close_call for close_call in calls if not all(case.unreported for case in close_call.cases)
    ]
    if near:
        heads = [Head(text.say(language), short=index in (1, 2))
                 for index, text in enumerate(_HEADS)]  # fmt: skip
        rows = tuple(_row(close_call, criteria_set, language) for close_call in near[:most])
        yield Grid(tuple(heads), rows)
        if len(near) > len(rows):
            yield Paragraph(MORE_COMMUNES.say(language, count=len(near) - len(rows)), "dim")
    elif len(near) == len(calls):
        yield Paragraph(_NONE.say(language))
    others = [
        close_call for close_call in calls if all(case.unreported for case in close_call.cases)
    ]
    if others:
        keys = {case.indicator for close_call in others for case in close_call.cases}
        labels = [
            indicator.label for key, indicator in criteria_set.indicators.items() if key in keys
        ]
        said = _UNREPORTED.say(language, count=len(others), labels=labels)
        yield Paragraph(said)


def _row(call: CloseCall, criteria_set: CriteriaSet, language: Language) -> tuple[str, ...]:
    required = "?" if call.points_required is None else number(call.points_required, language)
    points = "?" if call.points is None else number(call.points, language)
    cases = (
        _CASE.say(
            language,
            label=plan_words.label(criteria_set, case.indicator),
            before=case.before,
            after=case.after,
            items=case.items,
        )
        for case in call.cases
        if not case.unreported
    )
    return (
        "\n".join(part for part in (call.name, call.district) if part),
        VERDICT_TITLES[call.verdict].say(language),
        f"{points} / {required}",
        "\n".join(cases),
    )
