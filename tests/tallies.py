"""Counts of draws, compared in every part."""

from collections.abc import Mapping
from typing import TypeVar

import numpy as np

from comity.robustness.tally import Tally

Key = TypeVar("Key")


def same_counts(one: Tally, other: Tally) -> bool:
    """Say whether two tallies count the same, with zeros left out or not."""
    arrays = (
        (one.equilibrium, other.equilibrium),
        (one.safe, other.safe),
        (one.both, other.both),
    )
    return (
        one.draws == other.draws
        and all(np.array_equal(mine, theirs) for mine, theirs in arrays)
        and _some(one.recommended) == _some(other.recommended)
        and _some(one.answered) == _some(other.answered)
    )


def _some(counts: Mapping[Key, int]) -> dict[Key, int]:
    return {key: int(number) for key, number in counts.items() if number}
