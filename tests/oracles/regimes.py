"""Regimes by their definitions: digraphs over outcomes, and where they lead from the status quo."""

import itertools
from collections.abc import Iterable, Sequence

from .preferences import ranks
from .space import Case, Levels, Option, arcs, feasible, first_members, levels, options
from .statements import holds

Arcs = set[tuple[int, int]]
Ends = set[frozenset[int]]


def negotiators(case: Case) -> list[str]:
    """List who has something to agree on: all but bystanders that no joint option asks."""
    asked = {name for row in case.get("joint_options", []) for name in row["consent"]}
    return [
        party["id"]
        for party in case["parties"]
        if party.get("kind", "party") == "party" or party["id"] in asked
    ]


def partitions(items: Sequence[str]) -> set[frozenset[frozenset[str]]]:
    """List all partitions: every way to say of each item in which of as many boxes it is."""
    found = set()
    for boxes in itertools.product(range(len(items)), repeat=len(items)):
        blocs = [frozenset(n for n, b in zip(items, boxes, strict=True) if b == k) for k in boxes]
        found.add(frozenset(blocs))
    return found


def self_help(case: Case) -> Arcs:
    """List the single improvements of everybody."""
    found: Arcs = set()
    for party in negotiators(case):
        found |= improvements(case, party)
    return found


def improvements(case: Case, party: str) -> Arcs:
    rank = ranks(case)[party]
    return {(s, t) for s, t in arcs(case)[party] if rank[t] > rank[s]}


def in_blocs(case: Case, blocs: Iterable[Iterable[str]], *, free_members: bool) -> Arcs:
    """List the jumps of all blocs, after which every member of the bloc is better off."""
    rank = ranks(case)
    found: Arcs = set()
    for bloc in map(list, blocs):
        for s, t in jumps(case, bloc):
            if all(rank[party][t] > rank[party][s] for party in bloc):
                found.add((s, t))
        if free_members and len(bloc) > 1:
            for party in bloc:
                found |= improvements(case, party)
    return found


def cooperative(case: Case) -> Arcs:
    """List the jumps of any negotiating parties by which nobody loses and somebody gains."""
    rank = ranks(case)
    found: Arcs = set()
    everybody = negotiators(case)
    for size in range(1, len(everybody) + 1):
        for some in itertools.combinations(everybody, size):
            for s, t in jumps(case, list(some)):
                spared = all(of[t] >= of[s] for of in rank.values())
                if spared and any(of[t] > of[s] for of in rank.values()):
                    found.add((s, t))
    return found


def jumps(case: Case, together: list[str]) -> Arcs:
    """List what some parties can bring about together in one go, whomever it suits."""
    if "graph" in case:
        return _legal_sequences(case, together)
    first = first_members(case)
    where = feasible(case)
    return {
        (first[a], first[b])
        for a, b in itertools.permutations(where, 2)
        if first[a] != first[b] and _may_jump(case, where[a], where[b], together)
    }


def _legal_sequences(case: Case, together: list[str]) -> Arcs:
    """Follow moves of the parties, nobody twice in a row, from every outcome."""
    moves = arcs(case)
    found: Arcs = set()
    for start in range(1, len(case["graph"]["outcomes"]) + 1):
        reached: set[tuple[int, str]] = set()
        ends: set[tuple[int, str | None]] = {(start, None)}
        while ends:
            ahead = {
                (t, mover)
                for here, last in ends
                for mover in together
                for s, t in moves[mover]
                if s == here and mover != last
            }
            ends = set(ahead - reached)
            reached |= ahead
        found |= {(start, t) for t, _ in reached if t != start}
    return found


def _may_jump(case: Case, before: Levels, after: Levels, together: list[str]) -> bool:
    changed = [option for option in options(case) if before[option.id] != after[option.id]]
    for option in changed:
        rises = option.levels.index(after[option.id]) > option.levels.index(before[option.id])
        if option.change != "any" and (option.change == "up") != rises:
            return False
        if not _decide(case, option, together):
            return False
    owners = {option.owner for option in changed}
    if len(owners) == 1 and None not in owners:  # a single move
        (mover,) = owners
        return not any(
            holds(row["from"], before, levels(case)) and holds(row["to"], after, levels(case))
            for row in case.get("forbidden_moves", [])
            if row.get("party", mover) == mover
        )
    return True


def _decide(case: Case, option: Option, together: list[str]) -> bool:
    if option.owner is not None:
        return option.owner in together
    (consent,) = [row["consent"] for row in case["joint_options"] if row["id"] == option.id]
    return set(consent) <= set(together)


def ends(start: int, joins: Arcs) -> Ends:
    """Give every set of outcomes that is reached, whose members lead to each other and no further.

    What leads where is found for every outcome by itself.
    """
    leads = {s: _reached(s, joins) for s in _reached(start, joins)}
    found = set()
    for s, there in leads.items():
        if all(s in leads[t] for t in there):
            found.add(frozenset(there))
    return found


def _reached(start: int, joins: Arcs) -> set[int]:
    """Give everything that arcs lead to from an outcome, itself included."""
    found = {start}
    while True:
        more = {t for s, t in joins if s in found} - found
        if not more:
            return found
        found |= more
