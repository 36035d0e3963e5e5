"""What names parties and sources elsewhere: forbidden moves, and expected answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.errors import Fault
from comity.model.check.names import unknown
from comity.model.dispute import MODELLER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.errors import Path
    from comity.model.dispute import Dispute


def references(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of forbidden moves and of expected answers."""
    sources = [source.id for source in dispute.sources]
    movers = dispute.movers
    for k, ban in enumerate(dispute.forbidden_moves):
        if ban.party is not None and ban.party not in movers:
            place: Path = ("forbidden_moves", k, "party")
            yield unknown("party with options called", ban.party, movers, place)
    for k, answer in enumerate(dispute.expected):
        if answer.source not in (MODELLER, *sources):
            yield unknown("source", answer.source, sources, ("expected", k, "source"))
        if answer.party is not None and answer.party not in movers:
            place = ("expected", k, "party")
            yield unknown("party with moves called", answer.party, movers, place)
        whole = answer.equilibria is not None
        single = answer.stable is not None and answer.party is not None
        if whole == single or (answer.stable is None) != (answer.party is None):
            what = "an expected answer says what the equilibria are, or what is stable for a party"
            todo = "give either 'equilibria', or 'party' and 'stable'"
            yield Fault(("expected", k), what, todo, "key-missing")
        if answer.published is not None and answer.reason is None:
            what = "the published answer differs, and no reason is given"
            yield Fault(("expected", k), what, "add 'reason'", "key-missing")
