"""The axis that a party's own order has in every picture: whole places, the best at the end."""

from __future__ import annotations

from typing import Any

STEPS = 6
"""Of an axis at most."""


def own_order(field: str, name: str, places: int, size: int) -> dict[str, Any]:
    """Return how a place in a party's own order is encoded.

    Parameters
    ----------
    field : str
        Where the data have it.
    name : str
        The party's label.
    places : int
        How many its order has; 1 is best, and comes at the right or at the top.
    size : int
        Of the axis in pixels.
    """
    return {
        "field": field,
        "type": "quantitative",
        "title": [name, "place in own order, 1 is best"],
        "scale": {"domain": list(domain(places)), "reverse": True, "nice": False, "zero": False},
        "axis": {
            "values": ticks(places),
            "format": ",d",
            "grid": False,
            "titleLimit": size + 20,
        },
    }


def domain(places: int) -> tuple[float, float]:
    """Return from where to where an axis of so many places goes.

    Examples
    --------
    >>> domain(6), domain(100)
    ((0.5, 6.5), (-3.0, 104.0))
    """
    margin = max(0.5, 0.04 * places)
    return 1 - margin, places + margin


def ticks(places: int) -> list[int]:
    """Return places to write at an axis: the first, and round ones.

    Examples
    --------
    >>> ticks(4), ticks(9), ticks(47)
    ([1, 2, 3, 4], [1, 3, 5, 7, 9], [1, 10, 20, 30, 40])
    """
    round_ones = (digit * 10**power for power in range(20) for digit in (1, 2, 5))
    step = next(it for it in round_ones if it * STEPS >= places)
    odd = step == 2  # noqa: PLR2004  (1, 3, 5 rather than 1, 2, 4)
    return [*range(1, places + 1, step)] if odd else sorted({1, *range(step, places + 1, step)})
