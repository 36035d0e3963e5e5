"""An inverse analysis in words: what a notebook shows of it, and what other views begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.mediation.concepts import concept_words
from comity.mediation.inverse.told import clause_words, told_ways
from comity.mediation.inverse.wording import NAMED, demanded
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
HOW_TO_READ = (
    "How to read what it takes: of parts joined by 'or' one is enough. Either the party does not "
    "want the move, or the others have a reply to it that spoils it."
)
LEAST = 100
"""Below one in so many a share is told as one in a number."""
MANY = 10**15
"""Below one in so many the number is not told."""


def inverse_sheet(found: Inverse) -> Sheet:
    """Return what a notebook shows of an inverse analysis; at most 50 rows of each table."""
    told = telling(found)[: SHOWN_ROWS + 1]
    facts, notes = tuple(inverse_facts(found)), inverse_notes(found)
    return Sheet(found.dispute.title, facts, tuple(inverse_tables(found, told)), notes)


def inverse_facts(found: Inverse) -> Iterator[str]:
    """Say if the outcome holds now, who is free to want anything, and how much holding asks for."""
    here = outcome_words(found.space, found.outcome)
    holds = "holds" if found.holds else "does not hold"
    yield f"{here} {holds} under {concept_name(found.concept)} as the case is."
    yield concept_words(found.concept)
    yield from _who_is_free(found)
    if found.impossible:
        yield from _impossible(found)
    elif found.free and all(it.met_anyway for it in found.clauses):
        yield "It holds whatever they want."
    elif found.free:
        yield share_words(found)
        yield from enough_lines(found)


def _who_is_free(found: Inverse) -> Iterator[str]:
    if not found.free:
        yield "Nobody is free to want anything else than the case says."
        return
    fixed = [it for it in found.dispute.movers if it not in found.free]
    for parties, one, several in (
        (found.free, "is free to want anything", "are free to want anything"),
        (fixed, "wants what the case says", "want what the case says"),
    ):
        names = [found.dispute.party(it).name for it in parties]
        if names:
            yield f"{enumerated(names)} {one if len(names) == 1 else several}."


def _impossible(found: Inverse) -> Iterator[str]:
    """Say who stands in the way whatever the free parties want."""
    if found.free:
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


def inverse_tables(
    found: Inverse, clauses: Sequence[Clause], *, every: bool = False
) -> Iterator[Table]:
    """Yield what is enough, what is necessary, what it takes move by move, and the outcomes."""
    yield from demand_tables(found, every=every)
    yield clause_table(found, clauses, every=every)
    yield outcome_table(found, clauses, every=every)


def demand_tables(found: Inverse, *, every: bool = False) -> Iterator[Table]:
    """Yield one set of demands that is enough, and the demands that every such set has."""
    most = None if every else NAMED
    smallest = found.smallest.comparisons if found.smallest is not None else ()
    enough, necessary = demanded(found, smallest, most), demanded(found, found.necessary, most)
    columns = ("what must be so", "so already")
    all_together = f"nough for {found.outcome} to hold, all together"
    if enough == necessary:
        yield Table(f"Necessary, and e{all_together}", columns, tuple(enough))
        return
    yield Table(f"E{all_together}", columns, tuple(enough))
    yield Table("Necessary, whatever else is so", columns, tuple(necessary))


def clause_table(found: Inverse, clauses: Sequence[Clause], *, every: bool = False) -> Table:
    """Return what it takes for nobody to leave: a row for each party and outcome it could go to."""
    party = found.dispute.party
    rows: list[tuple[Cell, ...]] = [
        (it.to, clause_words(found, it, every=every), party(it.party).name, it.holds)
        for it in clauses
    ]
    columns = ("to", "what it takes", "who could leave", "so already")
    return Table(f"What it takes for nobody to leave {found.outcome}", columns, tuple(rows))


def outcome_table(found: Inverse, clauses: Sequence[Clause], *, every: bool = False) -> Table:
    """Return the words of the outcomes that some clauses, and what is enough, name."""
    ways = [way.positions for it in clauses for way in told_ways(found, it, every=every)[0]]
    smallest = found.smallest.comparisons if found.smallest is not None else ()
    compared = {it for positions in (*ways, smallest, found.necessary) for it in positions}
    pairs = [found.comparisons[it] for it in compared]
    numbers = {number for it in pairs for number in (it.better, it.worse)}
    rows: list[tuple[Cell, ...]] = [
        (number, found.space.words(found.space.index(number)))
        for number in sorted(numbers | {it.to for it in clauses})
    ]
    return Table("The outcomes named here", ("no.", "outcome"), tuple(rows))


def enough_lines(found: Inverse) -> Iterator[str]:
    """Say how much the set of demands that is enough asks for, and if it was proved smallest."""
    smallest = found.smallest
    if smallest is None:
        yield f"No set of demands that is enough was found: {found.unfound}."
        return
    if smallest.to_change:
        changes = counted(smallest.to_change, "change")
        yield f"{changes} to what they want now would be enough: see below."
        least = f"it takes no fewer, and no set of demands with {changes} is shorter"
    else:
        yield "No change to what they want now is needed: see below."
        least = "no set of demands that are so already is shorter"
    yield f"Proved: {least}." if smallest.proved else f"Not proved smallest: {smallest.unproved}."


def inverse_notes(found: Inverse) -> tuple[str, ...]:
    """Return what was left out of the table, and what the method cannot tell."""
    met = sum(it.met_anyway for it in found.clauses)
    notes = [HOW_TO_READ] if found.concept != "nash" and telling(found) else []
    if met:
        moves = counted(met, "move")
        notes.append(f"Not in the table: {moves} not wanted, or deterred, whatever they want.")
    if not all(it.complete for it in found.clauses):
        notes.append("Of some moves there may be more ways to keep the mover than could be listed.")
    if not found.necessary_complete:
        notes.append("More comparisons may be necessary than are said to be.")
    if found.share.exact is None or 0 < found.share.exact < 1:
        notes.append(NO_CHANCE)
    return (*notes, f"{MEANING} {IN_ONE_WAY}")
