"""An officer looks at the five supports: page by page, for their own eyes, shared by choice."""

from datetime import timedelta

import jobs.assessments
from bot.domain import supports
from bot.services import assessments
from models import CheckIn, CheckInState, Cohort, CohortMember
from tests.journeys.answering import opens
from tests.journeys.asking import last_message
from tests.journeys.coaching import assigned, everything_of

PAGES = list(supports.STATEMENTS)
WEAK = "seat-at-the-table"


def filled(support, number):
    return {key: str(number) for key in supports.keys_of(support)}


async def takes(network, person, *, weak=1, other=4):
    """Answer all of it by /checkin supports, and see the result."""
    await opens(network, person, "supports")
    for support in PAGES:
        await person.submits(**filled(support, weak if support == WEAK else other))
    assert person.modal_errors == {}
    return person.modal


async def kept_before(network, person, number=2, weeks=26):
    """Somebody looked at the supports before, and gave them all the same."""
    then = network.core.now() - timedelta(weeks=weeks)
    answers = dict.fromkeys(supports.KEYS, number)
    async with network.core.db.transaction() as session:
        await assessments.save(session, answers, by=person.id, form_id=f"V{weeks}", now=then)


async def test_five_pages_lead_to_a_result_that_only_its_author_sees(network, logs):
    ada = network.ada
    await opens(network, ada, "supports")
    assert "only you" in ada.modal.words
    assert "counts in no figure" in ada.modal.words
    await ada.submits(**filled("alignment", 5) | {"alignment.plan": "0"})
    assert "2 of 5 · Money and mentorship" in ada.modal.words
    await ada.fills(**{"money-and-mentorship.budget": "2"})
    await ada.clicks("Back", on="modal")
    await network.workspace.until(lambda: "1 of 5" in ada.modal.words)
    await ada.submits()
    await ada.submits(**{"money-and-mentorship.team": "2"})
    for support in PAGES[2:-1]:
        await ada.submits(**filled(support, 1 if support == WEAK else 4))
    await ada.submits()
    shown = ada.modal.words
    assert "`█████` 5 of 5 · fully" in shown
    assert "`██░░░` 2 of 5 · a little" in shown
    assert "`·····` too little answered" in shown
    assert "Holds least: A seat at the table" in shown
    assert supports.statement(f"{WEAK}.room") in shown
    assert "coach" not in shown, "she has none"
    await ada.clicks("Read", on="modal")
    await network.workspace.until(lambda: ada.modal.title == "Guidance")
    await ada.closes()
    async with network.core.db.transaction() as session:
        [taken] = await assessments.kept(session, ada.id)
    assert "alignment.plan" not in taken.answers

    await ada.closes()
    await network.settled()
    for person in (network.fay, network.otto, network.grace):
        assert "Holds least" not in await everything_of(network, person)
    assert "five supports" not in "".join(each.words for each in ada.sees(ada.dm()))
    assert supports.statement(f"{WEAK}.room") not in logs.getvalue()
    assert ada.id not in logs.getvalue()


async def test_a_form_without_answers_says_so_and_stays(network):
    ada = network.ada
    await opens(network, ada, "supports")
    for _ in PAGES:
        await ada.submits()
    assert "at least two statements" in "".join(ada.modal_errors.values())
    await ada.submits(**filled("community-support", 3))
    assert "`███░░` 3 of 5 · in part" in ada.modal.words


async def test_the_chart_comes_when_asked_for_and_goes_with_its_file(network):
    ada, files = network.ada, network.workspace.files
    await kept_before(network, ada)
    await ada.opens_home()
    await network.workspace.until(lambda: ada.home)
    await ada.clicks("Look", on="home")
    await network.workspace.until(lambda: ada.modal)
    await ada.clicks("Answer again", on="modal")
    await network.workspace.until(lambda: "1 of 5" in ada.modal.words)
    for support in PAGES:
        await ada.submits(**filled(support, 1 if support == WEAK else 4))
    await network.workspace.until(lambda: "up 2" in ada.modal.words)
    assert "down 1" in ada.modal.words
    await ada.clicks("Send me the chart", on="modal")
    await network.settled()
    await network.workspace.until(lambda: "Send me the chart" not in ada.modal.words)
    message = last_message(ada)
    [picture] = [block for block in message.blocks if block["type"] == "image"]
    assert "a seat at the table 1" in picture["alt_text"]
    assert "a seat at the table 2" in picture["alt_text"], "the time before"
    await ada.closes()
    await ada.clicks("Remove this chart", on=message)
    await network.settled()
    assert message.ts not in {each.ts for each in ada.sees(ada.dm())}
    assert files.gone() == [picture["slack_file"]["id"]]


