"""The state graph: who can move from which outcome to which."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from comity.report.pictures.graph import state_graph
from comity.report.pictures.graph_drawing import stroke_of
from comity.report.pictures.graph_sizes import letters, ring, shape
from comity.report.pictures.graph_words import key
from comity.report.pictures.theme import LIGHT, PARTY_COLOURS
from comity.report.view import Section

if TYPE_CHECKING:
    from comity.report.pictures.graph import StateGraph
    from comity.report.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphSection(Section):
    """The section of the state graph; its only picture is that graph.

    Attributes
    ----------
    graph : StateGraph
        What a page lets people walk through.
    """

    template: ClassVar[str] = "graph"

    graph: StateGraph

    @property
    def key(self) -> list[tuple[str, str]]:
        """The signs in the graph, and what each stands for."""
        return key(self.graph)

    def data(self) -> dict[str, Any]:
        """Return what the page's script draws: plain data, and the colours of printed pages."""
        graph = self.graph
        return {
            "parties": [
                {"name": name, "colour": k % PARTY_COLOURS + 1, "stroke": stroke_of(k)}
                for k, name in enumerate(graph.parties)
            ],
            "nodes": [
                {
                    **asdict(it),
                    "letters": letters(it.number),
                    "ring": ring(it, graph.concepts),
                    "shape": shape(it),
                }
                for it in graph.nodes
            ],
            "arcs": [asdict(it) for it in graph.arcs],
            "print": asdict(LIGHT),
        }


def graph(reading: Reading) -> GraphSection | None:
    """Return the state graph, or None where no party has a move."""
    found = state_graph(reading)
    if found is None:
        return None
    return GraphSection(id="graph", title="The state graph", pictures=(found,), graph=found)
