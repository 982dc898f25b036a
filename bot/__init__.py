"""Lantern: peer support in Slack for networks of equity officers."""
