"""Margins in words: commune by commune how many more cases, and a line by part of the year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cftscore.analysis.margin import CommuneMargins, Margin, Margins
from cftscore.core.text import Language, Text, number
from cftscore.output import book, words
from cftscore.output.blocks import Block, Grid, Head, Heading, Paragraph
from cftscore.output.plan import words as plan_words
from cftscore.output.tables import margin as tables
from cftscore.output.tables.evaluation import VERDICT_TITLES

_TITLE = Text(
    "Còn bao nhiêu trường hợp nữa thì mất điểm, kỳ {period}",
    "How many more cases until points are lost, {period}",
)
_BASIS = Text(
    "Bộ tiêu chí {set}[; tiêu chí {focus}][; cộng dồn {parts}]",
    "Criteria set {set}[; criteria {focus}][; added up: {parts}]",
)
_NONE = Text(
    "Không có số trường hợp nào để xét.",
    "There is no count of cases to look at.",
)
_ALONE = Text(
    "Mỗi số được xét riêng, các số khác giữ nguyên; trường hợp mới của một nhóm cũng là trường hợp "
    "mới của tổng số.",
    "Each figure is looked at by itself, all others as they are; a new case of a part is a new "
    "case of its whole.",
)
_HEADS = (
    Text("Chỉ tiêu", "Indicator"),
    Text("Đến nay", "So far"),
    Text("Giảm\nđiểm", "Points\nlost"),
    Text("Không đạt\ntiêu chí", "Criterion\nfailed"),
    Text("Xã\nkhông đạt", "Commune\nfails"),
)
_FAILED_NOW = Text("đã mất", "lost")
_NEVER = Text("–", "–")


def blocks(shown: Margins, language: Language) -> Iterator[Block]:
    """Say the margins of every commune."""
    yield Heading(_TITLE.say(language, period=shown.period), 1)
    said = {"set": shown.criteria_set.id, "focus": list(map(str, shown.focus))}
    yield Paragraph(_BASIS.say(language, **said, parts=list(shown.parts) or None), "dim")
    if shown.focus:
        yield Paragraph(_ALONE.say(language), "dim")
        for commune in shown.communes:
            yield from _commune(commune, language)
    else:
        yield Paragraph(_NONE.say(language), "warning")
    warning = words.provisional(shown, language)
    if warning is not None:
        yield Paragraph(warning, "warning")


def _commune(commune: CommuneMargins, language: Language) -> Iterator[Block]:
    where = plan_words.named((f"{commune.name} ({commune.code})", commune.district))
    verdict = VERDICT_TITLES[commune.verdict].say(language)
    points = words.points(commune, language)
    yield Heading(where, 2, f"{verdict}: {points}" if points else verdict)
    first, *others = (text.say(language) for text in _HEADS)
    heads = (Head(first), *(Head(text, right=True) for text in others))
    rows = [_row(margin, commune, language) for margin in commune.margins]
    yield Grid(heads, tuple(rows))


def _row(margin: Margin, commune: CommuneMargins, language: Language) -> tuple[str, ...]:
    said = [f"{margin.item}. {margin.label.say(language)}", *_parts(margin, language)]
    if margin.value is None or margin.points is None:
        return ("\n".join(said), "?", "?", "?", "?")
    gone = _FAILED_NOW.say(language)
    return (
        "\n".join(said),
        number(margin.value, language),
        _more(margin.until_band, gone if margin.points == 0 else "", language),
        _more(margin.until_criterion, "", language),
        _more(margin.until_verdict, gone if commune.verdict == "fail" else "", language),
    )


def _parts(margin: Margin, language: Language) -> Iterable[str]:
    """Say the figure of each part of the year on a line of its own."""
    if margin.parts:
        each = (
            f"{part.period}: {'?' if part.value is None else number(part.value, language)}"
            for part in margin.parts
        )
        yield "   " + " · ".join(each)


def _more(cases: int | None, otherwise: str, language: Language) -> str:
    if cases is None:
        return otherwise or _NEVER.say(language)
    return f"+{number(cases, language)}"


def xlsx(shown: Margins, language: Language) -> bytes:
    """Write the workbook: what it says first, then its tables."""
    made = (table(shown) for table in tables.TABLES.values())
    return book.write(blocks(shown, language), made, language)
