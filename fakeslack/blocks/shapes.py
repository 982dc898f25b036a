"""Small checks that combine into a description of Block Kit, with complaints like Slack's."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

Check: TypeAlias = Callable[[Any, str, list[str]], None]
"""Looks at a value at a place and adds what is wrong with it to the list."""


def complain(found: list[str], place: str, sentence: str) -> None:
    found.append(f"[ERROR] {sentence} [json-pointer:{place}]")


def string(most: int, least: int = 0) -> Check:
    def check(value: Any, place: str, found: list[str]) -> None:
        if not isinstance(value, str):
            complain(found, place, "must be a string")
        elif len(value) > most:
            complain(found, place, f"must be less than {most + 1} characters")
        elif len(value) < least:
            complain(found, place, f"must be more than {least - 1} characters")

    return check


def flag(value: Any, place: str, found: list[str]) -> None:
    if not isinstance(value, bool):
        complain(found, place, "must be a boolean")


def number(least: int, most: int) -> Check:
    def check(value: Any, place: str, found: list[str]) -> None:
        if not isinstance(value, int) or not least <= value <= most:
            complain(found, place, f"must be a number from {least} to {most}")

    return check


def one_of(*allowed: str) -> Check:
    def check(value: Any, place: str, found: list[str]) -> None:
        if value not in allowed:
            complain(found, place, f"must be one of {', '.join(allowed)}")

    return check


def anything(_value: Any, _place: str, _found: list[str]) -> None:
    """Leave unchecked what this workspace only passes on."""


def list_of(each: Check, most: int, least: int = 1) -> Check:
    def check(value: Any, place: str, found: list[str]) -> None:
        if not isinstance(value, list):
            complain(found, place, "must be an array")
        elif len(value) > most:
            complain(found, place, f"no more than {most} items allowed")
        elif len(value) < least:
            complain(found, place, f"no fewer than {least} items allowed")
        else:
            for index, item in enumerate(value):
                each(item, f"{place}/{index}", found)

    return check


def shape(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """Check an object's properties; one that is not named here is refused."""
    known = {"type": anything, **(optional or {}), **required}

    def check(value: Any, place: str, found: list[str]) -> None:
        if not isinstance(value, dict):
            complain(found, place, "must be an object")
            return
        for name in required:
            if value.get(name) is None:
                complain(found, place, f"missing required field: {name}")
        for name, item in value.items():
            if name not in known:
                complain(found, f"{place}/{name}", f"unsupported property: {name}")
            elif item is not None:
                known[name](item, f"{place}/{name}", found)

    return check


def variant(table: Mapping[str, Check], what: str) -> Check:
    """Check an object by its `type`."""

    def check(value: Any, place: str, found: list[str]) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        known = table.get(kind) if isinstance(kind, str) else None
        if known is None:
            complain(found, f"{place}/type", f"unsupported type: {what} cannot be {kind!r} here")
        else:
            known(value, place, found)

    return check


def both(*checks: Check) -> Check:
    def check(value: Any, place: str, found: list[str]) -> None:
        for each in checks:
            each(value, place, found)

    return check


def plain(most: int) -> Check:
    """Check a text object that may only be plain."""
    words = shape({"text": string(most, 1)}, {"emoji": flag})
    return variant({"plain_text": words}, "this text")


def words(most: int) -> Check:
    """Check a text object that may be formatted."""
    return variant(
        {
            "plain_text": shape({"text": string(most, 1)}, {"emoji": flag}),
            "mrkdwn": shape({"text": string(most, 1)}, {"verbatim": flag}),
        },
        "text",
    )
