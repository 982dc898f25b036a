# a dash says no
"""Who may press what about answers to the weekly question, offers of help, and celebrations."""

from typing import Any

from slack_sdk.models.views import View
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.answering import AnswerForm
from bot.domain.celebrations import CohortWithChannel
from bot.domain.notices import CareOffered
from bot.services import outbox
from bot.views import answering, care, celebration
from models import CareOffer, Celebration, CelebrationState, CheckIn, CheckInState
from tests.journeys.who_may_press.door import at_home, button, form, inside
from tests.network import Network

ANSWERS_TABLE = """
Answering; what was answered is the author's alone                              A  C  F  L
  Answer now                      | /checkin                             | ✓  ✓  ✓  ✓
  How it is used                  | /checkin help                        | ✓  ✓  ✓  ✓
  What I answered                 | /checkin history                     | ✓  ✓  ✓  ✓
  … by a button                   | open_check_in_history                | ✓  ✓  ✓  ✓
  … another page                  | turn_check_ins:on                    | ✓  ✓  ✓  ✓
  Open: answer                    | answer_check_in                      | ✓  -  -  -
  Answer                          | form check_in_answer                 | ✓  -  -  -
  Open: change an answer          | edit_check_in                        | ✓  -  -  -
  Change an answer                | form check_in_answer @change         | ✓  -  -  -
  Delete an answer                | delete_check_in                      | ✓  -  -  -
An offer of help to the author, who has a coach                                 A  C  F  L
  Open: tell my coach             | care_tell_coach                      | ✓  -  -  -
  Tell my coach                   | form care_tell_coach_form            | ✓  -  -  -
  Put it away                     | care_not_now                         | ✓  -  -  -
What I was sent unasked                                                         A  F  L
  The list                        | open_told                            | ✓  ✓  ✓
Celebrations: the other mentor celebrates the author                            A  O  F  L
  Open: celebrate somebody        | /cohort celebrate                    | ✓  ✓  ✓  ✓
  … by a button                   | celebrate                            | ✓  ✓  ✓  ✓
  Celebrate somebody              | form celebration                     | ✓  -  -  -
  Agree to it                     | share_celebration                    | ✓  -  -  -
  Rather not                      | decline_celebration                  | ✓  -  -  -
  Take it back                    | take_back_celebration                | ✓  ✓  -  -
"""
ANSWERS = {
    "/checkin": button("", "shows Check in"),
    "/checkin help": button("", "says `/checkin"),
    "/checkin history": button("", "shows Your check-ins"),
    "open_check_in_history": at_home("shows Your check-ins"),
    "turn_check_ins:on": inside("0", "shows Your check-ins", ":0"),
    "answer_check_in": button("{asked}", "shows Check in"),
    "form check_in_answer": form("check_in", words="A short answer."),
    "edit_check_in": inside("0", "shows Change your answer", "{answered}"),
    "form check_in_answer @change": form("check_in", words="A short answer."),
    "delete_check_in": inside("0", "check_in", "{answered}"),
    "care_tell_coach": button("{offer}", "shows Tell my coach"),
    "form care_tell_coach_form": form("care_offer"),
    "care_not_now": button("{offer}", "delivery"),
    "open_told": at_home("shows What I sent you"),
    "/cohort celebrate": button("", "shows Celebrate somebody"),
    "celebrate": at_home("shows Celebrate somebody"),
    "form celebration": form("celebration", name="Somebody Else", did="Held the room."),
    "share_celebration": button("{celebration}", "celebration"),
    "decline_celebration": button("{celebration}", "celebration"),
    "take_back_celebration": button("{celebration}", "celebration"),
}


def of_answers(numbers: dict[str, Any]) -> dict[str, View]:
    hall = CohortWithChannel(
        cohort_id=numbers["cohort"], name="First years", channel=numbers["hall"]
    )
    return {
        "check_in_answer": answering.form(AnswerForm(check_in_id=numbers["asked"])),
        "check_in_answer @change": answering.form(AnswerForm(check_in_id=numbers["answered"])),
        "care_tell_coach_form": care.tell_form(
            numbers["offer"], coach=numbers["cora"], author=numbers["ada"]
        ),
        "celebration": celebration.form([hall], []),
    }


async def arranged_answers(network: Network, cohort_id: int, coach: str) -> dict[str, Any]:
    """Ada answered once, is offered help, and is celebrated by Grace."""
    async with network.core.db.transaction() as session:
        answered = CheckIn(
            prompting_id=None,
            member=network.ada.id,
            state=CheckInState.ANSWERED,
            asked_at=network.core.now(),
            answered_at=network.core.now(),
            words="What I answered.",
        )
        praise = Celebration(
            form_id="V11",
            cohort_id=cohort_id,
            by=network.grace.id,
            member=network.ada.id,
            name=None,
            did="Held the room.",
            made_at=network.core.now(),
            state=CelebrationState.ASKED,
        )
        session.add_all([answered, praise])
        offer = await _offered(session, network, coach)
        return {"answered": answered.id, "celebration": praise.id, "offer": offer}


async def _offered(session: AsyncSession, network: Network, coach: str) -> int:
    offer = CareOffer(member=network.ada.id, offered_at=network.core.now())
    session.add(offer)
    await session.flush()
    notice = CareOffered(offer_id=offer.id, coach=coach)
    said = await outbox.say(session, notice, to=network.ada.id, key="care:an-example")
    offer.offered_in_id = said.id
    return offer.id
