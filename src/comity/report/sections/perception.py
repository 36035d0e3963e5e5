"""What each party sees of the dispute, what it expects, and what lasts all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.perception import view_perceptions

if TYPE_CHECKING:
    from comity.report.reading import Reading
    from comity.report.view import Section


def perception(reading: Reading) -> Section | None:
    """Return what comes of misperceptions; None without any, and to the public."""
    found = reading.study.perceptions
    if found is None or not reading.tells_wants:
        return None
    return view_perceptions(found).section("perception", "As each party sees it")
