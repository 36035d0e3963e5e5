"""Regimes: where play leads, by who acts together, and what everybody meets there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.pictures.labels import label, labels
from comity.report.pictures.spans import Reach, Spans
from comity.report.regimes import FEW, leads_to, shown, stays, view_regimes
from comity.report.view import Section
from comity.stability.sentence import enumerated
from comity.tables import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.report.reading import Reading
    from comity.settlement.regimes.result import Regime, Regimes
    from comity.tables import Table

NAME, ROW = 14, 44
"""Signs that the name of a party in a bloc has at most, and what is written beside a row."""
PICTURED = 12
"""Parties that have a column of the picture at most."""
NAMED = 3
"""Parties, and rows of blocs, that the sentence names at most."""


def regimes(reading: Reading) -> Section | None:
    """Return where each regime leads, and what the parties meet there."""
    found = reading.study.regimes
    if found is None or not reading.tells_wants:
        return None
    seen = view_regimes(found)
    places, *others = seen.tables
    return Section(
        id="regimes",
        title="Who acts together",
        facts=seen.facts,
        pictures=(_picture(found, places),),
        tables=tuple(others),
        reasons=seen.reasons,
        notes=(*_left_out(found), *seen.notes),
    )


def _picture(found: Regimes, places: Table) -> Spans:
    every = shown(found, FEW)
    met = [found.spans(alike[0]) for alike in every]
    parties = list(found.analysis.ranks)[:PICTURED]
    names = labels(found.dispute.party(party).name for party in parties)
    return Spans(
        id="regimes",
        title="What each party meets where play ends",
        sentence=" ".join(_sentences(found)),
        table=places,
        rows=labels(_rows(found, every), ROW),
        columns=tuple(
            Reach(
                name,
                found.now(party).places,
                found.now(party).place,
                tuple(spans[party].worst.place for spans in met),
                tuple(spans[party].best.place for spans in met),
            )
            for party, name in zip(parties, names, strict=True)
        ),
    )


def _rows(found: Regimes, every: list[list[Regime]]) -> Iterator[str]:
    """Yield what regimes are called in the picture, those that lead to the same together."""
    parties = found.dispute.parties
    names = dict(zip(found.analysis.ranks, labels((it.name for it in parties), NAME), strict=True))
    for alike in every:
        blocs = (" + ".join(names[it] for it in bloc) for bloc in alike[0].blocs if len(bloc) > 1)
        words = " | ".join(blocs) or ("each a bloc" if alike[0].blocs else alike[0].kind)
        yield f"{words}, {len(alike) - 1} more" if len(alike) > 1 else words


def _sentences(found: Regimes) -> Iterator[str]:
    """Say where regimes lead, who ends better or worse off than now, and how to read the bars."""
    now = f"{found.status_quo} ({label(found.space.words(found.start))})"
    for regime, name in ((found.self_help, "Acting alone"), (found.cooperative, "Cooperation")):
        if stays(found, regime):
            yield f"{name} changes nothing: {now} stays."
        else:
            yield f"{name} leads to {leads_to(found, regime, FEW)}, with {_changed(found, regime)}."
    _, *blocs, _ = shown(found, FEW)
    rows = list(zip(_rows(found, blocs[:NAMED]), blocs, strict=False))
    same = [row for row, alike in rows if stays(found, alike[0])]
    if same:
        yield f"With these blocs nothing changes: {'; '.join(same)}."
    other = [(row, alike[0]) for row, alike in rows if not stays(found, alike[0])]
    if other:
        ends = "; ".join(f"{row}: {leads_to(found, regime, FEW)}" for row, regime in other)
        yield f"Where these blocs lead: {ends}."
    if len(blocs) > NAMED:
        yield f"The table has {len(blocs) - NAMED:,} more."
    yield (
        "A bar goes from the worst to the best place that a party meets where play ends, the best "
        "at the right; the dashed line is the status quo."
    )


def _changed(found: Regimes, regime: Regime) -> str:
    """Say who is better and who is worse off than now, wherever play ends."""
    told = []
    for sure, said in ((1, "better off"), (-1, "worse off")):
        ends = {p: {it.worst.change, it.best.change} for p, it in found.spans(regime).items()}
        who = [label(found.dispute.party(p).name) for p, it in ends.items() if it == {sure}]
        if who:
            few = [*who[:NAMED], f"{len(who) - NAMED:,} more"] if len(who) > NAMED + 1 else who
            told.append(f"{enumerated(few)} {said} than now")
    return "; ".join(told) or "nobody surely better or worse off than now"


def _left_out(found: Regimes) -> Iterator[str]:
    left = len(found.analysis.ranks) - PICTURED
    if left > 0:
        yield f"Not in the picture: {counted(left, 'more column')}, which the table has."
