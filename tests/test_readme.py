"""The README: its commands are there for `.ci/run`, and what it shows is what is printed."""

from __future__ import annotations

import re

import commandline

README = (commandline.ROOT / "README.md").read_text(encoding="utf-8")


def block(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n```\n(.*?)\n```\n<!-- /{name} -->", README, re.DOTALL)
    assert found is not None
    return found[1]


def test_two_commands_do_everything() -> None:
    assert block("main") == (
        "python -m pip install . && python -m cftscore evaluate samples/an-giang-2020"
    )
    assert block("tests") == 'python -m pip install -e ".[dev]" && python -m pytest -n auto'


def test_what_it_shows_is_what_the_command_prints() -> None:
    shown = README.partition("<!-- /main -->")[2].split("```")[1].strip("\n").splitlines()
    printed = commandline.run("evaluate", "samples/an-giang-2020", lang="vi").stdout.splitlines()
    lines = [line.rstrip() for line in printed]
    positions = [lines.index(line) for line in shown if line != "…"]
    assert len(positions) == 4
    assert positions == sorted(positions)


def test_every_command_that_it_names_is_there() -> None:
    named = set(re.findall(r"`cftscore (\w+)", README))
    helped = commandline.run("--help").stdout
    assert {"evaluate", "validate", "template", "merge", "rule", "criteria"} <= named
    for command in named:
        assert re.search(rf"(?m)^  {command} ", helped), command


def test_the_documents_that_it_links_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (commandline.ROOT / target).is_file(), target
