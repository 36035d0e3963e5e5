"""How large the signs of a state graph are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.report.pictures.graph import Node

RADIUS, RINGED = 15.0, 7.0
"""Pixels from the middle of an outcome to where its arcs end, and what a ring adds."""
CORNERS = {"circle": 0.0, "square": 3.0, "diamond": 6.0}
"""What the corners of each shape add to that."""
RING, RINGS = 1.5, 3.0
"""Width of a ring for one concept, and what all concepts add to it."""


def edge(node: Node) -> float:
    """Return how far from the middle of an outcome its arcs end: pixels."""
    return RADIUS + RINGED * bool(node.holds) + CORNERS[shape(node)]


def shape(node: Node) -> str:
    """Return the shape of an outcome."""
    if node.now:
        return "square"
    return "diamond" if node.proposed else "circle"


def ring(node: Node, concepts: int) -> float:
    """Return how wide the ring of an outcome is, the wider under the more concepts: pixels."""
    return RING + RINGS * len(node.holds) / concepts if node.holds else 0


def letters(number: int) -> float:
    """Return how large a number may be written so that it stays within its outcome: pixels."""
    return min(12.0, 42 / len(str(number)))
