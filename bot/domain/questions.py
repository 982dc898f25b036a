"""Questions with which a talk between two colleagues starts, by topic."""

from collections import Counter
from collections.abc import Collection, Mapping

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "pushback-and-politics": (
        "Who in your district surprised you lately by standing beside you, and what moved them?",
        "What have you stopped saying in public, and what do you say instead?",
        "Which criticism of the work did you find half right?",
    ),
    "policy-and-strategic-plan": (
        "Which sentence of your plan do people really act on, and why that one?",
        "If you could keep one page of your strategic plan, which would it be?",
        "Where does your plan promise more than anybody has time to do?",
    ),
    "curriculum-and-instruction": (
        "In which classroom did you last see what you are working for? What did it look like?",
        "How do you talk about instruction with those who decide on it, when you do not?",
        "What did a teacher teach you about this work in the past year?",
    ),
    "discipline-and-school-climate": (
        "What does your data on discipline not show?",
        "What did a principal change about discipline without being told to?",
        "How do you tell a school that got calmer from one that only reports less?",
    ),
    "family-and-community-engagement": (
        "Which families do you never hear from, and what have you tried?",
        "When did a meeting with families change a decision of yours?",
        "Who outside the district opens doors for you?",
    ),
    "student-voice": (
        "What did students ask for that you did not expect?",
        "What became of the last thing that students told you?",
        "Which decision in your district should students be part of, and are not?",
    ),
    "hiring-and-retention": (
        "Whom did you lose in the past year whom you wish you had kept? What would have kept them?",
        "At which step of hiring do the people you hope for drop out?",
        "What do new colleagues hear about your district before they come?",
    ),
    "professional-learning": (
        "After which training did people really do something differently?",
        "What do you do with those who sit through it with their arms crossed?",
        "If you had one hour with all principals, what would you use it for?",
    ),
    "data-and-accountability": (
        "Which number do you look at first, and which one do you trust least?",
        "When did a number start a good conversation, and when did it end one?",
        "Who asks you for data, and who should?",
    ),
    "budget-and-resourcing": (
        "What would you stop paying for tomorrow, if it were yours to decide?",
        "How did you win your last argument about money?",
        "What do you get done with no budget at all, and who pays for it in time?",
    ),
    "special-education": (
        "Where do special education and equity work meet in your district, and where do they miss?",
        "What do you do about who gets referred, and who does not?",
        "What did a parent explain to you that no report did?",
    ),
    "multilingual-learners": (
        "What are multilingual students in your schools praised for?",
        "Which service exists on paper and is hard to get in practice?",
        "Who in your schools speaks for families whose language nobody in the office speaks?",
    ),
    "gender-and-lgbtq-inclusion": (
        "How do you keep students safe where the rules leave you little room?",
        "What do you say to a principal who would rather not talk about it?",
        "Which quiet change helped more than a loud one?",
    ),
    "racial-equity": (
        "How do you talk about race in a room where the word alone divides people?",
        "What has changed for students since you began, and how do you know?",
        "Where do you carry this work alone, and who could carry some of it?",
    ),
    "board-and-superintendent-relations": (
        "What does your superintendent need from you that nobody wrote down?",
        "How do you prepare a board for news that it will not like?",
        "When do you bring a matter up, and when do you wait?",
    ),
    "role-clarity-and-first-years": (
        "What did you decide is not yours, and how did you say so?",
        "What would you tell yourself on your first day?",
        "How do you explain your job to somebody who thinks it is everything?",
    ),
    "wellbeing-and-sustainability": (
        "What do you do on a day when it is too much?",
        "Which part of the work gives you strength, and when did you last do it?",
        "What would you need in order to stay another three years?",
    ),
}
"""By a topic's slug."""

ANYBODY = (
    "What are you working on that nobody around you understands as well as a colleague would?",
    "What went better than you expected in the past month?",
    "Which decision lies before you, and what makes it hard?",
    "What would you do this year if you were sure of support?",
)


def question_for(topics: Collection[frozenset[str]], turn: int) -> str:
    """Choose a question for people with these topics: on one that most of them share.

    `turn` is any number: the same gives the same question, the next another one.
    """
    held = Counter(slug for each in topics for slug in each)
    most = max(held.values(), default=0)
    about = sorted(slug for slug, count in held.items() if count == most)
    known = [question for slug in about for question in QUESTIONS.get(slug, ())]
    choice = known or ANYBODY
    return choice[turn % len(choice)]
