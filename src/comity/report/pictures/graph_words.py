"""A state graph in words: the sentence and the table that say what the picture shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.pictures.graph_sizes import shape
from comity.report.pictures.labels import label
from comity.stability.sentence import enumerated
from comity.tables import Table, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.report.pictures.graph import Arc, Node, StateGraph
    from comity.tables import Cell

LISTED = 200
"""Moves that the table lists at most."""
NAMED = 12
"""Outcomes that the sentence names of a kind at most."""
SHORT = 60
"""Characters of an outcome's words that the table shows at most."""

HOLLOW = "hollow arrowhead"


def sentence(nodes: Sequence[Node], arcs: Sequence[Arc], every: int) -> str:
    """Return what a state graph shows, where the dispute has so many outcomes."""
    moves = counted(sum(1 + it.back for it in arcs), "move")
    said = [f"{counted(len(nodes), 'outcome')} and {moves} that one party can make alone."]
    said += [f"The status quo is {it.number}." for it in nodes if it.now]
    said += [f"The proposed outcome is {it.number}." for it in nodes if it.proposed]
    kinds = (
        ("Under some concept every party would stay at", [it for it in nodes if it.holds_freely]),
        ("Nobody has a move at", [it for it in nodes if it.stuck]),
        ("Indivisible, with nobody worse off:", [it for it in nodes if it.indivisible]),
    )
    said += [f"{what} {_numbers(found)}." for what, found in kinds if found]
    if every > len(nodes):
        beyond = counted(sum(it.beyond for it in nodes), "move")
        said.append(
            f"{every - len(nodes):,} of {every:,} outcomes are not shown, nor {beyond} that lead "
            "to them: the status quo, the way, settlements and outcomes that hold come first, "
            "then what takes the fewest moves."
        )
    return " ".join(said)


def _numbers(nodes: Sequence[Node]) -> str:
    numbers = [str(it.number) for it in nodes[:NAMED]]
    more = len(nodes) - NAMED
    return enumerated([*numbers, f"{more} more"] if more > 0 else numbers)


def key(graph: StateGraph) -> list[tuple[str, str]]:
    """Return the signs that there are in a state graph, each with what it stands for."""
    nodes, arcs = graph.nodes, graph.arcs
    better = [it.better for it in arcs] + [it.better_back for it in arcs if it.back]
    signs = (
        ("square", "status quo", any(it.now for it in nodes)),
        ("diamond", "proposed outcome", any(shape(it) == "diamond" for it in nodes)),
        ("ring", "holds; a wider one under more concepts", any(it.holds_freely for it in nodes)),
        ("dashed ring", "nobody has a move", any(it.stuck for it in nodes)),
        ("dark", "indivisible, nobody is worse off", any(it.indivisible for it in nodes)),
        ("filled arrowhead", "better for the mover", True in better),
        (HOLLOW, "not better for the mover", False in better),
        ("bar", "no way back", not all(it.back for it in arcs)),
    )
    return [(sign, words) for sign, words, is_there in signs if is_there]


def moves_table(
    parties: Sequence[str], nodes: Sequence[Node], arcs: Sequence[Arc], *, tells_wants: bool
) -> Table:
    """Return the moves of a state graph, each way on its own; at most `LISTED`."""
    words = {it.number: f"{it.number} ({label(it.words, SHORT)})" for it in nodes}
    rows: list[tuple[Cell, ...]] = []
    for it in arcs:
        ways = [(it.origin, it.target, it.better)]
        ways += [(it.target, it.origin, it.better_back)] if it.back else []
        for origin, target, better in ways:
            told = (better,) if tells_wants else ()
            rows.append((parties[it.mover], words[origin], words[target], *told, it.back))
    left = len(rows) - LISTED
    title = "Moves" if left <= 0 else f"The first {LISTED} moves; {left:,} more are in the picture"
    heading = ("better for it",) if tells_wants else ()
    return Table(title, ("by", "from", "to", *heading, "can go back"), tuple(rows[:LISTED]))
