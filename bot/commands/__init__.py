"""Commands that are more than a line: one sub-app a file."""
