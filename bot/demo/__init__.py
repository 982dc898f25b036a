"""The demo: a local Slack workspace with invented people in it, and the real bot at work."""
