"""Write disputes as ``.nfg`` files, Gambit's games in strategic form."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from comity.formats.exchange import (
    Exported,
    Obstacle,
    inexpressible,
    left_out,
    refuse_too_many,
    shared_obstacles,
    some,
)
from comity.model.axes import axes_of
from comity.model.dispute import Weights
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.preferences.ranks import party_ranks
from comity.preferences.weights import weighted_worth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.model.dispute import Dispute
    from comity.model.space import Space


def to_nfg(
    dispute: Dispute, *, lossy: bool = False, limits: Limits = DEFAULT, where: str = ""
) -> Exported:
    """Return a dispute as the text of an ``.nfg`` file.

    Every party with options is a player; its strategies are the combinations of its options'
    levels, its first option changing fastest. Payoffs are ranks from 1, the worst, or with
    weights the worth of the outcome.

    Parameters
    ----------
    dispute : Dispute
        The dispute.
    lossy : bool
        True writes the game without what the format cannot say; the title tells.
    limits : Limits
        How large the outcome space may be.
    where : str
        What messages call the file.

    Raises
    ------
    ComityError
        ``inexpressible`` with all that the format cannot say; ``space-too-large``.

    Examples
    --------
    >>> import comity
    >>> print(to_nfg(comity.read("prisoners-dilemma")).text)
    NFG 1 R "Prisoner's Dilemma" { "First prisoner" "Second prisoner" } { 2 2 }
    <BLANKLINE>
    2 2
    1 4
    4 1
    3 3
    <BLANKLINE>
    """
    never = shared_obstacles(dispute)
    if never:
        raise inexpressible(never, ".nfg", where)
    space = outcome_space(dispute, limits)
    obstacles = _obstacles(dispute, space)
    if obstacles and not lossy:
        raise inexpressible(obstacles, ".nfg", where)
    refuse_too_many(space.cell_count * len(dispute.movers), where)
    losses = [it.instead for it in obstacles]
    title = dispute.title
    if losses:
        title += f" (written by Comity with losses: {'; '.join(losses)})"
    names = " ".join(_quoted(dispute.party(party).name) for party in dispute.movers)
    sizes = " ".join(str(axis.size) for axis in axes_of(space))
    columns = [_payoffs(dispute, space, party) for party in dispute.movers]
    rows = "".join(f"{' '.join(row)}\n" for row in zip(*columns, strict=True))
    text = f"NFG 1 R {_quoted(title)} {{ {names} }} {{ {sizes} }}\n\n{rows}"
    return Exported(text, (*losses, *_notices(dispute)))


def _notices(dispute: Dispute) -> Iterator[str]:
    """Yield what the game does not say, and no equilibrium of it needs."""
    names = [dispute.title, *(dispute.party(party).name for party in dispute.movers)]
    changed = [_plain(name) for name in names if _plain(name) != name]
    if changed:
        yield f"Gambit reads plain letters only, so these names are changed: {some(changed)}"
    if dispute.affected:
        yield f"affected parties are left out ({some(dispute.affected)})"
    also = ("names of options and levels",)
    yield left_out(dispute, kept=("title", "names of levels"), also=also)


def _obstacles(dispute: Dispute, space: Space) -> list[Obstacle]:
    """Return what a game in strategic form cannot say."""
    found = []
    removed = space.cell_count - space.feasible_cells.size
    if removed:
        instead = "infeasible outcomes have everybody's worst payoff minus one"
        found.append(Obstacle(f"infeasible outcomes ({removed})", instead))
    one_way = [option.id for option in dispute.options if option.change != "any"]
    if one_way:
        instead = f"one-way options go both ways ({some(one_way)})"
        found.append(Obstacle(f"one-way options ({some(one_way)})", instead))
    if dispute.same:
        instead = "outcomes that are the same stand apart, with equal payoffs"
        found.append(Obstacle("outcomes that are the same", instead))
    if dispute.forbidden_moves:
        found.append(Obstacle("forbidden moves", "forbidden moves are possible"))
    return found


def _payoffs(dispute: Dispute, space: Space, party: str) -> list[str]:
    """Return a party's payoff in every cell: the first player's strategy changes fastest."""
    preference = dispute.preferences[party]
    unit = 1
    if isinstance(preference, Weights):
        weights = list(preference.items.values())
        truths = [space.truth(text)[space.firsts] for text in preference.items]
        worths = weighted_worth(weights, truths, space.count)
        unit = lcm(*(weight.denominator for weight in weights))
    else:
        worths = party_ranks(dispute, space, party) + 1
    texts = [str(Fraction(worth, unit)) for worth in worths.tolist()]
    texts.append(str(Fraction(int(worths.min()), unit) - 1))
    return [texts[outcome] for outcome in space.outcome_at.tolist()]


def _plain(text: str) -> str:
    r"""Return a text as Gambit reads it: printable ASCII, with single spaces and no backslash.

    Examples
    --------
    >>> _plain(" R\u00edo  Grande\u2014north "), _plain("a\\b")
    ('Rio Grande?north', 'a/b')
    """
    letters = (c for c in normalize("NFKD", text) if not combining(c))
    seen = (c if c.isspace() or (c.isascii() and c.isprintable()) else "?" for c in letters)
    return " ".join("".join(seen).replace("\\", "/").split())


def _quoted(text: str) -> str:
    return '"' + _plain(text).replace('"', '\\"') + '"'
