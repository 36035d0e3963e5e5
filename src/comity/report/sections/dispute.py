"""The dispute: who can do what, who wants what, and where that comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.view import Section

if TYPE_CHECKING:
    from comity.report.reading import Reading


def dispute(reading: Reading) -> Section:
    """Return what the case says."""
    return Section(id="dispute", title="The dispute", facts=(reading.study.dispute.summary,))
