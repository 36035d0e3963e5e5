"""Dots that stand for many outcomes: none is lost, and what is said of them is true."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.report.front import dots
from comity.report.pictures.placing import LINE_HIGH, SIGN_WIDE, Box, Spot, around, placed
from comity.report.pictures.scatter import KINDS, NEITHER


def some(seed: int, count: int, widest: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    x, y = rng.integers(1, widest + 1, (2, count))
    return x, y, rng.integers(0, len(KINDS), count)


@pytest.mark.parametrize("widest", [1, 5, 400])
@pytest.mark.parametrize("most", [1, 4, 10, 10**6])
def test_every_outcome_is_in_one_dot_of_its_kind_near_its_place(widest: int, most: int) -> None:
    x, y, kinds = some(widest, 500, widest)
    found = dots(x, y, kinds, np.arange(500), most)
    for number, kind in enumerate(KINDS):
        of_kind = [dot for dot in found if dot.kind == kind]
        assert sum(dot.outcomes for dot in of_kind) == (kinds == number).sum()
        assert len(of_kind) <= most
        assert len({(dot.x, dot.y) for dot in of_kind}) == len(of_kind)
        area = widest / np.floor(np.sqrt(most)) + 1
        for left, top in zip(x[kinds == number], y[kinds == number], strict=True):
            assert min(max(abs(d.x - left), abs(d.y - top)) for d in of_kind) <= area


def test_areas_are_left_without_labels_and_exact_places_have_one() -> None:
    x, y, kinds = some(3, 500, 400)
    few = dots(x, y, kinds, np.arange(500), 10)
    assert not any(dot.text for dot in few)
    every = dots(x, y, kinds, np.arange(500), 10**6)
    assert {dot.kind for dot in every if dot.text} == set(KINDS) - {NEITHER}
    assert all(dot.text for dot in every if dot.kind == KINDS[0])


def test_one_label_for_kinds_at_one_place() -> None:
    one = np.ones(3, dtype=np.int64)
    found = dots(one, one, np.array([0, 2, 4]), np.array([7, 3, 5]), 9)
    assert [(dot.kind, dot.text) for dot in found] == [
        (KINDS[4], ""),
        (KINDS[2], ""),
        (KINDS[0], "3, 7"),
    ]


def test_of_many_at_one_place_the_first_is_named() -> None:
    many = np.ones(10**5, dtype=np.int64)
    (dot,) = dots(many, many, 0 * many, np.arange(10**5) + 1, 9)
    assert (dot.outcomes, dot.text) == (10**5, "1 +99,999")


@given(st.integers(0, 2**32), st.integers(1, 40))
def test_labels_cover_no_dot_and_no_other_label(seed: int, count: int) -> None:
    rng = random.Random(seed)
    spots = [
        Spot(rng.uniform(0, 200), rng.uniform(0, 200), "8" * (k % 5 + 1)) for k in range(count)
    ]
    taken = [around(spot.x, spot.y) for spot in spots]
    found = placed(spots, taken, 200, 200)
    boxes = [
        Box(
            it.x - SIGN_WIDE * len(it.text) / 2,
            it.y - LINE_HIGH / 2,
            it.x + SIGN_WIDE * len(it.text) / 2,
            it.y + LINE_HIGH / 2,
        )
        for it in found
    ]
    for k, box in enumerate(boxes):
        assert not any(box.meets(other) for other in boxes[:k] + taken)
        assert min(box.left, box.top) >= 0
        assert max(box.right, box.bottom) <= 200
    assert found or count > 1
