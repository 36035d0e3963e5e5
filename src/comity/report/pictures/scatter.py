"""Scatter pictures: where outcomes stand with two parties at a time, the best at the top right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from comity.report.pictures.picture import SCHEMA, Picture
from comity.report.pictures.placing import Box, Spot, around, placed
from comity.report.pictures.scale import domain, own_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.report.pictures.theme import Theme

STATUS_QUO, BOTH, INDIVISIBLE, PARETO, NEITHER = KINDS = (
    "status quo",
    "indivisible and Pareto-optimal",
    "indivisible",
    "Pareto-optimal",
    "neither",
)
SHAPES = ("diamond", "triangle-up", "square", "triangle-down", "circle")
"""By kind: colour is not the only sign."""
PROPOSED, WIDER = "proposed outcome", 4
"""What a ring stands for, and by how many pixels it is wider than the dot in it."""
ALONE, BESIDE = 340, 210
"""Width and height of a panel, alone or among others, in pixels."""
SMALL, LARGE = 30, 110
"""Of a dot for one outcome, in square pixels, where there are many of its kind and where few."""
GROWTH = 2.6
"""By how many times its size a dot grows at most, where it stands for more outcomes."""
FILLED = 0.1
"""About how much of a panel dots for one outcome may fill."""
COLUMNS = 3
LABELLED = 60
"""Dots of a panel that a label is tried for at most, those of the rarest kind first."""
COVERED = 300
"""Where there are more dots, labels may cover those of no kind; of more others, none has one."""


class Dot(NamedTuple):
    """One or more outcomes at one place; more stand for a small area, if there are many.

    Attributes
    ----------
    x, y : float
        Places in the orders of the two parties, 1 is best.
    kind : str
        One of `KINDS`.
    outcomes : int
        How many.
    text : str
        Their numbers; empty where they are not to be named.
    """

    x: float
    y: float
    kind: str
    outcomes: int
    text: str = ""


class Panel(NamedTuple):
    """Two parties.

    Attributes
    ----------
    names : (str, str)
        Of the party on the horizontal axis, and of that on the vertical one.
    places : (int, int)
        How many places their orders have.
    now : (int, int) or None
        The place of the status quo.
    proposed : (int, int) or None
        The place of the outcome that was asked for.
    dots : tuple of Dot
        What stands higher in the drawing comes later.
    """

    names: tuple[str, str]
    places: tuple[int, int]
    now: tuple[int, int] | None
    proposed: tuple[int, int] | None
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scatter(Picture):
    """Outcomes by their places with two parties, a panel for each pair.

    Attributes
    ----------
    panels : tuple of Panel
        At least one.
    """

    panels: tuple[Panel, ...]

    def specification(self, theme: Theme) -> dict[str, Any]:
        """Return it as Vega-Lite, with its data inside and in the colours of a theme."""
        settings = theme.settings()
        beneath = {"orient": "bottom", "direction": "vertical", "labelLimit": 2 * BESIDE}
        legend = settings["legend"] | beneath
        size = ALONE if len(self.panels) == 1 else BESIDE
        signs = _signs(self.panels, theme)
        area = _areas(self.panels, size)
        return {
            "$schema": SCHEMA,
            "config": settings | {"legend": legend},
            "columns": COLUMNS,
            "concat": [_panel(panel, size, signs, area, theme) for panel in self.panels],
        }


def _panel(
    panel: Panel, size: int, signs: dict[str, Any], area: Callable[[Dot], int], theme: Theme
) -> dict[str, Any]:
    shown = zip("xy", panel.names, panel.places, strict=True)
    axes = {axis: own_order(axis, name, most, size) for axis, name, most in shown}
    dot = {
        "type": "point",
        "filled": True,
        "opacity": 0.9,
        "stroke": theme.paper,
        "strokeWidth": 1,
    }
    text = {"type": "text", "color": theme.ink, "fontSize": 11}
    named = axes | {"text": {"field": "text", "type": "nominal"}}
    dots = [{"x": it.x, "y": it.y, "kind": it.kind, "area": area(it)} for it in panel.dots]
    layers = [
        *_now(panel, axes, theme),
        _layer(dots, dot, axes | signs),
        *_proposed(panel, axes, area, theme),
        _layer(_labels(panel, size), text, named),
    ]
    return {"width": size, "height": size, "layer": [it for it in layers if it["data"]["values"]]}


def _layer(
    values: list[dict[str, Any]], mark: dict[str, Any], encoding: dict[str, Any]
) -> dict[str, Any]:
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _now(panel: Panel, axes: dict[str, Any], theme: Theme) -> list[dict[str, Any]]:
    """Return lines through the status quo: what is above and at the right is no worse for both."""
    if panel.now is None:
        return []
    line = {"type": "rule", "color": theme.faint, "strokeDash": [3, 3]}
    at = zip("xy", panel.now, strict=True)
    return [_layer([{axis: place}], line, {axis: axes[axis]}) for axis, place in at]


def _proposed(
    panel: Panel, axes: dict[str, Any], area: Callable[[Dot], int], theme: Theme
) -> list[dict[str, Any]]:
    """Return a ring about the proposed outcome, with its own line in the legend."""
    if panel.proposed is None:
        return []
    x, y = panel.proposed
    inside = max((area(it) for it in panel.dots if (it.x, it.y) == (x, y)), default=SMALL)
    size = round((sqrt(inside) + WIDER) ** 2)
    ring = {"type": "point", "size": size, "opacity": 1, "strokeWidth": 2, "shape": "circle"}
    scale = {"domain": [PROPOSED], "range": [theme.ink]}
    legend = {"symbolType": "circle", "symbolSize": 2 * LARGE, "symbolStrokeWidth": 2}
    sign = {"field": "ring", "type": "nominal", "title": None, "scale": scale, "legend": legend}
    return [_layer([{"x": x, "y": y, "ring": PROPOSED}], ring, axes | {"stroke": sign})]


def _signs(panels: tuple[Panel, ...], theme: Theme) -> dict[str, Any]:
    """Return how dots show their kind and how many they are, with one legend for all panels."""
    colours = (theme.ink, theme.good, theme.accent, theme.parties[3], theme.faint)
    there = {dot.kind for panel in panels for dot in panel.dots}
    rows = [row for row in zip(KINDS, SHAPES, colours, strict=True) if row[0] in there]
    kinds, shapes, fills = (list(column) for column in zip(*rows, strict=True))
    kind = {"field": "kind", "type": "nominal", "title": None}
    return {
        "shape": kind | {"scale": {"domain": kinds, "range": shapes}},
        "color": kind | {"scale": {"domain": kinds, "range": fills}},
        "size": {"field": "area", "type": "quantitative", "scale": None, "legend": None},
    }


def _areas(panels: tuple[Panel, ...], size: int) -> Callable[[Dot], int]:
    """Return how large dots are, in square pixels: those of a crowded kind smaller than others."""
    crowds = Counter[str]()
    for panel in panels:
        crowds |= Counter(dot.kind for dot in panel.dots)
    alone = {
        kind: min(LARGE, max(SMALL, FILLED * size**2 / crowd)) for kind, crowd in crowds.items()
    }
    most = max(dot.outcomes for panel in panels for dot in panel.dots)

    def area(dot: Dot) -> int:
        growth = sqrt((dot.outcomes - 1) / (most - 1)) if most > 1 else 0
        return round(alone[dot.kind] * (1 + GROWTH * growth))

    return area


def _labels(panel: Panel, size: int) -> list[dict[str, Any]]:
    """Return the labels that fit in, at places that are no longer whole."""
    (left, right), (top, bottom) = (domain(most) for most in panel.places)
    across, down = (right - left) / size, (bottom - top) / size
    spots = {(it.x, it.y): ((right - it.x) / across, (it.y - top) / down) for it in panel.dots}
    marked = {(it.x, it.y) for it in panel.dots if it.kind != NEITHER}
    if len(marked) > COVERED:
        return []
    taken = [around(*spots[it]) for it in (spots if len(spots) <= COVERED else marked)]
    if panel.now is not None:
        x, y = spots[panel.now]
        taken += [Box(0, y - 1, size, y + 1), Box(x - 1, 0, x + 1, size)]
    rarity = Counter(it.kind for it in panel.dots)
    named = sorted((it for it in panel.dots if it.text), key=lambda it: rarity[it.kind])
    found = [Spot(*spots[it.x, it.y], it.text) for it in named[:LABELLED]]
    return [
        {"x": round(right - it.x * across, 3), "y": round(top + it.y * down, 3), "text": it.text}
        for it in placed(found, taken, size, size)
    ]
