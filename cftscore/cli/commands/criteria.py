"""`cftscore criteria`: list, show, check, test, schema."""

from __future__ import annotations

from cftscore.cli.commands.choosing import check_criterion, check_format
from cftscore.cli.commands.printing import print_document
from cftscore.cli.console import make_console, write_json, write_line
from cftscore.core.text import Language, Text
from cftscore.criteria import load as criteria_load
from cftscore.criteria.model import CriteriaFile
from cftscore.evaluation.document import to_json
from cftscore.findings.model import CannotProceedError, Finding
from cftscore.output.formats import OF

_SOUND = Text("{name}: hợp lệ.", "{name}: sound.")
_PASSED = Text("{name}: mọi ví dụ đều đúng.", "{name}: every example is fulfilled.")


def list_sets(format_: str, language: Language) -> int:
    """Print the criteria sets that are shipped."""
    check_format(format_, OF["criteria list"].printed, language)
    loaded = [criteria_load.load(name) for name in criteria_load.shipped_ids()]
    if format_ == "json":
        write_json(to_json([file.set for file in loaded]))
        return 0
    from cftscore.output import criteria_set as renderer

    renderer.show_list(loaded, make_console(), language)
    return 0


def show(name: str, criterion: int | None, format_: str, language: Language) -> int:
    """Print a criteria set, or one criterion of it."""
    check_format(format_, OF["criteria show"].printed, language)
    file = criteria_load.load(name)
    if criterion is not None:
        check_criterion(str(criterion), "--criterion", file.set, language)
    from cftscore.output import criteria_set as renderer

    if format_ == "table":
        renderer.show(file, make_console(), language, criterion=criterion)
        return 0
    only = [one for one in file.set.criteria if one.id == criterion]
    print_document(
        only[0] if only else file.set,
        format_,
        language,
        lambda _: renderer.blocks(file, language, criterion),
    )
    return 0


def check(name: str, language: Language) -> int:
    """Check a criteria set; 1 where it is not sound."""
    file, found = _load_and_check(name)
    return _report(found, language, _SOUND.say(language, name=file.name if file else name))


def test(name: str, language: Language) -> int:
    """Run the examples of a criteria set; 1 where one is not fulfilled."""
    from cftscore.authoring import examples as criteria_examples

    file, found = _load_and_check(name)
    if file is not None and not found:
        found = criteria_examples.run(file)
    return _report(found, language, _PASSED.say(language, name=name))


def schema() -> int:
    """Print the JSON Schema of criteria files."""
    from cftscore.criteria import schema as criteria_schema

    write_json(criteria_schema.schema_text())
    return 0


def _load_and_check(name: str) -> tuple[CriteriaFile | None, list[Finding]]:
    """Load a set and check it; a file that is there but wrong gives findings."""
    from cftscore.criteria import check as criteria_check

    try:
        file = criteria_load.load(name)
    except CannotProceedError as error:
        if any(finding.code in ("C001", "C002") for finding in error.findings):
            raise
        return None, list(error.findings)
    return file, criteria_check.check(file)


def _report(found: list[Finding], language: Language, otherwise: str) -> int:
    if not found:
        write_line(otherwise)
        return 0
    from cftscore.cli.commands.findings import show_on_stderr

    show_on_stderr(found, language)
    return 1
