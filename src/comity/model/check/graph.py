"""A dispute given as a graph: outcomes and moves by name, and nothing that options would say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from comity.errors import Fault, quoted
from comity.model.check.names import repeats, unknown
from comity.model.dispute import Ranking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.errors import Path
    from comity.model.dispute import Dispute


def graph(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of a graph, and of what does not go with one."""
    if dispute.graph is None:
        return
    clashes: dict[str, bool] = {
        "joint_options": bool(dispute.joint_options),
        "infeasible": bool(dispute.infeasible),
        "same": bool(dispute.same),
        "forbidden_moves": bool(dispute.forbidden_moves),
        "parties": any(party.options for party in dispute.parties),
    }
    for key, present in clashes.items():
        if present:
            what = f"a dispute given as a graph has no {key.replace('parties', 'options')}"
            yield Fault((key,), what, "take them out, or the graph", "value-type")
    for path, preference in dispute.stated_preferences():
        if not isinstance(preference, Ranking):
            what = "a dispute given as a graph has no statements"
            yield Fault(path, what, "write a ranking of its outcomes", "value-type")
    outcomes = dispute.graph.outcomes
    if not outcomes:
        yield Fault(("graph", "outcomes"), "there is no outcome", "name them", "outcomes-none")
    at: list[tuple[str, Path]] = [(it, ("graph", "outcomes", k)) for k, it in enumerate(outcomes)]
    yield from repeats(at, "outcome")
    parties = [party.id for party in dispute.parties if party.kind == "party"]
    for party_id, moves in dispute.graph.moves.items():
        here: Path = ("graph", "moves", party_id)
        if party_id not in parties:
            yield unknown("party with moves called", party_id, parties, here)
        yield from _arcs(moves, set(outcomes), here)


def _arcs(moves: tuple[tuple[str, str], ...], outcomes: set[str], path: Path) -> Iterator[Fault]:
    counts: Counter[tuple[str, str]] = Counter()
    for k, move in enumerate(moves):
        counts[move] += 1
        for name in move:
            if name not in outcomes:
                yield unknown("outcome", name, sorted(outcomes), (*path, k))
        if move[0] == move[1]:
            what = f"the move leads from {quoted(move[0])} to itself"
            yield Fault((*path, k), what, "take it out", "forbidden-change")
        elif counts[move] == 2:  # noqa: PLR2004
            what = f"the move from {quoted(move[0])} to {quoted(move[1])} stands here a second time"
            yield Fault((*path, k), what, "take one out", "id-repeated")
