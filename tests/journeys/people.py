"""What the stories about people have in common: a form that is opened, and what it holds."""


async def opens(network, person, button):
    await person.opens_home()
    await network.workspace.until(lambda: person.home)
    await person.clicks(button, on="home")


def filled(person, name):
    """What a field of the form in front holds, as plain values."""
    state = person.modal.values[name][name]
    match state["type"]:
        case "multi_static_select" | "checkboxes":
            return [option["value"] for option in state["selected_options"]]
        case "static_select" | "radio_buttons":
            return state["selected_option"]["value"]
        case "multi_users_select":
            return state["selected_users"]
        case "datepicker":
            return state["selected_date"]
        case _:
            return state["value"]
