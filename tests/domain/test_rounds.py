"""Who meets whom in a round of pairs."""

from itertools import combinations

import numpy as np
import rustworkx
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.hours import WorkingWeek
from bot.domain.members import District, Person
from bot.domain.rounds import Peer, draw, may_meet, reasons
from bot.domain.rounds.matching import IMPOSSIBLE, best_pairs, upper_bound
from bot.domain.rounds.peers import fits

YEAR = 2026


def peer(name, *, wish=None, **known):
    region = known.pop("region", None)
    return Peer(person=Person(member=name, district=District(region=region), **known), wish=wish)


def members(count, **known):
    return [peer(f"U{number:03}", **known) for number in range(count)]


def drawn(peers, *, apart=(), past=(), within=3, seed=1, kept=()):
    return draw(
        peers, apart=apart, past=past, no_repeat_within=within, seed=seed, kept=kept, year=YEAR
    )


def pairs_of(it):
    return {frozenset(pair) for group in it.groups for pair in combinations(group.members, 2)}


def test_everybody_meets_somebody_once():
    it = drawn(members(10))
    assert sorted(member for group in it.groups for member in group.members) == [
        f"U{number:03}" for number in range(10)
    ]
    assert {len(group.members) for group in it.groups} == {2}


def test_an_odd_one_makes_a_trio_and_it_is_somebody_else_each_time():
    everybody, past, thirds = members(7), [], []
    for seed in range(7):
        it = drawn(everybody, past=past, within=1, seed=seed)
        [trio] = [group.members for group in it.groups if len(group.members) == 3]
        thirds.append(trio[2])
        past.insert(0, pairs_of(it))
    assert len(set(thirds)) >= 3
    assert it.left_out == []


def test_the_same_round_is_drawn_from_the_same_seed_and_another_from_another():
    everybody = members(30, topics=frozenset({"student-voice"}))
    assert drawn(everybody) == drawn(everybody[::-1])
    assert pairs_of(drawn(everybody)) != pairs_of(drawn(everybody, seed=2))


def test_nobody_meets_the_same_colleague_while_there_is_somebody_new():
    everybody, past = members(10), []
    for seed in range(5):  # whoever met whom before, ten people can do this
        it = drawn(everybody, past=past, within=5, seed=seed)
        assert pairs_of(it).isdisjoint(set().union(*past))
        past.insert(0, pairs_of(it))


def test_where_everybody_has_met_the_oldest_pairs_meet_again():
    everybody, past = members(4), []
    for seed in range(3):
        past.insert(0, pairs_of(drawn(everybody, past=past, within=5, seed=seed)))
    again = drawn(everybody, past=past, within=5, seed=9)
    assert pairs_of(again) == past[-1]
    assert {group.repeats for group in again.groups} == {3}


def test_colleagues_of_one_district_never_meet_even_where_somebody_is_left_out():
    two = members(2, district_key="example")
    it = drawn(two)
    assert it.groups == []
    assert {each.member for each in it.left_out} == {"U000", "U001"}
    assert "says nothing about you" in it.left_out[0].why


def test_who_could_be_paired_is_even_where_the_odd_one_was_chosen_badly():
    for seed in range(6):
        it = drawn([*members(2, district_key="example"), peer("U9")], seed=seed)
        [group] = it.groups
        assert "U9" in group.members
        assert len(it.left_out) == 1


def test_what_somebody_asked_for_decides():
    new = peer("U1", wish="experience", role_since=YEAR)
    old = peer("U2", role_since=YEAR - 9)
    others = [peer("U3", wish="other_region", region="west"), peer("U4", region="south")]
    for seed in range(5):
        assert frozenset({"U1", "U2"}) in pairs_of(drawn([new, old, *others], seed=seed))
    [first, *_] = reasons([new, old], year=YEAR)
    assert first == "One of you is new in the role, and one has years in it"


def test_a_pair_that_the_facilitator_keeps_stays():
    everybody = members(8)
    it = drawn(everybody, kept=[("U000", "U007")])
    assert it.groups[0].members == ("U000", "U007")
    assert sorted(member for group in it.groups for member in group.members) == [
        each.member for each in everybody
    ]


def test_the_reasons_tell_what_the_two_have_in_common():
    week = WorkingWeek(zone="America/Chicago")
    two = [
        peer(name, region=region, topics=frozenset({"student-voice", own}), week=week)
        for name, region, own in (("U1", "west", "racial-equity"), ("U2", "south", "hiring"))
    ]
    assert reasons(two, year=YEAR) == [
        "You both work on student voice",
        "You come from different regions",
        "Your working hours overlap",
    ]


@st.composite
def rounds(draw_):
    count = draw_(st.integers(2, 13))
    names = [f"U{number:02}" for number in range(count)]
    known = st.sampled_from([None, "a", "b", "c"])
    people = [peer(name, district_key=draw_(known), region=draw_(known)) for name in names]
    pair = st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True).map(frozenset)
    return people, draw_(st.lists(pair, max_size=8)), draw_(st.lists(st.sets(pair, max_size=4)))


@given(rounds(), st.integers(0, 5))
@settings(max_examples=50)
def test_whatever_the_people_and_their_past_nobody_is_forgotten_nor_wrongly_paired(given, seed):
    people, apart, past = given
    it = drawn(people, apart=apart, past=past, seed=seed)
    named = [member for group in it.groups for member in group.members]
    named += [each.member for each in it.left_out]
    assert sorted(named) == [each.member for each in people]
    known = {each.member: each for each in people}
    for pair in pairs_of(it):
        one, other = (known[member] for member in pair)
        assert may_meet(one, other, apart)
    for one, other in combinations(it.left_out, 2):
        assert not may_meet(known[one.member], known[other.member], apart)


@given(rounds())
@settings(max_examples=40)
def test_no_other_pairing_has_fewer_repeats_or_suits_better(given):
    people, _, _ = given
    weights = fits(people, year=YEAR)
    np.fill_diagonal(weights, IMPOSSIBLE)
    chosen = best_pairs(weights)
    assert len(chosen) == len(people) // 2
    assert sum(weights[pair] for pair in chosen) == _best_by_trying_all(weights, len(people))


def _best_by_trying_all(weights, size):
    """Try every way to pair people: right for certain, and far too slow for a network."""

    def best(left):
        if len(left) < 2:
            return 0
        first, *rest = left
        ways = [weights[first, other] + best([o for o in rest if o != other]) for other in rest]
        return max([*ways, best(rest)] if len(left) % 2 else ways)

    return best(list(range(size)))


def test_among_many_people_the_search_is_as_good_as_one_among_all_pairs():
    chance = np.random.default_rng(4)
    weights = chance.integers(0, 12, (400, 400)) * 10
    weights = np.maximum(weights, weights.T)
    np.fill_diagonal(weights, IMPOSSIBLE)
    chosen = sum(int(weights[pair]) for pair in best_pairs(weights))
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(400))
    graph.add_edges_from(
        [(one, other, int(weights[one, other])) for one, other in combinations(range(400), 2)]
    )
    whole = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    assert chosen == sum(int(weights[pair]) for pair in whole)
    assert upper_bound(weights) >= chosen
