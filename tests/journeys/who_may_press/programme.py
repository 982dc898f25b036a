"""A cohort in the middle of its year: asked, answered, invited, celebrated, and looked after."""

from typing import Any

from fakeslack import Person
from tests.journeys.who_may_press.answers import arranged_answers
from tests.journeys.who_may_press.assessments import arranged_assessments
from tests.journeys.who_may_press.checkins import arranged_checkins
from tests.journeys.who_may_press.cohorts import arranged_cohorts
from tests.journeys.who_may_press.prompts import arranged_prompts
from tests.journeys.who_may_press.schedules import arranged_schedules
from tests.journeys.who_may_press.sessions import arranged_sessions
from tests.network import Network


async def arranged_programme(
    network: Network, numbers: dict[str, Any], more: dict[str, Person]
) -> dict[str, Any]:
    """A cohort of Ada and two others, asked and invited; Cora coaches it, Sol looks after it."""
    members = (network.ada, more["olga"], more["pia"])
    found = await arranged_cohorts(network, members=members, coach=more["cora"], keeper=more["sol"])
    cohort = found["cohort"]
    found |= await arranged_schedules(network, cohort, found["another"])
    found |= await arranged_prompts(network, cohort)
    found |= await arranged_sessions(network, numbers | found)
    found |= await arranged_checkins(network, cohort)
    found |= await arranged_answers(network, cohort, more["cora"].id)
    return found | await arranged_assessments(network)
