"""A party's order, with something else said of single pairs of outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np

from comity.errors import ComityError, bounded
from comity.preferences.pairs import WORKING, code_type
from comity.stability.relational.graph import refuse_too_much_memory
from comity.stability.relational.relation import Plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sized

    from comity.arrays import Bools, Ints
    from comity.errors import Fault
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.model.space import Space
    from comity.stability.relational.graph import GraphModel

    Table = Bools | Ints

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, eq=False)
class Override:
    """What is said of pairs, and whether it counts as preferring.

    Attributes
    ----------
    table : bool or int array (here, there)
        0 where nothing is said: the order holds.
    leaves, replies, undeterred : bool arrays (code,)
        By what the table says of `there` over `here`: True where the party considers leaving for
        it, where it replies by such a step, and where ending there does not deter it.
    """

    table: Table
    leaves: Bools
    replies: Bools
    undeterred: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Overridden(Plain):
    """Plain preference, but where something else is said of a pair.

    Attributes
    ----------
    overrides : mapping of mover to Override
        Only of movers of whom something is said.
    """

    overrides: Mapping[int, Override]

    def leaves(self, mover: int, here: Ints, there: Ints) -> Bools:
        """See `comity.stability.relational.relation.Relation.leaves`."""
        better = Plain.leaves(self, mover, here, there)
        it = self.overrides.get(mover)
        return better if it is None else _with(it.table, it.leaves, better, here, there)

    def follows(self, mover: int, here: Ints, there: Ints) -> Bools:
        """See `comity.stability.relational.relation.Relation.follows`."""
        better = Plain.leaves(self, mover, here, there)
        it = self.overrides.get(mover)
        return better if it is None else _with(it.table, it.replies, better, here, there)

    def deters(self, mover: int, here: Ints, end: Ints) -> Bools:
        """See `comity.stability.relational.relation.Relation.deters`."""
        no_better = self.deters_by_order(mover, here, end)
        it = self.overrides.get(mover)
        return no_better if it is None else _with(it.table, ~it.undeterred, no_better, here, end)

    def deters_by_order(self, mover: int, here: Ints, end: Ints) -> Bools:
        """Return what `deters` does where nothing is said of a pair."""
        return Plain.deters(self, mover, here, end)


def _with(table: Table, counts: Bools, by_order: Bools, here: Ints, there: Ints) -> Bools:
    code = table[here, there].astype(np.intp)
    return np.where(code == 0, by_order, counts[code])


def tables(
    model: GraphModel,
    kind: str,
    rows: Mapping[str, Sized],
    made: Callable[[Dispute, Space, str, Limits], Made],
) -> dict[int, Made]:
    """Return what is said of pairs, of every mover with rows; it lives as long as the dispute.

    Parameters
    ----------
    model : GraphModel
        The outcomes, and what may be allocated.
    kind : str
        Where the dispute keeps the tables.
    rows : mapping of party id to sized
        What the case says of each party.
    made : callable
        Makes the table of one party.

    Raises
    ------
    ComityError
        ``relations-too-large`` before anything is made, and every fault of every table.
    """
    space, limits = model.space, model.limits
    dispute = space.dispute
    asked = {j: party for j, party in enumerate(dispute.movers) if rows.get(party)}
    sizes = [code_type(len(rows[party])).itemsize for party in asked.values()]
    refuse_too_much_memory(space, limits, sum(sizes) + WORKING * bool(sizes))
    if kind not in dispute.derived:
        dispute.derived[kind] = _all_made(asked, lambda it: made(dispute, space, it, limits))
    return cast("dict[int, Made]", dispute.derived[kind])


def _all_made(asked: Mapping[int, str], made: Callable[[str], Made]) -> dict[int, Made]:
    faults: list[Fault] = []
    found: dict[int, Made] = {}
    for mover, party in asked.items():
        try:
            found[mover] = made(party)
        except ComityError as error:
            faults += error.faults
    if faults:
        raise ComityError(bounded(faults))
    return found
