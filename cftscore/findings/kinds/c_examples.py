"""C: findings about the examples beside a criteria set."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.kinds.c_file import CriteriaFinding


class ExampleWrong(CriteriaFinding, frozen=True, kw_only=True):
    """An example that the criteria set does not fulfil."""

    code = "C030"
    title = Text("Ví dụ cho kết quả khác", "Example gives another result")
    message = Text(
        "ví dụ “{name}”: {what} là {actual}, ví dụ ghi {expected}",
        "example “{name}”: {what} is {actual}, the example says {expected}",
    )
    fix = Text("sửa ví dụ hoặc sửa mức điểm", "correct the example or the bands")
    why = Text(
        "Ví dụ ghi kết quả mà người nắm rõ quyết định cho là đúng. Bộ tiêu chí cho điểm khác "
        "thì một trong hai bên sai; chưa nên dùng để chấm điểm.",
        "An example states the result that people who know the decision expect. If the set "
        "gives other points, one of the two is wrong, and the set should not be used yet.",
    )
    bad = Text(
        '195/200 trẻ đã khai sinh (97,5%), ví dụ ghi `"2.1": 50`',
        '195 of 200 births registered (97.5%), the example says `"2.1": 50`',
    )
    good = Text('ví dụ ghi `"2.1": 35`', 'the example says `"2.1": 35`')
    name: Text
    what: Text
    actual: str
    expected: str


class BandWithoutExample(CriteriaFinding, frozen=True, kw_only=True):
    """A band that no example meets on its threshold, or just below it."""

    code = "C031"
    title = Text("Mức điểm thiếu ví dụ", "Band without an example")
    message = Text(
        "nội dung {item}, mức {band}: thiếu ví dụ {where}",
        "item {item}, band {band}: there is no example {where}",
    )
    fix = Text(
        "thêm ví dụ vào tệp .tests.yaml bên cạnh, rồi chạy lại `cftscore criteria test`",
        "add an example to the .tests.yaml file, then run `cftscore criteria test` again",
    )
    why = Text(
        "Không có ví dụ ở sát ngưỡng thì gõ nhầm 98 thành 97 cũng không được phát hiện.",
        "Without examples close to the threshold, 98 mistyped as 97 would not be noticed.",
    )
    bad = Text(
        "mức `from: 98` chỉ có ví dụ 200/200 trẻ",
        "the band `from: 98` has only an example of 200 out of 200 children",
    )
    good = Text(
        "thêm ví dụ 196/200 (đúng 98%) và 195/200 (thiếu một trẻ)",
        "also 196 out of 200 (exactly 98%) and 195 out of 200 (one child short)",
    )
    item: str
    band: str
    where: Text


class ExamplesMissing(CriteriaFinding, frozen=True, kw_only=True):
    """A criteria set without examples."""

    code = "C032"
    title = Text("Không có ví dụ", "No examples")
    message = Text(
        "bộ tiêu chí chưa có tệp ví dụ {file} đi kèm", "there is no {file} beside the criteria set"
    )
    fix = Text(
        "viết các ví dụ, rồi chạy lại `cftscore criteria test`",
        "write the examples, then run `cftscore criteria test` again",
    )
    why = Text(
        "Không có ví dụ thì chỉ biết tệp viết đúng cấu trúc, chưa biết bộ tiêu chí cho điểm "
        "đúng hay không.",
        "Without examples it is known only that the file has the right structure, not that it "
        "gives the right points.",
    )
    bad = Text("chỉ có bo-tinh.yaml", "only province.yaml")
    good = Text("bo-tinh.yaml và bo-tinh.tests.yaml", "province.yaml and province.tests.yaml")
    file: str
