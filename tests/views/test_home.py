"""Home, for members with nothing and with too much."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from bot.domain.home import (
    Home,
    OpenReport,
    Overview,
    OwnProblem,
    OwnRequest,
    OwnSearch,
    Unanswered,
)
from bot.domain.members import About
from bot.domain.mentors import Offer
from bot.domain.peers import PeerChoices
from bot.domain.profile import Profile
from bot.views import home
from tests.views.limits import check_view, texts
from tests.views.made_up import made

NEW = Home(
    channel="C0PROBLEMS",
    facilitators=[],
    problems=[],
    searches=[],
    requests=[],
    coaching=[],
    profile=Profile(about=About(), offer=None),
    peers=PeerChoices(),
    thanks=0,
    overview=None,
)
PROBLEM = OwnProblem(
    problem_id=17, title="Two weeks", days=3, answered=False, anonymous=False, link=None
)
REQUEST = OwnRequest(
    request_id=4,
    title="Two weeks",
    stand="asked_of_me",
    other="U0ADA",
    anonymous=False,
    days=0,
    link=None,
)


SEARCH = OwnSearch(title="Two weeks", stand="in_line", place=2, link=None)


def said(seen: Home) -> str:
    return "\n".join(texts(home.home(seen).to_dict(), "mrkdwn", "plain_text"))


def presses(seen: Home) -> list[tuple[str, str]]:
    """Every button's text and value."""
    blocks = home.home(seen).to_dict()["blocks"]
    rows = [block.get("elements", [block.get("accessory") or {}]) for block in blocks]
    return [
        (each["text"]["text"], each.get("value", ""))
        for row in rows
        for each in row
        if each.get("type") == "button"
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made(Home))
def test_every_home_keeps_slacks_limits(seen: Home):
    check_view(home.home(seen))


def test_the_fullest_home_fits_and_says_how_much_it_leaves_out():
    many = replace(
        NEW,
        problems=[replace(PROBLEM, anonymous=True)] * 40,
        searches=[SEARCH] * 4,
        requests=[REQUEST] * 36,
        overview=Overview(
            unanswered=[Unanswered(title="t", topics=[], days=1, link=None)] * 40,
            reports=[OpenReport(report_id=1, title="t", reason="r", days=1, link=None)] * 40,
            undelivered=[],
        ),
    )
    check_view(home.home(many))
    assert said(many).count("and 32 more") == 4


def test_a_newcomer_finds_the_doors_and_what_is_missing():
    assert [text for text, _ in presses(NEW)][:4] == [
        "Share a problem of practice",
        "Find a mentor",
        "Offer to mentor",
        "My district and my week",
    ]
    assert "Open problems without an answer" not in said(NEW)


def test_an_anonymous_problem_is_called_yours_and_can_be_answered_without_a_name():
    seen = replace(NEW, problems=[replace(PROBLEM, anonymous=True)])
    assert "yours, shared without a name" in said(seen)
    assert ("Reply without my name", "17") in presses(seen)


def test_a_named_problem_is_answered_in_its_thread():
    seen = replace(NEW, problems=[replace(PROBLEM, link="https://example.org/p1")])
    assert "*<https://example.org/p1|Two weeks>*" in said(seen)
    assert "Reply without my name" not in said(seen)


def test_what_waits_for_me_can_be_answered_and_what_i_wait_for_cannot():
    asked = replace(NEW, requests=[REQUEST])
    assert {("Accept", "4"), ("Not now", "4")} <= set(presses(asked))
    waiting = replace(NEW, requests=[replace(REQUEST, stand="waiting_for_mentor")])
    assert "You asked <@U0ADA> less than a day ago" in said(waiting)
    assert ("Accept", "4") not in presses(waiting)


def test_a_search_says_how_it_stands_and_a_late_yes_can_be_said():
    seen = replace(
        NEW, searches=[SEARCH], requests=[replace(REQUEST, stand="passed_by_me", other=None)]
    )
    assert "Your place in the line is 2" in said(seen)
    assert "The search went on without your answer; a yes still counts" in said(seen)
    assert {("Accept", "4"), ("Not now", "4")} <= set(presses(seen))
    assert "None. Here you find who asks" not in said(seen)


def test_an_author_without_a_name_stays_without_one():
    seen = replace(NEW, requests=[replace(REQUEST, other=None, anonymous=True)])
    assert "a colleague who gave no name" in said(seen)


def test_a_request_leads_to_the_problems_post_once_there_is_one():
    seen = replace(NEW, requests=[replace(REQUEST, link="https://example.org/p1")])
    assert "*<https://example.org/p1|Two weeks>*" in said(seen)
    assert "*Two weeks*" in said(replace(NEW, requests=[REQUEST]))


def test_a_conversation_is_said_to_be_where_it_is():
    talking = replace(REQUEST, stand="in_conversation")
    assert "look among your direct messages" in said(replace(NEW, requests=[talking]))
    for other in ("U0GRACE", None):
        through_me = replace(talking, anonymous=True, other=other)
        assert "in the thread of my message to you" in said(replace(NEW, requests=[through_me]))


def test_an_empty_list_says_when_a_problem_is_over():
    assert "stays open until you mark it as resolved" in said(NEW)


def mentoring(**changes) -> Home:
    offer = Offer(**{"topics": ("racial-equity",), "experience": "Led it."} | changes)
    return replace(NEW, profile=replace(NEW.profile, offer=offer))


def test_a_topic_with_an_abbreviation_keeps_it():
    mentor = mentoring(topics=("gender-and-lgbtq-inclusion",))
    assert "You mentor on gender and LGBTQ+ inclusion." in said(mentor)


def test_a_mentor_can_pause_and_come_back_and_reads_how_often_they_were_thanked():
    assert "You mentor on racial equity." in said(mentoring())
    assert "Pause mentoring" in said(mentoring())
    away = said(mentoring(paused=True))
    assert "Paused" in away
    assert "I'm back" in away
    assert "thanked you 3 times" in said(replace(mentoring(), thanks=3))


def test_of_a_question_that_is_for_mentors_alone_facilitators_see_its_topics():
    asked = Unanswered(title="", topics=["student-voice"], days=2, link=None)
    seen = replace(NEW, overview=Overview(unanswered=[asked], reports=[], undelivered=[]))
    assert "A question for mentors on student voice" in said(seen)


def test_who_sees_what_names_the_channel_and_public_records():
    assert "<#C0PROBLEMS>" in said(NEW)
    assert "public-records law" in said(NEW)
