"""Enter a workspace: what has to be known of it before anything else."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.vault import Vault
from models import Workspace


async def enter(session: AsyncSession, vault: Vault) -> None:
    """Season the vault with the workspace's pepper, which the first entry makes."""
    made = insert(session, Workspace).values(pepper=Vault.new_pepper())
    await session.execute(made.on_conflict_do_nothing())
    vault.season((await session.scalars(select(Workspace.pepper))).one())
