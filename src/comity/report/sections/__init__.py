"""The sections of a report, in order: each a function from a reading to what is shown there.

A new section is a module here, its function in `SECTIONS`, and a template of its own where the
common one does not do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.sections.dispute import dispute
from comity.report.sections.expense import expense
from comity.report.sections.front import front
from comity.report.sections.graph import graph
from comity.report.sections.inverse import inverse
from comity.report.sections.jumps import jumps
from comity.report.sections.limits import limits
from comity.report.sections.mediate import mediate
from comity.report.sections.outcomes import outcomes
from comity.report.sections.perception import perception
from comity.report.sections.principles import principles
from comity.report.sections.reach import reach
from comity.report.sections.regimes import regimes
from comity.report.sections.reproduction import reproduction
from comity.report.sections.robust import robust
from comity.report.sections.settlements import settlements
from comity.report.sections.sources import sources
from comity.report.sections.stability import stability
from comity.report.sections.summary import summary
from comity.report.sections.way import way

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.report.reading import Reading
    from comity.report.view import Section

SECTIONS: tuple[Callable[[Reading], Section | None], ...] = (
    summary,
    dispute,
    outcomes,
    stability,
    perception,
    graph,
    reach,
    jumps,
    settlements,
    expense,
    way,
    inverse,
    mediate,
    robust,
    regimes,
    front,
    principles,
    limits,
    sources,
    reproduction,
)
"""None is returned where there is nothing to say, or nothing that the audience may see."""
