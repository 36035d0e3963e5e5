"""Equilibrium jumps written down: the JSON contract of ``jumps``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.formats.results import (
    equilibria_data,
    head,
    outcome_data,
    refuse_outcomes,
    refuse_too_large,
)

if TYPE_CHECKING:
    from comity.stability.jumps.result import Jumps

BYTES_PER_JUMP = 800
"""What plain data and their JSON text take for a jump of ten parties, rounded up."""


def jumps_data(jumps: Jumps) -> dict[str, Any]:
    """Return them as plain data, by the contract that `jumps_schema` describes.

    Raises
    ------
    ComityError
        ``space-too-large`` where the data could take more memory than the limit.
    """
    analysis, todo = jumps.analysis, "name concepts, or raise --max-memory"
    refuse_outcomes(analysis, todo)
    every = sum(len(found or ()) for found in jumps.by_concept.values())
    refuse_too_large(every * BYTES_PER_JUMP, analysis.limits, todo)
    return head(analysis.dispute) | {
        "outcomes": [outcome_data(it) for it in analysis.outcomes],
        "equilibria": equilibria_data(analysis),
        "jumps": {
            concept: None
            if found is None
            else [{"from": it.origin, "to": it.target, "by": list(it.by)} for it in found]
            for concept, found in jumps.by_concept.items()
        },
        "version": analysis.version,
    }
