"""Many explanations in words and as a workbook: commune by commune, what presses first."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.explanations import Explanations
from cftscore.core.text import Language, Text
from cftscore.output import book, words
from cftscore.output import explanation as of_one
from cftscore.output.blocks import Block, Heading, Paragraph
from cftscore.output.sentences import PERIOD_SET_REGISTER
from cftscore.output.tables import explanations as tables
from cftscore.output.tables.evaluation import VERDICT_TITLES

TITLE = Text(
    "Giải thích kết quả: {count} xã {verdicts}", "Verdicts explained: {count} ({verdicts})"
)
_PRESSING = Text(
    "Chỉ nêu các nội dung 0 điểm hoặc chưa xác định; thêm --all để xem mọi nội dung.",
    "Only items with 0 points or unknown are shown; --all shows all.",
)
_NONE = Text("Không có xã nào có kết quả này.", "No commune has this verdict.")


def title(shown: Explanations, language: Language) -> str:
    """Name the document: how many communes of which verdict."""
    verdicts = [VERDICT_TITLES[one].say(language).lower() for one in shown.verdicts]
    return TITLE.say(language, count=len(shown.communes), verdicts=verdicts)


def blocks(shown: Explanations, language: Language) -> Iterator[Block]:
    """Say many explanations."""
    yield Heading(title(shown, language), 1)
    said = {"period": shown.period, "set": shown.criteria_set.id}
    yield Paragraph(
        PERIOD_SET_REGISTER.say(language, **said, register=words.register(shown, language)), "dim"
    )
    if not shown.communes:
        yield Paragraph(_NONE.say(language))
    elif not shown.every_item:
        yield Paragraph(_PRESSING.say(language), "dim")
    for one in shown.each():
        yield from of_one.in_a_list(one, language)
    warning = words.provisional(shown, language)
    if warning is not None:
        yield Paragraph(warning, "warning")


def xlsx(shown: Explanations, language: Language) -> bytes:
    """Write the workbook: what it says first, then its tables."""
    made = (table(shown) for table in tables.TABLES.values())
    return book.write(blocks(shown, language), made, language)
