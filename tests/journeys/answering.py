"""What the stories about check-ins have in common: a cohort with a channel, asked something."""

from datetime import timedelta

from sqlalchemy import select

from bot.services import promptings
from models import CheckIn, CheckInState, Cohort, CohortMember, Prompting, Reveals

QUESTION = "Who carried something with you this week?"
MARK = "zebrafish"


async def asked(network, *people, reveals=Reveals.WHO):
    """A cohort has a prompt put to it; return its channel and the prompt's id."""
    now = network.core.now()
    channel = network.workspace.add_channel("cohort-example", network.everyone, bot=True)
    async with network.core.db.transaction() as session:
        cohort = Cohort(
            form_id="V0COHORT",
            name="Cohort Example",
            created_by=network.fay.id,
            created_at=now,
            channel=channel.id,
        )
        session.add(cohort)
        await session.flush()
        session.add_all(CohortMember(cohort_id=cohort.id, slack_id=each.id) for each in people)
        prompting = _prompting(cohort.id, reveals, now)
        session.add(prompting)
        await session.flush()
        session.add_all(_check_in(prompting.id, each.id, now) for each in people)
    return channel, prompting.id


def _prompting(cohort_id, reveals, now):
    return Prompting(
        cohort_id=cohort_id,
        cause="test",
        prompt="carried",
        question=QUESTION,
        short="Who carried something with you?",
        topic=None,
        support=None,
        reveals=reveals,
        day=now.date(),
        minute=9 * 60,
        zone=None,
        opened_at=now - timedelta(minutes=1),
    )


def _check_in(prompting_id, member, now):
    return CheckIn(prompting_id=prompting_id, member=member, state=CheckInState.ASKED, asked_at=now)


async def closes(network, prompting_id):
    async with network.core.db.transaction() as session:
        asked = await session.get_one(Prompting, prompting_id)
        await promptings.close(session, asked, now=network.core.now())
    network.core.wake.set()
    await network.settled()


async def opens(network, person, words=""):
    """Type /checkin, and wait for what it opens."""
    await person.uses("/checkin", words)
    await network.workspace.until(lambda: person.modal)
    return person.modal


async def checks_in(network, person, **given):
    """Answer what waits, and see that it is saved."""
    await opens(network, person)
    await person.submits(**given)
    assert person.modal_errors == {}
    assert person.modal.title == "Saved"
    said = person.modal.words
    await person.closes()
    await network.settled()
    return said


async def heavy_weeks(network, person, *loads):
    """Somebody checked in with these loads in the weeks before this one."""
    now = network.core.now()
    async with network.core.db.transaction() as session:
        session.add_all(
            CheckIn(
                prompting_id=None,
                member=person.id,
                state=CheckInState.ANSWERED,
                asked_at=now - timedelta(weeks=back),
                answered_at=now - timedelta(weeks=back),
                pulse={"load": load},
            )
            for back, load in zip(range(len(loads), 0, -1), loads, strict=True)
        )


async def answers_kept(network):
    async with network.core.db.transaction() as session:
        return list(await session.scalars(select(CheckIn).order_by(CheckIn.id)))
