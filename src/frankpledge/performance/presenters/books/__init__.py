"""The monthly update, the area forum's report and the annual report as documents."""

from frankpledge.performance.presenters.books.annual import annual_report
from frankpledge.performance.presenters.books.forum import forum_report
from frankpledge.performance.presenters.books.making import Book, file_of_book
from frankpledge.performance.presenters.books.update import update_book


__all__ = ["Book", "annual_report", "file_of_book", "forum_report", "update_book"]
