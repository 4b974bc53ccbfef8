"""What the register of communes says, and whether a printed percentage is right by it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cftscore.analysis import claim as analysis_claim
from cftscore.output.base_result import BaseResult
from cftscore.output.register import files
from cftscore.register import changes, listing

if TYPE_CHECKING:
    from cftscore.output.base_result import Frame


class RegisterResult(BaseResult[files.Document]):
    """What the register says.

    Attributes:
        document: everything, as plain structs; their names are the keys of the JSON.
        inputs: the files that were read; none of them is ever written to.
    """

    of = "register"

    @property
    def table(self) -> Frame:
        """One row per commune, change, difference or claim; columns as in the CSV."""
        return self._frame("")

    @property
    def differs(self) -> bool:
        """Whether a register that was checked differs, or a percentage does not hold."""
        found = self.document
        if isinstance(found, listing.Check):
            return bool(found.differences)
        return isinstance(found, analysis_claim.Claim) and not found.holds

    def _about(self) -> str:
        return f"{type(self.document).__name__}, rows: {len(self._table('').rows)}"


def register_show(province: str | None = None, *, on: str | None = None) -> RegisterResult:
    """List the communes that there were on a day.

    Args:
        province: code or name; by default all are listed.
        on: the day, `2020-12-31`; today by default.

    Raises:
        CannotProceedError: there is no such day or province.
    """
    return RegisterResult(listing.show(province, on))


def register_changes(province: str | None, since: str, until: str) -> RegisterResult:
    """List the communes that were merged, divided, renamed or moved between two days.

    Args:
        province: code or name, as on either day; None for all.
        since: a day, `2019-12-31`.
        until: a later one.

    Raises:
        CannotProceedError: there is no such day or province, or the days are the wrong way round.
    """
    return RegisterResult(changes.changes(province, since, until))


def register_check(path: str | Path, *, on: str | None = None) -> RegisterResult:
    """Read one's own register, and hold it against the shipped one of the same day.

    Args:
        path: a CSV file or workbook.
        on: the day, `2020-12-31`; today by default.

    Raises:
        CannotProceedError: there is no such day, or the file cannot serve as a register.
    """
    return RegisterResult(listing.check(path, on), (Path(path),))


def claim(
    numbers: str,
    printed: str,
    *,
    province: str | None = None,
    period: str | int | None = None,
    on: str | None = None,
) -> RegisterResult:
    """Check a printed percentage: right, rounded, cut off or wrong.

    Args:
        numbers: `110/156`; or `110` alone where the register gives the denominator.
        printed: the percentage as it was printed: `75%`, `70,5 %`.
        province: code or name, to ask the register for its number of communes.
        period: of which, `2019`; needed with a province.
        on: the day that counts, `2019-11-20`; the last one of the period by default.

    Raises:
        ValueError: the numbers or the percentage are none, or there is nothing to divide by.
        CannotProceedError: there is no such province, period or day.
    """
    made = analysis_claim.claim(numbers, printed, province=province, period=period, on=on)
    return RegisterResult(made)
