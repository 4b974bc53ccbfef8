"""The tables and lists of the official report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cftscore.core.text import Language, Text, number
from cftscore.evaluation.document import AreaResult
from cftscore.output import words
from cftscore.output.comparison.words import RECOGNITIONS
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.output.words import clean
from cftscore.register import names as place_names
from cftscore.report.content import Content, names
from cftscore.report.history import AreaHistory
from cftscore.report.page import rows as page_rows
from cftscore.report.paper import annexes, official_draft, papers, wml
from cftscore.report.paper.official_rows import (
    PaperColumn,
    PaperColumns,
    by_commune,
    cells,
    gap,
    heads,
)
from cftscore.report.paper.official_words import WORDS

MOST_NAMED = 60
_FIT = 20
"""Rows of a table that a page can hold."""


def blocks(content: Content) -> dict[str, str]:
    """Write every table, list and annex that a template may name."""
    return {
        "not_public": papers.body(content.secret_notice, bold=True)
        if content.secret_notice
        else "",
        "notice": _said(content.notice),
        "withheld": _said(content.withheld_notice),
        "areas_table": areas_table(content),
        "areas_chart": "",
        "missed_table": missed_table(content),
        "focus": "".join(_focus(content)),
        "not_passed_table": not_passed_table(content),
        "history": "".join(_history(content)),
        "draft_done": official_draft.done(content),
        "draft_causes": official_draft.causes(content),
        "annexes": "".join(annexes.write(content)),
    }


def _said(text: str | None) -> str:
    if not text:
        return ""
    return papers.body(text if text.endswith(".") else f"{text}.", italic=True)


_COUNTS = (("communes", 20), ("submitted", 20), ("passed", 14), ("failed", 15), ("incomplete", 21))


def areas_table(content: Content) -> str:
    """Write compliance by area: districts, and the province below them."""
    language = content.language
    columns: PaperColumns[tuple[str, AreaResult]] = (
        PaperColumn("no", 10, "center", lambda row: row[0]),
        PaperColumn("area", 37, "left", lambda row: row[1].name),
        *(_count(key, width, language) for key, width in _COUNTS),
        PaperColumn(
            "percent",
            23,
            "right",
            lambda row: words.percent(row[1].compliance_percent, language).removesuffix("%"),
        ),
    )
    shown: list[tuple[AreaResult, bool]] = list(words.areas(content.document))
    rows = []
    place = 0
    for area, is_whole in shown:
        place = 0 if is_whole else place + 1
        rows.append(cells(columns, ("" if is_whole else str(place), area)))
    strong = [index for index, (_, is_whole) in enumerate(shown) if is_whole]
    made = heads(columns, language)
    return wml.table(made, rows, strong=strong, size=11, together=len(rows) <= _FIT) + gap()


def _count(key: str, width: float, language: Language) -> PaperColumn[tuple[str, AreaResult]]:
    return PaperColumn(key, width, "right", lambda row: number(getattr(row[1], key), language))


def missed_table(content: Content) -> str:
    """Write how many communes miss each criterion, the most often missed first."""
    language = content.language
    columns: PaperColumns[Any] = (
        PaperColumn("no", 12, "center", lambda criterion: str(criterion.id)),
        PaperColumn("criterion", 83, "left", lambda criterion: criterion.title.say(language)),
        PaperColumn("missed", 22, "right", lambda criterion: number(criterion.missed, language)),
        PaperColumn("unknown", 21, "right", lambda criterion: number(criterion.unknown, language)),
    )
    if not content.public:
        columns += (
            PaperColumn(
                "below_max", 22, "right", lambda criterion: number(criterion.below_max, language)
            ),
        )
    rows = [cells(columns, criterion) for criterion in content.document.missed_criteria]
    made = heads(columns, language)
    return wml.table(made, rows, size=11, together=len(rows) <= _FIT) + gap()


def _focus(content: Content) -> Iterator[str]:
    several = words.several_districts(content.communes)
    for criterion in content.missed:
        if criterion.id in content.focus:
            found = list(names(content.missing(criterion.id), with_district=several))
            title = criterion.title.say(content.language)
            text = content.say(
                WORDS["focus"],
                id=criterion.id,
                title=title,
                missed=criterion.missed,
                names="{names}" if found else "",
            )
            # Filled in here: a value of a message is cut where it is long.
            yield papers.body(text.replace("{names}", _listed(found, content.language)))


def _listed(found: Sequence[str], language: Language) -> str:
    shown = [place_names.in_sentence(clean(name), language) for name in found[:MOST_NAMED]]
    return "; ".join(shown) + ("; …" if len(found) > MOST_NAMED else "")


def not_passed_table(content: Content) -> str:
    """Write the communes that do not pass, with the reasons where they may be said."""
    communes = content.of_verdict("fail", "incomplete", "not_submitted")
    if not communes:
        return papers.body(WORDS["none_missed"].say(content.language))
    language = content.language
    columns: PaperColumns[Any] = (
        PaperColumn("commune", 80 if content.public else 37, "left", lambda commune: commune.name),
        PaperColumn(
            "verdict", 27, "left", lambda commune: VERDICT_TITLES[commune.verdict].say(language)
        ),
    )
    if not content.public:
        columns += (
            PaperColumn("points", 25, "right", lambda commune: words.points(commune, language)),
            PaperColumn("reasons", 61, "left", lambda commune: words.reasons(commune, language)),
        )
    key = "table_3_public" if content.public else "table_3"
    caption = papers.caption(WORDS[key].say(language))
    return caption + by_commune(content, communes, columns, number_width=10) + gap()


def _change(area: AreaHistory, language: Language) -> str:
    """Write the two changes below each other, so that no sign is parted from its number."""
    return page_rows.change_words(area, language).replace(", ", "\n")


def _history(content: Content) -> Iterator[str]:
    shown = content.history
    if shown is None:
        return
    language = content.language
    yield papers.part(WORDS["history"].say(language))
    yield papers.caption(WORDS["table_4"].say(language))
    width = 70 / len(shown.periods)
    columns: PaperColumns[AreaHistory] = (
        PaperColumn("area", 48, "left", lambda area: page_rows.area_name(content, area)),
        *(_share(at, period, width, language) for at, period in enumerate(shown.periods)),
        PaperColumn("change", 42, "right", lambda area: _change(area, language)),
    )
    rows = [cells(columns, area) for area in shown.areas]
    strong = [index for index, area in enumerate(shown.areas) if area.is_whole]
    made = heads(columns, language)
    yield wml.table(made, rows, strong=strong, size=11, together=len(rows) <= _FIT) + gap()
    pair = Text("{label} {count} xã", "{label}: {count}")
    recognition = [
        pair.say(language, label=RECOGNITIONS[kind].say(language).lower(), count=count)
        for kind, count in shown.recognition.items()
        if count
    ]
    before = shown.periods[-2]
    said = WORDS["since"].say(language, before=before, recognition=", ".join(recognition))
    yield papers.body(said)
    for key, found in (("gained", shown.gained), ("lost", shown.lost)):
        if found:
            text = WORDS[key].say(language).replace("{names}", _listed(found, language))
            yield papers.body(text)


def _share(at: int, period: str, width: float, language: Language) -> PaperColumn[AreaHistory]:
    def cell(area: AreaHistory) -> str:
        share = area.shares[at]
        if share is None:
            return ""
        counts = f"({number(share.passed, language)} / {number(share.communes, language)})"
        return f"{words.percent(share.percent, language)}\n{counts}"

    return PaperColumn(period, width, "right", cell)
