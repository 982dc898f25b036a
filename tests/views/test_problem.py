"""A problem as it is shown and asked for: whole, within Slack's limits, and without a trap."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.notices import ProblemContinued, ProblemPosted
from bot.domain.problems import split
from bot.views import closing, problem, problem_form, reply, report
from bot.views.blocks import literal
from bot.views.plain import plain
from tests.views.limits import check_message, check_view, drawn, texts
from tests.views.made_up import words

CHANNEL = "C0PROBLEMS"
POSTED = ProblemPosted(
    problem_id=17,
    title="Our board wants the word gone",
    context="It is on the agenda.",
    tried="",
    question="How have others kept the goals?",
    topics=["pushback-and-politics"],
    needed_by=None,
    author="U0ADAEXAMPLE",
)


def shown(message):
    return "\n".join(texts([block.to_dict() for block in message.blocks], "mrkdwn", "plain_text"))


@settings(deadline=None)
@given(context=words)
def test_the_post_and_its_thread_show_every_word(context):
    post = problem.post(replace(POSTED, context=context))
    start, *rest = split(context)
    continued = [
        problem.continuation(ProblemContinued(text=part, part=number, parts=len(rest)))
        for number, part in enumerate(rest, 1)
    ]

    assert literal(start) in shown(post)
    assert ("Continues in the thread." in shown(post)) == bool(rest)
    for part, message in zip(rest, continued, strict=True):
        check_message(message)
        assert literal(part) in shown(message)


@settings(deadline=None)
@given(text=words)
def test_every_form_keeps_slacks_limits_whatever_it_starts_from(text):
    check_view(problem_form.form(CHANNEL))
    check_view(problem_form.from_words(CHANNEL, text))
    check_view(problem_form.from_message(CHANNEL, text * 2))
    for block in problem_form.from_message(CHANNEL, text * 2).to_dict()["blocks"]:
        assert len(block.get("element", {}).get("initial_value", "")) <= 3000


@pytest.mark.parametrize(
    "view",
    [
        problem_form.edit_form(POSTED, CHANNEL),
        problem_form.saved(CHANNEL, anonymous=True),
        problem_form.saved(CHANNEL, anonymous=False),
        problem_form.edited(CHANNEL),
        closing.resolve_form(17, CHANNEL, is_author=True, anonymous=True),
        closing.resolve_form(17, CHANNEL, is_author=False, anonymous=False),
        closing.resolved(CHANNEL),
        closing.withdraw_form(17),
        closing.withdrawn(),
        report.form(17),
        report.sent(),
        reply.form(17, CHANNEL),
        reply.sent(),
    ],
    ids=lambda view: drawn(view)["title"]["text"],
)
def test_every_modal_keeps_slacks_limits(view):
    check_view(view)


def test_a_form_reads_back_what_the_edit_form_shows():
    blocks = problem_form.edit_form(POSTED, CHANNEL).to_dict()["blocks"]
    typed = {}
    for block in blocks:
        element = block.get("element", {})
        match element.get("type"):
            case "plain_text_input":
                typed[block["block_id"]] = {"type": "x", "value": element.get("initial_value")}
            case "multi_static_select":
                chosen = element.get("initial_options", [])
                typed[block["block_id"]] = {"type": element["type"], "selected_options": chosen}
            case "datepicker":
                typed[block["block_id"]] = {"type": element["type"], "selected_date": None}
    values = {name: {name: state} for name, state in typed.items()}
    draft = problem_form.read({"state": {"values": values}}, earliest=date(2026, 1, 5))

    for field in ("title", "context", "tried", "question"):
        assert getattr(draft, field) == getattr(POSTED, field)
    assert list(draft.topics) == POSTED.topics
    assert not draft.anonymous


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("<@U0ADA> said", "a colleague said"),
        ("<@U0ADA|ada> said", "@ada said"),
        ("in <#C0LOUNGE|lounge>", "in #lounge"),
        ("in <#C0SECRET|>", "in a channel"),
        ("<!here> look", "@here look"),
        ("<!subteam^S0TEAM|@coaches> look", "@coaches look"),
        ("see <https://example.org/a?b=1&amp;c=2>", "see https://example.org/a?b=1&c=2"),
        ("see <https://example.org|our policy>", "see our policy (https://example.org)"),
        ("<mailto:ada@example.org|ada@example.org>", "ada@example.org"),
        ("<!date^1700000000^{date}|November 14>", "November 14"),
    ],
)
def test_a_message_is_read_as_its_writer_typed_it(said, meant):
    assert plain(said) == meant


@given(st.text(st.sampled_from("ab <>&@#!|;ltamp")))
def test_whatever_somebody_types_is_read_back_as_they_typed_it(text):
    assert plain(literal(text)) == text.strip()
