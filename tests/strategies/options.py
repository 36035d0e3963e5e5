"""Random disputes in option form."""

from tests.oracles.space import classes, levels, options
from tests.strategies.draws import NAMES, Case, Draw, Features, flip, pick
from tests.strategies.preferences import preference
from tests.strategies.statements import false_at, narrow, statement

LEVELS = {2: ("none", "full"), 3: ("none", "half", "full"), 4: ("none", "half", "full", "max")}


def dispute(draw: Draw, features: Features) -> Case:
    case: Case = {"comity": 1, "id": "random", "title": "Random dispute"}
    _add_parties(draw, features, case)
    anchor = {option.id: pick(draw, option.levels) for option in options(case)}
    if features.infeasible and flip(draw, 60):
        case["infeasible"] = [false_at(draw, case, anchor) for _ in range(draw(1, 3))]
    if features.same and not features.product and flip(draw, 25):
        case["same"] = [narrow(draw, levels(case)) for _ in range(draw(1, 2))]
    if features.forbidden and not features.product and flip(draw, 30):
        case["forbidden_moves"] = [_forbidden(draw, case) for _ in range(draw(1, 2))]
    if features.status_quo and flip(draw, 50):
        raised = {o.id: anchor[o.id] for o in options(case) if anchor[o.id] != o.levels[0]}
        case["status_quo"] = raised
    tiers = [sorted(members) for members in classes(case)]
    case["preferences"] = {
        party["id"]: preference(draw, features, case, tiers) for party in case["parties"]
    }
    return case


def _add_parties(draw: Draw, features: Features, case: Case) -> None:
    """Add two or more parties and perhaps a joint option, within the limit on combinations."""
    wanted = draw(2, min(features.parties, features.limit.bit_length() - 2))
    case["parties"] = [{"id": name, "name": name.title()} for name in NAMES[:wanted]]
    consent: list[str] = []
    if features.joint and flip(draw, 25):
        first = draw(0, wanted - 2)
        consent = [NAMES[first], NAMES[draw(first + 1, wanted - 1)]]
    room = features.limit // 2 if consent else features.limit
    for place, party in enumerate(case["parties"]):
        if place and features.affected and flip(draw, 15):
            party["kind"] = "affected"
        elif place and features.consenting and party["id"] in consent and flip(draw, 25):
            continue
        else:
            own = room // 2 ** (wanted - place - 1)  # every later party may need a factor of 2
            party["options"] = _options(draw, features, party["id"], own)
            for option in party["options"]:
                room //= len(option.get("levels", "NY"))
    if consent:
        option = _option(draw, features, "treaty", 2 * room)
        case["joint_options"] = [option | {"consent": consent}]


def _options(draw: Draw, features: Features, party: str, room: int) -> list[Case]:
    made: list[Case] = []
    for number in range(1, draw(1, 3) + 1):
        if room >= 2:
            made.append(_option(draw, features, f"{party}-{number}", room))
            room //= len(made[-1].get("levels", "NY"))
    return made


def _option(draw: Draw, features: Features, name: str, room: int) -> Case:
    option: Case = {"id": name, "label": name.title()}
    size = min(room, pick(draw, (2, 2, 2, 3, 3, 4))) if features.multilevel else 2
    if size > 2 or flip(draw, 20):
        option["levels"] = list(LEVELS[size])
        if flip(draw, 30):
            option["level_names"] = [f"{level} of it" for level in LEVELS[size]]
    if features.one_way and flip(draw, 40):
        option["change"] = pick(draw, ("any", "up", "down"))
    return option


def _forbidden(draw: Draw, case: Case) -> Case:
    row = {"from": statement(draw, levels(case)), "to": statement(draw, levels(case))}
    able = [party["id"] for party in case["parties"] if "options" in party]
    return row | ({"party": pick(draw, able)} if flip(draw, 50) else {})
