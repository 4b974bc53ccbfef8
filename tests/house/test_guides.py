"""Pages that are followed word by word: every command runs and prints what the page shows."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import guides
import pytest
from commandline import ROOT, SAMPLES, run

from cftscore.authoring import examples as criteria_examples
from cftscore.criteria import load as criteria_load

pytestmark = pytest.mark.slow

OVERLAY = SAMPLES / "overlay-an-giang"
DOCS = ROOT / "docs"
PAGES = [
    path.relative_to(DOCS).as_posix()
    for path, lang in guides.pages()
    if lang == "en" and path.is_relative_to(DOCS)
]
"""The pages of the documentation that show commands."""


def page(name: str, lang: str) -> str:
    return (DOCS / ("vi" if lang == "vi" else "") / name).read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the samples in it, as who has the repository works in."""
    shutil.copytree(SAMPLES, tmp_path / "samples")
    return tmp_path


def test_the_pages_that_show_commands() -> None:
    commands = {"template", "validate", "merge", "evaluate", "explain", "plan", "reconcile",
                "compare", "report", "criteria", "help", "register", "own-workbook"}  # fmt: skip
    assert {*PAGES} >= {
        *(f"how-to/{name}.md" for name in commands),
        "tutorial.md",
        "correcting-a-figure.md",
        "adding-a-criteria-set.md",
        "how-scoring-works.md",
    }


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_does_what_it_says(name: str, lang: str, folder: Path) -> None:
    text = page(name, lang)
    assert guides.follow(text, folder, lang) == len(re.findall(r"(?m)^\$ ", text)) > 0


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_take_the_same_steps(name: str) -> None:
    shapes = [
        [
            (step.kind, step.exit, step.words.split()[:2], re.findall(r" (-\S+)", step.words))
            for step in guides.steps(page(name, lang))
            if step.kind == "run"
        ]
        for lang in ("en", "vi")
    ]
    assert shapes[0] == shapes[1]
    headings = [len(re.findall(r"(?m)^## ", page(name, lang))) for lang in ("en", "vi")]
    assert headings[0] == headings[1] > 0


def test_a_page_that_is_wrong_is_noticed(tmp_path: Path) -> None:
    """The test above can fail: by another output, another exit code, a line that is not there."""
    sound = "```console\n$ cftscore criteria check qd-06-2019\nqd-06-2019: valid.\n```\n"
    assert guides.follow(sound, tmp_path, "en") == 1
    (tmp_path / "a.yaml").write_text("id: a\n", "utf-8")
    for wrong in (
        sound.replace("valid.", "all right."),
        f"<!-- exit: 1 -->\n{sound}",
        sound.replace("qd-06-2019: ", "…\nqd-06-2091: "),
        "<!-- replace in: a.yaml -->\n```yaml\nid: b\n```\n```yaml\nid: c\n```\n",
    ):
        with pytest.raises(AssertionError):
            guides.follow(wrong, tmp_path, "en")


# --- the sample of an overlay


def test_the_overlay_does_what_its_page_says(tmp_path: Path) -> None:
    for name in ("an-giang-2020", "overlay-an-giang"):
        shutil.copytree(SAMPLES / name, tmp_path / name)
    text = (OVERLAY / "README.md").read_text(encoding="utf-8")
    assert guides.follow(text, tmp_path / "overlay-an-giang", "en") == 4


def test_the_overlay_says_that_it_is_made_up() -> None:
    for path in OVERLAY.iterdir():
        text = path.read_text(encoding="utf-8").casefold()
        assert "giả lập" in text, path.name
        assert "synthetic" in text, path.name


def test_the_overlay_against_its_base() -> None:
    """What differs, and nothing else; a province asks for more, never for less."""
    top = criteria_load.load(OVERLAY / "an-giang.yaml")
    base = criteria_load.load("qd-06-2019").set
    assert criteria_examples.run(top) == []
    marks = {key: int(unit_class.pass_from) for key, unit_class in top.set.unit_classes.items()}
    assert marks == {"central_city_ward": 900, "mountain_island_disadvantaged": 800, "other": 870}
    differing = [
        (old.id, [(int(band.threshold or 0), int(band.points)) for band in new.bands])
        for old, new in zip(base.items, top.set.items, strict=True)
        if old != new
    ]
    assert differing == [
        ("5.1", [(500, 50), (550, 35), (900, 15)]),
        ("12.3", [(4, 30), (2, 15)]),
    ]
    assert {key for key in base.indicators if base.indicators[key] != top.set.indicators[key]} == {
        "hamlets"
    }


@pytest.mark.parametrize(
    ("set_", "passed", "compliance"),
    [("qd-06-2019", 117, 75.0), (OVERLAY / "an-giang.yaml", 90, 57.69)],
)
def test_what_the_sample_comes_to(set_: str | Path, passed: int, compliance: float) -> None:
    done = run("evaluate", SAMPLES / "an-giang-2020", "--criteria", set_, "-f", "json")
    document = json.loads(done.raw)
    (province,) = document["provinces"]
    assert (province["communes"], province["passed"]) == (156, passed)
    assert province["compliance_percent"] == compliance


def test_whoever_fails_by_the_overlay_alone_falls_short_by_what_it_asks_more() -> None:
    """Commune by commune: its points by the overlay are those by the base, less 5.1 and 12.3."""
    read = [
        {commune["code"]: commune for commune in json.loads(run(
            "evaluate", SAMPLES / "an-giang-2020", "--criteria", set_, "-f", "json").raw
        )["communes"]}
        for set_ in ("qd-06-2019", OVERLAY / "an-giang.yaml")
    ]  # fmt: skip
    base, top = read
    assert base.keys() == top.keys()
    for code, before in base.items():
        after = top[code]
        lost = 0
        for old, new in zip(before["criteria"], after["criteria"], strict=True):
            for was, now in zip(old["items"], new["items"], strict=True):
                if was["id"] in ("5.1", "12.3"):
                    assert now["points"] <= was["points"], (code, was["id"])
                    lost += was["points"] - now["points"]
                else:
                    assert now["points"] == was["points"], (code, was["id"])
        assert before["points_min"] - after["points_min"] == lost, code
        assert not (after["verdict"] == "pass" and before["verdict"] != "pass"), code
        assert after["points_required"] == (870 if after["unit_class"] == "other" else 800)


def test_a_heading_that_the_overlay_adds_is_read(tmp_path: Path) -> None:
    """The column `Số khóm, ấp của xã` is told by the overlay alone."""
    table = (
        "code,name,unit_class,hamlets_with_playground,Số khóm ấp của xã\n"
        "30280,Phường Mỹ Bình,other,5,10\n"
    )
    (tmp_path / "figures.csv").write_text(table, "utf-8")
    shown = {}
    for set_ in ("qd-06-2019", OVERLAY / "an-giang.yaml"):
        done = run("evaluate", "figures.csv", "--period", "2020", "-c", set_, "-f", "json",
                   cwd=tmp_path)  # fmt: skip
        (commune,) = [one for one in json.loads(done.raw)["communes"] if one["code"] == "30280"]
        (item,) = [
            part
            for criterion in commune["criteria"]
            for part in criterion["items"]
            if part["id"] == "12.2"
        ]
        shown[str(set_)] = item["points"]
    assert list(shown.values()) == [None, 30]
