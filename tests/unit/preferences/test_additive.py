"""Tables of what each level adds, worked out by hand; and disputes that have none."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import comity
from comity.arrays import LARGEST
from comity.errors import ComityError
from comity.preferences.additive import additive_tables

THREE = ("low", "mid", "high")
PARTIES = (
    comity.Party("ann", "Ann", options=(comity.Option("a", "A"),)),
    comity.Party("bob", "Bob", kind="affected"),
)
PRICE = comity.JointOption("price", "Price", ("ann",), THREE)


def dispute(ann: dict[str, Any], bob: dict[str, Any], **other: Any) -> comity.Dispute:
    weights = {
        "ann": comity.Weights({text: Fraction(it) for text, it in ann.items()}),
        "bob": comity.Weights({text: Fraction(it) for text, it in bob.items()}),
    }
    return comity.Dispute("d", "D", PARTIES, weights, joint_options=(PRICE,), **other)


def test_every_statement_counts_where_it_is_true() -> None:
    found = additive_tables(
        dispute(
            {"a": 2, "price >= mid": "0.5", "price == mid": 1, "not price": -1},
            {"not a": "0.25", "price == low or price == high": 1, "at_most(0, price)": 3},
        )
    )
    assert found is not None
    assert found.units == (2, 4)
    assert [table.tolist() for table in found.tables] == [
        [[0, 4], [1, 0]],
        [[-2, 3, 1], [16, 0, 4]],
    ]
    assert {str(table.dtype) for table in found.tables} == {"int64"}


def test_what_is_always_true_is_counted_with_the_first_option() -> None:
    found = additive_tables(dispute({"true": 3, "false": 5}, {"not false": -1, "not true": 9}))
    assert found is not None
    assert [table.tolist() for table in found.tables] == [
        [[3, 3], [-1, -1]],
        [[0, 0, 0], [0, 0, 0]],
    ]


def test_tables_are_closed_to_writing() -> None:
    found = additive_tables(dispute({"a": 1}, {}))
    assert found is not None
    with pytest.raises(ValueError, match="read-only"):
        found.tables[0][0, 0] = 1


@pytest.mark.parametrize(("more", "exact"), [(0, "int64"), (1, "object")])
def test_what_62_bits_may_not_hold_is_of_pythons_integers(more: int, exact: str) -> None:
    """Each option's largest entry is counted: two thirds of the range for one, then the rest."""
    third = LARGEST // 3
    bob = {"a": -2 * third, "not a": 5, "price": -(LARGEST - 1 - 2 * third) - more}
    found = additive_tables(dispute({"a": 1}, bob))
    assert found is not None
    assert {str(table.dtype) for table in found.tables} == {exact}
    assert found.tables[0][1].tolist() == [5, -2 * third]
    assert found.tables[1][1].tolist() == [0, *[bob["price"]] * 2]


def test_a_fine_unit_beside_a_large_weight_is_exact() -> None:
    found = additive_tables(dispute({"a": Fraction(1, 3**50), "price": 10**20}, {}))
    assert found is not None
    assert found.units == (3**50, 1)
    assert found.tables[0][0, 1] == 1
    assert found.tables[1][0, 2] == 10**20 * 3**50


@pytest.mark.parametrize(
    "spoiled",
    [
        dispute({"a": 1}, {"a and price": 1}),
        dispute({"a": 1}, {"a iff price == mid": 0}),
        dispute({"a": 1}, {}, infeasible=("a and price == high",)),
        dispute({"a": 1}, {}, infeasible=("false",)),
        dispute({"a": 1}, {}, same=("a and price == high",)),
        replace(
            dispute({"a": 1}, {}),
            preferences={"ann": comity.Weights({}), "bob": comity.Concerns(())},
        ),
        comity.Dispute(
            "g",
            "G",
            (comity.Party("ann", "Ann"),),
            {"ann": comity.Ranking((("s",), ("t",)))},
            graph=comity.Graph(("s", "t"), {"ann": (("s", "t"),)}),
        ),
    ],
)
def test_what_is_more_than_a_sum_over_options_has_no_tables(spoiled: comity.Dispute) -> None:
    assert additive_tables(spoiled) is None


def test_moves_that_are_forbidden_change_no_worth() -> None:
    found = additive_tables(
        dispute({"a": 1}, {}, forbidden_moves=(comity.ForbiddenMove("a", "not a"),))
    )
    assert found is not None


def test_a_dispute_with_faults_is_refused() -> None:
    with pytest.raises(ComityError, match="id-unknown"):
        additive_tables(dispute({"a": 1}, {"prize": 1}))


def test_outcomes_are_never_laid_out() -> None:
    levels = tuple(f"l{k}" for k in range(10))
    options = tuple(comity.JointOption(f"o{k}", "O", ("ann",), levels) for k in range(40))
    weights = comity.Weights(
        {f"o{k} == l{n}": Fraction(k * n) for k in range(40) for n in range(10)}
    )
    ann = comity.Party("ann", "Ann")
    found = additive_tables(
        comity.Dispute("d", "D", (ann,), {"ann": weights}, joint_options=options)
    )
    assert found is not None
    assert np.array_equal(np.stack(found.tables)[:, 0], np.outer(np.arange(40), np.arange(10)))
