"""O: findings about outputs for DHIS2: the mapping, and what it leaves out."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class Dhis2MapWrong(Finding, frozen=True, kw_only=True):
    """A mapping to DHIS2 that cannot be used as it is."""

    code = "O020"
    severity = Severity.ERROR
    title = Text("Tệp ánh xạ DHIS2 sai", "Wrong mapping to DHIS2")
    message = Text("{problem}[; có phải: {near}?]", "{problem}[; did you mean: {near}?]")
    fix = Text("sửa chỗ này trong tệp ánh xạ", "correct the place in the mapping")
    why = Text(
        "Tệp ánh xạ quyết định số liệu nào vào phần tử dữ liệu nào của DHIS2; sai một mã thì số "
        "liệu vào nhầm chỗ mà không ai hay.",
        "The mapping decides which figure goes to which data element of DHIS2. With a wrong "
        "identifier, figures go to the wrong one and nobody notices.",
    )
    bad = Text("`birth_due: fbfJHSPpUQD`", "`birth_due: fbfJHSPpUQD`")
    good = Text("`births_due: fbfJHSPpUQD`", "`births_due: fbfJHSPpUQD`")
    problem: Text
    near: tuple[str, ...] = ()


class Dhis2NoElement(Finding, frozen=True, kw_only=True):
    """Indicators that no data element is stated for."""

    code = "O021"
    severity = Severity.NOTE
    title = Text("Chỉ tiêu chưa có trong ánh xạ DHIS2", "Indicators without a data element")
    message = Text(
        "{count} chỉ tiêu không có phần tử dữ liệu nên không được ghi: {labels}",
        "{count:indicator has|indicators have} no data element and are left out: {labels}",
    )
    fix = Text(
        "thêm vào dataElements nếu DHIS2 có; nếu không thì không cần làm gì",
        "add them to dataElements if DHIS2 has them; else there is nothing to do",
    )
    why = Text(
        "Người nhận phải biết số liệu nào không có trong tệp; thiếu không có nghĩa là bằng 0.",
        "The recipient must know which figures the file does not hold. What is left out is not 0.",
    )
    bad = Text("dataElements chỉ có `births_due`", "dataElements has `births_due` only")
    good = Text("dataElements có mọi chỉ tiêu", "dataElements has every indicator")
    count: int
    labels: tuple[Text, ...]


class Dhis2NoUnit(Finding, frozen=True, kw_only=True):
    """Communes that no organisation unit is stated for."""

    code = "O022"
    severity = Severity.WARNING
    title = Text("Xã chưa có trong ánh xạ DHIS2", "Communes without an organisation unit")
    message = Text(
        "{count} xã không có đơn vị trong DHIS2 nên không được ghi: {communes}",
        "{count:commune has|communes have} no organisation unit and are left out: {communes}",
    )
    fix = Text(
        "thêm mã xã vào orgUnits, hoặc ghi orgUnitIdScheme: code nếu DHIS2 dùng mã hành chính",
        "add their codes to orgUnits, or write orgUnitIdScheme: code if DHIS2 has these codes",
    )
    why = Text(
        "Xã bị bỏ lại sẽ trông như chưa báo cáo trong DHIS2.",
        "In DHIS2 a commune that is left out looks as if it had reported nothing.",
    )
    bad = Text("orgUnits không có `30316`", "orgUnits without `30316`")
    good = Text('`"30316": DiszpKrYNg8`', '`"30316": DiszpKrYNg8`')
    count: int
    communes: tuple[str, ...]


class Dhis2Sensitive(Finding, frozen=True, kw_only=True):
    """Sensitive figures that the mapping puts into the file."""

    code = "O023"
    severity = Severity.NOTE
    title = Text("Có số liệu nhạy cảm", "Sensitive figures in the file")
    message = Text(
        "tệp có số liệu nhạy cảm của từng xã: {labels}",
        "the file holds sensitive figures of each commune: {labels}",
    )
    fix = Text(
        "giữ tệp như giữ báo cáo của xã; bỏ các chỉ tiêu này khỏi dataElements nếu DHIS2 công khai",
        "keep the file as you keep the reports; take them out of dataElements if DHIS2 is public",
    )
    why = Text(
        "Ở nơi ít trẻ em, một con số nhỏ về xâm hại hoặc vi phạm pháp luật đủ để nhận ra một em.",
        "Where there are few children, a small number of abused children or of offenders is "
        "enough to recognise a child.",
    )
    bad = Text(
        "DHIS2 công khai có phần tử dữ liệu về trẻ em bị xâm hại",
        "a public DHIS2 with a data element of children abused",
    )
    good = Text(
        "chỉ tiêu về xâm hại chỉ có trong DHIS2 nội bộ",
        "children abused are in an internal DHIS2 only",
    )
    labels: tuple[Text, ...]


class Dhis2NothingMapped(Finding, frozen=True, kw_only=True):
    """A mapping that fits none of the figures."""

    code = "O024"
    severity = Severity.ERROR
    title = Text("Ánh xạ DHIS2 không khớp số liệu nào", "Mapping to DHIS2 that fits nothing")
    message = Text(
        "không có số liệu nào được ánh xạ nên không ghi tệp",
        "none of the figures is mapped, so no file is written",
    )
    fix = Text(
        "xem mã xã trong orgUnits và chỉ tiêu trong dataElements",
        "look at the codes in orgUnits and the indicators in dataElements",
    )
    why = Text(
        "Gửi một tệp rỗng thì DHIS2 báo thành công mà không nhận số liệu nào.",
        "DHIS2 would report success for an empty file and hold no figure.",
    )
    bad = Text("orgUnits của tỉnh khác", "orgUnits of another province")
    good = Text("orgUnits có các xã đã báo cáo", "orgUnits with the communes that reported")
