"""Criteria sets beside each other: none becomes everybody's unless it says what it supersedes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import CHAU_DOC, Done, house, run
from houses import run_in, small

pytestmark = pytest.mark.slow

FIRST = "qd-06-2019"


def codes(done: Done) -> list[str]:
    """Read the codes of the findings of a run with `--format json`."""
    return [finding["code"] for finding in json.loads(done.stdout)["findings"]]


def used(folder: Path, *more: str | Path) -> str:
    """Evaluate a workbook that states no set; give the set that was applied, or the findings."""
    table = folder / "report.csv"
    table.write_text("code,name,births_due\n30316,Phường Châu Phú B,5\n", encoding="utf-8")
    done = run_in(folder, "evaluate", table, "--period", "2021", "--district", "884",
                  "-f", "json", *more)  # fmt: skip
    if done.code == 2:
        return " ".join(done.stderr.split())
    return str(json.loads(done.stdout)["criteria_set"]["id"])


def test_a_second_set_is_not_quietly_the_default(tmp_path: Path) -> None:
    folder = house(tmp_path, {"small.yaml": small("small")})
    text = used(folder)
    assert text.startswith("C034 ")
    assert FIRST in text
    assert "small" in text
    assert "--criteria" in text
    assert used(folder, "--criteria", "small") == "small"
    assert used(folder, "--criteria", FIRST) == FIRST


def test_what_a_workbook_states_is_taken_however_many_sets_there_are(tmp_path: Path) -> None:
    folder = house(tmp_path, {"small.yaml": small("small")})
    done = run_in(folder, "evaluate", CHAU_DOC, "-f", "json")
    assert json.loads(done.stdout)["criteria_set"]["id"] == FIRST
    assert not {"C034", "W019"} & set(codes(done))


@pytest.mark.parametrize(
    ("sets", "applied"),
    [
        ({"b": (f"supersedes: {FIRST}", "")}, "b"),
        ({"b": (f"supersedes: {FIRST}", ""), "c": ("supersedes: b", "")}, "c"),
        # the middle one is no longer in force
        ({"b": (f"supersedes: {FIRST}", "2020-12-30"), "c": ("supersedes: b", "")}, "c"),
        # the new one is not yet, or no longer, in force
        ({"b": (f"supersedes: {FIRST}", "2020-12-30")}, FIRST),
        # dates that do not overlap on the last day of the period
        ({"b": ("", "2021-12-30")}, FIRST),
        # two that supersede the same
        ({"b": (f"supersedes: {FIRST}", ""), "c": (f"supersedes: {FIRST}", "")}, "C034 b, c"),
        # a third that nobody supersedes
        ({"b": (f"supersedes: {FIRST}", ""), "c": ("", "")}, "C034 b, c"),
    ],
)
def test_the_set_that_supersedes_all_others_in_force_is_taken(
    tmp_path: Path, sets: dict[str, tuple[str, str]], applied: str
) -> None:
    texts = {}
    for name, (more, until) in sets.items():
        dates = "effective_from: 2019-01-03" + (f", effective_to: {until}" if until else "")
        texts[f"{name}.yaml"] = small(name, more, dates)
    text = used(house(tmp_path, texts))
    code, _, named = applied.partition(" ")
    assert text.startswith(code)
    assert named in text


def test_sets_that_supersede_each_other_are_refused(tmp_path: Path) -> None:
    sets = {"b.yaml": small("b", "supersedes: c"), "c.yaml": small("c", "supersedes: b")}
    folder = house(tmp_path, sets)
    assert used(folder).startswith("C034")
    for name in ("b", "c"):
        done = run_in(folder, "criteria", "check", name)
        assert done.code == 1
        assert f"{name}:3:1" in done.stderr
        assert "C012" in done.stderr


@pytest.mark.parametrize(
    ("more", "code"),
    [("supersedes: qd-06-2018", "C014"), ("supersedes: own", "C012"), ("supersedes: 6", "C012"),
     (f"supersedes: {FIRST}", None)],
)  # fmt: skip
def test_what_a_set_of_ones_own_supersedes_must_be_there(
    tmp_path: Path, more: str, code: str | None
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(small("own", more), encoding="utf-8")
    done = run("criteria", "check", path)
    assert (done.code, "own.yaml:3:" in done.stderr) == ((1, True) if code else (0, False))
    assert code is None or code in done.stderr


def test_a_set_in_ones_own_folder_is_nobodys_default(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(small("own", f"supersedes: {FIRST}"), encoding="utf-8")
    (tmp_path / "newer.yaml").write_text(small("newer", "supersedes: own"), encoding="utf-8")
    assert run("criteria", "check", "newer.yaml", cwd=tmp_path).code == 0
    done = run("evaluate", CHAU_DOC, "-f", "json", cwd=tmp_path)
    assert json.loads(done.stdout)["criteria_set"]["id"] == FIRST


def test_an_overlay_is_used_by_its_path_beside_any_sets(tmp_path: Path) -> None:
    folder = house(tmp_path, {"small.yaml": small("small")})
    overlay = folder / "province.yaml"
    overlay.write_text("id: province\nextends: small\nversion: 2\n", encoding="utf-8")
    assert used(folder, "--criteria", overlay) == "province"


def test_an_overlay_that_is_shipped_is_a_set_like_any_other(tmp_path: Path) -> None:
    overlay = f"id: province\nextends: {FIRST}\nversion: 2\n"
    assert used(house(tmp_path, {"province.yaml": overlay})).startswith("C034")
    (tmp_path / "criteria" / "province.yaml").write_text(
        f"{overlay}supersedes: {FIRST}\n", encoding="utf-8"
    )
    assert used(tmp_path) == "province"


def test_show_and_diff_say_what_a_set_supersedes(tmp_path: Path) -> None:
    folder = house(tmp_path, {"b.yaml": small("b"), "c.yaml": small("c", "supersedes: b")})
    assert "supersedes b" in run_in(folder, "criteria", "show", "c").stdout
    assert "supersedes: “b”" in run_in(folder, "criteria", "diff", "b", "c").stdout
    listed = json.loads(run_in(folder, "criteria", "list", "-f", "json").stdout)
    assert [one["id"] for one in listed] == ["b", "c", FIRST]
    for name in (FIRST, "b", "c"):
        assert run_in(folder, "criteria", "check", name).code == 0
