"""Settlements, certificates and ways written down: the JSON contract of ``settle``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from comity.formats.certificates import certificate_data, findings_data
from comity.formats.results import head, outcome_data, refuse_outcomes
from comity.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from comity.arrays import Ints
    from comity.model.dispute import Dispute
    from comity.settlement.certificate import Certificate
    from comity.settlement.judge import Finding
    from comity.settlement.methods.price import Extremes
    from comity.settlement.principles import Principles
    from comity.settlement.result import Settlement
    from comity.settlement.way import Way


def settlement_data(
    settlement: Settlement,
    principles: Principles | None = None,
    checks: Mapping[int, Iterable[Finding]] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return settlements as plain data, by the contract that `settle_schema` describes.

    Parameters
    ----------
    settlement : Settlement
        What was found.
    principles : Principles, optional
        Somebody's list.
    checks : mapping of outcome number to findings, optional
        What its checks find at some outcomes.

    Raises
    ------
    ComityError
        ``space-too-large`` where the data could take more memory than the limit.
    """
    refuse_outcomes(settlement.analysis, "ask for fewer concepts, or raise --max-memory")
    return {
        **_head(settlement.dispute),
        "outcomes": [outcome_data(it) for it in settlement.analysis.outcomes],
        "reference": settlement.reference,
        "status_quo": settlement.status_quo,
        "parties": list(settlement.dispute.movers),
        "affected": list(settlement.dispute.affected),
        "indivisible": list(settlement.indivisible),
        "win_win": list(settlement.win_win),
        "strict": list(settlement.strict),
        "pareto": list(settlement.pareto),
        "maximin": list(settlement.maximin),
        "settlements": [_row(settlement, index) for index in settlement.positions],
        "expense": _shares(settlement.shares()),
        "dilemma": _share(settlement.dilemma()),
        "counts": {where: _counts(settlement, where) for where in settlement.expense},
        "price": _prices(settlement),
        "held_no_moves": list(settlement.analysis.held_no_moves),
        "scale": settlement.scale,
        "checks": None
        if principles is None
        else {str(number): findings_data(principles, found) for number, found in checks.items()},
        "version": settlement.analysis.version,
    }


def _head(dispute: Dispute) -> dict[str, Any]:
    return head(dispute) | {"supposed_status_quo": dispute.supposed_status_quo}


def _row(settlement: Settlement, index: int) -> dict[str, Any]:
    return {
        "outcome": int(settlement.space.numbers[index]),
        "gain": {
            party: list(settlement.gained_by(index, party)) for party in settlement.gainers(index)
        },
        "pareto": bool(settlement.efficient[index]),
        "holds": list(settlement.holds(index)),
        "floor": _share(settlement.floor(index)),
    }


def _share(share: Fraction | None) -> float | None:
    return None if share is None else float(share)


def _shares(matrix: Mapping[str, Mapping[str, Fraction | None]]) -> dict[str, Any]:
    return {
        mover: {party: _share(share) for party, share in row.items()}
        for mover, row in matrix.items()
    }


def _counts(settlement: Settlement, where: str) -> dict[str, Any]:
    found = settlement.expense[where]
    movers, parties = settlement.dispute.movers, settlement.parties
    return {
        "improvements": dict(zip(movers, found.improvements.tolist(), strict=True)),
        "lowering": {
            mover: {p: n for p, n in zip(parties, row, strict=True) if p != mover}
            for mover, row in zip(movers, found.lowering.tolist(), strict=True)
        },
        "lowering_some": dict(zip(movers, found.lowering_some.tolist(), strict=True)),
        "dilemma": _share(settlement.dilemma(where)),
    }


def _prices(settlement: Settlement) -> dict[str, Any]:
    ranks = settlement.analysis.ranks
    tiers = {party: int(rank.max(initial=0)) + 1 for party, rank in ranks.items()}
    numbers = settlement.space.numbers

    def extremes(found: Extremes | None, row: int, party: str) -> dict[str, Any] | None:
        if found is None:
            return None
        return {
            "worst": _met(found.worst, found.worst_at, row, party),
            "best": _met(found.best, found.best_at, row, party),
        }

    def _now(rank: Ints | None, row: int, party: str) -> dict[str, int] | None:
        if rank is None or settlement.status_quo is None:
            return None
        place = tiers[party] - int(rank[row])
        return {"outcome": settlement.status_quo, "place": place, "places": tiers[party]}

    def _met(rank: Ints, at: Ints, row: int, party: str) -> dict[str, int]:
        place = tiers[party] - int(rank[row])
        return {"outcome": int(numbers[at[row]]), "place": place, "places": tiers[party]}

    return {
        concept: {
            party: {
                "status_quo": _now(price.status_quo, row, party),
                "confrontation": extremes(price.confrontation, row, party),
                "agreement": extremes(price.agreement, row, party),
            }
            for row, party in enumerate(settlement.parties)
        }
        for concept, price in settlement.prices.items()
    }


def certified_data(
    certificate: Certificate,
    dispute: Dispute,
    principles: Principles | None = None,
    checks: Iterable[Finding] = (),
) -> dict[str, Any]:
    """Return the certificate of one outcome as plain data, and what principles find there."""
    found = None if principles is None else findings_data(principles, checks)
    return (
        _head(dispute)
        | certificate_data(certificate)
        | {
            "checks": found,
            "version": __version__,
        }
    )


def way_data(way: Way, dispute: Dispute) -> dict[str, Any]:
    """Return a way to a settlement as plain data."""
    return {
        **_head(dispute),
        "status_quo": way.start,
        "ends": way.ends,
        "target": way.target,
        "safe": way.safe,
        "joint_size": way.joint_size,
        "size": way.size,
        "without": list(way.without),
        "scale": way.scale,
        "steps": None
        if way.steps is None
        else [{"outcome": it.outcome, "movers": list(it.movers)} for it in way.steps],
        "largest_drop": _share(way.largest_drop),
        "exposed": [
            {
                "step": it.step,
                "outcome": it.outcome,
                "party": it.party,
                "drop": _share(it.drop),
                "movers": list(it.movers),
                "covered_jointly_by": None if it.jointly is None else list(it.jointly),
            }
            for it in way.exposed
        ],
        "temptations": [
            {
                "step": it.step,
                "outcome": it.outcome,
                "party": it.party,
                "to": it.to,
                "lowers": list(it.lowers),
            }
            for it in way.temptations
        ],
        "stopped_by": [
            {"rule": it.rule, "what": it.what, "enough_alone": it.enough} for it in way.stops
        ],
        "version": __version__,
    }
