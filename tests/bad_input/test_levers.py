"""Levers that cannot be: each with its line, and in words that say what to do."""

import pytest

from tests.bad_input.messages import CASE, GRAPH, edited, messages

JOINT = "joint_options: [{id: j, label: J, consent: [ann], change: down}]\n"
TAKEN_OUT = "remove_option: {option: a}"
SHIFT = "{party: cat, concern: b, "
PAY = "compensate: {party: cat, statement: b, "


def levers(effect: str, head: str = "id: l, by: UN, cost: 1", key: str = "status_quo") -> str:
    """Write one lever into a line of its own, in front of a key."""
    return f"levers: [{{{head}, effect: {{{effect}}}}}]\n{key}"


# slug, effect, part of the message
EFFECTS = [
    ("key-unknown", "raise: {party: ann}", "no kind of effect 'raise'"),
    ("key-missing", "", "the effect has no kind; write one of: add_concern,"),
    ("lever-invalid", f"{TAKEN_OUT}, bar_move: {{from: a, to: b}}", "2: remove_option, bar_move;"),
    ("key-missing", "make_one_way: {option: a}", "'change' is missing"),
    ("key-unknown", "remove_option: {option: a, level: yes}", "no key 'level'"),
    ("value-type", "make_one_way: {option: a, change: any}", "use one of: up, down"),
    ("value-type", "raise_concern: {party: ann, concern: first, places: 0}", "0 places"),
    ("value-type", "raise_concern: {party: ann, concern: first, places: two}", "from 1 on"),
    ("id-unknown", "remove_option: {option: d}", "no option 'd'"),
    ("id-unknown", "make_one_way: {option: d, change: up}", "no option 'd'"),
    ("id-unknown", "add_option_level: {option: d, level: e}", "no option 'd'"),
    ("id-unknown", "add_concern: {party: dan, want: a}", "no party 'dan'"),
    ("id-unknown", "add_concern: {party: ann, want: aa}", "want: there is no option 'aa'"),
    ("id-unknown", "add_concern: {party: ann, want: a, before: last}", "'ann' called"),
    ("id-unknown", "raise_concern: {party: ann, concern: last}", "called 'last'"),
    ("id-unknown", "lower_concern: {party: cat, concern: a, weight: 1}", "weighs: 'a'"),
    ("id-unknown", "bar_move: {from: a, to: c == most}", "to: there is no level"),
    ("id-unknown", "bar_move: {party: cat, from: a, to: b}", "with options called 'cat'"),
    ("id-unknown", "compensate: {party: dan, statement: b, weight: 1}", "no party 'dan'"),
    ("id-unknown", "compensate: {party: cat, statement: x, weight: 1}", "no option 'x'"),
    ("id-unknown", PAY + "weight: 1, payer: dan}", "payer: there is no party 'dan'"),
    ("id-invalid", "add_option_level: {option: c, level: More}", "'More'"),
    ("statement-syntax", "bar_move: {from: a and, to: b}", "from: 'a and': the statement ends"),
    ("lever-invalid", "add_concern: {party: bob, want: a}", "'bob' has a ranking"),
    ("lever-invalid", "add_concern: {party: cat, want: a}", "'cat' has weights, to which"),
    ("lever-invalid", "raise_concern: {party: bob, concern: a}", "'bob' has a ranking"),
    ("lever-invalid", "raise_concern: {party: ann, concern: first, weight: 2}", "and no weights"),
    ("lever-invalid", f"raise_concern: {SHIFT}}}", "the new one is not said"),
    ("lever-invalid", f"raise_concern: {SHIFT} weight: 1.5}}", "larger than 1.5"),
    ("lever-invalid", f"lower_concern: {SHIFT} weight: 2}}", "is smaller than 1.5"),
    ("lever-invalid", f"raise_concern: {SHIFT} weight: 2, places: 2}}", "have no places"),
    ("lever-invalid", "raise_concern: {party: cat, concern: x, places: 2}", "have no places"),
    ("lever-invalid", "make_one_way: {option: b, change: up}", "changes up only, as it is"),
    ("lever-invalid", "add_option_level: {option: c, level: full}", "already has a level 'full'"),
    ("lever-invalid", "add_option_level: {option: c, level: more}", "no ranking has a"),
    ("lever-invalid", "compensate: {party: ann, statement: b, weight: 1}", "has concerns"),
    ("lever-invalid", PAY + "weight: 1, payer: ann}", "payer: 'ann' has concerns"),
    ("lever-invalid", PAY + "weight: 1, payer: cat}", "'cat' would pay itself"),
    ("lever-invalid", PAY + "weight: 0}", "the weight of a compensation is 0"),
]

