"""What may be said besides, added to a case: strength, doubt, attitudes, views, levers, and so on.

Every function adds to a valid case, in the words of case files, and leaves it valid.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations, product
from typing import Any

from hypothesis import strategies as st

from tests.oracles.known import chained
from tests.oracles.space import classes, feasible, first_members, levels, options, pattern
from tests.strategies.draws import Case, Draw, Features, flip, pick
from tests.strategies.graphs import order
from tests.strategies.levers import levers
from tests.strategies.preferences import matching, preference, widened
from tests.strategies.statements import narrow

MARKERS = (">", ">>", ">>", ">>>")
SHARES: tuple[float | str, ...] = (0.5, 0, 1, 0.25, 0.7, 0.75, "1/3", "2/3")
OPPOSITE: dict[float | str, float | str] = dict(
    zip(SHARES, (0.5, 1, 0, 0.75, 0.3, 0.25, "2/3", "1/3"), strict=True)
)
THRESHOLDS: tuple[float | str, ...] = (1, 0.5, 0.4, 0.2, "1/3")
WIDTHS = (Fraction(0), Fraction(1), Fraction(1, 4), Fraction(2, 3))
Pair = tuple[int | str, int | str]


def strength(draw: Draw, case: Case) -> None:
    """Say by how much: markers between tiers of rankings, and strengths of concerns."""
    for wanted in _preferences(case):
        if "ranking" in wanted:
            wanted["ranking"] = list(_marked(draw, wanted["ranking"]))
        for concern in wanted.get("concerns", []):
            if flip(draw, 50):
                concern["strength"] = draw(1, 3)


def unknown(draw: Draw, case: Case) -> None:
    """Leave some comparisons open; a pattern stands for all its outcomes."""
    case["unknown"] = {
        party: [list(pair) for pair in _pairs(draw, case)] for party in _some_parties(draw, case)
    }


def likely(draw: Draw, case: Case) -> None:
    """Make some comparisons probable only; both ways are at times said, and may leave a rest."""
    case["likely"] = {}
    for party in _some_parties(draw, case):
        rows = []
        for a, b in _apart(draw, case):
            chance = pick(draw, SHARES)
            rows.append({"outcome": a, "over": b, "chance": chance})
            if flip(draw, 30):
                rest = pick(draw, (OPPOSITE[chance], 0))
                rows.append({"outcome": b, "over": a, "chance": rest})
        case["likely"][party] = rows


def fuzzy(draw: Draw, case: Case) -> None:
    """Give some parties a threshold, and degrees of some comparisons."""
    case["fuzzy"] = {}
    for party in _some_parties(draw, case):
        rows = []
        for a, b in _apart(draw, case):
            degree = pick(draw, SHARES)
            rows.append({"outcome": a, "over": b, "degree": degree})
            if flip(draw, 20):
                rows.append({"outcome": b, "over": a, "degree": OPPOSITE[degree]})
        case["fuzzy"][party] = {"threshold": pick(draw, THRESHOLDS), "pairs": rows}


def attitudes(draw: Draw, case: Case) -> None:
    """Say what some parties wish some others, or themselves."""
    parties = [party["id"] for party in case["parties"]]
    kinds = ("positive", "negative", "neutral")
    case["attitudes"] = {
        party: {other: pick(draw, kinds) for other in parties if flip(draw, 50)}
        for party in _some_parties(draw, case)
    }


def views(draw: Draw, case: Case) -> None:
    """Let some parties see others' preferences, or the outcomes, as they are not."""
    case["views"] = {}
    for viewer in _movers(case):
        if not flip(draw, 60):
            continue
        seen: Case = {}
        others = [party["id"] for party in case["parties"] if party["id"] != viewer]
        wrong = [other for other in others if flip(draw, 50)]
        if wrong:
            seen["preferences"] = {other: _preference(draw, case) for other in wrong}
        if flip(draw, 50):
            seen["unseen"] = _unseen(draw, case)
        case["views"][viewer] = seen


def known(draw: Draw, case: Case) -> None:
    """Say of some parties what is known of what they want, in one of the forms that fit."""
    case["known"] = {}
    for party in _some_parties(draw, case):
        wanted = case["preferences"][party]
        fitting = {"concerns": (before, dont_know), "weights": (bounds,)}
        forms = [alternatives, *(it for kind in wanted for it in fitting.get(kind, ()))]
        case["known"][party] = pick(draw, forms)(draw, case, wanted)


def alternatives(draw: Draw, case: Case, _wanted: Case) -> Case:
    """Draw up to three preferences with chances that make 1 together; the stated one at times."""
    shares = [draw(1, 4) for _ in range(draw(1, 3))]
    rows = []
    for share in shares:
        other = {"preference": _preference(draw, case)} if flip(draw, 70) else {}
        rows.append({"chance": f"{share}/{sum(shares)}"} | other)
    return {"alternatives": rows}


def before(draw: Draw, _case: Case, wanted: Case) -> Case:
    """Draw chains that agree with the written order; groups in which nothing follows from them."""
    ids = [it["id"] for it in wanted["concerns"]]
    some = [[it for it in ids if flip(draw, 50)] for _ in range(draw(0, 3))]
    said: Case = {"before": [chain for chain in some if len(chain) > 1]}
    open_ = [it for it in combinations(ids, 2) if it not in chained(said["before"])]
    return said | ({"dont_know": [list(pick(draw, open_))]} if open_ and flip(draw, 30) else {})


