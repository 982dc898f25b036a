"""What was said in the demo's network before you came in."""

from datetime import timedelta

from bot.demo.earlier import Asked, Earlier, Lesson, Reply

INTRODUCTIONS = (
    ("fay", "Welcome, everybody. Say who you are, where you work and what keeps you going."),
    ("ada", "Ada, Example Unified: two high schools, a lot of road. I like to draw our data."),
    ("grace", "Grace, mentor. Ask me about discipline data; I have made the mistakes already."),
    ("noor", "Noor, four months in at Madeup County. Glad that this place exists."),
)

PROBLEMS = (
    Earlier(
        by="ines",
        ago=timedelta(days=28),
        title="Our student council is asked when everything is decided",
        context=(
            "The council meets on the last Friday of the month. By then the cabinet has voted, "
            "and what we bring is news. Two students at Storybook North left it in the fall, and "
            "they were the ones who disagreed."
        ),
        tried="A student at each cabinet meeting, for twenty minutes, on a chair by the door.",
        question="How did you bring students in while something could still be changed?",
        topics=("student-voice", "board-and-superintendent-relations"),
        replies=(
            Reply(
                by="pia",
                after=timedelta(hours=6),
                text="We moved the council to the week before cabinet. No memo on anything that "
                "students live with goes up without their page behind it.",
            ),
            Reply(
                by="dora",
                after=timedelta(days=1, hours=2),
                text="Ask the ones who left. Ours came back for one question a year that was "
                "theirs alone to decide, with money behind it.",
            ),
        ),
        lesson=Lesson(
            helpful=(("pia", ""), ("dora", "Dora Notional, mentor")),
            resolved_after=timedelta(days=7, hours=12),
            what_helped="The council met a week before the cabinet, and its page came first in "
            "the packet. A change of the bell schedule was put off.",
            agreed="Ask students in the week before the vote, not after it",
            summary="A council that met after every vote moved one week forward, and was heard.",
        ),
    ),
    Earlier(
        by="ada",
        ago=timedelta(days=23),
        title="Our two high schools count the same behavior differently",
        context=(
            "One school writes a referral for what the other calls a talk in the hallway. On "
            "paper the first looks harsh and the second calm, and both principals feel judged."
        ),
        tried="A shared list of definitions, which everybody signed and nobody uses.",
        question="How did you get two schools to count alike before you compared them?",
        topics=("data-and-accountability", "discipline-and-school-climate"),
        replies=(
            Reply(
                by="dora",
                after=timedelta(hours=20),
                text="We wrote down ten scenes from real hallways, without names, and every dean "
                "wrote beside each: referral or talk? Nobody spoke of definitions after that.",
            ),
            Reply(
                by="sol",
                after=timedelta(days=1, hours=4),
                text="Count the talks too, for one month, with a tally on a card. At Sample "
                "Street School it showed that both halls were the same hall.",
            ),
        ),
        asked=Asked(
            mentor="grace",
            after=timedelta(hours=2),
            accepted_after=timedelta(hours=7),
            talk=(
                Reply(
                    by="grace",
                    after=timedelta(days=1),
                    text="Would Thursday at three suit you? Bring ten referrals from each school, "
                    "without names.",
                ),
                Reply(
                    by="ada",
                    after=timedelta(days=1, hours=3),
                    text="Thursday at three it is. I will bring them printed.",
                ),
                Reply(
                    by="ada",
                    after=timedelta(days=6),
                    text="We sorted them together with both principals. Six of ten went to "
                    "another pile.",
                ),
            ),
        ),
        lesson=Lesson(
            helpful=(("dora", ""), ("sol", "Sol Theoretical, mentor")),
            resolved_after=timedelta(days=13),
            what_helped="Both principals sorted the same twenty referrals, side by side, at "
            "Example High.",
        ),
    ),
    Earlier(
        by="otto",
        ago=timedelta(days=6),
        title="Principals treat the equity plan as one more binder",
        context=(
            "Our plan has eleven goals and a page of measures for each. Twenty-six principals "
            "have it on a shelf. In their meetings it comes last, after buses and boilers."
        ),
        tried="A shorter summary, and a reminder in every newsletter.",
        question="What did you do so that principals used the plan in an ordinary week?",
        topics=("policy-and-strategic-plan", "professional-learning"),
        replies=(
            Reply(
                by="mae",
                after=timedelta(hours=3),
                text="We cut ours to two goals a school, chosen by the school. The other nine "
                "waited a year, and nobody missed them.",
            ),
            Reply(
                by="lena",
                after=timedelta(hours=20),
                text="Ten minutes of each principals' meeting, first on the list, and one of "
                "them tells what they tried. It is never me who speaks.",
            ),
        ),
    ),
    Earlier(
        by="noor",
        ago=timedelta(days=3),
        anonymous=True,
        title="Every complaint in the district lands on my desk",
        context=(
            "I am new and alone in the office. Other departments send me whatever sounds like "
            "fairness, from parking to grading, and I have no time for what I was hired to do."
        ),
        question="How did you decide what is yours, and how did you say no the first time?",
        topics=("role-clarity-and-first-years", "wellbeing-and-sustainability"),
        replies=(
            Reply(
                by="theo",
                after=timedelta(hours=5),
                text="I kept a list for a month, and then went through it with my "
                "superintendent: mine, theirs, ours. The list did the talking.",
            ),
        ),
        asked=Asked(
            mentor="theo",
            after=timedelta(hours=6),
            accepted_after=timedelta(hours=9),
            talk=(
                Reply(
                    by="theo",
                    after=timedelta(hours=22),
                    text="Thank you for trusting me with this. Which three complaints took most "
                    "of your week?",
                ),
                Reply(
                    by="noor",
                    after=timedelta(days=1, hours=1),
                    text="Parking, a dress code, and a grade from two years ago. None of them "
                    "in my job description.",
                ),
                Reply(
                    by="theo",
                    after=timedelta(days=2),
                    text="Then those three are your list for a first talk upstairs. Shall we "
                    "write it together?",
                ),
            ),
        ),
    ),
    Earlier(
        by="jonah",
        ago=timedelta(days=1, hours=4),
        title="Our evenings for families reach the same twelve people",
        context=(
            "Four evenings a year, in the gym, with interpreters. The families who most need to "
            "be heard work at that hour, and some do not trust the building."
        ),
        tried="Childcare, food, and a bus that came empty.",
        question="Where did you meet families who never came to school, and who asked them?",
        topics=("family-and-community-engagement", "multilingual-learners"),
        replies=(
            Reply(
                by="ines",
                after=timedelta(hours=2),
                text="At the laundromat, on Saturdays, with two mothers who invited the others. "
                "We brought the coins.",
            ),
        ),
        asked=Asked(
            mentor="ruth",
            after=timedelta(hours=3),
            accepted_after=timedelta(hours=5),
            talk=(
                Reply(
                    by="ruth",
                    after=timedelta(hours=6),
                    text="Happy to. Before we talk: who of the twelve could bring one neighbor?",
                ),
                Reply(
                    by="jonah",
                    after=timedelta(hours=22),
                    text="Two sisters who run a food truck. I will ask them on Friday.",
                ),
            ),
        ),
    ),
    Earlier(
        by="lena",
        ago=timedelta(hours=5),
        title="Two board members want the word equity out of our plan",
        context=(
            "There is a vote in three weeks. My superintendent hopes for a quiet meeting, and "
            "the staff who wrote the goals with me are losing heart."
        ),
        question="How did you keep the work when you could not keep the word?",
        topics=("pushback-and-politics", "board-and-superintendent-relations"),
        asked=Asked(mentor="mae", after=timedelta(hours=1)),
    ),
)