# slug, what stands before the effect, part of the message
HEADS = [
    ("id-invalid", "id: L, by: UN, cost: 1", "levers[0].id: 'L'"),
    ("key-missing", "id: l, cost: 1", "'by' is missing"),
    ("key-missing", "id: l, by: UN", "'cost' is missing"),
    ("value-type", "id: l, by: UN, cost: -0.5", "costs -0.5; write a number from 0"),
    ("value-type", "id: l, by: UN, cost: dear", "decimal number"),
    ("id-unknown", "id: l, by: UN, cost: 1, source: book", "no source 'book'"),
]

# slug, effect, part of the message
IN_GRAPHS = [
    ("lever-invalid", "remove_option: {option: p}", "neither concerns, weights nor options"),
    ("lever-invalid", "bar_move: {from: p, to: r}", "nobody has a move from 'p' to 'r'"),
    ("lever-invalid", "bar_move: {party: bob, from: p, to: q}", "'bob' has no move"),
    ("id-unknown", "bar_move: {party: cat, from: p, to: q}", "called 'cat'"),
    ("id-unknown", "bar_move: {from: p, to: s}", "no outcome 's'"),
]


def assert_told(text: str, slug: str, line: int, fragment: str) -> None:
    found = messages(text)
    assert any(it.slug == slug and it.line == line and fragment in it.text for it in found), found


@pytest.mark.parametrize(("slug", "effect", "fragment"), EFFECTS)
def test_an_effect_that_cannot_be_is_told(slug: str, effect: str, fragment: str) -> None:
    assert_told(edited(CASE, "status_quo", levers(effect)), slug, 16, fragment)


@pytest.mark.parametrize(("slug", "head", "fragment"), HEADS)
def test_a_lever_that_says_too_little_is_told(slug: str, head: str, fragment: str) -> None:
    assert_told(edited(CASE, "status_quo", levers(TAKEN_OUT, head)), slug, 16, fragment)


@pytest.mark.parametrize(("slug", "effect", "fragment"), IN_GRAPHS)
def test_a_lever_that_no_graph_has_is_told(slug: str, effect: str, fragment: str) -> None:
    assert_told(edited(GRAPH, "status_quo", levers(effect)), slug, 12, fragment)


def test_an_option_is_kept_only_where_it_is_said_how_it_is_now() -> None:
    unnamed = edited(CASE, "status_quo: {a: no}", levers(TAKEN_OUT, key=""))
    assert_told(unnamed, "lever-invalid", 16, "the case names no status quo; add status_quo")


def test_ids_of_levers_are_their_own() -> None:
    row = "{id: l, by: UN, cost: 1, effect: {bar_move: {from: a, to: b}}}"
    twice = edited(CASE, "status_quo", f"levers: [{row}, {row}]\nstatus_quo")
    assert_told(twice, "id-repeated", 16, "levers[1].id: lever 'l' stands here a second time")
    clash = levers("add_concern: {party: ann, want: a}", "id: first, by: UN, cost: 1")
    assert_told(edited(CASE, "status_quo", clash), "id-repeated", 16, "rename the lever")


def test_a_joint_option_is_not_left_without_any_change() -> None:
    text = edited(CASE, "status_quo", JOINT + levers("make_one_way: {option: j, change: up}"))
    text = text.replace('["-0-", "-1-", "N2-"]', '["-0--", "-1--", "N2--"]')
    assert_told(text, "lever-invalid", 17, "use remove_option")


def test_what_is_no_list_of_levers_is_told() -> None:
    assert_told(edited(CASE, "status_quo", "levers: {}\nstatus_quo"), "value-type", 16, "a list")
    assert_told(edited(CASE, "status_quo", "levers: [fund]\nstatus_quo"), "value-type", 16, "id")


def test_levers_that_follow_from_another_fault_are_passed_over() -> None:
    text = edited(CASE, "status_quo", levers("raise_concern: {party: cat, concern: b, weight: 3}"))
    text = edited(text, "{weights: {b: 1.5}}", "{weights: {b: much}}")
    assert [it.slug for it in messages(text)] == ["value-type"]
