"""Utilities of Genius and GeniusWeb, literally as defined, from what a profile says.

A profile is a mapping of issue to what it says of the issue: ``weight``, and either ``listed``
(value to evaluation) or ``line`` (the numbers of a linear evaluator). All numbers are texts, as
they stand in a file; an outcome is a mapping of issue to value.
"""

import itertools
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

Issues = Mapping[str, Mapping[str, Any]]
Agreement = Mapping[str, str]


def agreements(values: Mapping[str, list[str]]) -> Iterator[Agreement]:
    """Every combination of one value for each issue."""
    for combination in itertools.product(*values.values()):
        yield dict(zip(values, combination, strict=True))


def genius(profile: Issues, agreement: Agreement) -> Fraction:
    """Sum of weight times evaluation over the largest evaluation, or times the value on a line."""
    total = Fraction(0)
    for issue, says in profile.items():
        weight = Fraction(says["weight"])
        if "listed" in says:
            largest = Fraction(0)
            for evaluation in says["listed"].values():
                largest = max(largest, Fraction(evaluation))
            total += weight * Fraction(says["listed"][agreement[issue]]) / largest
        else:
            line = says["line"]
            steps = int(agreement[issue]) - int(line["low"])
            height = Fraction(line["offset"]) + Fraction(line["slope"]) * steps
            if height < 0:
                height = Fraction(0)
            if height > 1:
                height = Fraction(1)
            total += weight * height
    return total


def geniusweb(profile: Issues, agreement: Agreement) -> Fraction:
    """Sum of weight times utility; on a line the utility of the share of the way to its end."""
    total = Fraction(0)
    for issue, says in profile.items():
        weight = Fraction(says["weight"])
        if "listed" in says:
            total += weight * Fraction(says["listed"][agreement[issue]])
        else:
            line = says["line"]
            low, high = Fraction(line["low"]), Fraction(line["high"])
            share = (Fraction(agreement[issue]) - low) / (high - low)
            at_low, at_high = Fraction(line["at_low"]), Fraction(line["at_high"])
            total += weight * (at_low * (1 - share) + at_high * share)
    return total
