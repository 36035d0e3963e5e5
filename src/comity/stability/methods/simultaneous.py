"""Simultaneous stability (SIM): the others improve at the same moment, from the same outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.stability.methods.sequential import sequential

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.model.moves import Moves


def simultaneous(moves: Moves, ranks: Ints, mover: int) -> Bools:
    """Return where each improvement is spoiled by improvements that others make at once.

    Parameters, shapes and return value are those of `comity.stability.methods.nash.nash`, without
    a batch dimension.

    Notes
    -----
    Definition: for every improvement some of the others, each by an improvement of its own from
    the same outcome, turn the combined result into a feasible outcome not preferred to the one
    left (Fraser & Hipel 1984). Only for disputes in option form. The work is a product over the
    parties' improvements at every outcome.

    Examples
    --------
    >>> import comity
    >>> comity.analyze(comity.read("prisoners-dilemma"), concepts=["sim"]).equilibria["sim"]
    (1, 4)
    """
    joins = np.ones(ranks.shape, dtype=np.bool_)
    return _simultaneous(moves, ranks, mover, joins)


def fraser_hipel_simultaneous(moves: Moves, ranks: Ints, mover: int) -> Bools:
    """Return the same, where only parties without sequential stability move at once.

    Parameters, shapes and return value are those of `simultaneous`.

    Notes
    -----
    Definition: the reading of Fraser & Hipel (1979, 1984), in which a party that is sequentially
    stable at an outcome stays there. Their overall stability is SEQ *or* this.

    Examples
    --------
    >>> import comity
    >>> comity.analyze(comity.read("chicken"), concepts=["sim_fh"]).equilibria["sim_fh"]
    (2, 3, 4)
    """
    movers = ranks.shape[-2]
    joins = np.stack([~sequential(moves, ranks, j) for j in range(movers)])
    return _simultaneous(moves, ranks, mover, joins)


def _simultaneous(moves: Moves, ranks: Ints, mover: int, joins: Bools) -> Bools:
    stable = np.ones(moves.node_count, dtype=np.bool_)
    rank = ranks[mover]
    for node in moves.nodes.tolist():
        own = improvements(moves, ranks, mover, node)
        if not own.size:
            continue
        others = [
            np.append(improvements(moves, ranks, j, node), node)
            for j in range(ranks.shape[0])
            if j != mover and joins[j, node]
        ]
        led_to = moves.together(node, [own, *others]).reshape(own.size, -1)
        spoiled = (led_to >= 0) & (rank[led_to] <= rank[node])
        stable[node] = spoiled.any(axis=1).all()
    return stable


def improvements(moves: Moves, ranks: Ints, mover: int, node: int) -> Ints:
    """Return the nodes that a party can reach from `node` and prefers: int array (target,)."""
    targets = moves.targets(mover, node)
    return np.asarray(targets[ranks[mover, targets] > ranks[mover, node]])
