"""The tags of options: what they are, for checks and for ways that avoid them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.errors import ComityError
from comity.model.check import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comity.model.dispute import Dispute


def known_tags(dispute: Dispute) -> tuple[str, ...]:
    """Return the tags that an option bears or the author has reviewed, in alphabetical order."""
    borne = {tag for option in dispute.options for tag in option.tags}
    return tuple(sorted(borne | set(dispute.reviewed_tags)))


def refuse_unknown_tags(dispute: Dispute, tags: Iterable[str]) -> None:
    """Raise ``tag-unknown`` for every tag that is not among `known_tags`: it would bar nothing."""
    known = known_tags(dispute)
    strangers = [tag for tag in tags if tag not in known]
    if strangers:
        faults = (unknown("tag", tag, known, (), "tag-unknown") for tag in strangers)
        raise ComityError(fault.at("without") for fault in faults)
