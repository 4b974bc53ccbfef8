"""What somebody writes who uses the library; checked by mypy as strictly as it can."""

import sys
from decimal import Decimal
from pathlib import Path

import pandas as pd

import cftscore


def work(folder: Path) -> dict[str, int]:
    """Use every result once."""
    result: cftscore.Result = cftscore.evaluate(folder, target=Decimal(80), district="884")
    communes: pd.DataFrame = result.communes
    failed = communes[communes["verdict"] == "fail"]
    for commune in result.document.communes:
        points: int | Decimal | None = commune.points
        assert points is None or points >= 0, commune.verdict
    tables: tuple[str, ...] = result.tables
    frames = {key: result.frame(key) for key in tables}
    result.write("result.parquet", table="long", force=True)
    written: list[Path] = result.write_tables("tables", kind="csv", lang="en", separator="tab")
    values: cftscore.Dhis2Result = result.dhis2("dhis2.yaml")
    values.write("values.dhis2.json")
    explanation = cftscore.explain([folder], "30316", costs={"births_registered": 2})
    changes: pd.DataFrame = explanation.changes
    plan = cftscore.plan(folder, target="80", period=2020)
    comparison = cftscore.compare(folder, folder, periods=["2019", "2020"])
    long: pd.DataFrame = comparison.long
    shifts = cftscore.sensitivity(folder).shifts
    differences = cftscore.reconcile(folder, folder).differences
    try:
        cftscore.validate(folder, severity="error").write("findings.json")
    except cftscore.CannotProceedError as error:
        sys.exit("\n".join(f"{one.code} {one.say('vi')}" for one in error.findings))
    schema: str = cftscore.document_schema("evaluation")
    kinds = [column.kind for column in result.columns("items")]
    sizes = [failed, changes, long, shifts, differences, plan.communes, *frames.values()]
    return {"rows": sum(map(len, sizes)), "files": len(written), "kinds": len([*kinds, schema])}
