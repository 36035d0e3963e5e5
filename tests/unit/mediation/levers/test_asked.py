"""Budgets and numbers of other sets, as they are given in Python."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import comity
from comity.mediation.levers.asked import exact_budget

VALLEYS = comity.read("two-valleys")


@pytest.mark.parametrize(
    ("given", "exact"),
    [
        (None, None),
        (3, Fraction(3)),
        (0, Fraction(0)),
        (2.5, Fraction(5, 2)),
        (0.1, Fraction(1, 10)),
        (1e-07, Fraction(1, 10**7)),
        ("3", Fraction(3)),
        ("2.50", Fraction(5, 2)),
        ("10/30", Fraction(1, 3)),
        (Fraction(1, 3), Fraction(1, 3)),
        (np.int64(3), Fraction(3)),
        (np.float64(2.5), Fraction(5, 2)),
    ],
)
def test_a_budget_is_exact(given: Any, exact: Fraction | None) -> None:
    found = exact_budget(given)
    assert found == exact
    assert found is None or type(found) is Fraction


@pytest.mark.parametrize(
    "given",
    [
        *(-1, -0.5, "-1", Fraction(-1, 3), float("nan"), float("inf"), True, [3], Decimal(3)),
        *("", "much", "1/0", "1/00", "1e3", "3 ", "1" * 101, "٣", "\x1b[31m"),
    ],
)
def test_what_is_no_budget_is_refused(given: Any) -> None:
    with pytest.raises(comity.ComityError) as caught:
        comity.mediate(VALLEYS, 12, budget=given)
    (fault,) = caught.value.faults
    assert (fault.slug, fault.where) == ("value-type", "budget")
    assert str(fault).isprintable()


@pytest.mark.parametrize("others", [-1, 2.5, "3", True, None])
def test_what_is_no_number_of_other_sets_is_refused(others: Any) -> None:
    with pytest.raises(comity.ComityError) as caught:
        comity.mediate(VALLEYS, 12, others=others)
    assert [(it.slug, it.where) for it in caught.value.faults] == [("value-type", "others")]


def test_the_budget_asked_with_is_kept_exact() -> None:
    found = comity.mediate(VALLEYS, 12, budget="7/2", others=0)
    assert (found.budget, found.others) == (Fraction(7, 2), ())
    with pytest.raises(comity.ComityError, match="more than 0"):
        comity.mediate(VALLEYS, 12, budget=0)
