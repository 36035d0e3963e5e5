"""What everything here is compared with, and the scale standings are measured on."""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from comity.errors import fail
from comity.model.dispute import Weights
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.preferences.ranks import all_ranks, all_worths, unit_of
from comity.settlement.methods.gains import changes
from comity.settlement.methods.standing import standings, weighed_standings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from fractions import Fraction

    from comity.arrays import Ints
    from comity.model.dispute import Dispute, OutcomeRef
    from comity.model.space import Space
    from comity.settlement.methods.standing import Standings

Scale = Literal["ranks", "weights"]
Reference = Literal["status-quo", "walk-aways"]
"""What outcomes are compared with: how things are now, or what each party would walk away to."""


def status_quo_of(space: Space) -> int:
    """Return the position of the status quo.

    Raises
    ------
    ComityError
        ``key-missing`` when the case names none.
    """
    refuse_unnamed(space.dispute)
    return space.status_quo or 0


def refuse_unnamed(dispute: Dispute) -> None:
    """Raise ``key-missing`` where a case names no status quo."""
    if dispute.status_quo is None:
        what = "the case names no status quo, and outcomes are compared with it"
        todo = "add status_quo, or compare with an outcome"
        raise fail(what, todo, "key-missing", path=("status_quo",))


def compared_with(dispute: Dispute, ref: OutcomeRef, limits: Limits = DEFAULT) -> Dispute:
    """Return a dispute with an outcome in the status quo's place.

    Examples
    --------
    >>> import comity
    >>> compared_with(comity.read("chicken"), 4).status_quo
    {'first-swerves': 'yes', 'second-swerves': 'yes'}
    """
    space = outcome_space(dispute, limits)
    named = space.assignment(space.index(ref))
    return replace(dispute, status_quo=named, supposed_status_quo=True)


def walk_aways(dispute: Dispute) -> dict[str, Fraction]:
    """Return what the parties that state one would walk away to: worth by party id."""
    return {
        party: preference.walk_away
        for party, preference in dispute.preferences.items()
        if isinstance(preference, Weights) and preference.walk_away is not None
    }


def reference_of(dispute: Dispute) -> Reference:
    """Return what a dispute's outcomes are compared with unless it is said.

    The status quo; where none is named, and everybody states one, the walk-aways.
    """
    stated = walk_aways(dispute)
    everybody = all(party.id in stated for party in dispute.parties)
    return "walk-aways" if dispute.status_quo is None and everybody else "status-quo"


def changes_from(space: Space, ranks: Ints, reference: Reference) -> Ints:
    """Return for whom each outcome is better or worse than the reference.

    Parameters
    ----------
    space : Space
        The outcomes.
    ranks : int array (party, outcome)
        Everybody's, bystanders included.
    reference : {'status-quo', 'walk-aways'}
        What with.

    Returns
    -------
    int8 array (party, outcome)
        As `comity.settlement.methods.gains.changes`.

    Raises
    ------
    ComityError
        ``key-missing`` when the case names no status quo, ``walk-away-missing`` when somebody
        states no walk-away.
    ValueError
        When the reference is neither.
    """
    if reference not in get_args(Reference):
        msg = f"no such reference: {reference}"
        raise ValueError(msg)
    if reference == "status-quo":
        return changes(ranks, status_quo_of(space))
    dispute = space.dispute
    stated = walk_aways(dispute)
    refuse_unstated(dispute, [party.id for party in dispute.parties])
    rows = []
    for party, worth in all_worths(dispute, space).items():
        mine = stated[party] * unit_of(dispute, party)
        above, below = worth > floor(mine), worth < ceil(mine)  # whole numbers compare in bulk
        rows.append(above.astype(np.int8) - below.astype(np.int8))
    return np.stack(rows)


def lowering(space: Space) -> Callable[[int], tuple[str, ...]]:
    """Return who is worse off at an outcome than at the status quo, as a function of its position.

    Ids of parties and bystanders, in file order.

    Examples
    --------
    >>> import comity
    >>> space = outcome_space(comity.read("syria-iraq-1975"))
    >>> lowering(space)(space.index(2))
    ('syria',)
    """
    ranks = np.stack(list(all_ranks(space.dispute, space).values()))
    signs = changes(ranks, status_quo_of(space))
    parties = space.dispute.parties
    return lambda outcome: tuple(
        party.id for party, sign in zip(parties, signs[:, outcome], strict=True) if sign < 0
    )


def refuse_unstated(dispute: Dispute, parties: Iterable[str]) -> None:
    """Raise ``walk-away-missing`` where one of some parties states no walk-away."""
    stated = walk_aways(dispute)
    without = [party for party in parties if party not in stated]
    if without:
        what = f"no walk-away is stated for: {', '.join(without)}"
        todo = "state walk_away beside weights, or name an outcome: --reference OUTCOME"
        raise fail(what, todo, "walk-away-missing", where="reference")


def standings_of(space: Space, ranks: Ints, scale: Scale) -> Standings:
    """Return how high every outcome stands with every party.

    Parameters
    ----------
    space : Space
        The outcomes.
    ranks : int array (party, outcome)
        Everybody's, bystanders included.
    scale : {'ranks', 'weights'}
        By places in each party's order, or by its weights.

    Raises
    ------
    ComityError
        ``scale-undefined`` when weights are asked for and some party has none.
    """
    if scale == "ranks":
        return standings(ranks)
    worths = all_worths(space.dispute, space)
    without = [party.id for party in space.dispute.parties if party.id not in worths]
    if without:
        what = f"standings by weights need weights of everybody; without: {', '.join(without)}"
        raise fail(what, "use the scale of ranks", "scale-undefined", where="scale")
    return weighed_standings(list(worths.values()))
