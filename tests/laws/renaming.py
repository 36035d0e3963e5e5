"""The same case in other words: everything renamed and put into another order.

Options and parties change places, the levels of an option stand in another order, and every id is
a new one. Statements are rewritten so that they say the same, with ``==`` only.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tests.oracles.preferences import ranks
from tests.oracles.space import Levels, classes, feasible, options, pattern
from tests.oracles.statements import Tree, read
from tests.strategies import Case

T = TypeVar("T")
Place = frozenset[tuple[tuple[str, str], ...]]  # an outcome: its members, each option's level


@dataclass
class Names:
    """New names for old; a level's name is kept per option."""

    parties: dict[str, str] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    levels: dict[tuple[str, str], str] = field(default_factory=dict)


def places(case: Case, names: Names | None = None) -> dict[int, Place]:
    """Say what every outcome is, in the new words if `names` are given."""
    if "graph" in case:
        listed = case["graph"]["outcomes"]
        renamed = [names.options[name] if names else name for name in listed]
        return {n: frozenset({(("at", name),)}) for n, name in enumerate(renamed, start=1)}
    where = feasible(case)
    return {
        min(members): frozenset(_words(where[n], names) for n in members)
        for members in classes(case)
    }


def _words(at: Levels, names: Names | None) -> tuple[tuple[str, str], ...]:
    if names is None:
        return tuple(sorted(at.items()))
    return tuple(sorted((names.options[o], names.levels[o, at[o]]) for o in at))


def renamed(case: Case, rng: random.Random) -> tuple[Case, Names]:
    """Give the case in other words and order, and the new words."""
    if "graph" in case:
        return _renamed_graph(case, rng)
    names = Names()
    new: Case = {"comity": 1, "id": "renamed", "title": "The same in other words"}
    new["parties"] = [_party(party, names, rng) for party in _shuffled(case["parties"], rng)]
    if "joint_options" in case:
        new["joint_options"] = [
            _option(o, names, rng) for o in _shuffled(case["joint_options"], rng)
        ]
        for option in new["joint_options"]:
            option["consent"] = [names.parties[p] for p in _shuffled(option["consent"], rng)]
    for key in ("infeasible", "same"):
        if key in case:
            new[key] = [_text(text, case, names) for text in _shuffled(case[key], rng)]
    if "forbidden_moves" in case:
        new["forbidden_moves"] = [
            {
                key: names.parties[v] if key == "party" else _text(v, case, names)
                for key, v in row.items()
            }
            for row in _shuffled(case["forbidden_moves"], rng)
        ]
    if "status_quo" in case:
        now = {o.id: case["status_quo"].get(o.id, o.levels[0]) for o in options(case)}
        new["status_quo"] = {names.options[o]: names.levels[o, level] for o, level in now.items()}
    new["preferences"] = {
        names.parties[party]: _preference(party, case, new, names)
        for party in _shuffled(list(case["preferences"]), rng)
    }
    return new, names


def _shuffled(items: Sequence[T], rng: random.Random) -> list[T]:
    return rng.sample(items, len(items))


def _party(party: Case, names: Names, rng: random.Random) -> Case:
    names.parties[party["id"]] = f"p{len(names.parties)}"
    new = party | {"id": names.parties[party["id"]], "name": "Somebody"}
    if "options" in party:
        new["options"] = [
            _option(option, names, rng) for option in _shuffled(party["options"], rng)
        ]
    return new


def _option(option: Case, names: Names, rng: random.Random) -> Case:
    old = option["id"]
    names.options[old] = f"o{len(names.options)}"
    levels = option.get("levels", ["no", "yes"])
    for level in levels:
        names.levels[old, level] = f"l{len(names.levels)}"
    change = option.get("change", "any")
    order = _shuffled(levels, rng) if change == "any" else levels
    if change != "any" and rng.random() < 0.5:
        order, change = levels[::-1], {"up": "down", "down": "up"}[change]
    written = [names.levels[old, level] for level in order]
    return option | {"id": names.options[old], "levels": written, "change": change}


def _text(text: str, case: Case, names: Names) -> str:
    return _written(read(text), {o.id: o.levels for o in options(case)}, names)


def _written(tree: Tree, levels: Mapping[str, list[str]], names: Names) -> str:
    """Write a statement with every level named, so that the order of levels plays no part."""

    def at(option: str, level: str) -> str:
        return f"{names.options[option]} == {names.levels[option, level]}"

    match tree:
        case ("option", option):
            return f"not {at(option, levels[option][0])}"
        case ("==", option, level):
            return at(option, level)
        case (">=", option, level):
            above = levels[option][levels[option].index(level) :]
            return f"({' or '.join(at(option, one) for one in above)})"
        case (str() as counted, int() as number, tuple() as parts):
            inside = ", ".join(_written(part, levels, names) for part in parts)
            return f"{counted}({number}, {inside})"
        case ("not", a):
            return f"not ({_written(a, levels, names)})"
        case (str() as word, a, b):
            return f"(({_written(a, levels, names)}) {word} ({_written(b, levels, names)}))"
        case (str() as constant,):
            return constant
    raise ValueError(tree)


def _preference(party: str, case: Case, new: Case, names: Names) -> Case:
    preference = case["preferences"][party]
    if "concerns" in preference:
        return {
            "concerns": [
                concern | {"want": _text(concern["want"], case, names)}
                for concern in preference["concerns"]
            ]
        }
    if "weights" in preference:
        # Brackets keep two statements apart that come to the same text.
        texts = [_text(text, case, names) for text in preference["weights"]]
        keys = ["(" * k + text + ")" * k for k, text in enumerate(texts)]
        weights = dict(zip(keys, preference["weights"].values(), strict=True))
        weighted: Case = preference | {"weights": weights}
        return weighted
    tiers: dict[int, list[str]] = {}
    number_of = {min(members): members for members in classes(case)}
    for number, rank in ranks(case)[party].items():
        for member in number_of[number]:
            tiers.setdefault(rank, []).append(_pattern(feasible(case)[member], new, names))
    return {"ranking": [tiers[rank] for rank in sorted(tiers, reverse=True)]}


def _pattern(at: Levels, new: Case, names: Names) -> str:
    return pattern(options(new), {names.options[o]: names.levels[o, at[o]] for o in at})


def _renamed_graph(case: Case, rng: random.Random) -> tuple[Case, Names]:
    names = Names()
    graph, old = case["graph"], case["graph"]["outcomes"]
    outcomes = _shuffled(old, rng)
    names.options = {name: f"N{k}" for k, name in enumerate(outcomes)}
    parties = [_party(party, names, rng) for party in _shuffled(case["parties"], rng)]
    moves = {
        names.parties[party]: [
            [names.options[a], names.options[b]] for a, b in _shuffled(arcs, rng)
        ]
        for party, arcs in graph["moves"].items()
    }
    new: Case = {"comity": 1, "id": "renamed", "title": "The same in other words"}
    new["parties"] = parties
    new["graph"] = {"outcomes": [names.options[name] for name in outcomes], "moves": moves}
    if "status_quo" in case:
        new["status_quo"] = names.options[case["status_quo"]]
    new["preferences"] = {}
    for party, rank in ranks(case).items():
        tiers: dict[int, list[str]] = {}
        for number, place in rank.items():
            tiers.setdefault(place, []).append(names.options[old[number - 1]])
        order = [tiers[place] for place in sorted(tiers, reverse=True)]
        new["preferences"][names.parties[party]] = {"ranking": order}
    return new, names
