"""What Slack brings, one file a feature, each with `register(app)`."""
