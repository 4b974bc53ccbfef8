"""The report as one page of HTML that needs no network: it works from a USB stick.

Charts are bars in the rows of tables, drawn by the template as three shapes of SVG: they follow
the reader's colours and paper, grow with the window, and the numbers beside them are what a screen
reader reads. What the page may load or run is fixed by the digests of its own style and script.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

import jinja2

from cftscore.core.text import Language, number
from cftscore.core.version import __version__
from cftscore.criteria.model import STATUS_TITLES
from cftscore.output import words
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.report.content import Content
from cftscore.report.page import data as page_data
from cftscore.report.page import rows as page_rows
from cftscore.report.page.words import SAID

PAGE_KEY, DOCUMENT_KEY = "cftscore-page", "cftscore-document"


def render(content: Content) -> bytes:
    """Give the bytes of the page."""
    language = content.language
    document = page_data.whole_document(content)
    values = {
        "content": content,
        "totals": content.totals,
        "page": page_data.embed(page_data.page_data(content), PAGE_KEY),
        "whole": page_data.embed(document, DOCUMENT_KEY),
        "area_rows": page_rows.area_rows(content),
        "district_groups": page_rows.district_groups(content),
        "missed": page_rows.missed_rows(content),
        "history": page_rows.history_rows(content),
        "findings": page_rows.finding_rows(content),
        "verdicts": [
            (key, text.say(language), getattr(content.totals, field))
            for (key, text), field in zip(VERDICT_TITLES.items(), _COUNTS, strict=True)
        ],
        "levels": [(level, SAID[f"level_{level}"].say(language)) for level in _levels(content)],
        "statuses": [
            (STATUS_TITLES[status].say(language), count)
            for status, count in content.used.figures.items()
        ],
        "file_name": f"cftscore-{content.document.period}.json",
        **_sentences(content),
    }
    css, js = asset("page.css"), asset("page.js")
    return fill("page.html", language, values, css=css, js=js)


_COUNTS = ("passed", "failed", "incomplete", "not_submitted")


def _levels(content: Content) -> str:
    return "m0uwx" if content.public else "43210ux"


def _sentences(content: Content) -> dict[str, Any]:
    """Fill in what depends on the content."""
    language, target = content.language, content.target
    used = content.used
    percent = "" if target is None else f"{number(target.percent, language)}%"
    needed = 0 if target is None else target.needed
    target_needed = content.say(SAID["target_needed"], needed=needed)
    return {
        "title": content.say(SAID["title"], period=content.period, units=content.units),
        "basis": content.say(
            SAID["basis"],
            law="{law}",
            register=words.register(content.document, language),
        ).replace("{law}", words.law(content.criteria_set.legal_basis, language)),
        "of_communes": content.say(SAID["of"], communes=content.totals.communes),
        "target_said": f"{content.say(SAID['target'], percent=percent)}, {target_needed}",
        "target_needed": target_needed,
        "target_at": None if target is None else target.percent,
        "target_mark": content.say(SAID["target_mark"], percent=percent),
        "made_by": content.say(
            SAID["made_by"], version=__version__, sha256="" if content.public else used.sha256
        ),
    }


def fill(
    template: str, language: Language, values: dict[str, Any], *, css: str, js: str = ""
) -> bytes:
    """Fill a template in; everything that is filled in is text, and nothing else may run or load.

    Args:
        template: the name of the asset.
        language: of the words.
        values: what it names.
        css: the style that it holds.
        js: the script that it holds, if any.
    """
    policy = f"default-src 'none'; style-src {digest(css)}; base-uri 'none'; form-action 'none'"
    if js:
        policy += f"; script-src {digest(js)}"
    fields = {key: text.say(language) for key, text in SAID.items()}
    made = _environment(language).get_template(template)
    page = made.render(
        {**values, "language": language, "t": fields, "policy": policy, "css": css, "js": js}
    )
    return (page + "\n").encode()


def digest(text: str) -> str:
    """Give the digest of a style or script as a security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def asset(name: str) -> str:
    """Read a file that travels with the package."""
    found = resources.files("cftscore.report.page") / "assets" / name
    return found.read_text(encoding="utf-8")


@cache
def _environment(language: Language) -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(asset), autoescape=True, undefined=jinja2.StrictUndefined
    )
    filters: dict[str, Callable[[Any], str]] = {
        "clean": words.clean,
        "number": lambda value: number(value, language),
        "percent": lambda value: words.percent(value, language),
    }
    made.filters.update(filters)
    return made
