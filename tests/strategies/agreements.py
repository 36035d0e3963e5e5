"""Random small disputes in which a good deal hangs on agreement."""

from hypothesis import strategies as st

from tests.oracles.space import classes, options
from tests.strategies.draws import NAMES, Case, Draw, Features, flip, pick
from tests.strategies.preferences import preference
from tests.strategies.statements import false_at


@st.composite
def agreements(draw: st.DrawFn, /) -> Case:
    """Disputes of two to four parties with one to three joint options, and few options of own.

    Consents overlap; somebody affected may be asked, or one party only; nobody may have options of
    their own. There are at most 32 combinations.
    """
    return agreement(lambda low, high: draw(st.integers(low, high)))


def agreement(draw: Draw) -> Case:
    """Make one such dispute with any source of integers."""
    names = NAMES[: draw(2, 4)]
    able = [name for name in names if flip(draw, 50)] if flip(draw, 70) else []
    joint = [_joint(draw, k, names) for k in range(draw(1, max(1, min(3, 4 - len(able)))))]
    asked = {name for row in joint for name in row["consent"]}
    parties = [_party(draw, name, able=name in able, asked=name in asked) for name in names]
    case: Case = {"comity": 1, "id": "random", "title": "Random agreement", "parties": parties}
    case["joint_options"] = joint
    anchor = {option.id: pick(draw, option.levels) for option in options(case)}
    if flip(draw, 60):
        case["infeasible"] = [false_at(draw, case, anchor) for _ in range(draw(1, 2))]
    if flip(draw, 20):
        case["forbidden_moves"] = [{"from": options(case)[0].id, "to": f"not {joint[0]['id']}"}]
    tiers = [sorted(members) for members in classes(case)]
    case["preferences"] = {
        party["id"]: preference(draw, Features(), case, tiers) for party in case["parties"]
    }
    return case


def _joint(draw: Draw, place: int, names: tuple[str, ...]) -> Case:
    consent = [name for name in names if flip(draw, 50)] or [pick(draw, names)]
    row: Case = {"id": f"treaty-{place}", "label": f"Treaty {place}", "consent": consent}
    return row | ({"change": pick(draw, ("any", "up", "down"))} if flip(draw, 30) else {})


def _party(draw: Draw, name: str, *, able: bool, asked: bool) -> Case:
    party: Case = {"id": name, "name": name.title()}
    if able:
        option = {"id": f"{name}-1", "label": name, "change": pick(draw, ("any", "any", "up"))}
        return party | {"options": [option]}
    return party | ({"kind": "affected"} if not asked or flip(draw, 30) else {})
