"""The data of the page: what its script reads at once, and the whole document beside it.

The script lists, sorts and filters by the first; it opens a commune from the second, so that its
figures are those of the document itself.
"""

from __future__ import annotations

import base64
import gzip
from typing import Any

from cftscore.core.numbers import plain
from cftscore.core.record import encoded
from cftscore.criteria.model import STATUS_TITLES, Criterion, Item
from cftscore.evaluation.document import CommuneResult, CriterionResult
from cftscore.output import words
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.output.words import clean
from cftscore.report.content import Commune, Content, levels
from cftscore.report.page.words import WORDS

LONGEST_PLAIN = 2 * 1024 * 1024
"""What is longer is embedded compressed: a country's communes take tens of megabytes."""


def embed(text: str, key: str) -> dict[str, str]:
    """Make the parts of a script element that holds a text, not run by any browser.

    Args:
        text: JSON; nothing in it can end the element.
        key: the id of the element.

    Returns:
        Its `id`, `type` and `text`: JSON as it is, or from `LONGEST_PLAIN` on gzip in base64.
    """
    if len(text) <= LONGEST_PLAIN:
        safe = text.replace("<", "\\u003c").replace("&", "\\u0026")
        return {"id": key, "type": "application/json", "text": safe}
    # Level 9 takes four times as long, for a tenth less.
    packed = gzip.compress(text.encode(), 6, mtime=0)
    return {"id": key, "type": "application/gzip", "text": base64.b64encode(packed).decode()}


def whole_document(content: Content) -> str:
    """Give the document as JSON, the same as `--format json` gives, without its spaces."""
    return encoded(content.document).decode()


def page_data(content: Content) -> str:
    """Give what the script of the page shows."""
    return encoded(_PageData(content).data()).decode()


class _PageData:
    def __init__(self, content: Content) -> None:
        self.content, self.language = content, content.language
        self.set = content.criteria_set
        self.items = {item.id: item for item in self.set.items}
        self.verdicts = list(VERDICT_TITLES)
        self.classes = list(self.set.unit_classes)
        self.districts: dict[tuple[str, str], int] = {}
        self.provinces: dict[str, int] = {}
        self.district_rows: list[list[Any]] = []
        self.province_rows: list[str] = []

    def data(self) -> dict[str, Any]:
        content = self.content
        communes = [self._commune(commune) for commune in content.communes]
        return {
            "lang": self.language,
            "public": content.public,
            "words": {key: text.say(self.language) for key, text in WORDS.items()},
            "verdicts": [[key, self._say(VERDICT_TITLES[key])] for key in self.verdicts],
            "classes": [
                [self._say(unit_class.title), plain(unit_class.pass_from)]
                for unit_class in self.set.unit_classes.values()
            ],
            "statuses": {key: self._say(text) for key, text in STATUS_TITLES.items()},
            "criteria": [self._criterion(criterion) for criterion in self.set.criteria],
            "sources": [clean(source.path) for source in content.sources],
            "provinces": self.province_rows,
            "districts": self.district_rows,
            "communes": communes,
        }

    def _say(self, text: Any) -> str:
        said: str = text.say(self.language)
        return said

    def _criterion(self, criterion: Criterion) -> dict[str, Any]:
        withheld = criterion.id in self.content.withheld
        return {
            "id": criterion.id,
            "title": self._say(criterion.title),
            "max": plain(criterion.max_points),
            "focus": criterion.id in self.content.focus,
            "withheld": withheld,
            "items": [] if self.content.public else [self._item(item) for item in criterion.items],
        }

    def _item(self, item: Item) -> dict[str, Any]:
        return {
            "id": item.id,
            "title": self._say(item.title),
            "unit": "%" if item.share is not None else "",
            "quotient": item.denominator is not None,
            "max": plain(item.max_points),
            "bands": [
                [self._say(item.describe(band)), plain(band.points), band.status]
                for band in item.bands
            ],
            "none": item.when_none_status,
            "article": item.source.article,
        }

    def _place(self, commune: Commune) -> tuple[int, int]:
        province = self.provinces.setdefault(commune.province_code, len(self.provinces))
        if province == len(self.province_rows):
            self.province_rows.append(clean(commune.province))
        key = (commune.province_code, commune.district_code or "")
        if not commune.district_code:
            return province, -1
        district = self.districts.setdefault(key, len(self.districts))
        if district == len(self.district_rows):
            self.district_rows.append([clean(commune.district or ""), province])
        return province, district

    def _commune(self, commune: Commune) -> list[Any]:
        province, district = self._place(commune)
        unit_class = commune.unit_class
        row: list[Any] = [
            commune.code,
            clean(commune.name),
            province,
            district,
            -1 if unit_class is None else self.classes.index(unit_class),
            self.verdicts.index(commune.verdict),
            levels(self.content, commune),
        ]
        if isinstance(commune, CommuneResult):
            row += self._scores(commune)
        return row

    def _scores(self, commune: CommuneResult) -> list[Any]:
        return [
            commune.points_min,
            commune.points_max,
            [self._points(criterion) for criterion in commune.criteria],
            words.reasons(commune, self.language),
            commune.source,
        ]

    def _points(self, result: CriterionResult) -> Any:
        if result.points is not None:
            return result.points
        return words.span(result.points_min, result.points_max, self.language)
