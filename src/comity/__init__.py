"""Comity: a workbench for cooperative security.

Read a dispute, see which outcomes hold, for whom, and why::

    import comity

    dispute = comity.read("syria-iraq-1975")
    comity.analyze(dispute).equilibria["seq"]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from comity.version import __version__

if TYPE_CHECKING:
    from comity.errors import ComityError, Fault
    from comity.formats.canonical import digest
    from comity.formats.case import parse, read, write
    from comity.formats.catalogue import Cases, cases
    from comity.formats.dataset import to_dataset
    from comity.formats.principles import read_principles
    from comity.mediation.inverse.analysis import inverse
    from comity.mediation.inverse.result import Clause, Comparison, Inverse, Share, Sufficient
    from comity.mediation.levers.analysis import mediate
    from comity.mediation.levers.apply import with_levers
    from comity.mediation.levers.result import Breaks, LeverSet, Mediation, Ranked
    from comity.mediation.levers.trial import Trial, try_levers
    from comity.model.dispute import (
        Concern,
        Concerns,
        Degree,
        Dispute,
        Expected,
        ForbiddenMove,
        Fuzzy,
        Graph,
        JointOption,
        Likely,
        Option,
        Party,
        Perception,
        Ranking,
        Source,
        Weights,
    )
    from comity.model.known import Alternative, Alternatives, Intervals, PartlyOrdered
    from comity.model.lever import (
        AddConcern,
        AddOptionLevel,
        BarMove,
        Compensate,
        Lever,
        LowerConcern,
        MakeOneWay,
        RaiseConcern,
        RemoveOption,
    )
    from comity.model.limits import Limits
    from comity.model.space import Outcome, Space
    from comity.report.document import Report, view
    from comity.report.page.page import page
    from comity.report.pictures.picture import Picture
    from comity.report.reading import Provenance
    from comity.report.view import Section
    from comity.robustness.analysis import robust
    from comity.robustness.result import Robustness
    from comity.robustness.shares import ShareOfDraws
    from comity.settlement.analysis import settle
    from comity.settlement.assess import assess
    from comity.settlement.bargaining.analysis import bargain
    from comity.settlement.bargaining.result import Bargain
    from comity.settlement.better import Better, better
    from comity.settlement.certificate import Certificate
    from comity.settlement.certify import certify
    from comity.settlement.find import find_way
    from comity.settlement.judge import Finding
    from comity.settlement.principles import Principles
    from comity.settlement.regimes.analysis import compare_regimes
    from comity.settlement.regimes.result import Regime, Regimes
    from comity.settlement.result import Settlement
    from comity.settlement.verify import verify
    from comity.settlement.way import Way
    from comity.stability.analysis import analyze
    from comity.stability.explain import explain
    from comity.stability.jumps.analysis import equilibrium_jumps
    from comity.stability.jumps.result import Jump, Jumps
    from comity.stability.perception.analysis import perceive
    from comity.stability.perception.result import Perceptions
    from comity.stability.proof import Foreseen, Improvement, Proof, Step
    from comity.stability.reach.analysis import reach
    from comity.stability.reach.result import Reach, Ways
    from comity.stability.result import Analysis
    from comity.studies import Study, study
    from comity.tables import Table
    from comity.workers import cluster, processes

_HOMES = {
    "AddConcern": "comity.model.lever",
    "AddOptionLevel": "comity.model.lever",
    "Alternative": "comity.model.known",
    "Alternatives": "comity.model.known",
    "Analysis": "comity.stability.result",
    "BarMove": "comity.model.lever",
    "Bargain": "comity.settlement.bargaining.result",
    "Better": "comity.settlement.better",
    "Breaks": "comity.mediation.levers.result",
    "Cases": "comity.formats.catalogue",
    "Certificate": "comity.settlement.certificate",
    "Clause": "comity.mediation.inverse.result",
    "ComityError": "comity.errors",
    "Comparison": "comity.mediation.inverse.result",
    "Compensate": "comity.model.lever",
    "Concern": "comity.model.dispute",
    "Concerns": "comity.model.dispute",
    "Degree": "comity.model.dispute",
    "Dispute": "comity.model.dispute",
    "Expected": "comity.model.dispute",
    "Fault": "comity.errors",
    "Finding": "comity.settlement.judge",
    "ForbiddenMove": "comity.model.dispute",
    "Foreseen": "comity.stability.proof",
    "Fuzzy": "comity.model.dispute",
    "Graph": "comity.model.dispute",
    "Improvement": "comity.stability.proof",
    "Intervals": "comity.model.known",
    "Inverse": "comity.mediation.inverse.result",
    "JointOption": "comity.model.dispute",
    "Jump": "comity.stability.jumps.result",
    "Jumps": "comity.stability.jumps.result",
    "Lever": "comity.model.lever",
    "LeverSet": "comity.mediation.levers.result",
    "Likely": "comity.model.dispute",
    "Limits": "comity.model.limits",
    "LowerConcern": "comity.model.lever",
    "MakeOneWay": "comity.model.lever",
    "Mediation": "comity.mediation.levers.result",
    "Option": "comity.model.dispute",
    "Outcome": "comity.model.space",
    "PartlyOrdered": "comity.model.known",
    "Party": "comity.model.dispute",
    "Perception": "comity.model.dispute",
    "Perceptions": "comity.stability.perception.result",
    "Picture": "comity.report.pictures.picture",
    "Principles": "comity.settlement.principles",
    "Proof": "comity.stability.proof",
    "Provenance": "comity.report.reading",
    "RaiseConcern": "comity.model.lever",
    "Ranked": "comity.mediation.levers.result",
    "Ranking": "comity.model.dispute",
    "Reach": "comity.stability.reach.result",
    "Regime": "comity.settlement.regimes.result",
    "Regimes": "comity.settlement.regimes.result",
    "RemoveOption": "comity.model.lever",
    "Report": "comity.report.document",
    "Robustness": "comity.robustness.result",
    "Section": "comity.report.view",
    "Settlement": "comity.settlement.result",
    "Share": "comity.mediation.inverse.result",
    "ShareOfDraws": "comity.robustness.shares",
    "Source": "comity.model.dispute",
    "Space": "comity.model.space",
    "Step": "comity.stability.proof",
    "Study": "comity.studies",
    "Sufficient": "comity.mediation.inverse.result",
    "Table": "comity.tables",
    "Trial": "comity.mediation.levers.trial",
    "Way": "comity.settlement.way",
    "Ways": "comity.stability.reach.result",
    "Weights": "comity.model.dispute",
    "analyze": "comity.stability.analysis",
    "assess": "comity.settlement.assess",
    "bargain": "comity.settlement.bargaining.analysis",
    "better": "comity.settlement.better",
    "cases": "comity.formats.catalogue",
    "certify": "comity.settlement.certify",
    "cluster": "comity.workers",
    "compare_regimes": "comity.settlement.regimes.analysis",
    "digest": "comity.formats.canonical",
    "equilibrium_jumps": "comity.stability.jumps.analysis",
    "explain": "comity.stability.explain",
    "find_way": "comity.settlement.find",
    "inverse": "comity.mediation.inverse.analysis",
    "mediate": "comity.mediation.levers.analysis",
    "page": "comity.report.page.page",
    "parse": "comity.formats.case",
    "perceive": "comity.stability.perception.analysis",
    "processes": "comity.workers",
    "reach": "comity.stability.reach.analysis",
    "read": "comity.formats.case",
    "read_principles": "comity.formats.principles",
    "robust": "comity.robustness.analysis",
    "settle": "comity.settlement.analysis",
    "study": "comity.studies",
    "to_dataset": "comity.formats.dataset",
    "try_levers": "comity.mediation.levers.trial",
    "verify": "comity.settlement.verify",
    "view": "comity.report.document",
    "with_levers": "comity.mediation.levers.apply",
    "write": "comity.formats.case",
}

__all__ = [
    "AddConcern",
    "AddOptionLevel",
    "Alternative",
    "Alternatives",
    "Analysis",
    "BarMove",
    "Bargain",
    "Better",
    "Breaks",
    "Cases",
    "Certificate",
    "Clause",
    "ComityError",
    "Comparison",
    "Compensate",
    "Concern",
    "Concerns",
    "Degree",
    "Dispute",
    "Expected",
    "Fault",
    "Finding",
    "ForbiddenMove",
    "Foreseen",
    "Fuzzy",
    "Graph",
    "Improvement",
    "Intervals",
    "Inverse",
    "JointOption",
    "Jump",
    "Jumps",
    "Lever",
    "LeverSet",
    "Likely",
    "Limits",
    "LowerConcern",
    "MakeOneWay",
    "Mediation",
    "Option",
    "Outcome",
    "PartlyOrdered",
    "Party",
    "Perception",
    "Perceptions",
    "Picture",
    "Principles",
    "Proof",
    "Provenance",
    "RaiseConcern",
    "Ranked",
    "Ranking",
    "Reach",
    "Regime",
    "Regimes",
    "RemoveOption",
    "Report",
    "Robustness",
    "Section",
    "Settlement",
    "Share",
    "ShareOfDraws",
    "Source",
    "Space",
    "Step",
    "Study",
    "Sufficient",
    "Table",
    "Trial",
    "Way",
    "Ways",
    "Weights",
    "__version__",
    "analyze",
    "assess",
    "bargain",
    "better",
    "cases",
    "certify",
    "cluster",
    "compare_regimes",
    "digest",
    "equilibrium_jumps",
    "explain",
    "find_way",
    "inverse",
    "mediate",
    "page",
    "parse",
    "perceive",
    "processes",
    "reach",
    "read",
    "read_principles",
    "robust",
    "settle",
    "study",
    "to_dataset",
    "try_levers",
    "verify",
    "view",
    "with_levers",
    "write",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: start-up stays short."""
    if name not in _HOMES:
        msg = f"module 'comity' has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
