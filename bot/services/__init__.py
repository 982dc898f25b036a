"""Use cases, one file a noun. Each gets an open session and plain values, and never commits."""
