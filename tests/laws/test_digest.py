"""The digest names a dispute: it changes with everything that is one, and with nothing else."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.formats.canonical import to_data
from tests.laws.agreement import dispute_of
from tests.strategies import Case, disputes, enriched, graphs

BASE: Case = {
    "comity": 1,
    "id": "base",
    "title": "Base",
    "summary": "Two and a bystander.",
    "sources": [{"id": "book", "citation": "A book"}],
    "parties": [
        {
            "id": "ann",
            "name": "Ann",
            "options": [
                {"id": "a", "label": "A", "tags": ["force"]},
                {"id": "c", "label": "C", "levels": ["none", "half", "full"]},
            ],
        },
        {"id": "bob", "name": "Bob", "options": [{"id": "b", "label": "B", "change": "up"}]},
        {"id": "cat", "name": "Cat", "kind": "affected"},
    ],
    "joint_options": [{"id": "j", "label": "J", "consent": ["ann", "bob"]}],
    "infeasible": ["a and c == full"],
    "same": ["b and a"],
    "forbidden_moves": [{"party": "ann", "from": "a", "to": "c == half"}],
    "status_quo": {"c": "half"},
    "preferences": {
        "ann": {"concerns": [{"id": "first", "want": "a or b", "domain": "economic"}]},
        "bob": {"weights": {"a": 1.5, "not b": -2}},
        "cat": {"concerns": [{"id": "peace", "want": "not a"}]},
    },
    "reviewed_tags": ["force"],
    "expected": [{"concept": "nash", "equilibria": [1], "source": "book"}],
}


LEVER: Case = {"id": "ban", "by": "UN", "cost": 1, "effect": {"remove_option": {"option": "a"}}}
EITHER: list[Case] = [{"chance": 0.5}, {"chance": 0.5, "preference": {"weights": {"b": 1}}}]
ANY = st.one_of(disputes(limit=16), graphs(), st.just(BASE), enriched(disputes(parties=3, limit=8)))


def digest(case: Case) -> str:
    return comity.digest(dispute_of(case))


def shuffled(data: Any, order: st.DataObject) -> Any:
    """Put the keys of every mapping into another order."""
    if isinstance(data, dict):
        keys = order.draw(st.permutations(list(data)))
        return {key: shuffled(data[key], order) for key in keys}
    return [shuffled(item, order) for item in data] if isinstance(data, list) else data


@given(ANY, st.data())
def test_the_order_of_keys_plays_no_part(case: Case, order: st.DataObject) -> None:
    assert digest(shuffled(case, order)) == digest(case)


@given(ANY)
def test_yaml_and_json_give_the_same_digest(case: Case) -> None:
    apart = json.loads(json.dumps(case))  # no part stands twice, so YAML needs no alias
    texts = [
        json.dumps(case),
        json.dumps(case, indent=4),
        yaml.safe_dump(apart),
        yaml.safe_dump(apart, default_flow_style=True, sort_keys=False),
    ]
    assert len({comity.digest(comity.parse(text)) for text in texts}) == 1


@given(ANY)
def test_defaults_spelt_out_give_the_same_digest(case: Case) -> None:
    assert digest(to_data(dispute_of(case))) == digest(case)


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("confidence: null", "{}"),
        ("levers: []", "{}"),
        ("levers:", "{}"),
        ("notes: ''", "{}"),
        ("summary: 'Two and a bystander.'", "{}"),
    ],
)
def test_a_key_at_its_default_gives_the_same_digest(line: str, same: str) -> None:
    text = yaml.safe_dump({key: value for key, value in BASE.items() if key != "summary"})
    summary = "" if line.startswith("summary") else "summary: Two and a bystander.\n"
    assert same == "{}"
    assert comity.digest(comity.parse(f"{text}{summary}{line}\n")) == digest(BASE)


def test_expected_answers_play_no_part() -> None:
    others = [[], [{"concept": "seq", "party": "ann", "stable": [2], "source": "book"}]]
    for expected in others:
        assert digest(BASE | {"expected": expected}) == digest(BASE)
    assert digest({k: v for k, v in BASE.items() if k != "expected"}) == digest(BASE)


@pytest.mark.parametrize(
    ("one", "other"),
    [("1.5", "1.50"), ("1.5", "+1.5"), ("1.5", "'1.5'"), ("1.5", "01.5"), ("1.5", "  1.5  ")],
)
def test_a_weight_written_in_another_way_gives_the_same_digest(one: str, other: str) -> None:
    text = yaml.safe_dump(BASE)
    assert text.count(f" {one}\n") == 1
    changed = text.replace(f" {one}\n", f" {other}\n")
    assert comity.digest(comity.parse(changed)) == digest(BASE)


@pytest.mark.parametrize(("one", "other"), [("1.5", "3/2"), ("1.5", "+6/4"), ("-2", "-14/7")])
def test_a_weight_written_as_a_fraction_gives_the_same_digest(one: str, other: str) -> None:
    text = yaml.safe_dump(BASE)
    assert comity.digest(comity.parse(text.replace(f" {one}\n", f" {other}\n"))) == digest(BASE)


def test_digests_are_those_of_before() -> None:
    assert digest(BASE) == (
        "sha256:072ebce1a4e473319f1813c5f331934f886e8c9e267fb34ec1549964fbd3b659"
    )
    assert digest(edit(lambda c: c["preferences"]["bob"].update(walk_away=None))) == digest(BASE)
    for names, same in (([], True), (["off", "on"], False)):
        named = edit(lambda c, it=names: c["parties"][0]["options"][0].update(level_names=it))  # type: ignore[misc]
        assert (digest(named) == digest(BASE)) is same


@pytest.mark.parametrize(
    "says_nothing",
    [
        {"unknown": {}},
        {"unknown": {"ann": []}, "likely": {"bob": []}},
        {"fuzzy": {"ann": {"threshold": "1.0"}, "bob": {"threshold": 1, "pairs": []}}},
        {"attitudes": {"ann": {"ann": "positive", "bob": "neutral"}, "cat": {}}},
        {"views": {"ann": {}, "bob": {"preferences": {}, "unseen": []}}},
        {"known": {"ann": {"dont_know": []}, "bob": {"weights": {}}}},
        {"known": {"bob": {"weights": {"a": ["3/2", 1.5]}}, "cat": {"dont_know": []}}},
        {"known": {"ann": {"alternatives": [{"chance": 1}]}}},
        {
            "known": {
                "cat": {"alternatives": [{"chance": 1, "preference": BASE["preferences"]["cat"]}]}
            }
        },
    ],
    ids=str,
)
def test_what_says_no_more_than_leaving_it_out_plays_no_part(says_nothing: Case) -> None:
    assert digest(BASE | says_nothing) == digest(BASE)


def test_a_mild_strength_is_the_default() -> None:
    mild = edit(lambda c: c["preferences"]["ann"]["concerns"][0].update(strength=1))
    assert digest(mild) == digest(BASE)
    rankings = ([1, [2, 3]], [1, ">", [2, 3]], [1, ">>", [2, 3]])
    case = {key: BASE[key] for key in ("comity", "id", "title")} | {
        "parties": [{"id": "ann", "name": "Ann"}],
        "graph": {"outcomes": ["p", "q", "r"], "moves": {}},
    }
    digests = [digest(case | {"preferences": {"ann": {"ranking": it}}}) for it in rankings]
    assert digests[0] == digests[1] != digests[2]


def test_that_one_does_not_know_what_is_not_said_to_be_known_plays_no_part() -> None:
    two = [{"id": "first", "want": "a or b"}, {"id": "second", "want": "not a"}]
    case = BASE | {"preferences": BASE["preferences"] | {"ann": {"concerns": two}}}
    both = [["first", "second"]]
    said: list[Case] = [
        *({}, {"before": both}, {"before": []}, {"dont_know": both}),
        {"before": [], "dont_know": both},
    ]
    digests = [digest(case | {"known": {"ann": it}} if it else case) for it in said]
    assert len({*digests}) == 4
    assert digests[2] == digests[4]


def edit(change: Callable[[Case], object]) -> Case:
    case = copy.deepcopy(BASE)
    change(case)
    return case


CHANGES: dict[str, Callable[[Case], object]] = {
    "id": lambda c: c.update(id="other"),
    "title": lambda c: c.update(title="Other"),
    "summary": lambda c: c.update(summary=""),
    "notes": lambda c: c.update(notes="One more."),
    "confidence": lambda c: c.update(confidence="recalled"),
    "source": lambda c: c["sources"][0].update(citation="Another book"),
    "source url": lambda c: c["sources"][0].update(url="https://example.org"),
    "party name": lambda c: c["parties"][0].update(name="Anna"),
    "party order": lambda c: c["parties"].reverse(),
    "option order": lambda c: c["parties"][0]["options"].reverse(),
    "option label": lambda c: c["parties"][0]["options"][0].update(label="Aa"),
    "option change": lambda c: c["parties"][0]["options"][0].update(change="down"),
    "option tags": lambda c: c["parties"][0]["options"][0].update(tags=[]),
    "option levels": lambda c: c["parties"][0]["options"][1].update(
        levels=["none", "half", "full", "max"]
    ),
    "joint consent": lambda c: c["joint_options"][0].update(consent=["ann"]),
    "joint change": lambda c: c["joint_options"][0].update(change="up"),
    "infeasible": lambda c: c.update(infeasible=[]),
    "same": lambda c: c.update(same=["b and not a"]),
    "forbidden party": lambda c: c["forbidden_moves"][0].update(party=None),
    "forbidden from": lambda c: c["forbidden_moves"][0].update({"from": "not a"}),
    "forbidden to": lambda c: c["forbidden_moves"][0].update({"to": "not a"}),
    "status quo": lambda c: c.update(status_quo={"c": "none"}),
    "no status quo": lambda c: c.update(status_quo=None),
    "want": lambda c: c["preferences"]["ann"]["concerns"][0].update(want="a and b"),
    "concern id": lambda c: c["preferences"]["ann"]["concerns"][0].update(id="second"),
    "domain": lambda c: c["preferences"]["ann"]["concerns"][0].update(domain=None),
    "concern source": lambda c: c["preferences"]["ann"]["concerns"][0].update(source="book"),
    "concern text": lambda c: c["preferences"]["ann"]["concerns"][0].update(text="Why."),
    "weight": lambda c: c["preferences"]["bob"]["weights"].update(a=1.25),
    "walk away": lambda c: c["preferences"]["bob"].update(walk_away="1/3"),
    "one weight less": lambda c: c["preferences"]["bob"]["weights"].pop("a"),
    "kind of preference": lambda c: c["preferences"].update(bob={"concerns": []}),
    "strength": lambda c: c["preferences"]["ann"]["concerns"][0].update(strength=2),
    "unknown": lambda c: c.update(unknown={"ann": [[1, 2]]}),
    "likely": lambda c: c.update(likely={"ann": [{"outcome": 1, "over": 2, "chance": 0.5}]}),
    "chance": lambda c: c.update(likely={"ann": [{"outcome": 1, "over": 2, "chance": 0.6}]}),
    "threshold": lambda c: c.update(fuzzy={"ann": {"threshold": 0.5}}),
    "degree": lambda c: c.update(
        fuzzy={"ann": {"threshold": 1, "pairs": [{"outcome": 1, "over": 2, "degree": 0.5}]}}
    ),
    "attitudes": lambda c: c.update(attitudes={"ann": {"bob": "positive"}}),
    "towards itself": lambda c: c.update(attitudes={"ann": {"ann": "neutral"}}),
    "unseen": lambda c: c.update(views={"ann": {"unseen": ["b"]}}),
    "perceived": lambda c: c.update(views={"ann": {"preferences": {"bob": {"concerns": []}}}}),
    "bounds": lambda c: c.update(known={"bob": {"weights": {"a": [1, 2]}}}),
    "wider bounds": lambda c: c.update(known={"bob": {"weights": {"a": [1, 3]}}}),
    "alternatives": lambda c: c.update(known={"cat": {"alternatives": EITHER}}),
    "their order": lambda c: c.update(known={"cat": {"alternatives": EITHER[::-1]}}),
    "who has alternatives": lambda c: c.update(known={"ann": {"alternatives": EITHER}}),
    "reviewed tags": lambda c: c.update(reviewed_tags=[]),
    "lever": lambda c: c.update(levers=[LEVER]),
    "lever's provider": lambda c: c.update(levers=[LEVER | {"by": "Bank"}]),
    "lever's cost": lambda c: c.update(levers=[LEVER | {"cost": 2}]),
    "lever's effect": lambda c: c.update(
        levers=[LEVER | {"effect": {"remove_option": {"option": "b"}}}]
    ),
    "order of levers": lambda c: c.update(levers=[LEVER, LEVER | {"id": "other"}]),
    "another order of levers": lambda c: c.update(levers=[LEVER | {"id": "other"}, LEVER]),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_digest_changes_with(what: str) -> None:
    assert digest(edit(CHANGES[what])) != digest(BASE)


def test_every_change_gives_a_digest_of_its_own() -> None:
    digests = [digest(edit(change)) for change in CHANGES.values()]
    assert len(set(digests)) == len(digests)


def test_the_changes_touch_every_part_of_a_dispute() -> None:
    changed = [edit(change) for change in CHANGES.values()]
    untouched = {key for key in BASE if all(case.get(key) == BASE[key] for case in changed)}
    assert untouched == {"comity", "expected"}


@given(graphs(), st.data())
def test_the_digest_changes_with_one_arc_of_a_graph(case: Case, choice: st.DataObject) -> None:
    other = copy.deepcopy(case)
    arcs = other["graph"]["moves"]["ann"]
    arcs.pop(choice.draw(st.integers(0, len(arcs) - 1)))
    assert digest(other) != digest(case)
