"""Expected answers of a case beside the computed ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.stability.analysis import analyze
from comity.stability.concept import read_concept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comity.model.dispute import Dispute, Expected, OutcomeRef
    from comity.model.limits import Limits
    from comity.model.space import Space
    from comity.stability.result import Numbers


@dataclass(frozen=True, slots=True)
class Comparison:
    """An expected answer beside what was computed, both as outcome numbers.

    Attributes
    ----------
    answer : Expected
        The row of the case.
    wanted, found : tuple of int, or None
        None as `found` when the concept is not defined for the dispute.
    """

    answer: Expected
    wanted: Numbers
    found: Numbers | None

    @property
    def agrees(self) -> bool:
        """True when the computed answer is the expected one."""
        return self.wanted == self.found


def compare(dispute: Dispute, limits: Limits) -> tuple[Comparison, ...]:
    """Return every expected answer of a case beside the computed one.

    Examples
    --------
    >>> import comity
    >>> from comity.model.limits import DEFAULT
    >>> all(it.agrees for it in compare(comity.read("garrison-diversion"), DEFAULT))
    True
    """
    if not dispute.expected:
        return ()
    concepts = [str(read_concept(answer.concept)) for answer in dispute.expected]
    analysis = analyze(dispute, concepts, limits=limits)
    space = analysis.space
    compared = []
    for answer, concept in zip(dispute.expected, concepts, strict=True):
        wanted = _numbers(space, answer.stable if answer.equilibria is None else answer.equilibria)
        if answer.equilibria is None:
            of_parties = analysis.stability[concept]
            found = None if of_parties is None else of_parties[str(answer.party)]
        else:
            found = analysis.equilibria[concept]
        if answer.among is not None and found is not None:
            among = set(_numbers(space, answer.among))
            found = tuple(number for number in found if number in among)
        compared.append(Comparison(answer, wanted, found))
    return tuple(compared)


def _numbers(space: Space, refs: Iterable[OutcomeRef] | None) -> Numbers:
    indices = sorted({space.index(ref) for ref in refs or ()})
    return tuple(int(space.numbers[index]) for index in indices)
