"""cftscore: whether the communes of Vietnam are fit for children, scored exactly and traceably.

Example: `cftscore.evaluate("samples/an-giang-2020").districts`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cftscore.core.version import __version__ as __version__

if TYPE_CHECKING:
    from cftscore.api import Result as Result
    from cftscore.api import compare as compare
    from cftscore.api import evaluate as evaluate
    from cftscore.api import explain as explain
    from cftscore.api import map_headings as map_headings
    from cftscore.api import plan as plan
    from cftscore.findings.model import CannotProceedError as CannotProceedError
    from cftscore.output.register.results import RegisterResult as RegisterResult
    from cftscore.output.register.results import claim as claim
    from cftscore.output.register.results import register_changes as register_changes
    from cftscore.output.register.results import register_check as register_check
    from cftscore.output.register.results import register_show as register_show
    from cftscore.output.results import ComparisonResult as ComparisonResult
    from cftscore.output.results import ExplanationResult as ExplanationResult
    from cftscore.output.results import PlanResult as PlanResult

__all__ = [
    "CannotProceedError",
    "ComparisonResult",
    "ExplanationResult",
    "PlanResult",
    "RegisterResult",
    "Result",
    "claim",
    "compare",
    "evaluate",
    "explain",
    "map_headings",
    "plan",
    "register_changes",
    "register_check",
    "register_show",
]

_HOMES = {
    "CannotProceedError": "findings.model",
    "ComparisonResult": "output.results",
    "ExplanationResult": "output.results",
    "PlanResult": "output.results",
    "RegisterResult": "output.register.results",
    "Result": "api",
    "claim": "output.register.results",
    "compare": "api",
    "evaluate": "api",
    "explain": "api",
    "map_headings": "api",
    "plan": "api",
    "register_changes": "output.register.results",
    "register_check": "output.register.results",
    "register_show": "output.register.results",
}


def __getattr__(name: str) -> Any:
    """Import the parts of the API when they are used: the command line needs few of them."""
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"cftscore.{_HOMES[name]}"), name)
