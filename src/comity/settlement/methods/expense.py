"""The expense matrix: whose improvements lower whom, counted over single moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.arrays import Bools, Ints
    from comity.model.moves import Moves


@dataclass(frozen=True, slots=True, eq=False)
class Expense:
    """How many improvements there are, and whom they lower. A share is left to the reader.

    Attributes
    ----------
    improvements : int array (mover,)
        Improvements of each mover; where there are none, its row of shares is undefined.
    lowering : int array (mover, party)
        Those that take the party below the outcome left. What stands under the mover itself
        (0) has no meaning.
    lowering_some : int array (mover,)
        Those that lower some other party or bystander. Its sum over the movers, as a share of
        the sum of all improvements, is the security dilemma.
    """

    improvements: Ints
    lowering: Ints
    lowering_some: Ints


def expense(
    moves: Moves, ranks: Ints, movers: Sequence[int], begin: Bools | None = None
) -> Expense:
    """Return whose improvements lower whom.

    Parameters
    ----------
    moves : Moves
        The moves of the dispute.
    ranks : int array (party, node)
        Ranks of everybody, bystanders included, spread over the nodes; larger is better.
    movers : sequence of int
        The row of every mover, in the order of `moves`.
    begin : bool array (node,), optional
        Only improvements that begin at these nodes count (`reachable`, say). All when left out.

    Returns
    -------
    Expense

    Notes
    -----
    An improvement is a single move of a party from a feasible outcome to one that it prefers; a
    class of outcomes counts once. It lowers j where j ranks the outcome it leads to below the
    one it leaves.

    Examples
    --------
    In the prisoners' dilemma each improvement of the one lowers the other:

    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> from comity.stability.engine import engine
    >>> found = expense(*engine(outcome_space(comity.read("prisoners-dilemma"))), [0, 1])
    >>> found.improvements, found.lowering
    (array([2, 2]), array([[0, 2],
           [2, 0]]))
    """
    parties = len(ranks)
    rows = ranks if begin is None else np.vstack([ranks, begin.astype(ranks.dtype)])
    total = _nothing(len(movers), parties)
    for mover, row in enumerate(movers):
        for here, there, allowed in moves.both_ends(mover, rows):
            better = (there[row] > here[row]) & allowed
            if begin is not None:
                better &= here[parties] > 0
            _count(total, mover, row, better, there[:parties], here[:parties])
    return total


def expense_from(moves: Moves, ranks: Ints, movers: Sequence[int], node: int) -> Expense:
    """Return the same for the improvements that begin at one node alone (the status quo, say).

    Examples
    --------
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> from comity.stability.engine import engine
    >>> found = expense_from(*engine(outcome_space(comity.read("chicken"))), [0, 1], 3)
    >>> found.improvements, found.lowering_some
    (array([1, 1]), array([1, 1]))
    """
    total = _nothing(len(movers), len(ranks))
    for mover, row in enumerate(movers):
        _, target = moves.targets(mover, np.array([node]))
        here, there = ranks[:, node, None], ranks[:, target]
        _count(total, mover, row, there[row] > here[row], there, here)
    return total


def reachable(moves: Moves, node: int) -> Bools:
    """Return what single moves of anybody can lead to from one node.

    Returns
    -------
    bool array (node,)
        True at the node itself too. Whoever moved last may move again: a dispute may rest in
        between, and replies, where nobody moves twice in a row, are another question.

    Examples
    --------
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> from comity.stability.engine import engine
    >>> moves, _ = engine(outcome_space(comity.read("chicken")))
    >>> reachable(moves, 3)
    array([ True,  True,  True,  True])
    """
    begin = np.zeros(moves.node_count, dtype=np.bool_)
    begin[node] = True
    return moves.reachable(begin)


def _nothing(movers: int, parties: int) -> Expense:
    shape = (movers, parties)
    return Expense(*(np.zeros(size, dtype=np.int64) for size in (movers, shape, movers)))


def _count(total: Expense, mover: int, row: int, better: Bools, there: Ints, here: Ints) -> None:
    """Add some moves of one mover to what has been counted."""
    total.improvements[mover] += np.count_nonzero(better)
    some = np.zeros_like(better)
    for party in range(len(there)):
        if party != row:
            lower = there[party] < here[party]
            lower &= better
            total.lowering[mover, party] += np.count_nonzero(lower)
            some |= lower
    total.lowering_some[mover] += np.count_nonzero(some)
