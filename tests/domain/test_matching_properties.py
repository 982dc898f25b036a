"""What holds of the ranking, whoever needs help and whoever offers it."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.hours import WorkingWeek
from bot.domain.matching import (
    FAINT,
    Candidate,
    Need,
    Record,
    appeal,
    explain,
    fits,
    in_order,
    is_eligible,
    rank,
    score,
)
from bot.domain.members import LANGUAGES, REGIONS, SECTORS, SETTINGS, SIZES, District, Person
from bot.domain.topics import TOPICS

NOW = datetime(2026, 1, 7, 15, tzinfo=UTC)
slugs = st.frozensets(st.sampled_from([topic.slug for topic in TOPICS[:6]]), max_size=4)
people = st.sampled_from([f"U{number}" for number in range(8)])
districts = st.builds(
    District,
    setting=st.none() | st.sampled_from(sorted(SETTINGS)),
    size=st.none() | st.sampled_from(sorted(SIZES)),
    region=st.none() | st.sampled_from(sorted(REGIONS)),
    sector=st.none() | st.sampled_from(sorted(SECTORS)),
)
weeks = st.builds(
    WorkingWeek,
    zone=st.none() | st.sampled_from(["America/Chicago", "Asia/Tokyo", "Asia/Kolkata"]),
    days=st.sampled_from([frozenset({"mon", "tue"}), frozenset({"sat"})]),
)
persons = st.builds(
    Person,
    member=people,
    district=districts,
    district_key=st.none() | st.sampled_from(["example", "sample", "model"]),
    languages=st.frozensets(st.sampled_from(sorted(LANGUAGES)), max_size=2),
    week=weeks,
    here=st.booleans(),
)
counts = st.integers(0, 4)
records = st.builds(Record, counts, counts, counts, counts, counts, counts)
needs = st.builds(
    Need,
    author=persons,
    topics=slugs,
    now=st.just(NOW),
    affinity=st.dictionaries(people, st.floats(0, 1)),
    excluded=st.frozensets(people, max_size=3),
    urgent=st.booleans(),
)
single = st.builds(
    Candidate,
    person=persons,
    topics=slugs,
    led=slugs,
    never=st.frozensets(st.sampled_from([topic.slug for topic in TOPICS[:6]]), max_size=1),
    capacity=st.integers(1, 5),
    weekly=st.integers(1, 4),
    paused=st.booleans(),
    present=st.floats(0, 1),
    record=records,
)
several = st.lists(single, unique_by=lambda candidate: candidate.mentor)


@given(needs, several, st.integers(0, 5))
def test_nobody_is_ever_suggested_who_should_not_be(need, candidates, limit):
    by_name = {candidate.mentor: candidate for candidate in candidates}
    found = rank(need, candidates, limit=limit)
    assert len(found) <= limit
    for match in found:
        fit = by_name[match.mentor]
        assert match.mentor != need.author.member
        assert match.mentor not in need.excluded
        assert fit.person.here
        assert not fit.paused
        assert fit.record.helping < fit.capacity
        assert fit.record.this_week < fit.weekly
        assert not fit.never & need.topics
        assert fit.person.district_key is None or (
            fit.person.district_key != need.author.district_key
        )
        assert (fit.topics | fit.led) & need.topics or need.affinity[match.mentor] >= FAINT


@given(needs, several)
def test_everybody_who_fits_and_has_room_is_in_the_order(need, candidates):
    able = {each.mentor for each in candidates if fits(need, each) and each.has_room}
    assert {each.mentor for each in in_order(need, candidates)} == able
    assert all(is_eligible(need, each) for each in candidates if each.mentor in able)


@given(needs, several, st.randoms(use_true_random=False))
def test_the_same_people_in_any_order_give_the_same_answer(need, candidates, chance):
    shuffled = list(candidates)
    chance.shuffle(shuffled)
    assert rank(need, shuffled) == rank(need, candidates)


@given(needs, several)
def test_the_order_is_that_of_the_scores(need, candidates):
    ranked = in_order(need, candidates)
    for one, other in pairwise(ranked):
        assert (-score(need, one), one.mentor) < (-score(need, other), other.mentor)


@given(needs, single, records, st.sampled_from(["helping", "waiting", "this_week", "accepted"]))
def test_more_asked_of_a_mentor_never_brings_them_forward(need, candidate, record, what):
    before = replace(candidate, record=record)
    after = replace(candidate, record=replace(record, **{what: getattr(record, what) + 1}))
    assert score(need, after) < score(need, before)


@given(needs, single, st.floats(0, 1), st.floats(0, 1))
def test_knowing_a_subject_better_never_puts_anybody_back(need, candidate, less, more):
    assume(less < more)
    worse, better = (replace(need, affinity={candidate.mentor: each}) for each in (less, more))
    assert score(worse, candidate) <= score(better, candidate)
    assert fits(better, candidate) or not fits(worse, candidate)


@given(needs, several)
def test_whoever_is_suggested_has_a_reason_about_the_subject_in_every_case(need, candidates):
    told = ("Has led ", "Knows ", "Close to ", "May know something like it")
    for match in rank(need, candidates):
        assert match.reasons[0].startswith(told)
        assert all(match.reasons)


@given(needs, single, persons)
def test_what_a_mentor_hears_tells_nothing_of_an_author_who_is_left_out(need, candidate, other):
    nobody = replace(need, author=Person(member="U0AUTHOR"))
    someone_else = replace(candidate, person=replace(other, member=candidate.mentor))
    assert appeal(nobody, candidate) == appeal(nobody, someone_else)


@given(needs, single, st.frozensets(people))
def test_whom_somebody_is_kept_from_changes_not_a_word_of_the_reasons(need, candidate, excluded):
    kept = replace(need, excluded=excluded)
    assert explain(kept, candidate) == explain(need, candidate)
    assert appeal(kept, candidate) == appeal(need, candidate)
    assert score(kept, candidate) == score(need, candidate)
