"""Where a series goes, what its season and the calendar explain, what to expect."""
