"""What a question about levers is asked with: exact numbers such as can be, and a status quo."""

from __future__ import annotations

import re
from fractions import Fraction
from math import isfinite
from numbers import Integral, Rational
from typing import TYPE_CHECKING

from comity.errors import fail, quoted

if TYPE_CHECKING:
    from comity.model.space import Space

NUMBER = re.compile(r"[0-9]{1,100}(\.[0-9]{1,100}|/[0-9]{0,99}[1-9][0-9]{0,99})?")


def exact_budget(budget: Fraction | float | str | None) -> Fraction | None:
    """Return what levers may cost together as an exact number; None: anything.

    A float is the decimal number that it is written as, so that 0.1 is a tenth.

    Raises
    ------
    ComityError
        ``value-type`` for what is no number from 0 on.

    Examples
    --------
    >>> exact_budget(0.1), exact_budget("1/3"), exact_budget(5)
    (Fraction(1, 10), Fraction(1, 3), Fraction(5, 1))
    """
    found: Fraction | None = None
    match budget:
        case None:
            return None
        case bool():
            pass
        case Rational():
            found = Fraction(int(budget.numerator), int(budget.denominator))
        case float() if isfinite(budget):
            found = Fraction(str(float(budget)))
        case str() if NUMBER.fullmatch(budget):
            found = Fraction(budget)
    if found is None or found < 0:
        what = f"levers cannot cost {quoted(str(budget))} together"
        todo = "give a number from 0 on, such as 5, 2.5 or '1/3'"
        raise fail(what, todo, "value-type", where="budget")
    return found


def refuse_others(others: object) -> None:
    """Refuse a number of other sets that is none.

    Raises
    ------
    ComityError
        ``value-type``.
    """
    match others:
        case bool():
            pass
        case Integral() if int(others) >= 0:
            return
    what = f"{quoted(str(others))} is no number of other sets of levers"
    raise fail(what, "give a whole number from 0 on", "value-type", where="others")


def refuse_unnamed(space: Space) -> None:
    """Refuse a case that names no status quo: nobody is to be worse off than there.

    Raises
    ------
    ComityError
        ``key-missing``.
    """
    if space.status_quo is None:
        what = "the case names no status quo, and nobody is to be worse off than there"
        raise fail(what, "add status_quo", "key-missing", path=("status_quo",))
