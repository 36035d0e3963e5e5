"""A study as somebody is to read it: what was computed, and what they may see of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from comity.studies import Study

Audience = Literal["mediator", "public"]
"""Who reads: a mediator sees all that the case says, the public nothing of what parties want."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a result can be made again.

    Attributes
    ----------
    digest : str or None
        Of the case.
    command : str or None
        What was typed.
    """

    digest: str | None = None
    command: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the sections of a report are made from."""

    study: Study
    audience: Audience
    provenance: Provenance

    @property
    def tells_wants(self) -> bool:
        """True when the audience may see what parties want, prefer or would walk away to."""
        return self.audience == "mediator"
