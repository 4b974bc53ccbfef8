"""Whether a criteria set is sound, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cftscore.authoring.outcomes import Checked
from cftscore.core.text import Language, Text
from cftscore.output import diagnostics
from cftscore.output.blocks import Block, Paragraph
from cftscore.output.columns import Table
from cftscore.output.tables.evaluation import of_findings

_SOUND = Text("{name}: hợp lệ.", "{name}: valid.")
_PASSED = Text("{name}: mọi ví dụ đều đúng.", "{name}: all examples pass.")

TABLES: dict[str, Callable[[Checked], Table]] = {
    "findings": lambda shown: of_findings(shown.findings)
}


def blocks(shown: Checked, language: Language) -> Iterator[Block]:
    """Say that a set is right, or what is wrong with it."""
    yield from diagnostics.blocks(shown.findings, language)
    if not shown.findings:
        text = _PASSED if shown.tested else _SOUND
        yield Paragraph(text.say(language, name=shown.criteria_set))
