"""Steps, safe paths, least exposure, temptations and what stands in the way, by their definitions.

Outcomes are named by their numbers; combinations that only a lifted rule lets pass, by a text.
"""

import itertools
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from .preferences import ranks
from .space import Case, Levels, Option, arcs, classes, feasible, levels, options
from .statements import holds

Node = int | str
Lifted = Collection[tuple[str, int]]
Pairs = Mapping[tuple[Node, Node], tuple[str, ...]]


class Way(NamedTuple):
    """A path: its outcomes, and who takes each step."""

    outcomes: tuple[Node, ...]
    movers: tuple[tuple[str, ...], ...]


def steps(case: Case, size: int, without: Iterable[str] = (), lifted: Lifted = ()) -> Pairs:
    """Map every pair of outcomes that one step joins to the parties of the step.

    Of several steps between two classes, the one by the fewest parties counts, then the one
    between the members with the smallest numbers; in graph form, the first party's.
    """
    names = [party["id"] for party in case["parties"]]
    if "graph" in case:
        by_party = arcs(case)
        joins = [(pair, name) for name in reversed(names) for pair in by_party.get(name, ())]
        return {pair: (name,) for pair, name in joins}
    best: dict[tuple[Node, Node], tuple[int, int, int]] = {}
    found: dict[tuple[Node, Node], tuple[str, ...]] = {}
    where = _combinations(case, lifted)
    for (a, (s, before)), (b, (t, after)) in itertools.permutations(enumerate(where), 2):
        movers = _movers(case, before, after, size, list(without), lifted)
        if s != t and movers is not None:
            key = (len(movers), a, b)
            if (s, t) not in best or key < best[s, t]:
                best[s, t], found[s, t] = key, tuple(n for n in names if n in movers)
    return found


def _combinations(case: Case, lifted: Lifted) -> list[tuple[Node, Levels]]:
    """List the combinations of levels that may be passed, each with its outcome."""
    outcome_of = {n: min(members) for members in classes(case) for n in members}
    named = {str(at): outcome_of[n] for n, at in feasible(case).items()}
    texts = case.get("infeasible", [])
    kept = [text for k, text in enumerate(texts) if ("infeasible", k) not in lifted]
    wider = feasible({**case, "infeasible": kept})
    return [(named.get(str(at), str(at)), at) for at in wider.values()]


def _movers(
    case: Case, before: Levels, after: Levels, size: int, without: list[str], lifted: Lifted
) -> set[str] | None:
    """Say who takes part in the step from one combination to another; None: it is no step."""
    listed = options(case)
    changed = [(k, o) for k, o in enumerate(listed) if before[o.id] != after[o.id]]
    for k, option in changed:
        rises = option.levels.index(after[option.id]) > option.levels.index(before[option.id])
        change = "any" if ("change", k) in lifted else option.change
        barred = {tag for n, tag in enumerate(without) if ("without", n) not in lifted}
        if change != "any" and (change == "up") != rises:
            return None
        if rises and barred & set(_tags(case, option)):
            return None
    owners = {option.owner for _, option in changed if option.owner is not None}
    issues = [option.id for _, option in changed if option.owner is None]
    consent = {
        name
        for k, row in enumerate(case.get("joint_options", []))
        if row["id"] in issues and ("consent", k) not in lifted
        for name in row["consent"]
    }
    if not issues and len(owners) == 1:
        (mover,) = owners
        return None if _forbidden(case, mover, before, after, lifted) else owners
    agreement = not owners and len(issues) == 1
    return owners | consent if agreement or len(owners | consent) <= size else None


def _tags(case: Case, option: Option) -> list[str]:
    rows = [row for party in case["parties"] for row in party.get("options", [])]
    (tags,) = [
        row.get("tags", [])
        for row in rows + case.get("joint_options", [])
        if row["id"] == option.id
    ]
    return list(tags)


