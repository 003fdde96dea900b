"""The assessment as a document, the same parts in every format."""

from frankpledge.assessment.presenters.book.from_project import material_of
from frankpledge.assessment.presenters.book.making import Material, book_of


__all__ = ["Material", "book_of", "material_of"]
