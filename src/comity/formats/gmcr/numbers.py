"""The numbers that a .gmcr file gives to outcomes, and those of the dispute made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.model.dispute import Dispute, Party, Ranking
from comity.model.space import lay_out
from comity.preferences.ranking import ranking_ranks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.arrays import Ints
    from comity.errors import Path
    from comity.model.limits import Limits
    from comity.model.space import Space


class Numbering:
    """Feasible outcomes from 1, the file's first option changing fastest.

    The dispute counts in the same way, but with the options in the order of their owners.

    Parameters
    ----------
    space : Space
        Of the dispute made from the file.
    order : sequence of int
        The file's index of every option of the dispute.
    """

    def __init__(self, space: Space, order: Sequence[int], limits: Limits) -> None:
        self.reordered = list(order) != sorted(order)
        self.in_file = space
        self.number: Ints = space.numbers
        if self.reordered:
            by_index = dict(zip(order, space.dispute.options, strict=True))
            options = tuple(by_index[index] for index in sorted(order))
            everything = Party("all", "All", options=options)  # type: ignore[arg-type]
            infeasible = space.dispute.infeasible
            in_file = Dispute("file", "", (everything,), infeasible=infeasible)
            self.in_file = lay_out(in_file, limits)
            self.number = space.numbers[np.argsort(_codes(space, order))]

    def ranking(self, tiers: Sequence[Sequence[int]], path: Path) -> Ranking:
        """Return a ranking by the file's numbers as one by the dispute's.

        Raises
        ------
        ComityError
            ``outcome-unknown``, ``ranking-repeated``, ``ranking-missing``.
        """
        ranking_ranks(Ranking(tuple(map(tuple, tiers))), self.in_file, path)
        numbers = self.number.tolist()
        return Ranking(tuple(tuple(sorted(numbers[n - 1] for n in tier)) for tier in tiers))


def _codes(space: Space, order: Sequence[int]) -> Ints:
    """Return where every outcome stands when the file's options are its bits."""
    cells = space.feasible_cells
    codes: Ints = np.zeros_like(cells)
    for index, stride in zip(order, space.strides, strict=True):
        codes += (cells // stride % 2) << index
    return codes
