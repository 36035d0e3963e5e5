"""What follows from what is known of a party's concerns, written out (rules R8).

Plain data in, plain data out.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise, permutations, product
from typing import Any

Known = dict[str, Any]
"""What stands under ``known`` for one party."""


def chained(chains: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    """Give all pairs (first, then) that follow from chains, by going on until nothing is new."""
    found = {(a, b) for chain in chains for a, b in pairwise(chain)}
    while True:
        new = {(a, c) for (a, b), (d, c) in product(found, found) if b == d} - found
        if not new:
            return found
        found |= new


def comparisons(ids: Sequence[str], known: Known) -> set[tuple[str, str]]:
    """Give all pairs (first, then) of concerns whose order is known."""
    if known.get("before") is not None:
        return chained(known["before"])
    open_ = [set(group) for group in known.get("dont_know", [])]
    return {(a, b) for a, b in combinations(ids, 2) if not any({a, b} <= group for group in open_)}


def orders(ids: Sequence[str], known: Known) -> set[tuple[str, ...]]:
    """Give all orders of the concerns that agree with what is known."""
    said = comparisons(ids, known)
    return {
        order
        for order in permutations(ids)
        if all(order.index(a) < order.index(b) for a, b in said)
    }


def in_order(ids: Sequence[str], known: Known) -> bool:
    """Say whether what is known of concerns is without fault."""
    said = comparisons(ids, known)
    follows = chained(said)
    groups = [set(group) for group in known.get("dont_know", [])]
    return all(ids.index(a) < ids.index(b) for a, b in follows) and not any(
        {a, b} <= group for a, b in follows for group in groups
    )
