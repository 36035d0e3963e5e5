"""At whose expense improvements are: the matrix as a table, and what stands out in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from comity.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.settlement.methods.expense import Expense
    from comity.settlement.result import Settlement
    from comity.tables import Cell

WHERE = {
    "everywhere": "improvements",
    "reachable": "improvements from outcomes that single moves can lead to",
    "status_quo": "improvements from the status quo",
}
"""What is counted, by key of `Settlement.expense`."""


class Shown(NamedTuple):
    """Rows and columns of a matrix that are shown: positions, ascending."""

    movers: Sequence[int]
    parties: Sequence[int]


def all_of(settlement: Settlement) -> Shown:
    """Return every row and column."""
    return Shown(range(len(settlement.dispute.movers)), range(len(settlement.parties)))


def most_telling(settlement: Settlement, most: int) -> Shown:
    """Return at most so many rows and columns: who lowers others, and who is lowered, most often.

    Examples
    --------
    >>> import comity
    >>> most_telling(comity.settle(comity.read("elmira-1991")), 1)
    Shown(movers=[1], parties=[0])
    """
    counts = settlement.expense["everywhere"]
    by_row, by_column = counts.lowering_some, counts.lowering.sum(axis=0)
    first = (np.sort(np.argsort(-it, kind="stable")[:most]) for it in (by_row, by_column))
    return Shown(*(it.tolist() for it in first))


def expense_table(settlement: Settlement, where: str, shown: Shown) -> Table:
    """Return which share of one party's improvements lowers another.

    Parameters
    ----------
    settlement : Settlement
        What was found.
    where : {'everywhere', 'reachable', 'status_quo'}
        Over which improvements.
    shown : Shown
        The rows and columns; the last row and the last column count everybody all the same.
    """
    dispute = settlement.dispute
    counts = settlement.expense[where]
    rows: list[tuple[Cell, ...]] = []
    for row in shown.movers:
        mover, every = dispute.movers[row], int(counts.improvements[row])
        cells = [
            None
            if settlement.parties[column] == mover
            else _of(int(counts.lowering[row, column]), every)
            for column in shown.parties
        ]
        rows.append((dispute.party(mover).name, *cells, _of(int(counts.lowering_some[row]), every)))
    total = int(counts.improvements.sum())
    blank = (None,) * len(shown.parties)
    rows.append(("everybody", *blank, _of(int(counts.lowering_some.sum()), total)))
    names = (dispute.party(settlement.parties[column]).name for column in shown.parties)
    title = f"At whose expense: {WHERE[where]} of the party on the left that lower the one above"
    return Table(title, ("improvements of", *names, "somebody"), tuple(rows))


def _of(count: int, every: int) -> str:
    return f"{count} of {every} ({share_words(count, every)})" if every else "none"


def share_words(count: int, every: int) -> str:
    """Return a share in whole per cent that is 0% or 100% only where it is exactly that.

    Examples
    --------
    >>> share_words(1, 3), share_words(1, 1000), share_words(999, 1000)
    ('33%', '<1%', '>99%')
    """
    words = f"{count / every:.0%}"
    if words == "0%" and count:
        return "<1%"
    return ">99%" if words == "100%" and count < every else words


def same_counts(one: Expense, other: Expense) -> bool:
    """Return True where two matrices say the same."""
    return all(
        np.array_equal(getattr(one, name), getattr(other, name))
        for name in ("improvements", "lowering", "lowering_some")
    )
