"""Sensitivity in words: which provisional figures, shifted one step, flip which verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.sensitivity import Direction, Sensitivity, Shift
from cftscore.core.text import Language, Text, number
from cftscore.output import words
from cftscore.output.blocks import Block, Grid, Head, Heading, Paragraph
from cftscore.output.tables.evaluation import VERDICT_TITLES

_TITLE = Text(
    "Kết quả thay đổi nếu một giá trị tạm khác đi", "Verdicts that depend on provisional figures"
)
_BASIS = Text(
    "Bộ tiêu chí {set}; kỳ {period}; {communes} xã đã nộp",
    "Criteria set {set}; period {period}; communes submitted: {communes}",
)
_STEP = Text(
    "Mỗi ngưỡng, mức điểm tạm được dịch một bước về mỗi phía, ngưỡng trước, điểm sau: một đơn "
    "vị của chữ số cuối (98 thành 99; 97,5 thành 97,6), không vượt quá mức bên cạnh.",
    "Each provisional threshold, then its points, is shifted by one step each way: one unit of "
    "the last digit (98 to 99, 97.5 to 97.6), never beyond the next band.",
)
_HEADS = (
    Text("Số xã\nthay đổi", "Changes"),
    Text("Mục", "Item"),
    Text("Mức điểm", "Band"),
    Text("Thay đổi", "Shift"),
    Text("Thành\nĐạt", "To\npass"),
    Text("Thành\nKhông đạt", "To\nfail"),
    Text("Đổi đầu\ntiên ở", "First\nchange at"),
)
_SHIFTS: dict[Direction, Text] = {
    "stricter": Text(
        "ngưỡng {before} → {after} (chặt hơn)", "threshold {before} → {after} (stricter)"
    ),
    "looser": Text("ngưỡng {before} → {after} (nới ra)", "threshold {before} → {after} (looser)"),
    "fewer": Text("điểm {before} → {after}", "points {before} → {after}"),
    "more": Text("điểm {before} → {after}", "points {before} → {after}"),
}
_NONE = Text("Không có kết quả nào đổi.", "No verdict changes.")
_OTHERS = Text(
    "{count} thay đổi khác không làm đổi kết quả nào; --format json cho biết con số đầu tiên "
    "làm đổi kết quả.",
    "{count:other shift changes|other shifts change} no verdict; --format json shows the first "
    "figure that would.",
)
_WHO = Text("Các xã thay đổi", "Communes affected")
_FLIP = Text("{name} ({before} → {after})", "{name} ({before} → {after})")


def blocks(
    shown: Sensitivity, language: Language, *, with_communes: bool = True
) -> Iterator[Block]:
    """Say which shifts flip verdicts, most flips first.

    Args:
        shown: the document.
        language: that it is said in.
        with_communes: whether the communes are named.
    """
    yield Heading(_TITLE.say(language), 1)
    fields = {"set": shown.criteria_set.id, "period": shown.period, "communes": shown.communes}
    yield Paragraph(_BASIS.say(language, **fields), "dim")
    yield Paragraph(_STEP.say(language), "dim")
    flipping = [shift for shift in shown.shifts if shift.flips]
    if flipping:
        heads = [
            Head(text.say(language), right=index in (0, 4, 5, 6), short=index == 1)
            for index, text in enumerate(_HEADS)
        ]
        yield Grid(tuple(heads), tuple(_row(shown, shift, language) for shift in flipping))
    else:
        yield Paragraph(_NONE.say(language))
    others = len(shown.shifts) - len(flipping)
    if others:
        yield Paragraph(_OTHERS.say(language, count=others), "dim")
    if with_communes and flipping:
        yield Heading(_WHO.say(language))
        rows = tuple((*_row(shown, s, language)[1:4], _who(s, language)) for s in flipping)
        heads = [Head(text.say(language)) for text in (*_HEADS[1:4], _WHO)]
        yield Grid(tuple(heads), rows)
    warning = words.provisional(shown, language)
    if warning is not None:
        yield Paragraph(warning, "warning")


def xlsx(shown: Sensitivity, language: Language) -> bytes:
    """Write the workbook: what it says first, then its tables."""
    from cftscore.output import book
    from cftscore.output.tables import sensitivity

    made = (table(shown) for table in sensitivity.TABLES.values())
    return book.write(blocks(shown, language), made, language)


def _row(shown: Sensitivity, shift: Shift, language: Language) -> tuple[str, ...]:
    item = next(i for i in shown.criteria_set.definition.items if i.id == shift.item)
    band = item.bands[shift.band]
    values = {"before": shift.before, "after": shift.after}
    first = "" if shift.first_flip is None else number(shift.first_flip, language)
    return (
        number(shift.flips, language),
        shift.item,
        item.describe(band).say(language),
        _SHIFTS[shift.direction].say(language, **values),
        number(shift.to_pass, language),
        number(shift.to_fail, language),
        first,
    )


def _who(shift: Shift, language: Language) -> str:
    return "; ".join(
        _FLIP.say(
            language,
            name=flip.name,
            before=VERDICT_TITLES[flip.before],
            after=VERDICT_TITLES[flip.after],
        )
        for flip in shift.communes
    )
