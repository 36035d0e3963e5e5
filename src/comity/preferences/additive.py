"""Additive disputes: worths as a sum over options, however many outcomes there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.arrays import LARGEST, read_only
from comity.errors import ComityError, bounded
from comity.model.check import faults
from comity.model.dispute import Weights
from comity.model.statement import atoms, evaluate, parse, true_levels
from comity.preferences.weights import in_units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from comity.model.dispute import Dispute, JointOption, Option


@dataclass(frozen=True, slots=True, eq=False)
class Additive:
    """What every level of every option adds to the worth of an outcome.

    Attributes
    ----------
    tables : tuple of integer arrays (party, level)
        One per option, in the order of patterns; a party's entries at an outcome's levels add up
        to the outcome's worth to it. Of Python's integers where 62 bits might not hold the sums.
    units : tuple of int
        Each party's common denominator: an entry of 3 in units of 2 is a weight of 1.5.
    """

    tables: tuple[NDArray[Any], ...]
    units: tuple[int, ...]


def additive_tables(dispute: Dispute) -> Additive | None:
    """Return what each level adds for each party, or None where outcomes are worth more than that.

    Parameters
    ----------
    dispute : Dispute
        The model. Its outcomes are not laid out: 10^40 of them are no more work than ten.

    Returns
    -------
    Additive or None
        None unless every combination of levels is an outcome of its own (no graph, nothing
        ``infeasible`` or the ``same``) and everybody, bystanders included, has weights of which
        each is about one option or none. A weight of ``true`` is counted with the first option.

    Raises
    ------
    ComityError
        Everything `comity.model.check.faults` finds.

    Examples
    --------
    >>> from fractions import Fraction
    >>> import comity
    >>> fund = comity.JointOption("fund", "Fund", ("up", "down"), ("none", "half", "full"))
    >>> weights = {
    ...     "up": comity.Weights({"fund == half": Fraction(1), "not fund": Fraction("0.5")}),
    ...     "down": comity.Weights({"fund >= half": Fraction(3), "true": Fraction(-1)}),
    ... }
    >>> parties = (comity.Party("up", "Up"), comity.Party("down", "Down"))
    >>> found = additive_tables(comity.Dispute("d", "D", parties, weights, joint_options=(fund,)))
    >>> found.tables, found.units
    ((array([[ 1,  2,  0],
           [-1,  2,  2]]),), (2, 1))
    """
    found = faults(dispute)
    if found:
        raise ComityError(bounded(found))
    if dispute.graph is not None or dispute.infeasible or dispute.same:
        return None
    tables = [np.zeros((len(dispute.parties), len(it.levels)), object) for it in dispute.options]
    units = []
    for row, party in enumerate(dispute.parties):
        preference = dispute.preferences[party.id]
        if not isinstance(preference, Weights):
            return None
        unit, whole = in_units(preference.items.values())
        units.append(unit)
        for text, weight in zip(preference.items, whole, strict=True):
            place = _option_of(text, dispute.options)
            if place is None:
                return None
            tables[place][row] += weight * _true_levels(text, dispute.options[place])
    return Additive(tuple(map(read_only, _narrowed(tables))), tuple(units))


def _option_of(text: str, options: Iterable[Option | JointOption]) -> int | None:
    """Return the place of the one option that a statement is about; None where it has several."""
    named = {atom.option for atom in atoms(parse(text))}
    places = [place for place, option in enumerate(options) if option.id in named or not named]
    return places[0] if len(named) <= 1 else None


def _true_levels(text: str, option: Option | JointOption) -> NDArray[Any]:
    """Return 1 at the levels where a statement about one option is true: Python's integers."""
    true = evaluate(parse(text), lambda atom: true_levels(atom, option.levels))
    return np.broadcast_to(true, len(option.levels)).astype(int).astype(object)


def _narrowed(tables: list[NDArray[Any]]) -> list[NDArray[Any]]:
    """Return the tables as 64-bit integers where no sum over options leaves 62 bits."""
    largest = sum(abs(table).max(axis=1) for table in tables)
    return [it.astype(np.int64) for it in tables] if max(largest) < LARGEST else tables
