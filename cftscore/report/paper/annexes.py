"""The annexes of the official report: every commune, its points by criterion, what was found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from cftscore.core.text import number
from cftscore.evaluation.document import CommuneResult
from cftscore.output import words
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.report.content import Commune, Content, levels
from cftscore.report.paper import papers, wml
from cftscore.report.paper.official_rows import gap, grouped, headings
from cftscore.report.paper.official_words import WORDS
from cftscore.report.paper.wml import Cell, Head

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
    columns: list[tuple[str, float, wml.Align]] = [
        ("no", 12, "center"),
        ("code", 16, "center"),
        ("commune", 62, "left"),
        ("verdict", 32, "left"),
    ]
    if not content.public:
        columns += [("points", 20, "right"), ("required", 18, "right")]
    rows = grouped(content, content.communes, _commune)
    return wml.table(headings(content, *columns), rows, size=11)


def _commune(content: Content, commune: Commune) -> list[Cell]:
    language = content.language
    verdict = VERDICT_TITLES[commune.verdict].say(language)
    ground = _GROUND_OF_VERDICT.get(commune.verdict)
    row: list[Cell] = [commune.code, commune.name, (verdict, ground) if ground else verdict]
    if isinstance(commune, CommuneResult):
        least, most, mark = commune.points_min, commune.points_max, commune.points_required
        row.append("" if least is None or most is None else words.span(least, most, language))
        row.append("" if mark is None else number(mark, language))
    return row


def annex_criteria(content: Content) -> str:
    """Write how every commune fares by criterion: its points, or whether it meets it."""
    language = content.language
    ids = [criterion.id for criterion in content.criteria_set.criteria]
    width = (160 - 10 - 40 - 14) / max(1, len(ids))
    heads = [
        Head(WORDS["no"].say(language), 10, "center"),
        Head(WORDS["commune"].say(language), 40),
        *(Head(str(one), width, "center") for one in ids),
    ]
    if not content.public:
        heads.append(Head(WORDS["total"].say(language), 14, "center"))
    rows = grouped(content, content.communes, _by_criterion)
    key = WORDS["key_public" if content.public else "key_full"].say(language)
    said = wml.paragraph(key, italic=True, size=11, after=4)
    listed = "".join(
        wml.paragraph(
            content.say(words.OF_CRITERION, id=one.id, title=one.title),
            size=11,
            before=0,
            after=0,
        )
        for one in content.criteria_set.criteria
    )
    return said + wml.table(heads, rows, size=9) + gap() + listed


def _by_criterion(content: Content, commune: Commune) -> list[Cell]:
    language, shown = content.language, levels(content, commune)
    row: list[Cell] = [commune.name]
    if isinstance(commune, CommuneResult):
        points = ["?" if one.points is None else number(one.points, language)
                  for one in commune.criteria]  # fmt: skip
        points += [""] * (len(shown) - len(points))
        least, most = commune.points_min, commune.points_max
        total = "" if least is None or most is None else words.span(least, most, language)
    else:
        points, total = [_SIGNS[level] for level in shown], None
    for text, level in zip(points, shown, strict=True):
        ground = _GROUNDS.get(level)
        row.append((text, ground) if ground else text)
    return row if total is None else [*row, total]


def _file(path: str | None) -> str | None:
    """Name a file without its folders, which say nothing to the reader of a paper."""
    return None if path is None else PurePath(path).name


def annex_findings(content: Content) -> str:
    """Write what was found in the figures, errors first; nothing where nothing was."""
    found = sorted(content.findings, key=lambda one: one.severity.rank)
    if not found:
        return ""
    heads = headings(content, ("no", 12, "center"), ("place", 58, "left"), ("finding", 90, "left"))
    rows = (
        [
            number(place, content.language),
            " › ".join(part for part in (_file(one.path), one.sheet, one.cell) if part),
            one.message.say(content.language),
        ]
        for place, one in enumerate(found[:MOST_FINDINGS], start=1)
    )
    written = wml.table(heads, rows, size=10)
    rest = len(found) - MOST_FINDINGS
    if rest > 0:
        written += papers.body(WORDS["findings_more"].say(content.language, count=rest))
    return written
