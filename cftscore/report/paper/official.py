"""The official report as a Word document: a template, ours or an office's own, filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cftscore.core.text import Language, Text, number
from cftscore.output import words
from cftscore.register import names
from cftscore.report.content import Content
from cftscore.report.paper import filling, official_chart, official_tables, papers, wml
from cftscore.report.paper.official_words import WORDS

_NAME = "template"
_COMMITTEE = Text("Ủy ban nhân dân {area}", "the People's Committee of {area}")


def render(content: Content, template: Path | None = None) -> bytes:
    """Give the bytes of the report.

    Args:
        content: what it says.
        template: a Word document of the office's own, with fields; else the built-in one.

    Raises:
        CannotProceedError: the template cannot be read, or has a field that is not known.
    """
    language = content.language
    if template is None:
        document: Any = filling.parse(default_template(language), _NAME)
    else:
        document = filling.open_template(template)
    name = WORDS["chart_1"].say(language)
    blocks = official_tables.blocks(content)
    drawn = official_chart.in_document(document, content, name)
    blocks["areas_chart"] = papers.caption(name) + drawn if drawn else ""
    insertions = wml.Insertions()
    used = filling.fill(document, str(template or _NAME), fields(content), blocks, insertions)
    # What must be said is said, in whatever template.
    if "not_public" not in used:
        filling.prepend(document, blocks["not_public"], insertions)
    for key in ("notice", "withheld"):
        if key not in used:
            filling.append(document, blocks[key], insertions)
    return papers.save(document, insertions, WORDS["name"].say(language), language)


def fields(content: Content) -> dict[str, str]:
    """Give the texts that a template may name, by the name of the field."""
    language, totals, law = content.language, content.totals, content.criteria_set.legal_basis
    target = content.target
    counts = ("communes", "submitted", "passed", "failed", "incomplete", "not_submitted")
    return {
        "period": content.period,
        "units": content.say(content.units),
        "area": content.area,
        "agency": content.area.upper() if one_area(content) else papers.BLANK,
        "agency_name": committee_of(content),
        "law_number": law.number,
        "law_date": words.date(law.date, language),
        "law": words.law(law, language),
        "set_id": content.used.id,
        "set_title": content.criteria_set.title.say(language),
        "register": words.register(content.document, language),
        "files": number(len(content.sources), language),
        "headline": content.headline,
        "target_line": f"{content.target_line}. " if content.target_line else "",
        "compliance": words.percent(totals.compliance_percent, language),
        "target": "" if target is None else f"{number(target.percent, language)}%",
        "needed": "" if target is None else number(target.needed, language),
        "short": "" if target is None else number(target.short, language),
        **{key: number(getattr(totals, key), language) for key in counts},
    }


def one_area(content: Content) -> bool:
    """Tell whether a report is about one district or one province."""
    return len(content.document.districts) == 1 or len(content.document.provinces) == 1


def committee_of(content: Content) -> str:
    """Name the people's committee of what the report is about; a blank where it is of several."""
    if not one_area(content):
        return papers.BLANK
    area = names.in_sentence(content.area, content.language)
    return _COMMITTEE.say(content.language, area=area)


def default_template(language: Language) -> bytes:
    """Give the bytes of the built-in template, for an office to make its own."""
    fields = {key: text.say(language) for key, text in WORDS.items()}
    agency = f"{papers.COMMITTEE.say(language)}\n{{{{agency}}}}"
    parts = [
        papers.heading(language, [agency], "BC"),
        papers.title(fields["kind"], fields["about"]),
        wml.paragraph(fields["to"], align="center"),
        papers.body(fields["opening"]),
        papers.body("{{not_public}}"),
        papers.section(fields["scope"]),
        papers.body(fields["scope_said"]),
        papers.body("{{notice}}"),
        papers.body("{{withheld}}"),
        papers.section(fields["results"]),
        papers.part(fields["overall"]),
        papers.body(fields["overall_said"]),
        papers.caption(fields["table_1"]),
        papers.body("{{areas_table}}"),
        papers.body("{{areas_chart}}"),
        papers.part(fields["criteria"]),
        papers.body("{{focus}}"),
        papers.caption(fields["table_2"]),
        papers.body("{{missed_table}}"),
        papers.part(fields["not_passed"]),
        papers.body("{{not_passed_table}}"),
        papers.body("{{history}}"),
        papers.section(fields["judgement"]),
        papers.part(fields["done"]),
        papers.body("{{draft_done}}"),
        papers.to_write(2),
        papers.part(fields["causes"]),
        papers.body("{{draft_causes}}"),
        papers.to_write(2),
        papers.section(fields["outlook"]),
        papers.to_write(),
        papers.body(fields["closing"]),
        papers.signature(language, (papers.ON_BEHALF.say(language), papers.CHAIR.say(language))),
        papers.body("{{annexes}}"),
    ]
    return papers.new_paper(language, fields["name"], "".join(parts))
