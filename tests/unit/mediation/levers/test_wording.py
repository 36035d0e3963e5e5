"""Every kind of effect in words."""

import comity
from comity.mediation.levers.wording import effect_words, provider_words, told_in_full

CASE = """\
comity: 1
id: ferry
title: A ferry between two banks
parties:
  - id: north
    name: North bank
    options:
      - {id: sail, label: Sail}
      - {id: fare, label: Fare, levels: [none, low], level_names: [free, a coin]}
  - {id: south, name: South bank, options: [{id: pay, label: Pay}]}
  - {id: gulls, name: Gulls, kind: affected}
status_quo: {fare: low}
preferences:
  north: {concerns: [{id: crew, want: not sail, text: The crew rests}, {id: coin, want: pay}]}
  south: {weights: {sail: 3, pay: -1/2}}
  gulls: {weights: {sail: 1}}
levers:
  - {id: a, by: Crew, cost: 1, effect: {add_concern: {party: north, want: sail, before: crew}}}
  - id: b
    by: Crew
    cost: 1
    effect: {add_concern: {party: north, want: sail, text: It is seen}}
  - {id: c, by: Crew, cost: 1, effect: {raise_concern: {party: north, concern: coin}}}
  - {id: d, by: Crew, cost: 1, effect: {lower_concern: {party: north, concern: crew, places: 2}}}
  - {id: e, by: Crew, cost: 1, effect: {raise_concern: {party: south, concern: sail, weight: 4.5}}}
  - {id: f, by: Crew, cost: 1, effect: {make_one_way: {option: sail, change: up}}}
  - {id: g, by: Crew, cost: 1, effect: {make_one_way: {option: pay, change: down}}}
  - {id: h, by: Crew, cost: 1, effect: {make_one_way: {option: fare, change: down}}}
  - {id: i, by: Crew, cost: 1, effect: {remove_option: {option: fare}}}
  - {id: j, by: Crew, cost: 1, effect: {remove_option: {option: sail}}}
  - id: k
    by: Crew
    cost: 1
    effect: {add_option_level: {option: fare, level: high, name: two coins}}
  - {id: l, by: Crew, cost: 1, effect: {add_option_level: {option: pay, level: more}}}
  - {id: m, by: Crew, cost: 1, effect: {bar_move: {party: north, from: sail, to: not sail}}}
  - {id: n, by: Crew, cost: 1, effect: {bar_move: {from: not fare, to: fare iff pay}}}
  - {id: o, by: gulls, cost: 1, effect: {compensate: {party: south, statement: pay, weight: 0.5}}}
  - id: p
    by: south
    label: Fish
    cost: 1
    effect: {compensate: {party: gulls, statement: sail, weight: 2, payer: south}}
  - {id: q, by: Crew, cost: 1, effect: {add_concern: {party: north, want: sail, before: coin}}}
"""
WORDS = {
    "a": "North bank comes to want that 'Sail' is done, in front of 'The crew rests'",
    "b": "North bank comes to want 'It is seen', after all it wants",
    "c": "it comes to matter more to North bank that 'Pay' is done: 1 place up",
    "d": "'The crew rests' comes to matter less to North bank: 2 places down",
    "e": "it comes to matter more to South bank that 'Sail' is done: 4.5 instead of 3",
    "f": "'Sail', once done, is not taken back",
    "g": "'Pay', once taken back, is not done again",
    "h": "'Fare' goes down only",
    "i": "'Fare' stays as it is now: a coin",
    "j": "'Sail' stays as it is now: no",
    "k": "'Fare' gets one more level: two coins",
    "l": "'Pay' gets one more level: more",
    "m": "no move of North bank leads from where 'Sail' is done to where 'Sail' is not done",
    "n": "no move leads from where 'Fare' is at free to where 'fare iff pay' is true",
    "o": "South bank gets 0.5 more where 'Pay' is done",
    "p": "Gulls gets 2 more where 'Sail' is done, which South bank pays",
    "q": "North bank comes to want that 'Sail' is done, before it wants that 'Pay' is done",
}


def test_every_effect_is_told_by_names_and_labels() -> None:
    dispute = comity.parse(CASE)
    assert {it.id: effect_words(it, dispute) for it in dispute.levers} == WORDS


def test_a_label_stands_in_front_and_a_party_provides_by_its_name() -> None:
    dispute = comity.parse(CASE)
    first, last = dispute.levers[0], dispute.levers[15]
    assert told_in_full(first, dispute) == WORDS["a"]
    assert told_in_full(last, dispute) == f"Fish: {WORDS['p']}"
    assert (provider_words(first, dispute), provider_words(last, dispute)) == ("Crew", "South bank")


def test_in_graph_form_outcomes_are_named() -> None:
    graph = """\
comity: 1
id: gates
title: Gates
parties: [{id: ann, name: Ann}]
graph: {outcomes: [shut, open], moves: {ann: [[shut, open], [open, shut]]}}
preferences: {ann: {ranking: [open, shut]}}
levers: [{id: guard, by: Guard, cost: 1, effect: {bar_move: {from: open, to: shut}}}]
"""
    dispute = comity.parse(graph)
    assert effect_words(dispute.levers[0], dispute) == "no move leads from 'open' to 'shut'"
