"""Which outcomes there is something to tell of, and their shares: concepts that agree, together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from comity.robustness.shares import shares_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.robustness.answers import Numbers
    from comity.robustness.result import Robustness
    from comity.robustness.shares import ShareOfDraws


class Row(NamedTuple):
    """One outcome under concepts that have the same counts of it.

    Attributes
    ----------
    number : int
        Of the outcome.
    concepts : tuple of str
        Ids, in the order of reports.
    holds, safe, both : ShareOfDraws
        Shares of draws in which it is an equilibrium, indivisible, and both.
    """

    number: int
    concepts: tuple[str, ...]
    holds: ShareOfDraws
    safe: ShareOfDraws
    both: ShareOfDraws


def shown(found: Robustness, *, every: bool = False) -> Numbers:
    """Return numbers of the outcomes that are settled in some draw, and of the one recommended.

    With `every` those of all others too. The stated recommendation comes first, then what most
    draws recommend, then what is settled in most draws under the leading concept, then the lower
    number.
    """
    space, both = found.space, found.tally.both
    lead = both[found.concepts.index(found.lead)]
    stated = found.stated.recommended
    here = None if stated is None else space.index(stated)
    some = {int(position) for position in np.flatnonzero(both.any(axis=0))}
    some |= set() if here is None else {here}
    some |= set(range(space.count)) if every else set()
    counts = found.tally.recommended
    order = sorted(some, key=lambda at: (at != here, -int(counts.get(at, 0)), -int(lead[at]), at))
    return tuple(int(space.numbers[position]) for position in order)


def rows(found: Robustness, *, every: bool = False) -> Iterator[Row]:
    """Yield the rows of `shown` outcomes.

    A concept under which an outcome holds in no draw has no row of it, unless none has any; with
    `every` all have one.
    """
    told = list(_counted(found, every=every))
    shares = shares_of(np.array([counts for *_, counts in told], np.int64).ravel(), found.draws)
    for place, (number, concepts, _) in enumerate(told):
        yield Row(number, concepts, *shares[3 * place : 3 * place + 3])


def _counted(
    found: Robustness, *, every: bool
) -> Iterator[tuple[int, tuple[str, ...], tuple[int, int, int]]]:
    """Yield number, concepts that agree, and the three counts."""
    for number in shown(found, every=every):
        column = found.space.index(number)
        held, both = found.tally.equilibrium[:, column], found.tally.both[:, column]
        safe = int(found.tally.safe[column])
        agree: dict[tuple[int, int, int], list[str]] = {}
        for place, concept in enumerate(found.concepts):
            if every or held[place] or not held.any():
                counts = int(held[place]), safe, int(both[place])
                agree.setdefault(counts, []).append(concept)
        for counts, concepts in agree.items():
            yield number, tuple(concepts), counts
