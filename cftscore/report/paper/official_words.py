"""The words of the official report: its template, its tables and annexes."""

from __future__ import annotations

from cftscore.core.text import Text

WORDS = {
    "name": Text("Báo cáo kết quả đánh giá", "Report"),
    "kind": Text("BÁO CÁO", "REPORT"),
    "about": Text(
        "Kết quả đánh giá {{units}} phù hợp với trẻ em {{period}}",
        "Results of assessing {{units}} fit for children, {{period}}",
    ),
    "to": Text("Kính gửi: ……………………………………", "To: ……………………………………"),
    "opening": Text(
        "Thực hiện {{law}}, {{agency_name}} báo cáo kết quả đánh giá {{period}} như sau:",
        "Under {{law}}, {{agency_name}} reports the results of {{period}}:",
    ),
    "scope": Text("I. PHẠM VI VÀ CĂN CỨ SỐ LIỆU", "I. SCOPE AND SOURCES"),
    "scope_said": Text(
        "Danh mục hành chính {{register}} có {{communes}} {{units}}; số đơn vị đã nộp số liệu: "
        "{{submitted}}; chưa nộp: {{not_submitted}}. Đơn vị chưa nộp vẫn được tính vào tổng số khi "
        "tính tỷ lệ đạt.",
        "Communes on the register of {{register}}: {{communes}} ({{units}}); submitted: "
        "{{submitted}}; not submitted: {{not_submitted}}. Communes that submitted nothing count in "
        "the percentages.",
    ),
    "results": Text("II. KẾT QUẢ", "II. RESULTS"),
    "overall": Text("1. Kết quả chung", "1. Overall"),
    "overall_said": Text(
        "{{headline}}. {{target_line}}Số đơn vị không đạt: {{failed}}; chưa đủ số liệu để kết "
        "luận: {{incomplete}}.",
        "{{headline}}. {{target_line}}Communes that fail: {{failed}}; with too few figures for a "
        "verdict: {{incomplete}}.",
    ),
    "table_1": Text("Bảng 1. Tỷ lệ đạt theo địa bàn", "Table 1. Compliance by area"),
    "chart_1": Text("Biểu đồ 1. Tỷ lệ đạt theo địa bàn", "Chart 1. Compliance by area"),
    "criteria": Text("2. Kết quả theo tiêu chí", "2. Criteria"),
    "table_2": Text(
        "Bảng 2. Số xã không đạt từng tiêu chí (xếp từ nhiều đến ít)",
        "Table 2. Communes that fail each criterion, most often first",
    ),
    "not_passed": Text("3. Các xã chưa đạt", "3. Communes that did not pass"),
    "table_3": Text(
        "Bảng 3. Các xã chưa đạt và lý do", "Table 3. Communes that did not pass, and why"
    ),
    "table_3_public": Text("Bảng 3. Các xã chưa đạt", "Table 3. Communes that did not pass"),
    "history": Text("4. So với các kỳ trước", "4. Compared with earlier periods"),
    "judgement": Text("III. ĐÁNH GIÁ CHUNG", "III. ASSESSMENT"),
    "done": Text("1. Kết quả đạt được", "1. What was achieved"),
    "causes": Text("2. Khó khăn, hạn chế và nguyên nhân", "2. Difficulties and their causes"),
    "outlook": Text("IV. PHƯƠNG HƯỚNG, KIẾN NGHỊ", "IV. NEXT STEPS AND PROPOSALS"),
    "closing": Text(
        "Trên đây là báo cáo kết quả đánh giá {{units}} phù hợp với trẻ em {{period}}./.",
        "These are the results of {{period}}.",
    ),
    # tables
    "no": Text("TT", "No."),
    "area": Text("Địa bàn", "Area"),
    "communes": Text("Số xã", "Communes"),
    "submitted": Text("Đã nộp", "Submitted"),
    "passed": Text("Đạt", "Pass"),
    "failed": Text("Không đạt", "Fail"),
    "incomplete": Text("Chưa đủ số liệu", "Incomplete"),
    "percent": Text("Tỷ lệ đạt (%)", "Compliance (%)"),
    "criterion": Text("Tiêu chí", "Criterion"),
    "missed": Text("Số xã không đạt", "Communes that fail it"),
    "unknown": Text("Chưa xác định", "Unknown"),
    "below_max": Text("Đạt nhưng chưa tối đa", "Met, not full marks"),
    "commune": Text("Đơn vị", "Commune"),
    "code": Text("Mã", "Code"),
    "verdict": Text("Kết quả", "Verdict"),
    "points": Text("Điểm", "Points"),
    "required": Text("Yêu cầu", "Required"),
    "reasons": Text("Lý do", "Reasons"),
    "total": Text("Tổng", "Total"),
    "none_missed": Text("Mọi xã đều đạt.", "Every commune passes."),
    "focus": Text(
        "Tiêu chí {id} ({title}): {missed} xã không đạt[, gồm {names}].",
        "Criterion {id} ({title}): failed by {missed:commune|communes}[: {names}].",
    ),
    "table_4": Text("Bảng 4. Tỷ lệ đạt qua các kỳ", "Table 4. Compliance by period"),
    "change": Text("Thay đổi", "Change"),
    "since": Text("So với kỳ {before}: {recognition}.", "Since {before}: {recognition}."),
    "gained": Text("Xã mới đạt: {names}.", "Newly passing: {names}."),
    "lost": Text("Xã không còn đạt: {names}.", "No longer passing: {names}."),
    "annex_communes": Text("KẾT QUẢ TỪNG ĐƠN VỊ", "RESULTS OF EACH COMMUNE"),
    "annex_criteria": Text("ĐIỂM THEO TIÊU CHÍ", "POINTS BY CRITERION"),
    "annex_met": Text("KẾT QUẢ THEO TIÊU CHÍ", "RESULTS BY CRITERION"),
    "annex_findings": Text("VẤN ĐỀ VỀ SỐ LIỆU", "FINDINGS ABOUT THE FIGURES"),
    "place": Text("Vị trí", "Place"),
    "finding": Text("Vấn đề", "Finding"),
    "findings_more": Text(
        "Còn {count} vấn đề khác không liệt kê ở đây.",
        "Not listed here: {count} more.",
    ),
    "key_full": Text(
        "Số trong ô là điểm; ? là chưa xác định; ô tô đỏ là không đạt tiêu chí.",
        "Numbers are points; ? is unknown; red is a criterion that is not met.",
    ),
    "key_public": Text(
        "+ là đạt; 0 là không đạt; ? là chưa xác định; · là không công bố.",
        "+ is met; 0 is not met; ? is unknown; · is not published.",
    ),
}
