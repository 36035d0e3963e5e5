"""Everybody's ranks over the outcomes (definitions 3): larger is better, ties are equal."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from .space import Case, classes, feasible, levels, options, pattern
from .statements import holds

Score = int | Fraction


def ranks(case: Case) -> dict[str, dict[int, int]]:
    """Rank the outcomes for every party, from 0 for its worst tier upwards without gaps."""
    return {
        party["id"]: _tiers_upwards(_scores(case, case["preferences"][party["id"]]))
        for party in case["parties"]
    }


def worths(case: Case, party: str) -> dict[int, Fraction]:
    """Give what every outcome is worth to a party that has weights."""
    weights = case["preferences"][party]["weights"]
    truths = _truths(case, list(weights))
    return {number: _weighted(weights.values(), truth) for number, truth in truths.items()}


def _scores(case: Case, preference: Mapping[str, Any]) -> dict[int, Score]:
    if "ranking" in preference:
        return _by_ranking(case, preference["ranking"])
    if "concerns" in preference:
        wants = [concern["want"] for concern in preference["concerns"]]
        return {number: _prioritized(true) for number, true in _truths(case, wants).items()}
    weights = preference["weights"]
    truths = _truths(case, list(weights))
    return {number: _weighted(weights.values(), true) for number, true in truths.items()}


def _tiers_upwards(scores: Mapping[int, Score]) -> dict[int, int]:
    distinct = sorted(set(scores.values()))
    return {number: distinct.index(score) for number, score in scores.items()}


def _by_ranking(case: Case, ranking: Sequence[Any]) -> dict[int, Score]:
    """Read the tiers, most preferred first; a nested list is one tier, and ">>" is none."""
    score_of: dict[int, Score] = {}
    for place, tier in enumerate(ranking):
        if isinstance(tier, str) and set(tier) == {">"}:
            continue
        for item in tier if isinstance(tier, list) else [tier]:
            for number in _meant(case, item):
                if number in score_of:
                    raise ValueError(f"outcome {number} is ranked twice")
                score_of[number] = -place
    of_class: dict[int, Score] = {}
    for members in classes(case):
        given = {score_of[number] for number in members if number in score_of}
        if len(given) != 1:
            raise ValueError(f"outcome {min(members)} has {len(given)} places in a ranking")
        of_class[min(members)] = given.pop()
    return of_class


def _meant(case: Case, item: int | str) -> set[int]:
    """An integer is an outcome's number; a string is a name in graph form, else a pattern."""
    if isinstance(item, int):
        return {item}
    if "graph" in case:
        return {case["graph"]["outcomes"].index(item) + 1}
    listed = options(case)
    return {
        number
        for number, at in feasible(case).items()
        if all(p in ("-", c) for p, c in zip(item, pattern(listed, at), strict=True))
    }


def _truths(case: Case, statements: Sequence[str]) -> dict[int, list[bool]]:
    """Say which statements hold at every outcome; a class is read at its first member."""
    where, steps = feasible(case), levels(case)
    first_members = [min(members) for members in classes(case)]
    return {n: [holds(text, where[n], steps) for text in statements] for n in first_members}


def _prioritized(truth: Sequence[bool]) -> int:
    """Sum of 2^(k-j) over the statements j = 1..k that are true, the most important first."""
    k = len(truth)
    return sum(2 ** (k - j) for j, true in enumerate(truth, start=1) if true)


def _weighted(weights: Iterable[float | str], truth: Sequence[bool]) -> Fraction:
    """Sum of the weights of the true statements, exactly as the decimals are written."""
    held = [Fraction(str(w)) for w, true in zip(weights, truth, strict=True) if true]
    return sum(held, Fraction(0))
