"""What can be come to from the status quo, written down: the JSON contract of ``reach``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.formats.results import head, outcome_data, refuse_outcomes, refuse_too_large

if TYPE_CHECKING:
    from comity.stability.reach.result import Reach, Ways

BYTES_PER_STEP = 400
"""What plain data and their JSON text were seen to take for a step, rounded up."""


def reach_data(reach: Reach) -> dict[str, Any]:
    """Return it as plain data, by the contract that `reach_schema` describes.

    Raises
    ------
    ComityError
        ``space-too-large`` where the data could take more memory than the limit.
    """
    analysis, todo = reach.analysis, "name concepts, or raise --max-memory"
    refuse_outcomes(analysis, todo)
    steps = sum(int(it.fewest[it.fewest > 0].sum()) for it in reach.ways)
    refuse_too_large(steps * BYTES_PER_STEP, analysis.limits, todo)
    return head(analysis.dispute) | {
        "outcomes": [outcome_data(it) for it in analysis.outcomes],
        "status_quo": reach.status_quo,
        "without": list(reach.without),
        "reach": [_row(reach, index) for index in range(analysis.space.count)],
        "version": analysis.version,
    }


def _row(reach: Reach, index: int) -> dict[str, Any]:
    number = int(reach.analysis.space.numbers[index])
    return {
        "outcome": number,
        "by_moves": _way(reach.by_moves, index),
        "by_improvements": _way(reach.by_improvements, index),
        "holds": list(reach.analysis.holds(index)),
        "flag": reach.flags.get(number),
    }


def _way(ways: Ways, index: int) -> dict[str, Any] | None:
    steps = ways.steps(index)
    if steps is None:
        return None
    movers = ways.space.dispute.movers
    last, ever = (rows[:, index].tolist() for rows in (ways.last, ways.ever_last))
    return {
        "fewest": len(steps),
        "last": [mover for mover, true in zip(movers, last, strict=True) if true],
        "ever_last": [mover for mover, true in zip(movers, ever, strict=True) if true],
        "way": [{"mover": step.mover, "to": step.to} for step in steps],
    }
