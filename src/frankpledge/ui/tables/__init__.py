"""Lists that a person can filter, sort, page through and take away as a file."""

from frankpledge.ui.tables.columns import Column, Filter
from frankpledge.ui.tables.listing import Listing
from frankpledge.ui.tables.shown import Shown


__all__ = ["Column", "Filter", "Listing", "Shown"]
