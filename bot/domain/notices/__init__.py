"""What the bot has to say, before anyone decides how it looks in Slack.

Each notice is a fact with everything it takes to show it, so that it can wait in the outbox.
"""

from bot.domain.notices.guidance import (
    AnswerWanted,
    FoundPiece,
    GuidanceFound,
    GuidanceWanted,
    MessageAnswered,
)
from bot.domain.notices.helping import (
    ConversationOpened,
    HelpOffered,
    MentorAsked,
    MentorsSuggested,
    RelayOpened,
    RequestDeclined,
    SuggestedMentor,
    WordsHeldBack,
    WordsRelayed,
)
from bot.domain.notices.problems import (
    AuthorReplied,
    ProblemChanged,
    ProblemContinued,
    ProblemPosted,
    ProblemReported,
    ThanksGiven,
    ThreadAnswered,
)

Notice = (
    ProblemPosted
    | ProblemContinued
    | GuidanceWanted
    | GuidanceFound
    | MentorsSuggested
    | MentorAsked
    | HelpOffered
    | RequestDeclined
    | ConversationOpened
    | RelayOpened
    | WordsRelayed
    | WordsHeldBack
    | AuthorReplied
    | ThreadAnswered
    | ProblemChanged
    | ThanksGiven
    | ProblemReported
    | AnswerWanted
    | MessageAnswered
)
"""All that can be said. `bot/views/render.py` shows each of them."""

__all__ = [
    "AnswerWanted",
    "AuthorReplied",
    "ConversationOpened",
    "FoundPiece",
    "GuidanceFound",
    "GuidanceWanted",
    "HelpOffered",
    "MentorAsked",
    "MentorsSuggested",
    "MessageAnswered",
    "Notice",
    "ProblemChanged",
    "ProblemContinued",
    "ProblemPosted",
    "ProblemReported",
    "RelayOpened",
    "RequestDeclined",
    "SuggestedMentor",
    "ThanksGiven",
    "ThreadAnswered",
    "WordsHeldBack",
    "WordsRelayed",
]
