"""How far answers depend on what is not known, written down: the JSON contract of ``robust``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from comity.formats.results import BYTES_PER_OUTCOME, head, outcomes_data, refuse_too_large
from comity.robustness.answers import What
from comity.robustness.interval import MISSES, intervals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comity.arrays import Ints
    from comity.robustness.answers import Flip, Recommended, Worth
    from comity.robustness.result import Robustness
    from comity.robustness.shares import ShareOfDraws

BYTES_PER_SHARE = 400
"""What plain data and their JSON text were seen to take at most, rounded up."""


def robust_data(found: Robustness) -> dict[str, Any]:
    """Return it as plain data, by the contract that `robust_schema` describes.

    Raises
    ------
    ComityError
        ``space-too-large`` where the data could take more memory than the limit.
    """
    shares = 1 + 2 * len(found.concepts)
    needed = found.space.count * (BYTES_PER_OUTCOME + BYTES_PER_SHARE * shares)
    refuse_too_large(needed, found.limits, "export to NetCDF, or raise --max-memory")
    return head(found.dispute) | {
        "outcomes": outcomes_data(found.space),
        "concepts": list(found.concepts),
        "lead": found.lead,
        "draws": found.draws,
        "seed": found.seed,
        "level": 1 - MISSES,
        "why": found.why,
        "until": found.until,
        "in_doubt": list(found.in_doubt),
        "certain": list(found.certain),
        "shares": _shares(found),
        "stated": {"recommended": found.stated.recommended, "settled": list(found.stated.settled)},
        "as_stated": _share(found.as_stated),
        "recommendations": _recommended(found.recommendations),
        "flips": {
            "tried": found.flips.tried,
            "possible": found.flips.possible,
            "found": [_flip(it) for it in found.flips.found],
        },
        "questions": [
            {
                "party": it.party,
                "kind": it.kind,
                "about": list(it.about),
                "answers": list(it.answers),
            }
            for it in found.questions
        ],
        "bars": [
            {"question": it.question, "shares": [_share(share) for share in it.shares]}
            for it in found.bars
        ],
        "worths": [_worth(it) for it in found.worths],
        "version": found.version,
    }


def _shares(found: Robustness) -> dict[str, Any]:
    """Return the shares of all outcomes, in their order: what is indivisible is so everywhere."""
    by_concept = {
        what: {
            concept: _columns(counts, found.draws)
            for concept, counts in zip(found.concepts, found.counts(what), strict=True)
        }
        for what in get_args(What)
        if what != "indivisible"
    }
    return by_concept | {"indivisible": _columns(found.tally.safe, found.draws)}


def _columns(counts: Ints, draws: int) -> dict[str, list[Any]]:
    low, high = intervals(counts, draws)
    return {"count": counts.tolist(), "low": low.tolist(), "high": high.tolist()}


def _share(share: ShareOfDraws) -> dict[str, Any]:
    return {"count": share.count, "draws": share.draws, "low": share.low, "high": share.high}


def _recommended(rows: Iterable[Recommended]) -> list[dict[str, Any]]:
    return [{"outcome": it.number} | _share(it.share) for it in rows]


def _flip(flip: Flip) -> dict[str, Any]:
    return {
        "party": flip.party,
        "kind": flip.kind,
        "upper": list(flip.upper),
        "lower": list(flip.lower),
        "recommended": flip.recommended,
        "changes_recommendation": flip.changes_recommendation,
        "no_longer": list(flip.no_longer),
        "newly": list(flip.newly),
    }


def _worth(worth: Worth) -> dict[str, Any]:
    answers = [{"outcome": it.number, "count": it.count, "draws": it.draws} for it in worth.answers]
    return {"question": worth.question, "answers": answers, "gain": float(worth.gain)}
