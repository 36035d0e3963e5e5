"""The same negotiation by NegMAS, for `negotiation.py`, which starts this in another interpreter.

Tables (option by party by level) are read as JSON from standard input; the seconds that the Pareto
front and the bargaining points take, and how many points the front has, are written as JSON.
NegMAS is called through what it publishes, and nothing of it is part of Comity.
"""

import json
import sys
from time import perf_counter

from negmas.outcomes import make_issue, make_os  # type: ignore[import-not-found]
from negmas.preferences import (  # type: ignore[import-not-found]
    LinearAdditiveUtilityFunction,
    kalai_points,
    ks_points,
    max_welfare_points,
    nash_points,
    pareto_frontier,
)

POINTS = (nash_points, ks_points, kalai_points, max_welfare_points)


def main() -> None:
    """Read tables, compute, and write what it took."""
    tables = json.load(sys.stdin)
    issues = [
        make_issue([f"l{k}" for k in range(len(table[0]))], f"i{number}")
        for number, table in enumerate(tables)
    ]
    space = make_os(issues)
    parties = [
        LinearAdditiveUtilityFunction(
            {
                f"i{number}": {f"l{k}": float(worth) for k, worth in enumerate(table[party])}
                for number, table in enumerate(tables)
            },
            weights={f"i{number}": 1.0 for number in range(len(tables))},
            outcome_space=space,
            reserved_value=0.0,
        )
        for party in range(len(tables[0]))
    ]
    began = perf_counter()
    front, _ = pareto_frontier(parties, issues=issues)
    between = perf_counter()
    for points in POINTS:
        points(parties, front, outcome_space=space)
    ended = perf_counter()
    found = {"points": len(front), "front": between - began, "bargaining": ended - between}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
