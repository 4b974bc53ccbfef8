"""The tables, lists and annexes of the official report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cftscore.document import AreaResult, CommuneResult, MissedCriterion
from cftscore.render import wording
from cftscore.render.comparison.wording import RECOGNITIONS
from cftscore.render.wording import clean
from cftscore.report import pagerows, papers, wml
from cftscore.report.content import Commune, Content, levels, names
from cftscore.report.officialwords import WORDS
from cftscore.report.wml import Cell, Head
from cftscore.tables import VERDICT_TITLES
from cftscore.text import Text, number

MOST_NAMED = 60
MOST_FINDINGS = 300
_ROMAN = ("I", "II", "III")
_RED, _GREY, _YELLOW = "F4C7C3", "E3E6E9", "FFEDB8"
_GROUNDS = {"0": _RED, "u": _GREY}
_SIGNS = {"m": "+", "0": "0", "u": "?", "w": "·", "-": ""}
_GROUND_OF_VERDICT = {"fail": _RED, "incomplete": _YELLOW, "not_submitted": _GREY}


def blocks(content: Content) -> dict[str, str]:
    """Write every table, list and annex that a template may name."""
    return {
        "notice": _said(content.notice),
        "withheld": _said(content.withheld_notice),
        "areas_table": areas_table(content),
        "areas_chart": "",
        "missed_table": missed_table(content),
        "focus": "".join(_focus(content)),
        "not_passed_table": not_passed_table(content),
        "history": "".join(_history(content)),
        "annexes": "".join(_annexes(content)),
    }


def _said(text: str | None) -> str:
    return papers.body(text + ".", italic=True) if text else ""


def _heads(content: Content, *columns: tuple[str, float, wml.Align]) -> list[Head]:
    return [Head(WORDS[key].say(content.language), width, align) for key, width, align in columns]


def areas_table(content: Content) -> str:
    """Write compliance by area: districts, and the province below them."""
    heads = _heads(
        content,
        ("no", 10, "center"),
        ("area", 49, "left"),
        ("communes", 16, "right"),
        ("submitted", 16, "right"),
        ("passed", 15, "right"),
        ("failed", 16, "right"),
        ("incomplete", 18, "right"),
        ("percent", 20, "right"),
    )
    shown: list[tuple[AreaResult, bool]] = list(wording.areas(content.document))
    rows = []
    place = 0
    for area, is_whole in shown:
        place = 0 if is_whole else place + 1
        rows.append(_area(content, area, "" if is_whole else str(place)))
    strong = [index for index, (_, is_whole) in enumerate(shown) if is_whole]
    return wml.table(heads, rows, strong=strong, size=11) + _gap()


def _area(content: Content, area: AreaResult, place: str) -> list[Cell]:
    language = content.language
    counts = (area.communes, area.submitted, area.passed, area.failed, area.incomplete)
    share = wording.percent(area.compliance_percent, language).removesuffix(" %")
    return [place, area.name, *(number(count, language) for count in counts), share]


def _gap() -> str:
    return wml.paragraph("", size=6, before=0, after=0)


def missed_table(content: Content) -> str:
    """Write how many communes miss each criterion, the most often missed first."""
    columns: list[tuple[str, float, wml.Align]] = [
        ("no", 12, "center"),
        ("criterion", 86, "left"),
        ("missed", 22, "right"),
        ("unknown", 18, "right"),
    ]
    if not content.public:
        columns.append(("below_max", 22, "right"))
    language = content.language
    rows: list[list[Cell]] = []
    for one in content.document.missed_criteria:
        title = one.title_vi if language == "vi" else one.title
        row = [str(one.id), title, number(one.missed, language), number(one.unknown, language)]
        if isinstance(one, MissedCriterion):
            row.append(number(one.below_max, language))
        rows.append([*row])
    return wml.table(_heads(content, *columns), rows, size=11) + _gap()


def _focus(content: Content) -> Iterator[str]:
    several = pagerows.wording_several(content)
    for one in content.missed:
        if one.id in content.focus:
            found = list(names(content.missing(one.id), with_district=several))
            title = one.title_vi if content.language == "vi" else one.title
            said = content.say(
                WORDS["focus"],
                id=one.id,
                title=title,
                missed=one.missed,
                names="{names}" if found else "",
            )
            # Filled in here: a value of a message is cut where it is long.
            yield papers.body(said.replace("{names}", _listed(found)))


def _listed(found: Sequence[str]) -> str:
    shown = [clean(name) for name in found[:MOST_NAMED]]
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
    rows = _grouped(content, found, _not_passed)
    return wml.table(_heads(content, *columns), rows, size=11) + _gap()


def _not_passed(content: Content, commune: Commune) -> list[Cell]:
    language = content.language
    row: list[Cell] = [commune.name, VERDICT_TITLES[commune.verdict].say(language)]
    if isinstance(commune, CommuneResult):
        points = wording.points(commune, language)
        row += [points, wording.reasons(commune, language)]
    return row


def _grouped(
    content: Content,
    communes: Sequence[Commune],
    make: Callable[[Content, Commune], list[Cell]],
) -> Iterator[list[Cell]]:
    """Number communes and put a row with the district above each district's."""
    several = pagerows.wording_several(content)
    last: tuple[str, str | None] | None = None
    for place, commune in enumerate(communes, start=1):
        home = (commune.province_code, commune.district_code)
        if several and home != last:
            last = home
            yield [commune.district or commune.province]
        yield [number(place, content.language), *make(content, commune)]


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
            else f"{wording.percent(share.percent, language)}\n"
            f"({number(share.passed, language)} / {number(share.communes, language)})"
            for share in area.shares
        ]
        changed = pagerows.change_words(area, language)
        rows.append([pagerows.area_name(content, area), *shares, changed])
    strong = [index for index, area in enumerate(shown.areas) if area.is_whole]
    yield wml.table(heads, rows, strong=strong, size=11) + _gap()
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
            text = WORDS[key].say(language).replace("{names}", _listed(found))
            yield papers.body(text)


