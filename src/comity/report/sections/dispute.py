"""The dispute: who can do what, who wants what, and what that rests on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from comity.model.combination import levels_named
from comity.model.dispute import MODELLER, Concerns, Ranking
from comity.model.sheet import CHANGES
from comity.report.analysis import CONFIDENCE
from comity.report.citing import Cited, cited
from comity.report.sections.besides import besides, named
from comity.report.view import Section
from comity.stability.sentence import enumerated, status_quo_words
from comity.tables import Table, counted, figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from comity.model.dispute import (
        Concern,
        Dispute,
        ForbiddenMove,
        JointOption,
        Option,
        Party,
        Preference,
        Weights,
    )
    from comity.model.space import Space
    from comity.report.reading import Reading

LISTED = 200
"""Concerns, tiers, weights, rules or members of a tier that are listed at most."""
GRAPH = "The dispute was published as a graph: its outcomes have names, and moves are listed."


@dataclass(frozen=True, slots=True)
class Wanted:
    """A concern as its party's list shows it.

    Attributes
    ----------
    place : int
        From 1, the most important.
    id : str
        What certificates and checks call it.
    text : str
        In words, where the case has them.
    statement : str
        As it is computed with.
    domain : str
        The field of security it belongs to.
    source : Cited or None
        What says so.
    reading : bool
        True for a reading of whoever made the model.
    """

    place: int
    id: str
    text: str
    statement: str
    domain: str
    source: Cited | None
    reading: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A party or bystander, or parties that must agree: what it can do and what it wants."""

    id: str
    name: str
    kind: str
    options: Table | None
    order: str
    wants: tuple[Wanted, ...]
    preference: Table | None
    besides: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeSection(Section):
    """What the case says, side by side."""

    template: ClassVar[str] = "dispute"

    sides: tuple[Side, ...]


def dispute(reading: Reading) -> DisputeSection:
    """Return what the case says."""
    about, space = reading.study.dispute, reading.study.analysis.space
    sources = cited(reading)
    sides = [_side(party, space, reading, sources) for party in about.parties]
    rules = _rules(about)
    return DisputeSection(
        id="dispute",
        title="The dispute",
        facts=tuple(_facts(about, space)),
        sides=(*sides, *_together(about)),
        tables=(rules,) if rules.rows else (),
        notes=tuple(_notes(about)) if reading.tells_wants else (),
    )


def _facts(about: Dispute, space: Space) -> Iterator[str]:
    if about.summary:
        yield about.summary
    yield f"{counted(space.count, 'outcome')} can be told apart." + (
        f" {GRAPH}" if about.graph is not None else ""
    )
    yield "No status quo is named." if space.status_quo is None else f"{status_quo_words(space)}."


def _notes(about: Dispute) -> Iterator[str]:
    if about.confidence is not None:
        yield f"The model is {CONFIDENCE[about.confidence]}."
    if about.notes:
        yield about.notes
    if any(isinstance(it, Concerns) for it in about.preferences.values()):
        yield (
            "Concerns count from the first on: an earlier one outweighs all later ones together. "
            "No concern of one party is weighed against another party's."
        )


def _side(
    party: Party, space: Space, reading: Reading, sources: Mapping[tuple[str, str], Cited]
) -> Side:
    about = space.dispute
    kind = "bystander: affected, without options" if party.kind == "affected" else "party"
    rows = tuple(_option(about, option) for option in party.options)
    options = _options(rows, about)
    preference = about.preferences.get(party.id)
    if preference is None or not reading.tells_wants:
        return Side(party.id, party.name, kind, options, "", (), None)
    wants = tuple(_wants(preference, sources))
    return Side(
        party.id,
        party.name,
        kind,
        options,
        _order(preference),
        wants,
        _table(preference, space),
        besides(party.id, space),
    )


