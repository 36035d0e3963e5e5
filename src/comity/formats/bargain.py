"""Bargaining points written down: the JSON contract of ``bargain``."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from comity.formats.canonical import digest
from comity.formats.shapes import Number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from comity.settlement.bargaining.result import Bargain, Deal
    from comity.settlement.certificate import Place

FRONT, TIES_ON_FRONT, TIES = 100_000, 10, 1000
"""Deals of the front, outcomes of each, and outcomes of each answer that are listed at most."""


def bargain_data(bargain: Bargain) -> dict[str, Any]:
    """Return bargaining points as plain data, by the contract that `bargain_schema` describes.

    Worths and gains are exact: whole numbers, or decimals and fractions as text.
    """
    reference = bargain.reference
    talks = bargain.negotiators
    return {
        "comity": 1,
        "case": bargain.dispute.id,
        "digest": digest(bargain.dispute),
        "parties": list(talks),
        "affected": [it.id for it in bargain.dispute.parties if it.id not in talks],
        "reference": {
            "kind": reference.kind,
            "outcome": None if reference.place is None else _place(reference.place),
            "worth": _exact(reference.worth),
        },
        "indivisible_only": bargain.indivisible,
        "outcomes": bargain.field.total,
        "pareto": bargain.front_count,
        "front": _deals(islice(bargain.front(TIES_ON_FRONT), FRONT)),
        "front_left_out": max(0, bargain.front_deals - FRONT),
        "points": {point: _deals(bargain.deals(point, TIES)) for point in bargain.points},
        "version": bargain.version,
    }


def _deals(deals: Iterable[Deal]) -> list[dict[str, Any]]:
    return [
        {
            "worth": _exact(it.worth),
            "gain": _exact(it.gain),
            "count": it.count,
            "outcomes": [_place(place) for place in it.places],
        }
        for it in deals
    ]


def _place(place: Place) -> dict[str, Any]:
    return {"number": place.number, "pattern": place.pattern, "name": place.name}


def _exact(numbers: Mapping[str, Fraction]) -> dict[str, int | str]:
    return {party: Number().dump(number) for party, number in numbers.items()}
