"""What must be true of a dispute before it can become arrays: every fault, each with its place."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from comity.errors import ENOUGH, Fault
from comity.model.check.comparisons import comparisons
from comity.model.check.graph import graph
from comity.model.check.known import known
from comity.model.check.levers import levers as lever_faults
from comity.model.check.names import ID, invalid_ids, repeated_ids, unknown
from comity.model.check.perceptions import attitudes, views
from comity.model.check.preferences import concerns, preferences, strengths
from comity.model.check.references import references
from comity.model.check.roles import MAX_LEVELS, levels, roles
from comity.model.check.statements import statements, status_quo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from comity.model.dispute import Dispute

__all__ = ["ID", "MAX_LEVELS", "faults", "unknown"]

_RULES: tuple[Callable[[Dispute], Iterator[Fault]], ...] = (
    invalid_ids,
    repeated_ids,
    levels,
    roles,
    statements,
    graph,
    status_quo,
    preferences,
    concerns,
    strengths,
    references,
    comparisons,
    attitudes,
    views,
    known,
    lever_faults,
)


def faults(dispute: Dispute) -> list[Fault]:
    """Return everything that is wrong with a dispute's structure (empty: nothing).

    Whether its outcomes and rankings fit together is seen later, by `comity.model.space` and
    `comity.preferences.ranks`.

    Examples
    --------
    >>> from comity.model.dispute import Dispute, Option, Party
    >>> row = Party("row", "Row", options=(Option("swerve", "Swerve"),))
    >>> for fault in faults(Dispute("x", "X", (row,), infeasible=("swerv",))):
    ...     print(fault)
    infeasible[0]: ...
    preferences.row: 'row' has no preference; ... (preference-missing)
    """
    every = (fault for rule in _RULES for fault in rule(dispute))
    return list(islice(every, ENOUGH + 1))
