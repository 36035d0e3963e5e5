"""The numbered sources that the case, and a list of principles, rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from comity.report.citing import Cited, cited
from comity.report.view import Section

if TYPE_CHECKING:
    from comity.report.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSection(Section):
    """The list of sources."""

    template: ClassVar[str] = "sources"

    sources: tuple[Cited, ...]


def sources(reading: Reading) -> SourceSection | None:
    """Return the sources; None where the case names none."""
    found = tuple(cited(reading).values())
    if not found:
        return None
    return SourceSection(id="sources", title="Sources", sources=found)
