"""A report as plain data: everything that was computed, section by section, for an audience."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, get_args

from comity.errors import fail, quoted
from comity.report.reading import Audience, Provenance, Reading
from comity.report.sections import SECTIONS
from comity.tables import Sheet, Table, counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from comity.report.pictures.picture import Picture
    from comity.report.view import Section
    from comity.studies import Study


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """What a document shows of a dispute, in order.

    Attributes
    ----------
    title : str
        The case.
    audience : {'mediator', 'public'}
        For whom it was made.
    version : str
        The version of Comity that computed it.
    sections : tuple of Section
        Those that there is something to say in.
    """

    title: str
    audience: Audience
    version: str
    sections: tuple[Section, ...]

    def __repr__(self) -> str:
        """Return one line that says for whom it is, and how much there is."""
        size = f"{counted(len(self.sections), 'section')}, {counted(len(self.pictures), 'picture')}"
        return f"<Report for the {self.audience}: {size}>"

    def _repr_html_(self) -> str:
        """Return the answers in short and what there is, for notebooks; `comity.page` has all."""
        rows = tuple(
            (it.id, it.title, ", ".join(p.id for p in it.pictures)) for it in self.sections
        )
        table = Table("Sections", ("id", "title", "pictures"), rows)
        return Sheet(self.title, self.sections[0].facts, (table,)).html()

    @property
    def pictures(self) -> Mapping[str, Picture]:
        """All pictures by id, in order."""
        return MappingProxyType({it.id: it for part in self.sections for it in part.pictures})


def view(study: Study, *, audience: Audience, provenance: Provenance | None = None) -> Report:
    """Return what to show of a study; here it is decided who may see what.

    Parameters
    ----------
    study : Study
        What was computed.
    audience : {'mediator', 'public'}
        A mediator sees all that the case says. The public sees what can be done and which outcomes
        hold or are settlements, and nothing of what parties want, prefer or would walk away to.
    provenance : Provenance, optional
        How the result can be made again.

    Returns
    -------
    Report

    Raises
    ------
    ComityError
        ``audience-unknown``; ``package-missing`` without what ``comity[report]`` installs.

    Examples
    --------
    >>> import comity
    >>> found = comity.study(comity.read("syria-iraq-1975"))
    >>> [it.id for it in comity.view(found, audience="public").sections]
    ['summary', 'dispute', 'outcomes', 'stability', 'graph', 'settlements', 'limits', ...]
    """
    if audience not in get_args(Audience):
        what = f"there is no audience {quoted(audience)}"
        todo = f"use one of: {', '.join(get_args(Audience))}"
        raise fail(what, todo, "audience-unknown", where="audience")
    reading = Reading(study, audience, provenance or Provenance())
    made = (section(reading) for section in SECTIONS)
    sections = tuple(it for it in made if it is not None)
    return Report(study.dispute.title, audience, study.analysis.version, sections)
