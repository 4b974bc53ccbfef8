"""`cftscore criteria diff`: what changed between two criteria sets."""

from __future__ import annotations

from cftscore.authoring import pairing
from cftscore.commands.choosing import check_format
from cftscore.console import make_console, write_json, write_text
from cftscore.document import to_json
from cftscore.render import blocks_terminal, blocks_text, criteriadifference
from cftscore.text import Language

FORMATS = ("table", "json", "md")


def run(before: str, after: str, format_: str, language: Language) -> int:
    """Print what changed; 0 whether or not anything did, as in `cftscore compare`.

    Raises:
        CannotProceedError: a set is not there or not sound.
    """
    check_format(format_, FORMATS, language)
    found = pairing.compare(before, after)
    if format_ == "json":
        write_json(to_json(found))
        return 0
    blocks = criteriadifference.blocks(found, language)
    if format_ == "md":
        write_text(blocks_text.markdown(blocks))
    else:
        blocks_terminal.show(blocks, make_console())
    return 0
