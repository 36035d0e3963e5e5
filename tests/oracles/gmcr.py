"""What a .gmcr file says, read literally: outcomes as tuples of "Y" and "N", one per option."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

State = tuple[str, ...]


def states(file: Mapping[str, Any]) -> list[State]:
    """List the feasible outcomes in the order of their numbers; the first option counts one."""
    count = len(file["options"])
    every = [tuple(reversed(it)) for it in itertools.product("NY", repeat=count)]
    return [it for it in every if not any(true(cond, it) for cond in file["infeasibles"])]


def true(statement: Any, state: State) -> bool:
    """A list: all must hold; a compound: any of its members must."""
    if isinstance(statement, dict):
        return any(true(member, state) for member in statement["members"])
    return all(state[index] == sign for index, sign in statement)


def moves(file: Mapping[str, Any]) -> list[set[tuple[State, State]]]:
    """Give every decision maker's moves."""
    pairs = list(itertools.permutations(states(file), 2))
    return [
        {(s, t) for s, t in pairs if may_move(file, maker["options"], s, t)}
        for maker in file["decisionMakers"]
    ]


def may_move(file: Mapping[str, Any], own: Sequence[int], s: State, t: State) -> bool:
    for index, option in enumerate(file["options"]):
        if s[index] != t[index]:
            if index not in own:
                return False
            if option["permittedDirection"] == "fwd" and t[index] == "N":
                return False
            if option["permittedDirection"] == "back" and t[index] == "Y":
                return False
    return True


def ranks(file: Mapping[str, Any]) -> list[dict[State, int]]:
    """Give every decision maker's ranks from 0, larger is better."""
    return [dense(scores(file, maker)) for maker in file["decisionMakers"]]


def scores(file: Mapping[str, Any], maker: Mapping[str, Any]) -> dict[State, int]:
    listed = states(file)
    if file["useManualPreferenceRanking"]:
        found = {}
        for place, tier in enumerate(maker["preferenceRanking"]):
            for number in tier if isinstance(tier, list) else [tier]:
                found[listed[number - 1]] = -place
        return found
    wanted = maker["preferences"]
    k = len(wanted)
    return {
        state: sum(2 ** (k - j) for j, it in enumerate(wanted, start=1) if true(it, state))
        for state in listed
    }


def dense(scored: Mapping[State, int]) -> dict[State, int]:
    places = sorted(set(scored.values()))
    return {state: places.index(score) for state, score in scored.items()}
