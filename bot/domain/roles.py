"""The roles that facilitators give, and what each of them lets somebody do."""

GIVEN = {
    "coach": "Coach",
    "facilitator": "Facilitator",
    "ombuds": "Ombuds person",
}
"""What is stored, and what is shown. Officers and mentors are so by what they do."""
MEANS = {
    "coach": "has assigned officers, and sees the goals and notes that the two share",
    "facilitator": "looks after the network: people, reports, requests that wait too long",
    "ombuds": "hears in confidence when something was wrong between two people",
}


def in_words(name: str) -> str:
    """Name a role inside a sentence."""
    return "an ombuds person" if name == "ombuds" else f"a {GIVEN[name].lower()}"
