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
    from comity.model.dispute import (
        Concern,
        Concerns,
        Dispute,
        Expected,
        ForbiddenMove,
        Graph,
        JointOption,
        Option,
        Party,
        Ranking,
        Source,
        Weights,
    )
    from comity.model.limits import Limits
    from comity.model.space import Outcome, Space
    from comity.stability.analysis import analyze
    from comity.stability.explain import explain
    from comity.stability.proof import Improvement, Proof, Step
    from comity.stability.result import Analysis
    from comity.tables import Table

_HOMES = {
    "Analysis": "comity.stability.result",
    "Cases": "comity.formats.catalogue",
    "ComityError": "comity.errors",
    "Concern": "comity.model.dispute",
    "Concerns": "comity.model.dispute",
    "Dispute": "comity.model.dispute",
    "Expected": "comity.model.dispute",
    "Fault": "comity.errors",
    "ForbiddenMove": "comity.model.dispute",
    "Graph": "comity.model.dispute",
    "Improvement": "comity.stability.proof",
    "JointOption": "comity.model.dispute",
    "Limits": "comity.model.limits",
    "Option": "comity.model.dispute",
    "Outcome": "comity.model.space",
    "Party": "comity.model.dispute",
    "Proof": "comity.stability.proof",
    "Ranking": "comity.model.dispute",
    "Source": "comity.model.dispute",
    "Space": "comity.model.space",
    "Step": "comity.stability.proof",
    "Table": "comity.tables",
    "Weights": "comity.model.dispute",
    "analyze": "comity.stability.analysis",
    "cases": "comity.formats.catalogue",
    "digest": "comity.formats.canonical",
    "explain": "comity.stability.explain",
    "parse": "comity.formats.case",
    "read": "comity.formats.case",
    "write": "comity.formats.case",
}

__all__ = [
    "Analysis",
    "Cases",
    "ComityError",
    "Concern",
    "Concerns",
    "Dispute",
    "Expected",
    "Fault",
    "ForbiddenMove",
    "Graph",
    "Improvement",
    "JointOption",
    "Limits",
    "Option",
    "Outcome",
    "Party",
    "Proof",
    "Ranking",
    "Source",
    "Space",
    "Step",
    "Table",
    "Weights",
    "__version__",
    "analyze",
    "cases",
    "digest",
    "explain",
    "parse",
    "read",
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
