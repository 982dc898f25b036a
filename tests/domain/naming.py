"""Made-up people by where their names come from, and what officers write about them."""

NAMES = {
    "African American": """
        DeShawn Washington|Aaliyah Jefferson|Jamal Booker|Lakisha Gaines|Tyrone Muhammad
        Keisha Broadnax|Darnell Pettway|Imani Dupree|Malik Gadsden|Shanice Boykin
        Tremaine Hairston|Latoya Mayfield|Marquis Ruffin|Ebony Smalls|Trayvon Batiste
        Nia Fields|Precious Banks|Destiny Rivers|Kwame Freeman|Zaria Broussard
        Jaylen Sykes|Khadijah Bolden|Rasheed Mosley|Tanisha Poindexter
    """,
    "West and East African": """
        Ngozi Okafor|Chinedu Eze|Amara Diallo|Kofi Mensah|Abena Owusu|Oluwaseun Adeyemi
        Yetunde Bakare|Fatoumata Keita|Moussa Traoré|Awa N'Diaye|Abdi Warsame|Hodan Farah
        Tesfaye Bekele|Selam Haile|Wanjiru Kamau|Otieno Odhiambo|Tendai Moyo|Blessing Achebe
        Gift Banda|Thandiwe Dlamini|Nyah Akol|Kwabena Asante|Ifeoma Nwosu|Mulugeta Girma
    """,
    "Arabic and Persian": """
        Omar Al-Rashid|Layla Haddad|Yusuf Khalil|Noor Mansour|Amina El-Sayed|Tariq Nasser
        Huda Abdallah|Karim Boutros|Samira Zaman|Bilal Qureshi|Rania Khoury|Hassan Ibrahim
        Dalia Saleh|Faris Najjar|Leila Hosseini|Reza Tehrani|Parisa Ahmadi|Kian Rostami
        Zahra Jafari|Mustafa Bakir|Iman Darwish|Sami Aziz|Jannah Suleiman|Walid ibn Rahman
    """,
    "South Asian": """
        Priya Patel|Arjun Reddy|Ananya Iyer|Rohan Mehta|Lakshmi Subramanian|Imran Chowdhury
        Harpreet Singh|Gurpreet Kaur|Deepa Krishnan|Vikram Joshi|Nadia Rahman|Aarav Gupta
        Kavya Nair|Suresh Pillai|Meera Desai|Tenzin Sherpa|Anjali Bose|Sanjay Kulkarni
        Bina Thapa|Farhan Siddiqui|Dev Shah|Asha Rao|Jasleen Gill|Nimal Perera
    """,
    "East and Southeast Asian": """
        Wei Zhang|Xiu Ying Li|Min-jun Kim|Ji-woo Park|Nguyễn Văn An|Linh Tran|Haruto Tanaka
        Sakura Yamamoto|Mai Xiong|Tou Vang|Pa Houa Yang|Long Pham|Thanh Huynh|Mei Chen
        Jun Wang|Hao Liu|Soo-ah Choi|Sokha Chea|Somchai Wattana|Maricel Bautista
        Jejomar Dimaculangan|Aye Thida|Bao Vue|Dung Le
    """,
    "Pacific and Native American": """
        Sione Tupou|Mele Fonua|Kealoha Kahananui|Malia Ka\u02bbaihue|Tavita Leota|Fa'alogo Sefo
        Losa Tuimavave|Keola Nakamura|Leilani Kamaka|Teuila Faleolo|Semisi Vainikolo|Lupe Taumoepeau
        Winona Begay|Chayton Yazzie|Aiyana Tsosie|Dakota Redfeather|Takoda Whitehorse|Kai Benally
        Nashoba Tubby|Sequoyah Mankiller|Hehewuti Nampeyo|Ahanu Locklear|Koda Two-Bulls|Mahina Akana
    """,
    "Latin American": """
        José Hernández|María Guadalupe Flores|Ximena Ávila|Santiago de la Cruz|Xiomara Peña
        Luis Quiñones|Itzel Tzoc|Alejandra Mejía|Javier Villarreal|Yesenia Ortiz|Ángel Fuentes
        Jesús Maldonado|Esperanza Ríos|Cuauhtémoc Solís|Marisol Zavala|Emiliano Barrios
        Graciela Montoya|Rigoberto Chávez|Noemí Pacheco|Lupita Cárdenas|Joaquín Del Toro
        Rocío Benítez|Beatriz Rosario|Tomás Guzmán
    """,
    "European": """
        Emily Johnson|Connor O'Brien|Grace Miller|Will Hunter|Rose Baker|Mark Stone|Hannah Schmidt
        Katarzyna Kowalska|Dmitri Volkov|Giulia Romano|Siobhán Kelly|Lars Johansson|Faith Walker
        Hope Winters|Chase Cooper|Olga Petrenko|Zoltán Szabó|Anneke van der Berg|Pierre Lefèvre
        Autumn Brooks|Jack Taylor|Heather Price|Nikos Papadakis|Ivana Horvat
    """,
}
"""24 of each; some are words, as names are everywhere."""
WRITTEN = (
    "I talked with {first} {last} after the vote, and it did not help.",
    "{first} {last} left the office in tears.",
    "Then {first} asked why nobody had told the families.",
    "We met {last} and two principals before the board meeting.",
    "A student, {first}, was sent home three times in a month.",
    "The plan came from Ms. {last}, who had no budget.",
    "Dr. {last} wrote to the families about it.",
    "It was {first}'s mother who spoke at the microphone.",
    "{first} told me to wait until the new year.",
    "Principal {last} would not meet us.",
)
"""What is written about them, with both names or one."""

