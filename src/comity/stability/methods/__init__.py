"""The stability concepts: each a pure function of moves and ranks, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.stability.methods.general import general_metarational
from comity.stability.methods.nash import nash
from comity.stability.methods.sequential import sequential
from comity.stability.methods.simultaneous import fraser_hipel_simultaneous, simultaneous
from comity.stability.methods.symmetric import symmetric_metarational
from comity.stability.methods.symmetric_sequential import symmetric_sequential

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.arrays import Bools, Ints
    from comity.model.moves import Moves

METHODS: dict[str, Callable[[Moves, Ints], Bools]] = {
    "nash": nash,
    "gmr": general_metarational,
    "smr": symmetric_metarational,
    "seq": sequential,
    "sseq": symmetric_sequential,
    "sim": simultaneous,
    "sim_fh": fraser_hipel_simultaneous,
}
"""Concept id to function, in the order of reports."""

NAMES = {
    "nash": "Nash",
    "gmr": "GMR",
    "smr": "SMR",
    "seq": "SEQ",
    "sseq": "SSEQ",
    "sim": "SIM",
    "sim_fh": "SIM-FH",
}
"""Concept id to the abbreviation of the literature."""

NEED_COMBINED_MOVES = frozenset({"sim", "sim_fh"})
"""Concepts that are defined only where moves made at once have a result."""
