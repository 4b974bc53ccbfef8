"""What the functions of the library answer with: objects that say in a few words what they are."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path


class Answer(ABC):
    """What a function of the library found, made or wrote.

    Attributes:
        inputs: the files that were read; none of them is ever written to.
    """

    inputs: tuple[Path, ...] = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self._about()}>"

    @abstractmethod
    def _about(self) -> str:
        """Say in a few words what it is about."""
