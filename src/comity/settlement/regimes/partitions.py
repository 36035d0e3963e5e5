"""Partitions of the negotiating parties into blocs: all of them, or the one that a user names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from comity.errors import ComityError, Fault, quoted
from comity.model.check import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from comity.model.dispute import Dispute

Blocs = tuple[tuple[str, ...], ...]
"""A partition: every bloc by the ids of its members, in file order, by first members."""

MOST = 6
"""Parties whose partitions are all listed: six have 203, seven 877."""


def listed_partitions(dispute: Dispute) -> tuple[Blocs, ...]:
    """Return the partitions to look at when none is named, those into small blocs first.

    None beyond six negotiating parties. The partition into single parties is left out where it is
    the same as self-help: unless a joint option needs the consent of one party only.

    Examples
    --------
    >>> import comity
    >>> for blocs in listed_partitions(comity.read("elmira-1991")):
    ...     print(" | ".join(" + ".join(bloc) for bloc in blocs))
    ministry + uniroyal | local-government
    ministry + local-government | uniroyal
    ministry | uniroyal + local-government
    ministry + uniroyal + local-government
    """
    parties = dispute.negotiators
    if not 1 <= len(parties) <= MOST:
        return ()
    found = sorted(_partitions(parties), key=len, reverse=True)
    alone = any(len(joint.consent) == 1 for joint in dispute.joint_options)
    return tuple(found if alone else found[1:])


def _partitions(parties: Sequence[str]) -> Iterator[Blocs]:
    if not parties:
        yield ()
        return
    first, *rest = parties
    for blocs in _partitions(rest):
        yield ((first,), *blocs)
        for k, bloc in enumerate(blocs):
            yield ((first, *bloc), *blocs[:k], *blocs[k + 1 :])


def named_partition(dispute: Dispute, blocs: Iterable[Iterable[str]]) -> Blocs:
    """Return the partition that a user means, by ids or names of parties.

    Raises
    ------
    ComityError
        ``party-unknown`` and ``blocs-invalid``: every negotiating party must be in one bloc.

    Examples
    --------
    >>> import comity
    >>> named_partition(
    ...     comity.read("elmira-1991"), [["local-government"], ["Uniroyal", "ministry"]]
    ... )
    (('ministry', 'uniroyal'), ('local-government',))
    """
    faults: list[Fault] = []
    found = [[_party(dispute, text, faults) for text in bloc] for bloc in blocs]
    uses = Counter(party for bloc in found for party in bloc if party is not None)
    faults = faults or list(_misplaced(dispute, uses))
    if not all(found):
        faults.append(_invalid("a bloc is empty", "name its members, or leave it out"))
    if faults:
        raise ComityError(faults)
    order = dispute.negotiators.index
    ordered = (sorted((it for it in bloc if it is not None), key=order) for bloc in found)
    return tuple(sorted(map(tuple, ordered), key=lambda bloc: order(bloc[0])))


def _party(dispute: Dispute, text: str, faults: list[Fault]) -> str | None:
    """Return the id of a party by its id or name, or add a fault."""
    ids = [party.id for party in dispute.parties]
    if text in ids:
        return text
    named = [it.id for it in dispute.parties if it.name.casefold() == text.casefold()]
    if len(named) == 1:
        return named[0]
    faults.append(unknown("party called", text, ids, (), "party-unknown").at("blocs"))
    return None


def _misplaced(dispute: Dispute, uses: Counter[str]) -> Iterator[Fault]:
    for party in uses:
        if party not in dispute.negotiators:
            what = f"{quoted(party)} is a bystander and has nothing to agree on"
            yield _invalid(what, "leave it out")
        elif uses[party] > 1:
            what = f"{quoted(party)} is named {uses[party]} times"
            yield _invalid(what, "name every party once")
    for party in dispute.negotiators:
        if not uses[party]:
            yield _invalid(f"{quoted(party)} is in no bloc", "add it, alone or to a bloc")


def _invalid(what: str, todo: str) -> Fault:
    return Fault((), what, todo, "blocs-invalid", "blocs")
