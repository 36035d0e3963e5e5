"""What can be come to from the status quo, by single moves and by improvements alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.reach import view_reach

if TYPE_CHECKING:
    from comity.report.reading import Reading
    from comity.report.view import Section


def reach(reading: Reading) -> Section | None:
    """Return what play can come to; None where there is nothing, and to the public.

    Improvements tell what parties want.
    """
    found = reading.study.reach
    if found is None or not reading.tells_wants:
        return None
    return view_reach(found).section("reach", "From the status quo")
