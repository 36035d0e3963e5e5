"""What a front end shows of a result, as plain data in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
