"""Bargaining points by their rules: shares are fractions, candidates are compared two by two.

Gains are given by party: ``gains[i][s]`` is what party i gains at candidate s, never negative.
"""

import itertools
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import Any

Gains = Sequence[Sequence[int]]


def nash(gains: Gains) -> set[int]:
    """Give the largest product of gains where all can gain at once.

    Otherwise find the largest number of parties that can gain at once. For every set of so many
    parties, take the candidates at which these and nobody else gain, and of them the largest
    product over the set.
    """
    parties, candidates = range(len(gains)), _candidates(gains)
    gainers = {s: {i for i in parties if gains[i][s] > 0} for s in candidates}
    if any(gainers[s] == set(parties) for s in candidates):
        return _largest(
            {s: prod(row[s] for row in gains) for s in candidates if gainers[s] == set(parties)}
        )
    most = max((len(gainers[s]) for s in candidates), default=0)
    found: set[int] = set()
    for team in itertools.combinations(parties, most):
        among = [s for s in candidates if gainers[s] == set(team)]
        found |= _largest({s: prod(gains[i][s] for i in team) for s in among})
    return found


def kalai_smorodinsky(gains: Gains) -> set[int]:
    """Give the leximin of gain / ideal, parties whose ideal is 0 left out."""
    ideal = [max(row, default=0) for row in gains]
    counted = [i for i in range(len(gains)) if ideal[i] > 0]
    return _largest(
        {s: sorted(Fraction(gains[i][s], ideal[i]) for i in counted) for s in _candidates(gains)}
    )


def egalitarian(gains: Gains) -> set[int]:
    """Give the leximin of gains."""
    return _largest({s: sorted(row[s] for row in gains) for s in _candidates(gains)})


def utilitarian(gains: Gains) -> set[int]:
    """Give the largest sum of gains."""
    return _largest({s: sum(row[s] for row in gains) for s in _candidates(gains)})


def optimal(gains: Gains) -> set[int]:
    """Give the candidates without another that is as good for all and better for one."""
    candidates = _candidates(gains)
    return {
        s
        for s in candidates
        if not any(
            all(row[t] >= row[s] for row in gains) and any(row[t] > row[s] for row in gains)
            for t in candidates
        )
    }


def _candidates(gains: Gains) -> range:
    return range(len(gains[0]))


def _largest(values: Mapping[int, Any]) -> set[int]:
    """Take those with a value that no other's exceeds (lists compare by their first difference)."""
    return {s for s in values if not any(values[t] > values[s] for t in values)}
