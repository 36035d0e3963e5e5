"""What binds the steps of a dispute with options, and what is so when a rule is lifted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from comity.model.limits import DEFAULT, Limits
from comity.model.space import lay_out
from comity.model.tags import known_tags
from comity.settlement.steps.digits import Digit, joined

if TYPE_CHECKING:
    from collections.abc import Collection

    from comity.arrays import Bools, Ints
    from comity.model.dispute import Dispute
    from comity.model.space import Space

Rule = Literal["safety", "infeasible", "change", "forbidden", "consent", "without"]


@dataclass(frozen=True, slots=True, order=True)
class Hindrance:
    """One rule that may stand in a path's way.

    Attributes
    ----------
    rule : str
        ``safety`` (outcomes that may not be passed), ``infeasible`` (a statement), ``change``
        (an option's direction), ``forbidden`` (a row of forbidden moves), ``consent`` (of a
        joint option) or ``without`` (a tag that was barred).
    item : int
        Its place: among ``infeasible``, ``options``, ``forbidden_moves``, ``joint_options`` of
        the dispute, or among the barred tags; 0 for ``safety``.
    """

    rule: Rule
    item: int


@dataclass(frozen=True, slots=True, eq=False)
class Ban:
    """Single moves of `party` (None: of everybody) that are barred: bool arrays (cell,)."""

    party: int | None
    leaves: Bools
    enters: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """What binds a step.

    Attributes
    ----------
    own : tuple (party,) of tuples of Digit
        What each party changes of itself.
    joint : tuple (joint option,) of Digit
        What only the parties in `consent` can change.
    consent : tuple (joint option,) of frozensets of party positions
        Who must take part.
    bans : tuple of Ban
        They bind single moves only.
    node_at : int array (cell,)
        The outcome of each cell, -1 where it cannot be; cells that a lifted ``infeasible``
        statement had removed are numbered on from the last outcome.
    """

    own: tuple[tuple[Digit, ...], ...]
    joint: tuple[Digit, ...]
    consent: tuple[frozenset[int], ...]
    bans: tuple[Ban, ...]
    node_at: Ints


def refuse_strange(dispute: Dispute, tags: Collection[str]) -> None:
    """Raise ValueError at a tag that nothing bears: a misspelt one would bar nothing."""
    strangers = set(tags) - set(known_tags(dispute))
    if strangers:
        msg = f"no such tag: {', '.join(sorted(strangers))}"
        raise ValueError(msg)


def rules_of(
    space: Space,
    without: tuple[str, ...] = (),
    lifted: Collection[Hindrance] = (),
    limits: Limits = DEFAULT,
) -> Rules:
    """Return what binds a step in a dispute with options.

    Parameters
    ----------
    space : Space
        Of a dispute in option form.
    without : tuple of str
        No step raises the level of an option that bears one of these tags.
    lifted : collection of Hindrance
        Rules that are left out.
    limits : Limits
        What may be allocated.
    """
    dispute = space.dispute
    digits = _digits(space, without, lifted)
    at = {party.id: k for k, party in enumerate(dispute.parties)}
    own, first = [], 0
    for party in dispute.parties:
        own.append(joined(digits[first : first + len(party.options)]))
        first += len(party.options)
    consent = tuple(
        frozenset(() if Hindrance("consent", j) in lifted else (at[name] for name in it.consent))
        for j, it in enumerate(dispute.joint_options)
    )
    wider, node_at = _passable(space, lifted, limits)
    bans = tuple(
        Ban(at[it.party] if it.party else None, _on(wider, it.origin), _on(wider, it.destination))
        for row, it in enumerate(dispute.forbidden_moves)
        if Hindrance("forbidden", row) not in lifted
    )
    return Rules(tuple(own), digits[first:], consent, bans, node_at)


def _digits(
    space: Space, without: tuple[str, ...], lifted: Collection[Hindrance]
) -> tuple[Digit, ...]:
    barred = {tag for k, tag in enumerate(without) if Hindrance("without", k) not in lifted}
    digits = []
    for k, option in enumerate(space.dispute.options):
        change = "any" if Hindrance("change", k) in lifted else option.change
        rises = change != "down" and barred.isdisjoint(option.tags)
        digit = Digit(space.strides[k], space.sizes[k], rises=rises, falls=change != "up")
        digits.append(digit)
    return tuple(digits)


def _passable(space: Space, lifted: Collection[Hindrance], limits: Limits) -> tuple[Space, Ints]:
    """Return a space without the lifted ``infeasible`` statements, and the node of its cells."""
    texts = space.dispute.infeasible
    kept = tuple(it for k, it in enumerate(texts) if Hindrance("infeasible", k) not in lifted)
    if len(kept) == len(texts):
        return space, space.outcome_at
    wider = lay_out(replace(space.dispute, infeasible=kept, same=()), limits)
    node_at = space.outcome_at.copy()
    new = wider.feasible_cells[node_at[wider.feasible_cells] < 0]
    node_at[new] = np.arange(space.count, space.count + new.size)
    return wider, node_at


def _on(space: Space, statement: str) -> Bools:
    """Return where a statement is true, False at cells that cannot be: bool array (cell,)."""
    true = np.zeros(space.cell_count, dtype=np.bool_)
    true[space.feasible_cells] = space.truth(statement)
    return true
