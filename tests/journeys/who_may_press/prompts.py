# a dash says no
"""Who may press what about a cohort's prompts: a facilitator has her cohort's order before her."""

from typing import Any

from slack_sdk.models.views import View

from bot.domain.prompts import Prompt, PromptDraft
from bot.services import own_prompts, prompt_order
from bot.views import prompt_bank
from bot.views.prompts import Place
from tests.journeys.who_may_press.door import button, form, inside
from tests.network import Network

PROMPTS_TABLE = """
What a cohort is asked; a facilitator looks after the cohort                    A  C  F  L  S
  What it is asked, or one's own  | /cohort prompts                      | ✓  ✓  ✓  ✓  ✓
  … by a button                   | open_prompts                         | -  -  ✓  -  ✓
  … another page                  | turn_prompts:on                      | -  -  ✓  -  ✓
  Ask it sooner                   | prompt_choice @sooner                | -  -  ✓  -  ✓
  Leave it out                    | prompt_choice @leave out             | -  -  ✓  -  ✓
  See it as a member does         | prompt_choice @look                  | -  -  ✓  -  ✓
  A button that is only shown     | only_shown:on                        | ✓  ✓  ✓  ✓  ✓
  Decide what facilitators learn  | prompt_reveals                       | -  -  ✓  -  ✓
  Send it now                     | send_prompt_now                      | -  -  ✓  -  ✓
  Open the bank                   | open_prompt_bank                     | -  -  ✓  -  ✓
  … another part of the year      | prompt_arc                           | -  -  ✓  -  ✓
  … another page                  | turn_prompt_bank:on                  | -  -  ✓  -  ✓
  Ask one of it next              | take_prompt                          | -  -  ✓  -  ✓
  Open: write one                 | write_prompt                         | -  -  ✓  -  ✓
  Write one                       | form prompt                          | -  -  ✓  -  ✓
  Open: change one                | change_prompt                        | -  -  ✓  -  ✓
  Change one                      | form prompt @change                  | -  -  ✓  -  -
  Archive one                     | archive_prompt                       | -  -  ✓  -  -
"""
_ORDER = '[{cohort}, 0, "", "", ""]'
_SHOWN = '[{cohort}, 0, "", "spring", "own:{prompt}"]'
_OWN = "own:{prompt}"
PROMPTS = {
    "/cohort prompts": button("", "shows "),
    "open_prompts": button("{cohort}", "shows Prompts"),
    "turn_prompts:on": inside(_ORDER, "quiet", "{cohort}:1"),
    "prompt_choice @sooner": inside(_ORDER, "cohort_prompt", f"later:{_OWN}", kind="overflow"),
    "prompt_choice @leave out": inside(
        _ORDER, "cohort_prompt", f"leave_out:{_OWN}", kind="overflow"
    ),
    "prompt_choice @look": inside(
        _ORDER, "shows As a member sees it", f"look:{_OWN}", kind="overflow"
    ),
    "only_shown:on": inside(_SHOWN, "quiet"),
    "prompt_reveals": inside(_SHOWN, "cohort_prompt", "nothing", kind="overflow"),
    "send_prompt_now": inside(_SHOWN, "prompting", _OWN),
    "open_prompt_bank": inside(_ORDER, "shows The bank of prompts"),
    "prompt_arc": inside(_SHOWN, "quiet", "spring", kind="overflow"),
    "turn_prompt_bank:on": inside(_SHOWN, "quiet", "{cohort}:1"),
    "take_prompt": inside(_SHOWN, "cohort_prompt", "last:follow-one-dollar", kind="overflow"),
    "write_prompt": inside(_ORDER, "shows Write a prompt"),
    "form prompt": form("own_prompt", question="Who noticed?", short="Who?"),
    "change_prompt": inside(_SHOWN, "shows Change a prompt", _OWN),
    "form prompt @change": form("own_prompt", short="Other words"),
    "archive_prompt": inside(_SHOWN, "own_prompt", _OWN),
}


def of_prompts(numbers: dict[str, Any]) -> dict[str, View]:
    place = Place(numbers["cohort"])
    known = Prompt(ref=f"own:{numbers['prompt']}", question="Who noticed?", short="Who?")
    return {"prompt": prompt_bank.form(place), "prompt @change": prompt_bank.form(place, known)}


async def arranged_prompts(network: Network, cohort_id: int) -> dict[str, Any]:
    """A prompt that the facilitator wrote, which the cohort is asked next."""
    draft, now = PromptDraft(question="Who noticed?", short="Who?"), network.core.now()
    async with network.core.db.transaction() as session:
        ref = await own_prompts.write(session, draft, form_id="V6", by=network.fay.id, now=now)
        await prompt_order.add(session, cohort_id, ref, first=True, today=now.date())
    return {"prompt": ref.removeprefix("own:")}
