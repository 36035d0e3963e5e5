"""From nodes to a dispute: every fault that can be told at once is told at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from comity.errors import ENOUGH, ComityError, Fault
from comity.formats.case_shape import CASE, FILE_FIELDS
from comity.formats.nodes import Mapping
from comity.formats.shapes import BAD, Record, wrong
from comity.model.check import faults as structure_faults
from comity.model.dispute import Concerns, Dispute, Weights
from comity.model.space import lay_out
from comity.model.sparse import refuse_too_many_arcs
from comity.preferences.ranks import party_ranks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from comity.errors import Path, Slug
    from comity.formats.nodes import Node
    from comity.formats.shapes import Field
    from comity.model.limits import Limits

SHAPING = ("parties", "joint_options", "graph")
"""Keys without which the rest cannot be judged."""

FOLLOWING: frozenset[Slug] = frozenset({"id-unknown", "option-missing", "preference-missing"})
"""Faults that may only follow from parties or options that could not be read."""

UNCOUNTED: frozenset[Slug] = frozenset({"space-too-large", "weights-range"})
"""Faults of ranking all outcomes; where weights just add up, who needs the ranks tells them."""

PLACEHOLDERS: dict[str, Any] = {"id": "case", "title": "", "parties": (), "preferences": {}}
"""What stands in for a required key that could not be read, so that the rest can be checked."""


def checked_dispute(root: Node, limits: Limits) -> tuple[Dispute | None, list[Fault]]:
    """Return the dispute that nodes describe, and everything that is wrong with it.

    Three passes, each over what the one before could read: the shape of the file, the structure
    of the dispute, and what only its outcome space can tell.
    """
    found: list[Fault] = []
    if not isinstance(root, Mapping):
        return None, [wrong(root, (), "a mapping that begins with comity: 1")]
    values = Record(Dispute, CASE.fields + FILE_FIELDS).read_fields(root, (), found)
    del found[ENOUGH + 1 :]
    good = {field.name: values[field.name] for field in CASE.fields if _is_good(field, values)}
    dispute = Dispute(**(PLACEHOLDERS | good))
    _add(found, structure_faults(dispute))
    if not _spoiled(found, (*SHAPING, "infeasible", "same", "forbidden_moves", "status_quo")):
        later = _layout_faults(dispute, found, limits)
        _add(found, (it for it in later if it.slug not in UNCOUNTED or not _adds_up(dispute)))
    return dispute, found


def _is_good(field: Field, values: dict[str, Any]) -> bool:
    return field.name in values and values[field.name] is not BAD


def _add(found: list[Fault], later: Iterable[Fault]) -> None:
    """Add faults, but for those that only follow from one found earlier."""
    earlier = [fault.path for fault in found if fault.path]
    for fault in later:
        follows = any(_related(fault.path, path) for path in earlier)
        if not follows and not _may_follow(fault, found):
            found.append(fault)


def _may_follow(fault: Fault, found: list[Fault]) -> bool:
    causes = [it for it in found if it.slug not in FOLLOWING]
    if fault.path[-1:] == ("source",):
        return _spoiled(causes, ("sources",))
    return fault.slug in FOLLOWING and _spoiled(causes, SHAPING)


def _related(one: Path, other: Path) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and one[:shorter] == other[:shorter]


def _spoiled(found: list[Fault], keys: tuple[str, ...]) -> bool:
    """Return whether something under one of the keys is missing or wrong."""
    return any(
        fault.slug != "key-unknown" and fault.path[:1] in {(k,) for k in keys} for fault in found
    )


def _adds_up(dispute: Dispute) -> bool:
    """Return whether nothing about a dispute has to be seen outcome by outcome."""
    ruled = (dispute.infeasible, dispute.same, dispute.forbidden_moves, dispute.expected)
    weighted = all(isinstance(it, Weights) for it in dispute.preferences.values())
    return weighted and dispute.graph is None and not any(ruled)


def _layout_faults(dispute: Dispute, found: list[Fault], limits: Limits) -> list[Fault]:
    """Make the outcome space, and try everything that names outcomes."""
    try:
        space = lay_out(dispute, limits)
    except ComityError as error:
        return list(error.faults)
    tries: list[Callable[[], object]] = [
        lambda: space.status_quo,
        partial(refuse_too_many_arcs, space, limits),
    ]
    for party, preference in dispute.preferences.items():
        readable = not any(fault.path[:2] == ("preferences", party) for fault in found)
        if readable and not isinstance(preference, Concerns):
            tries.append(partial(party_ranks, dispute, space, party))
    for k, answer in enumerate(dispute.expected):
        for key in ("equilibria", "stable", "among", "published"):
            refs = getattr(answer, key) or ()
            tries += [
                partial(space.index, ref, ("expected", k, key, j)) for j, ref in enumerate(refs)
            ]
    later: list[Fault] = []
    for attempt in tries:
        if len(later) > ENOUGH:
            break
        try:
            attempt()
        except ComityError as error:
            later += error.faults
    return later
