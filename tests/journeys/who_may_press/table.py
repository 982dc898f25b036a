# a dash says no
"""Who may press what: the table that everything else here only tries.

A  the author of the problems, and the officer whom the coach coaches
M  the mentor whom the author asked, and with whom they talk
O  another mentor, who gave the library a few pieces
U  an officer who has no part in any of it
C  the author's coach, who looks after a piece
F  a facilitator
X  somebody of another organisation, who sees posts in a shared channel
L  a facilitator and coach who has left the network
S  somebody who facilitates one cohort, and has no part in the network

A section names those whom it tells apart; for the rest it is as for one of these.

✓  may, and it has its effect
-  is refused with a kind sentence, and nothing changes
·  cannot try: Slack offers commands to the workspace's own members only
"""

import re
from collections.abc import Iterator

from tests.journeys.who_may_press.answers import ANSWERS_TABLE
from tests.journeys.who_may_press.assessments import ASSESSMENTS_TABLE
from tests.journeys.who_may_press.checkins import CHECKINS_TABLE
from tests.journeys.who_may_press.cohorts import COHORTS_TABLE
from tests.journeys.who_may_press.library_table import LIBRARY
from tests.journeys.who_may_press.prompts import PROMPTS_TABLE
from tests.journeys.who_may_press.reports import REPORTS_TABLE
from tests.journeys.who_may_press.schedules import SCHEDULES_TABLE
from tests.journeys.who_may_press.sessions import SESSIONS_TABLE

