"""Many draws of everybody's preferences judged at once: what holds, what is safe, who gains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.arrays import read_only
from comity.model.moves import build_moves
from comity.model.product import ProductMoves
from comity.model.sparse import refuse_too_many_arcs
from comity.settlement.start import status_quo_of
from comity.stability.methods import METHODS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comity.arrays import Bools, Ints
    from comity.model.limits import Limits
    from comity.model.moves import Moves
    from comity.model.space import Space

CACHE_BYTES = 1 << 23
"""What draws judged together take, about: enough for calls to cost little, and still cached."""
LEAST = 128
"""As many draws are judged together nevertheless, or what runs over them is too short."""
MOST_BYTES = 1 << 27
"""Unless they take more than this."""
SHARE = 8
"""Or than this part of what may be allocated."""
OTHERS = 8
"""Values that are kept for every party and cell, beside one for each of its strategies."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What some draws come to.

    Attributes
    ----------
    equilibrium : bool array (concept, outcome, draw)
        True where the outcome is an equilibrium.
    safe : bool array (outcome, draw)
        True where nobody, bystanders included, is worse off than at the status quo; also at the
        status quo itself.
    gains : int16 array (outcome, draw)
        How many parties and bystanders are better off than at the status quo.
    status_quo : int
        Its position.
    """

    equilibrium: Bools
    safe: Bools
    gains: Ints
    status_quo: int

    @property
    def settled(self) -> Bools:
        """True where an outcome other than the status quo is safe, and an equilibrium.

        Bool array (concept, outcome, draw).
        """
        both = self.equilibrium & self.safe
        both[:, self.status_quo] = False
        return both


class Judge:
    """Judges draws of one dispute under some concepts.

    Parameters
    ----------
    space : Space
        The outcomes.
    concepts : sequence of str
        Plain concepts, by id.
    limits : Limits
        What may be allocated.

    Raises
    ------
    ComityError
        ``key-missing`` when the case names no status quo, ``arcs-too-many``.
    """

    def __init__(self, space: Space, concepts: Sequence[str], limits: Limits) -> None:
        refuse_too_many_arcs(space, limits)
        self.space = space
        self.concepts = tuple(concepts)
        self.status_quo = status_quo_of(space)
        self._moves = build_moves(space)
        parties = [party.id for party in space.dispute.parties]
        self._rows = [parties.index(mover) for mover in space.dispute.movers]
        self._room = limits.memory_bytes // SHARE
        self._copied: dict[int, ProductMoves] = {}

    def judge(self, ranks: Sequence[Ints]) -> Judged:
        """Return what every draw comes to.

        Parameters
        ----------
        ranks : sequence of int array (outcome, draw)
            One for every party and bystander, in file order; larger is better, from 0.

        Returns
        -------
        Judged
            Time goes with the number of draws; memory, beside the answer, with the size of the
            dispute alone.

        Examples
        --------
        Elmira as stated, and if Uniroyal wanted the contrary:

        >>> import comity
        >>> from comity.model.limits import DEFAULT
        >>> from comity.model.space import outcome_space
        >>> from comity.preferences.ranks import all_ranks
        >>> space = outcome_space(comity.read("elmira-1991"))
        >>> ministry, uniroyal, local = all_ranks(space.dispute, space).values()
        >>> contrary = uniroyal.max() - uniroyal
        >>> ranks = [ministry, ministry], [uniroyal, contrary], [local, local]
        >>> judge = Judge(space, ["nash", "seq"], DEFAULT)
        >>> judged = judge.judge([np.stack(draws, axis=1) for draws in ranks])
        >>> judged.equilibrium[1].T.astype(int)
        array([[0, 0, 0, 0, 1, 1, 0, 0, 1],
               [0, 0, 0, 0, 1, 0, 1, 1, 0]])
        >>> judged.settled[1].T.astype(int)
        array([[0, 0, 0, 0, 0, 0, 0, 0, 0],
               [0, 0, 0, 0, 0, 0, 0, 1, 0]])
        >>> recommended(judged, 1)
        array([-1,  7])
        """
        equilibrium = np.empty((len(self.concepts), *ranks[0].shape), dtype=np.bool_)
        for part in self._slices(ranks):
            for row, found in enumerate(self._equilibria([it[:, part] for it in ranks])):
                equilibrium[row][:, part] = found
        small = len(ranks) <= np.iinfo(np.int8).max
        gains = np.zeros(ranks[0].shape, dtype=np.int8 if small else np.int16)
        safe = np.ones(ranks[0].shape, dtype=np.bool_)
        for each in ranks:
            now = each[self.status_quo]
            safe &= each >= now
            gains += each > now
        return Judged(equilibrium, safe, gains, self.status_quo)

    def _slices(self, ranks: Sequence[Ints]) -> Iterator[slice]:
        """Yield some draws after the other: as many as fit the cache, where that is not few."""
        movers = max(1, len(self._rows))
        values = self._moves.node_count * movers * (self._moves.widest + OTHERS)
        per_draw = values * _dtype(ranks).itemsize
        room = min(self._room, MOST_BYTES)
        step = max(1, min(max(CACHE_BYTES // per_draw, LEAST), room // per_draw))
        draws = ranks[0].shape[1]
        for first in range(0, draws, step):
            yield slice(first, min(first + step, draws))

    def _equilibria(self, ranks: Sequence[Ints]) -> Iterator[Bools]:
        """Yield, for every concept, where everybody stays: bool array (outcome, draw)."""
        side_by_side = isinstance(self._moves, ProductMoves)
        moves, rank = (self._beside if side_by_side else self._in_front)(ranks)
        for concept in self.concepts:
            stays = np.logical_and.reduce(METHODS[concept](moves, rank), axis=-2)
            if side_by_side:
                yield stays.reshape(-1, ranks[0].shape[1])[self._moves.nodes]
            else:
                yield stays.T

    def _beside(self, ranks: Sequence[Ints]) -> tuple[Moves, Ints]:
        """Return moves with one copy of every cell per draw, and ranks: int array (mover, node)."""
        draws = ranks[0].shape[1]
        if draws not in self._copied:
            self._copied = {draws: ProductMoves(self.space, draws)}
        moves = self._copied[draws]
        rank = np.zeros((len(self._rows), moves.node_count), dtype=_dtype(ranks))
        cells = rank.reshape(len(rank), -1, draws)
        for into, row in zip(cells, self._rows, strict=True):
            into[self._moves.nodes] = ranks[row]
        return moves, read_only(rank)

    def _in_front(self, ranks: Sequence[Ints]) -> tuple[Moves, Ints]:
        """Return the stored moves, and ranks: int array (draw, mover, node)."""
        rank = np.empty((ranks[0].shape[1], len(self._rows), len(ranks[0])), dtype=_dtype(ranks))
        for into, row in enumerate(self._rows):
            rank[:, into] = ranks[row].T
        return self._moves, rank


def _dtype(ranks: Sequence[Ints]) -> np.dtype[np.signedinteger[Any]]:
    """Return the smallest type in which ranks stay below the largest value."""
    highest = max(int(each.max(initial=0)) for each in ranks)
    return np.min_scalar_type(-highest - 2)


def recommended(judged: Judged, lead: int) -> Ints:
    """Return what is recommended in every draw.

    Parameters
    ----------
    judged : Judged
        What the draws come to.
    lead : int
        Position of the concept by which outcomes count as settled.

    Returns
    -------
    int array (draw,)
        Position of the settled outcome by which most parties and bystanders gain, of several the
        first; -1 where nothing is settled. It is a convention.
    """
    candidate = judged.equilibrium[lead] & judged.safe
    candidate[judged.status_quo] = False
    count = len(candidate)
    most = (int(judged.gains.max(initial=0)) + 1) * count
    kind = np.min_scalar_type(-most - 1)
    key = (judged.gains.astype(kind) + kind.type(1)) * kind.type(count)
    key -= np.arange(count, dtype=kind)[:, None]
    key *= candidate
    best = key.max(axis=0).astype(np.intp)
    return np.where(best > 0, (-best) % count, -1)
