"""What happens next in a search for a mentor, and when, in words for its author."""

from bot.domain.notices.helping import AskingClock
from bot.views.blocks import moment


def what_is_next(clock: AskingClock, *, channel: str, left: bool) -> str:
    """Say it; `left` tells whether mentors are shown who can still be asked."""
    match clock.state:
        case "asking":
            return _thinking(clock)
        case "choosing":
            return "You choose whom to ask next." if left else _nobody_left(clock)
        case "waiting":
            return _in_line(clock)
        case "called":
            return (
                f"Everybody in <#{channel}> is asked. When somebody offers to help, I tell you "
                "here."
            )
        case "helped":
            return (
                "You have found somebody, so I ask nobody else. For one more, ask whom you choose, "
                "or press *One more mentor* and I choose."
            )
        case "ended":
            return "Nobody is asked any more. You can ask again whenever you like."


def _thinking(clock: AskingClock) -> str:
    after = "I ask the next who fits" if clock.passes_on else "you choose whom to ask next"
    if clock.mentor is None:
        return "I am looking for the next who fits."
    who = f"<@{clock.mentor}>"
    if clock.answer_by is None:
        return f"{who} is thinking about it. If they cannot, {after}."
    return (
        f"{who} has until {moment(clock.answer_by)} to answer. If they cannot, or do not answer, "
        f"{after}."
    )


def _nobody_left(clock: AskingClock) -> str:
    ask_all = " Or press *Ask everybody*: I show you the words before anybody reads them."
    again = "Nobody else fits and has room just now. Press *More* to look again."
    return again + (ask_all if clock.may_call else "")


def _in_line(clock: AskingClock) -> str:
    then = "I ask them for you" if clock.passes_on else "I tell you here, and you choose"
    return (
        f"All who fit are busy just now. {place_in_line(clock.place)} As soon as one of them has "
        f"room, {then}."
    )


def place_in_line(place: int | None) -> str:
    """Say where a search stands, from 1."""
    if place is None:
        return "Your question waits in line."
    before = {1: "nobody is", 2: "1 question is"}.get(place, f"{place - 1} questions are")
    return f"Your place in the line is {place}: {before} before you."