TABLE = """
A problem of practice                                                   A  M  O  U  C  F  X  L
  Open the form for a problem     | /problem                             | ✓  ✓  ✓  ✓  ✓  ✓  ·  ✓
  … by a shortcut                 | share_problem_shortcut               | ✓  ✓  ✓  ✓  ✓  ✓  ·  ✓
  … from a message                | make_problem                         | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  … by a button                   | share_problem                        | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Share a problem                 | form problem                         | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Menu: find a mentor             | problem_menu @find                   | ✓  -  -  -  -  -  -  -
  Menu: edit                      | problem_menu @edit                   | ✓  -  -  -  -  ✓  -  -
  Menu: mark as resolved          | problem_menu @resolve                | ✓  -  -  -  -  ✓  -  -
  Menu: withdraw                  | problem_menu @withdraw               | ✓  -  -  -  -  ✓  -  -
  Menu: report                    | problem_menu @report                 | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  A private one: find a mentor    | problem_menu @find a private one     | ✓  -  -  -  -  -  -  -
  A private one: edit             | problem_menu @edit a private one     | ✓  -  -  -  -  -  -  -
  A private one: resolve          | problem_menu @resolve a private one  | ✓  -  -  -  -  -  -  -
  A private one: withdraw         | problem_menu @withdraw a private one | ✓  -  -  -  -  -  -  -
  Change its words                | form edit_problem                    | ✓  -  -  -  -  ✓  -  -
  … of a private one              | form edit_problem @private           | ✓  -  -  -  -  -  -  -
  Resolve it                      | form resolve_problem                 | ✓  -  -  -  -  ✓  -  -
  … a private one                 | form resolve_problem @private        | ✓  -  -  -  -  -  -  -
  Withdraw it                     | form withdraw_problem                | ✓  -  -  -  -  ✓  -  -
  … a private one                 | form withdraw_problem @private       | ✓  -  -  -  -  -  -  -
  Same here                       | same_here                            | -  ✓  ✓  ✓  ✓  ✓  -  ✓
  Follow                          | follow_problem                       | -  ✓  ✓  ✓  ✓  ✓  -  ✓
  Report it                       | form report_problem                  | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Open: reply without a name      | reply_without_name                   | ✓  -  -  -  -  -  -  -
  Reply without a name            | form reply_without_name              | ✓  -  -  -  -  -  -  -
  Read a piece of guidance        | read_guidance                        | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  It was useful                   | guidance_useful                      | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  It was not                      | guidance_not_useful                  | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
Looking for a mentor                                                    A  M  O  U  C  F  X  L
  Open the form for a question    | /mentor                              | ✓  ✓  ✓  ✓  ✓  ✓  ·  ✓
  Look with a few words           | /mentor words                        | ✓  ✓  ✓  ✓  ✓  ✓  ·  ✓
  How it works                    | /mentor help                         | ✓  ✓  ✓  ✓  ✓  ✓  ·  ✓
  More for the words              | more_for_words                       | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Ask one about the words         | ask_about_words                      | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Write the words down            | write_question_down                  | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Ask a question of mentors alone | form find_mentor                     | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  More who fit                    | more_mentors                         | ✓  -  -  -  -  -  -  -
  … from the form                 | more_in_form                         | ✓  -  -  -  -  -  -  -
  Ask a mentor                    | ask_mentor                           | ✓  -  -  -  -  -  -  -
  … from the form                 | ask_from_form                        | ✓  -  -  -  -  -  -  -
  I can help                      | help_with_problem                    | -  ✓  ✓  ✓  ✓  ✓  -  -
  Take the request back           | withdraw_request                     | ✓  -  -  -  -  -  -  -
  Ask me first                    | switch_passing                       | ✓  -  -  -  -  -  -  -
  One more mentor                 | want_another                         | ✓  -  -  -  -  -  -  -
  Open: ask everybody             | open_call                            | ✓  -  -  -  -  -  -  -
  Ask everybody                   | form open_call_form                  | ✓  -  -  -  -  -  -  -
  Accept a request                | accept_request                       | -  ✓  -  -  -  -  -  -
  Not now                         | decline_request                      | -  ✓  -  -  -  -  -  -
  Accept a private question       | accept_request @private              | -  ✓  -  -  -  -  -  -
  Not now, to a private one       | decline_request @private             | -  ✓  -  -  -  -  -  -
  Accept an offer of help         | accept_request @offer                | ✓  -  -  -  -  -  -  -
  Not now, to an offer            | decline_request @offer               | ✓  -  -  -  -  -  -  -
  Open: why not now               | why_not_now                          | -  ✓  -  -  -  -  -  -
  Open: not this topic again      | never_topic                          | -  ✓  -  -  -  -  -  -
  Open: suggest somebody          | suggest_somebody                     | -  ✓  -  -  -  -  -  -
  Say why not now                 | form why_not_now_form                | -  ✓  -  -  -  -  -  -
  Not this topic again            | form never_topic_form                | -  ✓  -  -  -  -  -  -
  Suggest somebody                | form suggest_somebody_form           | -  ✓  -  -  -  -  -  -
A conversation, with names and without                                  A  M  O  U  C  F  X  L
  Done                            | conversation_done @named             | ✓  ✓  -  -  -  -  -  -
  Need more time                  | conversation_longer @named           | ✓  ✓  -  -  -  -  -  -
  We are still talking            | still_talking @named                 | ✓  -  -  -  -  -  -  -
  Not the right fit               | not_the_right_fit @named             | ✓  ✓  -  -  -  -  -  -
  Menu: something was wrong       | conversation_menu @named             | ✓  ✓  -  -  -  -  -  -
  Something was wrong             | something_was_wrong @named           | ✓  ✓  -  -  -  -  -  -
  Open: keep going together       | keep_going @named                    | ✓  ✓  -  -  -  -  -  -
  Done                            | conversation_done @unnamed           | ✓  ✓  -  -  -  -  -  -
  Need more time                  | conversation_longer @unnamed         | ✓  ✓  -  -  -  -  -  -
  We are still talking            | still_talking @unnamed               | ✓  -  -  -  -  -  -  -
  Not the right fit               | not_the_right_fit @unnamed           | ✓  ✓  -  -  -  -  -  -
  Menu: something was wrong       | conversation_menu @unnamed           | ✓  ✓  -  -  -  -  -  -
  Something was wrong             | something_was_wrong @unnamed         | ✓  ✓  -  -  -  -  -  -
  Open: keep going together       | keep_going @unnamed                  | ✓  ✓  -  -  -  -  -  -
After it                                                                A  M  O  U  C  F  X  L
  Tell what was wrong             | form concern @named                  | ✓  ✓  -  -  -  -  -  -
  … without a name                | form concern @unnamed                | ✓  ✓  -  -  -  -  -  -
  It went great                   | it_went_great                        | ✓  ✓  -  -  -  -  -  -
  It went good                    | it_went_good                         | ✓  ✓  -  -  -  -  -  -
  It was not for me               | it_was_not_for_me                    | ✓  ✓  -  -  -  -  -  -
  Do not match us again           | never_match_again                    | ✓  -  -  -  -  -  -  -
  Propose to keep going           | form keep_going                      | ✓  ✓  -  -  -  -  -  -
  Agree to it                     | agree_keep_going                     | ✓  -  -  -  -  -  -  -
  Not now, to it                  | decline_keep_going                   | ✓  -  -  -  -  -  -  -
Coaching and mentorships: the author's coach                            A  M  O  U  C  F  X  L
  My coach, my officers           | /mentor coach                        | ✓  ✓  ✓  ✓  ✓  ✓  ·  ✓
  … by a button                   | see_coaching                         | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  … another page                  | turn_coaching:on                     | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  See a pairing                   | open_coaching                        | ✓  -  -  -  ✓  -  -  -
  Open: how often                 | pairing_terms                        | ✓  -  -  -  ✓  -  -  -
  Change how often                | form pairing_terms                   | ✓  -  -  -  ✓  -  -  -
  End it                          | end_pairing                          | ✓  -  -  -  ✓  -  -  -
  It goes well                    | pairing_goes_well                    | ✓  -  -  -  -  -  -  -
  Something should change         | pairing_should_change                | ✓  -  -  -  -  -  -  -
  End it, when asked              | end_pairing_asked                    | ✓  -  -  -  -  -  -  -
  Talk with a facilitator         | want_facilitator                     | ✓  -  -  -  -  -  -  -
  Another page of goals           | turn_goals:on                        | ✓  -  -  -  ✓  -  -  -
  Another page of notes           | turn_notes:on                        | ✓  -  -  -  ✓  -  -  -
  Open: add a goal                | add_goal                             | ✓  -  -  -  ✓  -  -  -
  A goal's notes                  | goal_menu @notes                     | ✓  -  -  -  ✓  -  -  -
  Open: change a goal             | goal_menu @edit                      | ✓  -  -  -  ✓  -  -  -
  A goal is reached               | goal_menu @reached                   | ✓  -  -  -  ✓  -  -  -
  Add a goal                      | form goal                            | ✓  -  -  -  ✓  -  -  -
  Change a goal                   | form goal @change                    | ✓  -  -  -  ✓  -  -  -
  Keep a note                     | form goal_note                       | ✓  -  -  -  ✓  -  -  -
One's own part; the author and the coach were brought together          A  M  O  U  C  F  X  L
  Open one's offer to mentor      | /mentor offer                        | ✓  ✓  ✓  ✓  ✓  ✓  ·  ✓
  … by a button                   | offer_to_mentor                      | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Offer to mentor                 | form mentor                          | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Open what one told              | about_my_district                    | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Tell of one's district          | form district                        | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Pause mentoring                 | pause_mentoring                      | -  ✓  ✓  -  -  -  -  -
  … until a day                   | pause_mentoring_until                | -  ✓  ✓  -  -  -  -  -
  I am back                       | resume_mentoring                     | -  ✓  ✓  -  -  -  -  -
  Open: meet a peer               | meet_a_peer                          | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Take part in rounds             | form peer_choices                    | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Back in rounds                  | peers_i_am_back                      | ✓  -  -  -  ✓  -  -  -
  We met                          | peers_met                            | ✓  -  -  -  ✓  -  -  -
  We have a date                  | peers_planned                        | ✓  -  -  -  ✓  -  -  -
  Not yet                         | peers_not_yet                        | ✓  -  -  -  ✓  -  -  -
  Could not                       | peers_could_not                      | ✓  -  -  -  ✓  -  -  -
  A new partner, please           | want_new_partner                     | ✓  -  -  -  -  -  -  -
  No new partner after all        | want_no_new_partner                  | ✓  -  -  -  -  -  -  -
  What the bot is for             | /lantern                             | ✓  ✓  ✓  ✓  ✓  ✓  ·  ✓
What facilitators do                                                    A  M  O  U  C  F  X  L
  The people's list               | /lantern people                      | -  -  -  -  -  ✓  ·  -
  Open the settings               | /lantern settings                    | -  -  -  -  -  ✓  ·  -
  Who coaches whom                | /lantern coaching                    | -  -  -  -  -  ✓  ·  -
  The rounds                      | /cohort pairs                        | -  -  -  -  -  ✓  ·  -
  The list, a page back           | people_page:back                     | -  -  -  -  -  ✓  -  -
  … a page on                     | people_page:on                       | -  -  -  -  -  ✓  -  -
  Open somebody's roles           | open_person                          | -  -  -  -  -  ✓  -  -
  … chosen from all               | pick_person                          | -  -  -  -  -  ✓  -  -
  Invite to mentor                | invite_to_mentor                     | -  -  -  -  -  ✓  -  -
  Give and take roles             | form person                          | -  -  -  -  -  ✓  -  -
  Change the settings             | form network_settings                | -  -  -  -  -  ✓  -  -
  Open: assign a coach            | assign_coach                         | -  -  -  -  -  ✓  -  -
  Assign a coach                  | form assign_coach                    | -  -  -  -  -  ✓  -  -
  End an assignment               | end_assignment                       | -  -  -  -  -  ✓  -  -
  Who coaches, another page       | turn_assignments:on                  | -  -  -  -  -  ✓  -  -
  A report is done                | report_done                          | -  -  -  -  -  ✓  -  -
  Send a message again            | send_again                           | -  -  -  -  -  ✓  -  -
  It has arrived                  | note_arrived                         | -  -  -  -  -  ✓  -  -
  Give it up                      | dismiss_message                      | -  -  -  -  -  ✓  -  -
  Draw a draft                    | form round                           | -  -  -  -  -  ✓  -  -
  See a round                     | open_round                           | -  -  -  -  -  ✓  -  -
  … an earlier page               | round_earlier                        | -  -  -  -  -  ✓  -  -
  … a later page                  | round_later                          | -  -  -  -  -  ✓  -  -
  Draw the rest anew              | redraw_round                         | -  -  -  -  -  ✓  -  -
  Open: swap two                  | swap_in_round                        | -  -  -  -  -  ✓  -  -
  Open: leave out                 | leave_out_of_round                   | -  -  -  -  -  ✓  -  -
  Lock a pair                     | round_group @lock                    | -  -  -  -  -  ✓  -  -
  Open: swap one of it            | round_group @swap                    | -  -  -  -  -  ✓  -  -
  Send the round                  | send_round                           | -  -  -  -  -  ✓  -  -
  Drop the draft                  | drop_round                           | -  -  -  -  -  ✓  -  -
  Take it back                    | take_back_round                      | -  -  -  -  -  ✓  -  -
  Swap two                        | form round_swap                      | -  -  -  -  -  ✓  -  -
  Leave somebody out              | form round_leave_out                 | -  -  -  -  -  ✓  -  -
"""


TABLES = (
    TABLE,
    LIBRARY,
    COHORTS_TABLE,
    SCHEDULES_TABLE,
    PROMPTS_TABLE,
    REPORTS_TABLE,
    SESSIONS_TABLE,
    CHECKINS_TABLE,
    ANSWERS_TABLE,
    ASSESSMENTS_TABLE,
)
_COLUMNS = re.compile(r"(?: {1,2}[A-Z])+$")


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    """Go through the lines: a door, and what is to come of it by who tries it."""
    columns: list[str] = []
    for line in "".join(TABLES).strip("\n").splitlines():
        if "|" not in line:
            columns = "".join(_COLUMNS.findall(line)).split()
            continue
        _, door, marks = (part.strip() for part in line.split("|"))
        yield door, dict(zip(columns, marks.split(), strict=True))


def cells() -> Iterator[tuple[str, str, str]]:
    """Go through the table: a door, who tries it, and what is to come of it."""
    for door, marks in rows():
        for who, mark in marks.items():
            yield door, who, mark
