"""Colours by what they stand for: on a page they follow its theme, in a file they are fixed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

PARTY_COLOURS = 6
"""Parties are told apart by colour and by stroke; after six colours the strokes differ."""


@dataclass(frozen=True, slots=True)
class Theme:
    """CSS colours of pages and pictures, by what they stand for."""

    ink: str
    faint: str
    paper: str
    panel: str
    line: str
    accent: str
    good: str
    good_paper: str
    warn: str
    now: str
    low: str
    high: str
    parties: tuple[str, ...]

    def variables(self) -> dict[str, str]:
        """Return the colours by the names that style sheets give them.

        Examples
        --------
        >>> LIGHT.variables()["--good-paper"], LIGHT.variables()["--party-1"]
        ('#e3f4e7', '#0b5cad')
        """
        own = {it.name: getattr(self, it.name) for it in fields(self) if it.name != "parties"}
        parties = {f"party-{k}": it for k, it in enumerate(self.parties, start=1)}
        return {f"--{name.replace('_', '-')}": it for name, it in (own | parties).items()}

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
    panel="#f6f8fa",
    line="#d0d7de",
    accent="#0b5cad",
    good="#116329",
    good_paper="#e3f4e7",
    warn="#9a3412",
    now="#fff8db",
    low="#f1f5f9",
    high="#0b4a8f",
    parties=("#0b5cad", "#b3541e", "#116329", "#8a2a7a", "#6b5900", "#3d4a5c"),
)
"""For light pages, for print, and for files: SVG and PNG."""

DARK = Theme(
    ink="#e6edf3",
    faint="#a3adb8",
    paper="#0d1117",
    panel="#161b22",
    line="#3d444d",
    accent="#79b8ff",
    good="#7ee2a0",
    good_paper="#12361f",
    warn="#ffb38a",
    now="#3a3210",
    low="#1c2733",
    high="#79b8ff",
    parties=("#79b8ff", "#ffab70", "#7ee2a0", "#f0a6e2", "#e3c85c", "#b8c4d2"),
)
"""For dark pages."""

PAGE = Theme(
    **{
        it.name: f"var(--{it.name.replace('_', '-')})"
        for it in fields(Theme)
        if it.name != "parties"
    },
    parties=tuple(f"var(--party-{k})" for k in range(1, PARTY_COLOURS + 1)),
)
"""For pages, where the style sheet gives the values for light, dark and print."""
