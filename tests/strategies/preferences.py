"""Random preferences: rankings with patterns and ties, concerns, weights."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tests.oracles.space import feasible, levels, options, pattern
from tests.strategies.draws import Case, Draw, Features, flip, pick
from tests.strategies.statements import statement

WEIGHTS: tuple[float | str, ...] = (
    *(1, 2, 3, -1, -2, 0.1, 0.2, 0.3, -0.3, 2.5, -1.75),
    *("1/3", "-2/7"),
)


def preference(draw: Draw, features: Features, case: Case, tiers: list[list[int]]) -> Case:
    kinds = [kind for kind in ("rankings", "concerns", "weights") if getattr(features, kind)]
    kind = pick(draw, kinds) if features.ties else "rankings"
    if kind == "rankings":
        listed = options(case)
        patterns = {number: pattern(listed, at) for number, at in feasible(case).items()}
        order = ranking(draw, tiers, ties=features.ties)
        return {"ranking": [_tier(draw, patterns, tier) for tier in order]}
    wanted = draw(1, 5) if kind == "concerns" else draw(1, 4)
    texts = [statement(draw, levels(case)) for _ in range(wanted)]
    if kind == "weights":
        weighted: Case = {"weights": {text: pick(draw, WEIGHTS) for text in texts}}
        return weighted | ({"walk_away": pick(draw, WEIGHTS)} if flip(draw, 25) else {})
    wants = enumerate(dict.fromkeys(texts), start=1)
    return {"concerns": [{"id": f"c{k}", "want": text} for k, text in wants]}


def ranking(draw: Draw, tiers: list[list[int]], *, ties: bool) -> list[list[int]]:
    """Order the outcomes by drawn heights, most preferred first; equal heights may tie."""
    heights = [draw(0, len(tiers) - 1) for _ in tiers]
    tied = ties and flip(draw, 60)
    merged: dict[tuple[int, int], list[int]] = {}
    for place, (height, tier) in enumerate(zip(heights, tiers, strict=True)):
        merged.setdefault((height, 0 if tied else place), []).extend(tier)
    return [sorted(merged[key]) for key in sorted(merged)]


def _tier(draw: Draw, patterns: Mapping[int, str], tier: Sequence[int]) -> int | str | list[Any]:
    """Write a tier with numbers, patterns, and patterns that stand for several outcomes."""
    items: list[int | str] = []
    left = set(tier)
    while left:
        number = min(left)
        form = pick(draw, ("number", "number", "pattern", "wildcards"))
        text = patterns[number]
        if form == "wildcards":
            text = widened(patterns, text, left)
        items.append(number if form == "number" else text)
        left -= {number} if form == "number" else matching(patterns, text)
    return items if len(items) > 1 else items[0]


def widened(patterns: Mapping[int, str], text: str, allowed: Collection[int]) -> str:
    """Make a pattern wider, option by option, while it stands for allowed outcomes only."""
    for place in range(len(text)):
        wider = text[:place] + "-" + text[place + 1 :]
        if matching(patterns, wider) <= set(allowed):
            text = wider
    return text


def matching(patterns: Mapping[int, str], text: str) -> set[int]:
    """Give the numbers of the outcomes that a pattern stands for."""
    return {
        number
        for number, exact in patterns.items()
        if all(a in ("-", b) for a, b in zip(text, exact, strict=True))
    }
