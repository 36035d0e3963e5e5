"""Linear extensions are counted, numbered and drawn as the enumeration of all of them says."""

import random
from math import comb, factorial

import numpy as np
import pytest

from comity.arrays import LARGEST
from comity.robustness.draws.downsets import extensions
from comity.robustness.draws.orders import orders
from tests.unit.robustness.draws.posets import SMALL, Pairs, in_order, literal, matrix, too_uneven

TWO_LONG = matrix(80, tuple((k, k + 1) for k in range(79) if k != 39))


@pytest.mark.parametrize(("concerns", "pairs"), SMALL.values(), ids=SMALL)
def test_numbers_stand_for_all_orders_one_each(concerns: int, pairs: Pairs) -> None:
    every = extensions(matrix(concerns, pairs))
    assert every is not None
    listed = in_order(every.places(np.arange(every.count)))
    assert len(listed) == len(set(listed)) == every.count
    assert set(listed) == literal(concerns, pairs)


def test_no_concern_has_one_order() -> None:
    none = extensions(matrix(0, ()))
    assert none is not None
    assert none.count == 1
    assert none.places(np.zeros(3, dtype=np.int64)).shape == (0, 3)


def test_many_orders_are_counted() -> None:
    every = extensions(matrix(12, ()))
    assert every is not None
    assert every.count == factorial(12)
    last = every.places(np.array([0, factorial(12) - 1]))
    assert last.T.tolist() == [list(range(12)), list(range(11, -1, -1))]


@pytest.mark.parametrize(("concerns", "pairs"), SMALL.values(), ids=SMALL)
def test_orders_are_equally_frequent(concerns: int, pairs: Pairs) -> None:
    found = orders(matrix(concerns, pairs), ())
    sample = found.sample(np.random.default_rng(1), 4000)
    assert not too_uneven(in_order(found.places(sample)), literal(concerns, pairs))


def step_by_step(concerns: int, pairs: Pairs, rng: random.Random) -> tuple[int, ...]:
    """Put next one of the concerns that may come next: an order, but not uniform."""
    order: list[int] = []
    while len(order) < concerns:
        waiting = {b for a, b in pairs if a not in order}
        order.append(rng.choice([it for it in range(concerns) if it not in {*order, *waiting}]))
    return tuple(order)


@pytest.mark.parametrize("name", ["two chains", "n", "ends"])
def test_the_test_sees_an_uneven_sampler(name: str) -> None:
    rng = random.Random(1)
    drawn = [step_by_step(*SMALL[name], rng) for _ in range(4000)]
    assert too_uneven(drawn, literal(*SMALL[name]))


def test_numbers_above_62_bits_are_exact() -> None:
    every = extensions(TWO_LONG)
    assert every is not None
    assert every.count == comb(80, 40) > LARGEST
    ends = every.places(np.array([0, every.count - 1], dtype=object))
    assert in_order(ends) == [
        tuple(range(80)),
        (*range(40, 80), *range(40)),
    ]


def test_orders_above_62_bits_are_spelled_out() -> None:
    found = orders(TWO_LONG, ())
    sample = found.sample(np.random.default_rng(2), 400)
    assert found.total is None
    places = found.places(sample)
    assert np.array_equal(np.sort(places, axis=0), np.tile(np.arange(80)[:, None], 400))
    assert not np.any(TWO_LONG[:, :, None] & (places[:, None] > places[None]))
    ahead = np.mean(places[0] < places[40])
    assert abs(ahead - 0.5) < 0.1


def test_down_sets_beyond_the_limit_are_not_counted() -> None:
    assert extensions(matrix(4, ()), most=15) is None
    assert extensions(matrix(4, ()), most=16) is not None
