"""The forms of a harvest keep Slack's limits, whatever people wrote."""

import pytest

from bot.domain.harvests import KINDS, MOST_ANSWERS, Answer, Draft
from bot.domain.identifying import Change
from bot.domain.topics import TOPICS
from bot.views import harvest_form as forms
from tests.views.limits import check_view
from tests.views.made_up import ATTACKS

TOPIC = (TOPICS[0].slug,)


@pytest.mark.parametrize("words", ATTACKS)
def test_the_draft_fits_into_its_form(words):
    change = Change(before=words, after=words, why=words)
    draft = Draft(
        title=words[:90],
        summary=words[:160],
        body=words,
        changes=(change,) * 30,
        kind=KINDS[0],
        topics=TOPIC,
    )
    answers = [
        Answer(answer_id=at, words=words[:1200], name=words[:80]) for at in range(MOST_ANSWERS + 3)
    ]
    check_view(forms.draft(1, draft, answers))
    check_view(forms.draft(1, draft, answers, marked=[words] * 60, looked="0" * 24))
    check_view(forms.draft(1, draft, []))


def test_the_other_forms_fit():
    for view in (
        forms.outcome(1),
        forms.name(1),
        forms.agreed(),
        forms.outcome_kept(),
        forms.named(),
        forms.told("Nothing."),
        forms.stand(1, None, is_agreed=False, has_draft=False),
        forms.stand(1, 2, is_agreed=True, has_draft=True),
        forms.stand(1, 2, is_agreed=False, has_draft=False),
    ):
        check_view(view)


def test_what_was_already_looked_at_is_named_once_more():
    draft = Draft(title="Count", summary="Count.", body="In Texas.", topics=TOPIC)
    shown = str(forms.draft(1, draft, [], marked=["Texas"], looked="abc").to_dict())
    assert "Please look once more" in shown
    assert "“Texas”" in shown
