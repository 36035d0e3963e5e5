"""Who gains and who loses by an outcome, against the status quo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints


def changes(ranks: Ints, status_quo: int) -> Ints:
    """Return for whom each outcome is better, worse or as good as the status quo.

    Parameters
    ----------
    ranks : int array (party, outcome)
        Everybody's ranks, bystanders included; larger is better.
    status_quo : int
        The position of the status quo among the outcomes.

    Returns
    -------
    int8 array (party, outcome)
        1 where the party ranks the outcome above the status quo, -1 below, 0 where they tie.

    Examples
    --------
    >>> changes(np.array([[0, 1, 2], [2, 2, 1]]), 1)
    array([[-1,  0,  1],
           [ 0,  0, -1]], dtype=int8)
    """
    now = ranks[:, status_quo, None]
    return (ranks > now).astype(np.int8) - (ranks < now).astype(np.int8)


def indivisible(change: Ints) -> Bools:
    """Return the outcomes at which nobody stands below the status quo.

    Parameters
    ----------
    change : int array (party, outcome)
        From `changes`.

    Returns
    -------
    bool array (outcome,)
        Always True at the status quo, which therefore is listed apart: "none" means no other.

    Examples
    --------
    >>> indivisible(np.array([[0, 1, -1], [0, 0, 1]]))
    array([ True,  True, False])
    """
    return np.asarray((change >= 0).all(axis=0))


def win_win(change: Ints) -> Bools:
    """Return the indivisible outcomes by which somebody gains: bool array (outcome,).

    Examples
    --------
    >>> win_win(np.array([[0, 1, 1, -1], [0, 0, 1, 1]]))
    array([False,  True,  True, False])
    """
    return indivisible(change) & (change > 0).any(axis=0)


def strictly_win_win(change: Ints) -> Bools:
    """Return the outcomes by which everybody gains, bystanders included: bool array (outcome,).

    Examples
    --------
    >>> strictly_win_win(np.array([[0, 1, 1, -1], [0, 0, 1, 1]]))
    array([False, False,  True, False])
    """
    return np.asarray((change > 0).all(axis=0))
