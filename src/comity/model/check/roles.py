"""What parties can do: options with levels, or a part in joint ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.errors import Fault, quoted
from comity.model.check.names import options, repeats, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.model.dispute import Dispute, Party

MAX_LEVELS = 36


def levels(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of options with too few or too many levels, or names of levels."""
    for option, path in options(dispute):
        if not 2 <= len(option.levels) <= MAX_LEVELS:  # noqa: PLR2004
            count = len(option.levels)
            what = f"option {quoted(option.id)} has {count} level{'s' * (count != 1)}"
            todo = f"give it 2 to {MAX_LEVELS} levels"
            yield Fault((*path, "levels"), what, todo, "level-count")
        if option.level_names and len(option.level_names) != len(option.levels):
            what = f"{len(option.level_names)} names for {len(option.levels)} levels"
            todo = "give every level a name, or none"
            yield Fault((*path, "level_names"), what, todo, "level-count")


def roles(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of parties that nothing depends on, and of joint options that nobody has."""
    agreeing = {party for joint in dispute.joint_options for party in joint.consent}
    for p, party in enumerate(dispute.parties):
        if party.kind == "affected" and party.options:
            what = f"{quoted(party.id)} is affected, yet has options"
            todo = "take the options out, or the kind"
            yield Fault(("parties", p, "options"), what, todo, "option-missing")
        elif _idle(dispute, party) and party.id not in agreeing:
            what = f"{quoted(party.id)} has no options and no part in a joint one"
            todo = "add options, or write kind: affected"
            yield Fault(("parties", p), what, todo, "option-missing")
    if not dispute.parties:
        yield Fault(("parties",), "there is no party", "add one", "option-missing")
    elif dispute.graph is None and not dispute.options:
        yield Fault(("parties",), "nobody has an option", "add one", "option-missing")
    known = [party.id for party in dispute.parties]
    for j, joint in enumerate(dispute.joint_options):
        if not joint.consent:
            what = f"joint option {quoted(joint.id)} needs nobody's consent"
            yield Fault(("joint_options", j, "consent"), what, "name the parties", "option-missing")
        places = [
            (name, ("joint_options", j, "consent", k)) for k, name in enumerate(joint.consent)
        ]
        yield from repeats(places, "party")
        yield from (unknown("party", name, known, at) for name, at in places if name not in known)


def _idle(dispute: Dispute, party: Party) -> bool:
    return dispute.graph is None and party.kind == "party" and not party.options
