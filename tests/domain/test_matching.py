"""Who fits, who comes first, and what is said of it."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.hours import WorkingWeek
from bot.domain.matching import (
    CLOSE,
    FAINT,
    Candidate,
    Need,
    Record,
    appeal,
    explain,
    rank,
    score,
)
from bot.domain.members import District, Person

NOW = datetime(2026, 1, 7, 15, tzinfo=UTC)
CENTRAL, EASTERN, TOKYO = (
    WorkingWeek(zone=zone) for zone in ("America/Chicago", "America/New_York", "Asia/Tokyo")
)
RURAL = District(setting="rural", size="small")
DISCIPLINE, RACE, VOICE = "discipline-and-school-climate", "racial-equity", "student-voice"
ADA = Person(
    member="U0ADA",
    district=RURAL,
    district_key="example",
    languages=frozenset({"es", "so"}),
    week=CENTRAL,
)
NOTHING = Record()
NEED = Need(author=ADA, topics=frozenset({DISCIPLINE, RACE}), now=NOW)


def mentor(
    name: str = "U1", *topics: str, led: tuple[str, ...] = (), record: Record = NOTHING, **person
) -> Candidate:
    return Candidate(
        person=Person(member=name, **person),
        topics=frozenset(topics or {DISCIPLINE}),
        led=frozenset(led),
        record=record,
    )


def knowing(**affinity: float) -> Need:
    return replace(NEED, affinity=affinity)


def names(need: Need, *candidates: Candidate) -> list[str]:
    return [match.mentor for match in rank(need, candidates)]


def test_who_knows_more_of_it_comes_first():
    assert names(NEED, mentor("U1", RACE), mentor("U2", RACE, DISCIPLINE)) == ["U2", "U1"]


def test_who_has_led_it_comes_before_who_has_done_it():
    assert names(NEED, mentor("U1"), mentor("U2", led=(DISCIPLINE,))) == ["U2", "U1"]


def test_what_they_wrote_weighs_more_than_the_topics_they_ticked():
    both = mentor("U1", RACE, DISCIPLINE)
    assert names(knowing(U1=0.3, U2=0.8), both, mentor("U2")) == ["U2", "U1"]


def test_without_a_topic_in_common_only_what_is_close_counts():
    other = mentor("U1", VOICE, district=RURAL)
    assert names(NEED, other) == names(knowing(U1=CLOSE - 0.01), other) == []
    assert names(knowing(U1=CLOSE), other) == ["U1"]


def test_words_alone_are_matched_with_what_was_written():
    words = replace(knowing(U1=FAINT, U2=FAINT - 0.01, U3=0.9), topics=frozenset())
    assert names(words, mentor("U1"), mentor("U2"), mentor("U3", VOICE)) == ["U3", "U1"]
    assert names(replace(words, affinity={}), mentor("U1")) == []


def test_of_equals_the_one_in_a_district_like_the_authors_comes_first():
    other = mentor("U0", district=District(setting="urban", size="large"))
    nearly = mentor("U1", district=replace(RURAL, size="large"))
    assert names(NEED, other, nearly, mentor("U2", district=RURAL)) == ["U2", "U1", "U0"]


def test_the_sector_tells_apart_only_those_who_work_outside_of_schools():
    school, city = mentor("U1", district=District(sector="district")), "city"
    peer = mentor("U2", district=District(sector=city))
    outside = replace(NEED, author=replace(ADA, district=District(sector=city)))
    inside = replace(NEED, author=replace(ADA, district=District(sector="district")))
    assert names(outside, school, peer) == ["U2", "U1"]
    assert names(inside, school, peer) == ["U1", "U2"]
    assert score(inside, school) == score(inside, peer)


def test_of_equals_the_one_who_works_at_the_same_hours_comes_first():
    far, unknown = mentor("U1", week=TOKYO), mentor("U2")
    assert names(NEED, far, unknown, mentor("U3", week=EASTERN)) == ["U3", "U1", "U2"]


def test_of_equals_the_one_who_speaks_the_authors_language_comes_first():
    assert names(NEED, mentor("U1"), mentor("U2", languages=frozenset({"so"}))) == ["U2", "U1"]


def test_of_equals_the_one_of_whom_less_was_asked_comes_first():
    fresh = mentor("U9")
    for record in (
        Record(helping=1),
        Record(waiting=1),
        Record(this_week=1),
        Record(accepted=1, answered=1),
        Record(unanswered=1),
    ):
        assert names(NEED, mentor("U1", record=record), fresh) == ["U9", "U1"]


def test_a_single_silence_weighs_less_than_a_habit():
    once = mentor("U1", record=Record(answered=4, unanswered=1))
    often = mentor("U0", record=Record(answered=1, unanswered=4))
    assert names(NEED, often, once) == ["U1", "U0"]


def test_who_often_lets_requests_pass_is_not_asked_first_where_there_is_no_time():
    silent = mentor("U1", record=Record(answered=3, unanswered=3))
    prompt = mentor("U2", record=Record(answered=6))
    need = knowing(U1=0.5, U2=0.3)
    assert names(need, silent, prompt) == ["U1", "U2"]
    assert names(replace(need, urgent=True), silent, prompt) == ["U2", "U1"]


def test_a_much_better_mentor_is_asked_though_they_helped_before():
    busy = mentor("U1", record=Record(helping=1, this_week=1, accepted=2, answered=2))
    assert names(knowing(U1=0.9, U2=0.2), busy, mentor("U2")) == ["U1", "U2"]


def test_who_is_new_has_a_turn_and_is_not_asked_first_until_they_caught_up():
    known = mentor("U1", record=Record(accepted=5, answered=5))
    new = replace(mentor("U2"), present=0.02)
    had_one = replace(new, record=Record(accepted=1, answered=1))
    need = knowing(U1=0.8, U2=0.5)
    assert names(need, known, new) == ["U2", "U1"]
    assert names(need, known, had_one) == ["U1", "U2"]


def test_the_reasons_are_words_that_an_author_would_use():
    fit = mentor(
        *("U1", DISCIPLINE, RACE),
        led=(RACE,),
        district=RURAL,
        languages=frozenset({"es", "so", "fr"}),
        week=CENTRAL,
    )
    assert explain(knowing(U1=0.7), fit).reasons == [
        "Has led racial equity",
        "Knows discipline and school climate",
        "Close to what they have done before",
        "Also in a rural district, about your size",
        "Also speaks Somali and Spanish",
        "Free this week",
        "Same time zone",
    ]


def test_a_reason_says_no_more_than_is_so():
    urban = District(setting="urban", size="large")
    need = replace(NEED, author=replace(ADA, district=urban))
    helping = Record(helping=1)
    fit = mentor("U1", district=replace(urban, size=None), week=EASTERN, record=helping)
    assert explain(need, fit).reasons == [
        "Knows discipline and school climate",
        "Also in an urban district",
        "Has room for one more",
        "1 hour ahead of you",
    ]
    same_size = mentor("U1", district=District(size="large"), week=WorkingWeek(zone="US/Pacific"))
    assert "In a district about your size" in explain(need, same_size).reasons
    assert "2 hours behind you" in explain(need, same_size).reasons
    assert explain(need, mentor("U1", week=TOKYO)).reasons == [
        "Knows discipline and school climate",
        "Free this week",
    ]


def test_somebody_outside_of_schools_reads_who_shares_their_sector():
    health = District(sector="health")
    need = replace(NEED, author=replace(ADA, district=health))
    told = explain(need, mentor("U1", district=health)).reasons
    assert "Works in your sector: hospital or public health" in told
    other = District(sector="other")
    need = replace(NEED, author=replace(ADA, district=other))
    assert not any("sector" in each for each in explain(need, mentor("U1", district=other)).reasons)


def test_words_alone_find_who_did_something_like_it():
    words = replace(knowing(U1=FAINT, U2=CLOSE), topics=frozenset())
    assert explain(words, mentor("U1")).reasons[0] == "May know something like it"
    assert explain(words, mentor("U2")).reasons[0] == "Close to what they have done before"


def test_a_mentor_hears_why_them():
    fit = mentor("U1", DISCIPLINE, RACE, led=(RACE,), district=RURAL, languages=frozenset({"es"}))
    assert appeal(knowing(U1=0.7), fit) == [
        "You have led racial equity",
        "You know discipline and school climate",
        "It is close to what you have done before",
        "Your districts are alike in setting and size",
        "You both speak Spanish",
        "You are helping nobody else just now",
    ]
