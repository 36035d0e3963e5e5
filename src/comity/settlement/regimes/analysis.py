"""From a dispute to its regimes: objects are unpacked into arrays here, and answers packed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import read_only
from comity.errors import fail
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.settlement.methods.play import Ends, ends_of_play
from comity.settlement.regimes.jumps import Group, build_jumps
from comity.settlement.regimes.known import KnownJumps
from comity.settlement.regimes.partitions import listed_partitions, named_partition
from comity.settlement.regimes.result import Regime, Regimes, regime_words
from comity.settlement.start import status_quo_of
from comity.stability.analysis import analyze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from comity.arrays import Ints
    from comity.model.dispute import Dispute
    from comity.settlement.regimes.partitions import Blocs
    from comity.settlement.regimes.result import RegimeKind


def compare_regimes(
    dispute: Dispute,
    blocs: Iterable[Iterable[str]] | None = None,
    *,
    free_members: bool = False,
    limits: Limits = DEFAULT,
    progress: Callable[[str, int, int], None] | None = None,
) -> Regimes:
    """Return where play leads from the status quo: alone, in blocs, and together.

    Parameters
    ----------
    dispute : Dispute
        The model; it must name a status quo.
    blocs : iterable of iterables of str, optional
        One partition of the negotiating parties, by ids or names. All partitions when left out;
        none of more than six parties.
    free_members : bool
        True: members of a bloc also keep their own single improvements.
    limits : Limits
        What may be allocated. ``steps`` bounds the pairs of outcomes that are compared, ``arcs``
        the jumps that are kept.
    progress : callable, optional
        Called with what is being worked out, the steps done and all steps, before each step.

    Returns
    -------
    Regimes

    Raises
    ------
    ComityError
        ``key-missing`` when the case names no status quo, ``blocs-invalid``, ``party-unknown``,
        ``regimes-too-large``, and what `comity.analyze` raises.

    Notes
    -----
    Only what is reached from the status quo is worked out, and the jumps of a bloc once for all
    partitions that contain it. A bloc looks at every combination of its members' options from
    every outcome reached.

    Examples
    --------
    Two drivers at a clash (1) would do better by any agreement, and no agreement says which:

    >>> import comity
    >>> from dataclasses import replace
    >>> found = comity.compare_regimes(replace(comity.read("chicken"), status_quo={}))
    >>> for regime in found.regimes:
    ...     print(regime.words, [end.outcomes for end in found.ends(regime)])
    self-help [(2,), (3,)]
    first-driver + second-driver [(2,), (3,), (4,)]
    cooperative [(2,), (3,), (4,)]
    """
    space = outcome_space(dispute, limits)
    start = status_quo_of(space)
    partitions = listed_partitions(dispute) if blocs is None else (named_partition(dispute, blocs),)
    if free_members:
        _refuse_no_members(partitions)
    asked: list[tuple[RegimeKind, Blocs]] = [("self-help", ())]
    asked += [("blocs", partition) for partition in partitions]
    asked.append(("cooperative", ()))
    analysis = analyze(dispute, limits=limits, progress=progress)
    known = KnownJumps(build_jumps(space, limits), np.stack(list(analysis.ranks.values())), limits)
    found = []
    for step, (kind, partition) in enumerate(asked):
        words = regime_words(kind, partition)
        if progress is not None:
            progress(words, step, len(asked))
        groups = _groups(dispute, kind, partition, free_members=free_members)
        found.append(Regime(kind, partition, _ends(known, groups, start, space.count, words)))
    return Regimes(analysis, tuple(found), free_members)


def _refuse_no_members(partitions: Iterable[Blocs]) -> None:
    """Refuse an option that would change nothing."""
    if not any(len(bloc) > 1 for blocs in partitions for bloc in blocs):
        what = "no partition that is looked at has a bloc of two or more"
        todo = "name one with --blocs, or leave --free-members out"
        raise fail(what, todo, "blocs-invalid", where="free members")


def _groups(
    dispute: Dispute, kind: RegimeKind, blocs: Blocs, *, free_members: bool
) -> Iterator[Group]:
    """Yield who acts in a regime."""
    at = {party.id: k for k, party in enumerate(dispute.parties)}
    everybody = dispute.negotiators
    if kind == "cooperative":
        yield Group(tuple(at[party] for party in everybody), spares=True)
    elif kind == "self-help":
        yield from (Group((at[party],), agree=False) for party in everybody)
    decide = {joint.consent[0] for joint in dispute.joint_options if len(joint.consent) == 1}
    for bloc in blocs:
        # Without a joint option of its own a bloc of one is who helps itself, listed only once.
        yield Group(tuple(at[party] for party in bloc), agree=len(bloc) > 1 or bloc[0] in decide)
        if free_members and len(bloc) > 1:
            yield from (Group((at[party],), agree=False) for party in bloc)


def _ends(known: KnownJumps, groups: Iterable[Group], start: int, count: int, regime: str) -> Ends:
    every = tuple(groups)

    def ahead(nodes: Ints) -> tuple[Ints, Ints]:
        found = [known.ahead(group, nodes, regime) for group in every]
        origins, targets = zip((nodes[:0], nodes[:0]), *found, strict=True)
        return np.concatenate(origins), np.concatenate(targets)

    rests, cycles = ends_of_play(start, count, ahead)
    known.keep(rests.size + sum(cycle.size for cycle in cycles), regime)
    return Ends(read_only(rests), tuple(map(read_only, cycles)))
