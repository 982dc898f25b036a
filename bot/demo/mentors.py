"""Who mentors in the demo's network: some have time, one is full, and one is away for a while."""

from bot.demo.people import OFFICERS, STAFF, Mentoring, Somebody
from bot.domain.members import District
from bot.domain.peers import PeerChoices

MENTORS = (
    Somebody(
        name="grace",
        real_name="Grace Placeholder",
        title="Mentor, nine years an equity officer",
        tz="America/Chicago",
        district_name="Mock Prairie Schools",
        district=District(setting="rural", size="small", region="midwest", sector="district"),
        state="MN",
        years=9,
        mentoring=Mentoring(
            topics=(
                "discipline-and-school-climate",
                "data-and-accountability",
                "special-education",
            ),
            led=("discipline-and-school-climate", "data-and-accountability"),
            experience="Halved suspensions over four years, with teachers who doubted it at "
            "first.\nBuilt a discipline report that principals read every month.",
            rather_not="Lawsuits that are going on.",
        ),
    ),
    Somebody(
        name="mae",
        real_name="Mae Specimen",
        title="Mentor, former deputy superintendent",
        tz="America/New_York",
        district=District(setting="suburban", size="large", region="south", sector="district"),
        state="NC",
        years=12,
        day=(10, 18),
        mentoring=Mentoring(
            topics=(
                "board-and-superintendent-relations",
                "pushback-and-politics",
                "policy-and-strategic-plan",
            ),
            led=("board-and-superintendent-relations", "policy-and-strategic-plan"),
            experience="Sat through three board elections, and kept the plan through each of "
            "them.\nWrote equity goals into a strategic plan without the word.",
        ),
    ),
    Somebody(
        name="dora",
        real_name="Dora Notional",
        title="Mentor, restorative practice",
        tz="America/Denver",
        district_name="Notional Springs Schools",
        district=District(setting="town", size="medium", region="west", sector="district"),
        state="CO",
        years=7,
        mentoring=Mentoring(
            topics=(
                "discipline-and-school-climate",
                "student-voice",
                "racial-equity",
            ),
            led=("student-voice",),
            experience="Brought restorative circles into eleven schools, one staff room at a time.",
        ),
    ),
    Somebody(
        name="sol",
        real_name="Sol Theoretical",
        title="Mentor, public affairs and equity",
        tz="America/Chicago",
        district=District(setting="urban", size="large", region="midwest", sector="agency"),
        years=6,
        languages=("es",),
        mentoring=Mentoring(
            topics=(
                "pushback-and-politics",
                "gender-and-lgbtq-inclusion",
                "data-and-accountability",
            ),
            led=("pushback-and-politics",),
            experience="Answered a year of record requests, and taught a board to read its own "
            "data.",
            rather_not="Speeches for somebody else's board meeting.",
        ),
    ),
    Somebody(
        name="ruth",
        real_name="Ruth Imaginary",
        title="Mentor, family engagement",
        tz="America/Denver",
        district_name="Imaginary Heights Schools",
        district=District(setting="urban", size="large", region="west", sector="district"),
        years=8,
        languages=("es", "so"),
        mentoring=Mentoring(
            topics=(
                "family-and-community-engagement",
                "multilingual-learners",
                "student-voice",
            ),
            led=("family-and-community-engagement",),
            experience="Built a parents' council in seven languages from two evenings a year.",
            capacity=1,
            weekly=1,
        ),
    ),
    Somebody(
        name="theo",
        real_name="Theo Fictional",
        title="Mentor, second career in equity work",
        tz="America/Los_Angeles",
        district=District(setting="town", size="medium", region="west", sector="nonprofit"),
        state="OR",
        years=5,
        peers=PeerChoices(takes_part=True, wish="experience"),
        mentoring=Mentoring(
            topics=(
                "role-clarity-and-first-years",
                "wellbeing-and-sustainability",
                "hiring-and-retention",
            ),
            led=("role-clarity-and-first-years",),
            experience="Was an office of one for three years, and learned to say what is not mine.",
            capacity=3,
        ),
    ),
    Somebody(
        name="hugo",
        real_name="Hugo Conjecture",
        title="Mentor, budgets and plans",
        tz="America/New_York",
        district_name="Conjecture Falls Schools",
        district=District(setting="suburban", size="medium", region="northeast", sector="district"),
        state="NJ",
        years=10,
        mentoring=Mentoring(
            topics=(
                "budget-and-resourcing",
                "policy-and-strategic-plan",
                "hiring-and-retention",
            ),
            led=("budget-and-resourcing",),
            experience="Moved a third of a small budget to where the need was, and kept my job.",
            away_for=12,
        ),
    ),
)

EVERYBODY = (*OFFICERS, *MENTORS, *STAFF)
