"""What holds for all tests."""

from __future__ import annotations

import os

import commandline

os.environ["SOURCE_DATE_EPOCH"] = commandline.MADE
