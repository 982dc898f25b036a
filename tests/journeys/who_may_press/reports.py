# a dash says no
"""Who may press what about reports: facilitators of the network, and who looks after the cohort."""

from typing import Any

from slack_sdk.models.views import View

from bot.views import cohort_report
from tests.journeys.who_may_press.door import button, form

REPORTS_TABLE = """
Reports; a facilitator looks after the cohort, too                              A  C  F  L  S
  What came of it, or one's own   | /cohort report                       | ✓  ✓  ✓  ✓  ✓
  … by a button                   | open_report                          | -  -  ✓  -  ✓
  Ask for one of a cohort         | form cohort_report                   | -  -  ✓  -  ✓
  Ask for one of the network      | form cohort_report @network          | -  -  ✓  -  -
  The same as a table             | report_as_csv                        | -  -  ✓  -  ✓
Another cohort                                                                  F  S
  Ask for one of it               | open_report @another                 | ✓  -
  The same as a table             | report_as_csv @another               | ✓  -
  … of the network                | report_as_csv @network               | ✓  -
"""
REPORTS = {
    "/cohort report": button("", "shows "),
    "open_report": button("{cohort}", "shows Report"),
    "form cohort_report": form("delivery", of="{cohort}", period="this"),
    "form cohort_report @network": form("delivery", of="network", period="this"),
    "report_as_csv": button("{cohort}:this", "says a table"),
    "open_report @another": button("{another}", "shows Report"),
    "report_as_csv @another": button("{another}:this", "says a table"),
    "report_as_csv @network": button("network:this", "says a table"),
}


def of_reports(numbers: dict[str, Any]) -> dict[str, View]:
    shown = cohort_report.form([(numbers["cohort"], "First years")], network=True, chosen=None)
    return {"cohort_report": shown, "cohort_report @network": shown}
