"""Coupling from the past draws each linear extension as often as any other."""

import numpy as np
import pytest

import comity
from comity.arrays import Bools, Ints
from comity.robustness.draws import past
from comity.robustness.draws.orders import LONGEST, Numbered, orders
from comity.robustness.draws.past import uniform_orders
from tests.unit.robustness.draws.posets import SMALL, Pairs, literal, matrix, too_uneven

DRAWS = 4000


def drawn(concerns: int, pairs: Pairs, seed: int) -> list[tuple[int, ...]]:
    rng = np.random.default_rng(seed)
    return [tuple(it) for it in uniform_orders(matrix(concerns, pairs), rng, DRAWS).T.tolist()]


@pytest.mark.parametrize(("concerns", "pairs"), SMALL.values(), ids=SMALL)
def test_orders_are_equally_frequent(concerns: int, pairs: Pairs) -> None:
    assert not too_uneven(drawn(concerns, pairs, 5), literal(concerns, pairs))


@pytest.mark.parametrize("name", ["open", "two chains", "n", "ends"])
def test_nothing_hangs_on_how_far_back_the_first_try_goes(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "_first_length", lambda _concerns: 1)
    assert not too_uneven(drawn(*SMALL[name], 6), literal(*SMALL[name]))


@pytest.mark.parametrize(("concerns", "pairs"), SMALL.values(), ids=SMALL)
@pytest.mark.parametrize("length", [1, 2, 5, 20])
def test_no_order_leaves_its_bound(concerns: int, pairs: Pairs, length: int) -> None:
    starts = np.array(sorted(literal(concerns, pairs))).T
    every = starts.repeat(20, axis=1)
    which = np.arange(every.shape[1])
    bound, order = past._led(matrix(concerns, pairs), 7, which.size, length, every, which)
    assert {tuple(it) for it in order.T.tolist()} <= literal(concerns, pairs)
    for concern in range(concerns):
        latest = np.where((bound == concern).any(axis=0), (bound == concern).argmax(axis=0), 99)
        assert np.all((order == concern).argmax(axis=0) <= latest)


def test_the_test_sees_tries_that_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def anew(precedes: Bools, rng: np.random.Generator, count: int, length: int) -> Ints:
        none = np.arange(0)
        bound, _ = past._led(
            precedes, int(rng.integers(2**63)), count, length, none, np.arange(count)
        )
        return bound[:, (bound < len(precedes)).all(axis=0)]

    monkeypatch.setattr(past, "_from_past", anew)
    monkeypatch.setattr(past, "_first_length", lambda _concerns: 6)
    assert too_uneven(drawn(*SMALL["ends"], 6), literal(*SMALL["ends"]))


def test_orders_too_many_to_count_come_from_the_past(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.robustness.draws.orders.extensions", lambda _precedes: None)
    found = orders(matrix(9, ((0, 8), (3, 5))), ())
    places = found.places(found.sample(np.random.default_rng(3), 400))
    assert found.total is None
    assert np.array_equal(np.sort(places, axis=0), np.tile(np.arange(9)[:, None], 400))
    assert np.all(places[0] < places[8])
    assert np.all(places[3] < places[5])


def test_orders_of_which_nothing_is_known_are_shuffled() -> None:
    found = orders(matrix(70, ()), ())
    places = found.places(found.sample(np.random.default_rng(3), 1000))
    assert found.total is None
    assert np.array_equal(np.sort(places, axis=0), np.tile(np.arange(70)[:, None], 1000))
    # Each is before the other in half of the draws, and a place has no favourite.
    assert abs((places[0] < places[69]).mean() - 0.5) < 0.07
    assert abs(places.mean(axis=1) - 34.5).max() < 3


@pytest.mark.heavy
def test_large_orders_come_from_the_past() -> None:
    found = orders(matrix(22, ((0, 21), (3, 5))), ())
    places = found.places(found.sample(np.random.default_rng(3), 400))
    assert np.array_equal(np.sort(places, axis=0), np.tile(np.arange(22)[:, None], 400))
    assert abs(places[7].mean() - 10.5) < 1.5
    # The first of two is at a third of the way on average, the second at two thirds.
    assert abs(places[3].mean() - 22 / 3 + 0.5) < 1.5


def test_too_many_concerns_of_which_too_little_is_known_are_refused() -> None:
    with pytest.raises(comity.ComityError) as caught:
        orders(matrix(LONGEST + 1, ((0, 1),)), ("known", "a"))
    fault = caught.value.faults[0]
    assert (fault.slug, fault.path) == ("order-too-large", ("known", "a"))
    assert "order of 61 concerns" in str(fault)
    chain = tuple((k, k + 1) for k in range(LONGEST))
    assert isinstance(orders(matrix(LONGEST + 1, chain), ()), Numbered)
