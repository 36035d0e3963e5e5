"""Colours by what they stand for: on a page they follow its theme, in a file they are fixed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

PARTY_COLOURS = 6
"""Parties are told apart by colour and by stroke; after six colours the strokes differ."""


@dataclass(frozen=True, slots=True)
class Theme:
    """CSS colours for what a picture shows."""

    ink: str
    faint: str
    paper: str
    line: str
    accent: str
    good: str
    warn: str
    low: str
    high: str
    parties: tuple[str, ...]

    def settings(self) -> dict[str, Any]:
        """Return what every picture in Vega-Lite has in common."""
        text = {"labelColor": self.ink, "titleColor": self.ink, "labelFontSize": 12}
        titled = text | {"titleFontSize": 12, "titleFontWeight": "normal"}
        return {
            "aria": False,  # the page describes the picture as a whole
            "mark": {"aria": False},  # the former is for axes and legends alone
            "background": self.paper,
            "font": "sans-serif",
            "axis": titled | {"gridColor": self.line, "domainColor": self.line, "ticks": False},
            "header": titled,
            "legend": titled | {"symbolSize": 90, "labelLimit": 300},
            "title": {"color": self.ink, "fontSize": 12, "fontWeight": "bold"},
            "view": {"stroke": self.line},
        }


LIGHT = Theme(
    ink="#1b1f24",
    faint="#57606a",
    paper="#ffffff",
    line="#d0d7de",
    accent="#0b5cad",
    good="#116329",
    warn="#9a3412",
    low="#f1f5f9",
    high="#0b4a8f",
    parties=("#0b5cad", "#b3541e", "#116329", "#8a2a7a", "#6b5900", "#3d4a5c"),
)
"""For files: SVG and PNG."""

PAGE = Theme(
    **{
        name: f"var(--{name})"
        for name in ("ink", "faint", "paper", "line", "accent", "good", "warn", "low", "high")
    },
    parties=tuple(f"var(--party-{k})" for k in range(1, PARTY_COLOURS + 1)),
)
"""For pages, where the style sheet gives the values for light, dark and print."""
