"""What a case says of a party besides its order: strengths, doubts, what is known, views."""

from __future__ import annotations

from itertools import chain, combinations, islice
from typing import TYPE_CHECKING

from comity.model.dispute import Concerns, Ranking
from comity.model.known import Alternatives, Intervals, PartlyOrdered, precedence
from comity.model.sheet import preference_words
from comity.tables import Table, counted, figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.model.dispute import OutcomeRef
    from comity.model.space import Space

    Row = tuple[str, str, str]

MOST = 200
"""Rows of the table at most."""


def besides(party: str, space: Space) -> Table | None:
    """Return what else is said of a party's preferences; None where that is nothing.

    Examples
    --------
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> space = outcome_space(comity.read("sustainable-development"))
    >>> besides("agency", space).rows
    (('strength', 'place 2 over place 3', '2'),)
    """
    every = chain(
        _strengths(party, space),
        _doubts(party, space),
        _known(party, space),
        _attitudes(party, space),
        _view(party, space),
    )
    rows = tuple(islice(every, MOST + 1))
    title = "What is said besides" + (f", the first {MOST} rows" if len(rows) > MOST else "")
    return Table(title, ("what", "of", "says"), rows[:MOST]) if rows else None


def _strengths(party: str, space: Space) -> Iterator[Row]:
    match space.dispute.preferences.get(party):
        case Concerns(items):
            for place, concern in enumerate(items, start=1):
                if concern.strength > 1:
                    yield "strength", f"concern {place}, {concern.id}", str(concern.strength)
        case Ranking(_, steps):
            for place, step in enumerate(steps, start=1):
                if step > 1:
                    yield "strength", f"place {place} over place {place + 1}", str(step)


def _doubts(party: str, space: Space) -> Iterator[Row]:
    about = space.dispute
    for one, other in about.unknown.get(party, ()):
        yield "not known", f"{named(one, space)} or {named(other, space)}", ""
    for likely in about.likely.get(party, ()):
        over = f"{named(likely.outcome, space)} over {named(likely.over, space)}"
        yield "chance", over, figure(likely.chance)
    fuzzy = about.fuzzy.get(party)
    if fuzzy is not None:
        yield "threshold", "how clear a preference must be to act on it", figure(fuzzy.threshold)
        for it in fuzzy.pairs:
            over = f"{named(it.outcome, space)} over {named(it.over, space)}"
            yield "degree", over, figure(it.degree)


def _known(party: str, space: Space) -> Iterator[Row]:
    """Yield what of a party's preference is known in part only, or may be otherwise."""
    stated = space.dispute.preferences.get(party)
    match space.dispute.known.get(party):
        case PartlyOrdered() as said if isinstance(stated, Concerns):
            ids = [it.id for it in stated.items]
            first = precedence(ids, said)
            for (a, one), (b, other) in combinations(enumerate(ids), 2):
                if not (first[a, b] or first[b, a]):
                    yield "not known", f"which matters more: {one} or {other}", ""
        case Intervals(items):
            for text, (low, high) in items.items():
                yield "bounds", f"weight of {text}", f"{figure(low)} to {figure(high)}"
        case Alternatives(alternatives):
            for it in alternatives:
                wants = "as stated" if it.preference is None else preference_words(it.preference)
                yield "chance", wants, figure(it.chance)


def _attitudes(party: str, space: Space) -> Iterator[Row]:
    for other, attitude in space.dispute.attitudes.get(party, {}).items():
        yield "attitude", f"to {space.dispute.party(other).name}", attitude


def _view(party: str, space: Space) -> Iterator[Row]:
    view = space.dispute.views.get(party)
    if view is None:
        return
    for other, preference in view.preferences.items():
        name = space.dispute.party(other).name
        yield "view", f"takes {name} to want", preference_words(preference)
    for text in view.unseen:
        yield "view", "does not think of", _fulfilling(text, space)


def _fulfilling(text: str, space: Space) -> str:
    """Return what a statement of `unseen` hides: the outcome of that name, or what fulfils it."""
    if space.dispute.graph is not None:
        return named(text, space)
    hidden = counted(len(set(space.outcome_of[space.truth(text)].tolist())), "outcome")
    return f"what fulfils {text}: {hidden}"


def named(ref: OutcomeRef, space: Space) -> str:
    """Return an outcome by number and words, or the pattern that stands for several."""
    found = set(space.outcome_of[space.find(ref)].tolist())
    if len(found) > 1:
        return f"any of {counted(len(found), 'outcome')} ({ref})"
    position = found.pop()
    return f"{space.numbers[position]} ({space.words(position)})"
