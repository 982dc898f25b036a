import pytest

from bot.domain.relay import plain


@pytest.mark.parametrize(
    ("delivered", "said"),
    [
        ("less &lt; more &amp; &gt; all", "less < more & > all"),
        ("&amp;lt;b&amp;gt; stays as typed", "&lt;b&gt; stays as typed"),
        ("ask <@U0GRACE>", "ask <@U0GRACE>"),
        ("ask <@U0GRACE|grace> in <#C0BOARD|board>", "ask <@U0GRACE> in <#C0BOARD>"),
        ("see <https://example.org/a?b=1&amp;c=2>", "see https://example.org/a?b=1&c=2"),
        ("see <https://example.org|this page>", "see this page (https://example.org)"),
        ("<mailto:a@example.org|a@example.org>", "a@example.org"),
        ("<!here> and <!subteam^S1|@leads>", "@here and @leads"),
        ("<!date^1700000000^{date}|November 14>", "November 14"),
    ],
)
def test_slacks_markup_becomes_plain_words(delivered: str, said: str):
    assert plain(delivered) == said


@pytest.mark.parametrize(
    "delivered",
    [
        "I am <@U0ADA>",
        "I am <@U0ADA|ada.example>",
        "I am &lt;@U0ADA&gt;",
        "my profile: <https://lantern.slack.com/team/U0ADA>",
        "my profile: <https://lantern.slack.com/team/u0ada|me>",
        "U0ADA",
    ],
)
def test_whoever_gave_no_name_is_not_named_by_slack_either(delivered: str):
    said = plain(delivered, hide="U0ADA")
    assert "(name left out)" in said
    assert "u0ada" not in said.lower()
    assert "ada.example" not in said


def test_others_are_still_named():
    assert plain("<@U0ADA> and <@U0GRACE>", hide="U0ADA") == "(name left out) and <@U0GRACE>"
