"""The catalogue of findings: every kind that cftscore can report.

`W` workbook, `H` header, `R` register, `V` value, `X` cross-check, `C` criteria, `O` output, `P`
plans, `Y` periods compared, `D` documents, `A` appraisal and recognition. A code never changes its
meaning; a kind that is no longer made leaves a gap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cftscore.findings.model import Finding

_MODULES = (
    "a_appraisal", "a_within_year", "c_bounds", "c_criteria", "c_examples", "c_file", "c_in_force",
    "d_report", "h_header", "h_mapping", "h_unread", "o_dhis2", "o_output", "p_plan", "r_day",
    "r_register", "r_scope", "r_unit_class", "v_shown", "v_value", "w_accepted",
    "w_file", "w_own", "w_sheet", "w_stated", "w_submission",
    "x_cross_checks", "y_comparison",
)  # fmt: skip

if TYPE_CHECKING:
    from cftscore.findings.kinds.a_appraisal import *  # noqa: F403
    from cftscore.findings.kinds.a_within_year import *  # noqa: F403
    from cftscore.findings.kinds.c_bounds import *  # noqa: F403
    from cftscore.findings.kinds.c_criteria import *  # noqa: F403
    from cftscore.findings.kinds.c_examples import *  # noqa: F403
    from cftscore.findings.kinds.c_file import *  # noqa: F403
    from cftscore.findings.kinds.c_in_force import *  # noqa: F403
    from cftscore.findings.kinds.d_report import *  # noqa: F403
    from cftscore.findings.kinds.h_header import *  # noqa: F403
    from cftscore.findings.kinds.h_mapping import *  # noqa: F403
    from cftscore.findings.kinds.h_unread import *  # noqa: F403
    from cftscore.findings.kinds.o_dhis2 import *  # noqa: F403
    from cftscore.findings.kinds.o_output import *  # noqa: F403
    from cftscore.findings.kinds.p_plan import *  # noqa: F403
    from cftscore.findings.kinds.r_day import *  # noqa: F403
    from cftscore.findings.kinds.r_register import *  # noqa: F403
    from cftscore.findings.kinds.r_scope import *  # noqa: F403
    from cftscore.findings.kinds.r_unit_class import *  # noqa: F403
    from cftscore.findings.kinds.v_shown import *  # noqa: F403
    from cftscore.findings.kinds.v_value import *  # noqa: F403
    from cftscore.findings.kinds.w_accepted import *  # noqa: F403
    from cftscore.findings.kinds.w_file import *  # noqa: F403
    from cftscore.findings.kinds.w_own import *  # noqa: F403
    from cftscore.findings.kinds.w_sheet import *  # noqa: F403
    from cftscore.findings.kinds.w_stated import *  # noqa: F403
    from cftscore.findings.kinds.w_submission import *  # noqa: F403
    from cftscore.findings.kinds.x_cross_checks import *  # noqa: F403
    from cftscore.findings.kinds.y_comparison import *  # noqa: F403
else:

    def __getattr__(name: str) -> Any:
        """Import the kinds when one is named: a run that finds nothing needs none."""
        for module in _MODULES:
            found = vars(import_module(f"{__name__}.{module}"))
            globals().update({key: one for key, one in found.items() if key[0] != "_"})
        if name not in globals():
            raise AttributeError(name)
        return globals()[name]


def every_kind() -> list[type[Finding]]:
    """List every kind of finding, by code."""
    for module in _MODULES:
        import_module(f"{__name__}.{module}")
    kinds: dict[str, type[Finding]] = {}
    waiting: list[type[Finding]] = [Finding]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if "code" in vars(kind):
                kinds[kind.code] = kind
    return [kinds[code] for code in sorted(kinds)]