ELSEWHERE = (
    "Last week {last} resigned and {first} took over.",
    "My coach, {first} {last}, said to keep notes.",
    "We asked {first} and the chair to wait.",
    "{last} was against it from the start.",
    "She calls {first} every Friday.",
    "Board member {first} {last} read a list of books.",
    "The boy, {first}, is nine.",
    "Thanks to {first} we kept the money.",
    "Please write to {first} {last} about it.",
    "- {first} {last}, our lawyer, drafted it.",
    "\u201c{first} is not safe here,\u201d her aunt told us.",
    "in {last}'s class nobody spoke",
)
"""More of it, written after the rules were, which are not to be changed to fit these."""


def people() -> dict[str, list[tuple[str, str]]]:
    """First and last names, by origin."""
    return {
        origin: [_parts(name) for name in "|".join(names.strip().splitlines()).split("|")]
        for origin, names in NAMES.items()
    }


def _parts(name: str) -> tuple[str, str]:
    first, _, last = name.strip().partition(" ")
    return first, last


NAMELESS = """
Our board put the word equity on its agenda for a vote to remove it from the strategic plan.
I have two weeks, a superintendent who wants no headlines, and principals who are scared.
How have others kept the goals when the word had to go?
Suspensions of our Black boys rose after we adopted restorative practices. Teachers call it soft.
I have the data and no authority over the code of conduct. Where do I start?
I am four months in, an office of one, and every department sends me its complaints.
How did you decide what is not yours?
We moved the discussion from the word to the commitments behind it, and the board voted with us.
Families asked for interpretation at every meeting. We had money for two languages.
The Superintendent asked me to present to the Board on Monday, with no slides and ten minutes.
Nobody told us that the budget for translation would be cut in half by June.
Our English learners wait six weeks for a placement test, and Spanish speakers wait longer.
A parent stood up and read the policy aloud. People clapped. I did not know what to say.
We named three goals: attendance, belonging, and access to advanced courses.
Title IX and FERPA came up in every call. HR wanted a script; our counsel wanted silence.
Data by grade and by race showed that 38 percent of referrals came from two classrooms.
In March we tried listening sessions. In April we wrote down what we had heard.
What helped was a one-page answer that every principal could carry.
"We are not against it," one member said, "we are against the cost."
Hispanic and African American students were half as likely to be in gifted programs.
The union president was worried. We asked teachers what they needed before we asked for anything.
Students told us that the dress code was used against Muslim girls and against Black girls.
I asked colleagues for help: what would you have done? Two wrote back the same day.
Patience is not a plan. Trust grows when people see that what they said was used.
Everyone wanted a training; few wanted a change in how we hire.
Our Director of Student Services and I share one assistant.
The State Board of Education changed the rules for special education in the summer.
LGBTQ students asked for a club. The principal said yes, then the board asked for a policy.
Keep the minutes. Write to the chair first. Bring a principal with you.
Start with what the data shows. Then say why it matters here, and ask for their support.
We used Define, Narrate, Act to prepare: first the terms, then the reason, then the steps.
IEP meetings ran long, and the interpreter left at four.
The Office of Equity and Family Engagement has two people, and one of them is on leave.
Two schools piloted it. Both kept it. Attendance rose by 4 points in a year.
Since 2021 we have had three superintendents and two interim ones.
I went home angry, slept on it, and wrote a shorter letter in the morning.
Staff felt blamed. Leaders felt alone. Families felt nothing had changed.
Restorative circles work when adults sit in them too.
"Equity" was gone from the title, but the work stayed in every department's plan.
My first ninety days: listen, map who decides what, and choose one thing to finish.
"""
"""What officers write without naming anybody: a sentence or two a line."""
