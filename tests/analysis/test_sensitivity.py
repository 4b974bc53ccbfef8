"""`cftscore criteria sensitivity`: every provisional band, shifted, against scoring it anew."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import commandline
import msgspec
import plans
import pytest
import reports

import cftscore
from cftscore.analysis.sensitivity import Shift, limits_of, sensitivity, step_of
from cftscore.core.figures import column
from cftscore.criteria.model import Band, CriteriaSet
from cftscore.scoring.rules import Rules
from cftscore.scoring.score import score

EVALUATION = cftscore.evaluate(reports.SAMPLES / "an-giang-2019").document
SET = EVALUATION.criteria_set.definition
COMMUNES = plans.of_document(EVALUATION)
COLUMNS = {key: column([values[key] for _, values in COMMUNES]) for key in SET.indicators}
CLASSES = [commune.unit_class for commune, _ in COMMUNES]
FOUND = sensitivity(EVALUATION)


def shifted(shift: Shift, to: Decimal | int) -> CriteriaSet:
    """Give the set with one figure of one band changed."""

    def change(band: Band) -> Band:
        key = "points" if shift.figure == "points" else "from_" if band.kind == "from" else "up_to"
        return msgspec.structs.replace(band, **{key: Decimal(to)})

    return msgspec.structs.replace(
        SET,
        criteria=tuple(
            msgspec.structs.replace(
                criterion,
                items=tuple(
                    msgspec.structs.replace(
                        item,
                        bands=tuple(
                            change(b) if (item.id, n) == (shift.item, shift.band) else b
                            for n, b in enumerate(item.bands)
                        ),
                    )
                    for item in criterion.items
                ),
            )
            for criterion in SET.criteria
        ),
    )


def flips(criteria_set: CriteriaSet) -> set[tuple[str, str]]:
    """Score every commune anew: which verdicts are others than in the evaluation?"""
    verdicts: Sequence[str] = score(Rules(criteria_set), COLUMNS, CLASSES).verdicts
    pairs = zip(COMMUNES, verdicts, strict=True)
    return {
        (commune.code, verdict) for (commune, _), verdict in pairs if verdict != commune.verdict
    }


@pytest.mark.parametrize("item", SET.items, ids=lambda item: item.id)
def test_a_shift_flips_what_scoring_anew_flips(item: Any) -> None:
    for shift in (one for one in FOUND.shifts if one.item == item.id):
        expected = flips(shifted(shift, shift.after))
        assert {(flip.code, flip.after) for flip in shift.communes} == expected, shift
        assert shift.flips == len(expected)
        assert shift.to_pass == sum(after == "pass" for _, after in expected)
        assert shift.to_fail == sum(after == "fail" for _, after in expected)


@pytest.mark.parametrize("item", SET.items, ids=lambda item: item.id)
def test_the_first_flip_is_the_first(item: Any) -> None:
    for shift in (one for one in FOUND.shifts if one.item == item.id):
        if shift.first_flip is None:
            limits = limits_of(item, shift.band)
            limit = limits[shift.direction == "looser"]
            if shift.figure == "threshold" and limit is not None:
                assert not flips(shifted(shift, limit)), shift
            continue
        assert flips(shifted(shift, shift.first_flip)), shift
        step = 1 if shift.figure == "points" else Decimal("0.01")
        back = shift.first_flip + (step if shift.first_flip < shift.before else -step)
        if back != shift.before:
            assert not flips(shifted(shift, back)), shift


def test_every_provisional_band_is_shifted_and_no_other() -> None:
    provisional = {
        (item.id, n)
        for item in SET.items
        for n, band in enumerate(item.bands)
        if band.status == "provisional"
    }
    assert {(shift.item, shift.band) for shift in FOUND.shifts} == provisional
    counts = [shift.flips for shift in FOUND.shifts]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0


def test_no_shift_goes_beyond_its_neighbours() -> None:
    by_id = {item.id: item for item in SET.items}
    for shift in FOUND.shifts:
        if shift.figure == "threshold":
            limit = limits_of(by_id[shift.item], shift.band)[shift.direction == "looser"]
            if limit is not None:
                low, high = sorted((Decimal(shift.before), limit))
                assert low <= shift.after <= high
        assert abs(Decimal(shift.after) - Decimal(shift.before)) <= 1
    # No rate lies below 0.
    assert not [s for s in FOUND.shifts if (s.item, s.band, s.direction) == ("3.2", 0, "stricter")]


@pytest.mark.parametrize(
    ("figure", "step"), [("98", "1"), ("97.5", "0.1"), ("600", "1"), ("0", "1"), ("0.25", "0.01")]
)
def test_a_step_is_one_of_the_last_digit(figure: str, step: str) -> None:
    assert step_of(Decimal(figure)) == Decimal(step)


# --- the command


def run(folder: Path, *more: str, lang: str = "en") -> commandline.Done:
    arguments = plans.province(folder, c00001={"births_registered": 196})
    return reports.run(folder, "criteria", "sensitivity", *arguments, *more, lang=lang)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Verdicts that depend on provisional figures", "communes submitted: 4",
                "1 2.1 from 90% threshold 90 → 89 (looser) 1 0 89.5",
                "other shifts change no verdict", "are provisional and 2 inferred")),
        ("vi", ("Kết quả thay đổi nếu một giá trị tạm khác đi", "4 xã đã nộp",
                "1 2.1 từ 90% ngưỡng 90 → 89 (nới ra) 1 0 89,5",
                "thay đổi khác không làm đổi kết quả nào",
                "đang dùng giá trị tạm, 2 giá trị suy ra")),
    ],
)  # fmt: skip
def test_flips_are_counted(tmp_path: Path, lang: str, words: tuple[str, ...]) -> None:
    done = run(tmp_path, lang=lang)
    assert done.code == 0
    assert commandline.widest(done.stdout) <= 80
    text = reports.one_line(done.stdout)
    for sentence in words:
        assert sentence in text
    markdown = run(tmp_path, "-f", "md", lang=lang).stdout
    assert "Xã Hai" in markdown
    assert "Xã Hai" not in done.stdout


def test_the_document_names_the_communes(tmp_path: Path) -> None:
    document = plans.document(run(tmp_path, "-f", "json"))
    assert document["schema"] == "cftscore/sensitivity/1"
    assert document["communes"] == 4
    (shift,) = [
        s for s in document["shifts"]
        if (s["item"], s["band"], s["direction"]) == ("2.1", 2, "looser")
    ]  # fmt: skip
    assert shift == {
        "criterion": 2, "item": "2.1", "band": 2, "figure": "threshold", "direction": "looser",
        "before": 90, "after": 89, "flips": 1, "to_pass": 1, "to_fail": 0,
        "communes": [{"code": "00002", "name": "Xã Hai", "before": "fail", "after": "pass"}],
        "first_flip": Decimal("89.5"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.xlsx",), "W001"),
        (("all.xlsx", "-f", "xml"), "xml: choose table, json, csv, md, html or parquet"),
        (("all.xlsx", "--criteria", "none"), "C001"),
        ((), "missing argument"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    plans.province(tmp_path)
    done = reports.run(tmp_path, "criteria", "sensitivity", *arguments)
    assert (done.code, done.stdout) == (2, "")
    assert said in done.stderr
