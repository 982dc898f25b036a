"""A cohort is made, filled and looked after by those who facilitate it, and by nobody else."""

from sqlalchemy import select

from models import CohortMember, Member
from tests.journeys.asking import told
from tests.journeys.rounds import shows


async def makes(network, **fields):
    await network.fay.uses("/cohort", "new")
    await network.fay.submits(name="First years", **fields)
    words = network.fay.modal.words
    await network.fay.closes()
    return words


async def opens(network, person):
    await person.uses("/cohort")
    await person.clicks("Open", on="modal")
    await network.workspace.until(lambda: person.modal.title == "Cohort")


async def members(network):
    async with network.core.db.transaction() as session:
        return set(await session.scalars(select(CohortMember.slack_id)))


async def test_who_facilitates_one_cohort_looks_after_it_alone(network):
    await makes(network, members=[network.ada], facilitators=[network.otto])
    await opens(network, network.otto)
    assert "1 person" in network.otto.modal.words

    await network.otto.clicks("Change", on="modal")
    await network.otto.submits(name="Second years", facilitators=[network.otto])
    assert "*Second years* is saved" in network.otto.modal.words
    await network.otto.closes()
    await network.otto.closes()
    await network.otto.closes()

    await network.otto.uses("/cohort", "new")
    await told(network, network.otto, "This is for facilitators")


async def test_members_see_their_cohort_and_not_who_else_is_in_it(network):
    people = [network.ada, network.grace]
    await makes(network, members=people, coaches=[network.mae], channel=network.problems.id)
    await network.ada.uses("/cohort")
    words = network.ada.modal.words
    assert "First years" in words
    assert network.mae.id in words, "the coach is named"
    assert network.problems.id in words, "and the channel"
    assert network.grace.id not in words
    await network.ada.closes()

    await network.otto.uses("/cohort")
    assert "You are in no cohort yet" in network.otto.modal.words


async def test_people_are_found_by_their_addresses(network):
    await makes(network)
    await opens(network, network.fay)
    await network.fay.clicks("Add people", on="modal")
    await network.fay.submits(addresses="the leadership team")
    assert "no mail address" in network.fay.modal_errors["addresses"]

    pasted = f"Ada <{network.ada.user.email.upper()}>, {network.otto.user.email}; no@nowhere.org"
    await network.fay.submits(addresses=pasted)
    await shows(network, "2 people are added to the cohort")
    assert "no@nowhere.org" in network.fay.modal.words
    assert await members(network) == {network.ada.id, network.otto.id}
    async with network.core.db.transaction() as session:
        zone = await session.scalar(select(Member.zone).where(Member.slack_id == network.ada.id))
    assert zone == "America/Chicago", "a prompt will come on their own clock"


async def test_a_whole_channel_is_taken_in_and_nobody_twice(network):
    await makes(network, members=[network.ada], channel=network.problems.id)
    await opens(network, network.fay)
    await network.fay.clicks("Add people", on="modal")
    await network.fay.submits(whole=["channel"])
    await shows(network, "4 people are added to the cohort")
    assert "1 person is in it already" in network.fay.modal.words
    assert len(await members(network)) == 5


async def test_a_channel_without_me_is_told_at_once(network):
    words = await makes(network, channel=network.lounge.id)
    assert "/invite @Lantern" in words


BREAKS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example Unified//Calendar//EN
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:{year}1221
DTEND;VALUE=DATE:{after}0104
SUMMARY:Winter break
END:VEVENT
END:VCALENDAR
"""


async def test_the_calendar_takes_days_and_files_and_keeps_what_was_typed(network):
    fay = network.fay
    await makes(network, members=[network.ada])
    await fay.uses("/cohort", "calendar")
    assert "No break is coming" in fay.modal.words

    await fay.clicks("From a calendar file", on="modal")
    await fay.submits(calendar=[("notes.ics", b"no calendar at all")])
    assert "calendar" in fay.modal_errors
    year = network.core.now().year
    file = BREAKS.format(year=year, after=year + 1).replace("\n", "\r\n").encode()
    await fay.submits(calendar=[("breaks.ics", file)])
    await shows(network, "Winter break")
    assert "A break is added" in fay.modal.words
    await fay.closes()

    await fay.clicks("Add a break", on="modal")
    await fay.submits(name="", starts_on=f"{year + 1}-03-02")
    await fay.submits(name="Spring break", starts_on=f"{year + 1}-03-02", whose="district")
    assert "Which district" in fay.modal_errors["district"]
    assert fay.modal.values["name"]["name"]["value"] == "Spring break"
    await fay.submits(district="Example Unified")
    await shows(network, "Spring break")
    await fay.closes()
    await fay.clicks("Remove", on="modal")
    await network.workspace.until(
        lambda: sum(f"{each} break" in fay.modal.words for each in ("Winter", "Spring")) == 1
    )
