"""What is said privately to the one who pressed a button under a problem."""


def same_here(*, noted: bool) -> str:
    if noted:
        return (
            "Counted: the author sees one more colleague with this problem, not who it is. "
            "Press *Same here* again to take it back."
        )
    return "Taken back: you are no longer counted. Press *Same here* again to be counted."


def follow(*, noted: bool) -> str:
    if noted:
        return (
            "You follow this problem: I tell you of replies, at most once an hour, and of what "
            "becomes of it. Nobody sees that you do. Press *Follow* again to stop."
        )
    return "You no longer follow this problem. Press *Follow* again to hear of it."
