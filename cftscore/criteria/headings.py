"""The headings of the columns beside the indicators: who a row is of.

A criteria set may not use them for an indicator, and a sheet's columns are told by them.
"""

from __future__ import annotations

from collections.abc import Mapping

from cftscore.core.text import fold

FIXED_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "@code": ("code", "commune_code", "mã xã", "mã", "mã đơn vị", "mã đvhc", "mã hành chính",
              "mã xã phường thị trấn", "mã xã, phường, thị trấn", "commune code"),
    "@name": ("name", "commune", "commune_name", "tên xã", "xã", "tên đơn vị", "đơn vị",
              "xã phường thị trấn", "xã, phường, thị trấn", "tên xã, phường, thị trấn",
              "tên xã/phường/thị trấn", "commune name", "đơn vị hành chính"),
    "@district": ("district", "district_name", "huyện", "tên huyện", "quận huyện", "quận/huyện",
                  "huyện, thị xã, thành phố", "district name"),
    "@unit_class": ("unit_class", "nhóm đơn vị", "nhóm", "loại đơn vị", "unit class", "class"),
    "@province": ("province", "province_name", "tỉnh", "tên tỉnh", "tỉnh thành phố",
                  "tỉnh/thành phố", "province name"),
    "@number": ("stt", "tt", "số thứ tự", "số tt", "no", "no.", "#"),
    "@source": ("source", "nguồn", "nguồn số liệu"),
}  # fmt: skip
"""By column, every heading that it is known under."""


def fixed_columns() -> dict[str, str]:
    """Return the fixed columns by their headings, folded; a sign that folds to nothing as it is."""
    return {
        fold(heading) or heading: column
        for column, headings in FIXED_HEADINGS.items()
        for heading in headings
    }
