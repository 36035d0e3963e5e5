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
    """Take thresholds, attitudes, views, what is known and empty lists out that change nothing."""
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
    known = {
        party: _telling(it, data["preferences"].get(party, {}))
        for party, it in data.get("known", {}).items()
    }
    data |= {"fuzzy": fuzzy, "attitudes": attitudes, "views": views, "known": known}
    for key in ("unknown", "likely", "fuzzy", "attitudes", "views", "known"):
        said = {party: it for party, it in data.pop(key, {}).items() if it}
        data |= {key: said} if said else {}


def _telling(known: dict[str, Any], stated: dict[str, Any]) -> dict[str, Any]:
    """Return what is known of a party as far as it leaves anything open."""
    if "before" in known:  # what is not known follows from what is
        return {"before": known["before"]}
    if "weights" in known:
        weighed = stated.get("weights", {})
        open_ = {k: it for k, it in known["weights"].items() if it != [weighed.get(k)] * 2}
        return {"weights": open_} if open_ else {}
    others = (it["preference"] not in (None, stated) for it in known.get("alternatives", ()))
    return known if known.get("dont_know") or any(others) else {}
