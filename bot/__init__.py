"""Lantern: peer support in Slack for networks of equity officers."""

import os

# The library that runs the search model reports its use to its makers unless told not to, and
# reads this once, when it is first imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
