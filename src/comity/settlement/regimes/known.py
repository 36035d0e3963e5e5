"""The jumps of every group from the outcomes that play has come to, each worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import smallest_index
from comity.errors import fail

if TYPE_CHECKING:
    from comity.arrays import Ints
    from comity.model.limits import Limits
    from comity.settlement.regimes.jumps import Group, Jumps

TODO = "name one partition into blocs, take fewer options, or raise the limit ({}: --max-{})"


@dataclass(slots=True)
class _Rows:
    """One group's jumps: those from outcome k are `target[begin[k]:begin[k] + count[k]]`."""

    begin: Ints
    count: Ints
    target: Ints
    used: int = 0


class KnownJumps:
    """The jumps that suit a group; partitions that share a bloc share them.

    Parameters
    ----------
    jumps : Jumps
        What can be done at all.
    ranks : int array (party, outcome)
        Everybody's ranks; larger is better.
    limits : Limits
        ``steps`` bounds the pairs of outcomes that are looked at, ``arcs`` what is kept.
    """

    def __init__(self, jumps: Jumps, ranks: Ints, limits: Limits) -> None:
        self._jumps = jumps
        self._ranks = ranks
        self._limits = limits
        self._rows: dict[Group, _Rows] = {}
        self._looked_at = 0
        self._kept = 0

    def ahead(self, group: Group, nodes: Ints, regime: str) -> tuple[Ints, Ints]:
        """Return where a group's jumps from some outcomes begin, and where they lead.

        Parameters
        ----------
        group : Group
            Who acts.
        nodes : int array (node,)
            Different outcomes, ascending.
        regime : str
            For whom it is asked, in words, for the message of a fault.

        Raises
        ------
        ComityError
            ``regimes-too-large``.
        """
        if group not in self._rows:
            self._rows[group] = self._no_rows(regime)
        rows = self._rows[group]
        missing = nodes[rows.begin[nodes] < 0]
        if missing.size:
            self._add(rows, group, missing, regime)
        size = rows.count[nodes]
        place = np.repeat(np.arange(nodes.size), size)
        within = np.arange(place.size) - np.repeat(np.cumsum(size) - size, size)
        return nodes[place], rows.target[rows.begin[nodes][place] + within]

    def keep(self, number: int, regime: str) -> None:
        """Count what is kept, and refuse too much."""
        self._kept += number
        if self._kept > self._limits.arcs:
            what = f"where {regime} leads takes more than {self._limits.arcs:,} jumps to keep"
            raise _too_large(what, self._limits.arcs, "arcs")

    def _no_rows(self, regime: str) -> _Rows:
        count = self._ranks.shape[1]
        index, place = smallest_index(count), smallest_index(self._limits.arcs)
        needed = (len(self._rows) + 1) * count * (index.itemsize + place.itemsize)
        if needed > self._limits.memory_bytes:
            what = f"where {regime} leads takes {needed:,} bytes of memory"
            raise _too_large(what, self._limits.memory_bytes, "memory")
        unknown = np.full(count, -1, dtype=place)
        return _Rows(unknown, np.zeros(count, dtype=index), np.empty(0, dtype=index))

    def _add(self, rows: _Rows, group: Group, nodes: Ints, regime: str) -> None:
        """Work out the jumps from outcomes that nobody has asked for yet."""
        self._looked_at += self._jumps.work(group, nodes)
        if self._looked_at > self._limits.steps:
            what = f"where {regime} leads takes {self._looked_at:,} pairs of outcomes to compare"
            raise _too_large(what, self._limits.steps, "steps")
        origins, targets = [nodes[:0]], [nodes[:0]]
        for origin, target in self._jumps.jumps(group, nodes):
            suited = group.suited(self._ranks, origin, target)
            origins.append(origin[suited])
            targets.append(target[suited])
            self.keep(targets[-1].size, regime)
        origin, target = np.concatenate(origins), np.concatenate(targets)
        rows.count[nodes] = np.bincount(np.searchsorted(nodes, origin), minlength=nodes.size)
        rows.begin[nodes] = rows.used + np.cumsum(rows.count[nodes]) - rows.count[nodes]
        end = rows.used + target.size
        if end > rows.target.size:
            longer = np.empty(max(end, 2 * rows.target.size), dtype=rows.target.dtype)
            longer[: rows.used] = rows.target[: rows.used]
            rows.target = longer
        rows.target[rows.used : end] = target
        rows.used = end


def _too_large(what: str, limit: int, option: str) -> Exception:
    return fail(what, TODO.format(f"{limit:,}", option), "regimes-too-large", where="regimes")
