"""Who gains, and what nobody can better: changes, indivisible outcomes, Pareto (rules R5)."""

from collections.abc import Iterable, Mapping

from .preferences import ranks
from .space import Case, outcomes


def changes(case: Case, status_quo: int) -> dict[str, dict[int, int]]:
    """For every party and outcome 1, 0 or -1: better than, tied with, worse than the status quo."""
    found: dict[str, dict[int, int]] = {}
    for party, rank in ranks(case).items():
        found[party] = {}
        for s in rank:
            found[party][s] = 0
            if rank[s] > rank[status_quo]:
                found[party][s] = 1
            if rank[s] < rank[status_quo]:
                found[party][s] = -1
    return found


def indivisible(case: Case, status_quo: int) -> set[int]:
    """Give the outcomes at which no party and no bystander is worse off."""
    change = changes(case, status_quo)
    numbers = {outcome.number for outcome in outcomes(case)}
    return {s for s in numbers if all(change[i][s] in (0, 1) for i in change)}


def win_win(case: Case, status_quo: int) -> set[int]:
    """Give the indivisible outcomes at which some party or bystander is better off."""
    change = changes(case, status_quo)
    return {s for s in indivisible(case, status_quo) if any(change[i][s] == 1 for i in change)}


def strictly_win_win(case: Case, status_quo: int) -> set[int]:
    """Give the outcomes at which every party and every bystander is better off."""
    change = changes(case, status_quo)
    return {s for s in indivisible(case, status_quo) if all(change[i][s] == 1 for i in change)}


def pareto(case: Case) -> set[int]:
    """Give the outcomes without another that is as good for all and better for one."""
    rank = ranks(case)
    numbers = {outcome.number for outcome in outcomes(case)}
    optimal = set()
    for s in numbers:
        dominated = False
        for t in numbers:
            nobody_loses = all(rank[i][t] >= rank[i][s] for i in rank)
            somebody_gains = any(rank[i][t] > rank[i][s] for i in rank)
            if nobody_loses and somebody_gains:
                dominated = True
        if not dominated:
            optimal.add(s)
    return optimal


def worst_and_best(case: Case, chosen: Iterable[int]) -> Mapping[str, tuple[int, int]] | None:
    """Give each party's lowest and highest rank over some outcomes; None where there are none."""
    among = set(chosen)
    if not among:
        return None
    return {i: (min(r[s] for s in among), max(r[s] for s in among)) for i, r in ranks(case).items()}
