"""A real browser: the distribution's Chromium, driven by Playwright, with nothing of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
DESKTOP, PHONE = (1280, 900), (390, 844)
Scheme = Literal["light", "dark"]


@dataclass
class Opened:
    """A page that is open.

    Attributes:
        page: Playwright's.
        said: what came to the console, errors of scripts included.
        asked: the addresses that it asked for, its own left out.
    """

    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def texts(self, selector: str) -> list[str]:
        """Give the texts of all elements, with plain spaces."""
        found = self.page.locator(selector).all_inner_texts()
        return [" ".join(text.split()) for text in found]

    def text(self, selector: str) -> str:
        """Give the text of the one element."""
        (found,) = self.texts(selector)
        return found


def _program() -> str:
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is not installed")
        pytest.skip("Chromium is not installed")
    return found


@contextmanager
def browser() -> Iterator[Any]:
    """Start Chromium, and end it."""
    program = _program()
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        if os.environ.get("CI") == "true":
            pytest.fail("Playwright is not installed")
        pytest.skip("Playwright is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield started
        finally:
            started.close()


@contextmanager
def opened(
    started: Any,
    path: Path,
    *,
    size: tuple[int, int] = DESKTOP,
    scheme: Scheme = "light",
    ready: bool = True,
) -> Iterator[Opened]:
    """Open a file in a context of its own; `ready` waits until its script has done its work."""
    viewport = {"width": size[0], "height": size[1]}
    context = started.new_context(viewport=viewport, color_scheme=scheme, locale="en-US")
    page = context.new_page()
    shown = Opened(page)
    page.on("console", lambda message: shown.said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: shown.said.append(f"error: {error}"))
    address = path.as_uri()

    def note(asked: Any) -> None:
        if asked.url != address:
            shown.asked.append(asked.url)

    page.on("request", note)
    page.goto(address)
    if ready:
        page.wait_for_selector("html[data-ready]")
    try:
        yield shown
    finally:
        context.close()


def offences(shown: Opened) -> list[str]:
    """List what axe finds serious or critical."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(shown.page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
