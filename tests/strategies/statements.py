"""Random statements about the options of a case."""

from collections.abc import Mapping

from tests.oracles import holds
from tests.oracles.space import levels
from tests.strategies.draws import Case, Draw, Steps, flip, pick


def narrow(draw: Draw, steps: Steps) -> str:
    """Make a statement that mostly holds at few outcomes."""
    if flip(draw, 25):
        return statement(draw, steps)
    return " and ".join(negation(draw, steps, 0) for _ in range(draw(2, 3)))


def false_at(draw: Draw, case: Case, anchor: Mapping[str, str]) -> str:
    """Make a statement, mostly a narrow one, that leaves the anchor feasible."""
    steps = levels(case)
    text = narrow(draw, steps)
    if holds(text, anchor, steps):
        first = negation(draw, steps, 0)
        false_one = f"not ({first})" if holds(first, anchor, steps) else first
        return f"({text}) and {false_one}"
    return text


def statement(draw: Draw, steps: Steps, depth: int = 1) -> str:
    left = _either(draw, steps, depth)
    form = pick(draw, ("", "", "", "", "", "", "if", "iff"))
    return f"{left} {form} {_either(draw, steps, depth)}" if form else left


def _either(draw: Draw, steps: Steps, depth: int) -> str:
    parts = []
    for _ in range(1 + flip(draw, 25)):
        both = [negation(draw, steps, depth) for _ in range(1 + flip(draw, 30))]
        parts.append(" and ".join(both))
    return " or ".join(parts)


def negation(draw: Draw, steps: Steps, depth: int) -> str:
    return ("not " if flip(draw, 25) else "") + _atom(draw, steps, depth)


def _atom(draw: Draw, steps: Steps, depth: int) -> str:
    forms = ("option", "option", "==", ">=", "word", "brackets", "count")
    form = pick(draw, forms if depth else forms[:4])
    option = pick(draw, sorted(steps))
    if form == "option":
        return option
    if form == "word":
        return pick(draw, ("true", "false"))
    if form == "brackets":
        return f"({statement(draw, steps, depth - 1)})"
    if form == "count":
        parts = [statement(draw, steps, depth - 1) for _ in range(draw(1, 3))]
        kind = pick(draw, ("at_least", "at_most", "exactly"))
        return f"{kind}({', '.join([str(draw(0, len(parts))), *parts])})"
    return f"{option} {form} {pick(draw, steps[option])}"
