"""Who sees what, what each expects, and what lasts, as a mediator reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.errors import quoted
from comity.report.view import Reason, View
from comity.stability.concept import concept_name
from comity.stability.explain import explain
from comity.stability.perception.seen import misjudged, unseen
from comity.stability.sentence import enumerated, outcome_words, status_quo_words
from comity.stability.sheet import HELD, MEANING
from comity.tables import Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from comity.model.space import Space
    from comity.stability.perception.result import Perceptions
    from comity.stability.proof import Proof
    from comity.tables import Cell

SHOWN = 40
"""Outcomes in a table at most, unless all are asked for."""
NAMED = 4
"""Outcomes named in a sentence at most."""
EXPLAINED = 2
"""Outcomes explained at most, of each group of concepts; `comity explain --as` tells the rest."""
KINDS = (
    "An outcome lasts when everybody would stay by its own view. steady: everybody sees it and "
    "expects it. unsteady: everybody sees it, and somebody expects somebody to leave. stealthy: "
    "somebody does not think of it, and is taken not to leave what it does not think of."
)
UNAWARE = "Nobody is taken to know that somebody else may see the dispute otherwise."


def view_perceptions(found: Perceptions, *, every: bool = False) -> View:
    """Return what to show of what parties see; it tells what they want, so not to the public.

    Parameters
    ----------
    found : Perceptions
        What was computed.
    every : bool
        True shows every outcome, False those that last, are expected or would hold, at most forty
        in each table.
    """
    groups = _groups(found)
    tables = tuple(_table(found, group, every=every) for group in groups)
    reasons = tuple(it for group in groups for it in _reasons(found, group))
    return View(
        found.dispute.title,
        tuple(_facts(found)),
        tuple(it for it in tables if it.rows),
        reasons,
        tuple(_notes(found, groups, tables)),
    )


def view_words(space: Space, viewer: str) -> str:
    """Return in what a party sees the dispute otherwise than it is.

    Examples
    --------
    >>> import comity
    >>> from comity.model.space import outcome_space
    >>> view_words(outcome_space(comity.read("chicken")), "first-driver")
    'First driver sees the dispute as it is.'
    """
    name = space.dispute.party
    wrong = [name(it).name for it in misjudged(space, viewer)]
    hidden = space.numbers[unseen(space, viewer)].tolist()
    parts = [f"misjudges what {enumerated(wrong)} {_verb(wrong, 'wants', 'want')}"] * bool(wrong)
    if hidden:
        parts.append(f"does not think of {_hidden(space, viewer, hidden)}")
    return f"{name(viewer).name} {' and '.join(parts) or 'sees the dispute as it is'}."


def _verb(subjects: Sequence[str], one: str, many: str) -> str:
    return one if len(subjects) == 1 else many


def _hidden(space: Space, viewer: str, numbers: Sequence[int]) -> str:
    """Return what a party does not think of as the case words it: by statements, or by names."""
    if space.dispute.graph is not None:
        return _some(space, numbers)
    stated = map(quoted, space.dispute.views[viewer].unseen)
    return f"what fulfils {' or '.join(stated)}: {counted(len(numbers), 'outcome')}"


def _some(space: Space, numbers: Sequence[int]) -> str:
    named = [outcome_words(space, it) for it in numbers[:NAMED]]
    more = len(numbers) - len(named)
    return enumerated([*named, *([counted(more, "more outcome")] if more else [])])


def _facts(found: Perceptions) -> Iterator[str]:
    names = [found.dispute.party(it).name for it in found.parties]
    count = counted(found.space.count, "outcome")
    yield f"{count}; who can move: {enumerated(names) or 'nobody'}"
    if found.space.status_quo is not None:
        yield status_quo_words(found.space).replace("Status quo", "status quo", 1)
    if not found.dispute.views:
        yield "The case states no views: everybody sees the dispute as it is."
        return
    for viewer in found.parties:
        if viewer in found.dispute.views:
            yield view_words(found.space, viewer)


def _groups(found: Perceptions) -> tuple[tuple[str, ...], ...]:
    """Return the concepts, those together that say the same of everything."""
    groups: dict[bytes, list[str]] = {}
    for it in found.concepts:
        answer = (found.lasts[it], *found.expects[it], found.holds[it])
        groups.setdefault(b"".join(row.tobytes() for row in answer), []).append(it)
    return tuple(map(tuple, groups.values()))


def _under(group: Iterable[str]) -> str:
    return f"under {enumerated([concept_name(it) for it in group])}"


def _worth_telling(found: Perceptions, concept: str) -> list[int]:
    told = found.lasts[concept] | found.expects[concept].any(axis=0) | found.holds[concept]
    positions: list[int] = np.flatnonzero(told).tolist()
    return positions


def _table(found: Perceptions, group: Sequence[str], *, every: bool) -> Table:
    concept = group[0]
    told = _worth_telling(found, concept)
    shown: Iterable[int] = range(found.space.count) if every else told[:SHOWN]
    kinds = found.kinds(concept)
    rows: list[tuple[Cell, ...]] = []
    for index in shown:
        holds = bool(found.holds[concept][index])
        rows.append(
            (
                int(found.space.numbers[index]),
                found.space.words(index),
                next((kind for kind, true in kinds.items() if true[index]), False),
                _expecting(found, concept, index),
                HELD if holds and found.stuck[index] else holds,
            )
        )
    columns = ("no.", "outcome", "lasts", "expected by", "holds if all knew")
    return Table(f"What lasts, or is expected to, {_under(group)}", columns, tuple(rows))


def _expecting(found: Perceptions, concept: str, index: int) -> str:
    expecting = found.expects[concept][:, index]
    if expecting.all():
        return "everybody"
    pairs = zip(found.parties, expecting, strict=True)
    return ", ".join(found.dispute.party(it).name for it, so in pairs if so) or "nobody"


def _reasons(found: Perceptions, group: Sequence[str]) -> Iterator[Reason]:
    """Explain outcomes that last and are not expected, then those expected that do not last."""
    lasts, expects = found.lasts[group[0]], found.expects[group[0]]
    for index in _astonishing(found, group)[:EXPLAINED]:
        number = int(found.space.numbers[index])
        expecting = dict(zip(found.parties, expects[:, index].tolist(), strict=True))
        parties = [it for it, so in expecting.items() if so != lasts[index]]
        names = enumerated([found.dispute.party(it).name for it in parties])
        if lasts[index]:
            verdict = f"{number} lasts {_under(group)}, unexpected by {names}"
            why = _who_would_leave(found, group[0], index, parties)
        else:
            expect = _verb(parties, "expects", "expect")
            verdict = f"{number} does not last {_under(group)}, though {names} {expect} it"
            why = _who_leaves(found, group[0], index)
        yield Reason(verdict, tuple(why))


def _astonishing(found: Perceptions, group: Sequence[str]) -> list[int]:
    """Return what lasts unexpected by somebody, then what somebody expects and does not last."""
    lasts, expects = found.lasts[group[0]], found.expects[group[0]]
    surprising: list[int] = np.flatnonzero(lasts & ~expects.all(axis=0)).tolist()
    disappointing: list[int] = np.flatnonzero(~lasts & expects.any(axis=0)).tolist()
    return [*surprising, *disappointing]


def _who_would_leave(
    found: Perceptions, concept: str, index: int, viewers: Iterable[str]
) -> Iterator[str]:
    """Say in the eyes of each viewer why somebody would leave, or that it does not see it."""
    for viewer in viewers:
        blind = found.unseen[found.parties.index(viewer), index]
        parties = (viewer,) if blind else found.parties
        proofs = (_proof(found, concept, index, it, seen_by=viewer) for it in parties)
        yield next(it.sentence for it in proofs if blind or not it.stable)


def _who_leaves(found: Perceptions, concept: str, index: int) -> Iterator[str]:
    for party, stays in zip(found.parties, found.stays[concept][:, index], strict=True):
        if not stays:
            yield _proof(found, concept, index, party, seen_by=party).sentence


def _proof(found: Perceptions, concept: str, index: int, party: str, *, seen_by: str) -> Proof:
    number = int(found.space.numbers[index])
    return explain(found.dispute, party, number, concept, seen_by=seen_by, limits=found.limits)


def _notes(
    found: Perceptions, groups: Sequence[Sequence[str]], tables: Sequence[Table]
) -> Iterator[str]:
    for group, table in zip(groups, tables, strict=True):
        left = len(_worth_telling(found, group[0])) - len(table.rows)
        if left > 0:
            more = counted(left, "outcome")
            yield f"Not shown {_under(group)}: {more} further down; --all shows them."
        if not table.rows:
            yield f"Nothing lasts {_under(group)}, and nobody expects anything to."
    if any(len(_astonishing(found, group)) > EXPLAINED for group in groups):
        most = counted(EXPLAINED, "outcome")
        yield f"At most {most} are explained under each; comity explain --as tells of any other."
    yield KINDS
    yield UNAWARE
    yield MEANING
