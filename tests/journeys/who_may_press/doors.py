"""How each door is tried: what a button carries, and how a form is filled in.

Words in braces are numbers of the situation. A door's name is what Slack calls it; what follows
an @ tells several uses of one name apart.
"""

from tests.journeys.finding import FORM as QUESTION
from tests.journeys.sharing import FORM as PROBLEM
from tests.journeys.who_may_press.answers import ANSWERS
from tests.journeys.who_may_press.assessments import ASSESSMENTS
from tests.journeys.who_may_press.checkins import CHECKINS
from tests.journeys.who_may_press.cohorts import COHORTS
from tests.journeys.who_may_press.door import BOARDS, Door, at_home, button, form, inside
from tests.journeys.who_may_press.library_doors import LIBRARY
from tests.journeys.who_may_press.prompts import PROMPTS
from tests.journeys.who_may_press.reports import REPORTS
from tests.journeys.who_may_press.schedules import SCHEDULES
from tests.journeys.who_may_press.sessions import SESSIONS

PROBLEMS = {
    "/problem": button("", "shows Problem of practice"),
    "share_problem_shortcut": button("", "shows Problem of practice"),
    "make_problem": button("", "shows Problem of practice"),
    "share_problem": button("", "shows Problem of practice"),
    "form problem": form("problem", **PROBLEM),
    "problem_menu @find": button("find:{running}", "shows Find a mentor", kind="overflow"),
    "problem_menu @edit": button("edit:{running}", "shows Edit", kind="overflow"),
    "problem_menu @resolve": button("resolve:{running}", "shows Mark as resolved", kind="overflow"),
    "problem_menu @withdraw": button("withdraw:{running}", "shows Withdraw", kind="overflow"),
    "problem_menu @report": button("report:{running}", "shows Report", kind="overflow"),
    "problem_menu @find a private one": button("find:{private}", "shows Find", kind="overflow"),
    "problem_menu @edit a private one": button("edit:{private}", "shows Edit", kind="overflow"),
    "problem_menu @resolve a private one": button(
        "resolve:{private}", "shows Mark as resolved", kind="overflow"
    ),
    "problem_menu @withdraw a private one": button(
        "withdraw:{private}", "shows Withdraw", kind="overflow"
    ),
    "form edit_problem": form("problem", title="Other words"),
    "form edit_problem @private": form("problem", question="Other words?"),
    "form resolve_problem": form("problem", what_helped="Patience"),
    "form resolve_problem @private": form("problem", what_helped="Patience"),
    "form withdraw_problem": form("problem"),
    "form withdraw_problem @private": form("problem"),
    "same_here": button("{running}", "interest"),
    "follow_problem": button("{running}", "interest"),
    "form report_problem": form("report", reason="Please look."),
    "reply_without_name": button("{unnamed}", "shows Reply without my name"),
    "form reply_without_name": form("delivery", text="Thank you all."),
    "read_guidance": button("{piece}", "shows"),
    "guidance_useful": button("{piece}", "feedback"),
    "guidance_not_useful": button("{piece}", "feedback"),
}
SEARCHING = {
    "/mentor": button("", "shows Find a mentor"),
    "/mentor words": button("our board votes on the plan", "says"),
    "/mentor help": button("", "says /mentor"),
    "more_for_words": button("0:our board votes on the plan", "says “our board votes"),
    "ask_about_words": button("{mae}:our board", "shows Find a mentor"),
    "write_question_down": button(":our board", "shows Find a mentor"),
    "form find_mentor": form("problem", **QUESTION),
    "more_mentors": button("{fresh}", "quiet"),
    "more_in_form": inside("", "quiet", "{fresh}"),
    "ask_mentor": button("{fresh}:{mae}", "request"),
    "ask_from_form": inside("", "request", "{fresh}:{mae}"),
    "help_with_problem": button("{fresh}", "request"),
    "withdraw_request": button("{running}", "asking"),
    "switch_passing": button("{running}", "asking"),
    "want_another": button("{fresh}", "asking"),
    "open_call": button("{running}", "shows Ask everybody"),
    "form open_call_form": form("delivery"),
    "accept_request": button("{running_r}", "request"),
    "decline_request": button("{running_r}", "request"),
    "accept_request @private": button("{private_r}", "request"),
    "decline_request @private": button("{private_r}", "request"),
    "accept_request @offer": button("{offer_r}", "request"),
    "decline_request @offer": button("{offer_r}", "request"),
    "why_not_now": button("{declined_r}", "shows Why not now"),
    "never_topic": button("{declined_r}", "shows Not this topic again"),
    "suggest_somebody": button("{declined_r}", "shows Suggest somebody"),
    "form why_not_now_form": form("request", why="too_close"),
    "form never_topic_form": form("mentor", topics=BOARDS),
    "form suggest_somebody_form": form("shows Thank you", person="{grace}"),
}
TALKING = {
    f"{name} @{talk}": Door(value=f"{{{talk}_r}}", does=does, kind=kind)
    for talk in ("named", "unnamed")
    for name, does, kind in (
        ("conversation_done", "request", "button"),
        ("conversation_longer", "conversation", "button"),
        ("still_talking", "conversation", "button"),
        ("not_the_right_fit", "apart", "button"),
        ("conversation_menu", "apart", "overflow"),
        ("something_was_wrong", "apart", "button"),
        ("keep_going", "shows Keep going together", "button"),
    )
}
TALKED = {
    "form concern @named": form("concern", words="It was not right."),
    "form concern @unnamed": form("concern", words="It was not right."),
    "it_went_great": button("{done_r}", "verdict"),
    "it_went_good": button("{done_r}", "verdict"),
    "it_was_not_for_me": button("{done_r}", "verdict"),
    "never_match_again": button("{unfit_r}", "apart"),
    "form keep_going": form("proposal"),
    "agree_keep_going": button("{proposal}", "pairing"),
    "decline_keep_going": button("{proposal}", "proposal"),
}
COACHING = {
    "/mentor coach": button("", "shows"),
    "see_coaching": button("", "shows"),
    "turn_coaching:on": inside("0", "quiet", ":0"),
    "open_coaching": button("{pairing}", "shows Goals"),
    "pairing_terms": button("{pairing}", "shows How often"),
    "form pairing_terms": form("pairing", rhythm="weekly"),
    "end_pairing": inside("1:0", "pairing", "{pairing}"),
    "pairing_goes_well": button("{pairing}:{asked_on}", "delivery"),
    "pairing_should_change": button("{pairing}", "shows"),
    "end_pairing_asked": button("{pairing}:{asked_on}", "pairing"),
    "want_facilitator": inside("", "delivery", "{pairing}"),
    "turn_goals:on": inside("1:0", "quiet", "{pairing}:0"),
    "turn_notes:on": inside("1:1", "quiet", "{goal}:0"),
    "add_goal": button("{pairing}", "shows Add a goal"),
    "goal_menu @notes": inside("1:0", "shows Notes", "notes:{goal}", kind="overflow"),
    "goal_menu @edit": inside("1:0", "shows Change the goal", "edit:{goal}", kind="overflow"),
    "goal_menu @reached": inside("1:0", "goal", "reached:{goal}", kind="overflow"),
    "form goal": form("goal", text="Another goal", about="alignment"),
    "form goal @change": form("goal", text="Other words"),
    "form goal_note": form("goal_note", note="A word for us two."),
}
OWN = {
    "/mentor offer": button("", "shows"),
    "offer_to_mentor": at_home("shows"),
    "form mentor": form("mentor", topics=BOARDS, experience="Six years of it."),
    "about_my_district": at_home("shows"),
    "form district": form("member", district_name="Sample Unified"),
    "pause_mentoring": at_home("mentor"),
    "pause_mentoring_until": at_home("mentor", "2099-01-01", kind="datepicker"),
    "resume_mentoring": at_home("quiet"),
    "meet_a_peer": at_home("shows Meet a peer"),
    "form peer_choices": form("member", wish="experience"),
    "peers_i_am_back": at_home("quiet"),
    "peers_met": button("{met}", "round_answer"),
    "peers_planned": button("{met}", "round_answer"),
    "peers_not_yet": button("{met}", "round_answer"),
    "peers_could_not": button("{met}", "delivery"),
    "want_new_partner": button("{met}", "round_answer"),
    "want_no_new_partner": button("{met}", "delivery"),
    "/lantern": button("", "says Here is what I can do"),
}
_DRAFT = "{draft}:{version}:0"
FACILITATING = {
    "/lantern people": button("", "shows People"),
    "/lantern settings": button("", "shows Asking for help"),
    "/lantern coaching": button("", "shows"),
    "/cohort pairs": button("", "shows Rounds of pairs"),
    "people_page:back": inside("0", "quiet", ":0"),
    "people_page:on": inside("0", "quiet", ":0"),
    "open_person": inside("0", "shows Roles", "{otto}"),
    "pick_person": inside("0", "shows Roles", "{otto}", kind="users_select"),
    "invite_to_mentor": inside("{otto}:0", "delivery", "{otto}"),
    "form person": form("role", roles=["coach"]),
    "form network_settings": form("workspace_settings", nudge_after="12"),
    "assign_coach": button("", "shows Assign a coach"),
    "form assign_coach": form("pairing", coach="{cora}", officer="{otto}"),
    "end_assignment": inside("0", "pairing", "{pairing}"),
    "turn_assignments:on": inside("0", "quiet", ":0"),
    "report_done": at_home("report", "{report}"),
    "send_again": at_home("delivery", "{trouble}"),
    "note_arrived": at_home("delivery", "{trouble}"),
    "dismiss_message": at_home("delivery", "{trouble}"),
    "form round": form("round"),
    "open_round": inside("", "quiet", "{draft}"),
    "round_earlier": inside(_DRAFT, "quiet"),
    "round_later": inside(_DRAFT, "quiet"),
    "redraw_round": inside(_DRAFT, "round"),
    "swap_in_round": inside(_DRAFT, "shows Swap two people"),
    "leave_out_of_round": inside(_DRAFT, "shows Leave somebody out"),
    "round_group @lock": inside(_DRAFT, "round_pair", "lock:{group}", kind="overflow"),
    "round_group @swap": inside(_DRAFT, "shows Swap", "swap:{group}", kind="overflow"),
    "send_round": inside(_DRAFT, "round"),
    "drop_round": inside(_DRAFT, "round"),
    "take_back_round": inside("{sending}:{sending_version}:0", "round"),
    "form round_swap": form("round_pair", one="{one}", other="{two}"),
    "form round_leave_out": form("round", those=["{ada}"]),
}
DOORS = (
    (PROBLEMS | SEARCHING | TALKING | TALKED | COACHING | OWN | FACILITATING | LIBRARY)
    | (COHORTS | SCHEDULES | PROMPTS | REPORTS | SESSIONS)
    | (CHECKINS | ANSWERS | ASSESSMENTS)
)
