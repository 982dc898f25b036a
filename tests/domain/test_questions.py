"""A talk starts from a question on what the two work on."""

from bot.domain.questions import ANYBODY, QUESTIONS, question_for
from bot.domain.topics import TOPICS

VOICE, DATA = frozenset({"student-voice"}), frozenset({"data-and-accountability"})


def test_every_topic_has_several_questions_and_none_comes_twice():
    assert set(QUESTIONS) == {topic.slug for topic in TOPICS}
    asked = [*ANYBODY, *(question for some in QUESTIONS.values() for question in some)]
    assert len(asked) == len(set(asked))
    assert all(len(some) >= 3 for some in QUESTIONS.values())
    assert all(question.endswith("?") for question in asked)


def test_a_common_topic_comes_first_then_anybodys_then_none():
    assert question_for([VOICE | DATA, DATA], 7) in QUESTIONS["data-and-accountability"]
    one_of = (*QUESTIONS["student-voice"], *QUESTIONS["data-and-accountability"])
    assert question_for([VOICE, DATA], 7) in one_of
    assert question_for([frozenset(), frozenset()], 7) in ANYBODY


def test_of_three_the_topic_that_two_share_comes_before_one_that_only_one_has():
    three = [frozenset({"multilingual-learners"}), VOICE, VOICE | DATA]
    assert all(question_for(three, turn) in QUESTIONS["student-voice"] for turn in range(9))


def test_another_turn_asks_something_else():
    assert len({question_for([VOICE, VOICE], turn) for turn in range(3)}) == 3
