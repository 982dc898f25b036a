from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.matching import Candidate, Need, appeal, explain, rank
from bot.domain.members import SETTINGS, SIZES, District
from bot.domain.topics import TOPICS

CENTRAL, EASTERN = -6 * 3600, -5 * 3600
RURAL = District(setting="rural", size="small")

NEED = Need(
    author="U0AUTHOR",
    topics=frozenset({"discipline-and-school-climate", "racial-equity"}),
    district=RURAL,
    utc_offset=CENTRAL,
)


def mentor(name: str = "U0MENTOR", *topics: str, load: int = 0, **more: object) -> Candidate:
    known = frozenset(topics or {"discipline-and-school-climate"})
    return Candidate(mentor=name, topics=known, load=load, **{"capacity": 2, **more})


def names(need: Need, *candidates: Candidate) -> list[str]:
    return [match.mentor for match in rank(need, candidates)]


def test_who_knows_more_of_it_comes_first():
    one = mentor("U1", "racial-equity", district=RURAL)
    both = mentor("U2", "racial-equity", "discipline-and-school-climate", load=1)
    assert names(NEED, one, both) == ["U2", "U1"]


def test_then_who_works_in_a_district_like_the_authors():
    alike = mentor("U2", district=RURAL, load=1)
    nearly = mentor("U1", district=replace(RURAL, size="large"))
    other = mentor("U0", district=District(setting="urban", size="large"))
    assert names(NEED, other, nearly, alike) == ["U2", "U1", "U0"]


def test_then_who_has_the_larger_share_of_their_time_left():
    half, third = mentor("U1", load=1, capacity=2), mentor("U2", load=1, capacity=3)
    assert names(NEED, half, third) == ["U2", "U1"]


def test_then_who_keeps_the_same_hours_and_last_of_all_a_fixed_order():
    near, far = mentor("U3", utc_offset=EASTERN), mentor("U1", utc_offset=9 * 3600)
    unknown, other = mentor("U2"), mentor("U4")
    assert names(NEED, unknown, far, near) == ["U3", "U1", "U2"]
    assert names(NEED, other, unknown) == names(NEED, unknown, other) == ["U2", "U4"]


def test_somebody_without_the_topic_does_not_fit_however_free():
    assert names(NEED, mentor("U1", "student-voice", district=RURAL)) == []


def test_nobody_is_suggested_who_is_full_paused_or_was_approached_before():
    need = replace(NEED, approached=frozenset({"U3"}))
    assert names(need, mentor("U1", load=2), mentor("U2", paused=True), mentor("U3")) == []


def test_the_reasons_are_words_that_an_author_would_use():
    fit = mentor(
        "U1",
        "discipline-and-school-climate",
        "racial-equity",
        district=RURAL,
        utc_offset=CENTRAL,
    )
    assert explain(NEED, fit).reasons == [
        "Knows discipline and school climate, racial equity",
        "Also in a rural district, about your size",
        "Free this week",
        "Same time zone",
    ]


def test_a_reason_says_no_more_than_is_so():
    urban = District(setting="urban", size="large")
    need = replace(NEED, district=urban)
    fit = mentor("U1", load=1, district=replace(urban, size=None), utc_offset=EASTERN)
    assert explain(need, fit).reasons == [
        "Knows discipline and school climate",
        "Also in an urban district",
        "Has room for one more",
        "1 hour ahead of you",
    ]
    same_size = mentor("U1", district=District(size="large"), utc_offset=CENTRAL - 5400)
    assert "In a district about your size" in explain(need, same_size).reasons
    assert "1.5 hours behind you" in explain(need, same_size).reasons
    far = mentor("U1", utc_offset=CENTRAL + 4 * 3600)
    assert explain(need, far).reasons == ["Knows discipline and school climate", "Free this week"]


def test_two_districts_that_nobody_described_are_not_alike():
    silent = replace(NEED, district=District())
    assert explain(silent, mentor()).reasons == [
        "Knows discipline and school climate",
        "Free this week",
    ]


def test_a_mentor_hears_why_them():
    fit = mentor("U1", district=RURAL)
    assert appeal(NEED, fit) == [
        "You know discipline and school climate",
        "Your districts are alike in setting and size",
        "You are helping nobody else just now",
    ]


slugs = st.frozensets(st.sampled_from([topic.slug for topic in TOPICS]), max_size=5)
districts = st.builds(
    District,
    setting=st.none() | st.sampled_from(sorted(SETTINGS)),
    size=st.none() | st.sampled_from(sorted(SIZES)),
)
offsets = st.none() | st.integers(-12 * 4, 14 * 4).map(lambda quarters: quarters * 900)
people = st.sampled_from([f"U{number}" for number in range(8)])
needs = st.builds(
    Need,
    author=people,
    topics=slugs,
    district=districts,
    utc_offset=offsets,
    approached=st.frozensets(people, max_size=3),
)
candidates = st.lists(
    st.builds(
        Candidate,
        mentor=people,
        topics=slugs,
        load=st.integers(0, 6),
        capacity=st.integers(1, 5),
        paused=st.booleans(),
        district=districts,
        utc_offset=offsets,
    ),
    unique_by=lambda candidate: candidate.mentor,
)


@given(needs, candidates, st.integers(0, 5))
def test_nobody_is_ever_suggested_who_should_not_be(need, several, limit):
    by_name = {candidate.mentor: candidate for candidate in several}
    found = rank(need, several, limit=limit)
    assert len(found) <= limit
    for match in found:
        fit = by_name[match.mentor]
        assert match.mentor != need.author
        assert match.mentor not in need.approached
        assert fit.load < fit.capacity
        assert not fit.paused
        assert fit.topics & need.topics


@given(needs, candidates, st.randoms(use_true_random=False))
def test_the_same_people_in_any_order_give_the_same_answer(need, several, chance):
    shuffled = list(several)
    chance.shuffle(shuffled)
    assert rank(need, shuffled) == rank(need, several)


@given(needs, candidates)
def test_whoever_is_suggested_has_a_reason_in_every_case(need, several):
    for match in rank(need, several):
        assert match.reasons[0].startswith("Knows ")
        assert all(match.reasons)


@given(needs, candidates, districts)
def test_what_a_mentor_hears_tells_nothing_of_a_district_that_is_left_out(need, several, other):
    for candidate in several:
        told = appeal(replace(need, district=District(), author="U0AUTHOR"), candidate)
        elsewhere = replace(candidate, district=other)
        assert told == appeal(replace(need, district=District(), author="U9"), elsewhere)
