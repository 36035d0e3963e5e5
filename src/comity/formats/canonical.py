"""A dispute as plain data, as canonical JSON, and its digest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from comity.formats.case_shape import CASE, VERSION
from comity.model.dispute import default_attitude

if TYPE_CHECKING:
    from comity.model.dispute import Dispute


def to_data(dispute: Dispute, *, short: bool = False) -> dict[str, Any]:
    """Return a dispute as the plain data of its case file.

    Parameters
    ----------
    dispute : Dispute
        The dispute.
    short : bool
        True leaves out what is at its default.
    """
    data: dict[str, Any] = {"comity": int(VERSION)} | CASE.dump(dispute, short=short)
    return data


def digest(dispute: Dispute) -> str:
    """Return the digest that names a dispute in results.

    It is the SHA-256 of the case as canonical JSON: defaults filled in, keys sorted, no spaces,
    `expected` left out, and so is what says no more than leaving it out would. Two files with the
    same digest are the same dispute.

    Examples
    --------
    >>> import comity
    >>> comity.digest(comity.read("chicken"))[:13]
    'sha256:...'
    """
    from hashlib import sha256  # noqa: PLC0415  (OpenSSL takes 4 ms to load)

    data = to_data(dispute)
    del data["expected"]
    if isinstance(data["status_quo"], dict):
        lowest = {option.id: option.levels[0] for option in dispute.options}
        data["status_quo"] = lowest | data["status_quo"]
    _leave_out_what_says_nothing(data)
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "sha256:" + sha256(text.encode()).hexdigest()


def _leave_out_what_says_nothing(data: dict[str, Any]) -> None:
    """Take thresholds, attitudes, views and empty lists out of a case that change nothing."""
    certain = {"threshold": 1, "pairs": []}
    fuzzy = {party: it for party, it in data.get("fuzzy", {}).items() if it != certain}
    attitudes = {
        party: {
            other: kind for other, kind in towards.items() if kind != default_attitude(party, other)
        }
        for party, towards in data.get("attitudes", {}).items()
    }
    views = {
        viewer: {key: it for key, it in view.items() if it}
        for viewer, view in data.get("views", {}).items()
    }
    data |= {"fuzzy": fuzzy, "attitudes": attitudes, "views": views}
    for key in ("unknown", "likely", "fuzzy", "attitudes", "views"):
        said = {party: it for party, it in data.pop(key, {}).items() if it}
        data |= {key: said} if said else {}
