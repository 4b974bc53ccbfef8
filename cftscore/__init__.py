"""Whether the communes of Vietnam are fit for children, scored exactly and traceably.

Example:
    result = cftscore.evaluate("samples/an-giang-2020")
    result                          # in a notebook: the headline and a table
    result.communes                 # a DataFrame; also items, indicators, districts, findings, long
    result.write("an-giang.xlsx")   # or .csv .parquet .json .md .html
    result.dhis2("dhis2.yaml").write("an-giang.dhis2.json")

What the figures say: evaluate, explain, explain_many, plan, compare, reconcile, sensitivity;
    margin within the year, recognise after it.
What is wrong with them: validate, annotate, fix; finding_kinds, finding_kind.
Workbooks: make_template, merge, map_headings; who has sent what: status, diff_submissions.
Reports and papers: make_report, make_poster, make_papers, write_report_template.
The law as data: criteria_sets, show_criteria, check_criteria, test_criteria, diff_criteria,
    new_criteria, verify_criteria, criteria_schema.
The register: register_show, register_changes, register_check, claim.
JSON: document_schema, for what `to_json` gives.

A source is the path of a workbook or a folder, several of these, or a DataFrame. What is odd in it
is in the `findings` of a result; `CannotProceedError` is raised only where nothing can be done, and
`RefusedError`, a ValueError, where an argument cannot be taken. Points and counts are exact;
percentages are floats for showing, beside the whole numbers that they are made of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cftscore.core.version import __version__ as __version__

if TYPE_CHECKING:
    from cftscore.api.catalogue import finding_kind as finding_kind
    from cftscore.api.catalogue import finding_kinds as finding_kinds
    from cftscore.api.communes import compare as compare
    from cftscore.api.communes import evaluate as evaluate
    from cftscore.api.communes import explain as explain
    from cftscore.api.communes import plan as plan
    from cftscore.api.communes import reconcile as reconcile
    from cftscore.api.communes import sensitivity as sensitivity
    from cftscore.api.criteria import CriteriaChangesResult as CriteriaChangesResult
    from cftscore.api.criteria import CriteriaChecked as CriteriaChecked
    from cftscore.api.criteria import CriteriaResult as CriteriaResult
    from cftscore.api.criteria import CriteriaSetsResult as CriteriaSetsResult
    from cftscore.api.criteria import check_criteria as check_criteria
    from cftscore.api.criteria import criteria_schema as criteria_schema
    from cftscore.api.criteria import criteria_sets as criteria_sets
    from cftscore.api.criteria import diff_criteria as diff_criteria
    from cftscore.api.criteria import show_criteria as show_criteria
    from cftscore.api.criteria import test_criteria as test_criteria
    from cftscore.api.drafts import CriteriaWritten as CriteriaWritten
    from cftscore.api.drafts import new_criteria as new_criteria
    from cftscore.api.drafts import verify_criteria as verify_criteria
    from cftscore.api.explanations import ExplanationsResult as ExplanationsResult
    from cftscore.api.explanations import explain_many as explain_many
    from cftscore.api.headings import MappingResult as MappingResult
    from cftscore.api.headings import map_headings as map_headings
    from cftscore.api.margin import MarginResult as MarginResult
    from cftscore.api.margin import margin as margin
    from cftscore.api.papers import PapersResult as PapersResult
    from cftscore.api.papers import make_papers as make_papers
    from cftscore.api.reading import Reading as Reading
    from cftscore.api.recognition import RecognitionResult as RecognitionResult
    from cftscore.api.recognition import recognise as recognise
    from cftscore.api.registers import RegisterResult as RegisterResult
    from cftscore.api.registers import claim as claim
    from cftscore.api.registers import register_changes as register_changes
    from cftscore.api.registers import register_check as register_check
    from cftscore.api.registers import register_show as register_show
    from cftscore.api.reports import PosterResult as PosterResult
    from cftscore.api.reports import ReportResult as ReportResult
    from cftscore.api.reports import Result as Result
    from cftscore.api.reports import make_poster as make_poster
    from cftscore.api.reports import make_report as make_report
    from cftscore.api.reports import write_report_template as write_report_template
    from cftscore.api.schemas import document_schema as document_schema
    from cftscore.api.submissions import ResubmissionResult as ResubmissionResult
    from cftscore.api.submissions import StatusResult as StatusResult
    from cftscore.api.submissions import diff_submissions as diff_submissions
    from cftscore.api.submissions import status as status
    from cftscore.api.validation import FixResult as FixResult
    from cftscore.api.validation import ValidationResult as ValidationResult
    from cftscore.api.validation import annotate as annotate
    from cftscore.api.validation import fix as fix
    from cftscore.api.validation import validate as validate
    from cftscore.api.workbooks import MergeResult as MergeResult
    from cftscore.api.workbooks import TemplateResult as TemplateResult
    from cftscore.api.workbooks import make_template as make_template
    from cftscore.api.workbooks import merge as merge
    from cftscore.core.refused import RefusedError as RefusedError
    from cftscore.findings.model import CannotProceedError as CannotProceedError
    from cftscore.output.dhis2 import Dhis2Result as Dhis2Result
    from cftscore.output.results import ComparisonResult as ComparisonResult
    from cftscore.output.results import ExplanationResult as ExplanationResult
    from cftscore.output.results import PlanResult as PlanResult
    from cftscore.output.results import ReconciliationResult as ReconciliationResult
    from cftscore.output.results import SensitivityResult as SensitivityResult

_HOMES = {
    "api.catalogue": "finding_kind finding_kinds",
    "api.communes": "compare evaluate explain plan reconcile sensitivity",
    "api.criteria": "CriteriaChangesResult CriteriaChecked CriteriaResult CriteriaSetsResult "
    "check_criteria criteria_schema criteria_sets diff_criteria show_criteria "
    "test_criteria",
    "api.drafts": "CriteriaWritten new_criteria verify_criteria",
    "api.explanations": "ExplanationsResult explain_many",
    "api.headings": "MappingResult map_headings",
    "api.margin": "MarginResult margin",
    "api.papers": "PapersResult make_papers",
    "api.reading": "Reading",
    "api.recognition": "RecognitionResult recognise",
    "api.registers": "RegisterResult claim register_changes register_check register_show",
    "api.reports": "PosterResult ReportResult Result make_poster make_report write_report_template",
    "api.schemas": "document_schema",
    "api.submissions": "ResubmissionResult StatusResult diff_submissions status",
    "api.validation": "FixResult ValidationResult annotate fix validate",
    "api.workbooks": "MergeResult TemplateResult make_template merge",
    "core.refused": "RefusedError",
    "findings.model": "CannotProceedError",
    "output.dhis2": "Dhis2Result",
    "output.results": "ComparisonResult ExplanationResult PlanResult ReconciliationResult "
    "SensitivityResult",
}
"""Which names of the API each module holds."""

__all__ = sorted(name for names in _HOMES.values() for name in names.split())  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    """Import the parts of the API when they are used: whoever needs one needs few of them."""
    for module, names in _HOMES.items():
        if name in names.split():
            from importlib import import_module

            return getattr(import_module(f"cftscore.{module}"), name)
    raise AttributeError(name)


def __dir__() -> list[str]:
    """Show the API, and none of the modules that it is made of."""
    return [*__all__, "__doc__", "__version__"]
