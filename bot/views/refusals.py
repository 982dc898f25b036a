"""Messages that did not arrive, in words: what each was, why Slack did not take it, what to do."""

from bot.domain.home import Undelivered
from bot.views import mrkdwn

KINDS = {
    "problem_posted": "the post of a problem",
    "problem_continued": "the rest of a problem's text",
    "guidance_wanted": "guidance for a problem's thread",
    "guidance_found": "guidance for a problem's thread",
    "mentors_suggested": "mentors suggested to an author",
    "mentor_asked": "a request to a mentor",
    "help_offered": "an offer of help to an author",
    "mentor_reminded": "a reminder to a mentor",
    "mentor_released": "word to a mentor that a request went on",
    "offer_declined": "the answer to an offer of help",
    "asking_went_on": "news of a search for a mentor",
    "search_waits": "word to a facilitator about a search for a mentor",
    "call_offered": "the question to an author whether everybody is asked",
    "everybody_asked": "the post that asks everybody",
    "conversation_opened": "the opening of a group conversation",
    "relay_opened": "the opening of a conversation without a name",
    "words_relayed": "words passed on without a name",
    "help_begins": "the opening of a conversation",
    "still_talking": "a question to an author",
    "how_it_went": "a question after a conversation",
    "concern_raised": "a message to one person",
    "words_held_back": "word that something was not passed on",
    "author_replied": "an author's reply without a name",
    "thread_answered": "news of an answer",
    "problem_changed": "news of a change",
    "thanks_given": "thanks to a colleague",
    "problem_reported": "a report to a facilitator",
    "pairing_began": "the beginning of a coaching or mentorship",
    "pairing_changed": "news of a coaching or mentorship",
    "pairing_ends_soon": "news of a coaching or mentorship",
    "pairing_ended": "the end of a coaching or mentorship",
    "pairing_asked": "the question how a coaching or mentorship goes",
    "facilitator_wanted": "a word to a facilitator about a coaching or mentorship",
    "goals_touched": "news of goals",
    "keep_going_proposed": "a proposal to keep going together",
    "keep_going_declined": "the answer to a proposal",
    "peers_introduced": "the introduction of two who meet in a round",
    "round_planned": "word to a facilitator about a round of pairs",
    "round_without_you": "word to a member about a round of pairs",
    "meeting_asked": "the question whether two have met",
    "partner_left": "word to a member about a round of pairs",
    "role_changed": "word to a member about their role",
    "mentor_wanted": "an invitation to mentor",
    "reviews_due": "the weekly message to who looks after guidance",
    "library_digest": "the monthly message on the library",
    "piece_drafted": "the draft of a piece of guidance, to who wrote it",
    "outcome_asked": "the question what became of a resolved problem",
    "answer_wanted_for_guidance": "the question to a colleague whether their answer may be used",
    "piece_asked_back": "a question to who gave a piece of guidance",
    "piece_published": "word to who gave a piece of guidance",
    "piece_declined": "word to who gave a piece of guidance",
    "agreement_asked": "a question to who gave a piece of guidance",
    "change_settled": "word to who suggested a change of guidance",
    "check_in_wanted": "the weekly question",
    "check_in_back": "the weekly question",
    "check_in_reminder": "a reminder of the weekly question",
    "check_in_asked": "the weekly question",
    "check_in_reminded": "a reminder of the weekly question",
    "answers_shared": "the post for what a cohort shares",
    "answer_shared": "an answer shared with a cohort",
    "answer_shared_with_coach": "an answer shared with a coach",
    "care_offered": "a message to one person",
    "coach_told": "a message to one person",
    "supports_invited": "a message to one person",
    "supports_charted": "a message to one person",
    "supports_shared": "a message to one person",
    "convening_invitation": "an invitation to a convening",
    "convening_changed": "word of a change to a convening",
    "convening_tomorrow": "a reminder of a convening",
    "convening_soon": "a reminder of a convening",
    "convening_shown": "word of a convening",
    "worth_wanted": "a question after a convening",
    "worth_asked": "a question after a convening",
    "worth_told": "what a convening was worth to those who came",
    "nomination_wanted": "the question to an author about an agenda",
    "celebration_asked": "the question to who is celebrated",
    "celebration_shared": "a celebration",
    "cohort_pictured": "the picture of a cohort",
    "report_wanted": "a report",
    "quarter_over": "the quarterly report",
    "report_made": "a report",
    "answer_wanted": "the answer to a direct message",
    "message_answered": "the answer to a direct message",
}
"""Each notice by its kind; nothing that could tell whom it was for."""

