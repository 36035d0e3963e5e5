"""From a dispute to its bargaining points: objects are unpacked into arrays, and answers packed."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from comity.arrays import LARGEST, read_only
from comity.errors import ComityError, fail
from comity.model.dispute import Weights
from comity.model.limits import DEFAULT, Limits
from comity.settlement.bargaining.field import DIGITS, field_of
from comity.settlement.bargaining.result import Against, Bargain, ReferencePoint
from comity.settlement.methods.bargaining import POINTS
from comity.settlement.start import refuse_unstated, walk_aways
from comity.version import __version__

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from comity.model.dispute import Dispute, OutcomeRef
    from comity.settlement.bargaining.field import Field
    from comity.settlement.certificate import Place


def bargain(
    dispute: Dispute,
    reference: Against | None = None,
    *,
    outcome: OutcomeRef | None = None,
    indivisible: bool = False,
    limits: Limits = DEFAULT,
) -> Bargain:
    """Return the bargaining points of a dispute against what parties have without agreement.

    Parameters
    ----------
    dispute : Dispute
        The model. Everybody who negotiates must have weights.
    reference : {'status-quo', 'walk-aways', 'maximin', 'outcome'}, optional
        What gains are counted from. When left out: the outcome named by `outcome`; else the
        status quo; in a dispute that names none and in which everybody who negotiates states one,
        the walk-aways.
    outcome : int or str, optional
        Number, pattern or name of the outcome to count from, for ``outcome``.
    indivisible : bool
        True looks only at outcomes that leave nobody, bystanders included, below the status quo.
    limits : Limits
        What may be allocated.

    Returns
    -------
    Bargain

    Raises
    ------
    ComityError
        ``negotiators-none``, ``weights-missing``, ``weights-range``, ``key-missing`` where nothing
        says what to count from, ``walk-away-missing``, ``reference-undefined`` for maximin values
        where nobody has options of its own, ``outcome-unknown``, ``front-too-large``,
        ``space-too-large``, and every fault of the dispute.
    ValueError
        When there is no such reference, or an outcome is named for another.

    Notes
    -----
    Points are sought among the outcomes at which nobody who negotiates gets less than without
    agreement. They are the outcomes with the largest product of gains (Nash 1950), where gains as
    shares of what each could get at best are leximin (Kalai and Smorodinsky 1975, Imai 1983), where
    gains are leximin (egalitarian, Kalai 1977), and where their sum is largest (utilitarian).
    The first two do not depend on units; the last two compare one party's weights with another's.
    The rules are `comity.settlement.methods.bargaining`; ties are exact.

    Where worths add up option by option and nothing is infeasible, fronts are merged option by
    option, and there may be more outcomes than could ever be laid out.

    Examples
    --------
    >>> from fractions import Fraction
    >>> import comity
    >>> water = comity.JointOption("water", "Water", ("up", "down"), ("none", "half", "all"))
    >>> weights = {
    ...     "up": comity.Weights({"not water": Fraction(8), "water == half": Fraction(6)}),
    ...     "down": comity.Weights({"water": Fraction(3), "water == all": Fraction(2)}),
    ... }
    >>> parties = (comity.Party("up", "Up"), comity.Party("down", "Down"))
    >>> dispute = comity.Dispute("river", "River", parties, weights, joint_options=(water,))
    >>> found = bargain(dispute, outcome="2")
    >>> found.front_count, [deal.places[0].pattern for deal in found.deals("nash")]
    (3, ['2'])

    Only all of the water gives the lower party what it has where it gets all of it. With nothing
    to fall back on for either, half of it has the largest product of gains, 6 times 3:

    >>> weights = {p: comity.Weights(it.items, Fraction(0)) for p, it in weights.items()}
    >>> dispute = comity.Dispute("river", "River", parties, weights, joint_options=(water,))
    >>> [deal.places[0].pattern for deal in bargain(dispute).deals("nash")]
    ['1']
    """
    _refuse_unable(dispute)
    kind = _kind(dispute, reference, outcome)
    if indivisible and dispute.status_quo is None:
        what = "indivisible compares with the status quo, and the case names none"
        raise fail(
            what, "add status_quo, or leave indivisible out", "key-missing", where="indivisible"
        )
    field = field_of(dispute, limits)
    found = _reference(dispute, field, kind, outcome)
    gains = _gains(dispute, field, found)
    rational = np.asarray((gains >= 0).all(axis=0), dtype=np.bool_)
    if indivisible:
        _, now = field.named(None)
        rational &= np.asarray((field.value >= now[:, None]).all(axis=0), dtype=np.bool_)
    where = np.flatnonzero(rational)
    points = {}
    for name, method in POINTS.items():
        mask = np.zeros(rational.size, dtype=np.bool_)
        mask[where[method(gains[:, where])]] = True
        points[name] = read_only(mask)
    return Bargain(
        dispute,
        found,
        indivisible,
        field,
        read_only(rational),
        MappingProxyType(points),
        __version__,
        limits,
    )


def _refuse_unable(dispute: Dispute) -> None:
    """Refuse where nobody negotiates, or somebody who does has no weights."""
    if not dispute.negotiators:
        what = (
            "nobody negotiates: all parties are affected, and no joint option needs their consent"
        )
        todo = "leave kind: affected out where a party has a say"
        raise fail(what, todo, "negotiators-none", path=("parties",))
    without = [
        party
        for party in dispute.negotiators
        if not isinstance(dispute.preferences.get(party), Weights)
    ]
    if without:
        what = f"bargaining points weigh gains, and there are no weights of: {', '.join(without)}"
        todo = "give weights instead of concerns or rankings, or use settle, which needs none"
        raise fail(what, todo, "weights-missing", path=("preferences",))


def _kind(dispute: Dispute, reference: Against | None, outcome: OutcomeRef | None) -> Against:
    if reference is None and outcome is None and dispute.status_quo is None:
        stated = walk_aways(dispute)
        if all(party in stated for party in dispute.negotiators):
            return "walk-aways"
    kind = reference or ("status-quo" if outcome is None else "outcome")
    if kind not in get_args(Against):
        msg = f"no such reference: {kind}"
        raise ValueError(msg)
    if (kind == "outcome") is (outcome is None):
        msg = "the reference 'outcome' and an outcome go together"
        raise ValueError(msg)
    return kind


def _reference(
    dispute: Dispute, field: Field, kind: Against, outcome: OutcomeRef | None
) -> ReferencePoint:
    """Return what gains are counted from."""
    talks = dispute.negotiators
    rows = {party.id: row for row, party in enumerate(dispute.parties)}
    if kind == "walk-aways":
        refuse_unstated(dispute, talks)
        stated = walk_aways(dispute)
        return _point(kind, None, {party: stated[party] for party in talks})
    if kind == "maximin":
        if not any(party.options for party in dispute.parties):
            what = "nobody has options of its own, so nobody can guarantee itself anything"
            todo = "count from an outcome or from walk-aways"
            raise fail(what, todo, "reference-undefined", where="reference")
        parts = {party: field.guaranteed(party) for party in talks}
        place = None
    else:
        if kind == "status-quo" and dispute.status_quo is None:
            raise _nothing_to_count_from(dispute)
        place, value = _named(field, outcome)
        parts = {party: int(value[rows[party]]) for party in talks}
    worth = {it: Fraction(part, field.units[rows[it]] or 1) for it, part in parts.items()}
    return _point(kind, place, worth)


def _point(kind: Against, place: Place | None, worth: dict[str, Fraction]) -> ReferencePoint:
    return ReferencePoint(kind, place, MappingProxyType(worth))


def _nothing_to_count_from(dispute: Dispute) -> ComityError:
    stated = walk_aways(dispute)
    without = ", ".join(party for party in dispute.negotiators if party not in stated)
    what = "the case names no status quo to count gains from"
    what += f", and no walk-away is stated for: {without}" if without else ""
    todo = "add status_quo, state walk_away beside weights, or name an outcome: --reference OUTCOME"
    return fail(what, todo, "key-missing", where="reference")


def _named(field: Field, outcome: OutcomeRef | None) -> tuple[Place, NDArray[Any]]:
    try:
        return field.named(outcome)
    except ComityError as error:
        raise ComityError(fault.at("reference") for fault in error.faults) from None


def _gains(dispute: Dispute, field: Field, reference: ReferencePoint) -> NDArray[Any]:
    """Return what those who negotiate gain, in one unit: integer array (negotiator, candidate)."""
    rows = {party.id: row for row, party in enumerate(dispute.parties)}
    units = [field.units[rows[party]] or 1 for party in reference.worth]
    unit = lcm(*units, *(worth.denominator for worth in reference.worth.values()))
    if unit > 10**DIGITS:
        what = "the weights and what gains are counted from have too many digits together"
        raise fail(what, "give fewer digits", "weights-range", path=("preferences",))
    taken = [
        (field.value[rows[party]], unit // own, int(worth * unit))
        for own, (party, worth) in zip(units, reference.worth.items(), strict=True)
    ]
    largest = max(
        int(abs(value).max(initial=0)) * scale + abs(less) for value, scale, less in taken
    )
    exact: Any = np.int64 if largest < LARGEST else object
    return np.stack([value.astype(exact) * scale - less for value, scale, less in taken])
