"""Random .gmcr files, always valid: options in any order among the decision makers."""

from typing import Any

from hypothesis import strategies as st

from tests.oracles.gmcr import states

File = dict[str, Any]


@st.composite
def gmcr_files(draw: st.DrawFn) -> File:
    """Files with up to three decision makers and five options, and at least one outcome."""
    count = draw(st.integers(1, 5))
    owners = [draw(st.integers(0, 2)) for _ in range(count)]
    order = draw(st.permutations(range(count)))
    makers = [[k for k in order if owners[k] == maker] for maker in range(3)]
    directions = st.sampled_from(["both", "both", "fwd", "back"])
    conjunction = st.lists(
        st.tuples(st.integers(0, count - 1), st.sampled_from("YN")).map(list),
        min_size=1,
        max_size=3,
    )
    members = st.lists(conjunction, min_size=1, max_size=3)
    compound = members.map(lambda them: {"compound": True, "members": them})
    statement = st.one_of(conjunction, compound)
    file: File = {
        "options": [
            {"name": f"Option {k}", "permittedDirection": draw(directions)} for k in range(count)
        ],
        "infeasibles": [],
        "useManualPreferenceRanking": draw(st.booleans()),
    }
    for it in draw(st.lists(conjunction, max_size=3)):
        if len(states(file | {"infeasibles": [*file["infeasibles"], it]})) > 0:
            file["infeasibles"].append(it)
    numbers = range(1, len(states(file)) + 1)
    file["decisionMakers"] = [
        {
            "name": f"Maker {m}",
            "options": own,
            "preferences": draw(st.lists(statement, max_size=4)),
            "preferenceRanking": _tiers(draw, draw(st.permutations(numbers))),
        }
        for m, own in enumerate(makers)
    ]
    return file


def _tiers(draw: st.DrawFn, numbers: list[int]) -> list[Any]:
    tiers: list[list[int]] = []
    for number in numbers:
        if tiers and draw(st.integers(0, 2)) == 0:
            tiers[-1].append(number)
        else:
            tiers.append([number])
    return [tier if len(tier) > 1 else tier[0] for tier in tiers]
