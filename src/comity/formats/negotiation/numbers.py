"""Numbers of other programs' files, read from their text and never through floating point."""

from __future__ import annotations

import re
from fractions import Fraction

from comity.errors import fail, quoted

NUMBER = re.compile(r"[+-]?([0-9]{1,30}(\.[0-9]{0,30})?|\.[0-9]{1,30})([eE][+-]?[0-9]{1,2})?")
LONGER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)


def exact_number(text: str) -> Fraction:
    """Return the number that a text says.

    Raises
    ------
    ComityError
        ``number-not-finite``, ``weights-range`` for more digits than anybody could need, or
        ``value-type``; without a place, which the caller knows.

    Examples
    --------
    >>> exact_number("0.1"), exact_number("2.5E-3")
    (Fraction(1, 10), Fraction(1, 400))
    """
    plain = text.strip()
    if NUMBER.fullmatch(plain):
        return Fraction(plain)
    if NOT_FINITE.fullmatch(plain):
        what = f"here stands {quoted(plain)}, which is no number that can be added"
        raise fail(what, "write a number", "number-not-finite")
    if LONGER.fullmatch(plain):
        what = f"the number {quoted(plain)} has too many digits, or too large an exponent"
        todo = "write at most 30 digits on either side of the point, and two of an exponent"
        raise fail(what, todo, "weights-range")
    raise fail(f"here stands {quoted(plain)}", "write a number", "value-type")
