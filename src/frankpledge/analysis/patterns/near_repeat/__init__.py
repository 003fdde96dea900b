"""Events close to one another in place and time: tables, chains, who is near."""
