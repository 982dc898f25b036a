"""What can go wrong that a person can put right."""


class DomainError(Exception):
    """That did not work. Please try again."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or type(self).__doc__)


class InvalidInput(DomainError):
    """Something in the form needs another look."""

    def __init__(self, **problems: str) -> None:
        """Take one message per field, by the field's block id."""
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class NotAllowed(DomainError):
    """This is not yours to change."""


class Gone(DomainError):
    """That is no longer open, so there is nothing left to do here."""
