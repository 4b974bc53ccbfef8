"""Make the tables of `register/` from the dated snapshots of the official list of communes.

Usage: python scripts/make_register.py FOLDER

FOLDER holds `communes-DATE.csv`, one row per commune, with the six columns of `COLUMNS`. A commune
that several snapshots in a row list with the same names and codes becomes one row of
`communes.csv`: `from` is the first snapshot that lists it so, `until` the first that does no more,
empty where none does. FOLDER also holds `lineage-DATE.csv`: which commune of before that date
became which of after it, whole or in part. Its rows are those of `lineage.csv`.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from cftscore.register import lineage
from cftscore.register.load import COLUMNS

# A snapshot of which only the year or the month is known bears no more than that: `2023`.
SNAPSHOTS = {
    "2020": "2020-02-25",
    "2021": "2021-02-03",
    "2023": "2023",
    "2025-01": "2025-01",
    "2025-07": "2025-07-01",
}
REFORMS = ("2025-07",)
_LINKS = ("old_commune_code", "new_commune_code", "share")


def main(folder: Path) -> None:
    """Read the snapshots and lineages in `folder` and write the two tables."""
    make_communes(folder)
    make_lineage(folder)


def make_communes(folder: Path) -> None:
    """Write the table of all snapshots."""
    spans: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    dates = list(SNAPSHOTS.values())
    ends = dict(zip(dates, [*dates[1:], ""], strict=True))
    for name, date in SNAPSHOTS.items():
        path = folder / f"communes-{name}.csv"
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                runs = spans.setdefault(tuple(row[column] for column in COLUMNS), [])
                if runs and runs[-1][1] == date:
                    runs[-1] = (runs[-1][0], ends[date])
                else:
                    runs.append((date, ends[date]))
    lines = sorted((row[4], *span, *row) for row, runs in spans.items() for span in runs)
    with Path("register/communes.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("from", "until", *COLUMNS))
        writer.writerows(line[1:] for line in lines)


def make_lineage(folder: Path) -> None:
    """Write the links of all reforms."""
    lines: list[tuple[str, ...]] = []
    for name in REFORMS:
        path = folder / f"lineage-{name}.csv"
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            lines += [(SNAPSHOTS[name], *(row[key] for key in _LINKS)) for row in rows]
    with Path("register/lineage.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(lineage.COLUMNS)
        writer.writerows(sorted(lines))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