def _annexes(content: Content) -> Iterator[str]:
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
    rows = _grouped(content, content.communes, _commune)
    return wml.table(_heads(content, *columns), rows, size=11)


def _commune(content: Content, commune: Commune) -> list[Cell]:
    language = content.language
    verdict = VERDICT_TITLES[commune.verdict].say(language)
    ground = _GROUND_OF_VERDICT.get(commune.verdict)
    row: list[Cell] = [commune.code, commune.name, (verdict, ground) if ground else verdict]
    if isinstance(commune, CommuneResult):
        least, most, mark = commune.points_min, commune.points_max, commune.points_required
        row.append("" if least is None or most is None else wording.span(least, most, language))
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
    rows = _grouped(content, content.communes, _by_criterion)
    key = WORDS["key_public" if content.public else "key_full"].say(language)
    said = wml.paragraph(key, italic=True, size=11, after=4)
    listed = "".join(
        wml.paragraph(
            content.say(wording.OF_CRITERION, id=one.id, title=one.title),
            size=11,
            before=0,
            after=0,
        )
        for one in content.criteria_set.criteria
    )
    return said + wml.table(heads, rows, size=9) + _gap() + listed


def _by_criterion(content: Content, commune: Commune) -> list[Cell]:
    language, shown = content.language, levels(content, commune)
    row: list[Cell] = [commune.name]
    if isinstance(commune, CommuneResult):
        points = ["?" if one.points is None else number(one.points, language)
                  for one in commune.criteria]  # fmt: skip
        points += [""] * (len(shown) - len(points))
        least, most = commune.points_min, commune.points_max
        total = "" if least is None or most is None else wording.span(least, most, language)
    else:
        points, total = [_SIGNS[level] for level in shown], None
    for text, level in zip(points, shown, strict=True):
        ground = _GROUNDS.get(level)
        row.append((text, ground) if ground else text)
    return row if total is None else [*row, total]


def annex_findings(content: Content) -> str:
    """Write what was found in the figures, errors first; nothing where nothing was."""
    found = sorted(content.findings, key=lambda one: one.severity.rank)
    if not found:
        return ""
    vi = content.language == "vi"
    heads = _heads(content, ("no", 12, "center"), ("place", 58, "left"), ("finding", 90, "left"))
    rows = (
        [
            number(place, content.language),
            " › ".join(part for part in (one.path, one.sheet, one.cell) if part),
            f"{one.code} {one.message_vi if vi else one.message}",
        ]
        for place, one in enumerate(found[:MOST_FINDINGS], start=1)
    )
    written = wml.table(heads, rows, size=10)
    rest = len(found) - MOST_FINDINGS
    if rest > 0:
        written += papers.body(WORDS["findings_more"].say(content.language, count=rest))
    return written
