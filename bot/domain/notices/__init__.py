"""What the bot has to say, before anyone decides how it looks in Slack.

Each notice is a fact with everything it takes to show it, so that it can wait in the outbox.
"""

from bot.domain.notices.care import CareOffered, CoachTold
from bot.domain.notices.celebrations import CelebrationNotice
from bot.domain.notices.checkins import (
    CheckInAsked,
    CheckInBack,
    CheckInReminded,
    CheckInReminder,
    CheckInWanted,
)
from bot.domain.notices.coaching import (
    FacilitatorWanted,
    GoalsTouched,
    KeepGoingDeclined,
    KeepGoingProposed,
    PairingAsked,
    PairingBegan,
    PairingChanged,
    PairingEnded,
    PairingEndsSoon,
)
from bot.domain.notices.convenings import ConveningNotice
from bot.domain.notices.fresh import LibraryDigest, ReviewsDue
from bot.domain.notices.guidance import (
    AnswerWanted,
    FoundPiece,
    GuidanceFound,
    GuidanceWanted,
    MessageAnswered,
)
from bot.domain.notices.harvest import AnswerWantedForGuidance, OutcomeAsked, PieceDrafted
from bot.domain.notices.helping import (
    AskingWentOn,
    CallOffered,
    EverybodyAsked,
    HelpOffered,
    MentorAsked,
    MentorReleased,
    MentorReminded,
    MentorsSuggested,
    OfferDeclined,
    SearchWaits,
    SuggestedMentor,
)
from bot.domain.notices.library import (
    AgreementAsked,
    ChangeSettled,
    PieceAskedBack,
    PieceDeclined,
    PiecePublished,
)
from bot.domain.notices.people import MentorWanted, RoleChanged
from bot.domain.notices.pictures import CohortPictured, QuarterOver, ReportMade, ReportWanted
from bot.domain.notices.problems import (
    AuthorReplied,
    ProblemChanged,
    ProblemContinued,
    ProblemPosted,
    ProblemReported,
    ThanksGiven,
    ThreadAnswered,
)
from bot.domain.notices.rounds import (
    MeetingAsked,
    PartnerLeft,
    PeersIntroduced,
    RoundWithoutYou,
)
from bot.domain.notices.schedules import RoundPlanned
from bot.domain.notices.sharing import AnswerShared, AnswerSharedWithCoach, AnswersShared
from bot.domain.notices.supports import SupportsCharted, SupportsInvited, SupportsShared
from bot.domain.notices.talking import (
    ConcernRaised,
    ConversationOpened,
    HelpBegins,
    HowItWent,
    RelayOpened,
    StillTalking,
    WordsHeldBack,
    WordsRelayed,
)

Notice = (
    ProblemPosted
    | ProblemContinued
    | GuidanceWanted
    | GuidanceFound
    | MentorsSuggested
    | MentorAsked
    | HelpOffered
    | OfferDeclined
    | MentorReminded
    | MentorReleased
    | AskingWentOn
    | SearchWaits
    | CallOffered
    | EverybodyAsked
    | ConversationOpened
    | RelayOpened
    | WordsRelayed
    | WordsHeldBack
    | HelpBegins
    | StillTalking
    | HowItWent
    | ConcernRaised
    | AuthorReplied
    | ThreadAnswered
    | ProblemChanged
    | ThanksGiven
    | ProblemReported
    | AnswerWanted
    | MessageAnswered
    | AnswerWantedForGuidance
    | OutcomeAsked
    | PieceDrafted
    | RoleChanged
    | MentorWanted
    | MeetingAsked
    | PartnerLeft
    | PeersIntroduced
    | RoundPlanned
    | RoundWithoutYou
    | FacilitatorWanted
    | GoalsTouched
    | KeepGoingDeclined
    | KeepGoingProposed
    | PairingAsked
    | PairingBegan
    | PairingChanged
    | PairingEnded
    | PairingEndsSoon
    | AgreementAsked
    | ChangeSettled
    | PieceAskedBack
    | PieceDeclined
    | PiecePublished
    | CheckInWanted
    | CheckInBack
    | CheckInReminder
    | CheckInAsked
    | CheckInReminded
    | AnswersShared
    | AnswerShared
    | AnswerSharedWithCoach
    | CareOffered
    | CoachTold
    | SupportsInvited
    | SupportsCharted
    | SupportsShared
    | ConveningNotice
    | CelebrationNotice
    | ReviewsDue
    | LibraryDigest
    | CohortPictured
    | ReportWanted
    | QuarterOver
    | ReportMade
)
"""All that can be said. `bot/views/render.py` shows each of them."""

__all__ = [
    "AgreementAsked",
    "AnswerShared",
    "AnswerSharedWithCoach",
    "AnswerWanted",
    "AnswerWantedForGuidance",
    "AnswersShared",
    "AskingWentOn",
    "AuthorReplied",
    "CallOffered",
    "CareOffered",
    "ChangeSettled",
    "CheckInAsked",
    "CheckInBack",
    "CheckInReminded",
    "CheckInReminder",
    "CheckInWanted",
    "CoachTold",
    "CohortPictured",
    "ConcernRaised",
    "ConversationOpened",
    "EverybodyAsked",
    "FacilitatorWanted",
    "FoundPiece",
    "GoalsTouched",
    "GuidanceFound",
    "GuidanceWanted",
    "HelpBegins",
    "HelpOffered",
    "HowItWent",
    "KeepGoingDeclined",
    "KeepGoingProposed",
    "LibraryDigest",
    "MeetingAsked",
    "MentorAsked",
    "MentorReleased",
    "MentorReminded",
    "MentorWanted",
    "MentorsSuggested",
    "MessageAnswered",
    "Notice",
    "OfferDeclined",
    "OutcomeAsked",
    "PairingAsked",
    "PairingBegan",
    "PairingChanged",
    "PairingEnded",
    "PairingEndsSoon",
    "PartnerLeft",
    "PeersIntroduced",
    "PieceAskedBack",
    "PieceDeclined",
    "PieceDrafted",
    "PiecePublished",
    "ProblemChanged",
    "ProblemContinued",
    "ProblemPosted",
    "ProblemReported",
    "QuarterOver",
    "RelayOpened",
    "ReportMade",
    "ReportWanted",
    "ReviewsDue",
    "RoleChanged",
    "RoundPlanned",
    "RoundWithoutYou",
    "SearchWaits",
    "StillTalking",
    "SuggestedMentor",
    "SupportsCharted",
    "SupportsInvited",
    "SupportsShared",
    "ThanksGiven",
    "ThreadAnswered",
    "WordsHeldBack",
    "WordsRelayed",
]
