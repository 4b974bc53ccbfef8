"""Evidence in words: what stands behind an item, and how many items have nothing behind them."""

from __future__ import annotations

from cftscore.core.text import Language, Text
from cftscore.intake.evidence import Evidence, EvidenceCount
from cftscore.output import words

_NAMED = Text("[{document}][ ngày {date}][; {link}]", "[{document}][ of {date}][; {link}]")
_COUNT = Text(
    "{without}/{items} nội dung chưa có minh chứng", "{without} of {items} items without evidence"
)


def named(evidence: Evidence, language: Language) -> str:
    """Name a document: `12/QĐ-UBND ngày 05/11/2020; https://…`."""
    date = evidence.date
    iso = len(date) == len("2020-11-05") and date.replace("-", "").isdecimal()
    said = _NAMED.say(
        language,
        document=evidence.document,
        date=words.date(date, language) if iso else date,
        link=evidence.link,
    )
    return said.strip("; ")


def count(counted: EvidenceCount | None, language: Language) -> str | None:
    """Say how many items are without evidence; None where none was asked for."""
    if counted is None:
        return None
    return _COUNT.say(language, without=counted.without, items=counted.items)
