"""What it would take for an outcome to hold, written down: the JSON contract of ``inverse``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.formats.results import BYTES_PER_OUTCOME, head, outcomes_data, refuse_too_large
from comity.formats.values import Number

if TYPE_CHECKING:
    from comity.mediation.inverse.result import Inverse, Share, Sufficient

BYTES_PER_COMPARISON, BYTES_PER_CLAUSE, BYTES_PER_PLACE = 1400, 1000, 100
"""What plain data and their JSON text were seen to take at most, rounded up.

A place is one comparison's position in one alternative.
"""

LONGEST = 10**300
"""A share with a larger denominator is written as a decimal only: no reader takes such numbers."""


def inverse_data(found: Inverse) -> dict[str, Any]:
    """Return it as plain data, by the contract that `inverse_schema` describes.

    Raises
    ------
    ComityError
        ``space-too-large`` where the data could take more memory than the limit.
    """
    _refuse(found)
    space = found.space
    return head(found.dispute) | {
        "outcomes": outcomes_data(space),
        "outcome": found.outcome,
        "concept": found.concept,
        "free": list(found.free),
        "holds": found.holds,
        "comparisons": [it._asdict() for it in found.comparisons],
        "clauses": [
            {
                "party": it.party,
                "to": it.to,
                "alternatives": [list(way) for way in it.alternatives],
                "complete": it.complete,
                "holds": it.holds,
            }
            for it in found.clauses
        ],
        "necessary": list(found.necessary),
        "necessary_complete": found.necessary_complete,
        "smallest": None if found.smallest is None else _smallest(found.smallest),
        "unfound": found.unfound,
        "share": _share(found.share) | {"seed": found.seed},
        "version": found.version,
    }


def _refuse(found: Inverse) -> None:
    """Refuse to write more than memory has room for."""
    places = sum(1 + len(way) for it in found.clauses for way in it.alternatives)
    needed = (
        found.space.count * BYTES_PER_OUTCOME
        + len(found.comparisons) * BYTES_PER_COMPARISON
        + len(found.clauses) * BYTES_PER_CLAUSE
        + places * BYTES_PER_PLACE
    )
    refuse_too_large(needed, found.limits, "free fewer parties, or raise --max-memory")


def _smallest(smallest: Sufficient) -> dict[str, Any]:
    return {
        "comparisons": list(smallest.comparisons),
        "to_change": smallest.to_change,
        "proved": smallest.proved,
        "unproved": smallest.unproved,
        "at_least": smallest.at_least,
    }


def _share(share: Share) -> dict[str, Any]:
    exact = share.exact
    short = exact if exact is not None and exact.denominator < LONGEST else None
    return {
        "exact": None if short is None else Number().dump(short),
        "count": share.count,
        "of": share.rankings,
        "low": share.low,
        "high": share.high,
        "draws": share.draws,
    }
