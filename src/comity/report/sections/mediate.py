"""What a third party could change so that an outcome holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.mediate import levers_known, view_mediation
from comity.report.view import Section
from comity.studies import LEVERS
from comity.tables import counted

if TYPE_CHECKING:
    from comity.report.reading import Reading

TITLE = "What a third party could change"


def mediate(reading: Reading) -> Section | None:
    """Return the cheapest levers found, or those of the case; None without, and to the public.

    What would move a party tells what it wants.
    """
    dispute, found = reading.study.dispute, reading.study.mediation
    left_out = reading.study.left_out
    if not dispute.levers or not reading.tells_wants:
        return None
    if found is None:
        known = levers_known(dispute)
        left = len(dispute.levers) - len(known.rows)
        more = (f"Not shown: {counted(left, 'lever')}.",) * (left > 0)
        why = tuple(f"{it.why[0].upper()}{it.why[1:]}." for it in left_out if it.what == LEVERS)
        return Section(id="levers", title=TITLE, facts=why, tables=(known,), notes=more)
    return view_mediation(found).section("levers", TITLE)
