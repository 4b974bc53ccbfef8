"""The README in both languages: a test does what it says, and the output is what it shows."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import guides
import pytest
from commandline import ROOT, SAMPLES, run

import cftscore

pytestmark = pytest.mark.slow

READMES = {"en": "README.md", "vi": "README.vi.md"}
each_language = pytest.mark.parametrize("lang", READMES)


def readme(lang: str) -> str:
    return (ROOT / READMES[lang]).read_text(encoding="utf-8")


def block(text: str, name: str) -> str:
    """What stands between two marks; `.ci/run` reads the one of the tests."""
    found = re.findall(rf"<!-- {name} -->\n```\n(.*?)\n```\n<!-- /{name} -->", text, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the samples in it, as who has the repository works in."""
    shutil.copytree(SAMPLES, tmp_path / "samples")
    return tmp_path


@each_language
def test_two_commands_do_everything(lang: str) -> None:
    assert block(readme(lang), "main") == (
        "python -m pip install . && python -m cftscore evaluate samples/an-giang-2020"
    )
    assert block(readme(lang), "tests") == (
        'python -m pip install -e ".[dev]" && python -m pytest -n auto'
    )
    assert run("evaluate", "samples/an-giang-2020", lang=lang).code == 0
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {"dev", "report"} <= project["optional-dependencies"].keys()
    assert f"Python {project['requires-python'].removeprefix('>=')} " in readme(lang)


@each_language
def test_from_the_template_to_the_report(lang: str, folder: Path) -> None:
    """All its commands run, print what it shows, and leave the files that they name."""
    assert guides.follow(readme(lang), folder, lang) == 8
    results = {"en": ("result", "report"), "vi": ("ket-qua", "bao-cao")}[lang]
    made = {"chau-doc.xlsx", "mapping.xlsx"}
    made |= {f"{results[0]}.xlsx", f"{results[1]}.html", f"{results[1]}.docx"}
    assert {path.name for path in folder.iterdir()} == made | {"samples"}


@each_language
def test_all_commands_are_among_those_that_run(lang: str) -> None:
    """A command in another kind of block would be shown and never run."""
    text = readme(lang)
    running = {step.words for step in guides.steps(text) if step.kind == "run"}
    shown = re.findall(r"(?m)^(?:\$ )?(cftscore .+)$", text)
    assert set(shown) == running
    assert re.findall(r"```(\w*)\n", text.replace("\n```\n\n", "\n\n")).count("console") == 8


@each_language
def test_the_example_in_python_runs(
    lang: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (code,) = re.findall(r"```python\n(.*?)```", readme(lang), re.DOTALL)
    names: dict[str, object] = {}
    exec(code, names)
    result = names["result"]
    assert isinstance(result, cftscore.Result)
    assert list(result.provinces["compliance_percent"]) == [75.0]
    assert (folder / "an-giang.xlsx").is_file()
    lines = [line.partition("  #")[0] for line in code.splitlines() if line.startswith("cftscore.")]
    tables = [eval(line, names) for line in lines]
    assert [len(table) for table in tables] == [27, 39, 12]
    named = ["communes", "passed", "failed", "compliance_percent"]
    assert all(name in code and name in result.districts.columns for name in named)


@each_language
def test_the_documents_and_pictures_that_it_links_are_there(lang: str) -> None:
    text = readme(lang)
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (ROOT / target).is_file(), target
    anchors = {re.sub(r"[^\w -]", "", line).strip().replace(" ", "-").lower()
               for line in re.findall(r"(?m)^##? (.+)$", text)}  # fmt: skip
    inside = re.findall(r"\]\(#([^)]+)\)", text)
    assert inside
    assert set(inside) <= anchors


def test_both_languages_say_the_same() -> None:
    shapes = []
    for lang, other in (("en", "vi"), ("vi", "en")):
        text = readme(lang).replace("docs/vi/", "docs/").replace(READMES[other], "OTHER")
        steps = [(step.kind, step.words.split()[1]) for step in guides.steps(text)]
        links = re.findall(r"\]\(([^)#]+)\)", text)
        shapes.append((steps, links, text.count("\n## "), text.count("\n|")))
    assert shapes[0] == shapes[1]
