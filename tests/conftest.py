"""What holds for all tests."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext

import commandline
import hypothesis
import lane
import pytest

from cftscore.core import data

os.environ["SOURCE_DATE_EPOCH"] = commandline.MADE
# What runs in this process finds the sets of the same project as what runs apart.
data._PACKAGE = commandline.PROJECT / "cftscore"
# How long an example takes says how busy the machine is.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

# A shell starts what runs in the background with Ctrl-C kept off, `nohup` does it with SIGHUP, and
# whatever a test starts would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


# --- the fast lane -------------------------------------------------------------------------------


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Take every test into the fast lane that is not marked `slow`."""
    for item in items:
        if item.get_closest_marker("slow") is None:
            item.add_marker("fast")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Refuse a process that a fixture of a fast test would start."""
    with _guard(item):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Refuse a process that a fast test would start."""
    with _guard(item):
        yield


def pytest_collection_finish() -> None:
    """Spare the collector of garbage what collecting the tests has made: it all stays."""
    gc.collect()
    gc.freeze()


def _guard(item: pytest.Item) -> AbstractContextManager[None]:
    return lane.no_process() if item.get_closest_marker("fast") else nullcontext()
