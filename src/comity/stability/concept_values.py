"""What may stand after ``=`` in concept ids, and the one way in which it is written."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from comity.errors import ComityError, Fault, fail, quoted
from comity.model.dispute import STRONGEST

if TYPE_CHECKING:
    from collections.abc import Callable

USED = {"nash": 1, "gmr": 2, "smr": 2}
"""How many shares of ``likely`` a base uses; the others use all three."""
MOST = 64
"""The largest order or horizon that can be asked for."""


def wrong(text: str, what: str, todo: str) -> ComityError:
    """Return the error of an id in which something is wrong (``concept-variant``)."""
    return ComityError([Fault((), f"in {quoted(text)}, {what}", todo, "concept-variant")])


def whole(text: str, value: str) -> str:
    """Return a whole number as it is written: an order or a horizon."""
    return _whole_to(MOST, text, value)


def _degree(text: str, value: str) -> str:
    """Return a degree of strength: none is stronger than a case can state."""
    return _whole_to(STRONGEST, text, value)


def _whole_to(most: int, text: str, value: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]?", value) or int(value) > most:
        raise wrong(text, f"{quoted(value)} is not a whole number from 1 to {most}", "write one")
    return value


def _extension(text: str, value: str) -> str:
    if value not in {"a", "b", "c", "d"}:
        raise wrong(text, f"{quoted(value)} is no extension", "write a, b, c or d")
    return value


def _shares(text: str, value: str) -> str:
    parts = value.split("/")
    every = all(
        re.fullmatch(r"[0-9](\.[0-9]{1,12})?", it) and 0 < Fraction(it) <= 1 for it in parts
    )
    if not every or len(parts) > 3:  # noqa: PLR2004
        todo = "write one to three numbers above 0 and at most 1, e.g. 0.7 or 0.7/0.6/0.5"
        raise wrong(text, f"{quoted(value)} is no share", todo)
    shares = [it.rstrip("0").rstrip(".") if "." in it else it for it in parts]
    return "/".join(_without_repeats(shares))


def _without_repeats(shares: list[str]) -> list[str]:
    """Return shares without those at the end that equal the one before: that is what none means."""
    kept = list(shares)
    while len(kept) > 1 and kept[-1] == kept[-2]:
        kept.pop()
    return kept


def shares_used(base: str, shares: str) -> str:
    """Return the shares of ``likely`` that a concept uses: ids name no others.

    Examples
    --------
    >>> [shares_used(base, "0.7/0.6/0.5") for base in ("nash", "smr", "seq")]
    ['0.7', '0.7/0.6', '0.7/0.6/0.5']
    """
    return "/".join(_without_repeats(shares.split("/")[: USED.get(base)]))


def _groups(text: str, value: str) -> str:
    groups = [sorted(it.split("+")) for it in value.split("/")]
    members = [party for group in groups for party in group]
    if not all(members):
        raise wrong(text, f"{quoted(value)} names no parties", "write for instance a+b/a+c")
    twice = [group for group in groups if len(set(group)) < len(group)]
    if twice:
        raise wrong(text, f"{'+'.join(twice[0])} names a party twice", "name it once")
    return "/".join("+".join(group) for group in sorted(set(map(tuple, groups))))


def _blocs(text: str, value: str) -> str:
    written = _groups(text, value)
    members = [party for bloc in written.split("/") for party in bloc.split("+")]
    twice = [party for party in dict.fromkeys(members) if members.count(party) > 1]
    if twice:
        what = f"in {quoted(text)}, {quoted(twice[0])} is in more than one bloc"
        raise fail(what, "name every party once", "blocs-invalid")
    return written


VALUES: dict[str, Callable[[str, str], str]] = {
    "strong": _degree,
    "unknown": _extension,
    "likely": _shares,
    "coalition": _groups,
    "blocs": _blocs,
    "order": whole,
}
"""Word to what its value is, in the one way in which it is written; from an id and the value."""
