"""An inverse analysis in words: what a notebook shows of it, and what other views begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.mediation.inverse.wording import already_words, clause_words
from comity.stability.concept import concept_name
from comity.stability.sentence import enumerated, outcome_words
from comity.tables import SHOWN_ROWS, Sheet, Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from comity.mediation.inverse.result import Clause, Inverse
    from comity.tables import Cell

MEANING = (
    "A demand says what a party's order of the outcomes would have to be, not how anybody could "
    "come to want it."
)
NO_CHANCE = (
    "The share counts orders as if all were equally likely; it is no chance that a party wants "
    "this. It says how much the outcome asks for."
)
IN_ONE_WAY = "Moves, and what parties that are not free want, are as the case has them."
LEAST = 100
"""Below one in so many a share is told as one in a number."""
MANY = 10**15
"""Below one in so many the number is not told."""


def inverse_sheet(found: Inverse) -> Sheet:
    """Return what a notebook shows of an inverse analysis; at most 50 clauses."""
    facts = (*inverse_facts(found), *necessary_lines(found), *enough_lines(found))
    told = telling(found)
    table = clause_table(found, told[: SHOWN_ROWS + 1])
    return Sheet(found.dispute.title, facts, (table,), inverse_notes(found))


def inverse_facts(found: Inverse) -> Iterator[str]:
    """Say if the outcome holds now, who is free to want anything, and how much holding asks for."""
    here = outcome_words(found.space, found.outcome)
    holds = "holds" if found.holds else "does not hold"
    yield f"{here} {holds} under {concept_name(found.concept)} as the case is"
    names = [found.dispute.party(it).name for it in found.free]
    fixed = [it for it in found.dispute.movers if it not in found.free]
    yield f"free to want anything: {enumerated(names) or 'nobody'}"
    if fixed:
        others = enumerated([found.dispute.party(it).name for it in fixed])
        yield f"preferences as in the case: {others}"
    if found.impossible:
        yield from _impossible(found)
    elif all(it.met_anyway for it in found.clauses):
        yield "It holds whatever they want."
    else:
        yield share_words(found)


def _impossible(found: Inverse) -> Iterator[str]:
    """Say who stands in the way whatever the free parties want."""
    yield f"Nothing that the free parties may want makes {found.outcome} hold."
    for clause in found.in_the_way:
        who = found.dispute.party(clause.party).name
        yield f"{who} would leave it for {outcome_words(found.space, clause.to)} all the same."
    if not found.in_the_way:
        yield "What keeps parties from one move is ruled out by what keeps them from others."


def share_words(found: Inverse) -> str:
    """Return in how many of the rankings that the free parties might have the outcome holds."""
    share = found.share
    names = enumerated([found.dispute.party(it).name for it in found.free])
    kind = "strict rankings" if len(found.free) == 1 else "combinations of strict rankings"
    of = f"{kind} of {names}"
    if share.exact is None and not share.draws:
        return f"Under how many {of} it holds was not found: it would take too long."
    if share.exact is None:
        low, high = (f"{100 * it:.3g} %" for it in (share.low, share.high))
        return (
            f"It holds under some {low} to {high} of the {of}: of {share.draws:,} drawn at random, "
            "with an interval that misses the true share once in a hundred times."
        )
    if share.count is None:
        return f"It holds under {portion(share.exact)} of all {of}."
    told = f" ({portion(share.exact)})" if 0 < share.exact < 1 else ""
    return f"It holds under {share.count:,} of all {share.rankings:,} {of}{told}."


def portion(share: Fraction) -> str:
    """Return a share as people say it.

    Examples
    --------
    >>> from fractions import Fraction
    >>> portion(Fraction(1, 3)), portion(Fraction(1, 5040)), portion(1 - Fraction(1, 10**6))
    ('33.3 %', 'one in 5,040', 'nearly all')
    """
    if share == 0:
        return "none"
    if share * LEAST < 1:
        many = 1 / share
        return f"one in {round(many):,}" if many < MANY else f"less than one in {MANY:,}"
    percent = f"{100 * float(share):.3g}"
    return f"{percent} %" if share == 1 or percent != "100" else "nearly all"


def telling(found: Inverse) -> list[Clause]:
    """Return the clauses that ask for something, what cannot be met first, then what is not yet."""
    asked = [it for it in found.clauses if not it.met_anyway]
    return sorted(asked, key=lambda it: (bool(it.alternatives), it.holds))


def clause_table(found: Inverse, clauses: Sequence[Clause], *, every: bool = False) -> Table:
    """Return what it takes for nobody to leave: a row for each party and outcome it could go to."""
    space, party = found.space, found.dispute.party
    rows: list[tuple[Cell, ...]] = [
        (
            it.to,
            space.words(space.index(it.to)),
            party(it.party).name,
            clause_words(found, it, every=every),
            it.holds,
        )
        for it in clauses
    ]
    columns = ("to", "outcome", "who could leave", "what it takes", "so already")
    return Table(f"What it takes for nobody to leave {found.outcome}", columns, tuple(rows))


def necessary_lines(found: Inverse, most: int | None = None) -> list[str]:
    """Return what every way to make the outcome hold asks for, each with whether it is so."""
    return already_words(found, found.necessary, most)


def enough_lines(found: Inverse, most: int | None = None) -> list[str]:
    """Return one set of demands that is enough, and whether it was proved smallest."""
    smallest = found.smallest
    if smallest is None:
        return [f"No such set was found: {found.unfound}."] if found.unfound else []
    if not smallest.comparisons:
        return []
    size = _size(len(smallest.comparisons), smallest.to_change)
    if smallest.proved:
        least = "no set asks for fewer changes, and none that asks for as few is smaller"
        proof = f"Proved: {least} ({size})."
    else:
        proof = f"Not proved to be smallest ({size}): {smallest.unproved}."
    return [*already_words(found, smallest.comparisons, most), proof]


def _size(count: int, to_change: int) -> str:
    """Return of how many comparisons a set is, and how many of them are so already.

    Examples
    --------
    >>> _size(3, 1), _size(1, 1), _size(2, 0)
    ('3 comparisons, 1 of them not so yet', '1 comparison, not so yet', '2 comparisons, so already')
    """
    verdict = "not so yet" if to_change else "so already"
    some = f"{to_change} of them " if 0 < to_change < count else ""
    return f"{counted(count, 'comparison')}, {some}{verdict}"


def inverse_notes(found: Inverse) -> tuple[str, ...]:
    """Return what was left out of the table, and what the method cannot tell."""
    met = sum(it.met_anyway for it in found.clauses)
    notes = []
    if met:
        moves = counted(met, "move")
        notes.append(f"Not in the table: {moves} not wanted, or deterred, whatever they want.")
    if not all(it.complete for it in found.clauses):
        notes.append("Of some moves there are more ways to keep the mover than could be listed.")
    if not found.necessary_complete:
        notes.append("More comparisons may be necessary than are said to be.")
    if found.share.exact is None or 0 < found.share.exact < 1:
        notes.append(NO_CHANCE)
    return (*notes, f"{MEANING} {IN_ONE_WAY}")
