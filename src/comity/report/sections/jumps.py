"""Which coalitions would take one outcome that holds for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.jumps import view_jumps

if TYPE_CHECKING:
    from comity.report.reading import Reading
    from comity.report.view import Section


def jumps(reading: Reading) -> Section | None:
    """Return what parties could leave together; None where that is nothing, and to the public."""
    found = reading.study.jumps
    if found is None or not found.under() or not reading.tells_wants:
        return None
    return view_jumps(found).section("jumps", "What could be left together")
