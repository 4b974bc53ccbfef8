"""Documents as JSON: a text is two keys, whatever else a record holds is as it was."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from cftscore.core.record import Record, encoded, flat
from cftscore.core.text import Text


class Law(msgspec.Struct, frozen=True):
    """No record: it is written as its YAML is."""

    title: Text


class Plain(Record, frozen=True):
    number: Decimal
    cells: tuple[str, ...] = ()


class Named(Record, frozen=True, kw_only=True, omit_defaults=True):
    code: str
    page: int | None = None
    plain: Plain | None = None
    title: Text
    note: Text | None = None


class Whole(Record, frozen=True):
    law: Law
    named: tuple[Named, ...]
    by_key: dict[str, Named]
    plain: tuple[Plain, ...]


TITLE = Text("Xã", "Commune")


def test_a_text_is_two_keys_in_their_place() -> None:
    named = Named(code="1", title=TITLE, note=Text("Có", "Yes"), page=0)
    assert (
        encoded(named)
        == (
            '{"code":"1","page":0,"title":"Commune","title_vi":"Xã","note":"Yes","note_vi":"Có"}'
        ).encode()
    )


def test_what_is_left_out_by_default_is_left_out() -> None:
    assert encoded(Named(code="1", title=TITLE)) == (
        '{"code":"1","title":"Commune","title_vi":"Xã"}'.encode()
    )


@pytest.mark.parametrize("note", [None, Text("", "")])
def test_a_text_that_is_not_there(note: Text | None) -> None:
    class Maybe(Record, frozen=True):
        note: Text | None

    text = '""' if note else "null"
    assert encoded(Maybe(note)) == f'{{"note":{text},"note_vi":{text}}}'.encode()


def test_records_are_found_within_records_and_all_else_is_untouched() -> None:
    plain = Plain(Decimal("0.10"), ("A!B1",))
    named = Named(code="1", title=TITLE, plain=plain)
    made = flat(Whole(Law(TITLE), (named,), {"a": named}, (plain,)))
    assert made.plain[0] is plain
    text = '{"code":"1","plain":{"number":0.10,"cells":["A!B1"]},"title":"Commune","title_vi":"Xã"}'
    assert (
        encoded(made)
        == (
            f'{{"law":{{"title":{{"vi":"Xã","en":"Commune"}}}},"named":[{text}],"by_key":{{"a":{text}}},'
            '"plain":[{"number":0.10,"cells":["A!B1"]}]}'
        ).encode()
    )


def test_a_record_without_texts_is_given_as_it_is() -> None:
    plain = Plain(Decimal(1))
    assert flat(plain) is plain


@pytest.mark.parametrize(("value", "said"), [(1, "1"), (TITLE, '{"vi":"Xã","en":"Commune"}')])
def test_a_value_that_may_be_a_text_is_one_key(value: int | Text, said: str) -> None:
    class Changed(Record, frozen=True):
        before: int | Text | None

    assert encoded(Changed(value)) == f'{{"before":{said}}}'.encode()


def test_halves_of_characters_are_replaced() -> None:
    named = Named(code="a\udcff", title=Text("\udcff", "b"))
    assert encoded(named).decode() == '{"code":"a�","title":"b","title_vi":"�"}'
