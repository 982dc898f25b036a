"""Whoever does not know what to do is told, and nobody else hears of it."""

import pytest


@pytest.mark.parametrize("text", ["", "help", "sing me a song"])
async def test_lantern_explains_itself_privately(network, text):
    await network.ada.uses("/lantern", text, channel=network.problems)
    await network.workspace.until(lambda: network.ada.ephemerals)
    assert "/problem" in network.ada.ephemerals[-1].words
    assert network.posts() == []


async def test_problem_help_explains_the_form(network):
    await network.ada.uses("/problem", "help")
    await network.workspace.until(lambda: network.ada.ephemerals)
    assert "opens a form" in network.ada.ephemerals[-1].words
    assert network.ada.modal is None


async def test_a_press_on_something_old_is_answered(network):
    await network.ada.posts(network.ada.dm(), "help")
    await network.workspace.until(lambda: len(network.ada.sees(network.ada.dm())) == 2)
    answer = network.ada.sees(network.ada.dm())[-1]
    await network.ada.presses_old(answer, "button_of_last_year", "7")
    await network.workspace.until(lambda: network.ada.ephemerals)
    assert "no longer in use" in network.ada.ephemerals[-1].words
