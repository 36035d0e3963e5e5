"""Who sees what, and what lasts when each acts on it (definitions 12, misperception)."""

from dataclasses import dataclass

from .concepts import CONCEPTS, Graph, graph_of, movers
from .preferences import ranks
from .space import Case, feasible, levels, outcomes
from .statements import holds


@dataclass(frozen=True)
class Perceived:
    """What is so under one concept."""

    stays: dict[str, set[int]]  # party -> where it would stay, by its own view
    expected: dict[str, set[int]]  # party -> the equilibria of its own view that it sees
    lasting: set[int]
    steady: set[int]
    unsteady: set[int]
    stealthy: set[int]
    equilibria: set[int]  # of the dispute itself


def unseen(case: Case, viewer: str) -> set[int]:
    """Give the numbers of the outcomes that a party does not think of."""
    named = case.get("views", {}).get(viewer, {}).get("unseen", [])
    hidden = set()
    for outcome in outcomes(case):
        if "graph" in case:
            if outcome.name in named:
                hidden.add(outcome.number)
        else:
            at = feasible(case)[outcome.number]
            for text in named:
                if holds(text, at, levels(case)):
                    hidden.add(outcome.number)
    return hidden


def seen_by(case: Case, viewer: str) -> Graph:
    """Give the graph model in a party's eyes.

    Preferences are those of the dispute, but for those that the view states; a move is there if it
    is one in the dispute and the viewer sees both its ends.
    """
    stated = case.get("views", {}).get(viewer, {}).get("preferences", {})
    truth = graph_of(case)
    rank = ranks({**case, "preferences": {**case["preferences"], **stated}})
    hidden = unseen(case, viewer)
    moves: dict[str, dict[int, set[int]]] = {}
    improvements: dict[str, dict[int, set[int]]] = {}
    for party in truth.parties:
        moves[party], improvements[party] = {}, {}
        for s in truth.numbers:
            moves[party][s] = set()
            for t in truth.moves[party][s]:
                if s not in hidden and t not in hidden:
                    moves[party][s].add(t)
            improvements[party][s] = {t for t in moves[party][s] if rank[party][t] > rank[party][s]}
    return Graph(truth.numbers, truth.parties, moves, improvements, rank)


def perceived(case: Case, concept: str) -> Perceived:
    """Give what lasts, and what each party expects, under a concept of definitions 4 and 7."""
    stable = CONCEPTS[concept]
    parties, numbers = movers(case), [outcome.number for outcome in outcomes(case)]
    truth, views = graph_of(case), {i: seen_by(case, i) for i in movers(case)}
    hidden = {i: unseen(case, i) for i in parties}
    stays = {i: stable(views[i], i) for i in parties}
    in_eyes = {i: {j: stable(views[i], j) for j in parties} for i in parties}
    in_truth = {j: stable(truth, j) for j in parties}
    expected: dict[str, set[int]] = {}
    for i in parties:
        expected[i] = set()
        for s in numbers:
            if s not in hidden[i] and all(s in in_eyes[i][j] for j in parties):
                expected[i].add(s)
    lasting = {s for s in numbers if all(s in stays[i] for i in parties)}
    steady, unsteady, stealthy = set(), set(), set()
    for s in lasting:
        if any(s in hidden[i] for i in parties):
            stealthy.add(s)
        elif all(s in expected[i] for i in parties):
            steady.add(s)
        else:
            unsteady.add(s)
    equilibria = {s for s in numbers if all(s in in_truth[j] for j in parties)}
    return Perceived(stays, expected, lasting, steady, unsteady, stealthy, equilibria)


def misjudged(case: Case, viewer: str) -> set[str]:
    """Give the parties of whom a viewer gets some comparison of two outcomes it sees wrong."""
    truth, taken = ranks(case), seen_by(case, viewer).rank
    seen = [outcome.number for outcome in outcomes(case)]
    seen = [s for s in seen if s not in unseen(case, viewer)]
    wrong = set()
    for party in truth:
        for s in seen:
            for t in seen:
                if (truth[party][s] > truth[party][t]) != (taken[party][s] > taken[party][t]):
                    wrong.add(party)
    return wrong
