"""Simultaneous stability (SIM): the others improve at the same moment, from the same outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.stability.methods.sequential import sequential

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.model.moves import Moves


def simultaneous(moves: Moves, ranks: Ints) -> Bools:
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
    return _simultaneous(moves, ranks, np.ones(ranks.shape, dtype=np.bool_))


def fraser_hipel_simultaneous(moves: Moves, ranks: Ints) -> Bools:
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
    return _simultaneous(moves, ranks, ~sequential(moves, ranks))


def _simultaneous(moves: Moves, ranks: Ints, joins: Bools) -> Bools:
    """Return stability where a party takes part in replies only at nodes where it `joins`."""
    stable = np.ones(ranks.shape, dtype=np.bool_)
    for node in moves.nodes.tolist():
        better = [improvements(moves, ranks, j, node) for j in range(len(ranks))]
        choices = [np.append(it, node) for it in better]
        for mover, own in enumerate(better):
            if not own.size:
                continue
            others = [it for j, it in enumerate(choices) if j != mover and joins[j, node]]
            led_to = moves.together(node, [own, *others]).reshape(own.size, -1)
            spoiled = (led_to >= 0) & (ranks[mover, led_to] <= ranks[mover, node])
            stable[mover, node] = spoiled.any(axis=1).all()
    return stable


def improvements(moves: Moves, ranks: Ints, mover: int, node: int) -> Ints:
    """Return the nodes that a party can reach from `node` and prefers: int array (target,)."""
    targets = moves.targets(mover, node)
    return np.asarray(targets[ranks[mover, targets] > ranks[mover, node]])
