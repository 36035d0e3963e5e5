"""The sections of a report, in order: each a function from a reading to what is shown there.

A new section is a module here, its function in `SECTIONS`, and a template of its own where the
common one does not do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.sections.dispute import dispute
from comity.report.sections.limits import limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.report.reading import Reading
    from comity.report.view import Section

SECTIONS: tuple[Callable[[Reading], Section | None], ...] = (dispute, limits)
"""None is returned where there is nothing to say, or nothing that the audience may see."""
