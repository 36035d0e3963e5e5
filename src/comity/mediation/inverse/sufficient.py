"""A smallest set of comparisons that makes an outcome hold."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from comity.mediation.inverse.order import go_together
from comity.mediation.inverse.result import Sufficient
from comity.mediation.inverse.selection import choose, parts_of
from comity.mediation.inverse.solver import PAIRS, SECONDS, Program, installed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.mediation.inverse.result import Clause, Comparison
    from comity.mediation.inverse.selection import Chosen, Part

NO_SOLVER = "no solver is installed: pip install 'comity[solver]'"
STOPPED = f"the solver was stopped after {SECONDS:.0f} seconds"
TOO_MANY = "there are too many alternatives for the solver"
UNLISTED = "not all alternatives are listed"


class _Best(NamedTuple):
    """The best set found for one part."""

    chosen: Chosen | None
    at_least: int
    unproved: str


def smallest_sufficient(
    comparisons: Sequence[Comparison], clauses: Sequence[Clause]
) -> tuple[Sufficient | None, str]:
    """Return a smallest set of comparisons that is enough, and why none was found.

    Parameters
    ----------
    comparisons : sequence of Comparison
        By position.
    clauses : sequence of Clause
        All of them must be met.

    Returns
    -------
    smallest : Sufficient or None
        With as few comparisons that are not so yet as can be, then as few as can be.
    unfound : str
        Why there is none, in words, where there may be one all the same; otherwise empty.

    Notes
    -----
    NP-hard in general (Rêgo, Kilgour & Vieira show it for the cheapest change of preferences).
    Independent parts are solved apart, small ones by looking at every choice, without a solver.

    Examples
    --------
    >>> import comity
    >>> found = comity.inverse(comity.read("syria-iraq-1975"), 2, "seq", ["syria"])
    >>> smallest_sufficient(found.comparisons, found.clauses)[0].to_change
    1
    """
    parts = parts_of(comparisons, clauses)
    if any(it.impossible for it in clauses):
        return None, ""
    deadline = monotonic() + SECONDS
    best = [_best(part, deadline) for part in parts]
    missing = [it for it in best if it.chosen is None]
    if missing:
        certain = any(not it.unproved for it in missing)
        return None, "" if certain else missing[0].unproved
    chosen = sorted(position for it in best for position in it.chosen or ())
    to_change = sum(not comparisons[it].holds for it in chosen)
    unproved = next((it.unproved for it in best if it.unproved), "")
    at_least = sum(it.at_least for it, part in zip(best, parts, strict=True) if part.complete)
    if not all(clause.holds for clause in clauses):
        at_least = max(at_least, 1)
    return Sufficient(tuple(chosen), to_change, at_least, not unproved, unproved), ""


def _best(part: Part, deadline: float) -> _Best:
    """Return the best set for one part; what is certain only of listed alternatives is unproved."""
    found = _best_listed(part, deadline)
    return found if part.complete else found._replace(unproved=UNLISTED)


def _best_listed(part: Part, deadline: float) -> _Best:
    if len(part.clauses) == 1:
        every = part.clauses[0].alternatives
        if not every:
            return _Best(None, 0, "")
        first = min(every, key=lambda it: (part.price(it), it))
        return _Best(frozenset(first), part.price(first)[0], "")
    known, certain = choose(part)
    if certain:
        return _Best(known, 0 if known is None else part.price(known)[0], "")
    pairs = sum(len(it) for clause in part.clauses for it in clause.alternatives)
    if pairs > PAIRS or not installed():
        return _Best(known, 0, TOO_MANY if pairs > PAIRS else NO_SOLVER)
    return _solved(part, known, deadline)


def _solved(part: Part, known: Chosen | None, deadline: float) -> _Best:
    """Ask the solver for fewest that are not so yet, then for fewest among these."""
    program = Program(part, deadline)
    to_change = [it for it in program.variable if not part.comparisons[it].holds]
    first = program.least(to_change)
    if not first.proved:
        return _better(part, first.chosen, _Best(known, first.at_least, STOPPED))
    if first.chosen is None:
        return _Best(None, 0, "")
    program.at_most(to_change, first.at_least)
    second = program.least(program.variable)
    if second.chosen is None or not second.proved:
        best = _better(part, first.chosen, _Best(known, first.at_least, STOPPED))
        return _better(part, second.chosen, best)
    return _Best(second.chosen, first.at_least, "")


def _better(part: Part, other: Chosen | None, known: _Best) -> _Best:
    """Return the better of two sets; the other one may be missing, or not go together."""
    if other is None or not go_together(part.edges(other)):
        return known
    if known.chosen is None or part.price(other) < part.price(known.chosen):
        return known._replace(chosen=other)
    return known
