"""A small criteria set that is sound, for tests to change one thing of it."""

from __future__ import annotations

SOUND = """\
id: small
version: 1
title: {vi: "Bộ nhỏ", en: "Small set"}
legal_basis: {number: 1/QĐ, date: 2019-01-03, effective_from: 2019-01-03}
max_points: 100
unit_classes:
  other:
    title: {vi: "Khác", en: "Other"}
    pass_from: 80
    source: {article: "Điều 1", status: quoted}
indicators:
  births_due: {label: {vi: "Phải khai sinh", en: "Due"}, type: count}
  births_registered: {label: {vi: "Đã khai sinh", en: "Registered"}, type: count, at_most: births_due}
  has_forum: {label: {vi: "Diễn đàn", en: "Forum"}, type: yes_no}
criteria:
  - id: 1
    title: {vi: "Khai sinh", en: "Births"}
    max_points: 60
    source: {article: "Điều 2", status: quoted}
    items:
      - id: "1.1"
        title: {vi: "Tỷ lệ", en: "Share"}
        share: {of: births_registered, among: births_due}
        bands:
          - {from: 98, points: 60, status: quoted}
          - {from: 90, points: 20, status: quoted}
        source: {article: "Điều 2", status: quoted}
  - id: 2
    title: {vi: "Diễn đàn", en: "Forum"}
    max_points: 40
    source: {article: "Điều 3", status: quoted}
    items:
      - id: "2.1"
        title: {vi: "Có diễn đàn", en: "Forum held"}
        yes_no: {of: has_forum}
        bands:
          - {answer: yes, points: 40, status: quoted}
        source: {article: "Điều 3", status: quoted}
recognition:
  every_criterion: {points_above: 0}
  total_from: unit_class
  source: {article: "Điều 1", status: quoted}
"""  # noqa: E501

LINES = SOUND.splitlines()
