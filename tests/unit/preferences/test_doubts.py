"""Warnings: each is given where it should be, and only there."""

from collections.abc import Mapping

import comity
from comity.model.space import outcome_space
from comity.preferences.doubts import doubts
from tests.laws.agreement import dispute_of

CASE = {
    "comity": 1,
    "id": "x",
    "title": "X",
    "parties": [
        {"id": "ann", "name": "Ann", "options": [{"id": "a", "label": "A"}]},
        {"id": "bob", "name": "Bob", "options": [{"id": "b", "label": "B"}]},
    ],
    "preferences": {
        "ann": {"concerns": [{"id": "c", "want": "a"}]},
        "bob": {"weights": {"b": 2}},
    },
}


def found(**changes: object) -> list[tuple[str, str]]:
    dispute = dispute_of(CASE | changes)
    return [
        (str(fault).partition(":")[0], fault.slug)
        for fault in doubts(dispute, outcome_space(dispute))
    ]


def wants(text: str) -> object:
    return {"ann": {"concerns": [{"id": "c", "want": text}]}, "bob": {"weights": {text: 1}}}


def test_a_case_in_order_gives_no_warning() -> None:
    assert found() == []
    assert found(same=["a and b or not a and not b"], preferences=wants("a iff b")) == []


def test_a_class_of_fewer_than_two_outcomes_is_idle() -> None:
    assert found(same=["a and b", "a and not a"]) == [
        ("same[0]", "same-idle"),
        ("same[1]", "same-idle"),
    ]


def test_a_concern_true_everywhere_or_nowhere_is_idle() -> None:
    places = ["preferences.ann.concerns[0].want", "preferences.bob.weights.a or not a"]
    assert found(preferences=wants("a or not a")) == [(it, "concern-idle") for it in places]
    assert [slug for _, slug in found(preferences=wants("false"))] == ["concern-idle"] * 2
    assert found(infeasible=["a"]) == [("preferences.ann.concerns[0].want", "concern-idle")]


def test_a_concern_that_differs_within_a_class_is_named_with_two_members() -> None:
    dispute = dispute_of(CASE | {"same": ["b"]})
    (fault,) = doubts(dispute, outcome_space(dispute))
    assert fault.slug == "class-differs"
    assert "'c'" in fault.what
    assert "outcome 3" in fault.what
    assert "4" in fault.what


def test_shipped_cases_are_free_of_doubts() -> None:
    for name in comity.cases():
        dispute = comity.read(name)
        assert doubts(dispute, outcome_space(dispute)) == [], name


def test_what_a_party_is_taken_to_want_is_looked_at_too() -> None:
    idle = {"bob": {"concerns": [{"id": "c", "want": "a or not a"}]}}
    assert found(views={"ann": {"preferences": idle}}) == [
        ("views.ann.preferences.bob.concerns[0].want", "concern-idle")
    ]
    assert found(views={"ann": {"preferences": {"bob": {"weights": {"a": 1}}}}}) == []


def test_a_row_that_pairs_an_outcome_with_itself_only_is_idle() -> None:
    assert found(unknown={"ann": [[1, "--"], [1, "Y-"]]}) == []
    assert found(unknown={"ann": [[1, 2], [1, "NN"]]}) == [("unknown.ann[1]", "unknown-idle")]
    merged = {"same": ["not b"], "preferences": wants("b")}
    assert found(**merged, unknown={"bob": [[1, 2]]}) == [("unknown.bob[0]", "unknown-idle")]


def test_a_view_that_hides_nothing_everything_or_the_status_quo_is_odd() -> None:
    def seen(*unseen: str, **changes: object) -> list[tuple[str, str]]:
        return found(views={"ann": {"unseen": unseen}}, **changes)

    assert seen("a and b", status_quo={}) == []
    assert seen("a", "b and not b") == [("views.ann.unseen[1]", "unseen-idle")]
    assert seen("a", "not a") == [("views.ann.unseen", "unseen-too-much")]
    assert seen("a", "not b") == []  # no status quo is stated
    assert seen("a", "not b", status_quo={}) == [("views.ann.unseen", "unseen-too-much")]


def test_a_view_of_a_graph_that_hides_the_status_quo_is_odd() -> None:
    graph = {
        "parties": [{"id": "ann", "name": "Ann"}],
        "graph": {"outcomes": ["x", "y", "z"], "moves": {"ann": [["x", "y"]]}},
        "preferences": {"ann": {"ranking": ["y", "x", "z"]}},
        "status_quo": "x",
    }
    assert found(**graph, views={"ann": {"unseen": ["y", "z"]}}) == []
    odd = [("views.ann.unseen", "unseen-too-much")]
    assert found(**graph, views={"ann": {"unseen": ["x"]}}) == odd
    assert found(**graph, views={"ann": {"unseen": ["x", "y", "z"]}}) == odd


def idle(effect: Mapping[str, object], **changes: object) -> list[tuple[str, str]]:
    return found(levers=[{"id": "l", "by": "UN", "cost": 1, "effect": effect}], **changes)


def test_a_lever_that_changes_nothing_is_idle() -> None:
    at = "levers[0].effect"
    added, paid = {"party": "ann", "want": "false"}, {"party": "bob", "statement": "a or not a"}
    assert idle({"add_concern": added}) == [(f"{at}.add_concern.want", "lever-idle")]
    assert idle({"compensate": paid | {"weight": 1}}) == [
        (f"{at}.compensate.statement", "lever-idle")
    ]
    for key in ("raise_concern", "lower_concern"):
        effect = {key: {"party": "ann", "concern": "c", "places": 2}}
        assert idle(effect) == [(f"{at}.{key}", "lever-idle")]
    bar = {"bar_move": {"from": "a and b", "to": "not a"}}
    assert idle(bar, infeasible=["a and b"]) == [(f"{at}.bar_move", "lever-idle")]


def test_a_lever_that_changes_something_gives_no_warning() -> None:
    two = [{"id": "c", "want": "a"}, {"id": "d", "want": "b"}]
    wants = {"ann": {"concerns": two}, "bob": {"weights": {"b": 2}}}
    for effect in (
        {"add_concern": {"party": "ann", "want": "b"}},
        {"raise_concern": {"party": "ann", "concern": "d"}},
        {"lower_concern": {"party": "ann", "concern": "c"}},
        {"raise_concern": {"party": "bob", "concern": "b", "weight": 3}},
        {"compensate": {"party": "bob", "statement": "a", "weight": 1}},
        {"bar_move": {"from": "a and b", "to": "not a"}},
        {"make_one_way": {"option": "a", "change": "up"}},
        {"add_option_level": {"option": "a", "level": "more"}},
    ):
        assert idle(effect, preferences=wants) == []
