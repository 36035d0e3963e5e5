"""Who would stay where: moves of one and of groups (definitions 2), stability (4, 5, 7)."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from .preferences import ranks
from .simultaneous import simultaneously_stable
from .space import Case, arcs, outcomes

Steps = Mapping[str, Mapping[int, set[int]]]  # party -> outcome -> outcomes one step away
Stable = dict[str, dict[str, set[int]] | None]


@dataclass(frozen=True)
class Graph:
    """The graph model: its outcomes, the parties with moves, one step of each, the ranks."""

    numbers: list[int]
    parties: list[str]
    moves: Steps
    improvements: Steps
    rank: Mapping[str, Mapping[int, int]]

    def others(self, i: str) -> list[str]:
        """Everybody but i."""
        return [j for j in self.parties if j != i]

    def prefers(self, i: str, a: int, b: int) -> bool:
        """Say whether i strictly prefers a to b."""
        return self.rank[i][a] > self.rank[i][b]


def movers(case: Case) -> list[str]:
    """List the parties that have options or, in graph form, a listed move; never affected ones."""
    if "graph" in case:
        able = [p for p in case["parties"] if case["graph"]["moves"].get(p["id"])]
    else:
        able = [p for p in case["parties"] if p.get("options")]
    return [p["id"] for p in able if p.get("kind") != "affected"]


def graph_of(case: Case) -> Graph:
    """Collect what the definitions of stability speak about."""
    numbers = [outcome.number for outcome in outcomes(case)]
    parties, rank, arc_sets = movers(case), ranks(case), arcs(case)
    moves = {i: {s: {t for a, t in arc_sets[i] if a == s} for s in numbers} for i in parties}
    improvements = {
        i: {s: {t for t in moves[i][s] if rank[i][t] > rank[i][s]} for s in numbers}
        for i in parties
    }
    return Graph(numbers, parties, moves, improvements, rank)


def legal_ends(steps: Steps, group: Iterable[str], start: int) -> set[int]:
    """Give the ends of legal sequences from start: nobody moves twice in a row (definition 2).

    Breadth-first search over (outcome, last mover); the departure outcome is excluded.
    """
    members = list(group)
    first = {(t, h) for h in members for t in steps[h][start]}
    seen, waiting = set(first), deque(sorted(first))
    while waiting:
        at, last = waiting.popleft()
        for h in members:
            if h != last:
                for t in steps[h][at]:
                    if (t, h) not in seen:
                        seen.add((t, h))
                        waiting.append((t, h))
    return {at for at, _ in seen} - {start}


def nash(graph: Graph, i: str) -> set[int]:
    """Definition 4, Nash: i has no improvement from s."""
    return {s for s in graph.numbers if not graph.improvements[i][s]}


def gmr(graph: Graph, i: str) -> set[int]:
    """Definition 4, GMR.

    For every improvement t of i some u, the end of a legal sequence of the others from t, is not
    preferred by i to s.
    """
    return _deterred(graph, i, graph.moves, escapable=False)


def smr(graph: Graph, i: str) -> set[int]:
    """Definition 4, SMR: as GMR, and no single move v of i from u is preferred by i to s."""
    return _deterred(graph, i, graph.moves, escapable=True)


def seq(graph: Graph, i: str) -> set[int]:
    """Definition 4, SEQ: as GMR, every step of the sequence being an improvement for its mover."""
    return _deterred(graph, i, graph.improvements, escapable=False)


def sseq(graph: Graph, i: str) -> set[int]:
    """Definition 7, SSEQ: as SMR, every step of the sequence being an improvement for its mover."""
    return _deterred(graph, i, graph.improvements, escapable=True)


def _deterred(graph: Graph, i: str, steps: Steps, *, escapable: bool) -> set[int]:
    """Every t has some u; `escapable` says whether i may still move on from u."""
    responses: dict[int, set[int]] = {}
    stay = set()
    for s in graph.numbers:
        every = True
        for t in graph.improvements[i][s]:
            if t not in responses:
                responses[t] = legal_ends(steps, graph.others(i), t)
            some = False
            for u in responses[t]:
                if not graph.prefers(i, u, s):
                    escapes = [v for v in graph.moves[i][u] if graph.prefers(i, v, s)]
                    if not (escapable and escapes):
                        some = True
            if not some:
                every = False
        if every:
            stay.add(s)
    return stay


CONCEPTS: dict[str, Callable[[Graph, str], set[int]]] = {
    "nash": nash,
    "gmr": gmr,
    "smr": smr,
    "seq": seq,
    "sseq": sseq,
}


def stable(case: Case) -> Stable:
    """For every concept and party with moves, the outcomes at which that party would stay.

    `sim` and `sim_fh` are None in graph form and where the case has `same` statements.
    """
    graph = graph_of(case)
    found: Stable = {name: {i: f(graph, i) for i in graph.parties} for name, f in CONCEPTS.items()}
    found["sim"] = found["sim_fh"] = None
    if "graph" in case or case.get("same"):
        return found
    unstable_for = {i: {s for s in graph.numbers if s not in seq(graph, i)} for i in graph.parties}
    anywhere = {i: set(graph.numbers) for i in graph.parties}
    rank, ui = graph.rank, graph.improvements
    found["sim"] = {i: simultaneously_stable(case, rank, ui, i, anywhere) for i in ui}
    found["sim_fh"] = {i: simultaneously_stable(case, rank, ui, i, unstable_for) for i in ui}
    return found


def equilibria(case: Case) -> dict[str, set[int] | None]:
    """For every concept, the outcomes at which every party with moves would stay."""
    numbers = {outcome.number for outcome in outcomes(case)}
    found: dict[str, set[int] | None] = {}
    for concept, by_party in stable(case).items():
        if by_party is None:
            found[concept] = None
        else:
            found[concept] = {s for s in numbers if all(s in by_party[i] for i in by_party)}
    return found


def held_no_moves(case: Case) -> set[int]:
    """Give the outcomes that no party alone can leave."""
    left = {s for by_party in arcs(case).values() for s, _ in by_party}
    return {outcome.number for outcome in outcomes(case)} - left
