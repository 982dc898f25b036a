"""What tells who or where a text is about is found, wherever in the world a name comes from."""

import re

import pytest

from bot.domain.identifying import found, taken_out
from tests.domain.naming import ELSEWHERE, NAMELESS, WRITTEN, people

LEAST = 0.93
"""Of the names of any origin, how many are taken out of sentences that no rule was made for."""
APART = 0.1
"""How far two origins may lie apart."""
_SMALL = frozenset(["de", "la", "van", "der", "ibn", "Del"])


def recall(names, sentences):
    """Tell how many of the names that were written no longer stand there, whole or in part."""
    hits = []
    for first, last in names:
        for sentence in sentences:
            left, _ = taken_out(sentence.format(first=first, last=last))
            given = {"{first}": first, "{last}": last}
            hits += [
                not any(
                    re.search(rf"(?<!\w){re.escape(part)}(?!\w)", left)
                    for part in set(name.split()) - _SMALL
                )
                for place, name in given.items()
                if place in sentence
            ]
    return sum(hits) / len(hits)


@pytest.fixture(scope="module")
def by_origin():
    return {origin: recall(names, ELSEWHERE) for origin, names in people().items()}


def test_there_are_enough_names_of_enough_origins():
    assert len(people()) >= 6
    assert min(map(len, people().values())) >= 20


def test_names_are_found_equally_well_wherever_they_come_from(by_origin):
    assert min(by_origin.values()) >= LEAST, by_origin
    assert max(by_origin.values()) - min(by_origin.values()) <= APART, by_origin


def test_no_name_is_missed_in_the_ways_officers_write_of_people_most():
    for origin, names in people().items():
        assert recall(names, WRITTEN) >= 0.99, origin


def test_what_officers_write_without_naming_anybody_is_left_alone():
    changed = [line for line in NAMELESS.strip().splitlines() if found(line)]
    assert changed == []


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (
            "Our chair told Riverbend ISD, and Springfield Unified School District followed.",
            "Our chair told a district, and a district followed.",
        ),
        (
            "It began at Lincoln High School, then at Okafor Academy.",
            "It began at a school, then at a school.",
        ),
        (
            "We drove to Harris County, then met in Samplestown.",
            "We drove to a town, then met in a town.",
        ),
        ("The law in Texas changed.", "The law in a state changed."),
        ("Write to ada@example.org or call 555-010-1234.", "Write to [address] or call [number]."),
        ("See https://example.org/a?b=1 for it.", "See [link] for it."),
        (
            "<@U0ADA> asked in <#C0LOUNGE> and @otto agreed.",
            "A colleague asked in a channel and a colleague agreed.",
        ),
        ("On March 3, 2025 and on 3/14/25 we met.", "On [date] and on [date] we met."),
        ("We have 14,312 students and $2,400,000.", "We have [number] students and [number]."),
        ("K.T. in room 12 waited.", "A colleague in a room waited."),
        ("A boy named Sione Tupou waited.", "A boy waited."),
        ("my colleague ngozi waited", "my colleague a colleague waited"),
        (
            "A note from LAUSD and one from 王小明.",
            "A note from a district and one from a colleague.",
        ),
    ],
)
def test_what_identifies_becomes_plain_words(was, now):
    assert taken_out(was)[0] == now


def test_every_change_is_told_once_with_its_reason():
    text, changes = taken_out("Okafor called. Then Okafor and Ms. Brown called.")
    assert text == "A colleague called. Then a colleague and a colleague called."
    assert [(it.before, it.after) for it in changes] == [
        ("Okafor", "A colleague"),
        ("Ms. Brown", "a colleague"),
    ]
    assert all(it.why for it in changes)


def test_what_was_changed_is_changed_no_further():
    once, _ = taken_out("Superintendent Okafor told Amara's mother in Samplestown.")
    assert taken_out(once) == (once, [])


def test_numbers_that_everybody_shares_stay():
    text = "Call 988 or 911. Under Section 504, 38 percent, 1,200 percent and 2024 stay; so do 12."
    assert taken_out(text) == (text, [])


def test_names_that_may_stand_are_kept():
    text = "Ada Example said so, and Otto Sample did not."
    assert (
        taken_out(text, kept=["Ada Example"])[0] == "Ada Example said so, and a colleague did not."
    )


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "!!!", "<@", "A." * 1500, "Ab " * 1000, "é" * 3000]
)
def test_nothing_that_can_be_typed_breaks_it(text):
    again, _ = taken_out(text)
    assert isinstance(again, str)


def test_what_a_sentence_tells_to_do_stays():
    assert taken_out("Ask Ms. Placeholder. Thank Amara Okafor.")[0] == (
        "Ask a colleague. Thank a colleague."
    )


def test_who_is_named_once_is_found_wherever_they_begin_a_sentence():
    text = "I asked Grace Okafor. Grace is not safe here. Okafor has two children."
    assert taken_out(text)[0] == (
        "I asked a colleague. A colleague is not safe here. A colleague has two children."
    )
