"""The doctor finds each fault, says what to do about it, and finds none where there is none."""

from datetime import UTC, datetime, timedelta

from bot import doctor, encoder
from bot.slack.identity import Identity
from bot.vault import Vault
from tests.conftest import ON_SQLITE, opened
from tests.network import KEY
from tests.process.conftest import Ground, free_port
from tests.services.shelves import Shelves


async def examined(stand: Ground, **changes: str | None) -> dict[str, doctor.Finding]:
    """Let the doctor see the installation, with some of its settings changed."""
    settings = stand.settings(**changes)
    return {finding.subject: finding async for finding in doctor.examine(settings)}


async def test_all_is_well(stand_on_each: Ground, guidance):  # noqa: ARG001  # it builds the model
    found = await examined(stand_on_each)
    assert [str(each) for each in found.values() if not each.is_well] == []
    assert list(found) == [
        "Settings",
        "Database",
        "Search model",
        "Slack",
        "Library",
        "Connection",
        "Scopes",
        "Clock",
        "Channel",
        "Facilitators",
    ]


async def test_it_is_a_line_each_and_1_on_a_fault(stand: Ground):
    code, out, err = await stand.runs("doctor")
    assert (code, err) == (1, "")
    lines = out.splitlines()
    assert lines[0] == "ok     Settings: complete."
    assert lines[1].startswith("fault  Database: There are no tables yet: run `lantern db upgrade`")


async def test_it_ends_with_0_when_all_is_well(stand: Ground, guidance):  # noqa: ARG001
    code, out, _ = await stand.runs("db", "upgrade")
    assert (code, out) == (0, "The database was upgraded.\n")
    code, out, _ = await stand.runs("doctor")
    assert "fault" not in out
    assert code == 0


async def test_a_missing_setting_ends_it(stand: Ground):
    code, out, _ = await stand.runs("doctor", LANTERN_CHANNEL=None)
    assert code == 1
    assert out.startswith("fault  Settings: LANTERN_CHANNEL is missing")
    assert len(out.splitlines()) == 1


async def test_looking_makes_no_database(stand: Ground):
    await examined(stand)
    assert list(stand.folder.iterdir()) == []


async def test_a_database_out_of_reach(stand: Ground):
    nowhere = f"postgresql+psycopg://lantern:marked@127.0.0.1:{free_port()}/lantern"
    found = await examined(stand, DATABASE_URL=nowhere)
    assert str(found["Database"]).startswith("fault  Database: PostgreSQL at 127.0.0.1 cannot be")


async def test_a_lost_key(stand_on_each: Ground):
    await examined(stand_on_each)
    async with stand_on_each.lantern("run") as bot:
        await bot.says("ready")
    found = await examined(stand_on_each, LANTERN_KEYS=Vault.new_key())
    assert "LANTERN_KEYS does not hold the key" in str(found["Database"])


@ON_SQLITE
async def test_the_library_is_counted_with_what_still_waits_for_its_vectors(
    stand_on_each: Ground,
    guidance,
):
    shipped = len(guidance)
    found = await examined(stand_on_each)
    all_ = f"ok     Library: {shipped} pieces, 0 of this network's own, found by meaning and words."
    assert str(found["Library"]) == all_
    db = await opened(stand_on_each.database_url, team_id=stand_on_each.workspace.id, keys=(KEY,))
    await Shelves(db).publish("lamps", "Ask the lamplighters of the harbour.")
    await db.dispose()
    found = await examined(stand_on_each)
    assert f"{shipped + 1} pieces, 1 of this network's own" in str(found["Library"])
    assert found["Library"].said.endswith("1 by words only until the bot has embedded them.")


async def test_a_missing_search_model(stand: Ground):
    found = await examined(stand, LANTERN_MODEL=str(stand.folder / "none"))
    assert str(found["Search model"]) == (
        "fault  Search model: search is by words only: run `lantern model build`."
    )


async def test_a_damaged_search_model(stand: Ground):
    folder = stand.folder / "model"
    folder.mkdir()
    for name in (encoder.model.MODEL_FILE, encoder.model.VOCABULARY_FILE):
        (folder / name).write_text("not a model")
    found = await examined(stand, LANTERN_MODEL=str(folder))
    assert "cannot be read" in str(found["Search model"])


async def test_a_wrong_token(stand: Ground):
    found = await examined(stand, SLACK_BOT_TOKEN="xoxb-wrong")
    assert "Slack does not accept SLACK_BOT_TOKEN (invalid_auth)" in str(found["Slack"])
    assert "Channel" not in found


async def test_slack_out_of_reach(stand: Ground):
    found = await examined(stand, SLACK_API_URL=f"http://127.0.0.1:{free_port()}/api/")
    assert "Slack cannot be reached" in str(found["Slack"])


async def test_a_wrong_app_token(stand: Ground):
    found = await examined(stand, SLACK_APP_TOKEN="xapp-wrong")
    assert "Slack does not accept SLACK_APP_TOKEN" in str(found["Connection"])


async def test_without_an_app_token_it_names_the_port(stand: Ground):
    found = await examined(stand, SLACK_APP_TOKEN=None, SLACK_SIGNING_SECRET="secret", PORT="3456")
    assert found["Connection"].said == "Slack posts to port 3456, at /slack/events."


async def test_a_missing_scope(stand: Ground):
    stand.workspace.app.scopes -= {"mpim:write"}
    found = await examined(stand)
    assert str(found["Scopes"]).startswith("fault  Scopes: mpim:write not granted: put the output")


async def test_a_scope_too_many_is_named(stand: Ground):
    stand.workspace.app.scopes |= {"reactions:read"}
    found = await examined(stand)
    assert found["Scopes"].is_well
    assert found["Scopes"].said.endswith("Not needed: reactions:read.")


async def test_a_channel_without_the_bot(stand: Ground):
    stand.workspace.removes_bot(stand.problems)
    found = await examined(stand)
    assert f"the bot is not in {stand.problems.id}: write /invite @Lantern" in str(found["Channel"])


async def test_a_channel_that_is_not_there(stand: Ground):
    found = await examined(stand, LANTERN_CHANNEL="C0NOWHERE")
    assert "the bot is not in C0NOWHERE" in str(found["Channel"])


async def test_a_facilitator_who_left(stand: Ground):
    stand.workspace.change_user(stand.fay, deleted=True)
    found = await examined(stand)
    assert str(found["Facilitators"]).startswith(f"fault  Facilitators: {stand.fay.id} not active")


async def test_a_facilitator_nobody_knows(stand: Ground):
    found = await examined(stand, LANTERN_FACILITATORS=f"{stand.fay.id},U0NOBODY")
    assert str(found["Facilitators"]).startswith("fault  Facilitators: U0NOBODY not active")


async def test_no_facilitator_is_no_fault_but_said(stand: Ground):
    found = await examined(stand, LANTERN_FACILITATORS=None)
    assert found["Facilitators"].said == "none named, so nobody is told of reports."


def test_a_clock_that_is_wrong():
    now = datetime(2026, 1, 5, 9, tzinfo=UTC)
    for seconds, said in ((90, "90 s ahead of"), (-600, "600 s behind"), (30, "agrees")):
        told = Identity(
            team_id="T1",
            user_id="U1",
            url="https://x.example/",
            scopes=frozenset(),
            told_at=now - timedelta(seconds=seconds),
        )
        finding = doctor.clock(told, now)
        assert said in finding.said
        assert finding.is_well is (seconds == 30)
