"""Levers of third parties, added to a case: valid ones only, of every kind that fits the case."""

from collections.abc import Callable
from fractions import Fraction

from tests.oracles.space import levels, options
from tests.strategies.draws import Case, Draw, flip, pick
from tests.strategies.statements import negation, statement

COSTS: tuple[int | float | str, ...] = (1, 2, 0, 3, 0.5, "1/3")
GAINS: tuple[int | float | str, ...] = (1, 2, 5, 0.25, "2/3")
Effect = dict[str, Case]


def levers(draw: Draw, case: Case) -> None:
    """Let third parties offer up to five levers; some touch the same concern or option."""
    kinds = [make for make, fits in KINDS.items() if fits(case)]
    rows = []
    for k in range(draw(1, 5) if kinds else 0):
        row: Case = {"id": f"lever-{k}", "by": pick(draw, ("UN", case["parties"][0]["id"]))}
        row |= {"cost": pick(draw, COSTS), "effect": pick(draw, kinds)(draw, case)}
        if flip(draw, 30):
            row |= {"label": f"Lever {k}", "source": "modeller"}
        rows.append(row)
    case["levers"] = rows


def _who(case: Case, kind: str) -> list[str]:
    """List the parties with preferences of a kind that say something."""
    return [party for party, wanted in case["preferences"].items() if wanted.get(kind)]


def add_concern(draw: Draw, case: Case) -> Effect:
    party = pick(draw, _who(case, "concerns"))
    added = {"party": party, "want": statement(draw, levels(case))}
    if flip(draw, 60):
        added["before"] = pick(draw, case["preferences"][party]["concerns"])["id"]
    return {"add_concern": added}


def shift_concern(draw: Draw, case: Case) -> Effect:
    party = pick(draw, _who(case, "concerns"))
    shifted = {
        "party": party,
        "concern": pick(draw, case["preferences"][party]["concerns"])["id"],
        "places": draw(1, 3),
    }
    return {pick(draw, ("raise_concern", "lower_concern")): shifted}


def weigh(draw: Draw, case: Case) -> Effect:
    party = pick(draw, _who(case, "weights"))
    weights = case["preferences"][party]["weights"]
    text = pick(draw, list(weights))
    now, gain = Fraction(str(weights[text])), Fraction(str(pick(draw, GAINS)))
    kind, new = pick(draw, (("raise_concern", now + gain), ("lower_concern", now - gain)))
    return {kind: {"party": party, "concern": text, "weight": str(new)}}


def compensate(draw: Draw, case: Case) -> Effect:
    party, weights = pick(draw, _who(case, "weights")), case["preferences"]
    known = list(weights[party]["weights"])
    text = pick(draw, known) if flip(draw, 40) else statement(draw, levels(case))
    paid = {"party": party, "statement": text, "weight": pick(draw, GAINS)}
    payers = [other for other in _who(case, "weights") if other != party]
    if payers and flip(draw, 50):
        paid["payer"] = pick(draw, payers)
    return {"compensate": paid}


def _one_ways(case: Case) -> list[tuple[str, str]]:
    """List options with a direction that they do not have alone, and that leaves joint ones one."""
    return [
        (option.id, change)
        for option in options(case)
        for change in ("up", "down")
        if option.change != change and (option.owner is not None or option.change == "any")
    ]


def make_one_way(draw: Draw, case: Case) -> Effect:
    option, change = pick(draw, _one_ways(case))
    return {"make_one_way": {"option": option, "change": change}}


def remove_option(draw: Draw, case: Case) -> Effect:
    return {"remove_option": {"option": pick(draw, options(case)).id}}


def add_option_level(draw: Draw, case: Case) -> Effect:
    added = {"option": pick(draw, options(case)).id, "level": "added"}
    return {"add_option_level": added | ({"name": "One more"} if flip(draw, 30) else {})}


def bar_move(draw: Draw, case: Case) -> Effect:
    if "graph" in case:
        arcs = [(party, *arc) for party, moves in case["graph"]["moves"].items() for arc in moves]
        mover, here, there = pick(draw, arcs)
        movers = [mover]
    else:
        movers = [party["id"] for party in case["parties"] if party.get("options")]
        here, there = (negation(draw, levels(case), 0) for _ in range(2))
    barred = {"from": here, "to": there}
    whose = {"party": pick(draw, movers)} if movers and flip(draw, 50) else {}
    return {"bar_move": barred | whose}


def _ranked(case: Case) -> bool:
    """Say whether anybody has a ranking, in a view perhaps, or as an alternative."""
    seen = [view.get("preferences", {}) for view in case.get("views", {}).values()]
    other = [it for said in case.get("known", {}).values() for it in said.get("alternatives", [])]
    if any("ranking" in it.get("preference", {}) for it in other):
        return True
    return any("ranking" in it for all_of in (case["preferences"], *seen) for it in all_of.values())


KINDS: dict[Callable[[Draw, Case], Effect], Callable[[Case], bool]] = {
    bar_move: bool,
    remove_option: lambda case: "graph" not in case and case.get("status_quo") is not None,
    make_one_way: lambda case: "graph" not in case and bool(_one_ways(case)),
    add_option_level: lambda case: "graph" not in case and not _ranked(case),
    add_concern: lambda case: bool(_who(case, "concerns")),
    shift_concern: lambda case: bool(_who(case, "concerns")),
    weigh: lambda case: bool(_who(case, "weights")),
    compensate: lambda case: bool(_who(case, "weights")),
}
"""Each kind of effect, and when it fits a case."""
