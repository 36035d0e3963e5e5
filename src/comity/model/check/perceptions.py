"""What parties wish each other, and how they see the dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from comity.errors import Fault, quoted
from comity.model.check.names import unknown
from comity.model.dispute import Attitude

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.model.dispute import Dispute


def attitudes(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of attitudes of or towards nobody."""
    known = [party.id for party in dispute.parties]
    kinds = get_args(Attitude)
    for party, towards in dispute.attitudes.items():
        if party not in known:
            yield unknown("party", party, known, ("attitudes", party))
        for other, kind in towards.items():
            path = ("attitudes", party, other)
            if other not in known:
                yield unknown("party", other, known, path)
            if kind not in kinds:
                what = f"there is no attitude {quoted(kind)}"
                yield Fault(path, what, f"use one of: {', '.join(kinds)}", "value-type")


def views(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of views of nobody who moves, and of what they see that there is not.

    The preferences in them are checked where those of the case are, and statements too.
    """
    known = [party.id for party in dispute.parties]
    for viewer, view in dispute.views.items():
        if viewer not in dispute.movers:
            kind = "party with moves called"
            yield unknown(kind, viewer, dispute.movers, ("views", viewer))
        for party in view.preferences:
            path = ("views", viewer, "preferences", party)
            if party not in known:
                yield unknown("party", party, known, path)
            elif party == viewer:
                what = f"{quoted(viewer)} knows what it wants itself"
                todo = "take this out: what it wants stands under the case's preferences"
                yield Fault(path, what, todo, "value-type")
        outcomes = dispute.graph.outcomes if dispute.graph is not None else view.unseen
        for k, name in enumerate(view.unseen):
            if name not in outcomes:
                yield unknown("outcome", name, outcomes, ("views", viewer, "unseen", k))
