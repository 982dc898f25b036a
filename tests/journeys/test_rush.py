"""Many at once, with a Slack that stumbles: nobody is lost, doubled or out of order."""

import asyncio

import pytest
from sqlalchemy import func, select

from fakeslack import Rules
from models import Problem
from tests.journeys.sharing import FORM
from tests.network import living

FORMS = {"sqlite": 40, "postgresql": 20}
"""The default's rush is the large one; the other's shows that it is no accident of the first."""


@pytest.mark.timeout(240)
async def test_many_forms_at_once_are_as_many_posts(database_url, guidance):
    forms = next(many for kind, many in FORMS.items() if database_url.startswith(kind))
    patient = Rules(rates=False, ack_seconds=30, trigger_seconds=30)
    async with living(database_url, starter=guidance, rules=patient) as network:
        crowd = [network.workspace.add_user(f"officer{n}") for n in range(forms)]
        for person in crowd:
            await person.uses("/problem")
        _stumble(network.workspace.faults)
        titles = [f"{person.name} has a problem" for person in crowd]
        submitting = zip(crowd, titles, strict=True)
        await asyncio.gather(*(p.submits(**FORM | {"title": t}) for p, t in submitting))
        await network.workspace.until(lambda: len(network.posts()) == forms, timeout=180)
        await network.settled(60)

        posted = [post.blocks[0]["text"]["text"] for post in network.posts()]
        async with network.core.db.transaction() as session:
            saved = [p.title for p in await session.scalars(select(Problem).order_by(Problem.id))]
            assert await session.scalar(select(func.count()).select_from(Problem)) == forms
        assert sorted(saved) == sorted(titles)
        assert posted == saved, "each once, and in the order in which they were saved"


def _stumble(faults) -> None:
    """One answer in ten goes wrong, in one of five ways."""
    for method in ("chat.postMessage", "conversations.open"):
        often = {"times": None, "probability": 0.02}
        faults.status(method, 503, **often)
        faults.error(method, "internal_error", **often)
        faults.reset(method, effect=True, **often)
        faults.reset(method, **often)
        faults.ratelimit(method, retry_after=0.1, **often)