_NOT_IN_CHANNEL = "Lantern is not in the channel. Invite it there, then send this again."
_NO_ACCESS = "Lantern's access to this workspace ended. Have it installed again, then send this."
_NOT_OURS = "Slack does not let Lantern change this message. There is nothing to do but dismiss it."
_TOO_BIG = "Slack finds it too long or not well formed. Please tell whoever runs Lantern."
_UNREACHABLE = "The person's account is not active, or takes no messages from apps. Dismiss it."
_ORPHANED = "The message it belongs to was not sent. Settle that one first."

_FOR_GOOD = {
    "cant_update_message": _NOT_OURS,
    "edit_window_closed": _NOT_OURS,
    "message_not_found": "The message it was to change is gone. There is nothing to do.",
    "cant_delete_message": _NOT_OURS,
    "invalid_blocks": _TOO_BIG,
    "invalid_blocks_format": _TOO_BIG,
    "msg_too_long": _TOO_BIG,
    "msg_blocks_too_long": _TOO_BIG,
    "no_text": _TOO_BIG,
    "too_many_attachments": _TOO_BIG,
    "user_not_found": _UNREACHABLE,
    "user_disabled": _UNREACHABLE,
    "user_not_visible": _UNREACHABLE,
    "cannot_dm_bot": _UNREACHABLE,
    "messages_tab_disabled": _UNREACHABLE,
}
"""What sending again cannot change."""

_FOR_NOW = {
    "not_in_channel": _NOT_IN_CHANNEL,
    "channel_not_found": _NOT_IN_CHANNEL,
    "is_archived": "The channel is archived. Open it again in Slack, then send this again.",
    "restricted_action": "The channel's settings keep Lantern from posting. Allow it, then send.",
    "missing_scope": "Lantern lacks a permission. Have it installed again, then send this.",
    "not_authed": _NO_ACCESS,
    "invalid_auth": _NO_ACCESS,
    "account_inactive": _NO_ACCESS,
    "token_revoked": _NO_ACCESS,
    "token_expired": _NO_ACCESS,
    "team_access_not_granted": _NO_ACCESS,
    "gave_up": "Slack could not be reached for hours. If it can be now, send this again.",
    "parent_not_sent": _ORPHANED,
    "internal_error": "Lantern stumbled over it. Please tell whoever runs it, then send it again.",
}
"""What somebody can put right first."""


def what(message: Undelivered) -> str:
    """Name a message by what it is for."""
    kind = KINDS.get(message.kind, "a message")
    named = f"{kind}, “{mrkdwn.line(message.title, 150)}”" if message.title else kind
    match message.operation:
        case "post":
            return f"*{named[0].upper()}{named[1:]}*"
        case "update":
            return f"*A change to {named}*"
        case "delete":
            return f"*The removal of {named}*"


def why(message: Undelivered) -> str:
    """Say what Slack's code means and what to do next."""
    code = mrkdwn.line(message.code, 60)
    if message.may_have_arrived:
        return (
            "Slack never said whether it took this, and Lantern could not look it up. "
            f"Sending it again says it twice at worst. (`{code}`)"
        )
    meant = _FOR_GOOD.get(message.code) or _FOR_NOW.get(message.code)
    meant = meant or "Slack refused it. Try to send it once more, or dismiss it."
    return f"{meant} (`{code}`)"


def may_pass(code: str) -> bool:
    """Whether sending it again may help, once somebody has put something right."""
    return code not in _FOR_GOOD
