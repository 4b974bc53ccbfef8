"""Finding criteria sets: what stands near one that is missing, and what a set supersedes."""

from __future__ import annotations

from pathlib import Path

import pytest
from houses import small

from cftscore.criteria import load as criteria_load
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError

FIRST = "qd-06-2019"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("a-sex.yaml", ("a-set.yaml",)), ("a-set.test.yaml", ("a-set.yaml",)),
        ("qd-06-201", (FIRST,)), ("a-sex", (FIRST,)), ("zzzz.yaml", (FIRST,)),
        ("none/a-set.yaml", (FIRST,)),
    ],
)  # fmt: skip
def test_what_stands_near_a_set_that_is_missing(
    name: str, near: tuple[str, ...], tmp_path: Path
) -> None:
    """Of files the files, of ids the shipped ids; no folder, and no file of examples."""
    for file in ("a-set.yaml", "a-set.tests.yaml"):
        (tmp_path / file).write_text("x", encoding="utf-8")
    (tmp_path / "a-sez.yaml").mkdir()
    with pytest.raises(CannotProceedError) as raised:
        criteria_load.load(tmp_path / name)
    assert [
        finding.near if isinstance(finding, c.CriteriaFileMissing) else finding
        for finding in raised.value.findings
    ] == [near]


def test_a_name_that_no_file_can_have_is_not_said_to_be_missing() -> None:
    with pytest.raises(CannotProceedError) as raised:
        criteria_load.load("x" * 5000 + ".yaml")
    assert [type(finding) for finding in raised.value.findings] == [c.CriteriaFileUnreadable]


def test_what_a_set_supersedes_is_listed_once(tmp_path: Path) -> None:
    above = {"a": "b", "b": "c", "c": "b", "d": FIRST, "e": "d", "f": "none", "g": "f"}
    for name, older in above.items():
        text = small(name, f"supersedes: {older}")
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    listed = {
        name: list(criteria_load.older_sets(criteria_load.load(tmp_path / f"{name}.yaml")))
        for name in "adeg"
    }
    assert listed == {"a": ["b", "c"], "d": [FIRST], "e": ["d", FIRST], "g": ["f", "none"]}


def test_a_set_that_is_shipped_is_not_looked_for_beside(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(small("a", f"supersedes: {FIRST}"), encoding="utf-8")
    (tmp_path / f"{FIRST}.yaml").write_text(small(FIRST, "supersedes: a"), encoding="utf-8")
    file = criteria_load.load(tmp_path / "a.yaml")
    assert list(criteria_load.older_sets(file)) == [FIRST]
