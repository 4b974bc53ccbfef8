"""A small evaluation made by hand: four communes of two districts, with hostile names."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec

from cftscore.core.numbers import plain
from cftscore.core.text import Text
from cftscore.criteria import load as criteria_load
from cftscore.criteria import model as criteria_model
from cftscore.evaluation.document import (
    SCHEMA,
    AreaResult,
    CommuneResult,
    CriteriaSetUsed,
    CriterionResult,
    Evaluation,
    FindingRecord,
    ItemResult,
    MissedCriterion,
    Reason,
    Source,
)
from cftscore.evaluation.register_used import RegisterUsed
from cftscore.findings.model import Severity
from cftscore.scoring.verdict import Verdict

SET = criteria_load.load("qd-06-2019").set
FORMULA = "=cmd|' /C calc'!A0"
MARKUP = "[red]x[/red]"
HTML = "<b>Óc|Eo</b>"
ESCAPE = "Núi\x1b[31m Sập"
LONG = "Xã " + "rất " * 20 + "dài"

Overrides = dict[str, dict[str, Any]]

ABUSED: Overrides = {
    "3.1": {
        "value": Decimal("4.21"),
        "numerator": 13,
        "denominator": 3089,
        "points": 0,
        "band": None,
        "cells": ("Chỉ tiêu!K7", "Chỉ tiêu!J7"),
    },
    "3.2": {"value": 2, "numerator": 2, "points": 0, "band": None, "cells": ("Chỉ tiêu!L7",)},
    "13.1": {"value": Decimal("79.99"), "points": Decimal("12.5"), "band": 1},
}
UNKNOWN: Overrides = {
    "2.1": {
        "value": None,
        "numerator": None,
        "denominator": 120,
        "points": None,
        "band": None,
        "cells": ("Chỉ tiêu!I8", "[2]Chỉ tiêu!H8"),
    }
}


def _item(item: criteria_model.Item, overrides: Overrides) -> ItemResult:
    share = item.denominator is not None
    result: dict[str, Any] = {
        "value": Decimal("100.00") if share else "yes" if item.yes_no else 0,
        "numerator": None if item.yes_no else 1234 if share else 0,
        "denominator": 1234 if share else None,
        "points": plain(item.max_points),
        "band": 0,
        "cells": ("Chỉ tiêu!F7",),
    }
    return ItemResult(item.id, **{**result, **overrides.get(item.id, {})})


def _criterion(criterion: criteria_model.Criterion, overrides: Overrides) -> CriterionResult:
    items = tuple(_item(item, overrides) for item in criterion.items)
    least = sum((Decimal(item.points or 0) for item in items), Decimal(0))
    unknown = (
        item.max_points
        for item, result in zip(criterion.items, items, strict=True)
        if result.points is None
    )
    most = sum(unknown, least)
    return CriterionResult(
        id=criterion.id,
        points=plain(least) if least == most else None,
        points_min=plain(least),
        points_max=plain(most),
        max_points=plain(criterion.max_points),
        met=True if least > 0 else None if most > 0 else False,
        items=items,
    )


def commune(
    code: str,
    name: str,
    district: tuple[str | None, str | None],
    verdict: Verdict,
    *,
    overrides: Overrides | None = None,
    reasons: tuple[Reason, ...] = (),
    source: int | None = 0,
) -> CommuneResult:
    """Make a commune that has full points but for `overrides` of the fields of its items."""
    sent = verdict != "not_submitted"
    results = (
        tuple(_criterion(criterion, overrides or {}) for criterion in SET.criteria) if sent else ()
    )
    least = plain(sum((Decimal(criterion.points_min) for criterion in results), Decimal(0)))
    most = plain(sum((Decimal(criterion.points_max) for criterion in results), Decimal(0)))
    return CommuneResult(
        code=code,
        name=name,
        district_code=district[0],
        district=district[1],
        province_code="89",
        province="An Giang",
        unit_class="other" if sent else None,
        verdict=verdict,
        points=least if sent and least == most else None,
        points_min=least if sent else None,
        points_max=most if sent else None,
        points_required=850 if sent else None,
        criteria=results,
        reasons=reasons,
        source=source if sent else None,
    )


def area(code: str, name: str, count: tuple[int, int, int, int, int], percent: str) -> AreaResult:
    """Make a district or province of the province 89."""
    return AreaResult(code, name, "89", "An Giang", *_counts(count), Decimal(percent))


def _counts(count: tuple[int, int, int, int, int]) -> tuple[int, int, int, int, int, int]:
    communes, passed, failed, incomplete, absent = count
    return communes, communes - absent, passed, failed, incomplete, absent


def finding(severity: Severity, code: str, **more: Any) -> FindingRecord:
    """Make a finding in the file `a.xlsx`."""
    fields: dict[str, Any] = {
        "message": Text(f"thông báo của {code}", f"message of {code}"),
        "fix": Text(f"sửa {code}", f"mend {code}"),
        "path": "a.xlsx",
        "sheet": "Chỉ tiêu",
        "cell": "F7",
        "line": None,
        "column": None,
        "commune": None,
        **more,
    }
    return FindingRecord(code=code, severity=severity, **fields)


def _reason(code: str, message: str, message_vi: str, **more: Any) -> Reason:
    return Reason(code=code, message=Text(message_vi, message), **more)


PASSED = commune("30280", FORMULA, ("883", MARKUP), "pass")
FAILED = commune(
    "30283",
    MARKUP,
    ("883", MARKUP),
    "fail",
    overrides=ABUSED,
    reasons=(
        _reason("criterion_at_zero", "criterion 3 scores 0", "tiêu chí 3 đạt 0 điểm", criterion=3),
        _reason("points_missing", "5 points short", "thiếu 5 điểm", points=Decimal("5.5")),
    ),
)
INCOMPLETE = commune(
    "30301",
    HTML,
    ("884", "Thoại Sơn"),
    "incomplete",
    overrides=UNKNOWN,
    reasons=(
        _reason(
            "value_missing",
            "item 2.1 is unknown",
            "nội dung 2.1 chưa rõ",
            criterion=2,
            item="2.1",
            indicators=("births_registered",),
            cells=("Chỉ tiêu!I8", "Chỉ tiêu!J8"),
        ),
    ),
    source=1,
)
ABSENT = commune(
    "30304",
    ESCAPE,
    ("884", "Thoại Sơn"),
    "not_submitted",
    reasons=(_reason("not_submitted", "the commune sent nothing", "xã chưa nộp số liệu"),),
)
COMMUNES = (PASSED, FAILED, INCOMPLETE, ABSENT)
FINDINGS = (
    finding(Severity.WARNING, "V002", message=Text("@SUM(1)", "@SUM(1)")),
    finding(Severity.ERROR, "V001", cell="G8", commune="30283"),
    finding(Severity.NOTE, "N001", path="b.xlsx", sheet=None, cell=None),
)


def _missed(communes: tuple[CommuneResult, ...]) -> tuple[MissedCriterion, ...]:
    counts: dict[int, list[int]] = {criterion.id: [0, 0, 0] for criterion in SET.criteria}
    for commune in communes:
        for result in commune.criteria:
            below = result.met is True and result.points_max < result.max_points
            for index, counted in enumerate((result.met is False, result.met is None, below)):
                counts[result.id][index] += counted
    criteria = [
        MissedCriterion(criterion.id, criterion.title, *counts[criterion.id])
        for criterion in SET.criteria
    ]
    return tuple(sorted(criteria, key=lambda criterion: (-criterion.missed, criterion.id)))


def evaluation(**changes: Any) -> Evaluation:
    """Make the evaluation, some fields changed; the missed criteria are counted anew."""
    communes = changes.get("communes", COMMUNES)
    made = Evaluation(
        schema=SCHEMA,
        criteria_set=CriteriaSetUsed(SET.id, SET.version, "0" * 64, SET.figures, SET),
        period="2020",
        register=RegisterUsed("2020-01-31", None, "2020-12-31", ("2020-01-31",), 0),
        sources=(Source("cho-moi.xlsx", "a" * 64), Source("-thoai-son.xlsx", "b" * 64)),
        communes=communes,
        districts=(
            area("883", MARKUP, (2, 1, 1, 0, 0), "50.00"),
            area("884", "Thoại Sơn", (2, 0, 0, 1, 1), "0.00"),
        ),
        provinces=(area("89", "An Giang", (4, 1, 1, 1, 1), "25.00"),),
        missed_criteria=_missed(communes),
        findings=FINDINGS,
    )
    return msgspec.structs.replace(made, **changes)


def without_districts() -> Evaluation:
    """Make the same evaluation for a period without a district level."""
    communes = tuple(
        msgspec.structs.replace(commune, district_code=None, district=None) for commune in COMMUNES
    )
    return evaluation(communes=communes, districts=())


def one_district() -> Evaluation:
    """Make an evaluation of one district of a province of more communes."""
    return evaluation(
        communes=COMMUNES[:2],
        districts=(area("883", "Chợ Mới", (2, 1, 1, 0, 0), "50.00"),),
        provinces=(
            msgspec.structs.replace(
                area("89", "An Giang", (156, 1, 1, 0, 154), "0.64"), partial=True
            ),
        ),
    )


def many(count: int, verdict: Verdict = "fail") -> Evaluation:
    """Make an evaluation of two districts with many communes, all of one verdict."""
    overrides = ABUSED if verdict == "fail" else {}
    model = commune(
        "0", "Xã", ("883", "Chợ Mới"), verdict, overrides=overrides, reasons=FAILED.reasons
    )
    communes = tuple(
        msgspec.structs.replace(
            model,
            code=f"{30000 + index}",
            name=f"Xã {index}",
            district_code="883" if index % 2 else "884",
        )
        for index in range(count)
    )
    return evaluation(communes=communes)
