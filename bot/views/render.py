"""Everything the bot can say, and how each of it looks. mypy complains if one is missing."""

from typing import assert_never

from bot.domain import notices as n
from bot.domain.notices import celebrations, convenings
from bot.views import (
    asking,
    assessment_news,
    care,
    celebration,
    checkin,
    cohort_digest,
    cohort_report,
    concern,
    convening,
    convening_after,
    conversation,
    guidance,
    harvest,
    library_digest,
    mentor,
    nomination,
    offer,
    pairing_news,
    people,
    piece_news,
    problem,
    relay,
    request,
    reviewing,
    round_news,
    schedule_news,
    sharing,
    verdict,
)
from bot.views.blocks import Message


def render(notice: n.Notice) -> Message:  # noqa: C901, PLR0911, PLR0912, PLR0915  # a table, in the form mypy can check
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
            return offer.offered(notice)
        case n.OfferDeclined():
            return offer.offer_declined(notice)
        case n.MentorReminded():
            return request.reminded(notice)
        case n.MentorReleased():
            return request.released(notice)
        case n.AskingWentOn():
            return asking.went_on(notice)
        case n.SearchWaits():
            return asking.search_waits(notice)
        case n.CallOffered():
            return asking.call_offered(notice)
        case n.EverybodyAsked():
            return asking.everybody_asked(notice)
        case n.ConversationOpened():
            return conversation.opened(notice)
        case n.RelayOpened():
            return relay.opened(notice)
        case n.WordsRelayed():
            return relay.words(notice)
        case n.WordsHeldBack():
            return relay.held_back(notice)
        case n.HelpBegins():
            return conversation.begins(notice)
        case n.StillTalking():
            return conversation.still_talking(notice)
        case n.HowItWent():
            return verdict.asked(notice)
        case n.ConcernRaised():
            return concern.raised(notice)
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
        case n.RoleChanged():
            return people.role_changed(notice)
        case n.MentorWanted():
            return people.mentor_wanted(notice)
        case n.PairingBegan():
            return pairing_news.began(notice)
        case n.PairingChanged():
            return pairing_news.changed(notice)
        case n.PairingEndsSoon():
            return pairing_news.ends_soon(notice)
        case n.PairingEnded():
            return pairing_news.ended(notice)
        case n.PairingAsked():
            return pairing_news.asked(notice)
        case n.FacilitatorWanted():
            return pairing_news.facilitator_wanted(notice)
        case n.GoalsTouched():
            return pairing_news.goals_touched(notice)
        case n.KeepGoingProposed():
            return pairing_news.proposed(notice)
        case n.KeepGoingDeclined():
            return pairing_news.declined(notice)
        case n.PeersIntroduced():
            return round_news.introduced(notice)
        case n.RoundPlanned():
            return schedule_news.round_planned(notice)
        case n.RoundWithoutYou():
            return round_news.without_you(notice)
        case n.MeetingAsked():
            return round_news.meeting_asked(notice)
        case n.PartnerLeft():
            return round_news.partner_left(notice)
        case n.ReviewsDue():
            return reviewing.due(notice)
        case n.LibraryDigest():
            return library_digest.digest(notice)
        case n.PieceDrafted():
            return harvest.drafted(notice)
        case n.OutcomeAsked():
            return harvest.outcome_asked(notice)
        case n.AnswerWantedForGuidance():
            return harvest.answer_wanted(notice)
        case n.PieceAskedBack():
            return piece_news.asked_back(notice)
        case n.PiecePublished():
            return piece_news.published(notice)
        case n.PieceDeclined():
            return piece_news.declined(notice)
        case n.AgreementAsked():
            return piece_news.agreement(notice)
        case n.ChangeSettled():
            return piece_news.settled(notice)
        case n.CheckInAsked():
            return checkin.prompt(notice)
        case n.CheckInReminded():
            return checkin.reminded(notice)
        case n.AnswersShared():
            return sharing.answers_shared(notice)
        case n.AnswerShared():
            return sharing.answer_shared(notice)
        case n.AnswerSharedWithCoach():
            return sharing.answer_shared_with_coach(notice)
        case n.CareOffered():
            return care.offered(notice)
        case n.CoachTold():
            return care.coach_told(notice)
        case n.SupportsInvited():
            return assessment_news.invited(notice)
        case n.SupportsCharted():
            return assessment_news.charted(notice)
        case n.SupportsShared():
            return assessment_news.shared(notice)
        case convenings.ConveningShown():
            return convening.shown(notice)
        case convenings.WorthAsked():
            return convening_after.worth_asked(notice)
        case convenings.WorthTold():
            return convening_after.worth_told(notice)
        case convenings.NominationWanted():
            return nomination.wanted(notice)
        case celebrations.CelebrationAsked():
            return celebration.asked(notice)
        case celebrations.CelebrationShared():
            return celebration.shared(notice)
        case (
            convenings.ConveningInvitation()
            | convenings.ConveningChanged()
            | convenings.ConveningTomorrow()
            | convenings.ConveningSoon()
            | convenings.WorthWanted()
        ):
            raise TypeError("Word of a convening is worked out before it is shown.")
        case n.CheckInWanted() | n.CheckInBack() | n.CheckInReminder():
            raise TypeError("A question is worked out before it is shown.")
        case n.CohortPictured():
            return cohort_digest.pictured(notice)
        case n.ReportMade():
            return cohort_report.made(notice)
        case n.ReportWanted() | n.QuarterOver():
            raise TypeError("A report is put together before it is shown.")
        case n.GuidanceWanted() | n.AnswerWanted():
            raise TypeError("An answer is worked out before it is shown.")
        case _:
            assert_never(notice)
