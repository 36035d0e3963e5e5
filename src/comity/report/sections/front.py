"""What nobody can better without somebody losing: outcomes as two parties at a time place them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from comity.report.front import dots, kinds_of
from comity.report.pictures.labels import label, labels
from comity.report.pictures.scatter import KINDS, NEITHER, Panel, Scatter
from comity.report.view import Section
from comity.stability.sentence import enumerated
from comity.tables import Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.arrays import Ints
    from comity.report.reading import Reading
    from comity.settlement.result import Settlement
    from comity.tables import Cell

PICTURED = 6
"""Parties that are shown in pairs at most; they make 15 panels."""
DOTS = 6000
"""Dots of all panels together at most, about."""
SHOWN = 40
"""Outcomes, and parties, in the table at most."""


def front(reading: Reading) -> Section | None:
    """Return where outcomes stand with everybody, in pairs of parties."""
    settlement = reading.study.settlement
    if settlement is None or not reading.tells_wants or len(settlement.parties) == 1:
        return None
    chosen = _chosen(settlement)
    return Section(
        id="front",
        title="Where outcomes stand with the parties",
        pictures=(_picture(settlement, chosen, reading.study.proposed),),
        notes=tuple(_notes(settlement, chosen, reading.study.proposed)),
    )


def _chosen(settlement: Settlement) -> list[str]:
    """Return the parties to show: those with moves before the others, then as in the file."""
    movers = settlement.dispute.movers
    first = sorted(settlement.parties, key=lambda party: party not in movers)[:PICTURED]
    return [party for party in settlement.parties if party in first]


def _picture(settlement: Settlement, chosen: list[str], proposed: int | None) -> Scatter:
    return Scatter(
        id="front",
        title="Outcomes by their place with two parties",
        sentence=_sentence(settlement, proposed),
        table=_table(settlement, proposed),
        panels=tuple(_panels(settlement, chosen, proposed)),
    )


def _panels(settlement: Settlement, chosen: list[str], proposed: int | None) -> Iterator[Panel]:
    pairs = list(combinations(zip(chosen, _names(settlement, chosen), strict=True), 2))
    kinds, numbers = kinds_of(settlement), settlement.space.numbers
    room = DOTS // (len(pairs) * len(KINDS))
    places = {party: _places(settlement, party) for party in chosen}
    start, index = settlement.start, _index(settlement, proposed)
    for (one, one_name), (other, other_name) in pairs:
        x, y = places[one], places[other]
        yield Panel(
            names=(one_name, other_name),
            places=(int(x.max()), int(y.max())),
            now=None if start is None else (int(x[start]), int(y[start])),
            proposed=None if index is None else (int(x[index]), int(y[index])),
            dots=dots(x, y, kinds, numbers, room),
        )


def _index(settlement: Settlement, number: int | None) -> int | None:
    return None if number is None else settlement.space.index(number)


def _names(settlement: Settlement, parties: list[str]) -> tuple[str, ...]:
    return labels(settlement.dispute.party(party).name for party in parties)


def _places(settlement: Settlement, party: str) -> Ints:
    """Return each outcome's place in a party's own order, 1 is best: int array (outcome,)."""
    rank = settlement.analysis.ranks[party].astype(np.int64)
    return np.asarray(rank.max(initial=0) + 1 - rank)


def _sentence(settlement: Settlement, proposed: int | None) -> str:
    both = settlement.safe & settlement.efficient
    optimal, safe, also = len(settlement.pareto), len(settlement.indivisible), int(both.sum())
    now = ""
    if settlement.start is not None:
        counts = bool(settlement.efficient[settlement.start])
        also -= counts
        now = f" The status quo is {'' if counts else 'not '}Pareto-optimal."
    index = _index(settlement, proposed)
    if index is not None:
        now += f" The proposed outcome is {proposed}: {KINDS[kinds_of(settlement)[index]]}."
    than = "besides the status quo " if settlement.start is not None else ""
    return (
        f"Of {counted(settlement.space.count, 'outcome')}, {_are(optimal)} Pareto-optimal; {than}"
        f"{_are(safe)} indivisible, and {_are(also)} both.{now}"
    )


def _are(number: int) -> str:
    return f"{number:,} {'is' if number == 1 else 'are'}" if number else "none are"


def _table(settlement: Settlement, proposed: int | None) -> Table:
    dispute, space = settlement.dispute, settlement.space
    parties = settlement.parties[:SHOWN]
    places = [_places(settlement, party) for party in parties]
    rows: list[tuple[Cell, ...]] = []
    for index in _marked(settlement, proposed)[:SHOWN]:
        now = " (status quo)" if index == settlement.start else ""
        now += " (proposed)" if space.numbers[index] == proposed else ""
        marks = bool(settlement.safe[index]), bool(settlement.efficient[index])
        stands = (int(place[index]) for place in places)
        rows.append((int(space.numbers[index]), space.words(index) + now, *marks, *stands))
    names = (
        f"{dispute.party(party).name}, of {int(place.max()):,}"
        for party, place in zip(parties, places, strict=True)
    )
    title = "Marked outcomes, and their places in each party's own order (1 is best)"
    return Table(title, ("no.", "outcome", "indiv.", "Pareto", *names), tuple(rows))


def _marked(settlement: Settlement, proposed: int | None) -> list[int]:
    """Return positions: the status quo, what is proposed, then marked ones in the stated order."""
    kinds, start = kinds_of(settlement), settlement.start
    order = settlement.order[kinds[settlement.order] != KINDS.index(NEITHER)].tolist()
    first = [index for index in (start, _index(settlement, proposed)) if index is not None]
    return list(dict.fromkeys([*first, *order]))


def _notes(settlement: Settlement, chosen: list[str], proposed: int | None) -> Iterator[str]:
    left = [party for party in settlement.parties if party not in chosen]
    if left:
        names = [label(settlement.dispute.party(party).name) for party in left[:PICTURED]]
        more = [f"{len(left) - PICTURED:,} more"] * (len(left) > PICTURED)
        yield f"Not in the picture: {enumerated(names + more)}."
    rows = len(_marked(settlement, proposed)) - SHOWN
    if rows > 0:
        yield f"Not in the table: {counted(rows, 'marked outcome')} further down the order."
    if len(settlement.parties) > SHOWN:
        yield f"Not in the table: places with {len(settlement.parties) - SHOWN:,} more."
    yield (
        "Each axis is one party's own order. Places say what comes before what; how far apart they "
        "are means nothing, and those of different parties are neither added nor compared."
    )
    yield (
        "Whether an outcome is Pareto-optimal or indivisible depends on everybody, not only on the "
        "two parties of a panel. Numbers stand beside marked outcomes where there is room; "
        "+2 after them: two more at the same place. Larger signs stand for more outcomes at one "
        "place or, where there are very many, for all of their kind nearby."
    )
