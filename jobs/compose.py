"""What a message says, worked out at the moment it is sent: only then is it known."""

from bot.core import Core
from bot.domain.guidance import NETWORK
from bot.domain.notices import AnswerWanted, Notice
from bot.services import answers, outbox
from models import Delivery


async def notice_of(core: Core, delivery: Delivery) -> Notice | None:
    """Tell what to say; None where there is nothing to say after all."""
    wish = outbox.notice_of(delivery)
    reader = await core.reader(delivery.channel) if isinstance(wish, AnswerWanted) else NETWORK
    return await answers.work_out(wish, core.library, today=core.now().date(), reader=reader)
