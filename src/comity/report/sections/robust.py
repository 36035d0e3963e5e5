"""How far the answers depend on what is not known of the parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.robust import view_robust

if TYPE_CHECKING:
    from comity.report.reading import Reading
    from comity.report.view import Section


def robust(reading: Reading) -> Section | None:
    """Return what becomes of the answers where the case states what is not known; else None.

    What is known of what parties want, and what of it matters, tells what they want: nothing of it
    is for the public.
    """
    found = reading.study.robustness
    if found is None or not reading.tells_wants:
        return None
    return view_robust(found).section("robustness", "What if the parties have been misjudged")
