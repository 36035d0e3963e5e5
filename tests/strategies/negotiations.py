"""Random negotiations, as plain data and as the files of Genius and GeniusWeb."""

import json
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from hypothesis import strategies as st

from tests.oracles.negotiation import Issues

NAMES = ("Water", "Price", "price!", "Länge", "水", "true", "2 & <more>", '"quoted"')
VALUES = ("all", "no", "-1", "1", "0.50", "0.5", "All", "not", "ÄÖ", "a,b", "'x'", "{}")
NUMBERS = ("0", "1", "0.1", "0.25", "3", "7", "2.0", "1e-3", "0.333333333333333315", "-0.5")
ABOVE_0 = ("1", "3", "0.7", "2.50E0")


class Negotiation(NamedTuple):
    """The values of every issue, and for each party what it says of them and of no agreement."""

    values: dict[str, list[str]]
    profiles: list[Issues]
    without: list[Any]


@st.composite
def negotiations(draw: st.DrawFn, /, *, web: bool) -> Negotiation:
    """Draw up to four issues with up to four values, and up to three parties."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
    parties = draw(st.integers(1, 3))
    values: dict[str, list[str]] = {}
    profiles: list[dict[str, Any]] = [{} for _ in range(parties)]
    for name in names:
        if draw(st.booleans()):
            few = st.lists(st.sampled_from(VALUES), min_size=1, max_size=4, unique=True)
            values[name] = draw(few)
            for profile in profiles:
                profile[name] = {"listed": _evaluations(draw, values[name])}
        else:
            low, count = draw(st.integers(-3, 3)), draw(st.integers(2, 4))
            values[name] = [str(low + k) for k in range(count)]
            for profile in profiles:
                line = {"low": str(low), "high": values[name][-1]}
                for key in ("at_low", "at_high") if web else ("offset", "slope"):
                    line[key] = draw(st.sampled_from(NUMBERS))
                profile[name] = {"line": line}
        for profile in profiles:
            profile[name]["weight"] = draw(st.sampled_from(NUMBERS))
    without: list[Any]
    if web:
        bid = st.fixed_dictionaries({name: st.sampled_from(values[name]) for name in names})
        without = [draw(st.none() | bid) for _ in profiles]
    else:
        without = [draw(st.none() | st.sampled_from(NUMBERS)) for _ in profiles]
    return Negotiation(values, list(profiles), without)


def _evaluations(draw: st.DrawFn, values: list[str]) -> dict[str, str]:
    found = {value: draw(st.sampled_from(NUMBERS)) for value in values}
    found[draw(st.sampled_from(values))] = draw(st.sampled_from(ABOVE_0))
    return found


def genius_files(drawn: Negotiation) -> tuple[str, list[str]]:
    """Write the XML of a domain, and of its profiles."""
    numbered = list(enumerate(drawn.values, start=1))
    domain = "".join(_issue(drawn, k, name, {}) for k, name in numbered)
    texts = []
    for says, without in zip(drawn.profiles, drawn.without, strict=True):
        issues = "".join(_issue(drawn, k, name, says[name]) for k, name in reversed(numbered))
        weights = (f'<weight index="{k}" value="{says[name]["weight"]}"/>' for k, name in numbered)
        body = f'<objective index="0">{"".join(weights)}{issues}</objective>'
        kept = "" if without is None else f'<reservation value="{without}"/>'
        texts.append(f"<utility_space>{body}{kept}</utility_space>")
    space = f'<utility_space><objective index="0">{domain}</objective></utility_space>'
    return f"<negotiation_template>{space}</negotiation_template>", texts


def _issue(drawn: Negotiation, index: int, name: str, says: Any) -> str:
    first = drawn.profiles[0][name]
    values = drawn.values[name]
    if "line" in first:
        ends = f'lowerbound="{values[0]}" upperbound="{values[-1]}"'
        inner = ""
        if says:
            slope, offset = says["line"]["slope"], says["line"]["offset"]
            inner = f'<evaluator ftype="linear" slope="{slope}" offset="{offset}"/>'
        return (
            f'<issue name={quoteattr(name)} index="{index}" type="integer" {ends}>{inner}</issue>'
        )
    listed = (
        f"<item value={quoteattr(it)}"
        + (f' evaluation="{says["listed"][it]}"' if says else "")
        + "/>"
        for it in values
    )
    return f'<issue name={quoteattr(name)} index="{index}">{"".join(listed)}</issue>'


def geniusweb_files(drawn: Negotiation) -> tuple[str, list[str]]:
    """Write the JSON of a domain, and of its profiles."""
    issues: dict[str, Any] = {}
    for name, values in drawn.values.items():
        if "line" in drawn.profiles[0][name]:
            issues[name] = {"range": [int(values[0]), int(values[-1]), 1]}
        else:
            issues[name] = {"values": values}
    domain = {"name": "drawn", "issuesValues": issues}
    texts = []
    for k, (says, bid) in enumerate(zip(drawn.profiles, drawn.without, strict=True)):
        space = {
            "issueUtilities": {name: _utilities(says[name]) for name in says},
            "issueWeights": {name: f"#{says[name]['weight']}#" for name in says},
            "domain": domain,
            "name": f"p{k}",
            "reservationBid": None if bid is None else {"issuevalues": bid},
        }
        text = json.dumps({"LinearAdditiveUtilitySpace": space}, ensure_ascii=False)
        # Numbers stand in the file as they were drawn: JSON of Python would write them anew.
        texts.append(text.replace('"#', "").replace('#"', ""))
    return json.dumps(domain), texts


def _utilities(says: Any) -> Any:
    if "listed" in says:
        listed = {value: f"#{utility}#" for value, utility in says["listed"].items()}
        return {"DiscreteValueSetUtilities": {"valueUtilities": listed}}
    line = says["line"]
    ends = {"lowValue": line["low"], "lowUtility": line["at_low"]}
    ends |= {"highValue": line["high"], "highUtility": line["at_high"]}
    return {"NumberValueSetUtilities": {key: f"#{it}#" for key, it in ends.items()}}
