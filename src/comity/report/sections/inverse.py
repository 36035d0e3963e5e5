"""What parties would have to want for an outcome to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.inverse import view_inverse

if TYPE_CHECKING:
    from comity.report.reading import Reading
    from comity.report.view import Section


def inverse(reading: Reading) -> Section | None:
    """Return what it would take for the outcome asked for to hold; None without, and to the public.

    What parties would have to want, and what of it they want already, tells what they want.
    """
    found = reading.study.inverse
    if found is None or not reading.tells_wants:
        return None
    return view_inverse(found).section("inverse", f"What it would take for {found.outcome} to hold")
