"""The verdict on a commune."""

from __future__ import annotations

from typing import Literal

Verdict = Literal["pass", "fail", "incomplete", "not_submitted"]
"""`incomplete`: what is missing decides; `not_submitted`: on the register, and sent nothing."""
