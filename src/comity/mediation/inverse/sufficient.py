"""A smallest set of comparisons that makes an outcome hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from comity.mediation.inverse.parts import parts_of
from comity.mediation.inverse.result import Sufficient
from comity.mediation.inverse.selection import choose
from comity.mediation.inverse.solver import PAIRS, Program, installed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.mediation.inverse.parts import Chosen, Part
    from comity.mediation.inverse.result import Clause, Comparison

NO_SOLVER = "no solver is installed: pip install 'comity[solver]'"
STOPPED = "the solver was stopped, as it took too many steps"
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
    best = [_best(part) for part in parts]
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


def _best(part: Part) -> _Best:
    """Return the best set for one part; what is certain only of listed alternatives is unproved."""
    found = _best_listed(part)
    return found if part.complete else found._replace(unproved=UNLISTED)


def _best_listed(part: Part) -> _Best:
    known, certain = choose(part)
    if certain:
        return _Best(known, 0 if known is None else part.price(known)[0], "")
    if not part.complete:
        # Nothing could be proved, so the solver's time would be for little.
        return _Best(known, 0, UNLISTED)
    if sum(map(len, part.ways)) > PAIRS:
        return _Best(known, 0, TOO_MANY)
    if not installed():
        return _Best(known, 0, NO_SOLVER)
    return _solved(part, known)


def _solved(part: Part, known: Chosen | None) -> _Best:
    """Return what the solver finds, or what is known where that is better."""
    solved = Program(part).least()
    if solved.proved:
        return _Best(solved.chosen, solved.at_least, "")
    both = [it for it in (known, solved.chosen) if it is not None]
    return _Best(min(both, key=part.price, default=None), solved.at_least, STOPPED)
