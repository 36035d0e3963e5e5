"""Regimes written down: the JSON contract of ``regimes``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from comity.formats.results import head, outcome_data, refuse_too_large

if TYPE_CHECKING:
    from comity.settlement.regimes.result import End, Regime, Regimes

BYTES_PER_END, BYTES_PER_PARTY, BYTES_PER_OUTCOME = 5000, 3500, 1200
"""What plain data and their JSON text were seen to take at most, rounded up."""


def regimes_data(found: Regimes) -> dict[str, Any]:
    """Return regimes as plain data, by the contract that `regimes_schema` describes.

    Raises
    ------
    ComityError
        ``regimes-too-large`` where the data could take more memory than the limit.
    """
    _refuse_too_large(found)
    return head(found.dispute) | {
        "supposed_status_quo": found.dispute.supposed_status_quo,
        "outcomes": [outcome_data(found.space.outcome(index)) for index in found.named],
        "status_quo": found.status_quo,
        "negotiators": list(found.negotiators),
        "bystanders": list(found.bystanders),
        "free_members": found.free_members,
        "regimes": [_regime(found, regime) for regime in found.regimes],
        "version": found.analysis.version,
    }


def _refuse_too_large(found: Regimes) -> None:
    per_end = BYTES_PER_END + BYTES_PER_PARTY * len(found.dispute.parties)
    needed = len(found.named) * BYTES_PER_OUTCOME
    for regime in found.regimes:
        rests, cycles = regime.leads_to
        needed += (rests.size + len(cycles)) * per_end
        needed += sum(cycle.size for cycle in cycles) * BYTES_PER_OUTCOME
    todo = "name one partition with --blocs, or raise --max-memory"
    refuse_too_large(needed, found.analysis.limits, todo, "regimes-too-large")


def _regime(found: Regimes, regime: Regime) -> dict[str, Any]:
    blocs = [list(bloc) for bloc in regime.blocs] if regime.kind == "blocs" else None
    return {
        "kind": regime.kind,
        "blocs": blocs,
        "ends": [_end(end) for end in found.ends(regime)],
    }


def _end(end: End) -> dict[str, Any]:
    return {
        "outcomes": list(end.outcomes),
        "holds": list(end.holds),
        "held_no_moves": end.stuck,
        "parties": {party: asdict(span) for party, span in end.spans.items()},
    }
