"""What came of working on a criteria set, as documents: it was checked, or written."""

from __future__ import annotations

from cftscore.authoring.verify import FigureMarked, LineChanged, Verification
from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet, LegalBasis, Status
from cftscore.evaluation.document import FindingRecord

CHECKED = "cftscore/criteria-checked/1"
WRITTEN = "cftscore/criteria-written/1"


class Checked(Record, frozen=True, kw_only=True):
    """Whether a criteria set is sound, and fulfils its examples.

    Attributes:
        schema: the name and version of this format.
        criteria_set: its id or path, as messages name it.
        tested: whether its examples were run; they are where it is sound.
        findings: what is wrong; empty where nothing is.
    """

    schema: str = CHECKED
    criteria_set: str
    tested: bool
    findings: tuple[FindingRecord, ...]


class Written(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A criteria set that was begun, or of which figures were verified.

    Attributes:
        schema: the name and version of this format.
        criteria_set: its id.
        title: of the set.
        legal_basis: the decision.
        figures: how many of its figures are quoted, inferred, provisional, verified.
        verified: what was marked; left out where nothing was to be.
        elsewhere: what stands in a file that it extends, and is as it was.
        base: that file.
        lines: what changed in the file.
        written: the set and its examples; left out where nothing had to be changed.
    """

    schema: str
    criteria_set: str
    title: Text
    legal_basis: LegalBasis
    figures: dict[Status, int]
    verified: tuple[FigureMarked, ...] = ()
    elsewhere: tuple[FigureMarked, ...] = ()
    base: str | None = None
    lines: tuple[LineChanged, ...] = ()
    written: tuple[str, ...] = ()


def begun(criteria_set: CriteriaSet, written: tuple[str, ...]) -> Written:
    """Say which criteria set was begun."""
    return Written(
        schema=WRITTEN,
        criteria_set=criteria_set.id,
        title=criteria_set.title,
        legal_basis=criteria_set.legal_basis,
        figures=criteria_set.figures,
        written=written,
    )


def verified(made: Verification, written: tuple[str, ...]) -> Written:
    """Say which figures were verified, and what changed in the file."""
    used = made.file.set
    return Written(
        schema=WRITTEN,
        criteria_set=used.id,
        title=used.title,
        legal_basis=used.legal_basis,
        figures=used.figures,
        verified=made.figures,
        elsewhere=made.elsewhere,
        base=str(made.file.bases[0]) if made.file.bases else None,
        lines=made.lines,
        written=written,
    )
