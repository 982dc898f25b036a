"""Every door of the bot, and who may go through it."""
