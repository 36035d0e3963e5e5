"""What each concept of stability supposes of a party, in words, and who proposed it."""

from __future__ import annotations

CONCEPTS = {
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
"""Concept id to what it supposes, and its source; a test holds this to the table of methods."""
