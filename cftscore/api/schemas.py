"""The JSON Schemas of what is written as JSON; each lies beside this module as a file."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from cftscore.core.refused import RefusedError
from cftscore.core.text import Text, nearest

FOLDER = Path(__file__).parent / "schemas"
DOCUMENTS = {
    "evaluation": ("evaluation.document", "analysis.whatif", "WhatIfEvaluation"),
    "comparison": ("analysis.compare.comparison", "", "Comparison"),
    "plan": ("analysis.plan.plan", "", "Plan"),
    "explanation": ("analysis.explanation", "", "Explanation"),
    "explanations": ("analysis.explanations", "", "Explanations"),
    "margins": ("analysis.margin", "", "Margins"),
    "recognitions": ("analysis.recognition.recognitions", "", "Recognitions"),
    "reconciliation": ("analysis.reconcile", "", "Reconciliation"),
    "resubmission": ("analysis.resubmission", "", "Resubmission"),
    "status": ("analysis.status", "", "Status"),
    "sensitivity": ("analysis.sensitivity", "", "Sensitivity"),
    "validation": ("validation.validate", "", "Validation"),
    "templates": ("template.templates", "", "Templates"),
    "merged": ("template.merged", "", "Merged"),
    "mapping": ("authoring.mapped", "", "Mapping"),
    "corrections": ("validation.fix", "", "Corrections"),
    "criteria-checked": ("authoring.outcomes:CHECKED", "", "Checked"),
    "criteria-written": ("authoring.outcomes:WRITTEN", "", "Written"),
    "criteria-difference": ("authoring.set_changes", "", "Difference"),
    "register": ("register.listing", "", "Listing"),
    "register-changes": ("register.changes", "", "Changes"),
    "register-check": ("register.listing:CHECK_SCHEMA", "", "Check"),
    "claim": ("analysis.claim", "", "Claim"),
    "publication": ("report.publication", "", "Publication"),
}
"""By name: the module that states the version, as `SCHEMA` or under the name behind it; that of
the class if it is another; the class."""

_OPTIONAL = ("what_if",)
_NO_SCHEMA = Text(
    "{given}: chọn một trong {known}[; có phải: {near}?]",
    "{given}: choose one of {known}[; did you mean: {near}?]",
)


def document_schema(document: str = "evaluation") -> str:
    """Give the JSON Schema (2020-12) of the JSON that a command prints and `to_json` gives.

    Args:
        document: `evaluation`, `comparison`, `plan`, `explanation`, `explanations`, `margins`,
            `recognitions`, `reconciliation`, `sensitivity`, `validation`, `templates`, `merged`,
            `mapping`, `corrections`, `criteria-checked`, `criteria-written`,
            `criteria-difference`, `register`, `register-changes`, `register-check`, `claim`,
            `status`, `resubmission`, or `publication` (a report that is public).

    Returns:
        The schema as text. Its `$id` and the key `schema` of the document bear the version: it
        changes whenever a key goes or comes to mean something else.

    Raises:
        ValueError: there is no such document.
    """
    if document not in DOCUMENTS:
        refused = _NO_SCHEMA.filled(
            given=document, near=nearest(document, DOCUMENTS, 1), known=list(DOCUMENTS)
        )
        raise RefusedError("document", refused)
    return (FOLDER / f"{document}.json").read_text(encoding="utf-8")


def generate(name: str) -> str:
    """Generate the schema of a document anew from its classes, as the text that is committed."""
    import json

    from cftscore.core.record_schema import schema

    stated, home, kind = DOCUMENTS[name]
    module, _, constant = stated.partition(":")
    version: str = getattr(import_module(f"cftscore.{module}"), constant or "SCHEMA")
    kind_of_document: Any = getattr(import_module(f"cftscore.{home or module}"), kind)
    made = schema(kind_of_document, version, _OPTIONAL)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
