"""Events close in place and time: more than chance, chains, and what lies near."""
