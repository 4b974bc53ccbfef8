"""The catalogue of findings: every kind that cftscore can report.

`W` workbook, `H` header, `R` register, `V` value, `X` cross-check, `C` criteria, `O` output, `P`
plans, `Y` periods compared, `D` documents. A code never changes its meaning; a kind that is no
longer made leaves a gap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cftscore.findings import Finding

_MODULES = (
    "comparison", "criteria", "criteriaexamples", "criteriafile", "crosscheck", "file", "header",
    "output", "plan", "register", "report", "scope", "sheet", "stated", "value",
)  # fmt: skip

if TYPE_CHECKING:
    from cftscore.catalogue.comparison import *  # noqa: F403
    from cftscore.catalogue.criteria import *  # noqa: F403
    from cftscore.catalogue.criteriaexamples import *  # noqa: F403
    from cftscore.catalogue.criteriafile import *  # noqa: F403
    from cftscore.catalogue.crosscheck import *  # noqa: F403
    from cftscore.catalogue.file import *  # noqa: F403
    from cftscore.catalogue.header import *  # noqa: F403
    from cftscore.catalogue.output import *  # noqa: F403
    from cftscore.catalogue.plan import *  # noqa: F403
    from cftscore.catalogue.register import *  # noqa: F403
    from cftscore.catalogue.report import *  # noqa: F403
    from cftscore.catalogue.scope import *  # noqa: F403
    from cftscore.catalogue.sheet import *  # noqa: F403
    from cftscore.catalogue.stated import *  # noqa: F403
    from cftscore.catalogue.value import *  # noqa: F403
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
