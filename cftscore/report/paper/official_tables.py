"""The tables and lists of the official report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cftscore.core.text import Language, Text, number
from cftscore.evaluation.document import AreaResult, CommuneResult, MissedCriterion
from cftscore.output import words
from cftscore.output.comparison.words import RECOGNITIONS
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.output.words import clean
from cftscore.register import names as place_names
from cftscore.report.content import Commune, Content, names
from cftscore.report.page import rows as page_rows
from cftscore.report.paper import annexes, official_draft, papers, wml
from cftscore.report.paper.official_rows import gap, grouped, headings
from cftscore.report.paper.official_words import WORDS
from cftscore.report.paper.wml import Cell, Head

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


def areas_table(content: Content) -> str:
    """Write compliance by area: districts, and the province below them."""
    heads = headings(
        content,
        ("no", 10, "center"),
        ("area", 37, "left"),
        ("communes", 20, "right"),
        ("submitted", 20, "right"),
        ("passed", 14, "right"),
        ("failed", 15, "right"),
        ("incomplete", 21, "right"),
        ("percent", 23, "right"),
    )
    shown: list[tuple[AreaResult, bool]] = list(words.areas(content.document))
    rows = []
    place = 0
    for area, is_whole in shown:
        place = 0 if is_whole else place + 1
        rows.append(_area(content, area, "" if is_whole else str(place)))
    strong = [index for index, (_, is_whole) in enumerate(shown) if is_whole]
    return wml.table(heads, rows, strong=strong, size=11, together=len(rows) <= _FIT) + gap()


def _area(content: Content, area: AreaResult, place: str) -> list[Cell]:
    language = content.language
    counts = (area.communes, area.submitted, area.passed, area.failed, area.incomplete)
    share = words.percent(area.compliance_percent, language).removesuffix("%")
    return [place, area.name, *(number(count, language) for count in counts), share]


def missed_table(content: Content) -> str:
    """Write how many communes miss each criterion, the most often missed first."""
    columns: list[tuple[str, float, wml.Align]] = [
        ("no", 12, "center"),
        ("criterion", 83, "left"),
        ("missed", 22, "right"),
        ("unknown", 21, "right"),
    ]
    if not content.public:
        columns.append(("below_max", 22, "right"))
    language = content.language
    rows: list[list[Cell]] = []
    for one in content.document.missed_criteria:
        title = one.title.say(language)
        row = [str(one.id), title, number(one.missed, language), number(one.unknown, language)]
        if isinstance(one, MissedCriterion):
            row.append(number(one.below_max, language))
        rows.append([*row])
    made = wml.table(headings(content, *columns), rows, size=11, together=len(rows) <= _FIT)
    return made + gap()


def _focus(content: Content) -> Iterator[str]:
    several = words.several_districts(content.communes)
    for one in content.missed:
        if one.id in content.focus:
            found = list(names(content.missing(one.id), with_district=several))
            title = one.title.say(content.language)
            said = content.say(
                WORDS["focus"],
                id=one.id,
                title=title,
                missed=one.missed,
                names="{names}" if found else "",
            )
            # Filled in here: a value of a message is cut where it is long.
            yield papers.body(said.replace("{names}", _listed(found, content.language)))


def _listed(found: Sequence[str], language: Language) -> str:
    shown = [place_names.in_sentence(clean(name), language) for name in found[:MOST_NAMED]]
    return "; ".join(shown) + ("; …" if len(found) > MOST_NAMED else "")


def not_passed_table(content: Content) -> str:
    """Write the communes that do not pass, with the reasons where they may be said."""
    found = content.of_verdict("fail", "incomplete", "not_submitted")
    if not found:
        return papers.body(WORDS["none_missed"].say(content.language))
    columns: list[tuple[str, float, wml.Align]] = [
        ("no", 10, "center"),
        ("commune", 42, "left"),
        ("verdict", 27, "left"),
    ]
    if content.public:
        columns[1] = ("commune", 80, "left")
    else:
        columns += [("points", 25, "right"), ("reasons", 56, "left")]
    rows = grouped(content, found, _not_passed)
    caption = papers.caption(WORDS["table_3"].say(content.language))
    return caption + wml.table(headings(content, *columns), rows, size=11) + gap()


def _not_passed(content: Content, commune: Commune) -> list[Cell]:
    language = content.language
    row: list[Cell] = [commune.name, VERDICT_TITLES[commune.verdict].say(language)]
    if isinstance(commune, CommuneResult):
        points = words.points(commune, language)
        row += [points, words.reasons(commune, language)]
    return row


def _history(content: Content) -> Iterator[str]:
    shown = content.history
    if shown is None:
        return
    language = content.language
    yield papers.part(WORDS["history"].say(language))
    yield papers.caption(WORDS["table_4"].say(language))
    width = 70 / len(shown.periods)
    heads = [
        Head(WORDS["area"].say(language), 48),
        *(Head(period, width, "right") for period in shown.periods),
        Head(WORDS["change"].say(language), 42, "right"),
    ]
    rows: list[list[Cell]] = []
    for area in shown.areas:
        shares = [
            ""
            if share is None
            else f"{words.percent(share.percent, language)}\n"
            f"({number(share.passed, language)} / {number(share.communes, language)})"
            for share in area.shares
        ]
        changed = page_rows.change_words(area, language)
        rows.append([page_rows.area_name(content, area), *shares, changed])
    strong = [index for index, area in enumerate(shown.areas) if area.is_whole]
    yield wml.table(heads, rows, strong=strong, size=11, together=len(rows) <= _FIT) + gap()
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
