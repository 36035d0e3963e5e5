"""Stability by any way of comparing outcomes (definitions 4, 7 and the tables of 11).

A variant says four things of outcomes; the concepts are then the same sentences for all of them.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from .concepts import Graph, Steps, graph_of, legal_ends
from .space import Case, feasible, first_members, options, pattern

Question = Callable[[str, int, int], bool]  # of a party, and of two outcomes


class Judge(NamedTuple):
    """How parties compare: each asked as (party, outcome it is at or left, other outcome)."""

    leaves: Question  # would it leave s for t
    follows: Question  # would it take a step from a to b in a reply
    deters: Question  # does ending at u deter it from leaving s
    escapes: Question  # having left s, does it escape the reply by moving on to v


def steps_of(graph: Graph, judge: Judge, base: str) -> Steps:
    """Give the steps that count in replies: all moves, or those that are credible."""
    if base not in ("seq", "sseq"):
        return graph.moves
    return {
        j: {a: {b for b in graph.moves[j][a] if judge.follows(j, a, b)} for a in graph.numbers}
        for j in graph.parties
    }


def deterring(graph: Graph, judge: Judge, base: str, i: str, s: int, u: int) -> bool:
    """Say whether a reply that ends at u deters i from leaving s."""
    if not judge.deters(i, s, u):
        return False
    if base not in ("smr", "sseq"):
        return True
    return not any(judge.escapes(i, s, v) for v in graph.moves[i][u])


def stable_for(graph: Graph, judge: Judge, base: str, i: str) -> set[int]:
    """Give the outcomes at which i would stay."""
    steps = steps_of(graph, judge, base)
    ends = {t: legal_ends(steps, graph.others(i), t) for t in graph.numbers}
    stay = set()
    for s in graph.numbers:
        considered = [t for t in graph.moves[i][s] if judge.leaves(i, s, t)]
        if base == "nash":
            every = not considered
        else:
            every = all(
                any(deterring(graph, judge, base, i, s, u) for u in ends[t]) for t in considered
            )
        if every:
            stay.add(s)
    return stay


def stable(case: Case, judge: Judge, base: str) -> dict[str, set[int]]:
    """Give for every party with moves the outcomes at which it would stay."""
    graph = graph_of(case)
    return {i: stable_for(graph, judge, base, i) for i in graph.parties}


def meant(case: Case, ref: Any) -> set[int]:
    """Give the outcomes that a number, a pattern, or a graph's name stands for."""
    first = first_members(case)
    if isinstance(ref, int):
        return {first[ref]}
    if "graph" in case:
        return {case["graph"]["outcomes"].index(ref) + 1}
    listed = options(case)
    return {
        first[number]
        for number, at in feasible(case).items()
        if all(a in ("-", b) for a, b in zip(ref, pattern(listed, at), strict=True))
    }
