"""What must be true of a dispute before it can become arrays: every fault, each with its place."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from comity.errors import ENOUGH, ComityError, Fault, quoted, shortened
from comity.model.dispute import MODELLER, Concerns, Dispute, Option, Party, Ranking
from comity.model.statement import WORDS, Atom, atoms, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from comity.errors import Path, Slug

ID = re.compile(r"[a-z][a-z0-9-]*")
MAX_LEVELS = 36
COMPARED = 500
"""Names that a wrong one is compared with at most."""
NAMED = 8
"""Names that a message lists at most."""


def faults(dispute: Dispute) -> list[Fault]:
    """Return everything that is wrong with a dispute's structure (empty: nothing).

    Whether its outcomes and rankings fit together is seen later, by `comity.model.space` and
    `comity.preferences.ranks`.

    Examples
    --------
    >>> from comity.model.dispute import Option, Party
    >>> row = Party("row", "Row", options=(Option("swerve", "Swerve"),))
    >>> for fault in faults(Dispute("x", "X", (row,), infeasible=("swerv",))):
    ...     print(fault)
    infeasible[0]: ...
    preferences.row: 'row' has no preference; ... (preference-missing)
    """
    every = (fault for rule in _RULES for fault in rule(dispute))
    return list(islice(every, ENOUGH + 1))


def unknown(
    kind: str, found: str, known: Iterable[str], path: Path, slug: Slug = "id-unknown"
) -> Fault:
    """Return the fault of a name that stands for nothing, with the nearest one that does."""
    from difflib import get_close_matches  # noqa: PLC0415

    some = list(islice(known, COMPARED))
    near = get_close_matches(shortened(found), some, n=1)
    names = ", ".join(map(shortened, some[:NAMED])) + (", ..." if len(some) > NAMED else "")
    todo = (
        f"did you mean {quoted(near[0])}?" if near else f"use one of: {names or '(there is none)'}"
    )
    return Fault(path, f"there is no {kind} {quoted(found)}", todo, slug)


def _ids(dispute: Dispute) -> Iterator[tuple[str, Path]]:
    yield dispute.id, ("id",)
    for p, party in enumerate(dispute.parties):
        yield party.id, ("parties", p, "id")
    for option, path in _options(dispute):
        yield option.id, (*path, "id")
        for k, level in enumerate(option.levels):
            yield level, (*path, "levels", k)
    for s, source in enumerate(dispute.sources):
        yield source.id, ("sources", s, "id")
    for party_id, preference in dispute.preferences.items():
        if isinstance(preference, Concerns):
            for c, concern in enumerate(preference.items):
                yield concern.id, ("preferences", party_id, "concerns", c, "id")


def _options(dispute: Dispute) -> Iterator[tuple[Option, Path]]:
    for p, party in enumerate(dispute.parties):
        for o, option in enumerate(party.options):
            yield option, ("parties", p, "options", o)
    for j, joint in enumerate(dispute.joint_options):
        yield joint, ("joint_options", j)  # type: ignore[misc]  # the same fields


def _invalid_ids(dispute: Dispute) -> Iterator[Fault]:
    for text, path in _ids(dispute):
        if not ID.fullmatch(text):
            what = f"{quoted(text)} is not an id"
            todo = "begin with a small letter a-z, go on with small letters, digits and hyphens"
            yield Fault(path, what, todo, "id-invalid")
        elif text in WORDS:
            what = f"{quoted(text)} is a word of the statement language"
            yield Fault(path, what, "choose another id", "id-invalid")


def _repeats(
    items: Iterable[tuple[str, Path]], what: str, slug: Slug = "id-repeated"
) -> Iterator[Fault]:
    seen: set[str] = set()
    for name, path in items:
        if name in seen:
            yield Fault(
                path, f"{what} {quoted(name)} stands here a second time", "rename one", slug
            )
        seen.add(name)


def _repeated_ids(dispute: Dispute) -> Iterator[Fault]:
    places = list(_ids(dispute))
    for key, what in (("parties", "party"), ("sources", "source")):
        yield from _repeats((it for it in places if it[1][0] == key and len(it[1]) == 3), what)  # noqa: PLR2004
    owned = ((option.id, (*path, "id")) for option, path in _options(dispute))
    yield from _repeats(owned, "option", "option-owned-twice")
    for option, path in _options(dispute):
        levels = ((level, (*path, "levels", k)) for k, level in enumerate(option.levels))
        yield from _repeats(levels, "level")
    for party_id, preference in dispute.preferences.items():
        at: Path = ("preferences", party_id, "concerns")
        concerns = preference.items if isinstance(preference, Concerns) else ()
        named = ((it.id, (*at, k, "id")) for k, it in enumerate(concerns))
        yield from _repeats(named, "concern")


def _levels(dispute: Dispute) -> Iterator[Fault]:
    for option, path in _options(dispute):
        if not 2 <= len(option.levels) <= MAX_LEVELS:  # noqa: PLR2004
            count = len(option.levels)
            what = f"option {quoted(option.id)} has {count} level{'s' * (count != 1)}"
            todo = f"give it 2 to {MAX_LEVELS} levels"
            yield Fault((*path, "levels"), what, todo, "level-count")
        if option.level_names and len(option.level_names) != len(option.levels):
            what = f"{len(option.level_names)} names for {len(option.levels)} levels"
            todo = "give every level a name, or none"
            yield Fault((*path, "level_names"), what, todo, "level-count")


def _roles(dispute: Dispute) -> Iterator[Fault]:
    agreeing = {party for joint in dispute.joint_options for party in joint.consent}
    for p, party in enumerate(dispute.parties):
        if party.kind == "affected" and party.options:
            what = f"{quoted(party.id)} is affected, yet has options"
            todo = "take the options out, or the kind"
            yield Fault(("parties", p, "options"), what, todo, "option-missing")
        elif _idle(dispute, party) and party.id not in agreeing:
            what = f"{quoted(party.id)} has no options and no part in a joint one"
            todo = "add options, or write kind: affected"
            yield Fault(("parties", p), what, todo, "option-missing")
    if not dispute.parties:
        yield Fault(("parties",), "there is no party", "add one", "option-missing")
    elif dispute.graph is None and not dispute.options:
        yield Fault(("parties",), "nobody has an option", "add one", "option-missing")
    known = [party.id for party in dispute.parties]
    for j, joint in enumerate(dispute.joint_options):
        if not joint.consent:
            what = f"joint option {quoted(joint.id)} needs nobody's consent"
            yield Fault(("joint_options", j, "consent"), what, "name the parties", "option-missing")
        places = [
            (name, ("joint_options", j, "consent", k)) for k, name in enumerate(joint.consent)
        ]
        yield from _repeats(places, "party")
        yield from (unknown("party", name, known, at) for name, at in places if name not in known)


def _idle(dispute: Dispute, party: Party) -> bool:
    return dispute.graph is None and party.kind == "party" and not party.options


def _statements(dispute: Dispute) -> Iterator[Fault]:
    levels = {option.id: option.levels for option in dispute.options}
    for path, text in dispute.statements():
        if dispute.graph is not None:
            continue
        try:
            for atom in dict.fromkeys(atoms(parse(text))):
                yield from _atom_faults(atom, levels, path)
        except ComityError as error:
            yield from (fault.under(path) for fault in error.faults)


def _atom_faults(atom: Atom, levels: dict[str, tuple[str, ...]], path: Path) -> Iterator[Fault]:
    if atom.option not in levels:
        yield unknown("option", atom.option, levels, path)
    elif atom.relation != "taken" and atom.level not in levels[atom.option]:
        yield unknown(
            f"level of {quoted(atom.option)} called", atom.level, levels[atom.option], path
        )


def _graph(dispute: Dispute) -> Iterator[Fault]:
    if dispute.graph is None:
        return
    clashes: dict[str, bool] = {
        "joint_options": bool(dispute.joint_options),
        "infeasible": bool(dispute.infeasible),
        "same": bool(dispute.same),
        "forbidden_moves": bool(dispute.forbidden_moves),
        "parties": any(party.options for party in dispute.parties),
    }
    for key, present in clashes.items():
        if present:
            what = f"a dispute given as a graph has no {key.replace('parties', 'options')}"
            yield Fault((key,), what, "take them out, or the graph", "value-type")
    for party_id, preference in dispute.preferences.items():
        if not isinstance(preference, Ranking):
            what = "a dispute given as a graph has no statements"
            path = ("preferences", party_id)
            yield Fault(path, what, "write a ranking of its outcomes", "value-type")
    outcomes = dispute.graph.outcomes
    if not outcomes:
        yield Fault(("graph", "outcomes"), "there is no outcome", "name them", "outcomes-none")
    at: list[tuple[str, Path]] = [(it, ("graph", "outcomes", k)) for k, it in enumerate(outcomes)]
    yield from _repeats(at, "outcome")
    parties = [party.id for party in dispute.parties if party.kind == "party"]
    for party_id, moves in dispute.graph.moves.items():
        here: Path = ("graph", "moves", party_id)
        if party_id not in parties:
            yield unknown("party with moves called", party_id, parties, here)
        yield from _arcs(moves, set(outcomes), here)


def _arcs(moves: tuple[tuple[str, str], ...], outcomes: set[str], path: Path) -> Iterator[Fault]:
    counts: Counter[tuple[str, str]] = Counter()
    for k, move in enumerate(moves):
        counts[move] += 1
        for name in move:
            if name not in outcomes:
                yield unknown("outcome", name, sorted(outcomes), (*path, k))
        if move[0] == move[1]:
            what = f"the move leads from {quoted(move[0])} to itself"
            yield Fault((*path, k), what, "take it out", "forbidden-change")
        elif counts[move] == 2:  # noqa: PLR2004
            what = f"the move from {quoted(move[0])} to {quoted(move[1])} stands here a second time"
            yield Fault((*path, k), what, "take one out", "id-repeated")


def _status_quo(dispute: Dispute) -> Iterator[Fault]:
    now = dispute.status_quo
    if now is None:
        return
    if dispute.graph is not None:
        if not isinstance(now, str):
            what = "the status quo of a graph is an outcome's name"
            yield Fault(("status_quo",), what, "write the name", "value-type")
        elif now not in dispute.graph.outcomes:
            yield unknown("outcome", now, dispute.graph.outcomes, ("status_quo",))
        return
    if isinstance(now, str):
        what = f"the status quo is {quoted(now)}, not a mapping of options to levels"
        yield Fault(("status_quo",), what, "write for instance {delay: yes}", "value-type")
        return
    levels = {option.id: option.levels for option in dispute.options}
    for option, level in now.items():
        yield from _atom_faults(Atom(option, "==", level), levels, ("status_quo", option))


def _preferences(dispute: Dispute) -> Iterator[Fault]:
    known = dict.fromkeys(party.id for party in dispute.parties)
    for party_id in dispute.preferences:
        if party_id not in known:
            yield unknown("party", party_id, known, ("preferences", party_id))
    for party_id in known:
        if party_id not in dispute.preferences:
            what = f"{quoted(party_id)} has no preference"
            todo = "add a ranking, concerns or weights"
            yield Fault(("preferences", party_id), what, todo, "preference-missing")


def _references(dispute: Dispute) -> Iterator[Fault]:
    sources = [source.id for source in dispute.sources]
    for party_id, preference in dispute.preferences.items():
        for k, concern in enumerate(preference.items if isinstance(preference, Concerns) else ()):
            if concern.source not in (None, MODELLER, *sources):
                place: Path = ("preferences", party_id, "concerns", k, "source")
                yield unknown("source", str(concern.source), [*sources, MODELLER], place)
    movers = dispute.movers
    for k, ban in enumerate(dispute.forbidden_moves):
        if ban.party is not None and ban.party not in movers:
            place = ("forbidden_moves", k, "party")
            yield unknown("party with options called", ban.party, movers, place)
    for k, answer in enumerate(dispute.expected):
        if answer.source not in (MODELLER, *sources):
            yield unknown("source", answer.source, sources, ("expected", k, "source"))
        if answer.party is not None and answer.party not in movers:
            place = ("expected", k, "party")
            yield unknown("party with moves called", answer.party, movers, place)
        whole = answer.equilibria is not None
        single = answer.stable is not None and answer.party is not None
        if whole == single or (answer.stable is None) != (answer.party is None):
            what = "an expected answer says what the equilibria are, or what is stable for a party"
            todo = "give either 'equilibria', or 'party' and 'stable'"
            yield Fault(("expected", k), what, todo, "key-missing")
        if answer.published is not None and answer.reason is None:
            what = "the published answer differs, and no reason is given"
            yield Fault(("expected", k), what, "add 'reason'", "key-missing")


_RULES: tuple[Callable[[Dispute], Iterator[Fault]], ...] = (
    _invalid_ids,
    _repeated_ids,
    _levels,
    _roles,
    _statements,
    _graph,
    _status_quo,
    _preferences,
    _references,
)
