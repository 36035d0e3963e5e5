"""Which sets of levers hold an outcome: all of them, put in force one by one (rules, levers)."""

from collections.abc import Collection
from fractions import Fraction
from itertools import combinations

from .concepts import CONCEPTS, graph_of
from .levers import clash, for_security, in_force, kind_of, renumbered
from .preferences import ranks
from .space import Case, outcomes, status_quo

Ids = tuple[str, ...]


def cost(case: Case, ids: Collection[str]) -> Fraction:
    """Add up what some levers cost."""
    return sum((Fraction(str(it["cost"])) for it in case["levers"] if it["id"] in ids), Fraction())


def sets(case: Case) -> list[Ids]:
    """List the sets of levers that go together: by cost, then size, then the order of the case."""
    listed = [lever["id"] for lever in case["levers"]]
    every = [ids for size in range(len(listed) + 1) for ids in combinations(listed, size)]
    order = {name: k for k, name in enumerate(listed)}
    fitting = [ids for ids in every if not clash(case, ids)]
    return sorted(fitting, key=lambda ids: (cost(case, ids), len(ids), [order[it] for it in ids]))


def lowered(case: Case, ids: Collection[str]) -> dict[int, set[str]]:
    """Say of every outcome of the case that is still there who is worse off than at the status quo.

    By the preferences of the case and by compensation; what levers talk a party into counts not.
    """
    judged = for_security(case, ids)
    order, now, again = ranks(judged), status_quo(judged), renumbered(case, judged)
    if now is None:
        raise ValueError("without a status quo nobody can be worse off")
    return {
        number: {party for party, rank in order.items() if rank[there] < rank[now]}
        for number, there in again.items()
    }


def leaves(case: Case, ids: Collection[str], concept: str) -> dict[int, set[str]]:
    """Say of every outcome of the case that is still there who would leave it."""
    made = in_force(case, ids)
    graph, again = graph_of(made), renumbered(case, made)
    stays = {party: CONCEPTS[concept](graph, party) for party in graph.parties}
    return {
        number: {party for party in graph.parties if there not in stays[party]}
        for number, there in again.items()
    }


def held(case: Case, ids: Collection[str], concept: str) -> set[int]:
    """Give the outcomes of the case that nobody leaves, and at which nobody is worse off."""
    low, gone = lowered(case, ids), leaves(case, ids, concept)
    return {number for number in low if not low[number] and not gone[number]}


def holding(case: Case, concept: str) -> dict[Ids, set[int]]:
    """Give what each set of levers holds, the sets in their order."""
    return {ids: held(case, ids, concept) for ids in sets(case)}


def minimal(holds: dict[Ids, set[int]], target: int) -> list[Ids]:
    """List the sets that hold a target while no proper part of them does, in their order."""
    do = [ids for ids, numbers in holds.items() if target in numbers]
    return [ids for ids in do if not any(set(part) < set(ids) for part in do)]


def targets(case: Case) -> set[int]:
    """Give the outcomes but the status quo at which compensation, or nothing, leaves nobody low."""
    paying = {it["id"] for it in case["levers"] if kind_of(it)[0] == "compensate"}
    found = {
        number
        for ids in sets(case)
        if set(ids) <= paying
        for number, low in lowered(case, ids).items()
        if not low
    }
    numbers = {outcome.number for outcome in outcomes(case)}
    return (found & numbers) - {status_quo(case)}
