"""What is known of parties: it fits what they are stated to want, and is no contradiction."""

from __future__ import annotations

from collections import deque
from fractions import Fraction
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import numpy as np

from comity.errors import ENOUGH, Fault, quoted, shortened
from comity.model.check.names import unknown
from comity.model.dispute import Concerns, Weights
from comity.model.known import Alternatives, Intervals, PartlyOrdered, closed_under, compared
from comity.tables import exactly, figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comity.arrays import Bools
    from comity.errors import Path
    from comity.model.dispute import Dispute

MAX_CONCERNS = 500
"""Concerns that may be partly ordered: what follows takes steps by their cube."""
MAX_ALTERNATIVES = 100
LONG = 10**30
"""Denominators from which on a sum is rounded in messages."""
NAMED = 12
"""Concerns of a chain or circle that a message names at most."""


def known(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of what is known of parties.

    Preferences among the alternatives are checked where those of the case are.
    """
    parties = [party.id for party in dispute.parties]
    for party, said in dispute.known.items():
        path: Path = ("known", party)
        stated = dispute.preferences.get(party)
        if party not in parties:
            yield unknown("party", party, parties, path)
        elif isinstance(said, Alternatives):
            yield from _alternatives(said, (*path, "alternatives"))
        elif isinstance(stated, Concerns) and isinstance(said, PartlyOrdered):
            yield from _order(party, [it.id for it in stated.items], said)
        elif isinstance(stated, Weights) and isinstance(said, Intervals):
            yield from _intervals(party, stated, said)
        elif stated is not None:
            yield _unfit(said, path)


def _unfit(said: PartlyOrdered | Intervals, path: Path) -> Fault:
    """Return the fault of something known that is about no part of the stated preference."""
    if isinstance(said, Intervals):
        what = f"{quoted(str(path[-1]))} has no weights that could lie between bounds"
        todo = "give it weights under preferences, or say what is known in another form"
        return Fault((*path, "weights"), what, todo, "known-mismatch")
    key = "dont_know" if said.before is None else "before"
    what = f"{quoted(str(path[-1]))} has no concerns that could come before each other"
    todo = "give it concerns under preferences, or say what is known in another form"
    return Fault((*path, key), what, todo, "known-mismatch")


def _order(party: str, ids: Sequence[str], said: PartlyOrdered) -> Iterator[Fault]:
    """Yield the faults of a partial order: concerns that there are not, circles, conflicts."""
    path: Path = ("known", party)
    if len(ids) > MAX_CONCERNS:
        what = f"{quoted(party)} has {len(ids):,} concerns, whose order is only partly known"
        todo = f"state {MAX_CONCERNS} concerns at most, or say nothing here"
        yield Fault(path, what, todo, "order-too-large")
        return
    wrong = list(islice(_names(path, ids, said), ENOUGH + 1))
    yield from wrong
    if wrong or len(set(ids)) < len(ids):
        return
    direct = compared(ids, said)
    implied = closed_under(direct)
    if implied.diagonal().any():
        start = int(implied.diagonal().argmax())
        what = f"the order goes round in a circle: {_chain(ids, direct, start, start)}"
        yield Fault((*path, "before"), what, "take one of these comparisons out", "order-cycle")
        return
    yield from _written_otherwise(path, ids, said)
    yield from _groups(path, ids, said, direct, implied)


def _names(path: Path, ids: Sequence[str], said: PartlyOrdered) -> Iterator[Fault]:
    """Yield the faults of chains and groups that are too short, or name what there is not."""
    there, party = frozenset(ids), str(path[-1])
    for key, listed in (("before", said.before or ()), ("dont_know", said.dont_know)):
        for k, row in enumerate(listed):
            at: Path = (*path, key, k)
            if len(row) < 2:  # noqa: PLR2004
                what = f"here is {'one concern' if row else 'no concern'} alone"
                yield Fault(at, what, "name two concerns or more", "value-type")
            seen: set[str] = set()
            for j, concern in enumerate(row):
                if concern not in there:
                    yield unknown(f"concern of {quoted(party)} called", concern, ids, (*at, j))
                elif key == "dont_know" and concern in seen:
                    what = f"concern {quoted(concern)} stands here a second time"
                    yield Fault((*at, j), what, "take one out", "id-repeated")
                seen.add(concern)


def _written_otherwise(path: Path, ids: Sequence[str], said: PartlyOrdered) -> Iterator[Fault]:
    """Yield the faults of comparisons that are against the order in which concerns are written."""
    place = {concern: k for k, concern in enumerate(ids)}
    for k, chain in enumerate(said.before or ()):
        for first, then in pairwise(chain):
            if place[first] > place[then]:
                both = f"{quoted(first)} is known to come before {quoted(then)}"
                what = f"{both}, but stands behind it under preferences"
                todo = "write the concerns in an order that can be, or take this out"
                yield Fault((*path, "before", k), what, todo, "order-conflict")


def _groups(
    path: Path, ids: Sequence[str], said: PartlyOrdered, direct: Bools, implied: Bools
) -> Iterator[Fault]:
    """Yield the faults of groups among which an order follows from what is known."""
    place = {concern: k for k, concern in enumerate(ids)}
    for k, group in enumerate(said.dont_know):
        among = [place[it] for it in group]
        first, then = (np.asarray(among)[it] for it in implied[np.ix_(among, among)].nonzero())
        if first.size:
            one, other = int(first[0]), int(then[0])
            both = f"{quoted(ids[one])} and {quoted(ids[other])}"
            chain = _chain(ids, direct, one, other)
            what = f"the order of {both} follows from what is known: {chain}"
            todo = "take one of the two out of this group, or add to it what stands between them"
            yield Fault((*path, "dont_know", k), what, todo, "order-conflict")


def _chain(ids: Sequence[str], direct: Bools, start: int, end: int) -> str:
    """Return the shortest chain of comparisons that leads from one concern to another, in words."""
    before: dict[int, int] = {}
    waiting = deque([start])
    while end not in before:
        here = waiting.popleft()
        for there in np.flatnonzero(direct[here]).tolist():
            if there not in before:
                before[there] = here
                waiting.append(there)
    steps = [end, before[end]]
    while steps[-1] != start:
        steps.append(before[steps[-1]])
    names = [shortened(ids[k]) for k in reversed(steps)]
    if len(names) > NAMED:
        names = [*names[: NAMED - 1], "...", names[-1]]
    return " > ".join(names)


def _intervals(party: str, stated: Weights, said: Intervals) -> Iterator[Fault]:
    """Yield the faults of bounds of weights: what there is not, upside down, or beside the case."""
    for text, (low, high) in said.items.items():
        path: Path = ("known", party, "weights", text)
        weight = stated.items.get(text)
        bounds = f"{exactly(low)} to {exactly(high)}"
        if weight is None:
            kind = f"statement that {quoted(party)} weighs:"
            yield unknown(kind, text, stated.items, path)
        elif low > high:
            what = f"the bounds {bounds} are upside down"
            yield Fault(path, what, "write the smaller one first", "interval-invalid")
        elif not low <= weight <= high:
            what = f"the weight {exactly(weight)} under preferences is not within {bounds}"
            todo = "widen the bounds, or change the weight"
            yield Fault(path, what, todo, "interval-invalid")


def _alternatives(said: Alternatives, path: Path) -> Iterator[Fault]:
    """Yield the faults of chances: none, not above 0, or not 1 together."""
    if not 1 <= len(said.items) <= MAX_ALTERNATIVES:
        what = f"here are {len(said.items):,} alternatives"
        yield Fault(path, what, f"name 1 to {MAX_ALTERNATIVES}", "chances-invalid")
        return
    wrong = False
    for k, it in enumerate(said.items):
        if it.chance <= 0:
            wrong = True
            what = f"the chance is {exactly(it.chance)}"
            yield Fault((*path, k, "chance"), what, "write a number above 0", "chances-invalid")
    together = sum((it.chance for it in said.items), Fraction(0))
    if together != 1 and not wrong:
        short = together.denominator < LONG
        what = f"the chances add up to {exactly(together) if short else figure(together)}"
        todo = "make them 1 together; fractions such as 1/3 are exact"
        yield Fault(path, what, todo, "chances-invalid")
