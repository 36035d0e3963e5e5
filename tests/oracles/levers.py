"""A case with some of its levers in force, written out as a case of its own (rules, levers).

Plain data in, plain data out: what is then feasible, can be moved to and is preferred is for the
oracles of plain cases to say.
"""

import copy
from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from .preferences import ranks
from .space import Case, classes, feasible, first_members, levels

Effect = Mapping[str, Any]
Made = dict[str, Any]
CONCERNING = ("add_concern", "raise_concern", "lower_concern")


def kind_of(lever: Mapping[str, Any]) -> tuple[str, Effect]:
    """Give the kind of a lever's effect, and what is said of it."""
    said: Mapping[str, Effect] = lever["effect"]
    ((kind, effect),) = said.items()
    return kind, effect


def touches(lever: Mapping[str, Any]) -> tuple[str, ...]:
    """Say what no second lever of a set may change: a concern, an option, a compensation."""
    kind, effect = kind_of(lever)
    if kind in ("raise_concern", "lower_concern"):
        return ("concern", effect["party"], effect["concern"])
    if kind in ("make_one_way", "remove_option", "add_option_level"):
        return ("option", effect["option"])
    if kind == "compensate":
        return ("compensation", effect["party"], effect["statement"])
    return ("lever", lever["id"])


def clash(case: Case, ids: Collection[str]) -> bool:
    """Say whether two of some levers change the same."""
    touched = [touches(lever) for lever in case["levers"] if lever["id"] in ids]
    return len(touched) > len(set(touched))


def for_security(case: Case, ids: Collection[str]) -> Made:
    """Leave out of a set what only changes what parties want, then put it in force."""
    chosen = [it for it in case["levers"] if it["id"] in ids]
    return in_force(case, [it["id"] for it in chosen if kind_of(it)[0] not in CONCERNING])


def in_force(case: Case, ids: Collection[str]) -> Made:
    """Write the case out with the named levers in force, and no others left."""
    chosen = [lever for lever in case.get("levers", []) if lever["id"] in ids]
    made = copy.deepcopy(dict(case))
    made["levers"] = []
    made.pop("expected", None)
    for lever in chosen:
        _structure(case, made, *kind_of(lever))
    for party, wanted in case["preferences"].items():
        if "concerns" in wanted:
            made["preferences"][party]["concerns"] = _concerns(wanted["concerns"], party, chosen)
        if "weights" in wanted:
            made["preferences"][party]["weights"] = _weights(wanted["weights"], party, chosen)
    if "graph" not in case:
        _rank_what_is_left(case, made)
    return made


def _structure(case: Case, made: Made, kind: str, effect: Effect) -> None:
    """Change what can be and be done, every effect read in the case as it is written."""
    if kind == "bar_move" and "graph" in case:
        for party, moves in made["graph"]["moves"].items():
            if effect.get("party", party) == party:
                moves[:] = [it for it in moves if it != [effect["from"], effect["to"]]]
    elif kind == "bar_move":
        made.setdefault("forbidden_moves", []).append(dict(effect))
    elif kind == "remove_option":
        now = case["status_quo"].get(effect["option"], levels(case)[effect["option"]][0])
        others = [it for it in levels(case)[effect["option"]] if it != now]
        made.setdefault("infeasible", []).extend(f"{effect['option']} == {it}" for it in others)
    elif kind == "add_option_level":
        option = _option(made, effect["option"])
        option["levels"] = [*levels(case)[effect["option"]], effect["level"]]
    elif kind == "make_one_way":
        option = _option(made, effect["option"])
        left = _directions(option.get("change", "any")) & _directions(effect["change"])
        if left:
            (option["change"],) = left
        else:
            steps = levels(case)[effect["option"]]
            made.setdefault("forbidden_moves", []).extend(
                {"from": f"{effect['option']} == {a}", "to": f"{effect['option']} == {b}"}
                for a in steps
                for b in steps
                if a != b
            )


def _directions(change: str) -> set[str]:
    return {"up", "down"} if change == "any" else {change}


