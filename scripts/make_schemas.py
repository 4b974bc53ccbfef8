"""Make the JSON Schemas that are committed: of criteria sets, and of what is printed as JSON.

Usage: python scripts/make_schemas.py

Run it after a class of a document or of the criteria format was changed. A key that goes, or that
comes to mean something else, needs a new version: the constant `SCHEMA` beside the class.
"""

from __future__ import annotations

from pathlib import Path

from cftscore.api import schemas
from cftscore.criteria import schema as criteria_schema

REPO = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write the files, whatever was there."""
    made = {schemas.FOLDER / f"{name}.json": schemas.generate(name) for name in schemas.DOCUMENTS}
    made[REPO / "criteria" / "schema.json"] = criteria_schema.schema_text()
    for path, text in made.items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
