"""Names of places: what is the same name, and what is not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cftscore.core.period import Period
from cftscore.register import load as register_load
from cftscore.register import names as place_names
from cftscore.register.model import Commune, Register


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("Xã Vọng Thê", "Xã Vọng Thê"),
        ("xã vọng thê", "Xã Vọng Thê"),
        ("Vọng Thê", "Xã Vọng Thê"),
        ("VONG THE", "Xã Vọng Thê"),
        ("X. Vọng Thê", "Xã Vọng Thê"),
        ("X.Vọng Thê", "Xã Vọng Thê"),
        ("x vong the", "Xã Vọng Thê"),
        ("  Xã   Vọng\tThê ", "Xã Vọng Thê"),
        (unicodedata.normalize("NFD", "Xã Vọng Thê"), "Xã Vọng Thê"),
        ("TT. Núi Sập", "Thị trấn Núi Sập"),
        ("T.T Núi Sập", "Thị trấn Núi Sập"),
        ("T.P Long Xuyên", "Thành phố Long Xuyên"),
        ("Thị Trấn Núi Sập", "Thị trấn Núi Sập"),
        ("Núi Sập", "Thị trấn Núi Sập"),
        ("Phường 1", "Phường 1"),
        ("P.1", "Phường 1"),
        ("P1", "Phường 1"),
        ("P. 01", "Phường 1"),
        ("1", "Phường 1"),
        ("Phường 1", "Phường 01"),
        ("Q.1", "Quận 1"),
        ("TX Tân Châu", "Thị xã Tân Châu"),
        ("TP.Long Xuyên", "Thành phố Long Xuyên"),
        ("T. An Giang", "Tỉnh An Giang"),
        ("Mỹ Hòa Hưng", "Xã Mỹ Hoà Hưng"),
        ("Mỹ Hoà Hưng", "Xã Mỹ Hòa Hưng"),
        ("Phan Rang - Tháp Chàm", "Thành phố Phan Rang-Tháp Chàm"),
        ("Xà Phiên", "Xã Xà Phiên"),
        ("Xã Xà Phiên", "Xã Xà Phiên"),
        ("Quan Sơn", "Huyện Quan Sơn"),
        ("đặc khu Phú Quốc", "Đặc khu Phú Quốc"),
        ("Dak Lak", "Tỉnh Đắk Lắk"),
    ],
)
def test_one_name(written: str, official: str) -> None:
    assert place_names.same(written, official)


@pytest.mark.parametrize(
    ("written", "official"),
    [
        # A kind that is said must be right.
        ("Xã Núi Sập", "Thị trấn Núi Sập"),
        ("H. Tân Châu", "Thị xã Tân Châu"),
        ("Phường 1", "Quận 1"),
        ("P.1", "Phường 10"),
        ("Phường 2", "Phường 1"),
        ("Vọng", "Xã Vọng Thê"),
        ("Thê", "Xã Vọng Thê"),
        ("Xã", "Xã Vọng Thê"),
        ("", "Xã Vọng Thê"),
        ("Vọng Thế Đông", "Xã Vọng Thê"),
        ("Phiên", "Xã Xà Phiên"),
        ("Sơn", "Huyện Quan Sơn"),
    ],
)
def test_two_names(written: str, official: str) -> None:
    assert not place_names.same(written, official)


def make(*names: str) -> Register:
    return Register(
        Commune(f"{index:05}", name, "894", "Huyện Thoại Sơn", "89", "Tỉnh An Giang")
        for index, name in enumerate(names, start=1)
    )


@pytest.mark.parametrize(
    ("written", "found"),
    [
        # Diacritics decide where they are written …
        ("Mỹ Hòa", ["Xã Mỹ Hòa"]),
        ("MỸ HÓA", ["Xã Mỹ Hóa"]),
        # … wherever in the syllable the tone is put, and however it is composed …
        ("Mỹ Hoà", ["Xã Mỹ Hòa"]),
        ("Mỹ Hoá", ["Xã Mỹ Hóa"]),
        (unicodedata.normalize("NFD", "xã mỹ hoà"), ["Xã Mỹ Hòa"]),
        # … and without them nothing is guessed.
        ("My Hoa", ["Xã Mỹ Hòa", "Xã Mỹ Hóa"]),
        ("Mỹ Hõa", ["Xã Mỹ Hòa", "Xã Mỹ Hóa"]),
        # Xã Phiên with another tone, or the name of Xã Xà Phiên: both stay possible.
        ("Xà Phiên", ["Xã Xà Phiên", "Xã Phiên"]),
        ("Xã Xà Phiên", ["Xã Xà Phiên"]),
        ("Xã Phiên", ["Xã Phiên"]),
        ("Phiên", ["Xã Phiên"]),
        ("P. 01", ["Phường 1"]),
        ("Tân An", ["Xã Tân An", "Thị trấn Tân An"]),
        ("TT Tân An", ["Thị trấn Tân An"]),
        ("Nowhere", []),
        ("", []),
    ],
)
@pytest.mark.parametrize("where", [{}, {"district_code": "894"}, {"province_code": "89"}])
def test_communes_of_a_name(written: str, found: list[str], where: dict[str, str]) -> None:
    made = make("Xã Mỹ Hòa", "Xã Mỹ Hóa", "Xã Xà Phiên", "Xã Phiên", "Phường 1", "Xã Tân An",
                "Thị trấn Tân An")  # fmt: skip
    assert sorted(commune.name for commune in made.matching(written, **where)) == sorted(found)


IN_2020 = register_load.load(Period(2020, 1, 12))[0]


@given(st.sampled_from(list(IN_2020.communes.values())))
def test_every_commune_answers_to_its_name(commune: Commune) -> None:
    without_kind = commune.name.partition(" ")[2].removeprefix("trấn ").removeprefix("Trấn ")
    without_marks = "".join(
        letter
        for letter in unicodedata.normalize("NFD", commune.name.replace("đ", "d"))
        if not unicodedata.combining(letter)
    )
    assert place_names.same(without_marks, commune.name)
    for written in (commune.name, without_kind, commune.name.upper()):
        assert commune in IN_2020.matching(written)
    exact = IN_2020.matching(commune.name, district_code=commune.district_code)
    assert exact == [commune]
