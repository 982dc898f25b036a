"""The words around a name that tell that it is one, and of what."""

from bot.domain.identifying.values import several

CIVIL = several(
    """
    mr mrs ms miss mx dr prof professor rev reverend pastor rabbi imam hon
    """
)
"""Whatever follows one of these with a capital is a name."""
ROLES = {
    "superintendent": "the superintendent",
    "principal": "the principal",
    "coach": "a coach",
    "trustee": "a trustee",
    "mayor": "the mayor",
    "governor": "the governor",
    "senator": "a senator",
    "representative": "a representative",
    "commissioner": "a commissioner",
    "director": "a director",
    "chair": "the chair",
    "chairman": "the chair",
    "chairwoman": "the chair",
    "president": "the president",
    "counselor": "a counselor",
    "teacher": "a teacher",
}
"""What stands for a name behind a role."""
POSTS = several(
    """
    coordinator director manager specialist office department team committee council plan
    program policy services initiative engagement day week month project protocol framework
    act relations officer chief assistant deputy association lead leader leaders fund review
    report code
    """
)
"""Words of titles and programmes: ordinary words beside one of them name no person."""
SCHOOLS = several(
    """
    elementary middle high primary junior senior charter magnet school schools academy prep
    preparatory montessori kindergarten campus
    """
)
DISTRICTS = several(
    """
    unified isd usd cusd district public schools county city consolidated independent
    central community parish regional township union school area
    """
)
OPENERS = several(
    """
    our the a an every this that these those each my your their his her its all most many no
    some any one two three four few both what which when where while if as at in on for from
    with by to and or but so yet then now after before since because although though until
    once under over how why who whose not there here even just only still i we you he she
    they it
    """
)
"""Words that begin a sentence, and are no part of the name behind them."""
DOINGS = several(
    """
    ask call tell thank meet bring write show invite email text give let keep use see try send visit
    read join follow support remember consider contact phone listen talk speak work start begin go
    get take make find help watch trust leave avoid copy quote blame praise warn remind name look
    asking calling telling meeting bringing writing showing giving working talking seeing
    """
)
"""What a sentence tells somebody to do, before the name of whom."""
ARTICLES = several("the a an our my your their his her its this that each every")
"""Words that already stand before a name of a place."""
NOBODY = several(
    """
    he she they it we you i who nobody somebody everybody everyone someone anyone anybody
    one people staff leadership administration management that this which what each neither
    either both none another nothing something everything counsel personnel faculty
    """
)
"""Who or what says and does things, and is named by no name."""
SAYS = several(
    """
    said says told tells asked asks came comes cried cries wrote writes called calls felt
    feels thought thinks wanted wants went goes emailed texted replied laughed left joined
    insisted resigned quit refused shouted yelled smiled worries worried knows knew lives
    lived hates loves hated loved sat sits
    """
)
"""What people do."""
ABSTRACT = (
    *("ment", "ance", "ence", "tion", "sion", "ness", "ity", "ship", "ing", "ism", "ure", "ics"),
    *("logy", "graphy", "ency", "ancy", "dom", "hood", "age", "ics", "ly", "ss", "self", "body"),
)
"""What words end with that name no person."""
THINGS = several(
    """
    trust data progress growth work support news time money law access research policy practice
    budget attendance evidence truth silence patience pressure anger change culture language history
    everything nothing something anything people pushback equity justice discipline interest demand
    turnout response feedback advice talk staff half part most some none each another neither either
    both board chair plan vote word room family community district school team union press court
    """
)
"""Words that begin sentences, and do things, without being people."""
BESIDE = several("i we he she they my me")
"""After "and": somebody stands before it."""
CALLED = frozenset(("named", "called"))
STUDENT = several(
    """
    student child boy girl kid son daughter grader sibling brother sister twin pupil
    freshman sophomore senior junior kindergartner kindergartener toddler
    """
)
PARENT = several(
    """
    mother father mom dad parent grandmother grandfather guardian aunt uncle
    """
)
BEFORE_SMALL = (
    CIVIL
    | CALLED
    | STUDENT
    | PARENT
    | frozenset(ROLES)
    | frozenset(("colleague", "friend", "boss"))
)
"""Before a word that nobody knows, in small letters: it is a name."""
IN = several("in near outside across around throughout")
PARTICLES = several(
    """
    de del della di da dos das la las los van von der den ter bin bint ibn al el abu ould y
    """
)
"""Small words inside a name."""
