"""An evaluation of a whole country: communes of the register, figures of a sample varied."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from cftscore.core.numbers import percent
from cftscore.core.period import Period
from cftscore.evaluation.document import (
    AreaResult,
    CommuneResult,
    CriterionResult,
    Evaluation,
    ItemResult,
)
from cftscore.register import load as register_load


def country(model: Evaluation) -> Evaluation:
    """Give every commune of the country the results of one of a model, its figures varied."""
    listed, _ = register_load.load(Period(2020, 1, 12))
    dice = random.Random(2020)
    communes = []
    for commune in sorted(
        listed.communes.values(), key=lambda one: (one.province_code, one.district_code, one.code)
    ):
        made = dice.choice(model.communes)
        communes.append(
            msgspec.structs.replace(
                made,
                code=commune.code,
                name=commune.name,
                district_code=commune.district_code,
                district=commune.district,
                province_code=commune.province_code,
                province=commune.province,
                criteria=tuple(_varied(criterion, dice) for criterion in made.criteria),
            )
        )
    by_district: dict[str, list[CommuneResult]] = {}
    by_province: dict[str, list[CommuneResult]] = {}
    for one in communes:
        by_district.setdefault(one.district_code or "", []).append(one)
        by_province.setdefault(one.province_code, []).append(one)
    return msgspec.structs.replace(
        model,
        communes=tuple(communes),
        districts=tuple(
            _area(code, inside[0].district or "", inside) for code, inside in by_district.items()
        ),
        provinces=tuple(
            _area(code, inside[0].province, inside) for code, inside in by_province.items()
        ),
    )


def _varied(criterion: CriterionResult, dice: random.Random) -> CriterionResult:
    items = tuple(_item(item, dice) for item in criterion.items)
    return msgspec.structs.replace(criterion, items=items)


def _item(item: ItemResult, dice: random.Random) -> ItemResult:
    """Vary what would otherwise compress better than a country's figures do."""
    row = str(dice.randrange(7, 40))
    changes: dict[str, object] = {
        "cells": tuple(cell.rstrip("0123456789") + row for cell in item.cells)
    }
    if item.denominator is not None:
        changes["denominator"] = item.denominator + dice.randrange(300)
    if item.numerator is not None:
        changes["numerator"] = item.numerator + dice.randrange(9)
    if isinstance(item.value, Decimal):
        changes["value"] = item.value + Decimal(dice.randrange(99)) / 100
    return msgspec.structs.replace(item, **changes)


def _area(code: str, name: str, inside: Sequence[CommuneResult]) -> AreaResult:
    count = Counter(commune.verdict for commune in inside)
    return AreaResult(
        code=code,
        name=name,
        province_code=inside[0].province_code,
        province=inside[0].province,
        communes=len(inside),
        submitted=len(inside),
        passed=count["pass"],
        failed=count["fail"],
        incomplete=count["incomplete"],
        not_submitted=0,
        compliance_percent=percent(count["pass"], len(inside)),
    )
