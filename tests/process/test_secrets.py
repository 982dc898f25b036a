"""Neither output nor logs hold a secret or a word of what people wrote, however much is logged."""

import signal

from tests.network import KEY
from tests.process.conftest import Ground

TITLE, CONTEXT = "Marked title of a problem", "Marked context of a problem."


async def test_the_most_talkative_bot_tells_no_secret(stand: Ground):
    slack = stand.workspace.app
    async with stand.lantern("run", LOG_LEVEL="debug", LOG_FORMAT="text") as bot:
        await bot.says("ready")
        stand.workspace.faults.error("chat.postMessage", "invalid_blocks")
        stand.workspace.faults.reset("users.info")
        await stand.ada.uses("/problem", TITLE, channel=stand.problems)
        await stand.workspace.until(lambda: stand.ada.modal)
        await stand.ada.submits(context=CONTEXT, question="And now?", topics=["student-voice"])
        await stand.ada.posts(stand.ada.dm(), "Marked words to the bot.")
        await stand.ada.opens_home()
        await stand.workspace.until(lambda: len(stand.workspace.faults.struck) == 2)
        await stand.ada.opens_home()
        await stand.workspace.until(lambda: stand.ada.home)
        bot.told(signal.SIGTERM)
        code, out, err = await bot.ends()
    assert code == 0
    assert "refused" in err, "the fault is told"
    for secret in (slack.bot_token, slack.app_token, slack.signing_secret, KEY, "arked", "Ada"):
        assert secret not in out + err


async def test_a_failing_start_tells_no_secret(stand: Ground):
    stand.workspace.faults.status("auth.test", 500, times=None)
    _, out, err = await stand.runs("run", LOG_LEVEL="debug")
    assert stand.workspace.app.bot_token not in out + err
    assert KEY not in out + err
