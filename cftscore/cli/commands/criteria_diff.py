"""`cftscore criteria diff`: what changed between two criteria sets."""

from __future__ import annotations

from cftscore.authoring import pairing
from cftscore.cli.commands.choosing import check_format
from cftscore.cli.commands.printing import print_document
from cftscore.core.text import Language
from cftscore.output import criteria_changes
from cftscore.output.formats import OF

FORMATS = OF["criteria diff"].printed


def run(before: str, after: str, format_: str, language: Language) -> int:
    """Print what changed; 0 whether or not anything did, as in `cftscore compare`.

    Raises:
        CannotProceedError: a set is not there or not sound.
    """
    check_format(format_, FORMATS, language)
    found = pairing.compare(before, after)
    print_document(found, format_, language, lambda _: criteria_changes.blocks(found, language))
    return 0
