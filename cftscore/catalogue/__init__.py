"""The catalogue of findings: every kind that cftscore can report.

`W` workbook, `H` header, `R` register, `V` value, `X` cross-check, `C` criteria, `O` output, `P`
plans, `Y` periods compared, `D` documents. A code never changes its meaning; a kind that is no
longer made leaves a gap.
"""

from __future__ import annotations

from cftscore.catalogue.comparison import *  # noqa: F403
from cftscore.catalogue.criteria import *  # noqa: F403
from cftscore.catalogue.crosscheck import *  # noqa: F403
from cftscore.catalogue.header import *  # noqa: F403
from cftscore.catalogue.output import *  # noqa: F403
from cftscore.catalogue.plan import *  # noqa: F403
from cftscore.catalogue.register import *  # noqa: F403
from cftscore.catalogue.report import *  # noqa: F403
from cftscore.catalogue.value import *  # noqa: F403
from cftscore.catalogue.workbook import *  # noqa: F403
from cftscore.findings import Finding


def every_kind() -> list[type[Finding]]:
    """List every kind of finding, by code."""
    kinds: dict[str, type[Finding]] = {}
    waiting: list[type[Finding]] = [Finding]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if "code" in vars(kind):
                kinds[kind.code] = kind
    return [kinds[code] for code in sorted(kinds)]
