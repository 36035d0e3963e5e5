"""What a party can guarantee itself: its best strategy, when all else is the worst it can be."""

import itertools
from collections.abc import Mapping
from typing import Any

from .space import Case, feasible, first_members, options


def guaranteed(case: Case, party: str, worth: Mapping[int, Any]) -> Any:
    """Give the largest, over the party's feasible strategies, of the least worth there can be.

    A strategy says at what level each of the party's own options stands; it is feasible when some
    feasible outcome has it. `worth` is by number; merged outcomes have the first one's.
    """
    where, first = feasible(case), first_members(case)
    own = [option for option in options(case) if option.owner == party]
    values = []
    for strategy in itertools.product(*(option.levels for option in own)):
        completions = [
            number
            for number, at in where.items()
            if all(at[o.id] == level for o, level in zip(own, strategy, strict=True))
        ]
        if completions:
            values.append(min(worth[first[number]] for number in completions))
    return max(values)
