"""Options and arguments as they are declared: their names, and their help in both languages."""

from __future__ import annotations

from typing import Any

import typer

BETWEEN_LANGUAGES = "\x1f"


def both(vi: str, en: str) -> str:
    """Write a help text in both languages; `support.run` keeps the one that is spoken."""
    return f"{vi}{BETWEEN_LANGUAGES}{en}"


def option(*words: str, **more: Any) -> Any:
    """Declare an option.

    Args:
        words: its names, then its help in Vietnamese and in English.
        more: see `typer.Option`.
    """
    *names, vi, en = words
    return typer.Option(*names, help=both(vi, en), **more)


def argument(metavar: str, vi: str, en: str, **more: Any) -> Any:
    """Declare an argument: what it is called, and its help; see `typer.Argument`."""
    return typer.Argument(metavar=metavar, help=both(vi, en), **more)
