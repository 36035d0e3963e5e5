"""Stability under simultaneous moves (definition 5), for the option form without classes."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from .space import Case, feasible

Steps = Mapping[str, Mapping[int, set[int]]]


def simultaneously_stable(
    case: Case,
    rank: Mapping[str, Mapping[int, int]],
    improvements: Steps,
    i: str,
    may_join: Mapping[str, set[int]],
) -> set[int]:
    """Give the outcomes where every improvement of i is spoiled by others improving at once.

    The others j take part only at the outcomes in `may_join[j]`.
    """
    where = feasible(case)
    number_of = {tuple(sorted(at.items())): number for number, at in where.items()}
    stay = set()
    for s in where:
        others = [j for j in improvements if j != i and s in may_join[j]]
        every = True
        for t in improvements[i][s]:
            some = False
            for taken in _choices(improvements, others, s):
                combined = dict(where[s])
                for target in (t, *taken):
                    after = where[target]
                    combined |= {o: after[o] for o in after if after[o] != where[s][o]}
                u = number_of.get(tuple(sorted(combined.items())))
                if u is not None and not rank[i][u] > rank[i][s]:  # infeasible: void
                    some = True
            if not some:
                every = False
        if every:
            stay.add(s)
    return stay


def _choices(improvements: Steps, others: Sequence[str], s: int) -> Iterator[tuple[int, ...]]:
    """Let every subset J of the others each take one of its improvements from s."""
    for size in range(len(others) + 1):
        for subset in itertools.combinations(others, size):
            yield from itertools.product(*[sorted(improvements[j][s]) for j in subset])
