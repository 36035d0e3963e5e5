"""What every picture has: a name, a sentence and a table that say the same, a specification."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from comity.report.pictures.draw import can_draw, svg
from comity.tables import Sheet

if TYPE_CHECKING:
    from comity.report.pictures.theme import Theme
    from comity.tables import Table

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""Names the language; nothing reads it from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(ABC):
    """A picture as plain data.

    Attributes
    ----------
    id : str
        What it is called in files, addresses and on the command line; of a-z, 0-9 and ``-``.
    title : str
        What it shows, as a heading.
    sentence : str
        The same as the picture shows, in words.
    table : Table
        The same in figures.
    """

    id: str
    title: str
    sentence: str
    table: Table

    @abstractmethod
    def specification(self, theme: Theme) -> dict[str, Any]:
        """Return it as Vega-Lite, with its data inside and in the colours of a theme."""

    def _repr_mimebundle_(self, **_asked: object) -> dict[str, str]:
        """Return what notebooks show: the drawing, or without vl-convert its sentence and table."""
        text = {"text/plain": f"{self.title}: {self.sentence}"}
        if can_draw():
            return text | {"image/svg+xml": svg(self)}
        return text | {"text/html": Sheet(self.title, (self.sentence,), (self.table,)).html()}
