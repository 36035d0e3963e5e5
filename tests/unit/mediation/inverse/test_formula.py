"""Chances of monotone formulas, against all combinations of their variables."""

import random
from fractions import Fraction
from itertools import product

import pytest

from comity.mediation.inverse.formula import Formula, chance, joined, variable
from comity.mediation.inverse.polynomial import Effort, SpentError, integral

MUCH = 1_000_000


def drawn(rng: random.Random, names: list[Formula], depth: int) -> Formula:
    if not depth or rng.random() < 0.2:
        return rng.choice(names)
    parts = [drawn(rng, names, depth - 1) for _ in range(rng.randint(1, 4))]
    return joined(parts, every=rng.random() < 0.5)


def true(formula: Formula, given: tuple[bool, ...]) -> bool:
    if not formula.parts:
        (name,) = formula.names
        return given[name]
    each = [true(part, given) for part in formula.parts]
    return all(each) if formula.every else any(each)


def at(found: dict[tuple[int, int], int], p: Fraction) -> Fraction:
    return sum((n * p**a * (1 - p) ** b for (a, b), n in found.items()), Fraction(0))


def test_the_chance_is_that_of_all_combinations() -> None:
    rng = random.Random(1)
    for count in (1, 2, 3, 5, 7, 8):
        names = [variable(k) for k in range(count)]
        for _ in range(15):
            formula = drawn(rng, names, 3)
            so = [it for it in product((False, True), repeat=count) if true(formula, it)]
            found = chance(formula, Effort(MUCH))
            p = Fraction(2, 7)
            expected = sum((p ** sum(it) * (1 - p) ** (count - sum(it)) for it in so), Fraction(0))
            assert at(dict(found), p) == expected


def test_the_integral_is_that_over_the_chance() -> None:
    # a! b! / (a + b + 1)!
    found = integral({(2, 1): 3, (0, 4): -1}, Effort(MUCH))
    assert found == Fraction(3 * 2, 24) - Fraction(1, 5)
    assert integral({}, Effort(MUCH)) == 0


def ring(count: int, *, at_hand: list[Formula]) -> Formula:
    """Each variable or the next one: nothing can be taken apart."""
    pairs = [joined([at_hand[k], at_hand[(k + 1) % count]], every=False) for k in range(count)]
    return joined(pairs, every=True)


def test_a_ring_is_counted_up_to_24_variables() -> None:
    names = [variable(k) for k in range(25)]
    # Rings of n without two neighbours false: the Lucas numbers, here 2, 1, 3, 4, 7, ...
    lucas = [2, 1]
    while len(lucas) < 25:
        lucas.append(lucas[-1] + lucas[-2])
    for count in (4, 6, 7, 16):
        found = chance(ring(count, at_hand=names), Effort(MUCH))
        assert sum(found.values()) == lucas[count]
    with pytest.raises(SpentError):
        chance(ring(25, at_hand=names), Effort(MUCH))


def test_what_all_parts_share_is_taken_out() -> None:
    names = [variable(k) for k in range(60)]
    shared = [joined(names[k : k + 5], every=True) for k in range(10, 60, 5)]
    formula = joined([joined([it, *shared], every=False) for it in names[:10]], every=True)
    found = chance(formula, Effort(MUCH))
    p = Fraction(1, 3)
    assert at(dict(found), p) == 1 - (1 - p**10) * (1 - p**5) ** 10


def test_effort_is_for_all_parts_together() -> None:
    names = [variable(k) for k in range(18)]
    one = ring(6, at_hand=names)
    three = joined([ring(6, at_hand=names[k : k + 6]) for k in (0, 6, 12)], every=True)
    enough = Effort(MUCH)
    chance(one, enough)
    used = MUCH - enough.left
    chance(one, Effort(used))
    with pytest.raises(SpentError):
        chance(three, Effort(2 * used))
    with pytest.raises(SpentError):
        integral({(1000, 1000): 1}, Effort(100))
