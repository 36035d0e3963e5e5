"""Random disputes in graph form."""

import random
from typing import Any

from tests.strategies.draws import NAMES, Case, Draw, Features, flip, pick
from tests.strategies.preferences import ranking


def graph(draw: Draw, features: Features) -> Case:
    """Make a graph; `limit` is the most outcomes, and every party but one may lack moves."""
    names = [f"S{number}" for number in range(1, draw(2, features.limit) + 1)]
    pairs = [[a, b] for a in names for b in names if a != b]
    parties = [{"id": name, "name": name.title()} for name in NAMES[: draw(2, features.parties)]]
    moves: dict[str, list[list[str]]] = {}
    for place, party in enumerate(parties):
        if place and features.affected and flip(draw, 15):
            party["kind"] = "affected"
        elif not place or not flip(draw, 15):
            percent = pick(draw, (15, 30, 50))
            moves[party["id"]] = [pair for pair in pairs if flip(draw, percent)]
    moves[NAMES[0]] = moves[NAMES[0]] or [pairs[0]]
    case: Case = {"comity": 1, "id": "random", "title": "Random graph", "parties": parties}
    case |= {"graph": {"outcomes": names, "moves": moves}, "preferences": {}}
    if features.status_quo and flip(draw, 50):
        case["status_quo"] = pick(draw, names)
    for party in parties:
        case["preferences"][party["id"]] = {"ranking": order(draw, names, ties=features.ties)}
    return case


def meshed(rng: random.Random, parties: int, outcomes: int, moves: int) -> Case:
    """Make a graph in which each party has so many moves, so that replies are many or long."""
    names = [f"S{number}" for number in range(1, outcomes + 1)]
    pairs = [[a, b] for a in names for b in names if a != b]
    movers = list(NAMES[:parties])
    return {
        "comity": 1,
        "id": "meshed",
        "title": "Meshed graph",
        "parties": [{"id": it, "name": it} for it in movers],
        "graph": {"outcomes": names, "moves": {it: rng.sample(pairs, moves) for it in movers}},
        "preferences": {it: {"ranking": rng.sample(names, outcomes)} for it in movers},
    }


def order(draw: Draw, names: list[str], *, ties: bool) -> list[Any]:
    """Rank the outcomes of a graph, by name or by number."""
    tiers = ranking(draw, [[n] for n, _ in enumerate(names, start=1)], ties=ties)
    named = [[names[n - 1] if flip(draw, 50) else n for n in tier] for tier in tiers]
    return [tier if len(tier) > 1 else tier[0] for tier in named]
