"""Heat maps: shares by row and column, each said in its cell and shown by its shade."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any, NamedTuple

from comity.report.pictures.labels import runs_left
from comity.report.pictures.picture import SCHEMA, Picture

if TYPE_CHECKING:
    from comity.report.pictures.theme import Theme

WIDE, HIGH = 96, 34
"""Of a cell, in pixels."""
DARKEST = 0.45
"""How much of the darkest shade covers a cell: its text must stay readable in every theme."""
LINE, LINE_HIGH = 13, 14
"""Characters that a line of a heading over a cell has room for, and its height in pixels."""

BLANK = "\u200b"
"""An empty line: without any sign in it, even if not a blank, it would be skipped."""


class Square(NamedTuple):
    """One cell.

    Attributes
    ----------
    row, column : str
        Where it stands.
    share : float
        From 0 to 1; the larger, the darker.
    text : str
        What stands in it: a few characters.
    """

    row: str
    column: str
    share: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heatmap(Picture):
    """Shares by row and column; where there is no cell, nothing is drawn.

    Attributes
    ----------
    row_title, column_title : str
        What rows and columns stand for.
    rows, columns : tuple of str
        Their labels, each different, in order.
    cells : tuple of Square
        Their shares.
    """

    row_title: str
    column_title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[Square, ...]

    def specification(self, theme: Theme) -> dict[str, Any]:
        """Return it as Vega-Lite, with its data inside and in the colours of a theme."""
        axis = {
            "domain": False,
            "grid": False,
            "labelLimit": 200,
            "labelPadding": 6,
            "labelLineHeight": LINE_HIGH,
        }
        over, lines = _wrapped(self.columns)
        padding = 6 + LINE_HIGH * (lines - 1)  # Vega places the first line as if it were the last
        top = axis | {
            "orient": "top",
            "labelAngle": 0,
            "labelPadding": padding,
            "labelLimit": WIDE - 4,
        }
        square = {"type": "rect", "stroke": theme.paper, "strokeWidth": 2}
        return {
            "$schema": SCHEMA,
            "config": theme.settings() | {"view": {"stroke": None}, "lineBreak": "\n"},
            "data": {"values": [it._asdict() | {"column": over[it.column]} for it in self.cells]},
            "width": {"step": WIDE},
            "height": {"step": HIGH},
            "encoding": {
                "x": _placed("column", tuple(over.values()), self.column_title, top),
                "y": _placed("row", self.rows, self.row_title, axis),
            },
            "layer": [
                {"mark": square | {"fill": theme.low}},
                {
                    "mark": square | {"fill": theme.high},
                    "encoding": {
                        "fillOpacity": {
                            "field": "share",
                            "type": "quantitative",
                            "scale": {"domain": [0, 1], "range": [0, DARKEST]},
                            "legend": None,
                        }
                    },
                },
                {
                    "mark": {"type": "text", "color": theme.ink, "fontSize": 12},
                    "encoding": {"text": {"field": "text", "type": "nominal"}},
                },
            ],
        }


def _wrapped(names: tuple[str, ...]) -> tuple[dict[str, str], int]:
    """Return names in lines, all in the same number of them, and that number."""
    wrapped = {name: [name] if runs_left(name) else wrap(name, LINE) for name in names}
    lines = max(1, *map(len, wrapped.values()))
    blank = {name: [BLANK] * (lines - len(parts)) for name, parts in wrapped.items()}
    return {name: "\n".join(blank[name] + parts) for name, parts in wrapped.items()}, lines


def _placed(
    field: str, labels: tuple[str, ...], title: str, axis: dict[str, Any]
) -> dict[str, Any]:
    return {
        "field": field,
        "type": "nominal",
        "scale": {"domain": list(labels)},
        "sort": None,
        "title": title,
        "axis": axis,
    }
