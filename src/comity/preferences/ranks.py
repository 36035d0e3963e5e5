"""Every party's preference as integer ranks: the one place that knows all kinds of preference."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from comity.arrays import read_only
from comity.errors import ComityError, Fault
from comity.model.dispute import Concerns, Dispute, Ranking, Weights
from comity.preferences.concerns import prioritized_ranks
from comity.preferences.dense import dense_ranks
from comity.preferences.ranking import ranking_ranks
from comity.preferences.weights import in_units, weighted_worth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from comity.arrays import Bools, Ints
    from comity.errors import Path
    from comity.model.dispute import Preference
    from comity.model.space import Space


def party_ranks(dispute: Dispute, space: Space, party: str) -> Ints:
    """Return one party's rank of every outcome.

    A statement is read at the first member of a ``same`` class.

    Returns
    -------
    int array (outcome,)
        Larger is better, equal is tied; ranks of different parties cannot be compared.
    """
    return preference_ranks(dispute.preferences[party], space, ("preferences", party))


def preference_ranks(preference: Preference, space: Space, path: Path) -> Ints:
    """Return the rank of every outcome by a preference that need be nobody's own.

    Parameters
    ----------
    preference : Concerns, Ranking or Weights
        What somebody wants, or is taken to want.
    space : Space
        The outcomes.
    path : tuple
        Where the preference stands in the case, for messages.

    Returns
    -------
    int array (outcome,)
        As in `party_ranks`.
    """
    match preference:
        case Ranking():
            return ranking_ranks(preference, space, (*path, "ranking"))
        case Concerns(items):
            return prioritized_ranks(truths(space, (it.want for it in items)), space.count)
    return dense_ranks(_worths(preference, space, path))


def truths(space: Space, texts: Iterable[str]) -> Iterator[Bools]:
    """Yield where each of some statements is true: bool arrays (outcome,).

    A statement is read at the first member of a ``same`` class.
    """
    return (space.truth(text)[space.firsts] for text in texts)


def _worths(preference: Weights, space: Space, path: Path) -> NDArray[Any]:
    weights = list(preference.items.values())
    try:
        worth = weighted_worth(weights, map(space.on_cells, preference.items), space.shape)
    except ComityError as error:
        at = (*path, "weights")
        raise ComityError(fault.under(at) for fault in error.faults) from None
    every = worth.reshape(-1)
    return every if space.count == space.cell_count else every[space.cells]


def all_worths(dispute: Dispute, space: Space) -> dict[str, NDArray[Any]]:
    """Return what outcomes are worth to the parties that have weights, and to no others.

    Returns
    -------
    dict of party id to integer array (outcome,)
        Exact (of Python's integers where 62 bits do not hold them), in a unit of the party's own:
        differences are cardinal, but those of different parties cannot be compared.

    Examples
    --------
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> dispute = comity.read("syria-iraq-1975")
    >>> all_worths(dispute, outcome_space(dispute))
    {}
    """
    return {
        party.id: _worths(preference, space, ("preferences", party.id))
        for party in dispute.parties
        if isinstance(preference := dispute.preferences[party.id], Weights)
    }


def unit_of(dispute: Dispute, party: str) -> int:
    """Return into how many parts one is divided in the worths of a party with weights.

    Examples
    --------
    >>> from fractions import Fraction
    >>> import comity
    >>> parties = (comity.Party("a", "A", options=(comity.Option("x", "X"),)),)
    >>> weights = {"a": comity.Weights({"x": Fraction("0.5")})}
    >>> unit_of(comity.Dispute("d", "D", parties, weights), "a")
    2
    """
    preference = dispute.preferences[party]
    return in_units(preference.items.values())[0] if isinstance(preference, Weights) else 1


RANKS = "ranks"
"""Where a dispute keeps them: analysis, settlement and proofs share them."""


def all_ranks(dispute: Dispute, space: Space) -> Mapping[str, Ints]:
    """Return every party's ranks, bystanders included; they live as long as the dispute.

    Returns
    -------
    mapping of party id to int array (outcome,)
        Read-only, all of the smallest signed dtype that holds every rank and one more on either
        side (the engine's neutral elements).

    Raises
    ------
    ComityError
        Every fault of every preference.

    Examples
    --------
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> dispute = comity.read("syria-iraq-1975")
    >>> all_ranks(dispute, outcome_space(dispute))["iraq"]
    array([2, 5, 0, 4, 1, 3], dtype=int8)
    """
    if RANKS not in dispute.derived:
        dispute.derived[RANKS] = MappingProxyType(_computed(dispute, space))
    return cast("Mapping[str, Ints]", dispute.derived[RANKS])


def _computed(dispute: Dispute, space: Space) -> dict[str, Ints]:
    faults: list[Fault] = []
    ranks: dict[str, Ints] = {}
    for party in dispute.parties:
        try:
            ranks[party.id] = party_ranks(dispute, space, party.id)
        except ComityError as error:
            faults += error.faults
    if faults:
        raise ComityError(faults)
    top = max(int(rank.max(initial=0)) for rank in ranks.values())
    dtype = next(t for t in (np.int8, np.int16, np.int32, np.int64) if top < np.iinfo(t).max)
    return {party: read_only(rank.astype(dtype)) for party, rank in ranks.items()}