def _together(about: Dispute) -> Iterator[Side]:
    """Yield parties that must agree on joint options."""
    consents = dict.fromkeys(joint.consent for joint in about.joint_options)
    for number, consent in enumerate(consents, start=1):
        names = enumerated([about.party(party).name for party in consent])
        rows = tuple(_option(about, it) for it in about.joint_options if it.consent == consent)
        kind = "joint options: they change only when all agree"
        yield Side(
            f"together-{number}", f"{names} together", kind, _options(rows, about), "", (), None
        )


def _options(rows: tuple[tuple[str, ...], ...], about: Dispute) -> Table | None:
    now = "supposed" if about.supposed_status_quo else "now"
    columns = ("option", "levels", "can change", now, "tags")
    told = len(columns) if any(row[-1] for row in rows) else len(columns) - 1
    cut = tuple(row[:told] for row in rows)
    return Table("What can be done", columns[:told], cut) if rows else None


def _option(about: Dispute, option: Option | JointOption) -> tuple[str, ...]:
    levels = option.level_names or option.levels
    now = ""
    if about.status_quo is not None and not isinstance(about.status_quo, str):
        now = levels[levels_named(about, about.status_quo)[about.options.index(option)]]
    change = CHANGES.get(option.change, option.change)
    return (option.label, ", ".join(levels), change, now, ", ".join(option.tags))


def _order(preference: Preference) -> str:
    match preference:
        case Concerns(items):
            return f"{counted(len(items), 'concern')}, the most important first.{_cut(len(items))}"
        case Ranking(tiers):
            told = f"Outcomes in {counted(len(tiers), 'tier')}, the most preferred first."
            return told + _cut(len(tiers))
    return _weighed(preference)


def _weighed(weights: Weights) -> str:
    told = "What each statement adds where it is true, in a unit of the party's own."
    told += _cut(len(weights.items))
    if weights.walk_away is None:
        return told
    return f"{told} The party walks away from anything worth less than {figure(weights.walk_away)}."


def _cut(number: int) -> str:
    return f" The first {LISTED} are listed." if number > LISTED else ""


def _wants(preference: Preference, sources: Mapping[tuple[str, str], Cited]) -> Iterator[Wanted]:
    if isinstance(preference, Concerns):
        for place, concern in enumerate(preference.items[:LISTED], start=1):
            yield _wanted(place, concern, sources)


def _wanted(place: int, concern: Concern, sources: Mapping[tuple[str, str], Cited]) -> Wanted:
    return Wanted(
        place,
        concern.id,
        concern.text or "",
        concern.want,
        concern.domain or "",
        sources.get(("case", concern.source or "")),
        reading=concern.source == MODELLER,
    )


def _table(preference: Preference, space: Space) -> Table | None:
    match preference:
        case Concerns():
            return None
        case Ranking(tiers):
            rows = tuple((k, _tier(tier, space)) for k, tier in enumerate(tiers[:LISTED], start=1))
            return Table("Order of outcomes", ("place", "outcomes"), rows)
    some = islice(preference.items.items(), LISTED)
    weighed = tuple((text, figure(weight)) for text, weight in some)
    return Table("Weights", ("statement", "adds"), weighed)


def _tier(tier: tuple[int | str, ...], space: Space) -> str:
    more = [f"and {len(tier) - LISTED:,} more"] * (len(tier) > LISTED)
    return ", ".join([*(named(ref, space) for ref in tier[:LISTED]), *more])


def _rules(about: Dispute) -> Table:
    rows = [
        *(("cannot be", text) for text in about.infeasible),
        *(("count as one outcome", text) for text in about.same),
        *(("no single move", _banned(about, ban)) for ban in about.forbidden_moves),
    ]
    title = f"Rules, the first {LISTED} of {len(rows):,}" if len(rows) > LISTED else "Rules"
    return Table(title, ("rule", "where"), tuple(rows[:LISTED]))


def _banned(about: Dispute, ban: ForbiddenMove) -> str:
    who = "" if ban.party is None else f" by {about.party(ban.party).name}"
    return f"from {ban.origin} to {ban.destination}{who}"
