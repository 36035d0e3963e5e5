"""Bargaining points written down: the JSON contract of ``bargain``."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from comity.formats.results import head, refuse_too_large
from comity.formats.values import Number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from comity.settlement.bargaining.result import Bargain, Deal
    from comity.settlement.certificate import Place

DEALS, PLACES, TIES = 100_000, 1000, 10
"""Deals, places of them altogether, and places of a deal on the front that are listed at most.

Every deal that is listed has one place at least.
"""
LEVELS = 5_000_000
"""Levels in all places that are listed, at most: of thousands of options fewer deals."""
BYTES_PER_DEAL, BYTES_PER_PARTY, BYTES_PER_PLACE = 1200, 600, 800
"""What plain data and their JSON text were seen to take at most, rounded up."""


def bargain_data(bargain: Bargain) -> dict[str, Any]:
    """Return bargaining points as plain data, by the contract that `bargain_schema` describes.

    Worths and gains are exact: whole numbers, or decimals and fractions as text.

    Raises
    ------
    ComityError
        ``space-too-large`` where the data could take more memory than the limit.
    """
    most = min(DEALS, LEVELS // max(1, len(bargain.dispute.options)))
    _refuse_too_large(bargain, most)
    reference = bargain.reference
    return head(bargain.dispute) | {
        "negotiators": list(bargain.negotiators),
        "bystanders": list(bargain.dispute.bystanders),
        "reference": {
            "kind": reference.kind,
            "outcome": None if reference.place is None else _place(reference.place),
            "worth": _exact(reference.worth),
        },
        "indivisible_only": bargain.indivisible,
        "outcomes": bargain.field.total,
        "pareto": bargain.front_count,
        "front": _deals(bargain.front(min(TIES, each(bargain.front_deals))), most),
        "front_left_out": max(0, bargain.front_deals - most),
        "points": {
            point: _deals(bargain.deals(point, each(bargain.different(point))), most)
            for point in bargain.points
        },
        "points_left_out": {
            point: max(0, bargain.different(point) - most) for point in bargain.points
        },
        "version": bargain.version,
    }


def each(deals: int) -> int:
    """Return how many places of each of so many deals are listed."""
    return max(1, PLACES // max(1, deals))


def _refuse_too_large(bargain: Bargain, most: int) -> None:
    listed = [bargain.front_deals, *map(bargain.different, bargain.points)]
    deals = sum(min(most, it) for it in listed)
    per_deal = BYTES_PER_DEAL + BYTES_PER_PARTY * len(bargain.dispute.parties)
    needed = deals * per_deal + PLACES * len(listed) * BYTES_PER_PLACE
    refuse_too_large(needed, bargain.limits, "raise --max-memory")


def _deals(deals: Iterable[Deal], most: int) -> list[dict[str, Any]]:
    return [
        {
            "worth": _exact(it.worth),
            "gain": _exact(it.gain),
            "count": it.count,
            "outcomes": [_place(place) for place in it.places],
        }
        for it in islice(deals, most)
    ]


def _place(place: Place) -> dict[str, Any]:
    return {"number": place.number, "pattern": place.pattern, "name": place.name}


def _exact(numbers: Mapping[str, Fraction]) -> dict[str, int | str]:
    return {party: Number().dump(number) for party, number in numbers.items()}
