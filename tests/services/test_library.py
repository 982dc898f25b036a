"""What the library finds, and the reason it gives."""

from datetime import date

from bot.domain.guidance import Piece, Source
from bot.domain.topics import TOPICS
from bot.services.library import Library
from bot.services.starter import Starter

WORRY = (
    "Our board put equity on the agenda for a vote to remove the word from the strategic plan. "
    "I have two weeks and principals who are scared."
)


def piece(*topics: str, body: str = "Count the votes before the board meets.") -> Piece:
    return Piece(
        slug="-".join(topics) or "untold",
        title="Before the vote",
        kind="tip",
        topics=frozenset(topics),
        support="community-support",
        summary="A pause is a plan.",
        source=Source(title="A Year of Pauses", author="A Network of the North", year=2023),
        licence="CC BY 4.0",
        reviewed=date(2026, 2, 1),
        body=body,
    )


async def why(*topics: str, chosen: tuple[str, ...] = ()) -> str:
    """The reason that a library of two gives for the first, searched by words."""
    other = piece("student-voice", body="Ask the pupils what they would change at school.")
    [found] = await Library(Starter([piece(*topics), other], None)).search(
        "The board votes soon. Who counts votes?", topics=chosen
    )
    return found.why


async def test_a_chosen_topic_is_the_reason_before_all_others():
    on = ("pushback-and-politics", "board-and-superintendent-relations")
    assert await why(*on, chosen=("pushback-and-politics",)) == "On pushback and politics"


async def test_where_no_topic_was_chosen_the_pieces_own_are_said_as_people_write_them():
    on = ("gender-and-lgbtq-inclusion", "pushback-and-politics")
    expected = "On pushback and politics, gender and LGBTQ+ inclusion"
    assert await why(*on) == expected
    assert await why(*on, chosen=("special-education",)) == expected


async def test_a_piece_off_the_list_of_topics_is_found_by_words_that_are_quoted():
    assert await why("of-our-own") == "Has the words “board”, “counts”, “votes” too"


async def test_a_worry_in_a_direct_message_is_given_topics_for_every_piece(guidance):
    found = await Library(guidance).search(WORRY)
    assert found
    for each in found:
        said = each.why.lower()
        assert said.startswith("on ")
        assert {topic.slug for topic in TOPICS if topic.label.lower() in said} == each.piece.topics
