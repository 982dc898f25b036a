"""What Slack says when it will not do something."""

from typing import Any


class Refusal(Exception):
    """An answer of `"ok": false`: Slack's error code, and what Slack adds to it."""

    def __init__(
        self, code: str, *messages: str, status: int = 200, retry_after: int = 0, **more: Any
    ) -> None:
        super().__init__(code, *messages)
        self.code = code
        self.status = status
        self.retry_after = retry_after
        self.more = more
        self.messages = messages

    def wire(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error": self.code, **self.more}
        if self.messages:
            body["response_metadata"] = {"messages": list(self.messages)}
        return body


class Impossible(Exception):
    """A person tried what Slack's client would not let them do. The message is for them."""
