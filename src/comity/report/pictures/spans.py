"""Spans: the worst and the best that each party meets in each of several cases, beside now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from comity.report.pictures.picture import SCHEMA, Picture
from comity.report.pictures.scale import own_order

if TYPE_CHECKING:
    from comity.report.pictures.theme import Theme

WIDE, HIGH = 180, 26
"""Of a column, and of a row, in pixels."""
COLUMNS = 3
"""Side by side; more go below."""


class Reach(NamedTuple):
    """What one party meets in every row.

    Attributes
    ----------
    name : str
        The party.
    places : int
        How many its order has.
    now : int
        That of the status quo; 1 is best.
    worst, best : tuple of int
        By row.
    """

    name: str
    places: int
    now: int
    worst: tuple[int, ...]
    best: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans(Picture):
    """Worst and best places by row, a column for each party.

    Attributes
    ----------
    rows : tuple of str
        Labels, each different, in order.
    columns : tuple of Reach
        At least one.
    """

    rows: tuple[str, ...]
    columns: tuple[Reach, ...]

    def specification(self, theme: Theme) -> dict[str, Any]:
        """Return it as Vega-Lite, with its data inside and in the colours of a theme."""
        return {
            "$schema": SCHEMA,
            "config": theme.settings(),
            "columns": COLUMNS,
            "concat": [self._column(number, theme) for number in range(len(self.columns))],
        }

    def _column(self, number: int, theme: Theme) -> dict[str, Any]:
        column = self.columns[number]
        colour = theme.parties[number % len(theme.parties)]
        x = own_order("worst", column.name, column.places, WIDE)
        y = {
            "field": "row",
            "type": "nominal",
            "title": None,
            "sort": None,
            "scale": {"domain": list(self.rows)},
            "axis": {"labels": number % COLUMNS == 0, "labelLimit": 300, "grid": True},
        }
        met = zip(self.rows, column.worst, column.best, strict=True)
        values = [{"row": row, "worst": worst, "best": best} for row, worst, best in met]
        bar = {"type": "rule", "color": colour, "strokeWidth": 6, "strokeCap": "round"}
        dot = {"type": "point", "filled": True, "size": 110, "opacity": 1, "color": colour}
        now = {"type": "rule", "color": theme.ink, "strokeDash": [4, 3]}
        ends = [x | {"field": end} for end in ("worst", "best")]
        return {
            "width": WIDE,
            "height": {"step": HIGH},
            "data": {"values": values},
            "layer": [
                {"data": {"values": [{"worst": column.now}]}, "mark": now, "encoding": {"x": x}},
                {"mark": bar, "encoding": {"x": x, "x2": {"field": "best"}, "y": y}},
                *({"mark": dot, "encoding": {"x": end, "y": y}} for end in ends),
            ],
        }