def _option(made: Made, name: str) -> Any:
    owned = [option for party in made["parties"] for option in party.get("options", [])]
    (found,) = [it for it in owned + made.get("joint_options", []) if it["id"] == name]
    return found


def _concerns(items: list[Any], party: str, chosen: list[Any]) -> list[Any]:
    """Put every concern to its gap: moved ones first, then added ones, then the one that stays."""
    place = {concern["id"]: k for k, concern in enumerate(items)}
    where = {concern["id"]: (k, 2, k) for k, concern in enumerate(items)}
    listed = {concern["id"]: concern for concern in items}
    for order, lever in enumerate(chosen):
        kind, effect = kind_of(lever)
        if kind not in CONCERNING or effect["party"] != party:
            continue
        if kind == "add_concern":
            before = effect.get("before")
            listed[lever["id"]] = {"id": lever["id"], "want": effect["want"]}
            where[lever["id"]] = (len(items) if before is None else place[before], 1, order)
            continue
        k = place[effect["concern"]]
        gap = k - effect["places"] if kind == "raise_concern" else k + 1 + effect["places"]
        where[effect["concern"]] = (min(max(gap, 0), len(items)), 0, k)
    return [listed[name] for name in sorted(listed, key=lambda name: where[name])]


def _weights(weights: Mapping[str, Any], party: str, chosen: list[Any]) -> dict[str, str]:
    """Weigh what is weighed anew, then add what is paid and take what is given."""
    new = {text: Fraction(str(weight)) for text, weight in weights.items()}
    for kind, effect in map(kind_of, chosen):
        if kind in ("raise_concern", "lower_concern") and effect["party"] == party:
            new[effect["concern"]] = Fraction(str(effect["weight"]))
    for kind, effect in map(kind_of, chosen):
        paid = Fraction(str(effect["weight"])) if kind == "compensate" else Fraction(0)
        if kind == "compensate" and party in (effect["party"], effect.get("payer")):
            sign = 1 if party == effect["party"] else -1
            new[effect["statement"]] = new.get(effect["statement"], Fraction(0)) + sign * paid
    return {text: str(weight) for text, weight in new.items()}


def renumbered(case: Case, made: Case) -> dict[int, int]:
    """Map the outcomes of a case that are there in another one to their numbers in it.

    Of outcomes that are one by `same` the first that is still there counts.
    """
    if "graph" in case:
        return {number: number for number, _ in enumerate(case["graph"]["outcomes"], start=1)}
    before, after = feasible(case), feasible(made)
    first = first_members(made)
    found = {}
    for members in classes(case):
        still = [n for n in sorted(members) if before[n] in after.values()]
        if still:
            (there,) = [n for n, at in after.items() if at == before[still[0]]]
            found[min(members)] = first[there]
    return found


def _rank_what_is_left(case: Case, made: Made) -> None:
    """Write rankings with the numbers of the case that was made; a view's rankings too."""
    ranked = {party for party, it in case["preferences"].items() if "ranking" in it}
    if ranked:
        order = ranks(case)
        for party in ranked:
            made["preferences"][party] = {"ranking": _ranking(case, made, order[party])}
    for viewer, view in case.get("views", {}).items():
        for party, it in view.get("preferences", {}).items():
            if "ranking" in it:
                taken = dict(case) | {"preferences": {**case["preferences"], party: it}}
                new = {"ranking": _ranking(case, made, ranks(taken)[party])}
                made["views"][viewer]["preferences"][party] = new


def _ranking(case: Case, made: Case, order: Mapping[int, int]) -> list[list[int]]:
    """List the outcomes of the case that was made as those of the case are ranked, best first."""
    before, after = feasible(case), feasible(made)
    first = first_members(case)
    tiers: dict[int, list[int]] = {}
    for members in classes(made):
        (old,) = [n for n, at in before.items() if at == after[min(members)]]
        tiers.setdefault(order[first[old]], []).append(min(members))
    return [tiers[rank] for rank in sorted(tiers, reverse=True)]
