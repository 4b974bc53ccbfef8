"""Names of files: which say another year or commune for certain, and which do not."""

from __future__ import annotations

import pytest

from cftscore.intake import file_names
from cftscore.register import shipped
from cftscore.register.model import Register


@pytest.mark.parametrize(
    ("path", "year"),
    [
        ("so-lieu-2019.xlsx", "2019"),
        ("Số liệu năm 2019.xlsx", "2019"),
        ("Số liệu NĂM 2021 (sửa).xls", "2021"),
        ("a/2019/so-lieu.xlsx", None),
        ("so-lieu-2020.xlsx", None),
        ("so-lieu-2020-so-voi-2019.xlsx", None),
        ("so-lieu-2018-den-2019.xlsx", None),  # of which of both, it does not say
        ("Mẫu QĐ 06-2019.xlsx", None),
        ("biểu 06.2019 năm 2020.xlsx", None),
        ("gửi 15-01-2021.xlsx", None),
        ("2021-01-15 số liệu.xlsx", None),
        ("số liệu tháng 12-2019.xlsx", None),
        ("20190115.xlsx", None),
        ("Số liệu năm_2019 gửi 15-01-2020.xlsx", "2019"),
        ("so-lieu.xlsx", None),
        ("C:\\\\2019\\\\so-lieu-2020.xlsx", None),
    ],
)
def test_the_year_of_a_name(path: str, year: str | None) -> None:
    assert file_names.other_year(file_names.fold_name(path), "2020") == year


@pytest.fixture(scope="module")
def register() -> Register:
    return shipped.on("2020-12-31")


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("Xã Vĩnh Tế.xlsx", "Xã Vĩnh Tế"),
        ("phieu-xa-vinh-te-2020.xlsx", "Xã Vĩnh Tế"),
        ("VINH_TE.xlsx", "Xã Vĩnh Tế"),
        ("chau-phu-a.xlsx", "Phường Châu Phú A"),
        ("vinh-chau.xlsx", None),
        ("Xã Vĩnh Châu (từ mẫu Vĩnh Tế).xlsx", None),
        ("vinh-te-nui-sam.xlsx", None),  # of which of both, it does not say
        ("chau-doc.xlsx", None),
        ("an-giang.xlsx", None),
        ("so-lieu.xlsx", None),
    ],
)
def test_the_commune_of_a_name(path: str, named: str | None, register: Register) -> None:
    commune = register.communes["30334"]  # Xã Vĩnh Châu, Thành phố Châu Đốc
    other = file_names.other_commune(file_names.fold_name(path), commune, register)
    assert (other.name if other else None) == named


def test_wards_of_a_number_are_told_with_their_kind(register: Register) -> None:
    first = next(one for one in register.communes.values() if one.name == "Phường 2")
    near = register.communes_of(district_code=first.district_code)
    assert "Phường 1" in {one.name for one in near}
    for path, named in (("phuong-1.xlsx", "Phường 1"), ("bieu-1.xlsx", None)):
        other = file_names.other_commune(file_names.fold_name(path), first, register)
        assert (other.name if other else None) == named
