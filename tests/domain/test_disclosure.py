"""Whoever lays published figures side by side learns nothing of one person, or of two."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.disclosure import allowed


def some(*names: str) -> frozenset[str]:
    return frozenset("".join(names))


def tell(people, told, at_once=()):
    """Publish a figure if that may be, as an attacker would see it."""
    chosen = allowed(people, told, at_once)
    if chosen is not None:
        told.append(chosen)
    return chosen


def differences(told):
    """All that can be computed: each two figures, and each against two without a common person."""
    for one, other in combinations(told, 2):
        yield one ^ other
        if one.isdisjoint(other):
            both = one | other
            yield from (both ^ third for third in told)


def attack(told):
    """Try it all, and return what gives somebody away."""
    small = [each for each in told if len(each) < 5]
    return small + [each for each in differences(told) if 0 < len(each) < 3]


def test_fewer_than_five_are_never_told():
    assert allowed(some("abcd"), []) is None
    assert allowed(some("abcde"), []) == some("abcde")


def test_the_same_people_may_be_told_of_again():
    told = [some("abcdef")]
    assert allowed(some("abcdef"), told) == some("abcdef")


def test_who_joins_alone_is_not_told_of_by_the_difference():
    told = [some("abcdefgh")]
    chosen = allowed(some("abcdefghi"), told)
    assert chosen == some("abcdefgh"), "the ninth person is left out rather than given away"


def test_who_leaves_alone_is_hidden_by_leaving_out_others():
    told = [some("abcdefghij")]
    chosen = allowed(some("abcdefghi"), told)
    assert chosen is not None
    assert len(chosen) == 7
    assert len(told[0] - chosen) == 3


def test_where_too_few_would_be_left_nothing_is_told():
    assert allowed(some("abcdef"), [some("abcdefg")]) is None


def test_a_cohort_cannot_be_taken_from_the_network_to_leave_one():
    cohort, network = some("abcde"), some("abcdefg")
    chosen = allowed(network, [cohort])
    assert chosen is not None
    assert len(chosen ^ cohort) in (0, 3)


def test_two_cohorts_together_do_not_give_away_who_is_in_neither():
    told = [some("abcde"), some("fghij")]
    chosen = allowed(some("abcdefghijk"), told)
    assert chosen == some("abcdefghij"), "exactly the two together says nothing new"


def test_a_cohort_is_not_told_where_network_and_another_cohort_were():
    told = [some("abcdefghijk"), some("abcde")]
    chosen = allowed(some("fghij"), told)
    assert chosen is None


def test_of_the_same_time_any_number_of_cohorts_is_laid_together():
    cohorts = [some("abcde"), some("fghij"), some("klmno")]
    network = some("abcdefghijklmnop")
    assert allowed(network, cohorts) == network, "of other times, two are laid together"
    assert allowed(network, cohorts, cohorts) == some("abcdefghijklmno")


def test_the_last_of_many_cohorts_does_not_give_away_who_is_in_none():
    told = [some("abcde"), some("fghij"), some("klmnopq")]
    network = some("abcdefghijklmnopqrstuv")
    known = [*told, network]
    assert allowed(some("rstuv"), known, known) == some("rstuv")
    assert allowed(some("stuvw"), known, known) is None


def test_the_same_figures_choose_the_same_people():
    told = [some("abcdefghij"), some("acegikmoqs")]
    people = some("abcdefghik")
    assert allowed(people, told) == allowed(people, list(reversed(told)))


PEOPLE = [f"U{number:02}" for number in range(24)]
_weeks = st.lists(st.sets(st.sampled_from(PEOPLE), max_size=24), min_size=1, max_size=12)


@settings(max_examples=40)
@given(_weeks)
def test_nobody_is_given_away_by_weeks_in_which_anybody_may_answer(weeks):
    told = []
    for answered in weeks:
        tell(frozenset(answered), told)
    assert attack(told) == []


@st.composite
def _years(draw):
    """Weeks of three cohorts that members join and leave, and of the network, in any order."""
    cohorts = [set(PEOPLE[:8]), set(PEOPLE[8:14]), set(PEOPLE[14:22])]
    weeks = []
    for _ in range(draw(st.integers(2, 8))):
        mover, to = draw(st.sampled_from(PEOPLE)), draw(st.integers(0, 3))
        for number, cohort in enumerate(cohorts):
            cohort.discard(mover)
            if number == to:
                cohort.add(mover)
        silent = draw(st.sets(st.sampled_from(PEOPLE), max_size=4))
        answered = [frozenset(cohort - silent) for cohort in cohorts]
        weeks.append(draw(st.permutations([*answered, frozenset().union(*answered)])))
    return weeks


@settings(max_examples=40)
@given(_years())
def test_nobody_is_given_away_by_cohorts_and_the_whole_network_over_weeks(weeks):
    told = []
    for week in weeks:
        now = []
        for answered in week:
            if (chosen := tell(answered, told, now)) is not None:
                now.append(chosen)
        assert [each for each in sums(now) if 0 < len(each) < 3] == []
    assert attack(told) == []


def sums(now):
    """What is left of each figure of one week when others of it are taken away, however many."""
    for whole in now:
        others = [each for each in now if each != whole]
        for count in range(1, len(others) + 1):
            for parts in combinations(others, count):
                if sum(map(len, parts)) == len(union := frozenset().union(*parts)):
                    yield union ^ whole


def test_a_cohort_whose_members_mostly_answer_is_mostly_told_of():
    """The rule must leave something to read: twelve members, of whom one or two are missing."""
    told, shown = [], 0
    for week in range(30):
        missing = {PEOPLE[week * 5 % 12], PEOPLE[week * 7 % 12]}
        shown += tell(frozenset(PEOPLE[:12]) - missing, told) is not None
    assert shown >= 25
    assert attack(told) == []
