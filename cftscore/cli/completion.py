"""Shell completion: what may stand at the cursor, quoted as each shell wants it.

The shell asks by starting the command with some variables set; Typer finds the parameter that is
meant, and what it may be is known here.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from cftscore.cli.typer_private import CompletionItem, shells
from cftscore.core.text import Language, alphabetical, fold

if TYPE_CHECKING:
    from cftscore.register.model import Commune, District, Province, Register

Word = tuple[str, str]
"""A word that may stand there, and what it means."""


def answer(command: Any, language: Language, instruction: str) -> int:
    """Answer a shell, and give the exit code.

    Args:
        command: what the command line was built into.
        language: of the explanations beside the words.
        instruction: what the shell asks for, such as `complete_bash`.
    """
    asked, _, shell = instruction.partition("_")
    kind = _SHELLS.get(shell)
    if kind is None or asked not in ("complete", "source"):
        return 1
    made = kind(command, {"obj": language}, "cftscore", VARIABLE)
    typer.echo(made.source() if asked == "source" else made.complete())
    return 0


VARIABLE = "_CFTSCORE_COMPLETE"
"""By which the shell says that it asks, and for what."""


# --- the words


def complete(ctx: Any, parameter: Any, incomplete: str) -> list[CompletionItem]:
    """List what a parameter may be; nothing where that is a file, or where nothing is known."""
    from cftscore.findings.model import CannotProceedError

    choices = re.fullmatch(r"[a-z]+(\|[a-z]+)+", parameter.metavar or "")
    try:
        if choices:
            words = [(choice, "") for choice in choices.group().split("|")]
            found: Iterable[Word] = _beginning(words, incomplete)
        else:
            found = _SOURCES.get(parameter.name, _nothing)(ctx, incomplete)
        return [CompletionItem(value, help=meaning or None) for value, meaning in found]
    except (CannotProceedError, OSError):
        return []


def _nothing(ctx: Any, incomplete: str) -> Iterable[Word]:
    del ctx, incomplete
    return ()


def _beginning(words: Iterable[Word], incomplete: str) -> list[Word]:
    return [word for word in words if word[0].startswith(incomplete)]


def _sets(ctx: Any, incomplete: str) -> Iterator[Word]:
    """Criteria sets: ids, and YAML files; folders are left to the shell."""
    del ctx
    from cftscore.criteria import load as criteria_load

    before, is_, text = incomplete.rpartition("=")  # compare: --criteria 2018=SET
    folder, slash, _ = text.rpartition("/")
    files = (path.name for path in Path(folder + slash or ".").glob("*.y*ml") if path.is_file())
    sets = sorted(name for name in files if not name.endswith(".tests.yaml"))
    shown = [*criteria_load.shipped_ids(), *(folder + slash + name for name in sets)]
    yield from _beginning(((f"{before}{is_}{one}", "") for one in shown), incomplete)


def _codes(ctx: Any, incomplete: str) -> Iterable[Word]:
    """Codes of findings."""
    from cftscore.findings.kinds import every_kind

    language: Language = ctx.find_root().obj
    words = [(kind.code, kind.title.say(language)) for kind in every_kind()]
    return _beginning(words, incomplete.upper())


def _documents(ctx: Any, incomplete: str) -> Iterable[Word]:
    """Documents that have a JSON Schema."""
    from cftscore.api.schemas import DOCUMENTS

    del ctx
    return _beginning([(name, "") for name in DOCUMENTS], incomplete)


def _provinces(ctx: Any, incomplete: str) -> list[Word]:
    return _named(incomplete, _register(ctx).provinces.values(), _nowhere)


def _nowhere(province: Province) -> str:
    del province
    return ""


def _districts(ctx: Any, incomplete: str) -> list[Word]:
    from cftscore.register import shipped

    listed = _register(ctx)
    if not (listed.has_districts or ctx.params.get("period")):
        listed = shipped.last_with_districts()
    inside = _code_of(ctx, "province", listed.find_province)
    districts = [
        district for district in listed.districts.values() if inside in ("", district.province_code)
    ]
    return _named(
        incomplete, districts, lambda district: listed.provinces[district.province_code].name
    )


def _communes(ctx: Any, incomplete: str) -> list[Word]:
    from cftscore.register import shipped

    listed = _register(ctx)
    if ctx.params.get("district") and not (listed.has_districts or ctx.params.get("period")):
        listed = shipped.last_with_districts()
    communes = listed.communes_of(
        district_code=_code_of(ctx, "district", listed.find_district),
        province_code=_code_of(ctx, "province", listed.find_province),
    )
    return _named(incomplete, communes, lambda commune: commune.district or commune.province)


_SOURCES: dict[str, Callable[[Any, str], Iterable[Word]]] = {
    "criteria": _sets,
    "name": _sets,
    "before": _sets,
    "after": _sets,
    "code": _codes,
    "document": _documents,
    "select": _codes,
    "ignore": _codes,
    "province": _provinces,
    "district": _districts,
    "commune": _communes,
    "dossier": _communes,
    "poster": _communes,
}
"""By the name of the parameter: it means the same in every command."""


def _register(ctx: Any) -> Register:
    """Load the register of the period that is on the command line, else of today."""
    from datetime import date

    from cftscore.core.period import Period
    from cftscore.register import load as register_load

    given = ctx.params.get("period")
    stated = (
        Period.parse(given[-1] if isinstance(given, list | tuple) else given) if given else None
    )
    today = date.today()
    return register_load.load(stated or Period(today.year, today.month, today.month))[0]


def _code_of(ctx: Any, name: str, find: Callable[[str], Any]) -> str:
    """Find the code of the place that another option names; empty where it names none."""
    from cftscore.findings.model import CannotProceedError

    try:
        return str(find(ctx.params[name]).code) if ctx.params.get(name) else ""
    except CannotProceedError:
        return ""


def _named(
    incomplete: str,
    places: Iterable[Province | District | Commune],
    above: Callable[[Any], str],
) -> list[Word]:
    """List the codes of places where a code is begun or nothing, else their names.

    A name may be begun without its kind, its case and its diacritics.
    """
    if not incomplete or incomplete.isdecimal():
        said = ((one.code, ", ".join(filter(None, (one.name, above(one))))) for one in places)
        return sorted(_beginning(said, incomplete))
    begun = fold(incomplete)
    found: dict[str, list[str]] = {}
    for place in places:
        name = _spelling(place.name, begun)
        if name:
            found.setdefault(name, []).append(above(place))
    words = [(name, _meaning(several)) for name, several in found.items()]
    return sorted(words, key=lambda word: alphabetical(word[0]))


def _spelling(name: str, begun: str) -> str:
    """Give a name as it was begun, with the word for its kind or without; empty if neither."""
    from cftscore.register import names as place_names

    words, bare = name.split(), place_names.bare(name)
    ends = (" ".join(words[n:]) for n in range(1, len(words)))
    without_kind = (end for end in ends if fold(end) == bare)
    return next((one for one in (*without_kind, name) if fold(one).startswith(begun)), "")


def _meaning(several: list[str]) -> str:
    shown = ", ".join(dict.fromkeys(filter(None, several[:3])))
    return f"{shown}, …" if len(several) > 3 else shown


# --- the shells


class _Bash(shells.BashComplete):
    """Bash takes words as they would be typed, and parts `--option=value` into three."""

    def get_completion_args(self) -> tuple[list[str], str]:
        words, incomplete = super().get_completion_args()
        return [word for word in words if word != "="], incomplete.removeprefix("=")

    def format_completion(self, item: CompletionItem) -> str:
        line = os.environ.get("COMP_WORDS", "").split("\n")
        quoted = line[-1][:1] in ("'", '"')
        return item.value if quoted else _escaped(item.value)


def _escaped(value: str) -> str:
    return re.sub(r"([^\w./:=,@%+-])", r"\\\1", value)


class _Zsh(shells.ZshComplete):
    """Zsh quotes by itself; it gets code to run, on one line, as its words are parted at blanks."""

    def complete(self) -> str:
        args, incomplete = self.get_completion_args()
        items = self.get_completions(args, incomplete)
        if not items:
            return "_files"
        values = " ".join(shlex.quote(item.value) for item in items)
        lines = (f"{item.value} -- {item.help}" if item.help else item.value for item in items)
        shown = " ".join(shlex.quote(" ".join(line.split())) for line in lines)
        return f"local -a shown; shown=({shown}); compadd -U -l -d shown -- {values}"


class _Fish(shells.FishComplete):
    """Fish quotes by itself."""

    def format_completion(self, item: CompletionItem) -> str:
        return f"{item.value}\t{' '.join(item.help.split())}" if item.help else str(item.value)


class _PowerShell(shells.PowerShellComplete):
    """PowerShell takes words as they would be typed."""

    def get_completion_args(self) -> tuple[list[str], str]:
        words, incomplete = super().get_completion_args()
        return words, incomplete.strip("'\"")

    def format_completion(self, item: CompletionItem) -> str:
        value = item.value
        if re.search(r"[^\w./:=@%+-]", value):
            value = "'" + value.replace("'", "''") + "'"
        return f"{value}:::{' '.join(item.help.split()) if item.help else ' '}"


_SHELLS: dict[str, Any] = {
    "bash": _Bash,
    "zsh": _Zsh,
    "fish": _Fish,
    "powershell": _PowerShell,
    "pwsh": _PowerShell,
}
