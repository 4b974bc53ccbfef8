"""The columns of the flat tables of a comparison, see `comparison`."""

from __future__ import annotations

from cftscore.analysis.compare.comparison import RECOGNITIONS
from cftscore.core.text import Text
from cftscore.output.comparison import words
from cftscore.output.tables.evaluation import PLACE, POINTS, Column

AREA = (
    Column("level", Text("Cấp (mã)", "Level")),
    Column("level_vi", Text("Cấp", "Level (Vietnamese)")),
    Column("former", Text("Đã hết (mã)", "Gone since the reform")),
    Column("former_vi", Text("Đã hết từ khi sắp xếp", "Gone since the reform (Vietnamese)")),
    Column("code", Text("Mã", "Code")),
    Column("name", Text("Tên", "Name")),
    Column("province", Text("Tỉnh", "Province")),
)
AREA_PERIOD = (
    Column("communes", Text("Số xã trong danh mục", "Communes on the register"), "count"),
    Column("submitted", Text("Đã nộp", "Submitted"), "count"),
    Column("passed", Text("Đạt", "Passed"), "count"),
    Column("compliance_percent", Text("Tỷ lệ đạt (%)", "Compliance (%)"), "percent"),
)
AREA_PAIR = (
    Column("percentage_points", Text("Chênh lệch (điểm %)", "Difference (% points)"), "percent"),
    Column("communes_change", Text("Chênh lệch (xã)", "Difference (communes)"), "count"),
)
BETWEEN = (
    Column("before_period", Text("Kỳ trước", "Before")),
    Column("after_period", Text("Kỳ sau", "After")),
)
RECOGNITION = (
    *AREA,
    *BETWEEN,
    *(Column(kind, words.RECOGNITIONS[kind], "count") for kind in RECOGNITIONS),
    Column("with_points", Text("Số xã có điểm cả hai kỳ", "Communes with points"), "count"),
    Column("average_before", Text("Điểm trung bình trước", "Average before"), "points"),
    Column("average_after", Text("Điểm trung bình sau", "Average after"), "points"),
    Column("average_change", Text("Điểm trung bình thay đổi", "Change of average"), "points"),
)
COMMUNE = (
    *PLACE,
    Column("matched", Text("Ghép được (mã)", "Matched in every period")),
    Column("matched_vi", Text("Ghép được ở mọi kỳ", "Matched in every period (Vietnamese)")),
)
COMMUNE_ALONE = (
    Column("verdict", Text("Kết quả (mã)", "Verdict")),
    Column("verdict_vi", Text("Kết quả", "Verdict (Vietnamese)")),
)
COMMUNE_PERIOD = POINTS
COMMUNE_OF_SEVERAL = (
    Column("verdict", Text("Kết quả xấu nhất (mã)", "Worst verdict")),
    Column("verdict_vi", Text("Kết quả xấu nhất", "Worst verdict (Vietnamese)")),
    Column("best_verdict", Text("Kết quả tốt nhất (mã)", "Best verdict")),
    Column("best_verdict_vi", Text("Kết quả tốt nhất", "Best verdict (Vietnamese)")),
    Column("came_from", Text("Hợp thành từ (tiếng Anh)", "Came from")),
    Column("came_from_vi", Text("Hợp thành từ", "Came from (Vietnamese)")),
)
COMMUNE_PAIR = (
    Column("recognition", Text("Công nhận (mã)", "Recognition")),
    Column("recognition_vi", Text("Công nhận", "Recognition (Vietnamese)")),
    Column("points_change", Text("Điểm thay đổi", "Change of points"), "points"),
    Column("criteria_change", Text("Tiêu chí thay đổi (tiếng Anh)", "Criteria changed")),
    Column("criteria_change_vi", Text("Tiêu chí thay đổi", "Criteria changed (Vietnamese)")),
)
COMMUNE_END = (
    Column("notes", Text("Xã thay đổi (tiếng Anh)", "What changed of it")),
    Column("notes_vi", Text("Xã thay đổi", "What changed of it (Vietnamese)")),
)
CRITERION = (
    *AREA,
    *BETWEEN,
    Column("criterion", Text("Tiêu chí (trống: tổng)", "Criterion (blank: total)"), "count"),
    Column("title", Text("Tên tiêu chí (tiếng Anh)", "Title")),
    Column("title_vi", Text("Tên tiêu chí", "Title (Vietnamese)")),
    Column("max_points", Text("Điểm tối đa", "At most"), "points"),
    Column("communes", Text("Số xã có điểm cả hai kỳ", "Communes with points"), "count"),
    Column("points_before", Text("Tổng điểm trước", "Points before"), "points"),
    Column("points_after", Text("Tổng điểm sau", "Points after"), "points"),
    Column("average_before", Text("Trung bình trước", "Average before"), "points"),
    Column("average_after", Text("Trung bình sau", "Average after"), "points"),
    Column("average_change", Text("Trung bình thay đổi", "Change of average"), "points"),
    Column("missed_before", Text("Số xã không đạt trước", "Missed before"), "count"),
    Column("missed_after", Text("Số xã không đạt sau", "Missed after"), "count"),
)
ORIGIN = (
    Column("code", Text("Mã xã mới", "New code")),
    Column("name", Text("Tên xã mới", "New commune")),
    Column("province", Text("Tỉnh", "Province")),
    Column("period", Text("Kỳ", "Period")),
    Column("old_code", Text("Mã xã cũ", "Old code")),
    Column("old_name", Text("Tên xã cũ", "Old commune")),
    Column("old_district", Text("Huyện cũ", "Old district")),
    Column("old_province", Text("Tỉnh cũ", "Old province")),
    Column("share", Text("Phần (mã)", "Share")),
    Column("share_vi", Text("Phần", "Share (Vietnamese)")),
    Column("verdict", Text("Kết quả (mã)", "Verdict")),
    Column("verdict_vi", Text("Kết quả", "Verdict (Vietnamese)")),
    Column("points", Text("Điểm", "Points"), "points"),
    Column("points_min", Text("Điểm thấp nhất", "Points at worst"), "points"),
    Column("points_max", Text("Điểm cao nhất", "Points at best"), "points"),
    Column("points_required", Text("Điểm phải đạt", "Points required"), "points"),
)
NOTE = (
    Column("code", Text("Mã xã", "Code")),
    Column("name", Text("Tên xã", "Commune")),
    Column("district", Text("Huyện", "District")),
    Column("province", Text("Tỉnh", "Province")),
    Column("kind", Text("Loại thay đổi (mã)", "Kind")),
    Column("before_period", Text("Từ kỳ", "From period")),
    Column("after_period", Text("Đến kỳ", "To period")),
    Column("before", Text("Trước", "Before")),
    Column("after", Text("Sau", "After")),
    Column("message", Text("Thay đổi (tiếng Anh)", "What changed")),
    Column("message_vi", Text("Thay đổi", "What changed (Vietnamese)")),
)
