"""The search, by itself: against all choices, for made-up reasons why choices fail."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import combinations
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.mediation.levers.choice import Choice, places
from comity.mediation.levers.effort import Effort
from comity.mediation.levers.judge import Failure
from comity.mediation.levers.reasons import Reasons
from comity.mediation.levers.search import Prices, Search, prices_of
from comity.model.lever import AddOptionLevel, Lever, RemoveOption

LEVERS = 6
EVERY = (1 << LEVERS) - 1
BITS = st.integers(0, EVERY)
FEW = st.sets(st.integers(0, LEVERS - 1), min_size=1, max_size=3)
MASKS = FEW.map(lambda levers: sum(1 << k for k in levers))
REASONS = st.lists(st.tuples(MASKS, BITS).map(lambda it: (it[0], it[0] & it[1])), max_size=12)


class Rules:
    """Choices fail that have just some of the levers of a mask: (mask, those of them)."""

    def __init__(self, reasons: list[tuple[int, int]]) -> None:
        self.reasons = reasons

    def failures(self, choice: Choice) -> Iterator[Failure]:
        each = (Failure("leaves", "a", k, k) for k in range(len(self.reasons)))
        return (it for it in each if self.sure(it, choice))

    def sure(self, failure: Failure, choice: Choice) -> bool:
        mask, value = self.reasons[failure.move]
        return not mask & choice.open and choice.chosen & mask == value

    def matters(self, failure: Failure) -> int:
        mask, _ = self.reasons[failure.move]
        return mask


def search_of(reasons: list[tuple[int, int]], prices: Prices, apart: int = 0) -> Search:
    rules: Any = Rules(reasons)
    failures: Any = Rules.failures
    return Search(prices, Reasons(LEVERS, lambda _: rules, apart, Effort(10**9, 10**9), failures))


def all_of(search: Search) -> list[int]:
    """Take up everything, and say what was found."""
    bounds = []
    while search.bound is not None:
        bounds.append(search.bound)
        search.step()
    assert bounds == sorted(bounds)
    return [it.chosen for it in search.found]


def fails(reasons: list[tuple[int, int]], chosen: int) -> bool:
    return any(chosen & mask == value for mask, value in reasons)


def expected(reasons: list[tuple[int, int]], prices: Prices) -> list[int]:
    """Try every choice in its order, and keep those no part of which does."""

    def key(chosen: int) -> tuple[int, int, list[int]]:
        levers = places(chosen)
        return sum(prices.costs[k] for k in levers), len(levers), levers

    fitting = [
        it
        for it in range(EVERY + 1)
        if not any(prices.clashes[a] >> b & 1 for a, b in combinations(places(it), 2))
    ]
    do = [it for it in sorted(fitting, key=key) if not fails(reasons, it)]
    return [it for it in do if not any(part & it == part != it for part in do)]


@settings(max_examples=200)
@given(REASONS, st.lists(st.integers(0, 3), min_size=LEVERS, max_size=LEVERS), BITS)
def test_all_minimal_choices_are_found_in_their_order(
    reasons: list[tuple[int, int]], costs: list[int], apart: int
) -> None:
    clashes = (0b10, 0b01, 0, 0, 0, 0)  # the first two never go together
    prices = Prices(1, tuple(costs), clashes)
    assert all_of(search_of(reasons, prices)) == expected(reasons, prices)
    assert all_of(search_of(reasons, prices, apart)) == expected(reasons, prices)
    with patch("comity.mediation.levers.reasons.ANYWAY", 1):  # hardly anything is asked about
        assert all_of(search_of(reasons, prices, apart)) == expected(reasons, prices)


def test_of_a_failure_that_no_lever_matters_to_one_choice_is_worked_out() -> None:
    search = search_of([(0, 0)], Prices(1, (1,) * LEVERS, (0,) * LEVERS))
    assert all_of(search) == []
    assert search.reasons.tried == 1
    assert search.reasons.known[0].mask == 0


def test_a_failure_is_learned_once_for_all_choices_it_speaks_of() -> None:
    """Two levers are needed; the four others matter to nothing, and are never tried."""
    search = search_of([(0b01, 0), (0b10, 0)], Prices(1, (1,) * LEVERS, (0,) * LEVERS))
    assert all_of(search) == [0b11]
    assert search.reasons.tried == 2  # nothing in force, and both


def test_a_lever_may_break_what_another_mends() -> None:
    """The first mends, the second mends and breaks, the third mends what the second breaks."""
    search = search_of([(0b011, 0), (0b110, 0b010)], Prices(1, (9, 1, 1, 1, 1, 1), (0,) * 6))
    assert all_of(search) == [0b110, 0b001]


def test_what_never_goes_together_is_not_found() -> None:
    costs = (1,) * LEVERS
    reasons = [(0b01, 0), (0b10, 0)]
    assert all_of(search_of(reasons, Prices(1, costs, (0b10, 0b01, 0, 0, 0, 0)))) == []


def test_costs_are_made_whole_and_clashes_go_both_ways() -> None:
    lever = partial(Lever, by="UN")
    levers = (
        lever(id="a", cost=Fraction(1, 2), effect=RemoveOption("x")),
        lever(id="b", cost=Fraction(1, 3), effect=AddOptionLevel("x", "high")),
        lever(id="c", cost=Fraction(2), effect=RemoveOption("y")),
    )
    assert prices_of(levers) == Prices(6, (3, 2, 12), (0b10, 0b01, 0))


@pytest.mark.parametrize(("bits", "found"), [(0, []), (0b1010, [1, 3])])
def test_places_of_bits(bits: int, found: list[int]) -> None:
    assert places(bits) == found
