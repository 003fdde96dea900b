"""The assessment as a document, the same parts in every format."""

from frankpledge.assessment.presenters.book.making import Material, book_of


__all__ = ["Material", "book_of"]