def dont_know(draw: Draw, _case: Case, wanted: Case) -> Case:
    """Draw concerns that stand one after another: whatever else is known, no order follows."""
    ids = [it["id"] for it in wanted["concerns"]]
    groups = []
    for _ in range(draw(0, 2) if len(ids) > 1 else 0):
        first = draw(0, len(ids) - 2)
        groups.append(ids[first : draw(first + 2, len(ids))])
    return {"dont_know": groups}


def bounds(draw: Draw, _case: Case, wanted: Case) -> Case:
    """Draw bounds that hold the stated weights; some leave nothing open."""
    said: Case = {}
    for text, weight in wanted["weights"].items():
        low, high = (Fraction(str(weight)) + sign * pick(draw, WIDTHS) for sign in (-1, 1))
        said |= {text: [str(low), str(high)]} if flip(draw, 60) else {}
    return {"weights": said}


PARTS: dict[str, Callable[[Draw, Case], None]] = {
    "views": views,
    "known": known,
    "strength": strength,
    "unknown": unknown,
    "likely": likely,
    "fuzzy": fuzzy,
    "attitudes": attitudes,
    "levers": levers,
}
"""Views first, so that what they hold may have strengths too; levers, which heed rankings, last."""


def enrich(draw: Draw, case: Case, *parts: str) -> Case:
    """Add the named parts, all of them where none is named; returns the case itself."""
    for name, add in PARTS.items():
        if name in parts or not parts:
            add(draw, case)
    return case


@st.composite
def enriched(draw: st.DrawFn, /, cases: st.SearchStrategy[Case], *parts: str) -> Case:
    """Cases of a strategy with the named parts: ``enriched(disputes(limit=16), "unknown")``."""
    return enrich(lambda low, high: draw(st.integers(low, high)), draw(cases), *parts)


def refs(case: Case) -> dict[int | str, set[int]]:
    """Everything that names outcomes on its own: numbers, then patterns or names."""
    found: dict[int | str, set[int]] = {}
    if "graph" in case:
        names = case["graph"]["outcomes"]
        found |= {number: {number} for number, _ in enumerate(names, start=1)}
        return found | {name: {number} for number, name in enumerate(names, start=1)}
    first, patterns = first_members(case), _patterns(case)
    found |= {number: {first[number]} for number in patterns}
    return found | {text: {first[number]} for number, text in patterns.items()}


def _preferences(case: Case) -> Iterator[Case]:
    yield from case["preferences"].values()
    for view in case.get("views", {}).values():
        yield from view.get("preferences", {}).values()
    for said in case.get("known", {}).values():
        yield from (it["preference"] for it in said.get("alternatives", []) if "preference" in it)


def _marked(draw: Draw, ranking: list[Any]) -> Iterator[Any]:
    for place, tier in enumerate(ranking):
        if place and flip(draw, 40):
            yield pick(draw, MARKERS)
        yield tier


def _some_parties(draw: Draw, case: Case) -> list[str]:
    return [party["id"] for party in case["parties"] if flip(draw, 60)]


def _movers(case: Case) -> list[str]:
    if "graph" in case:
        return [party["id"] for party in case["parties"] if case["graph"]["moves"].get(party["id"])]
    return [party["id"] for party in case["parties"] if party.get("options")]


def _patterns(case: Case) -> dict[int, str]:
    listed = options(case)
    return {number: pattern(listed, at) for number, at in feasible(case).items()}


def _pairs(draw: Draw, case: Case) -> Iterator[Pair]:
    """Draw up to three pairs of refs that stand for at least one comparison."""
    for _ in range(draw(0, 3)):
        (a, meant), (b, other) = _ref(draw, case), _ref(draw, case)
        if len(meant | other) > 1 and a != b:
            yield a, b


def _apart(draw: Draw, case: Case) -> Iterator[Pair]:
    """Draw pairs of refs of which no two compare the same outcomes."""
    compared: set[frozenset[int]] = set()
    for _ in range(draw(0, 3)):
        (a, meant), (b, other) = _ref(draw, case), _ref(draw, case)
        both = {frozenset(it) for it in product(meant, other)}
        if not meant & other and not both & compared:
            compared |= both
            yield a, b


def _ref(draw: Draw, case: Case) -> tuple[int | str, set[int]]:
    """Draw a ref, and the outcomes it stands for; in option form it may be a wide pattern."""
    known = refs(case)
    name = pick(draw, list(known))
    if "graph" in case or isinstance(name, int) or flip(draw, 50):
        return name, known[name]
    patterns, first = _patterns(case), first_members(case)
    near = {number for number in patterns if flip(draw, 60)}
    text = widened(patterns, name, near | known[name])
    return text, {first[number] for number in matching(patterns, text)}


def _preference(draw: Draw, case: Case) -> Case:
    if "graph" in case:
        return {"ranking": order(draw, case["graph"]["outcomes"], ties=True)}
    return preference(draw, Features(), case, [sorted(members) for members in classes(case)])


def _unseen(draw: Draw, case: Case) -> list[str]:
    if "graph" in case:
        return [name for name in case["graph"]["outcomes"] if flip(draw, 25)]
    return [narrow(draw, levels(case)) for _ in range(draw(1, 2))]
