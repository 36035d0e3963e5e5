"""From nodes to a dispute: every fault that can be told at once is told at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from comity.errors import ENOUGH, ComityError, Fault, fail
from comity.formats.case_shape import CASE, FILE_FIELDS
from comity.formats.nodes import Mapping
from comity.formats.preference_shape import in_file
from comity.formats.shapes import Record
from comity.formats.values import BAD, wrong
from comity.model.check import faults as structure_faults
from comity.model.dispute import Concerns, Dispute, Weights
from comity.model.space import lay_out
from comity.model.sparse import refuse_too_many_arcs
from comity.preferences.ranks import preference_ranks
from comity.stability.concept import parties_unknown, read_concept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from comity.errors import Path, Slug
    from comity.formats.nodes import Node
    from comity.formats.shapes import Field
    from comity.model.dispute import Degree, Likely, OutcomeRef
    from comity.model.limits import Limits
    from comity.model.space import Space

SHAPING = ("parties", "joint_options", "graph")
"""Keys without which the rest cannot be judged."""

FOLLOWING: frozenset[Slug] = frozenset({"id-unknown", "option-missing", "preference-missing"})
"""Faults that may only follow from parties or options that could not be read."""

NAMED_IN: dict[str | int, str] = {
    "source": "sources",
    "concern": "preferences",
    "before": "preferences",
}
"""Keys whose value is the name of something that may not have been read, and where that stands."""

UNCOUNTED: frozenset[Slug] = frozenset({"space-too-large", "weights-range"})
"""Faults of ranking all outcomes; where weights just add up, who needs the ranks tells them."""

STEPS_PER_COMBINATION = 50
"""Steps that looking up one combination of a pattern was seen to be worth."""

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
        later = [
            replace(it, path=in_file(it.path, root))
            for it in _layout_faults(dispute, found, limits)
        ]
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
    named = NAMED_IN.get(fault.path[-1]) if fault.path else None
    if named is not None:
        return fault.slug == "id-unknown" and _spoiled(causes, (named,))
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
    ruled = (
        *(dispute.infeasible, dispute.same, dispute.forbidden_moves, dispute.expected),
        *(dispute.unknown, dispute.likely, dispute.fuzzy, dispute.views),
    )
    weighted = all(isinstance(it, Weights) for _, it in dispute.stated_preferences())
    return weighted and dispute.graph is None and not any(ruled)


def _layout_faults(dispute: Dispute, found: list[Fault], limits: Limits) -> list[Fault]:
    """Make the outcome space, and try everything that names outcomes."""
    try:
        space = lay_out(dispute, limits)
    except ComityError as error:
        return list(error.faults)
    later: list[Fault] = []
    for attempt in _tries(dispute, space, found, limits):
        if len(later) > ENOUGH:
            break
        try:
            attempt()
        except ComityError as error:
            later += error.faults
    return later


def _tries(
    dispute: Dispute, space: Space, found: list[Fault], limits: Limits
) -> Iterator[Callable[[], object]]:
    yield lambda: space.status_quo
    yield partial(refuse_too_many_arcs, space, limits)
    for path, preference in dispute.stated_preferences():
        readable = not any(fault.path[: len(path)] == path for fault in found)
        if readable and not isinstance(preference, Concerns):
            yield partial(preference_ranks, preference, space, path)
    yield partial(_refuse_unknown_outcomes, dispute, space, limits)
    for k, answer in enumerate(dispute.expected):
        yield partial(_refuse_unknown_parties, dispute, answer.concept, k)
        for key in ("equilibria", "stable", "among", "published"):
            for j, ref in enumerate(getattr(answer, key) or ()):
                yield partial(space.index, ref, ("expected", k, key, j))


def _refuse_unknown_outcomes(dispute: Dispute, space: Space, limits: Limits) -> None:
    """Raise for comparisons of what there is not; what was found once is not looked for again."""
    found: set[OutcomeRef] = set()
    faults: list[Fault] = []
    steps = 0
    for path, ref in _compared(dispute):
        if ref in found or len(faults) > ENOUGH:
            continue
        steps += STEPS_PER_COMBINATION * space.span(ref)
        if steps > limits.steps:
            what = f"the comparisons as far as this one take {steps:,} steps to look up"
            todo = f"leave fewer options open in each (limit {limits.steps:,}: --max-steps)"
            raise fail(what, todo, "statement-too-large", path=path)
        try:
            space.find(ref, path)
        except ComityError as error:
            faults += error.faults
        else:
            found.add(ref)
    if faults:
        raise ComityError(faults)


def _compared(dispute: Dispute) -> Iterator[tuple[Path, OutcomeRef]]:
    """Yield the refs of comparisons that are not plain, with their places."""
    for party, pairs in dispute.unknown.items():
        for k, pair in enumerate(pairs):
            yield from ((("unknown", party, k, j), ref) for j, ref in enumerate(pair))
    for party, likely in dispute.likely.items():
        yield from _refs(likely, ("likely", party))
    for party, fuzzy in dispute.fuzzy.items():
        yield from _refs(fuzzy.pairs, ("fuzzy", party, "pairs"))


def _refs(rows: Iterable[Likely | Degree], path: Path) -> Iterator[tuple[Path, OutcomeRef]]:
    for k, row in enumerate(rows):
        yield (*path, k, "outcome"), row.outcome
        yield (*path, k, "over"), row.over


def _refuse_unknown_parties(dispute: Dispute, concept: str, place: int) -> None:
    faults = parties_unknown(read_concept(concept), dispute)
    if faults:
        raise ComityError(fault.under(("expected", place, "concept")) for fault in faults)
