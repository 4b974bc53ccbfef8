"""cftscore: whether the communes of Vietnam are fit for children, scored exactly and traceably.

Example: `cftscore.evaluate("samples/an-giang-2020").districts`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cftscore.api import Result as Result
    from cftscore.api import evaluate as evaluate
    from cftscore.api_compare import ComparisonResult as ComparisonResult
    from cftscore.api_compare import compare as compare
    from cftscore.api_plans import ExplanationResult as ExplanationResult
    from cftscore.api_plans import PlanResult as PlanResult
    from cftscore.api_plans import explain as explain
    from cftscore.api_plans import plan as plan
    from cftscore.findings.model import CannotProceedError as CannotProceedError

__version__ = "0.1.0"
__all__ = [
    "CannotProceedError",
    "ComparisonResult",
    "ExplanationResult",
    "PlanResult",
    "Result",
    "compare",
    "evaluate",
    "explain",
    "plan",
]

_HOMES = {
    "CannotProceedError": "findings.model",
    "ComparisonResult": "api_compare",
    "ExplanationResult": "api_plans",
    "PlanResult": "api_plans",
    "Result": "api",
    "compare": "api_compare",
    "evaluate": "api",
    "explain": "api_plans",
    "plan": "api_plans",
}


def __getattr__(name: str) -> Any:
    """Import the parts of the API when they are used: the command line needs few of them."""
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"cftscore.{_HOMES[name]}"), name)
