"""Weights: sums of decimals, exact."""

import re
import string
from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import lcm

import numpy as np
import pytest

import comity
from comity.arrays import LARGEST
from comity.errors import ComityError
from comity.formats.case import to_text
from comity.model.space import outcome_space
from comity.preferences.ranks import party_ranks
from comity.preferences.weights import MANY, weighted_worth
from tests.bad_input.messages import CASE
from tests.laws.agreement import dispute_of


def worths(weights: list[str]) -> list[int]:
    """Give the worth of every combination of truths, the first statement changing slowest."""
    rows = np.array(list(product((False, True), repeat=len(weights)))).T
    truths = [np.asarray(row) for row in rows]
    return [
        int(it) for it in weighted_worth([Fraction(w) for w in weights], truths, 2 ** len(weights))
    ]


def ranks(weights: dict[str, float | str], options: Sequence[str] = "abc") -> list[int]:
    case = {
        "comity": 1,
        "id": "x",
        "title": "X",
        "parties": [
            {
                "id": "ann",
                "name": "Ann",
                "options": [{"id": name, "label": name} for name in options],
            }
        ],
        "preferences": {"ann": {"weights": weights}},
    }
    dispute = dispute_of(case)
    return [int(it) for it in party_ranks(dispute, outcome_space(dispute), "ann")]


def test_tenths_add_up_exactly() -> None:
    assert worths(["0.1", "0.2", "-0.3"]) == [0, -3, 2, -1, 1, -2, 3, 0]
    tied = ranks({"a": 0.1, "b": 0.2, "c": -0.3})
    assert tied[7] == tied[0]  # as floating point numbers, 0.1 + 0.2 - 0.3 is above 0


def test_the_smallest_difference_counts() -> None:
    assert ranks({"a": "0.000000000001"})[:2] == [0, 1]
    assert ranks({"a": "1.000000000001", "b": 1})[:4] == [0, 2, 1, 3]


@pytest.mark.parametrize(
    "weight", ["999999.999999999999", "-0.000000000001", "123456789012", "0.1", "-7.25"]
)
def test_every_digit_of_a_weight_is_written_again(weight: str) -> None:
    text = to_text(comity.parse(CASE.replace("1.5", weight)))
    assert to_text(comity.parse(text)) == text
    (found,) = re.findall(r"^ +b: '?([-0-9.]+)'?$|b: '?([-0-9.]+)'?}", text, re.MULTILINE)
    assert Fraction("".join(found)) == Fraction(weight)


def test_a_weight_may_be_a_quoted_decimal() -> None:
    assert ranks({"a": "0.5", "b": "0.25"}) == ranks({"a": 0.5, "b": 0.25})


def test_what_62_bits_do_not_hold_is_added_as_exactly() -> None:
    large = Fraction(LARGEST - 1)
    truth = [np.array([True, False])]
    assert weighted_worth([large], truth, 2).tolist() == [LARGEST - 1, 0]
    assert weighted_worth([-large], truth, 2).tolist() == [1 - LARGEST, 0]
    for weights in ([Fraction(LARGEST)], [large, Fraction(-1)], [Fraction(1, 3**40)] * 2 + [large]):
        found = weighted_worth(weights, truth * len(weights), 2)
        unit = lcm(*(weight.denominator for weight in weights))
        assert found.dtype == object
        assert found.tolist() == [sum(weights) * unit, 0]
    near = ranks({"a": "1/3", "b": f"{10**40}/{3 * 10**40 + 1}"})
    assert near == ranks({"a": 2, "b": 1})


def test_at_very_many_outcomes_sums_must_fit_62_bits() -> None:
    truth = [np.ones((2, 1), dtype=np.bool_)]
    assert weighted_worth([Fraction(LARGEST)], truth, (2, MANY // 2)).dtype == object
    with pytest.raises(ComityError, match=r"1,048,578 outcomes.*\(weights-range\)"):
        weighted_worth([Fraction(LARGEST)], truth, (2, MANY // 2 + 1))
    assert weighted_worth([Fraction(LARGEST - 1)], truth, (2, MANY)).dtype == np.int64


def test_statements_about_few_options_are_spread_over_all() -> None:
    """Two options of two and three levels, the second one first; a statement about each, and both.

    Worked out by hand: the first option's second level is worth 5, the second's last level -2, both
    at their last levels together 7, and everything 1.
    """
    truths = [
        np.array([False, True]),
        np.array([[False], [False], [True]]),
        np.array([[False, False], [False, False], [False, True]]),
        np.array(True),
    ]
    weights = [Fraction(it) for it in (5, -2, 7, 1)]
    found = weighted_worth(weights, truths, (3, 2)).tolist()
    assert found == [[1, 6], [1, 6], [-1, 11]]


def test_what_no_weight_tells_apart_is_spread_too() -> None:
    assert weighted_worth([Fraction(1)], [np.array(True)], (2, 2)).tolist() == [[1, 1], [1, 1]]
    along = weighted_worth([Fraction(1)], [np.array([[True], [False]])], (2, 2))
    assert along.tolist() == [[1, 1], [0, 0]]


def test_no_weight_at_all_ties_everything() -> None:
    assert set(ranks({})) == {0}
    assert weighted_worth([], [], 3).tolist() == [0, 0, 0]


def test_the_fault_of_a_range_names_the_party() -> None:
    with pytest.raises(ComityError) as caught:
        ranks({"a": "999999999999", "b": "0.000000000001"}, string.ascii_lowercase[:21])
    (fault,) = caught.value.faults
    assert fault.slug == "weights-range"
    assert "preferences.ann" in str(fault)
    assert isinstance(caught.value, comity.ComityError)
