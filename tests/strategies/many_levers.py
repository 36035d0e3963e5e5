"""Disputes in which every lever is likely to matter: short concerns, levers about those very ones.

Random statements are often true everywhere, or nowhere; then a lever about them changes nothing.
"""

import random

from hypothesis import strategies as st

from tests.strategies.draws import Case, Draw, flip, pick

OPTIONS = {"ann": ["a", "b"], "bob": ["c"], "cat": ["d"]}
EVERY = [option for options in OPTIONS.values() for option in options]
KINDS = ("add", "add", "raise", "lower", "one-way", "remove", "level", "bar", "pay")


def many_levers(count: int) -> st.SearchStrategy[Case]:
    """Three parties and a bystander, sixteen outcomes, and so many levers.

    Drawn by seed: what is drawn piece by piece tends to be simple, and simple cases tell little.
    """
    return st.integers(0, 10**9).map(lambda seed: case_of_many(random.Random(seed).randint, count))


def case_of_many(draw: Draw, count: int) -> Case:
    """Draw such a case by a function from bounds to a number between them."""
    case: Case = {"comity": 1, "id": "levers", "title": "Many levers"}
    case["parties"] = [
        {"id": name, "name": name, "options": [{"id": it, "label": it} for it in options]}
        for name, options in OPTIONS.items()
    ]
    case["parties"].append({"id": "dan", "name": "dan", "kind": "affected"})
    if flip(draw, 40):
        case["same"] = [_both(draw)]
    if flip(draw, 40):
        case["forbidden_moves"] = [{"from": _literal(draw), "to": _literal(draw)}]
    case["status_quo"] = {it: pick(draw, ("no", "yes")) for it in EVERY}
    case["preferences"] = {
        party: {"concerns": [{"id": f"c{k}", "want": _wish(draw)} for k in range(4)]}
        for party in ("ann", "bob")
    }
    for party in ("cat", "dan"):
        wishes = {_wish(draw): draw(1, 4) for _ in range(3)}
        case["preferences"][party] = {"weights": wishes}
    case["levers"] = [_lever(draw, case, k) for k in range(count)]
    return case


def _literal(draw: Draw) -> str:
    option = pick(draw, EVERY)
    return pick(draw, (option, f"not {option}", f"{option} == yes", f"not {option} == yes"))


def _both(draw: Draw) -> str:
    return f"{_literal(draw)} and {_literal(draw)}"


def _wish(draw: Draw) -> str:
    return _literal(draw) if flip(draw, 60) else _both(draw)


def _lever(draw: Draw, case: Case, k: int) -> Case:
    party, option, cat = pick(draw, ("ann", "bob")), pick(draw, EVERY), case["preferences"]["cat"]
    concern = {"party": party, "concern": f"c{draw(0, 3)}", "places": draw(1, 3)}
    kind = pick(draw, KINDS)
    if kind == "add":
        effect: Case = {"add_concern": {"party": party, "want": _wish(draw), "before": "c1"}}
    elif kind in ("raise", "lower"):
        effect = {f"{kind}_concern": concern}
    elif kind == "one-way":
        effect = {"make_one_way": {"option": option, "change": pick(draw, ("up", "down"))}}
    elif kind == "remove":
        effect = {"remove_option": {"option": option}}
    elif kind == "level":
        effect = {"add_option_level": {"option": option, "level": f"l{k}"}}
    elif kind == "bar":
        effect = {"bar_move": {"from": _literal(draw), "to": _literal(draw)}}
    else:
        statement = pick(draw, (_wish(draw), *cat["weights"]))
        effect = {"compensate": {"party": "cat", "statement": statement, "weight": draw(1, 3)}}
        if flip(draw, 40):
            effect["compensate"]["payer"] = "dan"
    return {"id": f"l{k}", "by": "UN", "cost": draw(0, 3), "effect": effect}
