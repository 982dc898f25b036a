"""Prompts: what the bank holds, in which order a year asks it, and what the lint says of a file."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.domain import prompt_linting
from bot.domain.errors import InvalidInput
from bot.domain.guidance import Unreadable
from bot.domain.prompts import ARCS, PromptDraft, arc_on, parse, through_a_year
from bot.domain.topics import SUPPORTS, TOPICS

FOLDER = Path(__file__).parents[2] / "guidance" / "prompts"
FILES = {path.name: path.read_bytes() for path in sorted(FOLDER.glob("*.md"))}
BANK = [parse(name.removesuffix(".md"), data.decode()) for name, data in FILES.items()]
WELLBEING = "wellbeing-and-sustainability"
GOOD = {
    "arc": "spring",
    "step": "1",
    "topic": "student-voice",
    "support": "alignment",
    "short": '"What did you see?"',
}
BODY = "You walked through a school this week, or heard of one. Stay a moment at one of its doors. \
What did you see there?"


def page(body: str = BODY, **changes: str) -> bytes:
    """Give a good prompt with lines of its front matter changed, or taken away by an empty one."""
    lines = [f"{key}: {value}" for key, value in {**GOOD, **changes}.items() if value]
    return "\n".join(["---", *lines, "---", "", body]).encode()


def faults(**files: bytes) -> list[str]:
    named = {f"{name.replace('_', '-')}.md": data for name, data in files.items()}
    return [str(fault) for fault in prompt_linting.lint(named)]


def test_the_lint_finds_no_fault_in_the_bank():
    assert [str(fault) for fault in prompt_linting.lint(FILES)] == []


def test_the_bank_is_enough_for_a_year_and_each_season_for_its_weeks():
    assert len(BANK) >= 66
    arcs = Counter(prompt.arc for prompt in BANK)
    assert set(arcs) == set(ARCS)
    assert min(arcs.values()) >= 10


def test_every_topic_and_every_support_is_asked_about():
    assert {prompt.topic for prompt in BANK} == {topic.slug for topic in TOPICS}
    assert {prompt.support for prompt in BANK} == {support.slug for support in SUPPORTS}


@pytest.mark.parametrize("start", [date(2026, month, 1) for month in (1, 3, 5, 8, 10, 12)])
def test_how_people_are_is_asked_all_through_a_year_and_never_twice_running(start):
    ordered = sorted(BANK, key=lambda prompt: (list(ARCS).index(prompt.arc or ""), prompt.step))
    topics = [prompt.topic for prompt in through_a_year(ordered, start)[:52]]
    asked = [week for week, topic in enumerate(topics) if topic == WELLBEING]
    gaps = [later - sooner for sooner, later in pairwise(asked)]
    assert asked[0] < 10
    assert min(gaps) > 1
    assert max(gaps) < 10


def test_a_year_asks_each_week_what_its_season_brings_and_nothing_twice():
    start = date(2026, 11, 2)
    ordered = through_a_year(BANK, start)
    assert Counter(ordered) == Counter(BANK)
    seasons = [arc_on(start + timedelta(weeks=week)) for week in range(52)]
    assert [prompt.arc for prompt in ordered[:52]] == seasons


def test_the_school_year_begins_in_august():
    seasons = [arc_on(date(2026, month, 15)) for month in (8, 9, 10, 11, 12)]
    assert seasons == [*["first-90-days"] * 2, *["autumn-data"] * 2, "board-season"]
    assert [arc_on(date(2027, month, 1)) for month in (1, 2, 4, 7)] == [
        "board-season",
        "budget-season",
        "spring",
        "closing-the-year",
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"short": ""}, "no short"),
        ({"mood": "calm"}, "mood is not known"),
        ({"arc": "winter"}, "arc winter: choose one of first-90-days, "),
        ({"topic": "athletics"}, "topic athletics"),
        ({"support": "love"}, "support love"),
        ({"step": "0"}, "step 0: count from 1"),
        ({"step": "soon"}, "step soon: count from 1"),
        ({"short": '"' + "a" * 81 + '"'}, "short of 81 characters: write 1 to 80"),
        ({"short": '"Stop!"'}, "an exclamation mark"),
        ({"body": "What did you see?"}, "4 words: write 20 to 90"),
        ({"body": f"Who {'went there and ' * 20}stayed?"}, "1 sentences: write 2 to 5"),
        ({"body": f"{'I saw it. ' * 80}Did you?"}, "808 characters: write at most 700"),
        ({"body": BODY.replace("?", ".")}, "no one question at its end"),
        ({"body": f"Why? When? {BODY}"}, "no one question at its end"),
        ({"body": f"{BODY} Tell."}, "no one question at its end"),
        ({"body": BODY.replace("door", "*door*")}, "markup (*)"),
        (
            {"body": "Institutional accountability necessitates organizational deliberation. " * 4
             + BODY},
            "reads at grade",
        ),
    ],
)  # fmt: skip
def test_the_lint_says_what_is_wrong(changes, said):
    assert any(said in fault for fault in faults(one=page(**changes)))


def test_a_good_prompt_has_no_fault():
    assert faults(one=page()) == []


def test_the_lint_finds_what_two_files_share():
    other = (
        "Somebody left a note on your desk. It was short and it had no name on it. What did it say?"
    )
    assert faults(one=page(), two=page(other, step="2", short='"And then?"')) == []
    found = faults(one=page(), two=page())
    assert "two.md: body is nearly that of one.md: ask something new, or join them" in found
    assert "two.md: short is nearly that of one.md: ask something new, or join them" in found
    assert "two.md: step 1 is also one.md: give each its own" in found


def test_the_lint_names_a_file_that_cannot_be_read_and_one_with_a_wrong_name():
    assert faults(one=b"---\n: [\n---\n")[0].startswith("one.md: cannot be read")
    assert any("file name" in str(each) for each in prompt_linting.lint({"Big Name.md": page()}))


def test_a_file_that_is_no_prompt_is_named_when_it_is_read():
    with pytest.raises(Unreadable, match=r"one\.md: 'arc'"):
        parse("one", page(arc="").decode())


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"question": ""}, "question"),
        ({"question": "a" * 701}, "question"),
        ({"short": ""}, "short"),
        ({"short": "a" * 81}, "short"),
        ({"arc": "winter"}, "arc"),
        ({"topic": "athletics"}, "topic"),
        ({"support": "love"}, "support"),
    ],
)
def test_what_a_facilitator_writes_is_refused_beside_its_field(wrong, field):
    with pytest.raises(InvalidInput) as refused:
        PromptDraft(**{"question": "What did you see?", "short": "Seen?", **wrong})
    assert set(refused.value.problems) == {field}
