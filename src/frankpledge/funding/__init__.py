"""Where the money comes from, what it is given for, and what it brought."""
