"""What each party sees of the dispute, what it expects, and what lasts all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.perception import view_perceptions
from comity.report.view import Section

if TYPE_CHECKING:
    from comity.report.reading import Reading


def perception(reading: Reading) -> Section | None:
    """Return what comes of misperceptions; None without any, and to the public."""
    found = reading.study.perceptions
    if found is None or not reading.tells_wants:
        return None
    seen = view_perceptions(found)
    return Section(
        id="perception",
        title="As each party sees it",
        facts=seen.facts,
        tables=seen.tables,
        reasons=seen.reasons,
        notes=seen.notes,
    )
