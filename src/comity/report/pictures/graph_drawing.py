"""A state graph as Vega-Lite: arcs, arrowheads and outcomes at places worked out before."""

from __future__ import annotations

from math import atan2, degrees, hypot
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.report.pictures.bending import curve
from comity.report.pictures.graph_sizes import edge, letters, ring, shape
from comity.report.pictures.graph_words import HOLLOW, key
from comity.report.pictures.picture import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.report.pictures.bending import Points
    from comity.report.pictures.graph import Arc, Node, StateGraph
    from comity.report.pictures.theme import Theme

STROKES: tuple[tuple[int, ...], ...] = (
    (1, 0),
    (8, 4),
    (2, 3),
    (10, 3, 2, 3),
    (16, 5),
    (6, 2, 2, 2, 2, 2),
)
"""Lengths of strokes and gaps in pixels, of which each party has one."""
GAP = 6.0
"""Pixels from the end of an arc to the middle of its arrowhead."""
SIDE, AROUND = 36.0, 8.0
"""Pixels from the middle of an outcome, and from an arc, to the side of the drawing."""


def stroke_of(party: int) -> tuple[int, ...]:
    """Return a party's stroke; with its colour of six no two of 36 parties look alike.

    Examples
    --------
    >>> stroke_of(0), stroke_of(1), stroke_of(6)
    ((1, 0), (8, 4), (8, 4))
    """
    return STROKES[(party + party // len(STROKES)) % len(STROKES)]


def drawing(graph: StateGraph, theme: Theme) -> dict[str, Any]:
    """Return a state graph as Vega-Lite."""
    lines, heads, tails = _arcs(graph, theme)
    x, y = (_extent([it.at[k] for it in graph.nodes], lines, axis) for k, axis in enumerate("xy"))
    faded = 1.0 if len(lines) <= 60 else 0.75  # noqa: PLR2004  (what lies below has to be seen)
    return {
        "$schema": SCHEMA,
        "config": theme.settings() | {"view": {"stroke": None}},
        "width": x[1] - x[0],
        "height": y[1] - y[0],
        "padding": 8,
        "title": _title(graph, theme, x[1] - x[0]),
        "datasets": {
            "lines": lines,
            "heads": heads,
            "tails": tails,
            "nodes": [_node(it, graph.concepts) for it in graph.nodes],
        },
        "layer": [
            _lines(graph, theme, faded),
            _marks("tails", {"shape": "stroke", "size": 130, "strokeWidth": 2.5}),
            _marks(
                "heads", {"shape": "triangle", "size": 75, "fill": theme.paper}, "!datum.filled"
            ),
            _marks("heads", {"shape": "triangle", "size": 95, "filled": True}, "datum.filled"),
            *_nodes(theme),
        ],
        "encoding": {
            "x": _place("x", x),
            "y": _place("y", y, reverse=True),
        },
    }


def _extent(at: list[float], lines: list[Any], axis: str) -> tuple[float, float]:
    """Return from where to where a drawing goes: pixels to the right, or down."""
    along = [place for line in lines for place in line[axis]]
    return min(0.0, min(along) - AROUND), max(max(at) + SIDE, max(along) + AROUND)


def _place(field: str, ends: tuple[float, float], *, reverse: bool = False) -> dict[str, Any]:
    scale = {"domain": list(ends), "nice": False, "zero": False, "reverse": reverse}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}


def _arcs(graph: StateGraph, theme: Theme) -> tuple[list[Any], list[Any], list[Any]]:
    """Return lines, arrowheads and the bars at the tails of moves without a way back."""
    nodes = {it.number: it for it in graph.nodes}
    lines, heads, tails = [], [], []
    for number, arc in enumerate(graph.arcs):
        if graph.improvements_first and not arc.improves:
            continue
        points = _points(nodes[arc.origin], nodes[arc.target], arc.bend)
        x, y = points.round(1).T.tolist()
        lines.append({"arc": number, "party": graph.parties[arc.mover], "x": x, "y": y})
        colour = {"colour": theme.parties[arc.mover % len(theme.parties)]}
        for forth, filled in _shown_heads(arc, graph):
            heads.append({**colour, **_head(points if forth else points[::-1]), "filled": filled})
        if not arc.back:
            tails.append({**colour, **_head(points[::-1])})
    return lines, heads, tails


def _points(begin: Node, end: Node, bend: float) -> Points:
    """Return points along an arc, of a straight one its ends: float array (point, 2)."""
    ends = np.array(begin.at), np.array(end.at)
    (points,) = curve(*ends, np.array([bend]), (edge(begin), edge(end)))
    return np.asarray(points if bend else points[[0, -1]])


def _shown_heads(arc: Arc, graph: StateGraph) -> Iterator[tuple[bool, bool]]:
    """Yield for each arrowhead whether it points forth, and whether it is filled."""
    for forth, better in ((True, arc.better), (False, arc.better_back)):
        if (forth or arc.back) and (better or not graph.improvements_first):
            yield forth, better is not False


def _head(points: Points) -> dict[str, float]:
    """Return where an arrowhead at the end stands, and its turn to the right from upright."""
    (x, y), (x2, y2) = points[-2:].tolist()
    back = GAP / max(hypot(x2 - x, y2 - y), 1e-6)
    turned = degrees(atan2(x2 - x, y - y2))
    return {
        "x": round(x2 - (x2 - x) * back, 1),
        "y": round(y2 - (y2 - y) * back, 1),
        "angle": round(turned, 1),
    }


def _node(node: Node, concepts: int) -> dict[str, Any]:
    return {
        "x": node.at[0],
        "y": node.at[1],
        "number": str(node.number),
        "size": letters(node.number),
        "shape": shape(node),
        "indivisible": node.indivisible,
        "stuck": node.stuck,
        "ring": ring(node, concepts),
    }


def _lines(graph: StateGraph, theme: Theme, faded: float) -> dict[str, Any]:
    legend = {
        "title": None,
        "orient": "bottom",
        "columns": 3,
        "labelLimit": 240,
        "labelColor": theme.ink,
        "symbolType": "stroke",
        "symbolSize": 900,
        "symbolStrokeWidth": 2,
    }
    domain = list(graph.parties)
    colours = [theme.parties[k % len(theme.parties)] for k in range(len(domain))]
    strokes = [list(stroke_of(k)) for k in range(len(domain))]
    party = {"field": "party", "type": "nominal", "legend": legend}
    return {
        "data": {"name": "lines"},
        "transform": [{"flatten": ["x", "y"]}],
        # without an order of their own, points would be sorted from left to right
        "mark": {"type": "line", "order": None, "strokeWidth": 1.6, "opacity": faded},
        "encoding": {
            "detail": {"field": "arc"},
            "color": {**party, "scale": {"domain": domain, "range": colours}},
            "strokeDash": {**party, "scale": {"domain": domain, "range": strokes}},
        },
    }


def _marks(name: str, mark: dict[str, Any], kept: str = "") -> dict[str, Any]:
    layer = {
        "data": {"name": name},
        "mark": {"type": "point", "opacity": 1, **mark},
        "encoding": {
            "angle": {"field": "angle", "type": "quantitative", "scale": None},
            "color": {"field": "colour", "type": "nominal", "scale": None},
        },
    }
    return {**layer, "transform": [{"filter": kept}]} if kept else layer


def _nodes(theme: Theme) -> list[dict[str, Any]]:
    ink = {"condition": {"test": "datum.indivisible", "value": theme.paper}, "value": theme.ink}
    fill = {"condition": {"test": "datum.indivisible", "value": theme.good}, "value": theme.paper}
    shape = {"field": "shape", "type": "nominal", "scale": None, "legend": None}
    paint = {"fill": theme.paper, "stroke": theme.ink}
    width = {"field": "ring", "type": "quantitative", "scale": None}
    size = {"field": "size", "type": "quantitative", "scale": None}
    dash = {"condition": {"test": "datum.stuck", "value": [3, 3]}, "value": [1, 0]}
    return [
        {
            "data": {"name": "nodes"},
            "transform": [{"filter": "datum.ring > 0"}],
            "mark": {"type": "point", "opacity": 1, **paint},
            "encoding": {
                "strokeWidth": width,
                "strokeDash": dash,
                "shape": shape,
                "size": _area(1180, diamond=3400),
            },
        },
        {
            "data": {"name": "nodes"},
            "mark": {"type": "point", "opacity": 1, "stroke": theme.ink},
            "encoding": {"fill": fill, "shape": shape, "size": _area(620, diamond=1900)},
        },
        {
            "data": {"name": "nodes"},
            "mark": {"type": "text", "fontWeight": 600},
            "encoding": {"text": {"field": "number"}, "size": size, "color": ink},
        },
    ]


def _area(other: int, *, diamond: int) -> dict[str, Any]:
    """Return how large an outcome is: a diamond larger, so that a number fits in."""
    return {"condition": {"test": "datum.shape === 'diamond'", "value": diamond}, "value": other}


def _title(graph: StateGraph, theme: Theme, width: float) -> dict[str, Any]:
    """Return what the signs mean, as far as they are in the drawing."""
    said = [
        f"{sign.capitalize()}: {words}."
        for sign, words in key(graph)
        if not (graph.improvements_first and sign == HOLLOW)
    ]
    said += ["Only improvements are drawn."] * graph.improvements_first
    return {
        "text": wrap(" ".join(said), max(40, int(width / 6))) or [""],
        "orient": "bottom",
        "anchor": "start",
        "fontSize": 11,
        "fontWeight": "normal",
        "color": theme.faint,
    }
