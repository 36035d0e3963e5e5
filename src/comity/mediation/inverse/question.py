"""What is asked: of which outcome, under which concept, with whose rankings open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.mediation.inverse.order import Edge
from comity.stability.relational.individual import CREDIBLE, ESCAPED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from comity.arrays import Ints
    from comity.model.limits import Limits
    from comity.model.moves import Moves
    from comity.model.space import Space

    Codes = NDArray[np.int64]
    """Comparisons as numbers, by `Question.codes`: int array (comparison,)."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is asked, in arrays.

    A comparison is kept as one number, its *code*: that of (mover, strict, better, worse) in mixed
    radix, so that codes ascend in the order in which comparisons are told.

    Attributes
    ----------
    space : Space
        The outcomes.
    moves : Moves
        The moves.
    ranks : int array (mover, node)
        The preferences of the case; larger is better.
    here : int
        Node of the outcome asked about.
    base : str
        One of ``nash gmr smr seq sseq``.
    free : frozenset of int
        Movers whose ranking is open.
    limits : Limits
        What may be allocated.
    """

    space: Space
    moves: Moves
    ranks: Ints
    here: int
    base: str
    free: frozenset[int]
    limits: Limits

    @property
    def movers(self) -> range:
        """All movers, by position."""
        return range(len(self.ranks))

    @property
    def credible(self) -> bool:
        """True where each step of a reply must be an improvement for who takes it."""
        return self.base in CREDIBLE

    @property
    def escaped(self) -> bool:
        """True where a party may move on after a reply."""
        return self.base in ESCAPED

    def codes(self, mover: int, better: Ints | int, worse: Ints | int, *, strict: bool) -> Codes:
        """Return the codes of comparisons of one mover; nodes broadcast against each other."""
        count = self.moves.node_count
        return np.asarray(
            ((2 * mover + strict) * count + np.asarray(better, dtype=np.int64)) * count + worse
        )

    def weak(self, mover: int, worse: Ints | int) -> Codes:
        """Return the codes of "it must not prefer `worse` to the outcome asked about"."""
        return self.codes(mover, self.here, worse, strict=False)

    def read(self, codes: Codes) -> tuple[Ints, Ints, Ints, Ints]:
        """Return mover, strict (0 or 1), better and worse of some codes; undoes `codes`."""
        rest, worse = np.divmod(codes, self.moves.node_count)
        rest, better = np.divmod(rest, self.moves.node_count)
        mover, strict = np.divmod(rest, 2)
        return mover, strict, better, worse

    def edge(self, code: int) -> Edge:
        """Return one comparison as a step down its mover's ranking."""
        rest, worse = divmod(code, self.moves.node_count)
        rest, better = divmod(rest, self.moves.node_count)
        return Edge(rest // 2, better, worse, rest % 2 == 1)

    def holds(self, codes: Codes) -> NDArray[np.bool_]:
        """Return which comparisons are so by the preferences of the case."""
        mover, strict, better, worse = self.read(codes)
        return np.asarray(self.ranks[mover, better] - strict >= self.ranks[mover, worse])

    def outcomes(self, nodes: Ints) -> Ints:
        """Return the numbers of outcomes by node."""
        return np.asarray(self.space.numbers[np.searchsorted(self.moves.nodes, nodes)])
