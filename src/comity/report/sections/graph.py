"""The state graph: who can move from which outcome to which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from comity.report.pictures.graph import state_graph
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


def graph(reading: Reading) -> GraphSection | None:
    """Return the state graph, or None where no party has a move."""
    found = state_graph(reading)
    if found is None:
        return None
    return GraphSection(id="graph", title="The state graph", pictures=(found,), graph=found)
