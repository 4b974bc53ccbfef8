"""An argument that cannot be taken, whether it came from Python or from a command line."""

from __future__ import annotations

from cftscore.core.text import Text


class RefusedError(ValueError):
    """An argument that cannot be taken.

    Attributes:
        argument: its name in Python; the command line names the option by it.
        text: why, in both languages.
    """

    def __init__(self, argument: str, text: Text) -> None:
        super().__init__(f"{argument}: {text.en}" if argument else text.en)
        self.argument, self.text = argument, text
