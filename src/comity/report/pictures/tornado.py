"""Tornadoes: what one share would be by the answer to each question, the widest bar on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from comity.report.pictures.picture import SCHEMA, Picture

if TYPE_CHECKING:
    from comity.report.pictures.theme import Theme

WIDE, HIGH = 320, 26
"""Of the plot, and of a row, in pixels."""


class Span(NamedTuple):
    """One bar: shares from 0 to 1, by the answers that are the least and the most in favour."""

    row: str
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tornado(Picture):
    """How far one share goes up and down with each thing that is not known.

    Attributes
    ----------
    axis_title : str
        What the share is of.
    overall : float
        The share whatever the answers are: a line through all bars.
    spans : tuple of Span
        The bars, their rows each different, from the top down.
    """

    axis_title: str
    overall: float
    spans: tuple[Span, ...]

    def specification(self, theme: Theme) -> dict[str, Any]:
        """Return it as Vega-Lite, with its data inside and in the colours of a theme."""
        share = {
            "type": "quantitative",
            "scale": {"domain": [0, 1]},
            "axis": {"format": ".0%", "tickCount": 5},
            "title": self.axis_title,
        }
        row = {
            "field": "row",
            "type": "nominal",
            "sort": None,
            "title": None,
            "axis": {"labelLimit": 330, "labelPadding": 6, "domain": False},
        }
        return {
            "$schema": SCHEMA,
            "config": theme.settings(),
            "width": WIDE,
            "height": {"step": HIGH},
            "layer": [
                {
                    "data": {"values": [it._asdict() for it in self.spans]},
                    "mark": {"type": "bar", "color": theme.high, "height": 12},
                    "encoding": {
                        "y": row,
                        "x": share | {"field": "low"},
                        "x2": {"field": "high"},
                    },
                },
                {
                    "data": {"values": [{"overall": self.overall}]},
                    "mark": {"type": "rule", "color": theme.ink, "strokeDash": [4, 3]},
                    "encoding": {"x": share | {"field": "overall"}},
                },
            ],
        }
