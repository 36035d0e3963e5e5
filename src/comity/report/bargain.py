"""Bargaining points as people read them: what each rule leads to, and the Pareto front."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from comity.report.view import View
from comity.settlement.methods.bargaining import NAMES
from comity.stability.sentence import enumerated
from comity.tables import Table, counted, figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.settlement.bargaining.result import Bargain, Deal
    from comity.settlement.certificate import Place
    from comity.tables import Cell

PLACES = 10**4
"""What worths are multiples of one over, where figures show them whole."""
SHOWN = 20
"""Rows of a table at most, unless all are asked for."""
AGAINST = {
    "walk-aways": "what each would walk away to",
    "maximin": "what each can guarantee itself by its own options, all else at its worst",
}
RULES = (
    "Nash takes the largest product of gains, Kalai-Smorodinsky the least share of what each could "
    "get at best as large as can be; neither depends on units. Egalitarian takes the least gain as "
    "large as can be, utilitarian the largest sum: both take a weight of 1 to be as much to one "
    "party as to another."
)
MEANING = (
    "A rule says what its formula picks. None of them says what is fair, and none sees what is "
    "not in the weights."
)


def view_bargain(bargain: Bargain, *, every: bool = False) -> View:
    """Return what to show of bargaining points.

    Parameters
    ----------
    bargain : Bargain
        What was found.
    every : bool
        True shows the whole Pareto front and every answer of a rule, False the first twenty of
        each. Of outcomes that are worth the same on the front the first is shown.
    """
    most = None if every else SHOWN
    front, left = _front(bargain, most)
    return View(
        bargain.dispute.title,
        tuple(_facts(bargain)),
        (_points(bargain, most), front),
        (),
        (*_cut(bargain, most, left=left), *_rounded(bargain), RULES, MEANING),
    )


def _facts(bargain: Bargain) -> Iterator[str]:
    dispute, reference = bargain.dispute, bargain.reference
    talks = enumerated([dispute.party(party).name for party in bargain.negotiators])
    others = [dispute.party(party).name for party in dispute.bystanders]
    yield f"Who negotiates: {talks}" + (f"; bystanders: {enumerated(others)}" if others else "")
    worth = "; ".join(f"{dispute.party(p).name} {figure(it)}" for p, it in reference.worth.items())
    if reference.place is None:
        yield f"Gains are counted from {AGAINST[reference.kind]}: {worth}"
    else:
        place = f"{reference.place.number} ({reference.place.words})"
        now = "the status quo, " * (reference.kind == "status-quo")
        yield f"Gains are counted from {now}{place}: {worth}"
    total = counted(bargain.field.total, "outcome")
    verb = "is" if bargain.front_count == 1 else "are"
    counting = ", bystanders counted" * bool(others)
    yield f"Of {total}, {bargain.front_count:,} {verb} Pareto-optimal{counting}."
    if bargain.indivisible:
        yield "Only outcomes count that leave nobody, bystanders included, below the status quo."
    if not bargain.rational.any():
        yield "No outcome gives everybody at least that: there is nothing to bargain over."


def _points(bargain: Bargain, most: int | None) -> Table:
    dispute, talks = bargain.dispute, bargain.negotiators
    rules: dict[int, list[str]] = {}
    told: dict[int, tuple[Cell, ...]] = {}
    for point, name in NAMES.items():
        for deal, place in islice(_answers(bargain, point, most), most):
            worth = (f"{figure(deal.worth[it])} ({_gain(deal, it)})" for it in talks)
            told[place.number] = (place.number, place.words, *worth)
            rules.setdefault(place.number, []).append(name)
    rows = tuple((*told[number], ", ".join(names)) for number, names in rules.items())
    names = (dispute.party(party).name for party in talks)
    title = "Bargaining points: worth, and gain in brackets"
    return Table(title, ("no.", "outcome", *names, "by the rules of"), rows)


def _answers(bargain: Bargain, point: str, most: int | None) -> Iterator[tuple[Deal, Place]]:
    for deal in bargain.deals(point, most):
        yield from ((deal, place) for place in deal.places)


def _gain(deal: Deal, party: str) -> str:
    gain = deal.gain[party]
    return f"{'+' * (gain >= 0)}{figure(gain)}"


def _front(bargain: Bargain, most: int | None) -> tuple[Table, bool]:
    """Return the table of the front, and whether rows were left out."""
    dispute = bargain.dispute
    weighed = [
        it
        for it, unit in zip(dispute.parties, bargain.field.units, strict=True)
        if unit is not None
    ]
    deals = bargain.front(1)
    rows: list[tuple[Cell, ...]] = []
    for deal in islice(deals, most):
        place = deal.places[0]
        worth = (figure(deal.worth[party.id]) for party in weighed)
        more = f" and {deal.count - 1:,} more" * (deal.count > 1)
        rows.append((place.number, place.words + more, *worth))
    columns = ("no.", "outcome", *(party.name for party in weighed))
    return Table("Pareto front: what it is worth to each", columns, tuple(rows)), any(deals)


def _rounded(bargain: Bargain) -> Iterator[str]:
    if any(unit is not None and PLACES % unit for unit in bargain.field.units):
        yield "Figures are rounded to four places, ties are not; json has the exact numbers."


def _cut(bargain: Bargain, most: int | None, *, left: bool) -> Iterator[str]:
    if left:
        yield f"Not shown: the rest of the front, after {counted(SHOWN, 'row')}; --all shows it."
    many = [
        f"{counted(count, 'outcome')} by {NAMES[point]}"
        for point in NAMES
        if most is not None and (count := bargain.count(point)) > most
    ]
    if many:
        yield f"Ties, of which the first are shown: {enumerated(many)}; --all shows them."
