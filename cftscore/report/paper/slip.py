"""A return slip as a Word document, to be printed, answered and signed."""

from __future__ import annotations

from cftscore.core.text import Language
from cftscore.report.paper import papers, wml
from cftscore.report.slips import HEADS, SIGNERS, TITLE, Slip

_WIDTHS = {"number": 8, "severity": 16, "cell": 24, "message": 48, "fix": 38, "answer": 26}
_SIZE = 10.5


def render(slip: Slip, language: Language) -> bytes:
    """Give the bytes of the document."""
    first, *others = slip.sentences(language)
    heads = [
        wml.Head(HEADS[key].say(language), width, "center" if key == "number" else "left")
        for key, width in _WIDTHS.items()
    ]
    content = papers.title(TITLE.say(language), slip.about(language))
    content += wml.paragraph(first, align="center", bold=True, after=8)
    content += "".join(map(papers.body, others))
    content += wml.paragraph("", size=4, before=0, after=0, keep=True)
    content += wml.table(heads, slip.rows(language), size=_SIZE)
    content += wml.paragraph("", size=4, before=0, after=0)
    content += papers.body(slip.closing(language), keep=True)
    content += papers.two_by_hand(language, *(signer.say(language) for signer in SIGNERS))
    name = f"{TITLE.say(language)}: {slip.about(language)}"
    return papers.new_paper(language, name, content)
