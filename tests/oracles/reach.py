"""Status quo analysis (definition 9): the sets V, and what they say, with sets and loops."""

from collections.abc import Collection
from typing import NamedTuple

from .concepts import Graph, Steps, graph_of
from .space import Case, arcs, feasible, first_members, levels, status_quo

Sets = dict[str, set[int]]  # party -> outcomes


class Reached(NamedTuple):
    """By outcome: the fewest moves, who may be last on shortest ways, and who on any way."""

    fewest: dict[int, int]
    last: dict[int, set[str]]
    ever: dict[int, set[str]]


def reached(graph: Graph, steps: Steps, q: int) -> Reached:
    """Follow V_i(k), the ends of legal sequences of at most k steps of which i takes the last.

    V_i(1) is what i can move to from q. V_i(k) adds what i can move to from V_j(k-1), j not i.
    """
    sets: list[Sets] = [{i: set(steps[i][q]) for i in graph.parties}]
    while True:
        before = sets[-1]
        now = {
            i: before[i].union(*(steps[i][s] for j in graph.parties if j != i for s in before[j]))
            for i in graph.parties
        }
        if now == before:
            break
        sets.append(now)
    fewest, last, ever = {q: 0}, {q: set[str]()}, {}
    for s in graph.numbers:
        for k, by_party in enumerate(sets, start=1):
            enders = {i for i in graph.parties if s in by_party[i]}
            if enders and s not in fewest:
                fewest[s], last[s] = k, enders
        ever[s] = {i for i in graph.parties if s in sets[-1][i]}
    return Reached(fewest, last, ever)


def by_moves(case: Case, tagged: Collection[str] = ()) -> Reached:
    """Follow all single moves from the status quo that raise none of the tagged options."""
    return reached(graph_of(case), _allowed(case, tagged), status_quo(case) or 0)


def by_improvements(case: Case, tagged: Collection[str] = ()) -> Reached:
    """Follow the improvements among them, each judged against the outcome that it leaves."""
    graph, allowed = graph_of(case), _allowed(case, tagged)
    better = {
        i: {s: allowed[i][s] & graph.improvements[i][s] for s in graph.numbers}
        for i in graph.parties
    }
    return reached(graph, better, status_quo(case) or 0)


def _allowed(case: Case, tagged: Collection[str]) -> Steps:
    """Give the single moves; between classes those of which some members' move raises nothing."""
    graph = graph_of(case)
    if "graph" in case:
        return graph.moves
    first, where, steps = first_members(case), feasible(case), levels(case)
    apart = arcs({key: value for key, value in case.items() if key != "same"})
    allowed: dict[str, dict[int, set[int]]] = {}
    for i in graph.parties:
        allowed[i] = {s: set() for s in graph.numbers}
        for s, t in apart[i]:
            raised = {
                o for o in tagged if steps[o].index(where[t][o]) > steps[o].index(where[s][o])
            }
            if not raised and first[s] != first[t]:
                allowed[i][first[s]].add(first[t])
    return allowed
