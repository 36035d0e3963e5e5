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

SUPPOSES = {
    "nash": (
        "A party leaves whenever it can move to something it prefers.",
        "Nash (1950)",
    ),
    "gmr": (
        "Whatever a party could improve to, others have some reply, at any cost, that undoes it.",
        "Howard (1971)",
    ),
    "smr": (
        "As GMR, and the party could not get out of the reply again by a move of its own.",
        "Howard (1971)",
    ),
    "seq": (
        "As GMR, but only replies count in which each step is an improvement for who takes it.",
        "Fraser and Hipel (1979)",
    ),
    "sseq": (
        "As SEQ, and the party could not get out of the reply again by a move of its own.",
        "Rêgo and Vieira (2017)",
    ),
    "sim": (
        "Others who improve at the same moment would spoil whatever a party could improve to.",
        "Fraser and Hipel (1984), in the wider reading",
    ),
    "sim_fh": (
        "As SIM, and only parties that are not sequentially stable are taken to move.",
        "Fraser and Hipel (1984)",
    ),
}
"""Concept id to what it supposes of a party, in words, and who proposed it."""

NEED_COMBINED_MOVES = ("sim", "sim_fh")
"""Concepts that are defined only where moves made at once have a result."""
