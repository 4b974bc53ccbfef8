"""The package as it is given out: built, installed into an empty environment, and run there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections import Counter
from pathlib import Path

import pytest
import reports

import cftscore

NAMES = (
    "cftscore/__init__.py",
    "cftscore/py.typed",
    "cftscore/_data/criteria/qd-06-2019.yaml",
    "cftscore/_data/criteria/qd-06-2019.tests.yaml",
    "cftscore/_data/criteria/schema.json",
    "cftscore/_data/register/communes.csv",
    "cftscore/report/assets/page.css",
    "cftscore/report/assets/page.html",
    "cftscore/report/assets/page.js",
    "cftscore/report/assets/poster.css",
    "cftscore/report/assets/poster.html",
    "cftscore/_data/register/lineage.csv",
    "cftscore/_data/register/README.md",
)
SAMPLE = reports.SAMPLES / "an-giang-2020/894-thoai-son.xlsx"


def python(*arguments: str | Path, cwd: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def environment(**more: str) -> dict[str, str]:
    """Nothing of the tests' own environment may lend the package to the one under test."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **more}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    python("build", "--no-isolation", "--outdir", folder, reports.REPO, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (found,) = dist.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment of its own, with the wheel in it.

    The dependencies are those of the environment that the tests run in; the repository's own
    package is not seen from there, since a path in a .pth file brings no other .pth files.
    """
    folder = tmp_path_factory.mktemp("installed")
    python("venv", "--without-pip", "venv", cwd=folder)
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    install = ("install", "--quiet", "--no-deps", "--no-index", wheel)
    python("pip", "--python", scripts / "python", *install, cwd=folder)
    (inside,) = [path.parent for path in (folder / "venv").rglob("cftscore/__init__.py")]
    paths = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    (inside.parent / "dependencies.pth").write_text("\n".join(paths), encoding="utf-8")
    return scripts


def run(scripts: Path, program: str, *arguments: str, cwd: Path) -> str:
    done = subprocess.run(
        [scripts / program, *arguments],
        cwd=cwd,
        env=environment(CFTSCORE_LANG="en"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def contents(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_the_wheel_holds_what_is_needed_and_no_more(wheel: Path) -> None:
    assert wheel.name == f"cftscore-{cftscore.__version__}-py3-none-any.whl"
    names = set(contents(wheel))
    assert set(NAMES) <= names
    info = f"cftscore-{cftscore.__version__}.dist-info/"
    assert {f"{info}METADATA", f"{info}licenses/LICENSE"} <= names
    assert {name for name in names if not name.startswith(("cftscore/", info))} == set()
    assert {name for name in names if name.endswith((".pyc", ".xlsx")) or "test_" in name} == set()
    modules = {
        path.relative_to(reports.REPO).as_posix()
        for path in (reports.REPO / "cftscore").rglob("*.py")
    }
    assert modules <= names
    for name, path in (
        ("cftscore/_data/register/communes.csv", "register/communes.csv"),
        ("cftscore/_data/criteria/qd-06-2019.yaml", "criteria/qd-06-2019.yaml"),
    ):
        assert contents(wheel)[name] == (reports.REPO / path).read_bytes()


def test_metadata(wheel: Path) -> None:
    read = contents(wheel)
    info = f"cftscore-{cftscore.__version__}.dist-info/"
    metadata = read[f"{info}METADATA"].decode()
    head = metadata.partition("\n\n")[0].splitlines()
    assert "Name: cftscore" in head
    assert "Requires-Python: >=3.11" in head
    assert "License-Expression: MIT" in head
    assert "Classifier: Typing :: Typed" in head
    assert read[f"{info}entry_points.txt"].decode().split() == [
        "[console_scripts]",
        "cftscore",
        "=",
        "cftscore.__main__:main",
    ]


def test_a_wheel_from_the_repository_is_that_from_the_source_distribution(
    wheel: Path, tmp_path: Path
) -> None:
    python("build", "--wheel", "--no-isolation", "--outdir", tmp_path, reports.REPO, cwd=tmp_path)
    (direct,) = tmp_path.iterdir()
    assert direct.name == wheel.name
    assert set(contents(direct)) == set(contents(wheel))


def test_the_source_distribution_has_the_data_and_no_samples(dist: Path) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {"criteria/qd-06-2019.yaml", "register/communes.csv", "README.md", "LICENSE"} <= names
    assert {"tests/test_wheel.py", "scripts/make_register.py", "pyproject.toml"} <= names
    assert {name for name in names if name.startswith(("samples", ".git/", "dist"))} == set()


def test_the_installed_package_is_the_one_that_runs(scripts: Path, tmp_path: Path) -> None:
    code = "import cftscore; print(cftscore.__file__)"
    where = Path(run(scripts, "python", "-c", code, cwd=tmp_path).strip())
    assert scripts.parent in where.parents
    assert reports.REPO not in where.parents
    assert run(scripts, "cftscore", "--version", cwd=tmp_path) == (
        f"cftscore {cftscore.__version__}\n"
    )


def test_the_installed_command_evaluates(scripts: Path, tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "in.xlsx")
    document = json.loads(
        run(scripts, "cftscore", "evaluate", "in.xlsx", "-f", "json", cwd=tmp_path)
    )
    expected = cftscore.evaluate(SAMPLE).document
    verdicts = Counter(commune["verdict"] for commune in document["communes"])
    assert verdicts == Counter(commune.verdict for commune in expected.communes)
    assert sum(verdicts.values()) == 17
    assert verdicts["pass"] > 0
    assert document["criteria_set"]["sha256"] == expected.criteria_set.sha256
    assert document["register"] == {"as_of": "2020-02-25", "path": None}
    assert [path.name for path in tmp_path.iterdir()] == ["in.xlsx"]


def test_the_installed_command_has_criteria_and_examples(scripts: Path, tmp_path: Path) -> None:
    assert "qd-06-2019" in run(scripts, "cftscore", "criteria", "list", cwd=tmp_path)
    tested = run(scripts, "cftscore", "criteria", "test", "qd-06-2019", cwd=tmp_path)
    inside = reports.run(tmp_path, "criteria", "test", "qd-06-2019")
    assert tested == inside.stdout
    schema = run(scripts, "cftscore", "criteria", "schema", cwd=tmp_path)
    assert schema == (reports.REPO / "criteria/schema.json").read_text(encoding="utf-8")
