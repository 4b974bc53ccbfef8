"""The annexes of the official report: every commune, its points by criterion, what was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from cftscore.core.text import Language, number
from cftscore.evaluation.document import CommuneResult, FindingRecord
from cftscore.output import words
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.report.content import Commune, Content, levels
from cftscore.report.paper import papers, wml
from cftscore.report.paper.official_rows import (
    PaperColumn,
    PaperColumns,
    by_commune,
    cells,
    gap,
    heads,
)
from cftscore.report.paper.official_words import WORDS
from cftscore.report.paper.wml import Cell

MOST_FINDINGS = 300
_ROMAN = ("I", "II", "III")
_RED, _GREY, _YELLOW = "F4C7C3", "E3E6E9", "FFEDB8"
_GROUNDS = {"0": _RED, "u": _GREY}
_SIGNS = {"m": "+", "0": "0", "u": "?", "w": "·", "-": ""}
_GROUND_OF_VERDICT = {"fail": _RED, "incomplete": _YELLOW, "not_submitted": _GREY}


def write(content: Content) -> Iterator[str]:
    """Write the annexes that have something in them, each on a page of its own."""
    made = [
        ("annex_communes", annex_communes(content)),
        ("annex_met" if content.public else "annex_criteria", annex_criteria(content)),
        ("annex_findings", annex_findings(content)),
    ]
    made = [(key, written) for key, written in made if written]
    for roman, (key, written) in zip(_ROMAN, made, strict=False):
        yield papers.annex(content.language, roman, WORDS[key].say(content.language)) + written


def annex_communes(content: Content) -> str:
    """Write the verdict of every commune."""
    language = content.language
    columns: PaperColumns[Any] = (
        PaperColumn("code", 16, "center", lambda commune: commune.code),
        PaperColumn("commune", 62, "left", lambda commune: commune.name),
        PaperColumn("verdict", 32, "left", lambda commune: _verdict(commune, language)),
    )
    if not content.public:
        columns += (
            PaperColumn("points", 20, "right", lambda commune: _points(commune, language)),
            PaperColumn("required", 18, "right", lambda commune: _required(commune, language)),
        )
    return by_commune(content, content.failed_first, columns, number_width=12)


def _verdict(commune: Commune, language: Language) -> Cell:
    return _on(
        VERDICT_TITLES[commune.verdict].say(language), _GROUND_OF_VERDICT.get(commune.verdict)
    )


def _on(text: str, ground: str | None) -> Cell:
    return (text, ground) if ground else text


def _points(commune: CommuneResult, language: Language) -> str:
    least, most = commune.points_min, commune.points_max
    return "" if least is None or most is None else words.span(least, most, language)


def _required(commune: CommuneResult, language: Language) -> str:
    return "" if commune.points_required is None else number(commune.points_required, language)


def annex_criteria(content: Content) -> str:
    """Write how every commune fares by criterion: its points, or whether it meets it."""
    language = content.language
    count = len(content.criteria_set.criteria)
    width = (160 - 10 - 40 - 14) / max(1, count)
    fared = {commune.code: levels(content, commune) for commune in content.communes}
    columns: PaperColumns[Any] = (
        PaperColumn("commune", 40, "left", lambda commune: commune.name),
        *(_by_criterion(content, fared, at, width) for at in range(count)),
    )
    if not content.public:
        columns += (PaperColumn("total", 14, "center", lambda one: _points(one, language)),)
    table = by_commune(content, content.failed_first, columns, number_width=10, size=9)
    key = WORDS["key_public" if content.public else "key_full"].say(language)
    text = wml.paragraph(key, italic=True, size=11, after=4)
    listed = "".join(
        wml.paragraph(
            content.say(words.OF_CRITERION, id=criterion.id, title=criterion.title),
            size=11,
            before=0,
            after=0,
        )
        for criterion in content.criteria_set.criteria
    )
    return text + table + gap() + listed


def _by_criterion(
    content: Content, fared: Mapping[str, str], at: int, width: float
) -> PaperColumn[Commune]:
    def cell(commune: Commune) -> Cell:
        level = fared[commune.code][at]
        if not isinstance(commune, CommuneResult):
            return _on(_SIGNS[level], _GROUNDS.get(level))
        points = commune.criteria[at].points if commune.criteria else None
        text = "?" if points is None else number(points, content.language)
        return _on(text if commune.criteria else "", _GROUNDS.get(level))

    return PaperColumn(str(content.criteria_set.criteria[at].id), width, "center", cell)


def _file(path: str | None) -> str | None:
    """Name a file without its folders, which say nothing to the reader of a paper."""
    return None if path is None else PurePath(path).name


def annex_findings(content: Content) -> str:
    """Write what was found in the figures, errors first; nothing where nothing was."""
    findings = sorted(content.findings, key=lambda finding: finding.severity.rank)
    if not findings:
        return ""
    language = content.language
    columns: PaperColumns[tuple[int, FindingRecord]] = (
        PaperColumn("no", 12, "center", lambda row: number(row[0], language)),
        PaperColumn("place", 58, "left", lambda row: _place(row[1])),
        PaperColumn("finding", 90, "left", lambda row: row[1].message.say(language)),
    )
    rows = (cells(columns, row) for row in enumerate(findings[:MOST_FINDINGS], start=1))
    written = wml.table(heads(columns, language), rows, size=10)
    rest = len(findings) - MOST_FINDINGS
    if rest > 0:
        written += papers.body(WORDS["findings_more"].say(content.language, count=rest))
    return written


def _place(finding: FindingRecord) -> str:
    return " › ".join(part for part in (_file(finding.path), finding.sheet, finding.cell) if part)
