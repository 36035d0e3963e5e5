"""The outcomes of a case and everybody's moves between them (definitions 1)."""

import itertools
from collections.abc import Mapping
from typing import Any, NamedTuple

from .statements import holds

Case = Mapping[str, Any]
Levels = dict[str, str]  # option id -> the level it stands at

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Option(NamedTuple):
    """One option; a joint option has no owner."""

    id: str
    levels: list[str]
    change: str
    owner: str | None


class Outcome(NamedTuple):
    """One outcome; `members` lists the numbers merged into it, the first included."""

    number: int
    pattern: str | None
    name: str | None
    members: tuple[int, ...]


def options(case: Case) -> list[Option]:
    """List the options, those of the first party first, the joint options last."""
    owned = [(o, party["id"]) for party in case["parties"] for o in party.get("options", [])]
    joint = [(o, None) for o in case.get("joint_options", [])]
    return [
        Option(o["id"], list(o.get("levels", ["no", "yes"])), o.get("change", "any"), owner)
        for o, owner in owned + joint
    ]


def levels(case: Case) -> dict[str, list[str]]:
    """Map every option to its levels, lowest first."""
    return {option.id: option.levels for option in options(case)}


def feasible(case: Case) -> dict[int, Levels]:
    """Number the feasible combinations from 1, the first option changing fastest."""
    listed, steps = options(case), levels(case)
    numbered: dict[int, Levels] = {}
    for combination in itertools.product(*[option.levels for option in reversed(listed)]):
        at = {o.id: level for o, level in zip(listed, reversed(combination), strict=True)}
        if not any(holds(text, at, steps) for text in case.get("infeasible", [])):
            numbered[len(numbered) + 1] = at
    return numbered


def pattern(listed: list[Option], at: Levels) -> str:
    """Write one character per option: N or Y, or a digit where there are not two levels."""
    text = ""
    for option in listed:
        position = option.levels.index(at[option.id])
        text += "NY"[position] if len(option.levels) == 2 else DIGITS[position]
    return text


def classes(case: Case) -> list[set[int]]:
    """Partition the numbers: `same` joins all outcomes where it holds, overlaps transitively."""
    if "graph" in case:
        return [{number} for number, _ in enumerate(case["graph"]["outcomes"], start=1)]
    where, steps = feasible(case), levels(case)
    partition = [{number} for number in where]
    for text in case.get("same", []):
        joined = {number for number, at in where.items() if holds(text, at, steps)}
        touched = [members for members in partition if members & joined]
        apart = [members for members in partition if not members & joined]
        partition = apart + ([set().union(*touched)] if touched else [])
    return sorted(partition, key=min)


def first_members(case: Case) -> dict[int, int]:
    """Map every number, of a merged member too, to the number of its outcome."""
    return {number: min(members) for members in classes(case) for number in members}


def outcomes(case: Case) -> list[Outcome]:
    """List the outcomes in order of number; merged ones keep the first member's number."""
    if "graph" in case:
        names = case["graph"]["outcomes"]
        return [Outcome(number, None, name, ()) for number, name in enumerate(names, start=1)]
    where, listed = feasible(case), options(case)
    return [
        Outcome(
            min(members),
            pattern(listed, where[min(members)]),
            None,
            tuple(sorted(members)) if len(members) > 1 else (),
        )
        for members in classes(case)
    ]


def status_quo(case: Case) -> int | None:
    """Give the number of the outcome things are in now, or None where the case names none."""
    now = case.get("status_quo")
    if now is None:
        return None
    if "graph" in case:
        return int(case["graph"]["outcomes"].index(now)) + 1
    at = {option.id: now.get(option.id, option.levels[0]) for option in options(case)}
    (number,) = [number for number, there in feasible(case).items() if there == at]
    return first_members(case)[number]


def arcs(case: Case) -> dict[str, set[tuple[int, int]]]:
    """List every party's moves: (s, t) means that it alone can go from s to t in one step."""
    if "graph" in case:
        number = {name: n for n, name in enumerate(case["graph"]["outcomes"], start=1)}
        moves = case["graph"]["moves"]
        return {
            party["id"]: {(number[s], number[t]) for s, t in moves.get(party["id"], [])}
            for party in case["parties"]
        }
    first = first_members(case)
    merged: dict[str, set[tuple[int, int]]] = {}
    for party in case["parties"]:
        single = _single_arcs(case, party["id"])
        merged[party["id"]] = {(first[s], first[t]) for s, t in single if first[s] != first[t]}
    return merged


def _single_arcs(case: Case, party: str) -> set[tuple[int, int]]:
    where, listed, steps = feasible(case), options(case), levels(case)
    found = set()
    for s, t in itertools.permutations(where, 2):
        if all(_may_change(o, party, where[s], where[t]) for o in listed):
            found.add((s, t))
    for row in case.get("forbidden_moves", []):
        if row.get("party", party) == party:
            origins = {n for n, at in where.items() if holds(row["from"], at, steps)}
            targets = {n for n, at in where.items() if holds(row["to"], at, steps)}
            found = {(s, t) for s, t in found if not (s in origins and t in targets)}
    return found


def _may_change(option: Option, party: str, before: Levels, after: Levels) -> bool:
    """Unchanged, or its own option and not against the permitted direction."""
    if before[option.id] == after[option.id]:
        return True
    if option.owner != party:
        return False
    low, high = option.levels.index(before[option.id]), option.levels.index(after[option.id])
    return option.change == "any" or (option.change == "up") == (high > low)
