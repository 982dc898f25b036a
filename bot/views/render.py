"""Everything the bot can say, and how each of it looks. mypy complains if one is missing."""

from typing import assert_never

from bot.domain import notices as n
from bot.views import guidance, mentor, problem, relay, request
from bot.views.blocks import Message


def render(notice: n.Notice) -> Message:  # noqa: C901, PLR0911, PLR0912  # a table, in the form mypy can check
    """Turn what is to be said into a Slack message."""
    match notice:
        case n.ProblemPosted():
            return problem.post(notice)
        case n.ProblemContinued():
            return problem.continuation(notice)
        case n.GuidanceFound():
            return guidance.found(notice)
        case n.MessageAnswered():
            return guidance.answer(notice)
        case n.MentorsSuggested():
            return mentor.suggestions(notice)
        case n.MentorAsked():
            return request.asked(notice)
        case n.HelpOffered():
            return request.offered(notice)
        case n.RequestDeclined():
            return request.declined(notice)
        case n.ConversationOpened():
            return request.conversation(notice)
        case n.RelayOpened():
            return relay.opened(notice)
        case n.WordsRelayed():
            return relay.words(notice)
        case n.WordsHeldBack():
            return relay.held_back(notice)
        case n.AuthorReplied():
            return problem.author_reply(notice)
        case n.ThreadAnswered():
            return problem.answered(notice)
        case n.ProblemChanged():
            return problem.changed(notice)
        case n.ThanksGiven():
            return problem.thanks(notice)
        case n.ProblemReported():
            return problem.reported(notice)
        case n.GuidanceWanted() | n.AnswerWanted():
            raise TypeError("An answer is worked out before it is shown.")
        case _:
            assert_never(notice)