async def test_a_coach_reads_what_the_officer_saw_and_no_more_once_it_is_taken_back(network):
    ada, grace = network.ada, network.grace
    await assigned(network)
    await takes(network, ada)
    before = last_message(grace)
    await ada.clicks("Share with my coach", on="modal")
    await network.workspace.until(lambda: ada.modal.title == "Share with my coach")
    form = ada.modal
    assert last_message(grace).ts == before.ts, "nothing is sent before the press"
    await ada.submits()
    await ada.resubmits(form)
    await network.settled()
    read = last_message(grace)
    assert read.ts != before.ts
    assert all(line in form.words for line in read.words.splitlines())
    assert "`█░░░░` 1 of 5 · not at all" in read.words
    assert supports.statement(f"{WEAK}.room") not in read.words
    await network.workspace.until(lambda: f"<@{grace.id}> the five scores" in ada.modal.words)
    await ada.clicks("Take it back from my coach", on="modal")
    await network.settled()
    assert last_message(grace).ts == before.ts
    await network.workspace.until(lambda: "only you" in ada.modal.words)


async def test_what_is_deleted_leaves_the_other_times(network):
    ada = network.ada
    for weeks, number in ((60, 1), (30, 2)):
        await kept_before(network, ada, number, weeks)
    await opens(network, ada, "supports")
    assert "a little" in ada.modal.words
    await ada.clicks("Earlier", on="modal")
    await network.workspace.until(lambda: "This is number 1." in ada.modal.words)
    await ada.clicks("Delete", on="modal")
    await network.workspace.until(lambda: "times" not in ada.modal.words)
    assert "2 of 5 · a little" in ada.modal.words
    await ada.clicks("Delete", on="modal")
    await network.workspace.until(lambda: "Nothing is kept" in ada.modal.words)
    await ada.clicks("Begin", on="modal")
    await network.workspace.until(lambda: "1 of 5" in ada.modal.words)


async def test_the_invitation_comes_when_it_is_due_and_can_be_switched_off(network):
    ada, now = network.ada, network.core.now()
    async with network.core.db.transaction() as session:
        cohort = Cohort(form_id="V1", name="Example", created_by=network.fay.id, created_at=now)
        session.add(cohort)
        await session.flush()
        session.add(CohortMember(cohort_id=cohort.id, slack_id=ada.id))
        then = now - timedelta(days=33)
        answered = CheckInState.ANSWERED
        session.add(
            CheckIn(
                prompting_id=None, member=ada.id, state=answered, asked_at=then, answered_at=then
            )
        )
    for _ in range(2):
        await jobs.assessments.run(network.core)
    await network.catches_up()
    invitation = last_message(ada)
    assert "Does your district keep its side?" in invitation.words
    assert "only you" in invitation.words
    await ada.clicks("Look at the supports", on=invitation)
    await network.workspace.until(lambda: ada.modal)
    assert "1 of 5" in ada.modal.words
    await ada.closes()
    await ada.clicks("No more of these", on=invitation)
    await network.workspace.until(lambda: "any more" in last_message(ada).words)
    await ada.clicks("Invite me again", on=last_message(ada))
    await network.workspace.until(lambda: "Does your district" in last_message(ada).words)
    await ada.clicks("Not now", on=last_message(ada))
    await network.workspace.until(lambda: "You put this away" in last_message(ada).words)
    assert last_message(ada).ts == invitation.ts
