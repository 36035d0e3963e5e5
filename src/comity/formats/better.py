"""What is better than an agreed outcome, written down: the JSON contract of ``better``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.formats.results import head, outcome_data, refuse_outcomes

if TYPE_CHECKING:
    from comity.settlement.better import Better


def better_data(better: Better) -> dict[str, Any]:
    """Return it as plain data, by the contract that `better_schema` describes.

    Raises
    ------
    ComityError
        ``space-too-large`` where the data could take more memory than the limit.
    """
    settlement = better.settlement
    refuse_outcomes(settlement.analysis, "raise --max-memory")
    return head(better.dispute) | {
        "outcomes": [outcome_data(it) for it in settlement.analysis.outcomes],
        "agreed": better.agreed,
        "agreed_against_status_quo": _since(better, better.position),
        "pareto": better.pareto,
        "better": [_row(better, index) for index in better.positions],
        "strict": list(settlement.strict),
        "version": settlement.analysis.version,
    }


def _row(better: Better, index: int) -> dict[str, Any]:
    settlement = better.settlement
    gainers = settlement.gainers(index)
    return {
        "outcome": int(settlement.space.numbers[index]),
        "gain": {party: list(settlement.gained_by(index, party)) for party in gainers},
        "pareto": bool(settlement.efficient[index]),
        "in_one_step": bool(better.at_once[index]),
        "holds": list(settlement.holds(index)),
        "against_status_quo": _since(better, index),
    }


def _since(better: Better, index: int) -> dict[str, int] | None:
    if better.since is None:
        return None
    changes = better.since[:, index].tolist()
    return dict(zip(better.settlement.parties, changes, strict=True))
