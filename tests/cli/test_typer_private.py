"""What is used of Typer beyond its documentation: each part, and what breaks where it is gone.

Nothing of cftscore is imported at the top, so that these tests still run where all else fails.
"""

from __future__ import annotations

import gettext
import inspect
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from babel.messages.pofile import read_po
from commandline import COMMAND, ROOT, environment, run

CLI = ROOT / "cftscore/cli"


@contextmanager
def needed(part: str, *, breaks: str) -> Iterator[None]:
    """Say what breaks, should a part of Typer be gone or take something else."""
    try:
        yield
    except (ImportError, AttributeError, TypeError, AssertionError) as error:
        pytest.fail(f"Typer {typer.__version__} has changed {part}, so {breaks}: {error!r}")


def an_app() -> typer.Typer:
    app, below = typer.Typer(rich_markup_mode=None), typer.Typer()

    @app.command(help="First.")
    def first_one(
        paths: Annotated[list[Path], typer.Argument()],
        size: Annotated[int, typer.Option(min=1)] = 2,
        name: str = "x",
    ) -> None:
        del paths, size, name

    @app.command("second", hidden=True)
    def _second() -> None: ...

    app.add_typer(below, name="more")
    return app


def test_completion_classes() -> None:
    with needed("typer._completion_classes", breaks="no shell is answered"):
        shells = import_module("typer._completion_classes")
        for name in ("Bash", "Zsh", "Fish", "PowerShell"):
            made = getattr(shells, f"{name}Complete")(None, {}, "cftscore", "_CFTSCORE_COMPLETE")
            for method in ("complete", "get_completion_args", "get_completions", "source"):
                assert callable(getattr(made, method)), f"{name}.{method}"
            assert callable(made.format_completion)


def test_completion_item() -> None:
    with needed("CompletionItem", breaks="nothing but commands and options is completed"):
        item = import_module("typer._click.shell_completion").CompletionItem("89", help="An Giang")
        assert (item.value, item.help) == ("89", "An Giang")


@pytest.mark.slow
def test_install(tmp_path: Path) -> None:
    with needed("typer._completion_shared.install", breaks="--install-completion does nothing"):
        assert callable(import_module("typer._completion_shared").install)
        bash = shutil.which("bash")
        assert bash is not None
        # The last command is none of ours, or the shell would become it and not be found.
        done = subprocess.run(
            [bash, "-c", f"{' '.join(COMMAND)} --install-completion; true"], check=True,
            env={**environment("en"), "HOME": str(tmp_path)}, capture_output=True, text=True,
        )  # fmt: skip
        made = tmp_path / ".bash_completions/cftscore.sh"
        assert done.stdout == (
            f"Completion for bash is installed in {made}; open a new terminal to use it.\n"
        )
        assert "_CFTSCORE_COMPLETE=complete_bash" in made.read_text(encoding="utf-8")


def test_registered_commands_and_groups() -> None:
    with needed("Typer.registered_commands", breaks="no help lists the commands"):
        infos: list[Any] = an_app().registered_commands
        assert [info.callback.__name__ for info in infos] == ["first_one", "_second"]
        known = [(info.name, info.help, info.hidden) for info in infos]
        assert known == [(None, "First.", False), ("second", None, True)]
    with needed("Typer.registered_groups", breaks="`cftscore criteria` is gone"):
        (group,) = an_app().registered_groups
        assert (group.name, type(group.typer_instance)) == ("more", typer.Typer)


def test_get_command_from_info() -> None:
    with needed("typer.main.get_command_from_info", breaks="no command can be made by itself"):
        command: Any = typer.main.get_command_from_info(
            an_app().registered_commands[0], pretty_exceptions_short=False, rich_markup_mode=None
        )
        assert command.name == "first-one"
        assert [parameter.name for parameter in command.params] == ["paths", "size", "name"]


def test_a_group_can_be_made_before_its_commands() -> None:
    from cftscore.cli import typer_private

    with needed("typer.main.get_command", breaks="the whole command line cannot be built"):
        app = an_app()
        app.callback()(lambda: None)
        command = typer_private.make_group(app)
        assert dict(command.commands) == {}
        command.commands = {"x": command}
        assert command.get_command(None, "x") is command
        assert (len(app.registered_commands), len(app.registered_groups)) == (2, 1)


PLAINLY = """
import sys
from pathlib import Path
from typing import Annotated
import typer
from cftscore.cli import typer_private

{app}
command = typer_private.make_command(an_app().registered_commands[0])
command.add_help_option = False  # it is made late, and would be read as Typer does
for parameter in command.params:
    typer_private.read_plainly(parameter)
params = command.make_context("x", ["a.xlsx", "b.xlsx", "--size", "7"]).params
print(*map(params.get, ("paths", "size", "name")), sorted(sys.modules.keys() & {{"pydantic"}}))
"""


@pytest.mark.slow
def test_runtime_param() -> None:
    with needed("_runtime_param", breaks="every start imports Pydantic, and help takes twice"):
        done = subprocess.run(
            [sys.executable, "-c", PLAINLY.format(app=inspect.getsource(an_app))],
            env=environment("en"), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.stdout, done.stderr) == (f"{[Path('a.xlsx'), Path('b.xlsx')]} 7 x []\n", "")


def test_type_descriptor() -> None:
    with needed("type_descriptor", breaks="help does not say what an option takes"):
        command: Any = typer.main.get_command_from_info(
            an_app().registered_commands[0], pretty_exceptions_short=False, rich_markup_mode=None
        )
        kinds = [parameter.type_descriptor.annotation for parameter in command.params]
        assert kinds == [list[Path], int, str]


def test_nothing_private_is_used_elsewhere() -> None:
    private = re.compile(r"typer\._|from typer import _|_click\b|_runtime_param|type_descriptor")
    paths = (ROOT / "cftscore").rglob("*.py")
    found = {path.name for path in paths if private.search(path.read_text(encoding="utf-8"))}
    assert found == {"typer_private.py"}


# --- headings by gettext


def test_headings_are_compiled() -> None:
    """After a change: `pybabel compile --directory cftscore/cli/locale --domain cftscore`."""
    place = CLI / "locale/vi/LC_MESSAGES"
    with (place / "cftscore.po").open("rb") as written, (place / "cftscore.mo").open("rb") as made:
        stated = {str(one.id): str(one.string) for one in read_po(written) if one.id}
        compiled = gettext.GNUTranslations(made)
    assert len(stated) == 5
    assert {english: compiled.gettext(english) for english in stated} == stated


@pytest.mark.slow
def test_the_language_of_the_headings_is_that_of_the_command_line() -> None:
    for lang, expected in (("vi", "─ Tùy chọn ─"), ("en", "─ Options ─")):
        for other in ("vi", "en", "fr:vi"):
            words = ("--lang", lang, "criteria", "--help")
            done = run(*words, lang=None, env={"LANGUAGE": other, "LC_ALL": "C.UTF-8"})
            assert expected in done.stdout


@pytest.mark.parametrize("before", ["fr", None])
def test_the_language_of_the_process_is_left_as_it_was(
    before: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cftscore import cli
    from cftscore.core.text import LANGUAGES

    monkeypatch.delenv("LANGUAGE", raising=False)
    if before is not None:
        monkeypatch.setenv("LANGUAGE", before)
    domain = gettext.textdomain()
    for language in LANGUAGES:
        assert cli.main(["criteria", "--help"], language) == 0
    assert re.findall("─ (Tùy chọn|Options) ─", capsys.readouterr().out) == ["Tùy chọn", "Options"]
    assert (os.environ.get("LANGUAGE"), gettext.textdomain()) == (before, domain)
