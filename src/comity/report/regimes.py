"""Regimes as people read them: where play leads, what everybody meets there, and who loses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from comity.report.view import Reason, View
from comity.settlement.regimes.partitions import MOST
from comity.stability.sentence import enumerated, outcome_words, status_quo_words
from comity.stability.sheet import held_under
from comity.tables import Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from comity.settlement.regimes.result import Regime, Regimes
    from comity.settlement.regimes.span import Span
    from comity.tables import Cell


class Most(NamedTuple):
    """How much is shown at most.

    Attributes
    ----------
    named : int
        Partitions, blocs or cycles that are named in one place.
    rests : int
        Outcomes at which play may come to rest that are named in one cell.
    listed : int
        Outcomes of a cycle whose numbers are written out.
    rows : int
        Different ends of partitions.
    outcomes : int
        Outcomes that are put into words.
    """

    named: int
    rests: int
    listed: int
    rows: int
    outcomes: int


FEW = Most(named=2, rests=8, listed=8, rows=20, outcomes=40)
ALL = Most(*[10**9] * 5)
MORE = "comity regimes --all"
CHANGE = {1: "better", 0: "same", -1: "worse"}


def view_regimes(found: Regimes, *, every: bool = False) -> View:
    """Return what to show of regimes; `every`: True leaves nothing out."""
    most = ALL if every else FEW
    return View(
        found.dispute.title,
        tuple(_facts(found)),
        (_regimes(found, most), _outcomes(found, most)),
        tuple(_reasons(found, most)),
        tuple(_notes(found, most)),
    )


def _facts(found: Regimes) -> Iterator[str]:
    yield status_quo_words(found.space)
    yield f"Negotiating parties: {_names(found, found.negotiators) or 'none'}"
    if found.bystanders:
        yield f"Bystanders: {_names(found, found.bystanders)}"
    if found.partitions:
        also = " Members of a bloc also act for themselves." if found.free_members else ""
        yield f"Blocs are written with +; whoever is in none acts alone.{also}"


def _names(found: Regimes, parties: Iterable[str]) -> str:
    return enumerated([found.dispute.party(party).name for party in parties])


def _bloc(found: Regimes, bloc: Iterable[str]) -> str:
    return " + ".join(found.dispute.party(party).name for party in bloc)


def _words(found: Regimes, regime: Regime) -> str:
    """Return what a regime is called; of blocs those of two or more, so that tables stay narrow."""
    if regime.kind != "blocs":
        return regime.kind
    return " | ".join(_bloc(found, it) for it in regime.blocs if len(it) > 1) or "each a bloc"


def _some(words: Sequence[str], most: Most) -> str:
    """Return a few of many words, and how many more there are."""
    if len(words) <= most.named + 1:
        return "; ".join(words)
    return "; ".join([*words[: most.named], f"and {len(words) - most.named:,} more"])


def _alike(found: Regimes) -> list[list[Regime]]:
    """Return regimes in order, partitions that lead to the same together."""
    alike: dict[object, list[Regime]] = {}
    for regime in found.regimes:
        alone = regime.kind != "blocs"
        alike.setdefault(regime.kind if alone else regime.key, []).append(regime)
    last = alike.pop("cooperative")
    return [*alike.values(), last]


def shown(found: Regimes, most: Most) -> list[list[Regime]]:
    """Return the first of them, and cooperation in any case."""
    first, *blocs, last = _alike(found)
    return [first, *blocs[: most.rows], last]


def _regimes(found: Regimes, most: Most) -> Table:
    parties = found.analysis.ranks
    now = (found.now(party) for party in parties)
    places = (f"{it.place} of {it.places}" for it in now)
    rows: list[tuple[Cell, ...]] = [("status quo", str(found.status_quo), *places)]
    for regimes in shown(found, most):
        spans = found.spans(regimes[0]).values()
        names = _some([_words(found, it) for it in regimes], most)
        rows.append((names, leads_to(found, regimes[0], most), *map(_span, spans)))
    columns = ("regime", "leads to", *(found.dispute.party(party).name for party in parties))
    title = "Where play leads, and places in each party's own order (1 is best)"
    return Table(title, columns, tuple(rows))


def _span(span: Span) -> str:
    ends = [span.worst] if span.worst.place == span.best.place else [span.worst, span.best]
    signs = dict.fromkeys(CHANGE[end.change] for end in ends)
    return f"{' to '.join(signs)}: {' to '.join(str(end.place) for end in ends)}"


def stays(found: Regimes, regime: Regime) -> bool:
    """Return True where play ends where it begins."""
    rests, cycles = regime.leads_to
    return rests.tolist() == [found.start] and not cycles


def leads_to(found: Regimes, regime: Regime, most: Most) -> str:
    """Return where play ends, in numbers of outcomes."""
    rests, cycles = regime.leads_to
    parts = [str(number) for number in found.space.numbers[rests[: most.rests]].tolist()]
    if rests.size > most.rests:
        parts.append(f"{rests.size - most.rests:,} more")
    for cycle in cycles[: most.named]:
        which = ", ".join(map(str, found.space.numbers[cycle[: most.listed]].tolist()))
        more = ", ..." if cycle.size > most.listed else ""
        parts.append(f"a cycle of {cycle.size:,} ({which}{more})")
    if len(cycles) > most.named:
        parts.append(f"{len(cycles) - most.named:,} more cycles")
    return " or ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _in_words(found: Regimes, most: Most) -> list[int]:
    """Return the positions of the outcomes whose numbers are shown, and of the status quo."""
    where = {found.start}
    for regimes in shown(found, most):
        rests, cycles = regimes[0].leads_to
        where |= set(rests[: most.rests].tolist())
        for cycle in cycles[: most.named]:
            where |= set(cycle[: most.listed].tolist())
    return sorted(where)


def _outcomes(found: Regimes, most: Most) -> Table:
    space = found.space
    rows: list[tuple[Cell, ...]] = []
    for index in _in_words(found, most)[: most.outcomes]:
        now = " (status quo)" if index == found.start else ""
        holds = held_under(found.analysis, index)
        rows.append((int(space.numbers[index]), space.words(index) + now, holds))
    return Table("These outcomes", ("no.", "outcome", "holds under"), tuple(rows))


def _reasons(found: Regimes, most: Most) -> Iterator[Reason]:
    yield Reason("Cooperation beside self-help", tuple(_beside_self_help(found)))
    if found.partitions:
        yield Reason("Blocs beside cooperation", tuple(_beside_cooperation(found, most)))
    if found.bystanders:
        yield Reason("Bystanders", tuple(_bystanders(found, most)))


def _beside_self_help(found: Regimes) -> Iterator[str]:
    alone, together = found.spans(found.self_help), found.spans(found.cooperative)
    if stays(found, found.self_help):
        now = outcome_words(found.space, found.status_quo)
        yield f"Acting alone changes nothing: {now} stays."
    if stays(found, found.cooperative):
        yield (
            "Cooperation has nowhere to go: no change from the status quo leaves somebody better "
            "off and nobody, bystanders included, worse off."
        )
    said = {
        "better": "better off under cooperation than under self-help",
        "no worse": "better off or as well off under cooperation, by where play ends",
        "same": "as well off under both",
        "no better": "worse off or as well off under cooperation, by where play ends",
        "worse": "worse off under cooperation than under self-help",
        "open": "better or worse off under cooperation, by where play ends",
    }
    for comparison, words in said.items():
        parties = [it for it in together if together[it].against(alone[it]) == comparison]
        if parties:
            yield f"{_names(found, parties)} would be {words}."


def _beside_cooperation(found: Regimes, most: Most) -> Iterator[str]:
    """Say which blocs come out better for all their members than cooperation, at whose expense."""
    together = found.spans(found.cooperative)
    better: dict[tuple[str, ...], list[Mapping[str, Span]]] = {}
    blocs = [bloc for regime in found.partitions for bloc in regime.blocs if len(bloc) > 1]
    for regime in found.partitions:
        spans = found.spans(regime)
        for bloc in (bloc for bloc in regime.blocs if len(bloc) > 1):
            if all(spans[party].against(together[party]) == "better" for party in bloc):
                better.setdefault(bloc, []).append(spans)
    for bloc, met in list(better.items())[: most.named]:
        every = blocs.count(bloc)
        where = f" in {len(met)} of {every} partitions" if every > 1 else ""
        lose = [it for it in together if all(spans[it].best.change < 0 for spans in met)]
        alone = all(met_by == found.spans(found.self_help) for met_by in met)
        where += ", and so does self-help, which leads to the same" if alone else ""
        then = f"; {_names(found, lose)} would then be worse off than now" if lose else ""
        yield (
            f"The bloc {_bloc(found, bloc)} comes out better for all its members than cooperation "
            f"does{where}{then}."
        )
    if len(better) > most.named:
        yield f"So do {counted(len(better) - most.named, 'other bloc')}."
    if blocs and not better:
        yield "No bloc comes out better for all its members than cooperation does."


def _bystanders(found: Regimes, most: Most) -> Iterator[str]:
    """Say which regimes leave bystanders below the status quo, surely or perhaps."""
    lowered = False
    for party in found.bystanders:
        sure: list[str] = []
        perhaps: list[str] = []
        for regime in found.regimes:
            span = found.spans(regime)[party]
            if span.worst.change < 0:
                (sure if span.best.change < 0 else perhaps).append(_words(found, regime))
        for words, verb in ((sure, "would"), (perhaps, "might")):
            if words:
                who = found.dispute.party(party).name
                yield f"{who} {verb} be worse off than now under {_some(words, most)}."
                lowered = True
    if not lowered:
        yield "No bystander would be worse off than now under any of these."


def _notes(found: Regimes, most: Most) -> Iterator[str]:
    left = len(_alike(found)) - len(shown(found, most))
    if left:
        rows = counted(left, "row")
        yield f"Not shown: {rows} of partitions that lead elsewhere; {MORE} shows them."
    if len(_in_words(found, most)) > most.outcomes:
        yield f"Only {most.outcomes} outcomes are put into words; {MORE} shows them all."
    if len(found.negotiators) > MOST and not found.partitions:
        yield (
            f"{len(found.negotiators)} parties can form too many different blocs to list; name one "
            "partition with --blocs."
        )
    yield "Cooperation assumes that agreements are kept, and so does a bloc."
    if found.bystanders and any(len(regime.blocs) == 1 for regime in found.partitions):
        yield "All in one bloc is not cooperation: bystanders are not asked."
    yield (
        "Play goes on as long as somebody can improve, whatever others may do next. That is no "
        "forecast. Places of different parties cannot be compared, and nothing is added up."
    )
