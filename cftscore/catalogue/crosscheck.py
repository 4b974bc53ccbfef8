"""X: findings about values against each other."""

from __future__ import annotations

from dataclasses import dataclass

from cftscore.findings import Finding, Severity
from cftscore.text import Text


@dataclass(frozen=True, kw_only=True)
class PartAboveWhole(Finding):
    """A part that is larger than its whole, a numerator above its denominator."""

    code = "X001"
    severity = Severity.ERROR
    title = Text("Phần lớn hơn tổng", "Part above its whole")
    message = Text(
        "«{part}» = {part_value} lớn hơn «{whole}» = {whole_value} ({whole_cell}); không chấm điểm "
        "nội dung dùng số này",
        "“{part}” = {part_value} is above “{whole}” = {whole_value} ({whole_cell}); items that use "
        "it are not scored",
    )
    fix = Text("kiểm tra lại cả hai số", "check both figures")
    part: Text
    whole: Text
    part_value: int
    whole_value: int
    whole_cell: str


@dataclass(frozen=True, kw_only=True)
class ZeroDenominator(Finding):
    """A denominator of 0 where the criteria set does not allow for it."""

    code = "X002"
    severity = Severity.ERROR
    title = Text("Mẫu số bằng 0", "Denominator of 0")
    message = Text(
        "«{label}» bằng 0 nên nội dung {item} không tính được",
        "“{label}” is 0, so item {item} cannot be computed",
    )
    fix = Text("kiểm tra lại số này", "check this figure")
    label: Text
    item: str


@dataclass(frozen=True, kw_only=True)
class ConflictingValues(Finding):
    """Two cells that give one indicator of one commune different values."""

    code = "X003"
    severity = Severity.ERROR
    title = Text("Số liệu mâu thuẫn", "Conflicting values")
    message = Text(
        "«{label}» có giá trị khác nhau ở các ô {cells}; coi như chưa có số liệu",
        "“{label}” has different values in the cells {cells}; it counts as missing",
    )
    fix = Text("giữ lại một giá trị đúng", "keep the one right value")
    label: Text
    cells: tuple[str, ...]
