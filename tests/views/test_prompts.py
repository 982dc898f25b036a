"""What facilitators see of prompts keeps Slack's limits, whatever somebody wrote."""

from datetime import date

import pytest

from bot.domain.prompts import LONGEST_QUESTION, LONGEST_SHORT, Ahead, Prompt
from bot.services.prompts import bank
from bot.views import checkin, prompt_bank
from bot.views import prompts as views
from bot.views.prompts import Place
from tests.views.limits import check_view
from tests.views.made_up import ATTACKS

PLACE = Place(1, list_id="V0ORDER", arc="own", ref="own:1")
WILD = [
    Prompt(ref=f"own:{n}", question=attack[:LONGEST_QUESTION], short=attack[:LONGEST_SHORT])
    for n, attack in enumerate([*ATTACKS, "&" * LONGEST_QUESTION] * 10)
]
SLUGS = list(bank())


@pytest.mark.parametrize("page", [0, 1, 99])
def test_an_order_of_any_length_fits(page):
    ahead = [Ahead(prompt=each, reveals="nothing", day=date(2026, 11, 2)) for each in WILD]
    check_view(views.order(PLACE._replace(page=page), "<!here> & " * 7, ahead, prompt_bank.ways()))


def test_the_whole_bank_fits_with_how_it_stands_to_a_cohort():
    stand = prompt_bank.Stand(ahead=SLUGS[1:], asked={SLUGS[0]: date(2026, 11, 2)})
    for arc in ("spring", "own"):
        place = PLACE._replace(arc=arc)
        check_view(prompt_bank.bank(place, list(bank().values()), stand))
        check_view(prompt_bank.bank(place, WILD, stand))
        check_view(prompt_bank.bank(place, [], stand))


@pytest.mark.parametrize("prompt", [*WILD[: len(ATTACKS) + 1], bank()[SLUGS[0]]])
def test_a_preview_fits_and_so_does_the_form(prompt):
    one = Ahead(prompt=prompt, reveals="who")
    own = prompt_bank.own_doors(prompt.ref)
    for members in (0, 1, 10_000):
        check_view(views.preview(PLACE, "&" * 75, one, members=members, own=own))
    check_view(views.dead_end(PLACE, "&" * 75, one))
    check_view(views.sent(prompt, members=10_000))
    check_view(prompt_bank.form(PLACE, prompt))


def test_no_button_of_a_preview_is_one_of_a_message():
    one = Ahead(prompt=WILD[0], reveals="who")
    drawn = views.preview(PLACE, "First years", one, members=2).to_dict()
    names = {
        element["action_id"] for block in drawn["blocks"] for element in block.get("elements", ())
        if "action_id" in element
    }  # fmt: skip
    assert not names & {checkin.ANSWER, checkin.LATER, checkin.SKIP, checkin.PAUSE}
    assert f"{views.ONLY_SHOWN}:0" in names


def test_a_modal_remembers_where_it_stands():
    assert Place.read(str(PLACE)) == PLACE
