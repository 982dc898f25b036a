"""What a message says, worked out at the moment it is sent: only then is it known."""

from bot.core import Core
from bot.domain.guidance import NETWORK
from bot.domain.notices import AnswerWanted, Notice
from bot.domain.notices.checkins import CheckInWish
from bot.domain.notices.convenings import ConveningWish
from bot.domain.notices.pictures import ReportWish
from bot.services import answers, cohort_report, convening_messages, outbox, prompted
from models import Delivery, Operation


async def notice_of(core: Core, delivery: Delivery) -> Notice | None:
    """Tell what to say; None where there is nothing to say after all."""
    wish = outbox.notice_of(delivery)
    if isinstance(wish, CheckInWish):
        is_edit = delivery.operation == Operation.UPDATE
        async with core.db.transaction() as session:
            return await prompted.work_out(
                session, wish, delivery.channel, is_edit=is_edit, now=core.now()
            )
    if isinstance(wish, ConveningWish):
        is_edit = delivery.operation == Operation.UPDATE
        async with core.db.transaction() as session:
            return await convening_messages.work_out(
                session, wish, core.network, delivery.channel, is_edit=is_edit, now=core.now()
            )
    if isinstance(wish, ReportWish):
        async with core.db.transaction() as session:
            return await cohort_report.make(session, wish, now=core.now())
    reader = await core.reader(delivery.channel) if isinstance(wish, AnswerWanted) else NETWORK
    return await answers.work_out(wish, core.library, today=core.now().date(), reader=reader)
