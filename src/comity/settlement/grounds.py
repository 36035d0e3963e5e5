"""What a principle check may look at, and the form of its answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from comity.model.dispute import Dispute
    from comity.settlement.certificate import Certificate

Verdict = Literal["holds", "fails", "undetermined"]


@dataclass(frozen=True, slots=True)
class Route:
    """A search for a path from the status quo to the outcome, and what it found.

    Attributes
    ----------
    without : tuple of str
        Tags of options that no step was allowed to raise.
    together : int
        How many parties a step could take at most.
    raised : tuple of tuples of str, or None
        Ids of the options that each step of the path raises; None when there is no path.
    """

    without: tuple[str, ...]
    together: int
    raised: tuple[tuple[str, ...], ...] | None


def raised(dispute: Dispute, patterns: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the options that each step of a path raises to a higher level.

    Parameters
    ----------
    dispute : Dispute
        The model, in option form.
    patterns : sequence of str
        The patterns of the outcomes on the path, the status quo first (of classes, the first
        members').

    Examples
    --------
    >>> import comity
    >>> raised(comity.read("syria-iraq-1975"), ["NNN", "NNY", "YNN"])
    (('attack',), ('release',))
    """
    ids = [option.id for option in dispute.options]
    # Characters of patterns stand in the order of levels: N, Y and 0 to 9, a to z.
    return tuple(
        tuple(name for name, a, b in zip(ids, before, after, strict=True) if a < b)
        for before, after in pairwise(patterns)
    )


def _unknown() -> Mapping[str, bool | None]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Grounds:
    """What checks of one outcome may look at.

    Attributes
    ----------
    dispute : Dispute
        The model.
    certificate : Certificate
        Everybody's change at the outcome.
    holds : mapping of concept id to bool or None
        Whether the outcome is an equilibrium under each concept computed; None where the
        concept is not defined for the dispute.
    stuck : bool
        True when no party has any move from the outcome.
    routes : tuple of Route
        The searches for a path that were made; see `tags_to_avoid`.
    """

    dispute: Dispute
    certificate: Certificate
    holds: Mapping[str, bool | None] = field(default_factory=_unknown)
    stuck: bool = False
    routes: tuple[Route, ...] = ()


class Answer(NamedTuple):
    """What a check found: the verdict, a sentence that says why, and plain data."""

    verdict: Verdict
    reason: str
    evidence: Mapping[str, Any]
