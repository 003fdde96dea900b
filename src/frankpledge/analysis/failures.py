"""What every expected failure in the product is made of: a sentence for a person."""


class ExpectedFailure(Exception):  # noqa: N818 - the house's word for it
    """
    Something that can go wrong in daily work, said in words a person can act on.

    The message says what happened and where; `fix` says what to do next and may
    be empty. Screens, the command line and jobs show both and never a traceback.
    """

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.fix = fix

    def __str__(self) -> str:
        return " ".join(part for part in (self.args[0], self.fix) if part)


class ChangedMeanwhile(ExpectedFailure):
    """
    Somebody else changed a thing after this person opened it; nothing was written.

    A page that is told so shows both texts beside each other.
    """

    def __init__(
        self,
        message: str = "Somebody else changed this after you opened it.",
        fix: str = "Look at their change, then save again.",
    ) -> None:
        super().__init__(message, fix)
