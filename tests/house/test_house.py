"""The house rules: who may import whom, and what Python must not know.

`ARCHITECTURE.md` draws the packages; a new module gets its place in one of them.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import pytest
import reports

from cftscore.core.period import Period
from cftscore.criteria import load as criteria_load
from cftscore.criteria import schema as criteria_schema
from cftscore.register import load as register_load

PACKAGE = reports.REPO / "cftscore"


def _name(path: Path) -> str:
    """Name a module without the package: `text`, `render.xlsx`, empty for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


PATHS = {_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
MODULES = [name for name in PATHS if name]


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(PATHS[module].read_text(encoding="utf-8"))


def imported(module: str) -> Iterator[str]:
    """Give the full names of what a module imports, wherever in it."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def inside(module: str) -> frozenset[str]:
    """Give the modules of the package that a module imports."""
    found: set[str] = set()
    for name in imported(module):
        root, _, rest = name.partition(".")
        if root != "cftscore":
            continue
        # `cftscore.text.Text` is a part of the module `text`.
        found |= {rest} if rest in PATHS else {rest.rpartition(".")[0]}
    return frozenset(found - {""})


def types_only(module: str) -> set[str]:
    """Give what a module imports for its annotations alone."""
    found: set[str] = set()
    for node in tree(module).body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            imports = (one for one in node.body if isinstance(one, ast.ImportFrom))
            found |= {one.module.removeprefix("cftscore.") for one in imports if one.module}
    return found


# --- packages

ORDER = (
    "core", "findings", "criteria", "spreadsheet", "register", "intake", "scoring", "evaluation",
    "analysis", "authoring", "validation", "output", "template", "report", "api", "cli",
)  # fmt: skip
"""Each package imports only itself and what stands before it; `ARCHITECTURE.md` draws it so."""


def package(module: str) -> str:
    return module.partition(".")[0]


def test_a_module_is_read_at_one_sitting() -> None:
    lines = {name: len(PATHS[name].read_text("utf-8").splitlines()) for name in MODULES}
    assert {name: count for name, count in lines.items() if count > 400} == {}


def test_every_module_lies_in_a_package() -> None:
    assert {package(module) for module in MODULES} == {*ORDER, "__main__"}
    flat = {path.stem for path in PACKAGE.glob("*.py")}
    assert flat == {"__init__", "__main__"}


def test_the_tree_of_the_architecture_is_the_order() -> None:
    text = (reports.REPO / "ARCHITECTURE.md").read_text(encoding="utf-8")
    drawn = re.findall(r"^  (\w+)(?:/|\.py) ", text.partition("## ")[0], re.MULTILINE)
    assert tuple(drawn) == ORDER


@pytest.mark.parametrize("name", ORDER)
def test_a_package_imports_only_what_stands_above_it(name: str) -> None:
    modules = [module for module in MODULES if package(module) == name]
    above = ORDER[: ORDER.index(name) + 1]
    below = {module: {o for o in inside(module) if package(o) not in above} for module in modules}
    assert modules
    assert {module: others for module, others in below.items() if others} == {}


def test_no_modules_import_each_other_in_a_circle() -> None:
    waiting = {module: inside(module) for module in MODULES}
    while free := [module for module, others in waiting.items() if not others & waiting.keys()]:
        for module in free:
            del waiting[module]
    assert waiting == {}


SCORING = {
    "scoring.score", "scoring.rules", "evaluation.records", "evaluation.recorder",
    "intake.submission", "intake.checks.cross_checks", "intake.rows", "intake.values",
    "core.numbers",
}  # fmt: skip


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith(("cli", "api"))])
def test_the_outside_does_not_score(module: str) -> None:
    assert inside(module) & SCORING == set()


ABOUT_THE_PROGRAM = {"cli.completion", "cli.doctor", "cli.folder", "cli.options", "cli.start"}
"""What looks at the terminal, at what is installed, or at what may be typed: no library does."""


def test_the_command_line_decides_nothing() -> None:
    """`cli/` turns options into calls of the library, and prints what it is given."""
    called = {"core", "findings", "output", "api", "cli"}
    documents = {"evaluation.document", "evaluation.summary"}
    others = {
        module: {o for o in found if package(o) not in called} - documents
        for module, found in ((m, inside(m) - types_only(m)) for m in MODULES)
        if package(module) == "cli" and module not in ABOUT_THE_PROGRAM
    }
    assert {module: found for module, found in others.items() if found} == {}


# --- libraries

# What is imported under another name than that of its project.
PROJECTS = {
    "docx": "python-docx",
    "jinja2": "Jinja2",
    "python_calamine": "python-calamine",
    "xlsxwriter": "XlsxWriter",
    "yaml": "PyYAML",
}
ONLY_IN = {
    "pandas": (
        "core.figures",
        "spreadsheet",
        "intake",
        "evaluation",
        "output.frames",
        "output.base_result",
        "api",
    ),
    "python_calamine": ("spreadsheet.reading",),
    "openpyxl": ("spreadsheet.marks.formulas", "spreadsheet.marks.xlsx"),
    "xlrd": ("spreadsheet.marks.xls",),
    "numpy": (
        "core.figures",
        "core.quotients",
        "spreadsheet",
        "intake",
        "scoring",
        "output.frames",
    ),
    "typer": ("cli",),
    "rich": ("output", "cli.console", "cli.output", "cli.progress_bar"),
    "yaml": ("criteria.yaml",),
    "jsonschema": ("criteria.schema",),
    "docx": ("report.paper",),
    "jinja2": ("report.page",),
    "pyarrow": ("output.to_parquet",),
}


@cache
def libraries(module: str) -> set[str]:
    roots = {name.partition(".")[0] for name in imported(module)}
    return roots - set(sys.stdlib_module_names) - {"cftscore"}


def test_every_library_is_a_dependency() -> None:
    project = tomllib.loads((reports.REPO / "pyproject.toml").read_text(encoding="utf-8"))
    needed = project["project"]["dependencies"]
    for extra in ("parquet", "report"):
        needed += project["project"]["optional-dependencies"][extra]
    stated = {re.split("[<>=]", name)[0] for name in needed}
    used = {PROJECTS.get(name, name) for module in PATHS for name in libraries(module)}
    assert used - {"numpy"} == stated  # numpy comes with pandas


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_used_where_it_belongs(library: str) -> None:
    places = tuple(f"{place}." for place in ONLY_IN[library])
    users = [module for module in MODULES if library in libraries(module)]
    assert users
    assert [module for module in users if not f"{module}.".startswith(places)] == []


# --- nothing about one decision

EXAMPLES = {"bad", "good"}
"""What a finding's class shows as an example; `why` it matters may name a place, but no mark."""


def constants(module: str, *, without: Collection[str] = ()) -> Iterator[ast.Constant]:
    """Give the constants of a module without docstrings and what some names are assigned."""
    waiting: list[ast.AST] = [tree(module)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in without:
            continue
        if isinstance(node, ast.Constant):
            yield node
        waiting += ast.iter_child_nodes(node)


SET = criteria_load.load("qd-06-2019").set


def _words() -> set[str]:
    """Collect what only the criteria set or the register may say."""
    titles = [criterion.title for criterion in SET.criteria]
    titles += [item.title for item in SET.items]
    titles += [unit_class.title for unit_class in SET.unit_classes.values()]
    said = {text for title in titles for text in (title.vi, title.en)}
    keys = {*SET.indicators, *SET.unit_classes} - {"other"}
    names: set[str] = set()
    for period in (Period(2020, 1, 12), Period(2025, 7, 12)):
        listed, _ = register_load.load(period)
        provinces = [province.name for province in listed.provinces.values()]
        for name in (*provinces, *(district.name for district in listed.districts.values())):
            kind = re.match("Tỉnh|Huyện|Quận|Thị xã|Thành phố", name, re.IGNORECASE)
            assert kind is not None, name
            names.add(name[kind.end() :].strip())
    return {spaced(word) for word in said | keys | names if not word.isdecimal()}


def spaced(text: str) -> str:
    """Write a text as words with a space around each, so that only whole words are found."""
    words = re.findall(r"\w+", text.casefold())
    return f" {' '.join(words)} "


WORDS = _words()
MARKS = sorted({int(unit_class.pass_from) for unit_class in SET.unit_classes.values()})
FOR_EXAMPLE = re.compile(r"\b(?:ví dụ|example|such as)\b.*", re.IGNORECASE)
"""Help texts may show the samples and their places, and say that it is an example."""


def test_python_knows_nothing_of_one_decision() -> None:
    """No titles, keys or places: they stand in `criteria/` and `register/`."""
    found = [
        (f"{module}:{constant.lineno}", word)
        for module in MODULES
        for constant in constants(module, without={*EXAMPLES, "why"})
        if isinstance(constant.value, str)
        for text in [spaced(FOR_EXAMPLE.sub("", constant.value))]
        for word in WORDS
        if word in text
    ]
    assert found == []


def test_python_knows_no_mark() -> None:
    assert MARKS == [800, 850, 900]
    found = [
        f"{module}:{constant.lineno}"
        for module in MODULES
        for constant in constants(module, without=EXAMPLES)
        if (
            re.search(r"(?<![\d.,])(?:800|850|900)(?![\d.,])", constant.value)
            if isinstance(constant.value, str)
            else constant.value in MARKS
        )
    ]
    assert found == []


def test_the_schema_is_the_one_that_the_program_writes() -> None:
    committed = (reports.REPO / "criteria/schema.json").read_text(encoding="utf-8")
    assert committed == criteria_schema.schema_text()