def _forbidden(case: Case, mover: str, before: Levels, after: Levels, lifted: Lifted) -> bool:
    known = levels(case)
    return any(
        holds(row["from"], before, known) and holds(row["to"], after, known)
        for k, row in enumerate(case.get("forbidden_moves", []))
        if ("forbidden", k) not in lifted and row.get("party", mover) == mover
    )


def distances(joins: Pairs, start: Node, passable: Collection[Node]) -> dict[Node, int]:
    """Give the fewest steps from the start to everything that can be reached."""
    found: dict[Node, int] = {start: 0}
    layer = {start}
    while layer:
        layer = {t for s, t in joins if s in layer and t in passable and t not in found}
        found |= dict.fromkeys(layer, max(found.values()) + 1)
    return found


def chosen_path(joins: Pairs, start: Node, target: Node, passable: Collection[Node]) -> Way | None:
    """Give the shortest path that is chosen.

    From its end: the step by the fewest parties, then from the outcome of the smallest number.
    """
    distance = distances(joins, start, passable)
    if target not in distance:
        return None
    outcomes: list[Node] = [target]
    movers: list[tuple[str, ...]] = []
    while outcomes[0] != start:
        here = outcomes[0]
        before = [s for s in distance if distance[s] == distance[here] - 1 and (s, here) in joins]
        origin = min(before, key=lambda s: (len(joins[s, here]), s))
        outcomes.insert(0, origin)
        movers.insert(0, joins[origin, here])
    return Way(tuple(outcomes), tuple(movers))


def least_exposure(
    joins: Pairs, start: Node, targets: Collection[Node], drop: Mapping[Node, int]
) -> tuple[int, int] | None:
    """Give the smallest largest drop on a path to some target, and the fewest steps with it.

    All pairs of an outcome and the largest drop met so far are walked through.
    """
    layer: set[tuple[Node, int]] = {(start, 0)}
    seen = set(layer)
    steps_to = dict.fromkeys(layer, 0)
    count = 0
    while layer:
        count += 1
        after = {(t, max(worst, drop[t])) for s, t in joins for at, worst in layer if at == s}
        layer = after - seen
        seen |= layer
        steps_to |= dict.fromkeys(layer, count)
    ends = [(worst, number) for (at, worst), number in steps_to.items() if at in targets]
    return min(ends) if ends else None


def temptations(case: Case, status_quo: int, path: Iterable[int]) -> list[tuple[object, ...]]:
    """List (place on the path, party, outcome it improves to, whom that takes below)."""
    rank, moves = ranks(case), arcs(case)
    found: list[tuple[object, ...]] = []
    for at, here in enumerate(path):
        for j, pairs in moves.items():
            for s, t in sorted(pairs):
                below = [i for i in rank if rank[i][t] < min(rank[i][status_quo], rank[i][here])]
                if s == here and rank[j][t] > rank[j][here] and below:
                    found.append((at, j, t, tuple(below)))
    return found


def rules(case: Case, without: Iterable[str]) -> list[tuple[str, int]]:
    """List the rules that bind the steps of a case, those first that are last to be blamed."""
    listed = [] if "graph" in case else options(case)
    return [
        *(("infeasible", k) for k, _ in enumerate(case.get("infeasible", []))),
        *(("change", k) for k, option in enumerate(listed) if option.change != "any"),
        *(("forbidden", k) for k, _ in enumerate(case.get("forbidden_moves", []))),
        *(("consent", k) for k, _ in enumerate(case.get("joint_options", []))),
        *(("without", k) for k, _ in enumerate(without)),
        ("safety", 0),
    ]


def opens(
    case: Case,
    start: int,
    target: int,
    safe: Collection[int],
    size: int,
    without: Iterable[str],
    lifted: Lifted,
) -> bool:
    """Say whether a path leads to the target when some rules are lifted."""
    joins = steps(case, size, without, lifted)
    numbers = {min(members) for members in classes(case)}
    unsafe = set() if ("safety", 0) in lifted else numbers - set(safe)
    passable = {t for _, t in joins if t not in unsafe}
    return target in distances(joins, start, passable)
