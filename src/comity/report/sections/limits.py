"""What the methods cannot tell, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.view import Section
from comity.stability.sheet import MEANING

if TYPE_CHECKING:
    from comity.report.reading import Reading


def limits(_reading: Reading) -> Section:
    """Return what readers must not take the report for."""
    return Section(id="limits", title="Limits", notes=(MEANING,))
