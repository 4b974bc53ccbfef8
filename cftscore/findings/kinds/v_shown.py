"""V: findings about what one cell shows beside its value."""

from __future__ import annotations

import re
from decimal import Decimal

from cftscore.core.text import Text
from cftscore.findings.kinds.v_value import ValueFinding
from cftscore.findings.model import Severity


class RaisedSign(ValueFinding, frozen=True, kw_only=True):
    """A number with a raised sign behind it: a footnote, or part of the number."""

    code = "V014"
    title = Text("Số kèm ký hiệu chú thích", "Number with a footnote mark")
    message = Text(
        "“{label}”: ô hiển thị “{given}”, có thể là {readings}",
        "“{label}”: the cell shows “{given}”, which may mean {readings}",
    )
    fix = Text(
        "chỉ ghi con số trong ô; đưa chú thích sang ô khác hoặc vào ghi chú của ô",
        "write only the number; put the footnote into another cell or a note",
    )
    why = Text(
        "“167” có chú thích số 1 nếu đọc liền thành 1671 thì gấp mười lần; “0¹” đọc thành 1 là "
        "thêm một trẻ em bị xâm hại.",
        "“167” with footnote 1, read as 1671, is ten times too large. “0¹”, read as 1, adds an "
        "abused child.",
    )
    bad = Text("`167¹`", "`167¹`")
    good = Text("`167`", "`167`")

    def _values(self) -> dict[str, object]:
        return {**super()._values(), "readings": readings_of_raised(str(self.given))}


def readings_of_raised(text: str) -> tuple[str, ...]:
    """Return the numbers that a number with raised signs may mean."""
    plain = "".join(sign for sign in text if sign not in RAISED_DIGITS)
    whole = "".join(str(RAISED_DIGITS.find(s)) if s in RAISED_DIGITS else s for s in text)
    readings = (one.strip().lstrip("0") or "0" for one in (plain, whole))
    return tuple(dict.fromkeys(readings))


RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


class StruckOut(ValueFinding, frozen=True, kw_only=True):
    """A figure that is struck out, as a whole or in part."""

    code = "V015"
    title = Text("Số bị gạch bỏ", "Figure struck through")
    message = Text(
        "“{label}”: ô có chữ bị gạch ngang: “{given}”[; phần không bị gạch là {left}]",
        "“{label}”: the cell has text struck through: “{given}”[; the rest is {left}]",
    )
    fix = Text(
        "chỉ để lại con số đúng, không gạch ngang", "keep only the right number, not struck through"
    )
    why = Text(
        "Số cũ bị gạch và số mới nằm trong cùng một ô: đọc liền thì thành một số không ai ghi.",
        "The old figure and the new one stand in the same cell. Read together, they make a "
        "number that nobody wrote.",
    )
    bad = Text("`1̶6̶7̶ 170`", "`1̶6̶7̶ 170`")
    good = Text("`170`", "`170`")

    def _values(self) -> dict[str, object]:
        left = re.sub(".\u0336", "", str(self.given)).strip()
        return {**super()._values(), "left": left}


class MergedFigures(ValueFinding, frozen=True, kw_only=True):
    """One figure in a cell that is merged over several communes or several indicators."""

    code = "V016"
    title = Text("Một số liệu cho nhiều ô", "One figure for several cells")
    message = Text(
        "“{label}”: ô gộp {given} chỉ có một số liệu cho nhiều xã hoặc nhiều chỉ tiêu",
        "“{label}”: the merged cell {given} holds one figure for several communes or indicators",
    )
    fix = Text(
        "bỏ gộp ô và ghi số liệu của từng xã, từng chỉ tiêu",
        "unmerge the cells and write the figure of each commune and indicator",
    )
    why = Text(
        "Không xác định được đó là số liệu của xã đầu, của mỗi xã hay tổng của các xã; chọn "
        "cách nào cũng là đoán.",
        "It may be the figure of the first commune, of each, or the sum of all. Any choice "
        "would be a guess.",
    )
    bad = Text("K8:K9 gộp thành một ô, ghi `127`", "K8:K9 merged into one, with `127`")
    good = Text("K8 ghi `60`, K9 ghi `67`", "`60` in K8, `67` in K9")


