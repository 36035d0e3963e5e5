"""The sources of a report, numbered in the order in which they stand at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.model.dispute import Concerns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.model.dispute import Dispute
    from comity.report.reading import Reading


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as a report lists it.

    Attributes
    ----------
    number : int
        From 1.
    id : str
        What the case, and certificates, call it.
    citation : str
        What it is.
    url : str or None
        Where it can be read, if that is an address of the web.
    about : str
        What rests on it: the case, or whose list of principles.
    """

    number: int
    id: str
    citation: str
    url: str | None
    about: str


def cited(reading: Reading) -> dict[tuple[str, str], Cited]:
    """Return the sources of the case and of the list of principles, by list and id.

    The public is not told of sources that only a concern or a lever rests on: they may tell what is
    wanted.
    """
    found: dict[tuple[str, str], Cited] = {}
    for about, key, citation, url in _listed(reading):
        number = len(found) + 1
        found[about, key] = Cited(number, key, citation, _address(url), about)
    return found


def _listed(reading: Reading) -> Iterator[tuple[str, str, str, str | None]]:
    dispute, principles = reading.study.dispute, reading.study.principles
    hidden = set() if reading.tells_wants else _of_wants(reading.study.dispute)
    for source in dispute.sources:
        if source.id not in hidden:
            yield "case", source.id, source.citation, source.url
    if principles is not None and reading.study.checks:
        for document in principles.sources:
            yield principles.title, document.id, document.citation, document.url


def _of_wants(dispute: Dispute) -> set[str]:
    concerns = {
        concern.source
        for _, preference in dispute.stated_preferences()
        if isinstance(preference, Concerns)
        for concern in preference.items
    }
    return {it for it in concerns | {lever.source for lever in dispute.levers} if it is not None}


def _address(url: str | None) -> str | None:
    """Return an address of the web; nothing else becomes a link."""
    return url if url is not None and url.lower().startswith(("https://", "http://")) else None
