"""What members are told about their own place in the network."""

from bot.domain.notices import MentorWanted, RoleChanged
from bot.domain.roles import MEANS, in_words
from bot.views.blocks import Message, actions, button, context, section
from bot.views.mentor import OFFER


def role_changed(notice: RoleChanged) -> Message:
    """Tell a member which role they were given, or lost, and by whom."""
    name, who = in_words(notice.role), f"<@{notice.by}>"
    if notice.given:
        text = f"{who} made you {name} of this network. {_sentence(notice.role)}"
    else:
        text = f"{who} ended your role: you are no longer {name} of this network."
    return Message(
        text,
        section(text),
        context(f"Not as you expected? Write to {who}. Facilitators see who has which role."),
    )


def mentor_wanted(notice: MentorWanted) -> Message:
    """Invite a member to mentor; a yes is one press away, and no answer is one too."""
    text = (
        f"<@{notice.by}> thinks that colleagues could learn from you, and invites you to mentor. "
        "You say on what, for how many, and when not; each time somebody asks, you decide."
    )
    return Message(
        text,
        section(text),
        actions(button(OFFER, "Offer to mentor", style="primary")),
        context("It is fine to leave this unanswered: nobody is told, and I do not remind you."),
    )


def _sentence(role: str) -> str:
    means = MEANS[role]
    return f"Whoever has this role {means}."