class FigureWithNote(ValueFinding, frozen=True, kw_only=True):
    """A note on the cell of a figure, which may correct it."""

    code = "V017"
    severity = Severity.WARNING
    title = Text("Ô số liệu có ghi chú", "Figure with a note")
    message = Text(
        "“{label}”: ô ghi {given}, kèm ghi chú “{note}”; chỉ con số trong ô được tính",
        "“{label}”: the cell says {given} and has the note “{note}”; only the cell counts",
    )
    fix = Text(
        "nếu ghi chú đính chính thì sửa số trong ô rồi xóa ghi chú; nếu không thì giữ nguyên",
        "if the note corrects the figure, correct the cell and delete the note; else leave it",
    )
    why = Text(
        "Người mở tệp đọc được “số đúng là 15” trong ghi chú, còn điểm được tính theo con số "
        "trong ô.",
        "Whoever opens the workbook reads “the right number is 15” in the note. The number in "
        "the cell is what is scored.",
    )
    bad = Text("ô ghi `165`, ghi chú “số đúng là 15”", "`165`, with the note “it should be 15”")
    good = Text("ô ghi `15`, không có ghi chú", "`15`, without a note")
    note: str


class OddLine(ValueFinding, frozen=True, kw_only=True):
    """A line of a text export with fewer or more fields than its table has columns."""

    code = "V018"
    title = Text("Dòng thừa hoặc thiếu ô", "Line with too few or too many fields")
    message = Text(
        "dòng {line} có {fields} ô, lẽ ra phải có {due}: không xác định được số nào thuộc cột nào, "
        "nên không đọc số liệu của dòng này",
        "line {line} has {fields} fields where {due} are due: which figure belongs to which column "
        "cannot be told, so none of the line is read",
    )
    fix = Text(
        "ghi đủ dấu phân cách, kể cả của ô trống; đặt giá trị có dấu phân cách trong ngoặc kép",
        "write all delimiters, those of blank fields too; put a value that contains one into "
        "quotation marks",
    )
    why = Text(
        "Thiếu một ô ở giữa dòng thì mọi số liệu phía sau đều nằm dưới tiêu đề của cột khác.",
        "Where a field is missing within a line, every figure behind it stands under the heading "
        "of another.",
    )
    bad = Text("`30316,62,,824` rồi `30319,61,818`", "`30316,62,,824`, then `30319,61,818`")
    good = Text("`30319,61,,818`", "`30319,61,,818`")
    label: Text = Text("", "")
    line: int
    fields: int
    due: int


class ContradictedRate(ValueFinding, frozen=True, kw_only=True):
    """Two counts in one cell, with a share or rate beside them that is not theirs."""

    code = "V019"
    title = Text("Tỷ lệ trong ô trái với hai số đếm", "Share or rate unlike the counts in its cell")
    message = Text(
        "“{label}”: ô ghi “{given}”, nhưng hai số đó cho tỷ lệ {found}{sign}",
        "“{label}”: the cell says “{given}”, but these two counts give {found}{sign}",
    )
    fix = Text(
        "kiểm tra hai số đếm và tỷ lệ, sửa số nào sai",
        "check both counts and the share, and correct what is wrong",
    )
    why = Text(
        "Một trong ba số ghi sai mà không biết là số nào, nên không số nào được đọc.",
        "One of the three figures is wrong. Which, is not known, so that none is read.",
    )
    bad = Text("`197/200 (89,5%)`", "`197/200 (89.5%)`")
    good = Text("`197/200 (98,5%)`", "`197/200 (98.5%)`")
    found: Decimal
    sign: str
