"""What a criteria set says of parts of a year, and of the groups of a count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaFile, Indicator
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding


def adds_by(indicator: Indicator) -> Literal["sum", "latest"] | None:
    """How parts of a year make a year.

    `sum` of cases that happen, `latest` of a state; an answer takes the latest. None where the set
    does not say: such a count cannot be added up.
    """
    if indicator.over_periods is None and indicator.type == "yes_no":
        return "latest"
    return indicator.over_periods


def check(file: CriteriaFile) -> Iterator[Finding]:
    """Report answers that are to be added up, and groups of what is no count."""
    for key, indicator in file.set.indicators.items():
        if indicator.type == "yes_no" and indicator.over_periods == "sum":
            yield c.ValueWrong(
                place=file.root.at("indicators", key, "over_periods"),
                found="sum",
                expected=_LATEST,
                hint=_LATEST_HINT,
            )
        if indicator.type == "yes_no" and indicator.groups is not None:
            yield c.ValueWrong(
                place=file.root.at("indicators", key, "groups"),
                found=key,
                expected=_COUNTED,
                hint=_COUNTED_HINT,
            )


_LATEST = Text("latest với câu trả lời có, không", "latest for an answer")
_LATEST_HINT = Text(
    "câu trả lời không cộng được; bỏ dòng này", "answers cannot be added; remove the line"
)
_COUNTED = Text("một chỉ tiêu là số đếm", "an indicator that is a count")
_COUNTED_HINT = Text("bỏ groups", "remove groups")
