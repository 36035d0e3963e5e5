"""The outcome that everything here is compared with, and the scale standings are measured on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from comity.errors import fail
from comity.preferences.ranks import all_worths
from comity.settlement.methods.standing import standings, weighed_standings

if TYPE_CHECKING:
    from comity.arrays import Ints
    from comity.model.space import Space
    from comity.settlement.methods.standing import Standings

Scale = Literal["ranks", "weights"]


def status_quo_of(space: Space) -> int:
    """Return the position of the status quo.

    Raises
    ------
    ComityError
        ``key-missing`` when the case names none.
    """
    if space.status_quo is None:
        what = "the case names no status quo, and outcomes are compared with it"
        raise fail(what, "add status_quo", "key-missing", path=("status_quo",))
    return space.status_quo


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
