"""Who gains and who loses by an outcome, and by what, written out from the rules (R1, R5)."""

from fractions import Fraction
from typing import Any

from .preferences import ranks
from .space import Case, arcs, classes, feasible, first_members, levels, options, outcomes
from .space import status_quo as status_quo_of
from .statements import holds

Data = dict[str, Any]


def certificate(case: Case, number: int) -> Data:
    """Give everybody's change between the status quo and an outcome, and who brings it about."""
    now = status_quo_of(case)
    assert now is not None
    there = number if "graph" in case else first_members(case)[number]
    rank = ranks(case)
    changes = [_change(case, party, rank[party["id"]], now, there) for party in case["parties"]]
    lowered = [change["party"] for change in changes if change["sign"] < 0]
    return {
        "case": case["id"],
        "status_quo": _place(case, now),
        "outcome": _place(case, there),
        "changes": changes,
        "causes": [cause for party in lowered for cause in _causes(case, party, now, there)],
        "arrivals": _arrivals(case, lowered, now, there),
    }


def _sign(rank: dict[int, int], before: int, after: int) -> int:
    if rank[after] > rank[before]:
        return 1
    return -1 if rank[after] < rank[before] else 0


def _place(case: Case, number: int) -> Data:
    (it,) = [outcome for outcome in outcomes(case) if outcome.number == number]
    if it.name is not None:
        words = it.name
    else:
        at, taken = feasible(case)[number], []
        labels = [(o, "") for o in case.get("joint_options", [])]
        labels = [
            (o, party["name"]) for party in case["parties"] for o in party.get("options", [])
        ] + labels
        for option, owner in labels:
            shared = sum(other["label"] == option["label"] for other, _ in labels) > 1
            label = f"{owner}: {option['label']}" if shared and owner else option["label"]
            steps = option.get("levels", ["no", "yes"])
            level = at[option["id"]]
            called = dict(zip(steps, option.get("level_names", steps), strict=True))
            if list(steps) == ["no", "yes"] and "level_names" not in option:
                if level == "yes":
                    taken.append(label)
            elif level != steps[0] or not owner:
                taken.append(f"{label}: {called[level]}")
        words = "; ".join(taken) or "no option taken"
    return {**it._asdict(), "words": words}


def _change(case: Case, party: Data, rank: dict[int, int], now: int, there: int) -> Data:
    preference = case["preferences"][party["id"]]
    change: Data = {
        "party": party["id"],
        "name": party["name"],
        "affected": party.get("kind") == "affected",
        "kind": next(iter(preference)),
        "sign": _sign(rank, now, there),
        "truths": [],
        "difference": None,
        "tiers": None,
    }
    if "ranking" in preference:
        best, worst = max(rank.values()), min(rank.values())
        change["tiers"] = [best - rank[now] + 1, best - rank[there] + 1, best - worst + 1]
        return change
    at, steps = feasible(case), levels(case)
    keys = ("id", "text", "domain", "source")
    wanted: list[tuple[str, Data, Fraction | None]]
    if "concerns" in preference:
        wanted = [(it["want"], {k: it.get(k) for k in keys}, None) for it in preference["concerns"]]
    else:
        none = dict.fromkeys(keys)
        wanted = [(t, none, Fraction(str(w))) for t, w in preference["weights"].items()]
    for text, said, weight in wanted:
        before, after = holds(text, at[now], steps), holds(text, at[there], steps)
        truth = {"want": text, "before": before, "after": after, **said, "weight": weight}
        change["truths"].append(truth)
        if weight is not None:
            gained = weight * (after - before)
            change["difference"] = (change["difference"] or Fraction(0)) + gained
    if "weights" in preference:
        change["difference"] = change["difference"] or Fraction(0)
    return change


def _causes(case: Case, lowered: str, now: int, there: int) -> list[Data]:
    """Say, for each who holds options that differ, what undoing those alone would mean."""
    if "graph" in case:
        return []
    at, rank = feasible(case), ranks(case)[lowered]
    consents = {o["id"]: list(o["consent"]) for o in case.get("joint_options", [])}
    labels = {o["id"]: o["label"] for party in case["parties"] for o in party.get("options", [])}
    labels |= {o["id"]: o["label"] for o in case.get("joint_options", [])}
    held = [(consents[o.id] if o.owner is None else [o.owner], o.id) for o in options(case)]
    found: list[Data] = []
    for by, _ in held:
        if any(cause["by"] == by for cause in found):
            continue
        differing = [o for who, o in held if who == by and at[now][o] != at[there][o]]
        if differing:
            mixed = at[there] | {o: at[now][o] for o in differing}
            numbers = [number for number, combination in at.items() if combination == mixed]
            undone = _sign(rank, now, first_members(case)[numbers[0]]) if numbers else None
            shifts = [
                {"option": o, "label": labels[o], "before": at[now][o], "after": at[there][o]}
                for o in differing
            ]
            found.append({"lowered": lowered, "by": by, "shifts": shifts, "undone": undone})
    return found


def _arrivals(case: Case, lowered: list[str], now: int, there: int) -> list[Data]:
    """List single moves that end at the outcome and lower one of the lowered."""
    rank, moves = ranks(case), arcs(case)
    origins = sorted(min(members) for members in classes(case)) if "graph" in case else [now]
    found = []
    for party in case["parties"]:
        for origin in origins:
            hurt = [it for it in lowered if _sign(rank[it], origin, there) < 0]
            if hurt and (origin, there) in moves[party["id"]]:
                sign = _sign(rank[party["id"]], origin, there)
                place = _place(case, origin)
                arrival = {"mover": party["id"], "origin": place, "sign": sign, "lowers": hurt}
                found.append(arrival)
    return found
