"""A certificate checked against the dispute itself, without the engine that made it.

Nothing here knows outcome spaces, ranks or moves; statements are evaluated one by one at the
option levels of single outcomes (`comity.settlement.literal`).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from comity.model.dispute import Concerns, Ranking
from comity.settlement.certificate import Arrival, Cause, Change, Place, Shift, Truth
from comity.settlement.literal import CHARACTERS, TWO, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.model.dispute import Dispute, Party
    from comity.settlement.certificate import Certificate
    from comity.settlement.literal import At


def verify(certificate: Certificate, dispute: Dispute) -> list[str]:
    """Return everything in a certificate that is not so (empty: it holds).

    Parameters
    ----------
    certificate : Certificate
        What is claimed.
    dispute : Dispute
        What it is claimed of; one that has been read and so is free of faults.

    Returns
    -------
    list of str
        One objection per claim that is wrong, missing or too much.

    Notes
    -----
    Where the dispute has ``infeasible`` or ``same`` statements every combination of options is
    read once, one after another; otherwise only the outcomes named are.

    Examples
    --------
    >>> import comity
    >>> from dataclasses import replace
    >>> from comity.settlement.certify import certify
    >>> dispute = comity.read("syria-iraq-1975")
    >>> found = certify(dispute, 2)
    >>> verify(found, dispute)
    []
    >>> verify(replace(found, changes=found.changes[1:]), dispute)
    ['changes: they are of iraq, the parties are syria, iraq']
    """
    reading = Reading(dispute)
    if certificate.case != dispute.id:
        return [f"case: it is of {certificate.case}, the dispute is {dispute.id}"]
    now, there = reading.now(), _found(reading, certificate.outcome)
    if now is None:
        return ["status_quo: the dispute names none"]
    if there is None:
        return ["outcome: there is no such outcome"]
    check = _Check(reading, reading.members(now)[0], reading.members(there)[0])
    return list(check.objections(certificate))


def _found(reading: Reading, place: Place) -> At | None:
    """Return the outcome that a place names, or None when it names none that can be."""
    graph = reading.dispute.graph
    if graph is not None:
        return (place.name,) if place.name in graph.outcomes else None
    steps = list(reading.levels.values())
    characters = place.pattern or ""
    if len(characters) != len(steps):
        return None
    at = []
    for character, levels in zip(characters, steps, strict=True):
        known = dict(zip("NY" if len(levels) == TWO else CHARACTERS, levels, strict=False))
        if character not in known:
            return None
        at.append(known[character])
    return tuple(at) if reading.can_be(tuple(at)) else None


class _Check:
    """What is so between two outcomes, held against what is claimed."""

    def __init__(self, reading: Reading, before: At, after: At) -> None:
        self.reading, self.dispute = reading, reading.dispute
        self.before, self.after = before, after

    def objections(self, certificate: Certificate) -> Iterator[str]:
        """Yield every claim that is not so."""
        yield from _differing("status_quo", certificate.status_quo, self._place(self.before))
        yield from _differing("outcome", certificate.outcome, self._place(self.after))
        listed = [change.party for change in certificate.changes]
        parties = [party.id for party in self.dispute.parties]
        if listed != parties:
            yield f"changes: they are of {', '.join(listed)}, the parties are {', '.join(parties)}"
        for change in certificate.changes:
            for party in self.dispute.parties:
                if party.id == change.party:
                    yield from _differing(f"changes.{party.id}", change, self._change(party))
        lowered = [it for it in parties if self.reading.sign(it, self.before, self.after) < 0]
        causes = tuple(cause for party in lowered for cause in self._causes(party))
        yield from _differing("causes", certificate.causes, causes)
        yield from _differing("arrivals", certificate.arrivals, tuple(self._arrivals(lowered)))

    def _place(self, at: At) -> Place:
        reading, graph = self.reading, self.dispute.graph is not None
        members = tuple(reading.number(it) for it in reading.members(at))
        pattern, name = (None, at[0]) if graph else (reading.pattern(at), None)
        merged = members if len(members) > 1 else ()
        return Place(members[0], pattern, name, merged, reading.words(at))

    def _change(self, party: Party) -> Change:
        reading = self.reading
        sign = reading.sign(party.id, self.before, self.after)
        affected = party.kind == "affected"
        match self.dispute.preferences[party.id]:
            case Ranking() as ranking:
                places = (reading.tier(ranking, self.before), reading.tier(ranking, self.after))
                tiers = (*places, len(ranking.tiers))
                return Change(party.id, party.name, affected, "ranking", sign, tiers=tiers)
            case Concerns(items):
                truths = tuple(
                    Truth(it.want, *self._both(it.want), it.id, it.text, it.domain, it.source)
                    for it in items
                )
                return Change(party.id, party.name, affected, "concerns", sign, truths)
            case weights:
                truths = tuple(
                    Truth(text, *self._both(text), weight=weight)
                    for text, weight in weights.items.items()
                )
                worth = [reading.worth(party.id, at) for at in (self.before, self.after)]
                gain = Fraction(worth[1]) - Fraction(worth[0])  # type: ignore[arg-type]
                return Change(party.id, party.name, affected, "weights", sign, truths, gain)

    def _both(self, text: str) -> tuple[bool, bool]:
        return self.reading.true(text, self.before), self.reading.true(text, self.after)

    def _causes(self, lowered: str) -> Iterator[Cause]:
        """Yield a cause for everyone who holds an option that differs, own options first."""
        if self.dispute.graph is not None:
            return
        holders: list[tuple[str, ...]] = []
        holders += [(party.id,) for party in self.dispute.parties for _ in party.options]
        holders += [joint.consent for joint in self.dispute.joint_options]
        for by in dict.fromkeys(holders):
            shifts, undone = [], list(self.after)
            for k, option in enumerate(self.dispute.options):
                old, new = self.before[k], self.after[k]
                if holders[k] == by and old != new:
                    shifts.append(Shift(option.id, option.label, old, new))
                    undone[k] = old
            if shifts:
                yield Cause(lowered, by, tuple(shifts), self._sign_at(lowered, tuple(undone)))

    def _sign_at(self, party: str, at: At) -> int | None:
        if not self.reading.can_be(at):
            return None
        return self.reading.sign(party, self.before, at)

    def _arrivals(self, lowered: list[str]) -> Iterator[Arrival]:
        graph = self.dispute.graph
        named: list[At] = [] if graph is None else [(name,) for name in graph.outcomes]
        origins = named or [self.before]
        for party in self.dispute.movers:
            for origin in origins:
                signs = {it: self.reading.sign(it, origin, self.after) for it in lowered}
                hurt = tuple(it for it in lowered if signs[it] < 0)
                if hurt and self.reading.moves(party, origin, self.after):
                    sign = self.reading.sign(party, origin, self.after)
                    yield Arrival(party, self._place(origin), sign, hurt)


def _differing(where: str, claimed: object, found: object) -> Iterator[str]:
    """Yield an objection where a claim differs from what was found, as deep as it can be told.

    Unlike ``==`` it does not take True for 1, nor 1 for a Fraction.
    """
    if type(claimed) is not type(found):
        yield f"{where}: {claimed!r} is claimed, {found!r} is found"
    elif isinstance(found, tuple) and isinstance(claimed, tuple) and len(found) == len(claimed):
        for k, (one, other) in enumerate(zip(claimed, found, strict=True)):
            yield from _differing(f"{where}[{k}]", one, other)
    elif isinstance(found, Change | Truth | Place | Shift | Cause | Arrival):
        for name in found.__dataclass_fields__:
            yield from _differing(f"{where}.{name}", getattr(claimed, name), getattr(found, name))
    elif claimed != found:
        yield f"{where}: {claimed!r} is claimed, {found!r} is found"
