"""What a front end shows of a result, as plain data in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from comity.report.pictures.picture import Picture
    from comity.tables import Table


@dataclass(frozen=True, slots=True)
class Reason:
    """A verdict, and the sentences that say why."""

    verdict: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What a front end shows, in order.

    Attributes
    ----------
    title : str
        The case.
    facts : tuple of str
        What has to be known first, a line each.
    tables : tuple of Table
        What was found.
    reasons : tuple of Reason
        Why it is so.
    notes : tuple of str
        What was left out, what is not defined, and what the method does not say.
    """

    title: str
    facts: tuple[str, ...]
    tables: tuple[Table, ...]
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...]

    def section(self, id: str, title: str) -> Section:  # noqa: A002  (as the field is called)
        """Return the same as a section of a document, under a heading of its own."""
        return Section(
            id=id,
            title=title,
            facts=self.facts,
            tables=self.tables,
            reasons=self.reasons,
            notes=self.notes,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of a document; a kind with a layout of its own adds fields and a template.

    Attributes
    ----------
    id : str
        What it is called in addresses; of a-z, 0-9 and ``-``.
    title : str
        Its heading.
    facts : tuple of str
        What has to be known first, a paragraph each.
    pictures : tuple of Picture
        What can be seen.
    tables : tuple of Table
        What was found.
    reasons : tuple of Reason
        Why it is so.
    notes : tuple of str
        What was left out, what is not defined, and what the method does not say.
    """

    template: ClassVar[str] = "section"

    id: str
    title: str
    facts: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
    reasons: tuple[Reason, ...] = ()
    notes: tuple[str, ...] = ()
