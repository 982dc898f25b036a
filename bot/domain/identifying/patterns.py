"""What tells by its shape who or where a text is about: addresses, numbers, dates, Slack's ids."""

import re
from collections.abc import Iterator

from bot.domain.identifying.values import INSTEAD, Marked

_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    "Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_STREET = (
    r"\d+\s+(?:[A-Z]\w+\s+){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Way|Court|Ct)\b\.?"
)
_FILE = r"\b(?:ID|SSID|case|ticket|file)s?(?: number| no\.?)?:? ?#?\d[\w-]*"
_RULES = tuple(
    (kind, instead or INSTEAD[kind], re.compile(pattern, flags))
    for kind, instead, pattern, flags in (
        ("person", "", r"<@[UW]\w+(?:\|[^<>]*)?>", 0),
        ("channel", "", r"<#C\w+(?:\|[^<>]*)?>", 0),
        ("link", "", r"<(?:https?://|mailto:)[^<>]*>", 0),
        ("link", "", r"(?:https?://|www\.)[^\s<>\"”]*[^\s<>\"”.,;:!?)]", 0),
        ("address", "", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", 0),
        ("link", "", r"\b(?:[\w-]+\.)+(?:com|org|net|edu|gov|us|io|info|k12)\b(?:/[^\s<>]*)?", 0),
        ("person", "", r"(?<![\w@])@\w[\w.-]*\w", 0),
        ("channel", "", r"(?<![\w#&])#[a-zA-Z][\w-]*", 0),
        ("address", "", _STREET, 0),
        ("number", "", r"(?<![\w-])\+?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\b\d{3}-\d{4}\b", 0),
        ("number", "", r"\b\d{3}-\d{2}-\d{4}\b", 0),
        ("date", "", rf"\b(?:{_MONTHS})\.? {_DAY}\b(?:,? \d{{4}})?", 0),
        ("date", "", rf"\b{_DAY}(?: of)? (?:{_MONTHS})\b\.?(?:,? \d{{4}})?", 0),
        ("date", "", r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b|\b(?:19|20)\d\d-\d\d-\d\d\b", 0),
        ("school", "a school", r"\b(?:[PJMIH]\.?S\.?|School|P-?S) ?#? ?\d{1,4}\b", 0),
        ("district", "a district", r"\bDistrict (?:No\. ?|#)?\d{1,4}\b", 0),
        ("number", "a room", r"\b[Rr]oom #?\w?\d+\w?\b", 0),
        (
            "number",
            "",
            r"\b(?:ID|SSID|case|ticket|file)s?(?: number| no\.?)?:? ?#?\d[\w-]*",
            re.IGNORECASE,
        ),
        ("number", "", r"(?<![\w.])#\d+\b", 0),
        ("person", "", r"\b(?:[A-Z]\.){2,3}(?!\w)", 0),
    )
)
_INITIALS = frozenset(("U.S.", "D.C.", "U.K.", "U.N.", "P.E.", "A.P.", "A.M.", "P.M.", "I.D."))
_NUMBER = re.compile(r"(?<![\w.,])[$€£]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,/-])[$€£]?\d{3,}\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ANYBODYS = frozenset(("911", "988", "211", "504"))
"""Numbers to call for help, and of a law, that are the same everywhere."""
_PERCENT = re.compile(r"\s?(?:%|percent|per cent)")


def marked(text: str) -> Iterator[Marked]:
    """Find them, the surest first; they may overlap."""
    for kind, instead, rule in _RULES:
        for each in rule.finditer(text):
            if each[0] not in _INITIALS:
                yield Marked(each.start(), each.end(), kind, instead)
    for each in _NUMBER.finditer(text):
        is_common = _YEAR.fullmatch(each[0]) or each[0] in _ANYBODYS
        if not is_common and not _PERCENT.match(text, each.end()):
            yield Marked(each.start(), each.end(), "number", INSTEAD["number"])
