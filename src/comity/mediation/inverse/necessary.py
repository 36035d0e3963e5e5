"""Which comparisons an outcome cannot hold without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.mediation.inverse.parts import parts_of
from comity.mediation.inverse.selection import choose_without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.mediation.inverse.result import Clause, Comparison


def necessary(
    comparisons: Sequence[Comparison], clauses: Sequence[Clause], enough: Sequence[int] | None
) -> tuple[tuple[int, ...], bool]:
    """Return the comparisons that are true whenever the outcome holds, ties allowed.

    Parameters
    ----------
    comparisons : sequence of Comparison
        By position.
    clauses : sequence of Clause
        The outcome holds if and only if all are met.
    enough : sequence of int, or None
        Some comparisons that are enough and go together; None where none are known.

    Returns
    -------
    positions : tuple of int
        All of them are necessary.
    complete : bool
        True when no other one is.

    Examples
    --------
    >>> import comity
    >>> found = comity.inverse(comity.read("syria-iraq-1975"), 2, "nash", ["syria"])
    >>> [found.comparisons[it][:3] for it in found.necessary]
    [('syria', 2, 1), ('syria', 2, 3)]
    """
    sure = {it for clause in clauses for it in _in_all(clause)}
    every_listed = all(clause.complete for clause in clauses)
    if not any(it.strict for it in comparisons):
        return tuple(sorted(sure)), every_listed
    if enough is None:
        return tuple(sorted(sure)), False
    complete = every_listed
    for part in parts_of(comparisons, clauses):
        if not part.complete:
            continue
        used = {position for way in part.ways for position in way}
        asked = sorted(part.links.following(used.intersection(enough)) - sure)
        while asked:
            position = asked.pop()
            found, certain = choose_without(part, position)
            if found is None and certain:
                sure.add(position)
            elif found is None:
                complete = False
            else:
                so = part.links.following(found)
                asked = [it for it in asked if it in so]
    return tuple(sorted(sure)), complete


def _in_all(clause: Clause) -> set[int]:
    """Return the comparisons that all alternatives of a clause share."""
    if not clause.complete or not clause.alternatives:
        return set()
    first, *others = map(set, clause.alternatives)
    return first.intersection(*others)
